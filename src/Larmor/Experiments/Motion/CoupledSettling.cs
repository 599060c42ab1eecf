using Larmor.Magnetism;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;

namespace Larmor.Experiments.Motion;

/// <summary>Follows several moments at constant field and current until they rest together or go round a limit cycle.</summary>
/// <remarks>
/// <para>Rest: as for one moment (<see cref="Settling"/>), with all parts of the linear motion. Cycle: where the moments come back to nearly the same state, the closed
/// orbit near by is found (<see cref="ClosedOrbit"/>); the run ends there once all deviations from it die out and the moments are within 1e-3 rad of it,
/// or have come nearer to it by 0.6 or more at the rate of its slowest deviation.</para>
/// <para>Unlike one moment, several may do neither for ever: with a current they may go round with two frequencies, or without any order. Then they
/// count as unsettled. Moments that leave an unstable state slowly are set forward to 0.05 rad from it by its linear motion, which does not count as time.</para>
/// </remarks>
internal sealed class CoupledSettling
{
    private const int StepsBetweenTrials = 32, StepsWithoutReturn = 3000, FirstSearch = 4, MostBetweenSearches = 64;
    private const double NearReturn = 0.3, CloseReturn = 0.05, OnOrbit = 1e-3, LinearReach = 0.05;

    private readonly AuditedMotion motion;
    private readonly DormandPrince54<AuditedMotion> stepper;
    private readonly Vector3d along;
    private readonly double[] weights, scratch;
    private readonly CoupledApproach approach = new();
    private readonly EventFunction height;
    private Vector3d[] origin = [], normal = [];
    private Vector3d[]? lastReturn;
    private (double Distance, double Time)? lastSearch;
    private double startEnergy, negativeHeat, lastTime;
    private bool hasSection, wasBelow;
    private int returns, nextSearch;

    private CoupledSettling(GeneralizedLlg equation, Vector3d along)
    {
        motion = new AuditedMotion(equation);
        stepper = DormandPrince54.For(motion, new StepControl(Settling.Tolerance));
        scratch = new double[motion.Dimension];
        this.along = along;
        weights = WeightsOf(equation.Magnets);
        height = (_, y) => Height(new MomentsView(y[..(3 * weights.Length)]));
    }

    private int Count => weights.Length;

    /// <summary>Share of every moment in the sum of all, Ms v over their sum.</summary>
    public static double[] WeightsOf(IReadOnlyList<Magnet> magnets)
    {
        double total = magnets.Sum(magnet => magnet.Properties.SaturationMagnetization.Si * magnet.Volume.Si);
        return [.. magnets.Select(magnet => magnet.Properties.SaturationMagnetization.Si * magnet.Volume.Si / total)];
    }

    /// <summary>Follows the moments.</summary>
    /// <param name="equation">Their equation; nothing in it may depend on time.</param>
    /// <param name="start">Directions at the start.</param>
    /// <param name="along">Direction on which the extent of a cycle is measured.</param>
    /// <param name="limit">How long they are followed.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <returns>What they do in the end, and the ledger of the motion.</returns>
    public static (SettledMotion Motion, MotionLedger Ledger) Follow(GeneralizedLlg equation, IReadOnlyList<UnitVector> start, Vector3d along, SettlingLimit limit, CancellationToken cancellation)
    {
        CoupledSettling settling = new(equation, along);
        SettledMotion settled = settling.Run(Moments.Of([.. start]), limit, cancellation);
        return (settled, settling.Ledger());
    }

    private SettledMotion Run(Moments start, SettlingLimit limit, CancellationToken cancellation)
    {
        Moments first = Ahead(start);
        stepper.Start(0, motion.StartAt(first));
        startEnergy = motion.Equation.Energy(0, first.View);
        int sinceTrial = StepsBetweenTrials, sinceReturn = StepsWithoutReturn;
        for (long i = 0; i < limit.Steps && stepper.Time < limit.Time; i++)
        {
            if (sinceTrial++ >= StepsBetweenTrials)
            {
                sinceTrial = 0;
                cancellation.ThrowIfCancellationRequested();
                if (TryRest(limit.Time) is { } rest) return rest;
            }
            if (stepper.Step(limit.Time) != IntegrationEnd.Reached) return Unsettled("no step, however short, met the tolerance");
            negativeHeat = Math.Max(negativeHeat, -(stepper.Time - stepper.PreviousTime) * motion.Works(stepper.Derivative).GilbertHeat);
            if (!hasSection || sinceReturn++ > StepsWithoutReturn)
            {
                Recut();
                sinceReturn = 0;
            }
            else if (Returned())
            {
                sinceReturn = 0;
                if (OnReturn(cancellation) is { } cycle) return cycle;
            }
        }
        return Unsettled("the moments reached neither rest nor a limit cycle");
    }

    /// <summary>Moments that leave an unstable state slowly, set forward by the linear motion away from it; otherwise as they are.</summary>
    private Moments Ahead(Moments start)
    {
        Vector3d[] directions = DirectionsIn(start.Components);
        return CoupledRestPoint.Near(motion.Equation, directions) is { } state && state.DistanceOf(directions) < LinearReach && state.Left(directions, LinearReach) is { } left ? Moments.Of(left) : start;
    }

    private MotionLedger Ledger()
    {
        MomentsView end = new(stepper.State[..(3 * Count)]);
        return MotionLedger.Of(motion, startEnergy, motion.Equation.Energy(0, end), MotionLedger.ReferenceAt(motion.Equation, end, 0), 0, stepper.State, negativeHeat, stepper.AcceptedSteps);
    }

    /// <summary>Rest at a stable state that the motion has approached at its linear rates, or without any motion left.</summary>
    private SettledMotion? TryRest(double settlingTime)
    {
        Vector3d[] u = DirectionsIn(stepper.State);
        bool isStill = DirectionsIn(stepper.Derivative).Max(velocity => velocity.Norm) * settlingTime < 1e-6;
        if (CoupledRestPoint.Near(motion.Equation, u) is not { } rest)
        {
            approach.Clear();
            return isStill ? AtRest(u) : null;
        }
        double distance = rest.DistanceOf(u);
        if (distance < 1e-10 && !rest.IsStable && rest.SlowRate > 1e-7 * rest.Scale) return Unsettled("they stand exactly on an equilibrium that is not stable; give them a tilt");
        if (distance < 1e-10 && rest.IsStable) return AtRest(rest.Directions);
        if (rest.SlowRate <= 1e-7 * rest.Scale && isStill) return AtRest(u);
        return approach.Confirms(rest, u, stepper.Time) ? AtRest(rest.Directions) : null;
    }

    private void Recut()
    {
        (origin, normal) = (DirectionsIn(stepper.State), DirectionsIn(stepper.Derivative));
        double size = Math.Sqrt(normal.Sum(part => Vector3d.Dot(part, part)));
        normal = [.. normal.Select(part => part / size)];
        (hasSection, wasBelow, returns, nextSearch, lastReturn, lastSearch) = (size > 0, false, 0, FirstSearch, null, null);
    }

    private double Height(MomentsView moments)
    {
        double sum = 0;
        for (int k = 0; k < origin.Length; k++) sum += Vector3d.Dot(normal[k], moments[k] - origin[k]);
        return sum;
    }

    private bool Returned()
    {
        double now = Height(new MomentsView(stepper.State[..(3 * Count)]));
        if (now < -1e-9) wasBelow = true;
        if (now < 0 || !wasBelow || !stepper.RisesThroughZero(height)) return false;
        wasBelow = false;
        return Distance(DirectionsIn(stepper.State), origin) < NearReturn;
    }

    private SettledMotion? OnReturn(CancellationToken cancellation)
    {
        double crossing = stepper.Locate(height);
        stepper.Interpolate(crossing, scratch);
        Vector3d[] here = DirectionsIn(scratch);
        double period = crossing - lastTime, change = lastReturn is null ? double.PositiveInfinity : Distance(here, lastReturn);
        (lastReturn, lastTime) = (here, crossing);
        returns++;
        if (!(change < CloseReturn) || returns < nextSearch) return null;
        nextSearch = returns + Math.Min(returns, MostBetweenSearches);
        if (ClosedOrbit.Near(motion.Equation, here, period, cancellation) is not { IsStable: true } orbit)
        {
            lastSearch = null;
            return null;
        }
        return OnApproach(orbit, here, crossing) ? OnCycle(orbit) : null;
    }

    /// <summary>Whether the moments are on a stable orbit, or come to it at the rate of its slowest deviation.</summary>
    private bool OnApproach(ClosedOrbit orbit, Vector3d[] here, double time)
    {
        double distance = orbit.DistanceOf(here);
        if (distance < OnOrbit) return true;
        if (lastSearch is { } before && distance < 0.6 * before.Distance)
        {
            double expected = (time - before.Time) / orbit.Period * Math.Log(orbit.LargestFactor), seen = Math.Log(distance / before.Distance);
            if (Math.Abs(seen - expected) < 0.2 * Math.Abs(expected)) return true;
            lastSearch = (distance, time);
        }
        else if (lastSearch is null || distance > lastSearch.Value.Distance)
        {
            lastSearch = (distance, time);
        }
        return false;
    }

    private SettledMotion OnCycle(ClosedOrbit orbit)
    {
        (Vector3d[] means, double smallest, double largest) = orbit.Measure(along, weights);
        return new SettledMotion(MomentState.LimitCycle, Sum(means), smallest, largest, 1 / orbit.Period, Sum(orbit.Start)) { Means = means, Ends = orbit.Start };
    }

    private SettledMotion AtRest(Vector3d[] directions) => SettledMotion.AtRest(Sum(directions), along) with { Means = directions, Ends = directions };

    private SettledMotion Unsettled(string reason)
    {
        Vector3d[] directions = DirectionsIn(stepper.State);
        return AtRest(directions) with { State = MomentState.Unsettled, Reason = reason };
    }

    private Vector3d Sum(Vector3d[] directions)
    {
        Vector3d sum = default;
        for (int k = 0; k < weights.Length; k++) sum += weights[k] * directions[k];
        return sum;
    }

    private Vector3d[] DirectionsIn(ReadOnlySpan<double> state)
    {
        Vector3d[] directions = new Vector3d[Count];
        MomentsView view = new(state[..(3 * Count)]);
        for (int k = 0; k < directions.Length; k++) directions[k] = view[k];
        return directions;
    }

    private static double Distance(Vector3d[] a, Vector3d[] b)
    {
        double largest = 0;
        for (int k = 0; k < a.Length; k++) largest = Math.Max(largest, (a[k] - b[k]).Norm);
        return largest;
    }
}
