using Larmor.Experiments.Pumping;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments.Reports;

/// <summary>The answers of a measurement of spin pumping in numbers.</summary>
internal static class SpinPumpingScalars
{
    public static IEnumerable<Scalar> Of(SpinPumping settings, PumpingFindings found, PumpedSpectrum[] spectra, DampingRow[] damping)
    {
        PumpedSpectrum first = spectra[0];
        string at = $"at {Frequency.FromSi(first.Frequency)}";
        LorentzianLine? line = first.Line;
        string? noLine = line is null ? "No line of the mean voltage has its centre within the fields, or there are fewer than 6." : null;
        (double Field, double Value)? mean = Largest(found.Points, first.Means), alternating = Largest(found.Points, first.Alternating);
        string? none = mean is null ? "No state of rest is stable at any field." : null;
        yield return new("resonance-field", line?.Centre, "T", $"Centre of the line of the mean voltage over the field {at}.", noLine);
        yield return new("half-width", line?.HalfWidth, "T", $"Half of the full width at half maximum of its symmetric part {at}.", noLine);
        yield return new("largest-mean-voltage", mean?.Value, "V", $"Mean voltage of largest size over the fields {at}, left against right end without current, at {settings.Amplitudes[0]}.", none);
        yield return new("field-of-largest-mean-voltage", mean?.Field, "T", "Where that is.", none);
        (double Field, double Value)? late = Largest(found.Points, first.Lagging);
        yield return new("largest-mean-voltage-with-lag", late?.Value, "V", $"The same with spins of the normal metals that lag behind the moments {at}.", late is null ? none ?? found.Points.First(point => point.Device is not null).NoLag : null);
        yield return new("largest-alternating-voltage", alternating?.Value, "V", $"Largest amplitude of the voltage at the frequency itself {at}.", none);
        if (damping.Length == 0) yield break;
        foreach (DampingRow row in damping)
        {
            string suffix = damping.Length == 1 ? "" : $"-{row.Name}", of = $"of '{row.Name}'";
            yield return new($"damping-enhancement{suffix}", row.Enhancement, "1", $"What the stack adds to the damping {of}, the other moments standing still, at the field of largest absorption.");
            yield return new($"effective-damping{suffix}", row.Effective, "1", $"Damping {of} that a resonance sees there.");
            yield return new($"gyromagnetic-ratio-over-own{suffix}", row.Ratio, "1", $"Gyromagnetic ratio {of} with the electrons, over its own.");
            yield return new($"damping-enhancement-with-lag{suffix}", row.Lagging?.Enhancement, "1", $"What the stack adds to the damping {of} with spins of the normal metals that lag behind a circular motion {at}.", row.NoLag);
            yield return new($"gyromagnetic-ratio-over-own-with-lag{suffix}", row.Lagging?.Ratio, "1", $"Gyromagnetic ratio {of} likewise, over its own: by this factor the resonance is shifted.", row.NoLag);
            yield return new($"mixing-conductance{suffix}", row.Mixing.Real, "1/m^2", $"Effective mixing conductance g_r {of} in conductances e^2/h per area, the back-flow counted.");
            yield return new($"mixing-conductance-in-series{suffix}", row.Closed?.Real, "1/m^2", "The same in closed form, by conductances one behind the other.", row.Reason);
            if (row.Bulk > 0) yield return new($"bulk-damping{suffix}", row.Bulk, "1", $"The part of the given damping {of} that its moment hands to its own lattice by its conduction electrons (s-d).");
        }
    }

    public static IEnumerable<Scalar> OfSeries(IReadOnlyList<PumpedThickness> series) => series.Select(one => new Scalar(
        series.Count == 1 ? "thickness-exponent" : $"thickness-exponent-{one.Name}", one.Exponent, "1", $"n in: what the stack adds to the damping of '{one.Name}' goes as the n-th power of the thickness.", one.Exponent is null ? "It takes two thicknesses, and an addition above zero at all of them." : null));

    public static IEnumerable<Scalar> OfSeveral(IReadOnlyList<PumpingPoint> points, int moments)
    {
        if (moments < 2) yield break;
        (double Field, double Ratio)[] ratios = [.. points.SelectMany(point => point.Modes.Where(mode => mode.Alone > 0 && mode.Linewidth > 0).Select(mode => (point.Field, mode.Linewidth / mode.Alone)))];
        (double Field, double Ratio)? narrowest = ratios.Length == 0 ? null : ratios.MinBy(one => one.Ratio);
        string? none = narrowest is null ? "No mode has a linewidth." : null;
        yield return new("smallest-linewidth-over-uncrossed", narrowest?.Ratio, "1", "Smallest linewidth of a mode over what it would be without cross-damping: where two resonances cross, the moments pump into each other what they lose.", none);
        yield return new("field-of-smallest-linewidth-over-uncrossed", narrowest?.Field, "T", "Where that is.", none);
    }

    private static (double Field, double Value)? Largest(IReadOnlyList<PumpingPoint> points, IReadOnlyList<double?> values)
    {
        int[] known = [.. Enumerable.Range(0, values.Count).Where(i => values[i] is not null)];
        if (known.Length == 0) return null;
        int largest = known.MaxBy(i => Math.Abs(values[i]!.Value));
        return (points[largest].Field, values[largest]!.Value);
    }
}
