using Larmor.Experiments;
using Larmor.Transport;

namespace Larmor.Workbench.Figures;

/// <summary>The Hanle curves of both orientations of the detector, and the spins along the wire without field.</summary>
internal static class HanleFigure
{
    public static Figure Of(HanleResult result, string name)
    {
        bool isLocal = result.Wire.Detector is null;
        return new Figure
        {
            Name = name,
            Title = isLocal ? "Local Hanle curve" : "Non-local Hanle curves",
            Caption = (isLocal ? "Spin part of the injector's resistance against the field." : "Spin voltage of the detector over the injected current against the field, contacts as given (P) and with the detector turned over (AP).")
                + " Below: spin accumulation along the injector's magnetization, over the current, and spin current along the wire, over the charge current, without field; verticals mark the contacts.",
            Panels =
            [
                new Panel
                {
                    X = new FigureAxis($"Field μ_{{0}}H_{{{ExperimentFigures.AxisName(result.Along)}}}", "T"),
                    Y = new FigureAxis(isLocal ? "R_{spin}" : "R_{NL}", "ohm"),
                    Height = 110,
                    Rules = [new Rule(0, IsVertical: false)],
                    Curves = [.. Curves(result)],
                },
                AlongWire(result, "Δμ / I", "ohm", point => point.Accumulation, Palette.Black, hasNames: true),
                AlongWire(result, "I_{s} / I", "1", point => point.SpinCurrent, Palette.Green, hasNames: false),
            ],
        };
    }

    private static IEnumerable<Curve> Curves(HanleResult result)
    {
        MarkerShape marker = result.Fields.Count == 1 ? MarkerShape.Disc : MarkerShape.None;
        bool isLocal = result.Antiparallel.Count == 0;
        yield return new Curve(result.Fields, result.Parallel) { Label = isLocal ? "" : "P", Colour = Palette.Blue, Marker = marker, Width = 1.3 };
        if (!isLocal) yield return new Curve(result.Fields, result.Antiparallel) { Label = "AP", Colour = Palette.Vermilion, Style = LineStyle.Dashed, Marker = marker, Width = 1.3 };
    }

    private static Panel AlongWire(HanleResult result, string label, string unit, Func<WirePoint, double> of, Colour colour, bool hasNames)
    {
        const double lengthsBeyond = 6;
        double[] positions = [.. result.Profile.Select(point => point.Position)], values = [.. result.Profile.Select(of)];
        (double Position, string Name)[] contacts = [.. Contacts(result.Wire)];
        double reach = lengthsBeyond * result.Wire.Material.Channels.SpinDiffusionLength.Si, top = values.Max();
        return new Panel
        {
            X = new FigureAxis("Position along the wire", "m")
            {
                Minimum = Math.Max(positions[0], contacts.Min(contact => contact.Position) - reach),
                Maximum = Math.Min(positions[^1], contacts.Max(contact => contact.Position) + reach),
            },
            Y = new FigureAxis(label, unit),
            Height = 72,
            Rules = [new Rule(0, IsVertical: false), .. contacts.Select(contact => new Rule(contact.Position, IsVertical: true, LineStyle.Dotted))],
            Curves = [new Curve(positions, values) { Colour = colour, Width = 1.3 }],
            Marks = hasNames ? [.. contacts.Select((contact, i) => new Mark(contact.Position, top, contact.Name, 19, 7 + (10 * i)))] : [],
        };
    }

    private static IEnumerable<(double Position, string Name)> Contacts(SpinWire wire)
    {
        yield return (0, "injector");
        if (wire.Absorber is { } absorber) yield return (absorber.Position.Si, "absorber");
        if (wire.Detector is not null && wire.Distance.Si > 0) yield return (wire.Distance.Si, "detector");
    }
}
