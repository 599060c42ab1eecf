using Larmor.Experiments;
using Larmor.Workbench.Display;

namespace Larmor.Workbench.Figures;

/// <summary>Absorption of a microwave field against the applied field, and its derivative, by frequency.</summary>
internal static class AbsorptionFigure
{
    public static IEnumerable<Figure> Of(FmrResult result, string name)
    {
        double[] fields = [.. result.Fields];
        if (fields.Length < 3 && result.Spectra.Count > 5) yield return AgainstFrequency(result, name);
        if (result.Spectra.Count == 0 || fields.Length < 3) yield break;
        string along = ExperimentFigures.AxisName(result.Along);
        FigureAxis field = new(along.StartsWith('[') ? "Field μ_{0}H" : $"Field μ_{{0}}H_{{{along}}}", "T") { Minimum = fields.Min(), Maximum = fields.Max() };
        yield return new Figure
        {
            Name = name,
            Title = "Absorption of a microwave field",
            Caption = $"Imaginary part of the susceptibility along the microwave field, and its derivative, against the field along {along}, without current.",
            SharesX = true,
            Panels =
            [
                Panel(result, fields, field, new FigureAxis("χ″", "1"), one => one.Absorption, hasLegend: true),
                Panel(result, fields, field, new FigureAxis("dχ″/dB", "1/T"), one => one.Slopes, hasLegend: false),
            ],
        };
    }

    /// <summary>The absorption at one or two fields against many frequencies.</summary>
    private static Figure AgainstFrequency(FmrResult result, string name) => new()
    {
        Name = name,
        Title = "Absorption of a microwave field",
        Caption = $"Imaginary part of the susceptibility along the microwave field against its frequency, without current, field along {ExperimentFigures.AxisName(result.Along)}.",
        Panels =
        [
            new Panel
            {
                X = new FigureAxis("Frequency f", "Hz"),
                Y = new FigureAxis("χ″", "1"),
                Height = 110,
                Rules = [new Rule(0, IsVertical: false)],
                Curves = [.. result.Fields.Select((field, i) => new Curve([.. result.Spectra.Select(one => one.Frequency)], [.. result.Spectra.Select(one => one.Absorption[i] ?? double.NaN)]) { Label = UnitDisplay.Markup(field, "T"), Colour = Palette.Of(i), Width = 1.2 })],
            },
        ],
    };

    private static Panel Panel(FmrResult result, double[] fields, FigureAxis x, FigureAxis y, Func<AbsorptionSpectrum, IReadOnlyList<double?>> of, bool hasLegend) => new()
    {
        X = x,
        Y = y,
        Height = 96,
        Rules = [new Rule(0, IsVertical: false)],
        Curves = [.. result.Spectra.Select((one, k) => new Curve(fields, [.. of(one).Select(value => value ?? double.NaN)]) { Label = hasLegend ? UnitDisplay.Markup(one.Frequency, "Hz", 3) : "", Colour = Palette.Of(k), Width = 1.2 })],
    };
}
