using Larmor.Magnetism;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;

namespace Larmor.Experiments.Motion;

/// <summary>
/// Moments followed together over a given time, with their powers at even instants and, at the end, the cycle that they go round. The cycle is
/// watched on one of them, the one that moves fastest half-way.
/// </summary>
internal sealed class Trajectory
{
    private const string StateName = "trajectory";

    private readonly FollowedMotion motion;
    private readonly IStepper stepper;
    private readonly bool hasConstantStep;
    private readonly IReadOnlyList<double> corners;
    private readonly double[] sample, slope;
    private readonly EventFunction height;
    private readonly Returns returns = new();
    private readonly int count;
    private OrbitSection? section;
    private int watched;
    private double negativeHeat, jumps, reference, largestVelocity, largestChange, startEnergy;
    private long nextKept;
    private bool wasBelow;

    private Trajectory(FollowedMotion motion, Stepping stepping, int samples)
    {
        this.motion = motion;
        stepper = motion.Stepper(stepping.Method, stepping.Control);
        hasConstantStep = Steppers.HasConstantStep(stepping.Method);
        corners = motion.Equation.Corners;
        count = motion.Equation.Count;
        (sample, slope) = (new double[motion.Dimension], new double[motion.Dimension - 3]);
        height = (_, y) => section!.Height(motion.MomentsOf(y)[watched]);
        Directions = [.. Enumerable.Range(0, count).Select(_ => new Vector3d[samples])];
        (Energies, TorquePowers, GilbertPowers) = (new double[samples], new double[samples], new double[samples]);
        Electrons = new LaggingRecord(motion.Lagging, samples);
    }

    /// <summary>Directions of each moment at the instants.</summary>
    public IReadOnlyList<Vector3d[]> Directions { get; }

    /// <summary>The equation followed.</summary>
    public FollowedMotion Motion => motion;

    /// <summary>What the stepper claims.</summary>
    public StepperDeclaration Declaration => stepper.Declaration;

    /// <summary>
    /// What the balance of works may err by with steps of one length: the number of steps times the largest change of the velocity in one step, relative
    /// to the largest velocity, to the power of order + 1; never more than a hundredth.
    /// </summary>
    public double ErrorOfConstantSteps => Math.Min(0.01, stepper.AcceptedSteps * (Math.Pow(largestVelocity > 0 ? largestChange / largestVelocity : 0, stepper.Declaration.Order + 1) + 1e-15));

    /// <summary>Energy of all moments over their volume, in J/m³, at the instants.</summary>
    public double[] Energies { get; }

    /// <summary>Power of the torque in W at the instants.</summary>
    public double[] TorquePowers { get; }

    /// <summary>Gilbert heat in W at the instants.</summary>
    public double[] GilbertPowers { get; }

    /// <summary>What electrons that take time were seen to do at the instants.</summary>
    public LaggingRecord Electrons { get; }

    /// <summary>Works and heat.</summary>
    public MotionLedger Ledger { get; private set; }

    /// <summary>How the integration ended.</summary>
    public IntegrationEnd End { get; private set; }

    /// <summary>Time reached, in s.</summary>
    public double Reached => stepper.Time;

    /// <summary>Number of instants reached.</summary>
    public int Count { get; private set; }

    /// <summary>Frequency in Hz of the cycle in the end, with half of its extent along the axis in which it is widest; null where there is none.</summary>
    public (double Frequency, double Amplitude)? Cycle { get; private set; }

    /// <summary>Follows the moments.</summary>
    /// <param name="motion">Their equation of motion.</param>
    /// <param name="start">Directions at the start.</param>
    /// <param name="times">The instants in s, rising, from the start on.</param>
    /// <param name="stepping">The stepper.</param>
    /// <param name="context">Progress and cancellation.</param>
    public static Trajectory Follow(FollowedMotion motion, Moments start, IReadOnlyList<double> times, Stepping stepping, RunContext context)
    {
        Trajectory trajectory = new(motion, stepping, times.Count);
        trajectory.Run(start, times, context);
        return trajectory;
    }

    private Vector3d Direction => In(stepper.State);

    private void Run(Moments start, IReadOnlyList<double> times, RunContext context)
    {
        Begin(start, times[0], context);
        double end = times[^1];
        while (Count < times.Count)
        {
            if ((stepper.AcceptedSteps & 255) == 255) Pause(context, (stepper.Time - times[0]) / (end - times[0]));
            End = stepper.Step(end);
            if (End != IntegrationEnd.Reached) break;
            AfterStep();
            while (Count < times.Count && times[Count] <= stepper.Time)
            {
                stepper.Interpolate(times[Count], sample);
                Record(times[Count], sample);
            }
            if (stepper.Time - times[0] > 0.5 * (end - times[0])) WatchReturns();
        }
        if (context.Checkpoints is { } whole && stepper.AcceptedSteps >= whole.StepsBetween) Keep(whole);
        double endEnergy = EnergyAt(stepper.Time);
        Ledger = MotionLedger.Of(motion, startEnergy, endEnergy, reference, jumps, stepper.State, negativeHeat, stepper.AcceptedSteps);
        if (End == IntegrationEnd.Reached && IsCyclic()) MeasureCycle();
    }

    /// <summary>At the start, or where a run before this one was ended.</summary>
    private void Begin(Moments start, double time, RunContext context)
    {
        nextKept = context.Checkpoints?.StepsBetween ?? long.MaxValue;
        if (context.Checkpoints?.Last(StateName) is { } kept)
        {
            Read(new StateReader(kept));
            return;
        }
        stepper.Start(time, motion.StartAt(time, start));
        startEnergy = EnergyAt(time);
        Record(time, stepper.State);
    }

    /// <summary>Between two steps: reports, keeps the state, ends where asked to.</summary>
    private void Pause(RunContext context, double share)
    {
        context.Progress?.Report(share);
        bool isAsked = context.Cancellation.IsCancellationRequested;
        if (context.Checkpoints is { } checkpoints && (isAsked || stepper.AcceptedSteps >= nextKept)) Keep(checkpoints);
        context.Cancellation.ThrowIfCancellationRequested();
    }

    private void Keep(ICheckpoints checkpoints)
    {
        StateWriter state = new();
        Write(state);
        checkpoints.Keep(StateName, state.Bytes);
        // Eight steps of work for each number written keep the cost of writing a small share.
        nextKept = stepper.AcceptedSteps + Math.Max(checkpoints.StepsBetween, state.Bytes.Length);
    }

    private void Write(StateWriter state)
    {
        state.Add(stepper.Save());
        state.Add((long)End);
        state.Add((long)Count);
        foreach (Vector3d[] way in Directions)
        {
            foreach (Vector3d direction in way.AsSpan(0, Count)) state.Add(direction);
        }
        foreach (double[] numbers in new[] { Energies, TorquePowers, GilbertPowers }) state.Add(numbers.AsSpan(0, Count));
        state.Add(Electrons.Kept(Count));
        state.Add([negativeHeat, jumps, reference, largestVelocity, largestChange, startEnergy]);
        state.Add(slope);
        returns.Write(state);
        state.Add((long)watched);
        state.Add(wasBelow);
        state.Add(section is not null);
        section?.Write(state);
    }

    private void Read(StateReader state)
    {
        stepper.Restore(state.Stepper());
        End = (IntegrationEnd)state.Long();
        Count = (int)state.Long();
        foreach (Vector3d[] way in Directions)
        {
            for (int i = 0; i < Count; i++) way[i] = state.Vector();
        }
        foreach (double[] numbers in new[] { Energies, TorquePowers, GilbertPowers }) state.Doubles().CopyTo(numbers, 0);
        Electrons.TakeUp(state.Doubles());
        double[] sums = state.Doubles();
        (negativeHeat, jumps, reference, largestVelocity, largestChange, startEnergy) = (sums[0], sums[1], sums[2], sums[3], sums[4], sums[5]);
        state.Doubles().CopyTo(slope, 0);
        returns.Read(state);
        watched = (int)state.Long();
        wasBelow = state.Truth();
        section = state.Truth() ? OrbitSection.Read(state) : null;
        nextKept += stepper.AcceptedSteps;
    }

    private void AfterStep()
    {
        jumps += JumpWork.At(motion, corners, stepper.Time, stepper.State);
        negativeHeat = Math.Max(negativeHeat, -(stepper.Time - stepper.PreviousTime) * motion.Works(stepper.Derivative).Heat);
        if (hasConstantStep) CompareVelocities();
    }

    /// <summary>How much the velocity changes in a step; a jump at a corner is no change within one.</summary>
    private void CompareVelocities()
    {
        ReadOnlySpan<double> now = stepper.Derivative[..slope.Length];
        bool isFirst = stepper.AcceptedSteps == 1 || JumpWork.IsCorner(corners, stepper.PreviousTime);
        for (int i = 0; i < slope.Length; i++)
        {
            largestVelocity = Math.Max(largestVelocity, Math.Abs(now[i]));
            if (!isFirst) largestChange = Math.Max(largestChange, Math.Abs(now[i] - slope[i]));
            slope[i] = now[i];
        }
    }

    private double EnergyAt(double time) => motion.Energy(time, stepper.State);

    private Vector3d In(ReadOnlySpan<double> state) => motion.MomentsOf(state)[watched];

    private void Record(double time, ReadOnlySpan<double> state)
    {
        MomentPower power = motion.Power(time, state);
        MomentsView moments = motion.MomentsOf(state);
        reference = Math.Max(reference, MotionLedger.ReferenceAt(motion.Equation, moments, time));
        for (int k = 0; k < count; k++) Directions[k][Count] = moments[k];
        Energies[Count] = count == 1 && motion.Equation.Pairs.Count == 0
            ? motion.Equation.Magnets[0].Energy.Value(moments[0], time)
            : motion.Equation.Energy(time, moments) / motion.Equation.Magnets.Sum(magnet => magnet.Volume.Si);
        (TorquePowers[Count], GilbertPowers[Count]) = (power.Torque, power.GilbertHeat);
        Electrons.Record(Count, time, state);
        Count++;
    }

    private void WatchReturns()
    {
        if (section is null)
        {
            watched = Fastest();
            Vector3d along = In(stepper.Derivative);
            if (along.Norm > 0) section = OrbitSection.Across(Direction, along);
            return;
        }
        if (!Returned()) return;
        double crossing = stepper.Locate(height);
        stepper.Interpolate(crossing, sample);
        returns.Add(section.Coordinate(In(sample)), crossing);
        wasBelow = false;
    }

    private int Fastest()
    {
        int fastest = 0;
        MomentsView velocities = motion.MomentsOf(stepper.Derivative);
        for (int k = 1; k < count; k++)
        {
            if (velocities[k].Norm > velocities[fastest].Norm) fastest = k;
        }
        return fastest;
    }

    private bool Returned()
    {
        double now = section!.Height(Direction);
        if (now < -1e-9) wasBelow = true;
        return now >= 0 && wasBelow && stepper.RisesThroughZero(height) && section.Contains(Direction);
    }

    /// <summary>Whether the last turns took the same time within a part in a thousand.</summary>
    private bool IsCyclic() => returns.Count >= 4 && Math.Abs(returns.Period - returns.PreviousPeriod) < 1e-3 * returns.Period;

    /// <summary>One more turn beyond the end, for the extent of the cycle; it must come back to where it was within a hundredth of that.</summary>
    private void MeasureCycle()
    {
        OrbitMeasure measure = new(motion.Dimension) { Moment = watched, Count = count };
        int before = returns.Count;
        double limit = stepper.Time + (3 * returns.Period);
        while (stepper.Time < limit && stepper.Step(limit) == IntegrationEnd.Reached)
        {
            WatchReturns();
            double from = before == returns.Count ? double.PositiveInfinity : Math.Max(stepper.PreviousTime, returns.LastTime);
            if (returns.Count == before + 2)
            {
                measure.Add(stepper, stepper.PreviousTime, returns.LastTime);
                Vector3d extent = measure.Largest - measure.Smallest;
                double widest = Math.Max(extent.X, Math.Max(extent.Y, extent.Z));
                if (widest > 1e-6 && Math.Abs(returns.Change) < 0.01 * widest) Cycle = (1 / returns.Period, 0.5 * widest);
                return;
            }
            measure.Add(stepper, from, stepper.Time);
        }
    }
}

/// <summary>A method with its tolerance or step.</summary>
internal readonly record struct Stepping(SteppingMethod Method, StepControl Control);
