using Larmor.Quantities;
using Larmor.Workbench.DeviceFiles.Sweeps;

namespace Larmor.Workbench.DeviceFiles;

/// <summary>What is collected while one file is read: faults, warnings, notes on how values were read, and where the file lies.</summary>
internal sealed class Reading(ErrorList errors, string folder)
{
    private readonly List<string> notes = [];
    private readonly List<DeviceFileWarning> warnings = [];
    private readonly HashSet<(string, string)> seen = [];

    public ErrorList Errors => errors;

    /// <summary>The swept quantities; null where the text is read as one device only.</summary>
    public SweptReading? Swept { get; init; }

    /// <summary>The folder from which paths in the file are counted.</summary>
    public string Folder => folder;

    public IReadOnlyList<string> Notes => notes;

    public IReadOnlyList<DeviceFileWarning> Warnings => [.. warnings.OrderBy(warning => warning.Line).ThenBy(warning => warning.Column)];

    public void Note(string note)
    {
        if (Swept?.IsAtPoint == true) return;
        if (!notes.Contains(note, StringComparer.Ordinal)) notes.Add(note);
    }

    public void Warn(YamlNode node, string message)
    {
        if (Swept?.IsAtPoint != true) warnings.Add(new DeviceFileWarning(errors.File, node.Place.Line, node.Place.Column, node.Path, message));
    }

    /// <summary>Notes the reading of a quantity that can be given in more than one way, once for each key.</summary>
    public void NoteReading(YamlNode node, QuantityReading reading, QuantityKind kind)
    {
        bool isUsual = reading.Reading is null or "as M in A/m" or "as S/m^2";
        if (isUsual) return;
        int cut = node.Path.LastIndexOfAny(['[', '.']);
        string owner = kind == MagneticField.Kind && cut > 0 ? node.Path[..cut] : node.Path;
        if (seen.Add((owner, reading.Reading!))) notes.Add($"{owner}: '{reading.Text}' is read {reading.Reading}");
    }
}

/// <summary>Something in a device file that a person should look at; it does not stop a run.</summary>
/// <param name="File">The file as the user named it.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="Path">Where in the file by keys.</param>
/// <param name="Message">What to look at.</param>
public sealed record DeviceFileWarning(string File, int Line, int Column, string Path, string Message)
{
    /// <summary><c>file:line:column: warning: path: message</c></summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}: warning: {(Path.Length == 0 ? "" : Path + ": ")}{Message}");
}
