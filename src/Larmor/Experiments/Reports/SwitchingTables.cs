using System.Globalization;
using Larmor.Quantities;

namespace Larmor.Experiments.Reports;

/// <summary>The tables and the map of a switching measurement.</summary>
/// <param name="settings">What was asked for.</param>
/// <param name="rows">All amplitudes.</param>
/// <param name="word">What the amplitude is.</param>
/// <param name="unit">Its SI unit.</param>
internal sealed class SwitchingTables(Switching settings, IReadOnlyList<WriteRow> rows, string word, string unit)
{
    /// <summary>One line for each amplitude and length.</summary>
    public Table WriteErrors()
    {
        (WriteRow Row, WritePoint Point)[] points = [.. rows.SelectMany(row => row.Points.Select(point => (row, point)))];
        Column Of(string name, string meaning, Func<WritePoint, double?> value, string si = "1") => new(name, si, meaning, [.. points.Select(one => value(one.Point) ?? double.NaN)]);
        return new Table(
            "write-errors",
            $"What pulses do, by amplitude and length; empty where something does not exist. The label says where the numbers come from.",
            [
                new Column(word, unit, $"{char.ToUpperInvariant(word[0])}{word[1..]} during the pulse.", [.. points.Select(one => one.Row.Amplitude)]),
                Of("pulse", "Length of the pulse.", point => point.Pulse, "s"),
                Of("write-error", "Chance to be found on the side of the start.", point => point.WriteError),
                Of("switched", "Chance to be found on the other side.", point => point.Switched),
                Of("relative-error", "Estimated relative error of the write error; of trajectories one standard error.", point => point.RelativeError),
                Of("order", "Observed order of convergence in the length of a step, of the method 'propagator'.", point => point.Order),
                Of("below", "Where one of both chances is too small for the method: it lies below this.", point => point.Below),
                Of("lowest", "Lower end of Wilson's interval of 95 % for the write error, where trajectories were counted.", point => point.Lowest),
                Of("highest", "Upper end of that interval.", point => point.Highest),
                Of("butler", "Butler's closed form of the write error.", point => point.Butler),
                Of("corrected", "The same with the exact capture angle.", point => point.Corrected),
                Of("came-back", "At least so many have switched and come back.", point => point.CameBack),
            ],
            [.. points.Select(one => one.Row.Method)]);
    }

    /// <summary>The pulse that each amplitude needs for some write errors, and the amplitude that each length needs.</summary>
    public IEnumerable<Table> Targets()
    {
        if (settings.Errors.Count == 0) yield break;
        yield return new Table(
            "pulses",
            "Length of pulse with a given write error, by amplitude; empty where there is none or it is not known.",
            [
                new Column(word, unit, "Amplitude of the pulse.", [.. rows.Select(row => row.Amplitude)]),
                new Column("overdrive", "1", "Drive over its critical value, where energy and torque are those of an easy axis with a field along it.", [.. rows.Select(row => row.Overdrive ?? double.NaN)]),
                .. settings.Errors.Select((error, k) => new Column($"pulse-for-{SwitchingScalars.Word(error)}", "s", "Length of pulse with this write error.", [.. rows.Select(row => k < row.PulseFor.Count ? row.PulseFor[k] ?? double.NaN : double.NaN)])),
            ]);
        if (rows.Count < 2) yield break;
        yield return new Table(
            "amplitudes",
            "Amplitude with a given write error, by length of pulse, the logarithm of the error linear between the amplitudes of the map; empty where it lies outside.",
            [
                new Column("pulse", "s", "Length of the pulse.", [.. settings.Pulses.Select(pulse => pulse.Si)]),
                .. settings.Errors.Select(error => new Column($"{word}-for-{SwitchingScalars.Word(error)}", unit, "Amplitude with this write error.", [.. Enumerable.Range(0, settings.Pulses.Count).Select(j => AmplitudeFor(error, j) ?? double.NaN)])),
            ]);
    }

    /// <summary>The write error over amplitude and length.</summary>
    public IEnumerable<NamedArray> Map()
    {
        if (rows.Any(row => row.Points.Count == 0)) yield break;
        Axis[] axes = [new Axis(word, unit, [.. rows.Select(row => row.Amplitude)]), new Axis("pulse", "s", [.. settings.Pulses.Select(pulse => pulse.Si)])];
        yield return new NamedArray("write-error", "1", "Chance to be found on the side of the start; not a number where it is below what the method can tell.", axes, [.. rows.SelectMany(row => row.Points).Select(point => point.WriteError ?? double.NaN)]);
        yield return new NamedArray("switched", "1", "Chance to be found on the other side; not a number where it is below what the method can tell.", axes, [.. rows.SelectMany(row => row.Points).Select(point => point.Switched ?? double.NaN)]);
    }

    /// <summary>Trajectories beside computed numbers.</summary>
    public static IEnumerable<Table> Ensemble(IReadOnlyList<EnsemblePoint> checks, string word, string unit)
    {
        if (checks.Count == 0) yield break;
        Column Of(string name, string si, string meaning, Func<EnsemblePoint, double> value) => new(name, si, meaning, [.. checks.Select(value)]);
        yield return new Table(
            "ensemble",
            string.Create(CultureInfo.InvariantCulture, $"Write errors counted with {checks[0].Trajectories} trajectories at each point beside the computed ones."),
            [
                Of(word, unit, "Amplitude of the pulse.", point => point.Amplitude),
                Of("pulse", "s", "Length of the pulse.", point => point.Pulse),
                Of("computed", "1", "Computed write error.", point => point.Computed),
                Of("counted", "1", "Share of the trajectories that failed.", point => point.Counted),
                Of("lowest", "1", "Lower end of Wilson's interval of 95 %.", point => point.Interval.Lowest),
                Of("highest", "1", "Upper end of Wilson's interval of 95 %.", point => point.Interval.Highest),
                Of("deviation", "1", "Difference in standard errors of the computed write error.", point => point.Deviation),
                Of("step-change", "1", "Change of the counted share with steps twice as long on the same noise.", point => (double)(point.FailedOfLongSteps - point.Failed) / point.Trajectories),
            ]);
    }

    /// <summary>What reading does.</summary>
    public static IEnumerable<Table> Reads(IReadOnlyList<ReadDisturb> reads)
    {
        if (reads.Count == 0) yield break;
        yield return new Table(
            "read-disturb",
            "Chance that reading turns a state over; the label says which state and where the number comes from.",
            [
                new Column("probability", "1", "Chance to be found on the other side after the read current.", [.. reads.Select(read => read.Probability ?? double.NaN)]),
                new Column("relative-error", "1", "Its estimated relative error.", [.. reads.Select(read => read.RelativeError)]),
                new Column("by-rate", "1", "1 - exp(-rt) with the rate of escape under the read current: without the first relaxation after it sets in.", [.. reads.Select(read => read.ByRate ?? double.NaN)]),
            ],
            [.. reads.Select(read => read.Method.Length > 0 ? $"{read.State} ({read.Method})" : read.State)]);
    }

    private double? AmplitudeFor(double target, int pulse)
    {
        (double Amplitude, double Error)[] known =
        [
            .. rows.Where(row => row.Points.Count > pulse && row.Points[pulse].WriteError is > 0).Select(row => (row.Amplitude, row.Points[pulse].WriteError!.Value)).OrderBy(one => Math.Abs(one.Amplitude)),
        ];
        for (int i = 1; i < known.Length; i++)
        {
            double before = Math.Log(known[i - 1].Error / target), after = Math.Log(known[i].Error / target);
            if (before >= 0 && after < 0) return known[i - 1].Amplitude + (before / (before - after) * (known[i].Amplitude - known[i - 1].Amplitude));
        }
        return null;
    }
}
