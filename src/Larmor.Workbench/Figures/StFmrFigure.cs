using Larmor.Experiments;
using Larmor.Numerics;
using Larmor.Workbench.Display;

namespace Larmor.Workbench.Figures;

/// <summary>The rectified voltage against field at each frequency, and the two parts of the first line.</summary>
internal static class StFmrFigure
{
    public static Figure Of(StFmrResult result, string name)
    {
        string along = ExperimentFigures.AxisName(result.Along);
        FigureAxis field = new(along.StartsWith('[') ? "Field μ_{0}H" : $"Field μ_{{0}}H_{{{along}}}", "T") { Minimum = result.Fields.Min(), Maximum = result.Fields.Max() };
        Panel voltages = new()
        {
            X = field,
            Y = new FigureAxis("Voltage V", "V"),
            Height = 110,
            Rules = [new Rule(0, IsVertical: false)],
            Curves = [.. result.Spectra.Select((one, k) => new Curve(result.Fields, [.. one.Voltages.Select(value => value ?? double.NaN)]) { Label = UnitDisplay.Markup(one.Frequency, "Hz", 3), Colour = Palette.Of(k), Width = 1.3 })],
        };
        RectifiedSpectrum? fitted = result.Spectra.FirstOrDefault(one => one.Line is not null);
        return new Figure
        {
            Name = name,
            Title = "Rectified voltage under a microwave current",
            Caption = $"Above: mean of microwave current times resistance against the field along {along}." + (fitted is null ? "" : $" Below: the line at {Frequency(fitted)} and its symmetric and antisymmetric parts."),
            SharesX = true,
            Panels = fitted is null ? [voltages] : [voltages, Parts(result, fitted, field)],
        };
    }

    private static Panel Parts(StFmrResult result, RectifiedSpectrum fitted, FigureAxis field)
    {
        LorentzianLine line = fitted.Line!;
        double[] fields = [.. result.Fields.Order()];
        return new Panel
        {
            X = field,
            Y = new FigureAxis("Parts of V", "V"),
            Height = 96,
            Rules = [new Rule(0, IsVertical: false)],
            Curves =
            [
                new Curve(result.Fields, [.. fitted.Voltages.Select(value => value ?? double.NaN)]) { Label = "V", Colour = Palette.Black.Paler(0.5), Width = 2.2 },
                new Curve(fields, [.. fields.Select((line with { Antisymmetric = 0 }).At)]) { Label = "symmetric", Colour = Palette.Vermilion, Width = 1.2 },
                new Curve(fields, [.. fields.Select((line with { Symmetric = 0 }).At)]) { Label = "antisymmetric", Colour = Palette.Green, Style = LineStyle.Dashed, Width = 1.2 },
            ],
        };
    }

    private static string Frequency(RectifiedSpectrum one) => Quantities.Frequency.FromSi(one.Frequency).ToString();
}
