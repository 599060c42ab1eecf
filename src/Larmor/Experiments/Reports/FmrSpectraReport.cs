using Larmor.Numerics;

namespace Larmor.Experiments.Reports;

/// <summary>Spectra of a resonance measurement, their lines and what these tell of the moment.</summary>
internal static class FmrSpectraReport
{
    private const int FewestForALine = 6;

    /// <summary>The spectra, in the order of the frequencies.</summary>
    public static AbsorptionSpectrum[] Spectra(Fmr settings, IReadOnlyList<FmrFieldPoint> points)
    {
        double[] fields = [.. points.Select(point => point.Field)];
        return [.. settings.Frequencies.Select((frequency, k) =>
        {
            double?[] absorption = [.. points.Select(point => point.Absorption[k])];
            return new AbsorptionSpectrum(frequency.Si, absorption, Slopes(fields, absorption), Line(fields, absorption));
        })];
    }

    /// <summary>The lines in numbers; nothing where no spectra were asked for.</summary>
    public static IEnumerable<Scalar> Scalars(AbsorptionSpectrum[] spectra, KittelFit? kittel)
    {
        if (spectra.Length == 0) return [];
        LorentzianLine? line = spectra[0].Line;
        string? none = line is null ? "No line has its centre within the fields, or there are fewer than 6." : null, noFit = kittel is null ? "It takes lines at three frequencies or more." : null;
        string at = $"at {Quantities.Frequency.FromSi(spectra[0].Frequency)}";
        return
        [
            new("resonance-field", line?.Centre, "T", $"Centre of the absorption line over the field {at}.", none),
            new("half-width", line?.HalfWidth, "T", $"Half of its full width at half maximum {at}.", none),
            new("kittel-g-factor", kittel?.GFactor, "1", "g-factor from the resonance fields at all frequencies, f = (gamma/2 pi) sqrt[(B + B1)(B + B2)].", noFit),
            new("kittel-first-field", kittel?.FirstField, "T", "B1, the smaller field: the anisotropy field of a film along its easy axis.", noFit),
            new("kittel-second-field", kittel?.SecondField, "T", "B2; B2 - B1 is the demagnetizing field of a film magnetized in its plane.", noFit),
            new("kittel-damping", kittel?.Damping, "1", "Damping from the growth of the half width with the frequency.", noFit),
            new("kittel-broadening", kittel?.Broadening, "T", "Half width at zero frequency by the same straight line.", noFit),
        ];
    }

    /// <summary>The spectra and the lines as tables.</summary>
    public static IEnumerable<Table> Tables(FmrFieldSpectra data)
    {
        (AbsorptionSpectrum[] spectra, double[] fields) = (data.Spectra, data.Fields);
        if (spectra.Length == 0) yield break;
        (AbsorptionSpectrum Spectrum, int Field)[] rows = [.. spectra.SelectMany(one => Enumerable.Range(0, fields.Length).Where(i => one.Absorption[i] is not null && one.Slopes[i] is not null).Select(i => (one, i)))];
        yield return new Table("absorption", "Absorption of the microwave field by frequency and field, without current; the two ends of the sweep have no slope and are left out.",
        [
            new("field", "T", "Applied field, mu0 H along the sweep's direction.", [.. rows.Select(row => fields[row.Field])]),
            new("frequency", "Hz", "Frequency of the microwave field.", [.. rows.Select(row => row.Spectrum.Frequency)]),
            new("absorption", "1", "Imaginary part of the susceptibility along the microwave field.", [.. rows.Select(row => row.Spectrum.Absorption[row.Field]!.Value)]),
            new("slope", "1/T", "Its derivative with respect to the field.", [.. rows.Select(row => row.Spectrum.Slopes[row.Field]!.Value)]),
        ]);
        AbsorptionSpectrum[] found = [.. spectra.Where(one => one.Line is not null)];
        yield return new Table("lines", "Lines fitted to the absorption over the field, by frequency.",
        [
            new("frequency", "Hz", "Frequency of the microwave field.", [.. found.Select(one => one.Frequency)]),
            new("resonance-field", "T", "Centre.", [.. found.Select(one => one.Line!.Centre)]),
            new("half-width", "T", "Half of the full width at half maximum.", [.. found.Select(one => one.Line!.HalfWidth)]),
            new("height", "1", "Height of the symmetric part.", [.. found.Select(one => one.Line!.Symmetric)]),
        ]);
    }

    /// <summary>What a reader needs to know of the spectra.</summary>
    public static IEnumerable<string> Notes(FmrMeasurement measurement, AbsorptionSpectrum[] spectra)
    {
        if (spectra.Length == 0) yield break;
        yield return $"Absorption spectra: without current, of the stable state nearest to the direction of the field, for a microwave field along {measurement.Microwave}; the Kittel fit assumes that the moment lies along a field that is a principal axis.";
    }

    private static LorentzianLine? Line(double[] fields, double?[] values)
    {
        int[] known = [.. Enumerable.Range(0, fields.Length).Where(i => values[i] is not null)];
        return known.Length < FewestForALine ? null : LorentzianLine.Fit([.. known.Select(i => fields[i])], [.. known.Select(i => values[i]!.Value)]);
    }

    private static double?[] Slopes(double[] fields, double?[] values) =>
        [.. Enumerable.Range(0, fields.Length).Select(i => i == 0 || i + 1 == fields.Length || fields[i + 1] == fields[i - 1] ? null : (values[i + 1] - values[i - 1]) / (fields[i + 1] - fields[i - 1]))];
}

/// <summary>Spectra with the fields that they belong to, in T.</summary>
internal readonly record struct FmrFieldSpectra(AbsorptionSpectrum[] Spectra, double[] Fields);
