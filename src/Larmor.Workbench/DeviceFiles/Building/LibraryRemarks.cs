using Larmor.Materials;
using Larmor.Quantities;

namespace Larmor.Workbench.DeviceFiles.Building;

/// <summary>What a person must know about the numbers of a material or a contact: those only customary, those chosen among several, those measured at another temperature.</summary>
internal sealed class LibraryRemarks(MaterialResolver materials, bool usesLibrary, Reading reading)
{
    /// <summary>Notes and warns of the materials of the stack.</summary>
    /// <param name="names">Their names, each once.</param>
    /// <param name="temperature">Where the file gives the temperature of the device.</param>
    public void Of(IEnumerable<string> names, YamlNode temperature)
    {
        ResolvedMaterial[] used = [.. names.Select(name => materials.Resolve(name, temperature)).OfType<ResolvedMaterial>()];
        foreach (IGrouping<string, ResolvedMaterial> alike in used.GroupBy(MeasuredElsewhere, StringComparer.Ordinal).Where(alike => alike.Key.Length > 0))
        {
            Warn(string.Join(", ", alike.Select(one => one.Name)), alike.Key, temperature);
        }
        foreach (ResolvedMaterial one in used) NoteLibrary(one);
    }

    /// <summary>Notes and warns of the contacts that come from the library.</summary>
    /// <param name="contacts">The contacts with their numbers after what the file changes.</param>
    /// <param name="temperature">Where the file gives the temperature of the device.</param>
    public void Of(IEnumerable<(LibraryInterface Contact, InterfaceParameters Numbers)> contacts, YamlNode temperature)
    {
        foreach ((LibraryInterface contact, InterfaceParameters numbers) in contacts)
        {
            string name = $"{contact.First}/{contact.Second}";
            string elsewhere = InWords(numbers.MeasuredElsewhere(materials.Temperature));
            if (elsewhere.Length > 0) Warn(name, elsewhere, temperature);
            NoteValues(name, contact.Values, [.. contact.ChosenAt(materials.Temperature).Where(value => numbers.SourceOf(value.Word) == value.Source)]);
        }
    }

    private void Warn(string names, string elsewhere, YamlNode temperature) =>
        reading.Warn(temperature, $"numbers of {names} were measured at another temperature than the device's {materials.Temperature}: {elsewhere}; resistivities and spin-diffusion lengths change with temperature");

    private string MeasuredElsewhere(ResolvedMaterial resolved) => InWords(resolved.Parameters.MeasuredElsewhere(materials.Temperature));

    private static string InWords(IReadOnlyList<(string Word, Temperature Data)> elsewhere) => string.Join(", ", elsewhere
        .GroupBy(one => one.Data).Select(group => $"{string.Join(" and ", group.Select(one => one.Word))} at {group.Key}"));

    private void NoteLibrary(ResolvedMaterial resolved)
    {
        LibraryMaterial? library = usesLibrary ? resolved.Family.Select(MaterialLibrary.Find).FirstOrDefault(one => one is not null) : null;
        if (library is null) return;
        NoteValues(resolved.Name, library.Values, [.. library.ChosenAt(materials.Temperature).Where(value => resolved.Parameters.SourceOf(value.Word) == value.Source)]);
    }

    private void NoteValues(string name, IReadOnlyList<LibraryValue> all, LibraryValue[] used)
    {
        string[] customary = [.. used.Where(value => value.IsCustomary).Select(value => $"{value.Word} {value.Text}")];
        if (customary.Length > 0) reading.Note($"customary library values in use for {name}: {string.Join(", ", customary)}");
        foreach (LibraryValue value in used) NoteChoice(name, value, [.. all.Where(other => other.Word == value.Word && other != value)]);
    }

    private void NoteChoice(string material, LibraryValue used, LibraryValue[] others)
    {
        if (others.Length > 0) reading.Note($"{used.Word} of {material}: {Described(used)} is used; the library also has {string.Join(", ", others.Select(Described))}");
    }

    private static string Described(LibraryValue value)
    {
        string[] circumstances = [.. new[] { value.Temperature?.ToString() ?? "", value.Method }.Where(text => text.Length > 0)];
        return circumstances.Length == 0 ? value.Text : $"{value.Text} ({string.Join(", ", circumstances)})";
    }
}
