using System.Globalization;
using Larmor.Experiments.Motion;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;

namespace Larmor.Experiments.Locking;

/// <summary>A limit cycle without drive.</summary>
/// <param name="Along">Direction of the constant field.</param>
/// <param name="Field">μ₀H in T.</param>
/// <param name="Current">I in A.</param>
/// <param name="Start">A point of the cycle.</param>
/// <param name="Frequency">In Hz.</param>
internal sealed record FreeCycle(UnitVector Along, double Field, double Current, Vector3d Start, double Frequency);

/// <summary>Looks for the locked motion of a driven oscillator near its free cycle and follows it over the frequency of the drive.</summary>
internal sealed class LockingScan
{
    private const int Samples = 24, Refinement = 1 << 12, MostPeriods = 300;
    private const double Margin = 1e-7, Nearness = 0.5, Standing = 1e-4, NotFaded = 0.5;
    private static readonly double CosineOfTurn = Math.Cos(Math.PI / 3);

    private readonly FreeMoment moment;
    private readonly FreeCycle cycle;
    private readonly LockingDrive drive;
    private readonly double amplitude;
    private readonly CancellationToken cancellation;
    private readonly StroboscopicMap map;
    private readonly Vector3d[] samples;
    private readonly Vector3d component;
    private string lost = "";

    private LockingScan(FreeMoment moment, FreeCycle cycle, LockingDrive drive, double amplitude, CancellationToken cancellation)
    {
        this.moment = moment;
        this.cycle = cycle;
        this.drive = drive;
        this.amplitude = amplitude;
        this.cancellation = cancellation;
        samples = SamplesOf(moment.Equation(cycle.Along, cycle.Field, cycle.Current), cycle);
        map = new StroboscopicMap(EquationAt, AxisOf(samples));
        component = drive.Component ?? (drive.Fields.Count > 0 ? drive.Along : WidestAxis(samples));
    }

    /// <summary>The range of one amplitude.</summary>
    public static LockingRange Of(FreeMoment moment, FreeCycle cycle, LockingDrive drive, double amplitude, CancellationToken cancellation) =>
        new LockingScan(moment, cycle, drive, amplitude, cancellation).Run();

    private LockingRange Run()
    {
        double[] detunings = [.. drive.Detunings.Select(value => value.Si)];
        double[] seeds = [.. detunings.Append(0).Where(value => value >= detunings[0] && value <= detunings[^1]).Distinct().OrderBy(Math.Abs).ThenBy(value => value)];
        foreach (double seed in seeds)
        {
            cancellation.ThrowIfCancellationRequested();
            if (At(seed) is { } state) return From(seed, state, detunings);
        }
        return Range(null, null, "It locks at none of the detunings.", [.. detunings.Select(value => new LockedPoint(value, null, null))]);
    }

    private LockingRange From(double seed, PeriodicState state, double[] detunings)
    {
        Dictionary<double, PeriodicState> locked = [];
        if (detunings.Contains(seed)) locked[seed] = state;
        double? upper = Follow(seed, state, [.. detunings.Where(value => value > seed)], locked), lower = Follow(seed, state, [.. detunings.Where(value => value < seed).Reverse()], locked);
        string reason = lost.Length > 0 ? lost : (lower, upper) switch
        {
            (null, null) => "It is locked beyond both ends of the detunings.",
            (null, _) => "It is locked beyond the lower end of the detunings.",
            (_, null) => "It is locked beyond the upper end of the detunings.",
            _ => "",
        };
        return Range(lower, upper, reason, [.. detunings.Select(value => locked.TryGetValue(value, out PeriodicState found)
            ? new LockedPoint(value, map.Phase(cycle.Frequency + value, found.Direction, component), found.Contraction)
            : new LockedPoint(value, null, null))]);
    }

    /// <summary>Follows the locked motion through detunings; the end in Hz, null where it lasts through them all.</summary>
    private double? Follow(double from, PeriodicState state, double[] targets, Dictionary<double, PeriodicState> locked)
    {
        (double at, double before, PeriodicState earlier, PeriodicState first) = (from, from, state, state);
        foreach (double target in targets)
        {
            double step = target - at, shortest = Math.Abs(step) / Refinement;
            int successes = 0;
            while (at != target)
            {
                cancellation.ThrowIfCancellationRequested();
                double next = Math.Abs(target - at) <= Math.Abs(step) ? target : at + step;
                Vector3d ahead = state.Direction + (before == at ? default : ((next - at) / (at - before)) * (state.Direction - earlier.Direction));
                if (map.Near(cycle.Frequency + next, ahead / ahead.Norm) is { } found && IsStable(found) && Vector3d.Dot(found.Direction, state.Direction) > CosineOfTurn)
                {
                    (before, earlier, at, state) = (at, state, next, found);
                    if (++successes % 2 == 0) step *= 2;
                    continue;
                }
                if (Math.Abs(step) <= shortest)
                {
                    if (Math.Log(state.Contraction) > NotFaded * Math.Log(first.Contraction)) return End(before, earlier.Contraction, at, state.Contraction, at + step);
                    lost = string.Create(CultureInfo.InvariantCulture, $"The locked motion could not be followed beyond a detuning of {Quantities.Frequency.FromSi(at)}, where it is not about to end.");
                    return null;
                }
                step *= 0.5;
                successes = 0;
            }
            locked[target] = state;
        }
        return null;
    }

    /// <summary>Where the locked motion meets the unstable one: the square of its rate falls to zero in a straight line; within the last step.</summary>
    private static double End(double before, double earlier, double at, double last, double failed)
    {
        double first = Math.Log(earlier) * Math.Log(earlier), second = Math.Log(last) * Math.Log(last);
        double end = first > second ? at + ((at - before) * second / (first - second)) : 0.5 * (at + failed);
        return Math.Clamp(end, Math.Min(at, failed), Math.Max(at, failed));
    }

    /// <summary>The stable locked motion near the free cycle: where a period takes the points behind it forward and those before it back.</summary>
    private PeriodicState? At(double detuning)
    {
        double frequency = cycle.Frequency + detuning;
        if (!(frequency > 0)) return null;
        double[] gains = new double[Samples];
        for (int k = 0; k < Samples; k++)
        {
            if (map.After(frequency, samples[k]) is not { } image) return null;
            gains[k] = Vector3d.Dot(image - samples[k], samples[(k + 1) % Samples] - samples[(k + Samples - 1) % Samples]);
        }
        double radius = samples.Max(one => (one - samples[0]).Norm) / 2;
        for (int k = 0; k < Samples; k++)
        {
            int next = (k + 1) % Samples;
            if (!(gains[k] >= 0 && gains[next] < 0)) continue;
            Vector3d between = ((-gains[next] * samples[k]) + (gains[k] * samples[next])) / (gains[k] - gains[next]);
            if (map.Near(frequency, between / between.Norm) is { } found && IsLockedNear(found, radius)) return found;
        }
        return AfterLong(frequency, radius);
    }

    /// <summary>Where a strong drive moves the moment far within one period: the motion followed until it repeats.</summary>
    private PeriodicState? AfterLong(double frequency, double radius)
    {
        Vector3d u = samples[0];
        for (int i = 0; i < MostPeriods; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (map.After(frequency, u) is not { } next) return null;
            double change = (next - u).Norm;
            u = next;
            if (change < Standing) return map.Near(frequency, u) is { } found && IsLockedNear(found, radius) ? found : null;
        }
        return null;
    }

    private bool IsLockedNear(PeriodicState state, double radius) => IsStable(state) && samples.Min(one => (one - state.Direction).Norm) < Nearness * radius;

    private static bool IsStable(PeriodicState state) => state.Contraction < 1 - Margin;

    private LockingRange Range(double? lower, double? upper, string reason, LockedPoint[] points) => new(cycle.Field, cycle.Current, amplitude, cycle.Frequency, lower, upper, reason, points);

    private GeneralizedLlg EquationAt(double frequency)
    {
        Waveform swing = Waveforms.Sine(amplitude, frequency);
        Drives constant = Drives.Constant(cycle.Along, Quantities.MagneticField.FromTeslas(cycle.Field), Quantities.Current.FromSi(cycle.Current));
        Drives drives = drive.Fields.Count > 0 ? constant.WithField(swing, drive.Along) : constant with { Current = Waveforms.Sine(amplitude, frequency, 0, cycle.Current) };
        return new GeneralizedLlg(moment.Magnet.In(drives)) { SpinTransfer = moment.SpinTransfer.Potentials, Current = drives.Current };
    }

    private static Vector3d[] SamplesOf(GeneralizedLlg equation, FreeCycle cycle)
    {
        DormandPrince54<GeneralizedLlg> stepper = DormandPrince54.For(equation, new StepControl(Settling.Tolerance));
        stepper.Start(0, [cycle.Start.X, cycle.Start.Y, cycle.Start.Z]);
        Vector3d[] found = new Vector3d[Samples];
        for (int k = 0; k < Samples; k++)
        {
            if (k > 0) _ = stepper.Advance(k / (cycle.Frequency * Samples));
            found[k] = new MomentsView(stepper.State)[0];
        }
        return found;
    }

    /// <summary>The direction of the area that the cycle goes round.</summary>
    private static Vector3d AxisOf(Vector3d[] points)
    {
        Vector3d area = default;
        for (int k = 0; k < points.Length; k++) area += Vector3d.Cross(points[k], points[(k + 1) % points.Length]);
        return area / area.Norm;
    }

    private static Vector3d WidestAxis(Vector3d[] points) =>
        ((UnitVector[])[UnitVector.X, UnitVector.Y, UnitVector.Z]).MaxBy(axis => points.Max(u => Vector3d.Dot(u, axis)) - points.Min(u => Vector3d.Dot(u, axis)));
}
