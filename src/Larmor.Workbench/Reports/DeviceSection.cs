using System.Globalization;
using Larmor.Coupling;
using Larmor.Layers;
using Larmor.Materials;
using Larmor.Quantities;
using Larmor.Workbench.Display;

namespace Larmor.Workbench.Reports;

/// <summary>The device: its drawing to scale and its layers and contacts with their numbers.</summary>
internal static class DeviceSection
{
    private const int MostRows = 100;

    public static void Write(HtmlText html, Device device)
    {
        html.Raw("<section>\n<h2>Device</h2>\n<figure class=\"wide\">\n").Raw(DeviceDrawing.Svg(device, "device"));
        html.Raw("<figcaption>").Text(DeviceDrawing.Caption(device)).Raw("</figcaption>\n</figure>\n");
        Multilayer stack = device.Stack;
        NamedUnit resistivity = UnitDisplay.UnitFor(stack.Layers.Max(layer => layer.Material.Channels.Resistivity.Si), "ohm m");
        html.Table(
            "Layers along +x",
            ["Layer", "Material", "Thickness", "Magnetization", $"ρ ({UnitDisplay.UnitHtml(resistivity)})", "β", "<i>l</i><sub>sf</sub>", "<i>M</i><sub>s</sub>", "α"],
            [false, false, true, false, true, true, true, true, true],
            Grouped([.. stack.Layers.Select(layer => layer.Name)], [.. stack.Layers.Select(layer => Row(layer, resistivity))]));
        ConductionTables.WriteMaterials(html, stack);
        if (stack.Interfaces.Count > 0)
        {
            bool hasMore = stack.Interfaces.Any(contact => ConductionTables.Beside(contact).Length > 0);
            html.Table(
                "Interfaces",
                ["Interface", "<i>AR</i>*", "γ", "δ", .. hasMore ? (string[])["beside"] : []],
                [false, true, true, true, .. hasMore ? (bool[])[false] : []],
                Grouped([.. Enumerable.Range(0, stack.Interfaces.Count).Select(stack.InterfaceName)], [.. stack.Interfaces.Select(contact => Row(contact, hasMore))]));
            ConductionTables.WriteBarriers(html, stack);
        }
        html.Raw("<p>").Text($"Ends: left {EndWords(stack.Left)}, right {EndWords(stack.Right)}.").Raw("</p>\n</section>\n");
    }

    private static string[] Row(Layer layer, NamedUnit resistivity)
    {
        ChannelNetwork channels = layer.Material.Channels;
        return
        [
            HtmlText.Escape(layer.Material.Name),
            layer.Thickness is { } thickness ? UnitDisplay.Html(thickness.Si, "m") : "lead",
            layer.Magnetization switch
            {
                LayerMagnetization.FixedMoment(var direction) => HtmlText.Escape($"fixed, {direction}".Replace('-', '−')),
                LayerMagnetization.FreeMoment => "free",
                _ => "",
            },
            UnitDisplay.NumberHtml(channels.Resistivity.Si / resistivity.Si),
            channels.Beta == 0 ? "" : UnitDisplay.Html(channels.Beta, "1"),
            double.IsFinite(channels.SpinDiffusionLength.Si) ? UnitDisplay.Html(channels.SpinDiffusionLength.Si, "m") : "∞",
            layer.Material.Magnetic is { } magnetic ? UnitDisplay.Html(magnetic.SaturationMagnetization.Si, "A/m") : "",
            layer.Material.Magnetic is { } damped ? UnitDisplay.Html(damped.Damping, "1") : "",
        ];
    }

    private static string[] Row(InterfaceProperties contact, bool hasMore)
    {
        string[] cells = contact.Tunnel is not null ? ["tunnel barrier", "", ""]
            : contact.IsTransparent ? ["transparent", "", ""]
            : [UnitDisplay.Html(contact.AreaResistance.Si, "ohm m^2"), UnitDisplay.Html(contact.Gamma, "1"), UnitDisplay.Html(contact.Delta, "1")];
        return hasMore ? [.. cells, ConductionTables.Beside(contact)] : cells;
    }

    // In a long stack the rows of one name that are alike stand together.
    private static IEnumerable<string[]> Grouped(string[] names, string[][] rows)
    {
        PlaceGroups groups = PlaceGroups.Of(names, MostRows);
        for (int g = 0; g < groups.Labels.Count; g++)
        {
            string[] first = rows[groups.Members[g][0]];
            bool isAlike = groups.Members[g].All(i => rows[i].SequenceEqual(first, StringComparer.Ordinal));
            yield return [HtmlText.Escape(groups.Labels[g]), .. isAlike ? first : first.Select((cell, column) => groups.Members[g].All(i => rows[i][column] == cell) ? cell : "various")];
        }
    }

    private static string EndWords(EndCondition end) => end switch
    {
        EndCondition.Lead => "a semi-infinite lead",
        EndCondition.Reservoir => "a reservoir (Δμ = 0)",
        EndCondition.Sealed => "sealed (no spin current)",
        EndCondition.Polarization(var value, var along) => string.Create(CultureInfo.InvariantCulture, $"a current of polarization {value:G6}{AlongWords(along)}"),
        EndCondition.SpinCurrent(var density, var along) => $"a spin current of {density}{AlongWords(along)}",
        _ => end.ToString() ?? "",
    };

    private static string AlongWords(Numerics.UnitVector? along) => along is { } direction ? $" along {direction}".Replace('-', '−') : "";
}
