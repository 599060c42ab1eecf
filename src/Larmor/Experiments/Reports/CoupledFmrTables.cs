using Larmor.Numerics;

namespace Larmor.Experiments.Reports;

/// <summary>Tables of a resonance measurement on several moments.</summary>
internal static class CoupledFmrTables
{
    /// <summary>The modes, how each moment takes part in them, and the thresholds.</summary>
    public static IEnumerable<Table> Of(ResonancePoint[] points, ThresholdPoint[] thresholds, IReadOnlyList<string> layers)
    {
        yield return new Table(
            "resonances",
            "Modes of the states of rest, by state and mode, field and current.",
            [
                new Column("field", "T", "Applied field, mu0 H along the sweep's direction.", [.. points.Select(point => point.Field)]),
                new Column("current", "A", "Current, positive along +x.", [.. points.Select(point => point.Current)]),
                new Column("frequency", "Hz", "Damped frequency of the mode; 0 where the moments creep without turning.", [.. points.Select(point => point.Frequency)]),
                new Column("linewidth", "Hz", "Full width at half maximum; negative where the mode grows.", [.. points.Select(point => point.Linewidth)]),
                new Column("stable", "1", "1 where no small deviation of the state grows, otherwise 0.", [.. points.Select(point => point.Stable ? 1.0 : 0)]),
                new Column("mode", "1", "Number of the mode, by frequency.", [.. points.Select(point => (double)point.Mode)]),
                new Column("common-share", "1", "1 where all moments move alike (acoustic), 0 where no net moment moves (optic).", [.. points.Select(point => point.CommonShare)]),
                .. layers.SelectMany((layer, k) => Of(points, layer, k)),
            ],
            [.. points.Select(point => point.State)]);
        yield return new Table(
            "thresholds",
            "Currents at which a state followed from zero current first loses its stability.",
            [
                new Column("field", "T", "Applied field, mu0 H along the sweep's direction.", [.. thresholds.Select(point => point.Field)]),
                new Column("current", "A", "Threshold current, positive along +x.", [.. thresholds.Select(point => point.Current)]),
                new Column("oscillatory", "1", "1 where precession starts to grow (Hopf), 0 where the state itself ends.", [.. thresholds.Select(point => point.IsOscillatory ? 1.0 : 0)]),
            ],
            [.. thresholds.Select(point => point.State)]);
    }

    /// <summary>The spectra, also where there is a single field, and the lines over the field.</summary>
    public static IEnumerable<Table> Spectra(AbsorptionSpectrum[] spectra, double[] fields)
    {
        if (fields.Length > 2) return FmrSpectraReport.Tables(new FmrFieldSpectra(spectra, fields));
        if (spectra.Length == 0) return [];
        (AbsorptionSpectrum Spectrum, int Field)[] rows = [.. spectra.SelectMany(one => Enumerable.Range(0, fields.Length).Where(i => one.Absorption[i] is not null).Select(i => (one, i)))];
        return
        [
            new Table("absorption", "Absorption of the microwave field by frequency and field, without current.",
            [
                new("frequency", "Hz", "Frequency of the microwave field.", [.. rows.Select(row => row.Spectrum.Frequency)]),
                new("field", "T", "Applied field, mu0 H along the sweep's direction.", [.. rows.Select(row => fields[row.Field])]),
                new("absorption", "1", "Imaginary part of the susceptibility along the microwave field.", [.. rows.Select(row => row.Spectrum.Absorption[row.Field]!.Value)]),
            ]),
        ];
    }

    private static IEnumerable<Column> Of(ResonancePoint[] points, string layer, int k)
    {
        yield return new Column($"amplitude-{layer}", "1", $"Major half axis of the ellipse of '{layer}' in the mode; 1 for the moment that moves most.", [.. points.Select(point => point.Parts[k].Amplitude)]);
        yield return new Column($"ellipticity-{layer}", "1", $"Minor over major half axis of '{layer}', positive in the natural sense of turning.", [.. points.Select(point => point.Parts[k].Ellipticity)]);
        yield return new Column($"phase-{layer}", "rad", $"Phase of '{layer}' against the moment that moves most.", [.. points.Select(point => point.Parts[k].Phase)]);
        yield return new Column($"direction-x-{layer}", "1", $"x component of '{layer}' at rest.", [.. points.Select(point => point.Parts[k].Direction.X)]);
        yield return new Column($"direction-y-{layer}", "1", $"y component of '{layer}' at rest.", [.. points.Select(point => point.Parts[k].Direction.Y)]);
        yield return new Column($"direction-z-{layer}", "1", $"z component of '{layer}' at rest.", [.. points.Select(point => point.Parts[k].Direction.Z)]);
    }
}
