using System.Globalization;
using Larmor.Experiments.Spectra;
using Larmor.Fluctuations.Langevin;
using Larmor.Quantities;

namespace Larmor.Experiments.Reports;

/// <summary>The tables and arrays of a noise measurement.</summary>
internal static class NoiseTables
{
    private const int MostSpectra = 24;

    /// <summary>Lines, variances and effective temperatures by field and current.</summary>
    public static Table Points(IReadOnlyList<NoisePoint> points, Noise settings)
    {
        Column Of(string name, string unit, string meaning, Func<NoisePoint, double?> value) => new(name, unit, meaning, [.. points.Select(point => value(point) ?? double.NaN)]);
        IEnumerable<Column> With(string name, string unit, string meaning, Func<NoisePoint, Estimate?> value) =>
        [
            Of(name, unit, meaning, point => value(point)?.Value),
            Of($"{name}-error", unit, "Its standard error.", point => value(point)?.Error),
        ];

        Estimate? At(IReadOnlyList<Estimate> list, int i) => list.Count > i ? list[i] : null;
        double? Of3(IReadOnlyList<double> list, int i) => list.Count > i ? list[i] : null;
        return new Table(
            "noise",
            "The line of thermal motion, variances and effective temperatures by current and field; empty where something does not exist. The label is the state.",
            [
                Of("field", "T", $"mu0 H along {settings.Field.Along}.", point => point.Field),
                Of("current", "A", "Current, positive along +x.", point => point.Current),
                .. With("frequency", "Hz", "Frequency of the line of u.e1.", point => point.Line?.Frequency),
                Of("frequency-step-bias", "Hz", "Its change with twice the step.", point => point.Line?.FrequencyBias?.Value),
                .. With("linewidth", "Hz", "Full width at half maximum of that line.", point => point.Line?.Width),
                Of("linewidth-step-bias", "Hz", "Its change with twice the step.", point => point.Line?.WidthBias?.Value),
                Of("linear-frequency", "Hz", "Frequency without noise: of linear response, or of the cycle.", point => point.Frequency),
                Of("linear-linewidth", "Hz", "Width of linear response; on a cycle that of weak phase noise.", point => point.Linewidth),
                .. With("phase-linewidth", "Hz", "On a cycle: width from the diffusion of the phase.", point => point.PhaseLinewidth),
                Of("full-width", "Hz", "On a cycle: full width at half maximum of weak phase noise with the amplitude's memory.", point => point.FullWidth),
                Of("amplification", "1", "On a cycle: factor by which the amplitude widens the line.", point => point.Amplification),
                Of("amplitude-rate", "1/s", "On a cycle: rate at which the amplitude relaxes.", point => point.AmplitudeRate),
                .. With("variance-0", "1", "Variance of u.e0.", point => At(point.Variances, 0)),
                .. With("variance-1", "1", "Variance of u.e1.", point => At(point.Variances, 1)),
                .. With("variance-2", "1", "Variance of u.e2.", point => At(point.Variances, 2)),
                Of("variance-1-step-bias", "1", "Change of the variance of u.e1 with twice the step.", point => At(point.VarianceBiases, 1)?.Value),
                Of("linear-variance-1", "1", "Variance of u.e1 in linear response.", point => Of3(point.LinearVariances, 0)),
                Of("linear-variance-2", "1", "Variance of u.e2 in linear response.", point => Of3(point.LinearVariances, 1)),
                Of("well-square-1", "1", "Mean of (u.e1)^2 with the exact stationary density in the well.", point => Of3(point.WellSquares, 0)),
                Of("well-square-2", "1", "Mean of (u.e2)^2 with the exact stationary density in the well.", point => Of3(point.WellSquares, 1)),
                .. With("effective-temperature", "K", "Temperature that the variances would need without current.", point => point.EffectiveTemperature),
                Of("linear-effective-temperature", "K", "The same of linear response.", point => point.LinearEffectiveTemperature),
                Of("torque-temperature", "K", "T/(1 - aJ/aJc), as T Gamma(0)/Gamma(I).", point => point.TorqueTemperature),
                Of("crossed", "1", "Share of the looks on the far side of e0.", point => point.Frame is null ? null : point.Crossed),
                Of("direction-x", "1", "e0 along x, the film normal.", point => point.Frame?.Normal.X),
                Of("direction-y", "1", "e0 along y.", point => point.Frame?.Normal.Y),
                Of("direction-z", "1", "e0 along z.", point => point.Frame?.Normal.Z),
            ],
            [.. points.Select(point => point.Name.Length > 0 ? point.Name : "unsettled")]);
    }

    /// <summary>The noise of resistance and voltage; nothing without a resistance.</summary>
    public static IEnumerable<Table> Resistances(IReadOnlyList<NoisePoint> points, NoiseSources sources)
    {
        NoisePoint[] known = [.. points.Where(point => point.Resistance is not null)];
        if (known.Length == 0) yield break;
        Column Of(string name, string unit, string meaning, Func<NoisePoint, double?> value) => new(name, unit, meaning, [.. known.Select(point => value(point) ?? double.NaN)]);
        yield return new Table(
            "resistance-noise",
            "Noise of the resistance and of the voltage at constant current, by current and field.",
            [
                Of("field", "T", "Applied field.", point => point.Field),
                Of("current", "A", "Current, positive along +x.", point => point.Current),
                Of("resistance", "ohm", sources.Resistance.IsWhole ? "Mean resistance." : "Mean of the part of the resistance that changes.", point => point.Resistance?.Value),
                Of("resistance-error", "ohm", "Its standard error.", point => point.Resistance?.Error),
                Of("variance", "ohm^2", "Variance of the resistance.", point => point.ResistanceVariance?.Value),
                Of("variance-error", "ohm^2", "Its standard error.", point => point.ResistanceVariance?.Error),
                Of("low-frequency-density", "ohm^2/Hz", "One-sided spectral density far below the line.", point => point.LowResistanceDensity?.Value),
                Of("low-frequency-density-error", "ohm^2/Hz", "Its standard error.", point => point.LowResistanceDensity?.Error),
                Of("linear-low-frequency-density", "ohm^2/Hz", "The same in linear response; zero where the resistance has no slope at rest.", point => point.LinearResistanceDensities.Count > 2 ? point.LinearResistanceDensities[2] : null),
                Of("voltage-density", "V^2/Hz", "I^2 times it.", point => point.Current * point.Current * point.LowResistanceDensity?.Value),
                Of("johnson-density", "V^2/Hz", "4kTR of the mean resistance, beside it; empty where only its change is known.", point => sources.Resistance.IsWhole ? NoiseLaws.Johnson(point.Resistance!.Value.Value, sources.Temperature) : null),
            ],
            [.. known.Select(point => point.Name)]);
    }

    /// <summary>A table for each spectrum, of a few points spread evenly where there are many.</summary>
    public static IEnumerable<Table> Spectra(IReadOnlyList<NoisePoint> points)
    {
        NoisePoint[] known = [.. points.Where(point => point.Frequencies.Count > 0)];
        NoisePoint[] shown = known.Length <= MostSpectra ? known : [.. Enumerable.Range(0, MostSpectra).Select(i => known[i * (known.Length - 1) / (MostSpectra - 1)])];
        for (int i = 0; i < shown.Length; i++) yield return Spectrum(shown[i], i + 1);
    }

    /// <summary>All spectra over field, current and frequency.</summary>
    public static IReadOnlyList<NamedArray> Arrays(IReadOnlyList<NoisePoint> points, Noise settings)
    {
        if (points.Any(point => point.Frequencies.Count == 0)) return [];
        Axis[] axes =
        [
            new("current", "A", [.. settings.Currents.Select(value => value.Si)]),
            new("field", "T", [.. settings.Field.Values.Select(value => value.Si)]),
            new("frequency", "Hz", points[0].Frequencies),
        ];
        NamedArray Of(string name, string unit, string meaning, Func<NoisePoint, IEnumerable<double>> value) => new(name, unit, meaning, axes, [.. points.SelectMany(value)]);
        return
        [
            .. Enumerable.Range(0, 3).Select(i => Of(string.Create(CultureInfo.InvariantCulture, $"density-{i}"), "1/Hz", string.Create(CultureInfo.InvariantCulture, $"One-sided spectral density of u.e{i}."), point => point.Densities[i].Select(one => one.Value))),
            .. points[0].ResistanceDensities.Count == 0 ? [] : (NamedArray[])[Of("resistance-density", "ohm^2/Hz", "One-sided spectral density of the resistance.", point => point.ResistanceDensities.Select(one => one.Value))],
        ];
    }

    private static Table Spectrum(NoisePoint point, int number)
    {
        List<Column> columns = [new("frequency", "Hz", "Frequency.", point.Frequencies)];
        for (int i = 0; i < 3; i++)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"density-{i}");
            columns.Add(new Column(name, "1/Hz", string.Create(CultureInfo.InvariantCulture, $"One-sided spectral density of u.e{i}."), [.. point.Densities[i].Select(one => one.Value)]));
            columns.Add(new Column($"{name}-error", "1/Hz", "Its standard error.", [.. point.Densities[i].Select(one => one.Error)]));
            if (i > 0 && point.LinearDensities.Count > 0) columns.Add(new Column($"linear-{name}", "1/Hz", "That of linear response.", point.LinearDensities[i - 1]));
        }
        if (point.ResistanceDensities.Count > 0)
        {
            columns.Add(new Column("resistance-density", "ohm^2/Hz", "One-sided spectral density of the resistance.", [.. point.ResistanceDensities.Select(one => one.Value)]));
            columns.Add(new Column("resistance-density-error", "ohm^2/Hz", "Its standard error.", [.. point.ResistanceDensities.Select(one => one.Error)]));
            if (point.LinearResistanceDensities.Count > 0) columns.Add(new Column("linear-resistance-density", "ohm^2/Hz", "That of linear response.", point.LinearResistanceDensities));
        }
        return new Table(
            string.Create(CultureInfo.InvariantCulture, $"spectrum-{number}"),
            string.Create(CultureInfo.InvariantCulture, $"Spectra at {QuantityText.Format(point.Field, MagneticField.Kind)} and {QuantityText.Format(point.Current, Current.Kind)}, {point.Name}."),
            columns);
    }
}
