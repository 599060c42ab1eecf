using System.Globalization;
using Larmor.Experiments.Pulses;
using Larmor.Quantities;

namespace Larmor.Experiments.Reports;

/// <summary>The numbers of a switching measurement that a laboratory would quote.</summary>
internal static class SwitchingScalars
{
    public static IEnumerable<Scalar> Of(PulsedMoment pulsed, IReadOnlyList<WriteRow> rows, IReadOnlyList<EnsemblePoint> checks, IReadOnlyList<ReadDisturb> reads)
    {
        Switching settings = pulsed.Settings;
        (string word, string unit) = PulseDrive.Kind(settings);
        yield return new Scalar("stability", pulsed.Barrier, "1", "Barrier of the state at the start over kT, Delta, without a pulse.");
        double? critical = pulsed.CriticalCurrent();
        yield return new Scalar("critical-current", critical, "A", "Current at which small motion about the state at the start begins to grow, without other pulses.", critical is null ? "No torque acts on the moment there." : null);
        WriteRow strongest = rows.MaxBy(row => Math.Abs(row.Amplitude))!;
        WritePoint? longest = strongest.Points.MaxBy(point => point.Pulse);
        string at = $"at {Text(strongest.Amplitude, word)}", length = longest is null ? "" : $" after {Duration.FromSi(longest.Pulse)}";
        string? none = strongest.Points.Count == 0 ? strongest.Reason : null;
        yield return new Scalar("write-error", longest?.WriteError, "1", $"Write error {at}{length}.", longest?.WriteError is null ? none ?? Below(longest!) : null);
        yield return new Scalar("switching-probability", longest?.Switched, "1", $"Chance of switching {at}{length}.", longest?.Switched is null ? none ?? Below(longest!) : null);
        yield return new Scalar("overdrive", strongest.Overdrive, "1", $"Drive over its critical value {at}.", strongest.Overdrive is null ? "Energy and torque are not those of an easy axis with a field along it." : null);
        for (int k = 0; k < settings.Errors.Count; k++)
        {
            double? pulse = k < strongest.PulseFor.Count ? strongest.PulseFor[k] : null;
            yield return new Scalar($"pulse-for-{Word(settings.Errors[k])}", pulse, "s", $"Length of pulse {at} with this write error.", pulse is null ? none ?? (strongest.Method == "axial" ? "No length of pulse at this amplitude has so small a write error." : "It lies outside the lengths and the write errors that this method gives.") : null);
        }
        double back = rows.SelectMany(row => row.Points).Select(point => point.CameBack).DefaultIfEmpty(0).Max();
        yield return new Scalar("backhopping", back, "1", "Largest share on the map that has certainly switched and come back: write error less the smallest one of shorter pulses.");
        foreach (ReadDisturb read in reads)
        {
            yield return new Scalar($"read-disturb-{read.State}", read.Probability, "1", $"Chance that reading with {settings.Read!.Current} for {settings.Read.Duration} turns the state {read.State} over.", read.Probability is null ? read.Reason : null);
        }
        if (checks.Count == 0) yield break;
        double squares = checks.Sum(point => point.Deviation * point.Deviation);
        yield return new Scalar("ensemble-chi-square", squares, "1", string.Create(CultureInfo.InvariantCulture, $"Sum of the squares of {checks.Count} deviations of trajectories from the computed write errors, in standard errors."));
        yield return new Scalar("ensemble-deviation", SwitchingReport.NormalDeviate(squares, checks.Count), "1", "The same as standard deviations of a normal number of the same probability.");
    }

    /// <summary>1e-9 and the like.</summary>
    internal static string Word(double error) => error.ToString("0.###e-0", CultureInfo.InvariantCulture);

    internal static string Text(double amplitude, string word) => QuantityText.Format(amplitude, word switch
    {
        "field" => MagneticField.Kind,
        "voltage" => Voltage.Kind,
        _ => Current.Kind,
    });

    private static string Below(WritePoint point) => string.Create(CultureInfo.InvariantCulture, $"It lies below {point.Below:G2}, which is as much as this method can tell.");
}
