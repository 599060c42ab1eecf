using Larmor.Experiments.Motion;
using Larmor.Numerics;
using Larmor.Provenance;
using Larmor.Quantities;

namespace Larmor.Experiments.Reports;

/// <summary>Turns the branches of an oscillator into its result.</summary>
internal static class OscillatorReport
{
    private static readonly Citation Adler = new("adler-1946", "R. Adler, A study of locking phenomena in oscillators, Proc. IRE 34, 351-357 (1946).", "10.1109/JRPROC.1946.229930");

    public static OscillatorResult Of(Oscillator settings, FreeMoment moment, UnitVector reference, IReadOnlyList<OscillatorBranch> branches)
    {
        OscillatorPoint[] points = [.. branches.SelectMany(branch => branch.Points)];
        LockingRange[] locking = [.. branches.SelectMany(branch => branch.Locking)];
        string problems = string.Join(" ", branches.Select(branch => branch.Problem).Where(problem => problem.Length > 0).Take(3));
        return new OscillatorResult
        {
            Kind = settings.Kind,
            Name = settings.Name,
            Outcome = problems.Length == 0 ? Outcome.Finished : Outcome.NotConverged(problems),
            Along = settings.Field.Along,
            Reference = reference,
            Points = points,
            Locking = locking,
            IsDrivenByField = settings.Locking is { Fields.Count: > 0 },
            Scalars = [.. Scalars(settings, branches), .. LockingTables.Scalars(settings, locking)],
            Tables = [Points(settings, points), .. LockingTables.Tables(settings, locking)],
            Arrays = Arrays(settings, points),
            Checks = branches.Aggregate(default(MotionLedger), (sum, branch) => sum + branch.Ledger).Checks(1e4 * Settling.Tolerance),
            Notes =
            [
                .. moment.Notes,
                $"The currents are gone through in their order; each begins where the last one ended, at rest turned by {settings.Tilt}. In the other order another state may be kept.",
                .. settings.Locking is null ? (string[])[] : ["Locking: the drive is A sin(2 pi F t), F the free frequency with the detuning. Locked means that a stable motion with the drive's period goes once round near the free cycle; it is followed in F to where it ends. Another attractor beside it is not looked for."],
                $"Harmonics are those of the cosine of the angle to {reference}.",
            ],
            Citations = settings.Locking is null ? moment.Citations : [.. moment.Citations, Adler],
        };
    }

    private static IReadOnlyList<Scalar> Scalars(Oscillator settings, IReadOnlyList<OscillatorBranch> branches)
    {
        OscillatorPoint[] cycles = [.. branches.SelectMany(branch => branch.Points).Where(point => point.State == MomentState.LimitCycle)];
        OscillatorPoint? onset = branches[0].Points.FirstOrDefault(point => point.State == MomentState.LimitCycle);
        string? none = cycles.Length == 0 ? "The moment oscillates at none of the currents." : null;
        string? noVoltage = none ?? (settings.ResistanceChange is null ? "No resistance-change is given." : null);
        string? noPower = noVoltage ?? (settings.Resistance is null ? "No resistance is given." : null);
        return
        [
            new Scalar("onset-current", onset?.Current, "A", $"First of the currents at which the moment oscillates at {MagneticField.FromSi(branches[0].Points[0].Field)}.", onset is null ? "The moment oscillates at none of the currents." : null),
            new Scalar("lowest-frequency", Of(cycles, none, point => point.Frequency, largest: false), "Hz", "Lowest frequency of a limit cycle.", none),
            new Scalar("highest-frequency", Of(cycles, none, point => point.Frequency), "Hz", "Highest frequency of a limit cycle.", none),
            new Scalar("largest-amplitude", Of(cycles, none, point => point.Amplitude), "1", "Largest semi-axis of the fundamental of the direction.", none),
            new Scalar("largest-voltage", Of(cycles, noVoltage, point => Math.Max(point.FirstVoltage!.Value, point.SecondVoltage!.Value)), "V", "Largest amplitude of the voltage at the frequency of the cycle or at twice that.", noVoltage),
            new Scalar("largest-power", Of(cycles, noPower, point => point.Power!.Value), "W", "Largest power of both harmonics in a matched load.", noPower),
        ];
    }

    private static double? Of(OscillatorPoint[] cycles, string? reason, Func<OscillatorPoint, double> value, bool largest = true) =>
        reason is not null ? null : largest ? cycles.Max(value) : cycles.Min(value);

    private static Table Points(Oscillator settings, OscillatorPoint[] points)
    {
        List<Column> columns =
        [
            new("current", "A", "Current, positive along +x.", [.. points.Select(point => point.Current)]),
            new("field", "T", "Applied field, mu0 H along its direction.", [.. points.Select(point => point.Field)]),
            new("oscillates", "1", "1 on a limit cycle, 0 at rest, -1 where neither was reached.", [.. points.Select(point => point.State switch { MomentState.LimitCycle => 1.0, MomentState.FixedPoint => 0, _ => -1 })]),
            new("frequency", "Hz", "Frequency of the cycle; 0 at rest.", [.. points.Select(point => point.Frequency)]),
            new("amplitude", "1", "Semi-axis of the ellipse that the fundamental of the direction traces.", [.. points.Select(point => point.Amplitude)]),
            new("cosine-first", "1", "Amplitude of the fundamental of the cosine of the angle to the reference.", [.. points.Select(point => point.FirstHarmonic)]),
            new("cosine-second", "1", "Amplitude of the second harmonic of that cosine.", [.. points.Select(point => point.SecondHarmonic)]),
            new("cosine-lowest", "1", "Smallest value of that cosine.", [.. points.Select(point => point.Lowest)]),
            new("cosine-highest", "1", "Largest value of that cosine.", [.. points.Select(point => point.Highest)]),
            new("mean-x", "1", "Component along x, the film normal; its time average on a cycle.", [.. points.Select(point => point.Mean.X)]),
            new("mean-y", "1", "Component along y; its time average on a cycle.", [.. points.Select(point => point.Mean.Y)]),
            new("mean-z", "1", "Component along z; its time average on a cycle.", [.. points.Select(point => point.Mean.Z)]),
        ];
        if (settings.ResistanceChange is not null)
        {
            columns.Add(new("voltage-first", "V", "Amplitude of the voltage at the frequency of the cycle.", [.. points.Select(point => point.FirstVoltage!.Value)]));
            columns.Add(new("voltage-second", "V", "Amplitude of the voltage at twice that frequency.", [.. points.Select(point => point.SecondVoltage!.Value)]));
        }
        if (settings.ResistanceChange is not null && settings.Resistance is not null)
        {
            columns.Add(new("power", "W", "Power of both harmonics in a matched load.", [.. points.Select(point => point.Power!.Value)]));
        }
        return new Table("oscillator", "What the moment does, by field and current in their order.", columns);
    }

    private static IReadOnlyList<NamedArray> Arrays(Oscillator settings, OscillatorPoint[] points)
    {
        Axis[] axes = [new Axis("field", "T", [.. settings.Field.Values.Select(value => value.Si)]), new Axis("current", "A", [.. settings.Currents.Select(value => value.Si)])];
        return
        [
            Over("frequency", "Hz", "Frequency of the limit cycle; 0 at rest.", point => point.Frequency),
            Over("amplitude", "1", "Semi-axis of the ellipse that the fundamental of the direction traces; 0 at rest.", point => point.Amplitude),
            Over("cosine-first", "1", "Amplitude of the fundamental of the cosine of the angle to the reference.", point => point.FirstHarmonic),
            Over("cosine-second", "1", "Amplitude of the second harmonic of that cosine.", point => point.SecondHarmonic),
            Over("cosine-range", "1", "Largest less smallest value of that cosine.", point => point.Highest - point.Lowest),
        ];

        NamedArray Over(string name, string unit, string meaning, Func<OscillatorPoint, double> value) => new(name, unit, meaning, axes, [.. points.Select(value)]);
    }
}
