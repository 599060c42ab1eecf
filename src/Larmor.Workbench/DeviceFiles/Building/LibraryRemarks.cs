using Larmor.Materials;

namespace Larmor.Workbench.DeviceFiles.Building;

/// <summary>What a person must know about the numbers of a material: those only customary, those chosen among several, those measured at another temperature.</summary>
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
            reading.Warn(temperature, $"numbers of {string.Join(", ", alike.Select(one => one.Name))} were measured at another temperature than the device's {materials.Temperature}: {alike.Key}; resistivities and spin-diffusion lengths change with temperature");
        }
        foreach (ResolvedMaterial one in used) NoteLibrary(one);
    }

    private string MeasuredElsewhere(ResolvedMaterial resolved) => string.Join(", ", resolved.Parameters.MeasuredElsewhere(materials.Temperature)
        .GroupBy(one => one.Data).Select(group => $"{string.Join(" and ", group.Select(one => one.Word))} at {group.Key}"));

    private void NoteLibrary(ResolvedMaterial resolved)
    {
        LibraryMaterial? library = usesLibrary ? resolved.Family.Select(MaterialLibrary.Find).FirstOrDefault(one => one is not null) : null;
        if (library is null) return;
        LibraryValue[] used = [.. library.ChosenAt(materials.Temperature).Where(value => resolved.Parameters.SourceOf(value.Word) == value.Source)];
        string[] customary = [.. used.Where(value => value.IsCustomary).Select(value => $"{value.Word} {value.Text}")];
        if (customary.Length > 0) reading.Note($"customary library values in use for {resolved.Name}: {string.Join(", ", customary)}");
        foreach (LibraryValue value in used) NoteChoice(resolved.Name, value, [.. library.Values.Where(other => other.Word == value.Word && other != value)]);
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
