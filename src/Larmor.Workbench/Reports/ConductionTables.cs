using System.Globalization;
using Larmor.Layers;
using Larmor.Materials;
using Larmor.Workbench.Display;

namespace Larmor.Workbench.Reports;

/// <summary>How materials and contacts conduct beyond two channels: networks, transverse lengths, mixing conductances, tunnel barriers.</summary>
internal static class ConductionTables
{
    private const int MostBarriers = 100;

    public static void WriteMaterials(HtmlText html, Multilayer stack)
    {
        Material[] materials = [.. stack.Layers.Select(layer => layer.Material).DistinctBy(material => material.Name, StringComparer.Ordinal)];
        Material[] networks = [.. materials.Where(material => !material.Channels.IsTwoChannel)];
        if (networks.Length > 0) WriteNetworks(html, networks);
        Material[] transverse = [.. materials.Where(material => material.Transverse is not null)];
        if (transverse.Length == 0) return;
        html.Table(
            "Transverse spin in the magnets",
            ["Material", "σ<sub>t</sub>", "lattice <i>λ</i><sub>L</sub>", "dephasing <i>λ</i><sub>φ</sub>", "precession <i>λ</i><sub>J</sub>"],
            [false, true, true, true, true],
            transverse.Select(material => new[]
            {
                HtmlText.Escape(material.Name),
                material.Transverse!.Conductivity is { } own ? UnitDisplay.Html(own.Si, "S/m") : "mean of s-up and s-down",
                material.Transverse.LatticeLength is { } lattice ? Length(lattice.Si) : "isotropic",
                Length(material.Transverse.DephasingLength.Si),
                Length(material.Transverse.PrecessionLength.Si),
            }));
    }

    public static void WriteBarriers(HtmlText html, Multilayer stack)
    {
        (string Name, TunnelBarrier Barrier)[] barriers =
            [.. stack.Interfaces.Select((contact, i) => (stack.InterfaceName(i), contact.Tunnel)).Where(pair => pair.Tunnel is not null).Select(pair => (pair.Item1, pair.Tunnel!)).Take(MostBarriers)];
        if (barriers.Length == 0) return;
        html.Table(
            "Tunnel barriers (parallel state; left at the smaller x)",
            ["Interface", "<i>RA</i>", "<i>P</i> left", "<i>P</i> right", "TMR at zero bias", "field-like"],
            [false, true, true, true, true, true],
            barriers.Select(one => new[]
            {
                HtmlText.Escape(one.Name),
                UnitDisplay.Html(one.Barrier.ResistanceAreaParallel.Si, "ohm m^2"),
                UnitDisplay.Html(one.Barrier.PolarizationLeft, "1"),
                UnitDisplay.Html(one.Barrier.PolarizationRight, "1"),
                Magnetoresistance(one.Barrier),
                UnitDisplay.Html(one.Barrier.FieldLike, "1"),
            }));
    }

    /// <summary>What a contact has beside AR*, γ and δ, as markup; empty where there is nothing.</summary>
    public static string Beside(InterfaceProperties contact) => string.Join("; ", Parts(contact));

    private static IEnumerable<string> Parts(InterfaceProperties contact)
    {
        if (contact.Mixing is { } mixing)
        {
            string imaginary = mixing.Imaginary.Si == 0 ? "" : $", <i>G</i><sub>i</sub> {UnitDisplay.Html(mixing.Imaginary.Si, "S/m^2")}";
            yield return $"<i>G</i><sub>r</sub> {UnitDisplay.Html(mixing.Real.Si, "S/m^2")}{imaginary}, Sharvin {(mixing.SharvinIncluded ? "included" : "bare")}";
        }
        foreach (ChannelConductance one in contact.ChannelConductances) yield return $"{HtmlText.Escape(one.Name)} {UnitDisplay.Html(one.Conductance.Si, "S/m^2")}";
        foreach (InterfaceRelaxation one in contact.Relaxations) yield return $"{HtmlText.Escape($"{one.First} ↔ {one.Second}")} {UnitDisplay.Html(one.Conductance.Si, "S/m^2")}{Turning(one.Anisotropy.Si, "S/m^2")}";
        if (double.IsInfinity(contact.PassingConductance.Si)) yield return "transverse spin continuous";
        else if (contact.PassingConductance.Si > 0) yield return $"<i>G</i><sub>p</sub> {UnitDisplay.Html(contact.PassingConductance.Si, "S/m^2")}";
        if (contact.TransverseLoss.Si > 0) yield return $"<i>G</i><sub>L</sub> {UnitDisplay.Html(contact.TransverseLoss.Si, "S/m^2")}";
    }

    private static void WriteNetworks(HtmlText html, Material[] networks)
    {
        html.Table(
            "Channels",
            ["Material and channel", "σ<sub>i</sub>", "share of σ"],
            [false, true, true],
            networks.SelectMany(material => material.Channels.Channels.Select(channel => new[]
            {
                HtmlText.Escape($"{material.Name}: {channel.Name}"),
                UnitDisplay.Html(channel.Conductivity.Si, "S/m"),
                UnitDisplay.Html(channel.Conductivity.Si / material.Channels.Channels.Sum(one => one.Conductivity.Si), "1"),
            })));
        html.Table(
            "Relaxations between channels",
            ["Material and pair", "mechanism", "<i>G</i>", "length of the pair alone"],
            [false, false, true, true],
            networks.SelectMany(material => material.Channels.Relaxations.Select(one => new[]
            {
                HtmlText.Escape($"{material.Name}: {one.First} ↔ {one.Second}"),
                HtmlText.Escape(ShownBudget.Words(one.Mechanism)),
                UnitDisplay.Html(one.Conductance.Si, "S/m^3") + Turning(one.Anisotropy.Si, "S/m^3"),
                Length(LengthOf(material.Channels, one)),
            })));
        foreach (Material material in networks)
        {
            html.Raw("<p>").Text($"Decay lengths of {material.Name}: ").Raw(string.Join(", ", material.Channels.DecayLengths().Select(length => Length(length.Si)))).Raw(".</p>\n");
        }
    }

    // 1/l^2 = G (1/sigma_i + 1/sigma_j).
    private static double LengthOf(ChannelNetwork network, ChannelRelaxation one)
    {
        double Sigma(string name) => network.Channels.First(channel => channel.Name == name).Conductivity.Si;
        return 1 / Math.Sqrt(one.Conductance.Si * ((1 / Sigma(one.First)) + (1 / Sigma(one.Second))));
    }

    private static string Turning(double anisotropy, string unit) => anisotropy == 0 ? "" : $" + {UnitDisplay.Html(anisotropy, unit)} cos²θ";

    private static string Length(double si) => double.IsInfinity(si) ? "∞" : UnitDisplay.Html(si, "m");

    private static string Magnetoresistance(TunnelBarrier barrier)
    {
        double product = barrier.PolarizationLeft * barrier.PolarizationRight;
        return product == 1 ? "∞" : string.Create(CultureInfo.InvariantCulture, $"{200 * product / (1 - product):G4} %").Replace('-', '−');
    }
}
