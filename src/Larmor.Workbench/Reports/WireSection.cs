using System.Globalization;
using Larmor.Experiments;
using Larmor.Layers;
using Larmor.Transport;
using Larmor.Workbench.Display;

namespace Larmor.Workbench.Reports;

/// <summary>The wires of a run: each brings its own metal, contacts and ends, beside a stack or without one.</summary>
internal static class WireSection
{
    public static void Write(HtmlText html, RunRecord record)
    {
        (HanleResult Result, string Name)[] wires = [.. record.Results.Zip(record.Names).Where(pair => pair.First is HanleResult).Select(pair => ((HanleResult)pair.First, pair.Second))];
        if (wires.Length == 0) return;
        html.Raw("<section>\n<h2>").Text(wires.Length == 1 ? "Wire" : "Wires").Raw("</h2>\n");
        html.Table(
            "Normal wires",
            ["Measurement", "Material", "ρ", "<i>l</i><sub>sf</sub>", "<i>D</i>", "<i>A</i>", "Distance", "Left of the injector", "Right end"],
            [false, false, true, true, true, true, true, false, false],
            wires.Select(wire => Row(wire.Name, wire.Result.Wire)));
        html.Table(
            "Contacts of the wires",
            ["Contact", "<i>P</i>", "Magnetization", "<i>R</i><sub>c</sub>"],
            [false, true, false, true],
            wires.SelectMany(wire => Contacts(wires.Length == 1 ? "" : $"{wire.Name}: ", wire.Result.Wire)));
        html.Raw("</section>\n");
    }

    private static string[] Row(string name, SpinWire wire) =>
    [
        HtmlText.Escape(name),
        HtmlText.Escape(wire.Material.Name),
        UnitDisplay.Html(wire.Material.Channels.Resistivity.Si, "ohm m"),
        UnitDisplay.Html(wire.Material.Channels.SpinDiffusionLength.Si, "m"),
        UnitDisplay.Html(wire.Diffusion!.Value.Si, "m^2/s"),
        UnitDisplay.Html(wire.CrossSection.Si, "m^2"),
        wire.Detector is null ? "local" : UnitDisplay.Html(wire.Distance.Si, "m"),
        EndWords(wire.Left),
        EndWords(wire.Right),
    ];

    private static IEnumerable<string[]> Contacts(string prefix, SpinWire wire)
    {
        yield return Row($"{prefix}injector", wire.Injector);
        if (wire.Detector is { } detector) yield return Row($"{prefix}detector", detector);
        if (wire.Absorber is { } absorber) yield return [HtmlText.Escape($"{prefix}absorber at {absorber.Position}"), "", "", UnitDisplay.Html(absorber.Resistance.Si, "ohm")];
    }

    private static string[] Row(string name, WireContact contact) =>
    [
        HtmlText.Escape(name),
        UnitDisplay.Html(contact.Polarization, "1"),
        HtmlText.Escape(contact.Magnetization.ToString().Replace('-', '−')),
        contact.Resistance is { } resistance ? UnitDisplay.Html(resistance.Si, "ohm") : "ideal tunnel contact",
    ];

    private static string EndWords(WireEnd end) => end.Length is not { } length ? "goes on for ever" : end.Condition switch
    {
        EndCondition.Reservoir => $"{UnitDisplay.Html(length.Si, "m")}, absorbs spins",
        EndCondition.Polarization(var value, _) => string.Create(CultureInfo.InvariantCulture, $"{UnitDisplay.Html(length.Si, "m")}, passes a current of polarization {value:G6}"),
        _ => $"{UnitDisplay.Html(length.Si, "m")}, reflects spins",
    };
}
