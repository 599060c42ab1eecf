using Larmor.Materials;
using Larmor.Quantities;

namespace Larmor.Cli.Screen;

/// <summary>A number that follows from those of the library.</summary>
/// <param name="Name">Its name, in the style of the words of a device file.</param>
/// <param name="Si">Its value in SI.</param>
/// <param name="Kind">What it is; null for a plain number.</param>
/// <param name="Meaning">Its symbol or formula.</param>
internal sealed record DerivedNumber(string Name, double Si, QuantityKind? Kind, string Meaning);

/// <summary>The same numbers in the other forms that papers use.</summary>
internal static class DerivedNumbers
{
    /// <summary>What follows from the numbers that are used at a temperature; nothing where too few are known.</summary>
    public static IReadOnlyList<DerivedNumber> Of(LibraryEntry entry, Temperature? temperature) =>
        [.. entry.Kind == LibraryEntry.Contact ? OfContact(entry, temperature) : OfMaterial(entry, temperature)];

    private static IEnumerable<DerivedNumber> OfMaterial(LibraryEntry entry, Temperature? temperature)
    {
        LibraryMaterial material = MaterialLibrary.Find(entry.Name)!;
        ChannelNetwork channels;
        try
        {
            channels = material.ToMaterial(temperature).Channels;
        }
        catch (ParameterException)
        {
            yield break;    // too little is known, and the page says what is missing
        }
        yield return new("resistivity", channels.Resistivity.Si, Resistivity.Kind, "rho = rho*(1 - beta^2), as measured");
        yield return new("rho-star", channels.RhoStar.Si, Resistivity.Kind, "rho*");
        if (material.IsFerromagnet)
        {
            yield return new("resistivity-up", 1 / channels.ConductivityUp.Si, Resistivity.Kind, "rho_up = 2 rho*(1 - beta)");
            yield return new("resistivity-down", 1 / channels.ConductivityDown.Si, Resistivity.Kind, "rho_down = 2 rho*(1 + beta)");
            yield return new("spin-asymmetry", channels.ConductivityUp.Si / channels.ConductivityDown.Si, null, "sigma_up/sigma_down = (1 + beta)/(1 - beta)");
        }
        if (double.IsInfinity(channels.SpinDiffusionLength.Si)) yield break;
        yield return new("spin-resistance", channels.SpinResistance.Si, ResistanceArea.Kind, "rho* l_sf");
        yield return new("relaxation", channels.Relaxation.Si, ConductancePerVolume.Kind, "G = 1/(4 rho* l_sf^2)");
    }

    private static IEnumerable<DerivedNumber> OfContact(LibraryEntry entry, Temperature? temperature)
    {
        Dictionary<string, double> values = entry.ChosenAt(temperature).ToDictionary(value => value.Word, value => value.Si, StringComparer.Ordinal);
        double? given = values.TryGetValue("twice-area-resistance", out double doubled) ? doubled : values.TryGetValue("area-resistance", out double single) ? 2 * single : null;
        if (given is { } twice && values.TryGetValue("gamma", out double gamma))
        {
            ResistanceArea twiceArea = ResistanceArea.FromSi(twice);
            (ResistanceArea up, ResistanceArea down) = InterfaceConversions.ChannelResistances(twiceArea, gamma);
            (ConductancePerArea upward, ConductancePerArea downward) = InterfaceConversions.ChannelConductances(twiceArea, gamma);
            yield return new("area-resistance", twice / 2, ResistanceArea.Kind, "AR*");
            yield return new("charge-resistance", InterfaceConversions.ChargeResistance(twiceArea, gamma).Si, ResistanceArea.Kind, "AR*(1 - gamma^2), without accumulation");
            yield return new("area-resistance-up", up.Si, ResistanceArea.Kind, "AR_up = 2AR*(1 - gamma)");
            yield return new("area-resistance-down", down.Si, ResistanceArea.Kind, "AR_down = 2AR*(1 + gamma)");
            yield return new("conductance-up", upward.Si, ConductancePerArea.Kind, "G_up = 1/AR_up");
            yield return new("conductance-down", downward.Si, ConductancePerArea.Kind, "G_down = 1/AR_down");
            yield return new("channels-up", MixingConversions.ChannelsOf(upward).Si, ChannelsPerArea.Kind, "G_up/(e^2/h)");
            yield return new("channels-down", MixingConversions.ChannelsOf(downward).Si, ChannelsPerArea.Kind, "G_down/(e^2/h)");
        }
        if (values.TryGetValue("delta", out double delta)) yield return new("flip-probability", InterfaceConversions.FlipProbability(delta), null, "1 - exp(-delta), of a spin that crosses");
    }

    /// <summary>The words that a device file must still give before the entry can be used; empty where none.</summary>
    public static IReadOnlyList<string> StillNeeded(LibraryEntry entry)
    {
        bool Has(params string[] words) => entry.Values.Any(value => words.Contains(value.Word, StringComparer.Ordinal));
        List<string> needed = [];
        if (entry.Kind == LibraryEntry.Contact)
        {
            if (!Has("area-resistance", "twice-area-resistance")) needed.Add("area-resistance");
            if (!Has("gamma")) needed.Add("gamma");
            return needed;
        }
        if (!Has("rho-star", "resistivity")) needed.Add(Has("phonon-resistivity") ? "residual-resistivity" : "resistivity");
        if (!Has("beta")) needed.Add("beta");
        if (!Has("spin-diffusion-length")) needed.Add("spin-diffusion-length");
        return needed;
    }
}
