using System.Text.Json;
using Larmor.Cli;
using Larmor.Materials;

namespace Larmor.Workbench.Tests.Cli;

/// <summary>What <c>larmor materials</c> lists and shows.</summary>
public class MaterialsOnTheScreen
{
    [Fact]
    public void Everything_is_listed_in_lines_that_a_terminal_shows_whole()
    {
        string text = Said("materials");
        foreach (LibraryMaterial material in MaterialLibrary.Materials) Assert.Contains($"  {material.Name} ", text, StringComparison.Ordinal);
        foreach (LibraryInterface contact in MaterialLibrary.Interfaces) Assert.Contains($"  {contact.First}/{contact.Second} ", text, StringComparison.Ordinal);
        Assert.Contains("39 nm ± 3", text, StringComparison.Ordinal);
        Assert.Contains("117 nm +10/-6", text, StringComparison.Ordinal);
        Assert.All(text.Split('\n'), line => Assert.InRange(line.Length, 0, 100));
    }

    [Fact]
    public void One_kind_is_listed_alone()
    {
        string text = Said("materials", "--kind", "ferromagnet");
        Assert.Contains("Ferromagnets", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Normal metals", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Co/Cu", text, StringComparison.Ordinal);
        SpokenWords wrong = SpokenWords.To("materials", "--kind", "magnet");
        Assert.Equal(ExitCode.Input, wrong.Code);
        Assert.Contains("normal, ferromagnet and interface; got 'magnet'", wrong.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_of_a_name_and_a_temperature_narrow_the_list()
    {
        Assert.Equal(["Cu", "Cu-wire", "CuGe", "Co/Cu", "Co90Fe10/Cu", "Py/Cu"], Names("--named", "cu"));
        Assert.Equal(["Ag", "Al", "Au", "Co", "Cu"], Names("--temperature", "300 K"));
        Assert.Equal(["Cu", "Cu-wire", "CuGe"], Names("--named", "cu", "--kind", "normal", "--temperature", "10 K"));
        Assert.Contains("nothing of that kind", Said("materials", "--named", "unobtainium"), StringComparison.Ordinal);
        Assert.Contains("--temperature", SpokenWords.To("materials", "--temperature", "hot").Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Input, SpokenWords.To("materials", "--temperature", "-4 K").Code);
    }

    [Fact]
    public void One_contact_is_shown_with_its_other_forms_and_its_sources()
    {
        string text = Said("materials", "Cu/Co");
        foreach (string part in (string[])["0.2346 fohm m^2", "1.805 fohm m^2", "4.263e15 S/m^2", "+0.03/-0.08", "customary", "Dassonneville", "doi:10.1088/0953-8984/19/18/183201"])
        {
            Assert.Contains(part, text, StringComparison.Ordinal);
        }
        Assert.All(text.Split('\n'), line => Assert.InRange(line.Length, 0, 100));
    }

    [Fact]
    public void Every_entry_can_be_shown()
    {
        foreach (LibraryMaterial material in MaterialLibrary.Materials) Assert.Contains("Sources", Said("materials", material.Name), StringComparison.Ordinal);
        foreach (LibraryInterface contact in MaterialLibrary.Interfaces) Assert.Contains("Sources", Said("materials", $"{contact.First}/{contact.Second}"), StringComparison.Ordinal);
        Assert.Contains("To be given in the device file: resistivity, beta.", Said("materials", "Ni"), StringComparison.Ordinal);
        Assert.Contains("To be given in the device file: residual-resistivity.", Said("materials", "Ag"), StringComparison.Ordinal);
    }

    [Fact]
    public void Machines_get_values_in_SI_with_all_that_is_known()
    {
        JsonElement cobalt = Json("materials", "Co", "--temperature", "300 K", "--json").GetProperty("entries")[0];
        JsonElement[] lengths = [.. cobalt.GetProperty("values").EnumerateArray().Where(value => value.GetProperty("word").GetString() == "spin-diffusion-length")];
        Assert.Equal([60e-9, 38e-9], lengths.Select(value => value.GetProperty("value").GetDouble()));
        Assert.Equal([false, true], lengths.Select(value => value.GetProperty("chosen").GetBoolean()));
        Assert.Equal("m", lengths[0].GetProperty("unit").GetString());
        Assert.Equal(75e-9 * 38e-9, cobalt.GetProperty("derived").GetProperty("spin-resistance").GetProperty("value").GetDouble(), 1e-28);
        JsonElement delta = Json("materials", "Co/Pt", "--json").GetProperty("entries")[0].GetProperty("values").EnumerateArray().Single(value => value.GetProperty("word").GetString() == "delta");
        Assert.Equal((0.5, 0.2), (delta.GetProperty("uncertainty").GetProperty("above").GetDouble(), delta.GetProperty("uncertainty").GetProperty("below").GetDouble()));
        Assert.Equal("10.48550/arXiv.1310.4364", delta.GetProperty("source").GetProperty("doi").GetString());
    }

    private static string[] Names(params string[] words) =>
        [.. Json(["materials", .. words, "--json"]).GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("name").GetString()!)];

    private static JsonElement Json(params string[] words) => JsonDocument.Parse(Said(words)).RootElement;

    private static string Said(params string[] words)
    {
        SpokenWords spoken = SpokenWords.To(words);
        Assert.Equal(ExitCode.Good, spoken.Code);
        Assert.Empty(spoken.Error);
        return spoken.Out.ReplaceLineEndings("\n");
    }
}
