using Larmor.Magnetism;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;

namespace Larmor.Experiments.Motion;

/// <summary>What a moment does in the end at constant field and current.</summary>
/// <param name="State">Rest, limit cycle, or neither.</param>
/// <param name="Mean">Direction at rest; time average over a cycle.</param>
/// <param name="Minimum">Smallest projection on the direction asked for.</param>
/// <param name="Maximum">Largest projection on it.</param>
/// <param name="Frequency">Frequency of the cycle in Hz; zero at rest.</param>
/// <param name="End">Direction at the end of the run.</param>
/// <param name="Reason">Why it is unsettled; empty otherwise.</param>
internal sealed record SettledMotion(
    MomentState State, Vector3d Mean, double Minimum, double Maximum, double Frequency, Vector3d End, string Reason = "")
{
    /// <summary>Of every moment where there are several, what <see cref="Mean"/> is of their sum.</summary>
    public IReadOnlyList<Vector3d> Means { get => field ?? [Mean]; init; } = null!;

    /// <summary>Directions of all moments at the end of the run.</summary>
    public IReadOnlyList<Vector3d> Ends { get => field ?? [End]; init; } = null!;

    /// <summary>Rest in a direction.</summary>
    public static SettledMotion AtRest(Vector3d direction, Vector3d along)
    {
        double projection = Vector3d.Dot(along, direction);
        return new SettledMotion(MomentState.FixedPoint, direction, projection, projection, 0, direction);
    }
}

/// <summary>How long a moment is followed.</summary>
/// <param name="Time">Longest time in s.</param>
/// <param name="Steps">Largest number of steps.</param>
internal readonly record struct SettlingLimit(double Time, long Steps = long.MaxValue);

/// <summary>
/// Follows one moment at constant field and current until it rests or goes round a limit cycle; on a sphere there is nothing else to do in the end.
/// </summary>
/// <remarks>
/// <para>Rest: Newton's method finds the rest point near by; the run ends there once it is stable and the motion has approached it for a
/// while at the rate of its linear motion (within a fifth), so that it is the point to which the motion really goes. Cycle: returns to a
/// section of the orbit have come to repeat (remaining distance by the geometric series below 1e-6), and the moment, set off by a thousandth to a
/// tenth of the radius to either side, comes back (<see cref="CycleProbe"/>); one more turn is then measured.</para>
/// <para>Where successive returns creep, as they do close to a threshold, the map of the section is extrapolated: the moment is set forward
/// along the section, by a tenth of the orbit's radius at most (to three times the radius in the linear motion away from an unstable
/// point), in the direction in which it moves. A jump after which the returns have changed their order has crossed the orbit: it is taken back, and the section is laid about
/// the point that the orbit goes round. Turns left out in this way do not count as time.</para>
/// </remarks>
internal sealed class Settling
{
    /// <summary>Relative tolerance of the stepper.</summary>
    public const double Tolerance = 1e-9;

    private const double Noise = 20 * Tolerance;
    private const int StepsBetweenTrials = 32, StepsWithoutReturn = 3000;

    private readonly AuditedMotion motion;
    private readonly DormandPrince54<AuditedMotion> stepper;
    private readonly Vector3d along;
    private readonly double[] scratch;
    private readonly EventFunction height;
    private readonly Returns returns = new();
    private readonly LinearApproach approach = new();
    private readonly CycleProbe probe = new();
    private OrbitSection? section;
    private RestPoint? centerOfSection;
    private double startEnergy, negativeHeat, time;
    private bool wasBelow, centerIsLost;
    private (double From, double To)? jump;
    private Vector3d weighted;

    private Settling(GeneralizedLlg equation, Vector3d along)
    {
        motion = new AuditedMotion(equation);
        stepper = DormandPrince54.For(motion, new StepControl(Tolerance));
        scratch = new double[motion.Dimension];
        this.along = along;
        height = (_, y) => section!.Height(new Vector3d(y[0], y[1], y[2]));
    }

    /// <summary>Works and heat of the motion followed.</summary>
    private MotionLedger Ledger { get; set; }

    private Vector3d Direction => new(stepper.State[0], stepper.State[1], stepper.State[2]);

    private Vector3d Velocity => new(stepper.Derivative[0], stepper.Derivative[1], stepper.Derivative[2]);

    /// <summary>Follows a moment.</summary>
    /// <param name="equation">The equation of one moment; nothing in it may depend on time.</param>
    /// <param name="start">Direction at the start.</param>
    /// <param name="along">Direction on which the extent of a cycle is measured.</param>
    /// <param name="limit">How long it is followed.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <returns>What it does in the end, and the ledger of the motion.</returns>
    public static (SettledMotion Motion, MotionLedger Ledger) Follow(
        GeneralizedLlg equation, Vector3d start, Vector3d along, SettlingLimit limit, CancellationToken cancellation)
    {
        Settling settling = new(equation, along);
        SettledMotion settled = settling.Run(start, limit, cancellation);
        return (settled, settling.Ledger);
    }

    private SettledMotion Run(Vector3d start, SettlingLimit limit, CancellationToken cancellation)
    {
        double settlingTime = limit.Time;
        SetAt(start);
        section = null;
        int sinceTrial = StepsBetweenTrials, sinceReturn = 0;
        for (long i = 0; i < limit.Steps && time < settlingTime; i++)
        {
            if (sinceTrial >= StepsBetweenTrials)
            {
                sinceTrial = 0;
                cancellation.ThrowIfCancellationRequested();
                if (TryRest(settlingTime) is { } rest) return Ended(rest);
            }
            if (stepper.Step(stepper.Time + (settlingTime - time)) != IntegrationEnd.Reached)
            {
                return Ended(Unsettled("no step, however short, met the tolerance"));
            }
            Account();
            sinceTrial++;
            if (section is null || ++sinceReturn > StepsWithoutReturn)
            {
                centerIsLost |= section is { IsCentered: true };
                Recut(OrbitSection.Across(Direction, Velocity));
                sinceReturn = 0;
            }
            else if (Returned())
            {
                sinceReturn = 0;
                if (OnReturn(cancellation) is { } settled) return Ended(settled);
            }
        }
        return Ended(Unsettled("neither rest nor a limit cycle was reached"));
    }

    private SettledMotion Ended(SettledMotion motion)
    {
        CloseLedger();
        return motion;
    }

    private SettledMotion Unsettled(string reason)
    {
        double projection = Vector3d.Dot(along, Direction);
        return new SettledMotion(MomentState.Unsettled, Direction, projection, projection, 0, Direction, reason);
    }

    private SettledMotion AtRest(Vector3d direction) => SettledMotion.AtRest(direction, along);

    private void SetAt(Vector3d u)
    {
        Array.Clear(scratch);
        (scratch[0], scratch[1], scratch[2]) = (u.X, u.Y, u.Z);
        stepper.Start(0, scratch);
        startEnergy = motion.Equation.Energy(0, new MomentsView(stepper.State[..3]));
        negativeHeat = 0;
    }

    private void CloseLedger()
    {
        MomentsView end = new(stepper.State[..3]);
        Ledger += MotionLedger.Of(motion, startEnergy, motion.Equation.Energy(0, end), MotionLedger.ReferenceAt(motion.Equation, end, 0), 0, stepper.State, negativeHeat, stepper.AcceptedSteps);
    }

    private void Account()
    {
        double step = stepper.Time - stepper.PreviousTime;
        time += step;
        weighted += step * Direction;
        negativeHeat = Math.Max(negativeHeat, -step * motion.Works(stepper.Derivative).GilbertHeat);
    }

    private void Recut(OrbitSection next)
    {
        section = next;
        returns.Clear();
        probe.Clear();
        (wasBelow, weighted, jump) = (false, default, null);
    }

    private bool Returned()
    {
        double now = section!.Height(Direction);
        if (now < -1e-9) wasBelow = true;
        return now >= 0 && wasBelow && stepper.RisesThroughZero(height) && section.Contains(Direction);
    }

    /// <summary>Rest at a stable point that the motion has approached at its linear rate, or without any motion left.</summary>
    private SettledMotion? TryRest(double settlingTime)
    {
        Vector3d u = Direction;
        if (RestPoint.Near(motion.Equation, u) is not { } rest)
        {
            approach.Clear();
            return Velocity.Norm * settlingTime < 1e-6 ? AtRest(u) : null;
        }
        double distance = (u - rest.Direction).Norm;
        if (distance < 1e-10 && !rest.IsStable && rest.SlowRate > 1e-7 * rest.Scale)
        {
            return Unsettled("it stands exactly on an equilibrium that is not stable; give it a tilt");
        }
        if (distance < 1e-10 && rest.IsStable) return AtRest(rest.Direction);
        if (rest.SlowRate <= 1e-7 * rest.Scale && Velocity.Norm * settlingTime < 1e-6) return AtRest(u);
        return approach.Confirms(rest, u, time) ? AtRest(rest.Direction) : null;
    }

    private SettledMotion? OnReturn(CancellationToken cancellation)
    {
        double crossing = stepper.Locate(height);
        stepper.Interpolate(crossing, scratch);
        Vector3d u = new(scratch[0], scratch[1], scratch[2]);
        returns.Add(section!.Coordinate(u), time - (stepper.Time - crossing));
        wasBelow = false;
        if (LeftTheSection())
        {
            Resume();
            return null;
        }
        if (!section.IsCentered && !centerIsLost && returns.Count == 1 && RestPoint.Near(motion.Equation, weighted / weighted.Norm) is { AngularFrequency: > 0 } center)
        {
            Recut(OrbitSection.From(center.Direction, u, Velocity));
            centerOfSection = center;
            return null;
        }
        weighted = default;
        if (probe.IsRunning) return OnProbe();
        if (section.IsCentered && returns.FollowLinearMotionAbout(centerOfSection!, Noise))
        {
            if (centerOfSection!.IsStable) return AtRest(centerOfSection.Direction);
            if (Math.Abs(returns.Last) < 0.03)
            {
                JumpTo(section.At(3 * returns.Last));
                return null;
            }
        }
        return OnRepetition(section.IsCentered ? Math.Abs(returns.Last) : 1, cancellation);
    }

    private SettledMotion? OnRepetition(double radius, CancellationToken cancellation)
    {
        double noise = Noise * (1 + (0.25 * returns.Last * returns.Last));
        if (returns.Repeat(5 * noise) && radius > 100 * Noise)
        {
            if (probe.IsConfirmed) return MeasureCycle(cancellation);
            JumpTo(section!.At(probe.Begin(returns.Last, Math.Min(radius, 0.5))));
        }
        else if (returns.Jump(0.1 * Math.Min(radius, 0.5), noise) is { } coordinate)
        {
            probe.Clear();
            double from = returns.Last;
            JumpTo(section!.At(coordinate));
            jump = (from, coordinate);
        }
        return null;
    }

    /// <summary>
    /// Whether the last jump along the section went over to the other side of the orbit: orbits on a sphere do not cross, so that from beyond a return the next return lies
    /// beyond it too.
    /// </summary>
    private bool LeftTheSection()
    {
        (double From, double To)? made = jump;
        jump = null;
        if (made is not { } last || (returns.Last - last.From) * (last.To - last.From) >= 0) return false;
        jump = made;
        return true;
    }

    /// <summary>Back to where the last jump set out, with a section to be laid anew, about the point that the orbit goes round now.</summary>
    private void Resume()
    {
        Vector3d u = section!.At(jump!.Value.From);
        JumpTo(u);
        probe.Clear();
        (section, centerIsLost, weighted) = (null, false, default);
    }

    private SettledMotion? OnProbe()
    {
        (double? next, bool isUndecided) = probe.Take(returns.Last, Noise * (1 + (0.25 * returns.Last * returns.Last)));
        if (isUndecided) return Unsettled("the motion is too slow to tell a limit cycle from a spiral");
        if (next is { } coordinate) JumpTo(section!.At(coordinate));
        return null;
    }

    private void JumpTo(Vector3d u)
    {
        CloseLedger();
        SetAt(u);
        returns.Clear();
        wasBelow = false;
        jump = null;
        approach.Clear();
    }

    /// <summary>One more turn, from section to section, with its time average and extent.</summary>
    private SettledMotion MeasureCycle(CancellationToken cancellation)
    {
        OrbitMeasure measure = new(motion.Dimension) { Along = along };
        double from = stepper.Locate(height);
        measure.Add(stepper, from, stepper.Time);
        wasBelow = false;
        for (int i = 0; i < 100 * StepsWithoutReturn; i++)
        {
            if ((i & 255) == 0) cancellation.ThrowIfCancellationRequested();
            if (stepper.Step(double.MaxValue) != IntegrationEnd.Reached) break;
            Account();
            if (!Returned())
            {
                measure.Add(stepper, stepper.PreviousTime, stepper.Time);
                continue;
            }
            double to = stepper.Locate(height);
            measure.Add(stepper, stepper.PreviousTime, to);
            return new SettledMotion(MomentState.LimitCycle, measure.Mean, measure.Projection.Smallest, measure.Projection.Largest, 1 / (to - from), Direction);
        }
        return Unsettled("a cycle was found but could not be followed round once more");
    }
}
