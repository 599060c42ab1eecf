using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Materials;
using Larmor.Transport;
using Larmor.Workbench.Figures.Rendering;

namespace Larmor.Workbench.Figures;

/// <summary>Profiles along the stack: accumulation, potentials and currents of the two channels, above the stack to scale.</summary>
internal static class AccumulationFigure
{
    private const double LeadShare = 0.3;

    public static Figure Of(AccumulationResult result, Device device, string name)
    {
        FigureAxis x = Along(device);
        IReadOnlyList<double> positions = result.Positions;
        double total = result.Transport.CurrentDensity;
        return new Figure
        {
            Name = name,
            Title = "Spin accumulation along the stack",
            Caption = $"Spin accumulation, electrochemical potentials and currents of all channels along the stack, drawn to scale beneath (leads cut), at J_{{0}} = {Display.UnitDisplay.Markup(total, "A/m^2")}. "
                + "Up means along the first magnet's axis. Dotted lines are the interfaces; fixed magnets are blue, free ones orange.",
            SharesX = true,
            Stack = device.Stack,
            Panels =
            [
                new Panel
                {
                    X = x,
                    Y = new FigureAxis("Δμ", "V"),
                    Height = 72,
                    Rules = [new Rule(0, IsVertical: false)],
                    Curves = [.. Differences(result)],
                },
                new Panel
                {
                    X = x,
                    Y = new FigureAxis("μ", "V"),
                    Height = 72,
                    Curves = [.. Channels(result, "μ", point => point.PotentialUp, point => point.PotentialDown, channel => channel.Potential, 1)],
                },
                new Panel
                {
                    X = x,
                    Y = total == 0 ? new FigureAxis("J", "A/m^2") : new FigureAxis("J / J_{0}", "1"),
                    Height = 72,
                    Curves = [.. Channels(result, "J", point => point.CurrentUp, point => point.CurrentDown, channel => channel.Current, total == 0 ? 1 : total)],
                },
            ],
        };
    }

    /// <summary>The axis along the stack, leads cut to a share of it.</summary>
    internal static FigureAxis Along(Device device)
    {
        double thickness = StackPainter.Faces(device.Stack)[^1];
        return new FigureAxis("Position x", "m")
        {
            Minimum = device.Stack.Layers[0].IsLead ? -LeadShare * thickness : 0,
            Maximum = device.Stack.Layers[^1].IsLead ? (1 + LeadShare) * thickness : thickness,
        };
    }

    private static double[] Values(AccumulationResult result, Func<TransportPoint, double> of) => [.. result.Points.Select(of)];

    private static string[] Others(AccumulationResult result) =>
        [.. result.Points.SelectMany(point => point.Channels).Select(channel => channel.Name).Distinct(StringComparer.Ordinal).Where(name => name is not (Channel.SpinUp or Channel.SpinDown))];

    // The spin accumulation and, with more channels, what every other relaxation feels.
    private static IEnumerable<Curve> Differences(AccumulationResult result)
    {
        string[] others = Others(result);
        yield return new Curve(result.Positions, Values(result, point => point.Accumulation)) { Colour = Palette.Black, Width = 1.3, Label = others.Length == 0 ? "" : "μ_{s↑} − μ_{s↓}" };
        if (others.Length == 0) yield break;
        int index = 1;
        foreach ((string first, string second) in result.Points.SelectMany(point => point.Relaxations).Where(one => one.Mechanism != "spin-flip" || others.Contains(one.First, StringComparer.Ordinal)).Select(one => (one.First, one.Second)).Distinct())
        {
            yield return new Curve(result.Positions, Values(result, point => Potential(point, first) - Potential(point, second)))
            {
                Label = $"μ_{{{Arrow(first)}}} − μ_{{{Arrow(second)}}}",
                Colour = Palette.Of(index),
                Style = Palette.StyleOf(index),
                Width = 1.3,
            };
            index++;
        }
    }

    private static double Potential(TransportPoint point, string name) => Of(point, name, channel => channel.Potential);

    private static double Of(TransportPoint point, string name, Func<ChannelPoint, double> of)
    {
        foreach (ChannelPoint channel in point.Channels)
        {
            if (channel.Name == name) return of(channel);
        }
        return double.NaN;
    }

    private static IEnumerable<Curve> Channels(
        AccumulationResult result, string letter, Func<TransportPoint, double> ofUp, Func<TransportPoint, double> ofDown, Func<ChannelPoint, double> of, double unit)
    {
        string[] others = Others(result);
        string up = others.Length == 0 ? $"{letter}↑" : $"{letter}_{{s↑}}", down = others.Length == 0 ? $"{letter}↓" : $"{letter}_{{s↓}}";
        yield return new Curve(result.Positions, Values(result, point => ofUp(point) / unit)) { Label = up, Colour = Palette.Blue, Width = 1.3 };
        yield return new Curve(result.Positions, Values(result, point => ofDown(point) / unit)) { Label = down, Colour = Palette.Vermilion, Style = LineStyle.Dashed, Width = 1.3 };
        for (int i = 0; i < others.Length; i++)
        {
            string name = others[i];
            yield return new Curve(result.Positions, Values(result, point => Of(point, name, of) / unit)) { Label = $"{letter}_{{{Arrow(name)}}}", Colour = Palette.Of(i + 2), Style = Palette.StyleOf(i + 2), Width = 1.3 };
        }
    }

    /// <summary>A channel as a physicist writes it: d↓ for d-down.</summary>
    private static string Arrow(string name) => Channel.SpinOf(name) switch
    {
        1 => $"{name[..^"-up".Length]}↑",
        -1 => $"{name[..^"-down".Length]}↓",
        _ => name,
    };
}
