using System.Globalization;
using Larmor.Experiments.Lines;
using Larmor.Numerics;
using Larmor.Provenance;
using Larmor.Quantities;

namespace Larmor.Experiments.Reports;

/// <summary>Turns rectified voltages into their result.</summary>
internal static class StFmrReport
{
    private const int FewestForALine = 6;

    private static readonly Citation Liu = new(
        "liu-2011",
        "L. Liu, T. Moriyama, D. C. Ralph, R. A. Buhrman, Spin-torque ferromagnetic resonance induced by the spin Hall effect, Phys. Rev. Lett. 106, 036601 (2011).",
        "10.1103/PhysRevLett.106.036601");

    public static StFmrResult Of(StFmr settings, StFmrSources sources, IReadOnlyList<RectifiedPoint> points)
    {
        double square = settings.Amplitude.Si * settings.Amplitude.Si;
        double[] fields = [.. points.Select(point => point.Field)];
        RectifiedSpectrum[] spectra = [.. settings.Frequencies.Select((frequency, k) =>
        {
            double?[] voltages = [.. points.Select(point => square * point.PerSquare[k])];
            return new RectifiedSpectrum(frequency.Si, voltages, Line(fields, voltages));
        })];
        int missing = points.Count(point => point.PerSquare[0] is null);
        return new StFmrResult
        {
            Kind = settings.Kind,
            Name = settings.Name,
            Outcome = missing == 0 ? Outcome.Finished : Outcome.NotConverged(string.Create(CultureInfo.InvariantCulture, $"At {missing} of {points.Count} fields no isolated state of rest is stable, or the moment has no damping and the frequency is its own; the voltage is left empty there.")),
            Along = settings.Field.Along,
            Fields = fields,
            Spectra = spectra,
            Scalars = Scalars(spectra[0]),
            Tables = [VoltageTable(fields, spectra), LineTable(spectra)],
            Arrays = missing > 0 ? [] : [new NamedArray("voltage", "V", "Rectified voltage", [new Axis("frequency", "Hz", [.. spectra.Select(one => one.Frequency)]), new Axis("field", "T", fields)], [.. spectra.SelectMany(one => one.Voltages).Select(value => value!.Value)])],
            Checks = FmrReport.Checks(points.Select(point => point.Audit).Aggregate(FmrAudit.Larger)),
            Notes =
            [
                .. sources.Notes,
                $"The mean of the microwave current (amplitude {settings.Amplitude}) times the swing of the resistance in linear response, about the stable state nearest to the direction of the field. Positive: the voltage that the same current, constant and positive, would meet as added resistance.",
                "The symmetric and the antisymmetric part belong to a line over the field. A damping-like torque towards p in the film plane gives the symmetric part, a field in the plane across the moment the antisymmetric one; spin pumping into the strip (inverse spin Hall effect) would add to the symmetric part and is left out.",
            ],
            Citations = [.. new[] { Citations.WegroweDrouhin, Liu }.Concat(sources.Citations).Distinct()],
        };
    }

    private static LorentzianLine? Line(double[] fields, double?[] voltages)
    {
        int[] known = [.. Enumerable.Range(0, fields.Length).Where(i => voltages[i] is not null)];
        return known.Length < FewestForALine ? null : LorentzianLine.Fit([.. known.Select(i => fields[i])], [.. known.Select(i => voltages[i]!.Value)]);
    }

    private static IReadOnlyList<Scalar> Scalars(RectifiedSpectrum spectrum)
    {
        LorentzianLine? line = spectrum.Line;
        string? none = line is not null ? null : spectrum.Voltages.Count(value => value is not null) < FewestForALine ? "A line is fitted to at least 6 fields." : "No line has its centre within the fields.";
        string at = $"at {Frequency.FromSi(spectrum.Frequency)}";
        return
        [
            new("resonance-field", line?.Centre, "T", $"Centre of the line {at}.", none),
            new("half-width", line?.HalfWidth, "T", $"Half of the full width at half maximum of its symmetric part {at}.", none),
            new("symmetric-voltage", line?.Symmetric, "V", $"Height of its symmetric part {at}.", none),
            new("antisymmetric-voltage", line?.Antisymmetric, "V", $"Size of its antisymmetric part {at}, twice its largest value.", none),
            new("symmetric-over-antisymmetric", line is { Antisymmetric: not 0 } ? line.Symmetric / line.Antisymmetric : null, "1", $"Ratio of the two {at}.", none ?? (line!.Antisymmetric == 0 ? "There is no antisymmetric part." : null)),
            new("fit-residual", line?.Residual, "1", $"Root mean square of what the line leaves, over that of the voltage {at}.", none),
        ];
    }

    private static Table VoltageTable(double[] fields, RectifiedSpectrum[] spectra)
    {
        (RectifiedSpectrum Spectrum, int Field)[] rows = [.. spectra.SelectMany(one => Enumerable.Range(0, fields.Length).Where(i => one.Voltages[i] is not null).Select(i => (one, i)))];
        return new Table("voltages", "Rectified voltage by frequency and field.",
        [
            new("field", "T", "Applied field, mu0 H along the sweep's direction.", [.. rows.Select(row => fields[row.Field])]),
            new("frequency", "Hz", "Frequency of the current.", [.. rows.Select(row => row.Spectrum.Frequency)]),
            new("voltage", "V", "Rectified voltage.", [.. rows.Select(row => row.Spectrum.Voltages[row.Field]!.Value)]),
        ]);
    }

    private static Table LineTable(RectifiedSpectrum[] spectra)
    {
        RectifiedSpectrum[] found = [.. spectra.Where(one => one.Line is not null)];
        return new Table("lines", "Lines fitted over the field, by frequency.",
        [
            new("frequency", "Hz", "Frequency of the current.", [.. found.Select(one => one.Frequency)]),
            new("resonance-field", "T", "Centre.", [.. found.Select(one => one.Line!.Centre)]),
            new("half-width", "T", "Half of the full width at half maximum of the symmetric part.", [.. found.Select(one => one.Line!.HalfWidth)]),
            new("symmetric", "V", "Height of the symmetric part.", [.. found.Select(one => one.Line!.Symmetric)]),
            new("antisymmetric", "V", "Size of the antisymmetric part, twice its largest value.", [.. found.Select(one => one.Line!.Antisymmetric)]),
            new("offset", "V", "Voltage far from the line.", [.. found.Select(one => one.Line!.Offset)]),
            new("residual", "1", "Root mean square of what the line leaves, over that of the voltage.", [.. found.Select(one => one.Line!.Residual)]),
        ]);
    }
}

/// <summary>What a reader needs to know of the moments, and the works that they rest on.</summary>
internal sealed record StFmrSources(IReadOnlyList<string> Notes, IReadOnlyList<Citation> Citations);
