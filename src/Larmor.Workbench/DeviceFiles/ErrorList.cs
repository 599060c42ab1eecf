namespace Larmor.Workbench.DeviceFiles;

/// <summary>Collects the faults of one file, so that a person sees all of them at once.</summary>
internal sealed class ErrorList(string file)
{
    private const int Most = 20;
    private readonly List<DeviceFileError> errors = [];

    public string File => file;

    public int Count => errors.Count;

    public bool Any => errors.Count > 0;

    public void Add(YamlNode node, string message, string hint = "") => Add(node.Place, node.Path, message, hint);

    public void Add(Place place, string path, string message, string hint = "")
    {
        DeviceFileError error = new(file, place.Line, place.Column, Printable(path), Printable(message), hint);
        if (!errors.Contains(error)) errors.Add(error);
    }

    /// <summary>What a file says must not steer the terminal that shows it.</summary>
    private static string Printable(string text) => text.Any(char.IsControl) ? string.Concat(text.Select(character => char.IsControl(character) ? '\uFFFD' : character)) : text;

    public DeviceFileException Exception() =>
        new([.. errors.OrderBy(error => error.Line).ThenBy(error => error.Column).Take(Most)]);

    /// <summary>Forgets all faults, before the next point of a sweep is read.</summary>
    public void Clear() => errors.Clear();

    public void ThrowIfAny()
    {
        if (Any) throw Exception();
    }
}
