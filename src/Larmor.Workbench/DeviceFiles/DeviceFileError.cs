using System.Globalization;

namespace Larmor.Workbench.DeviceFiles;

/// <summary>One fault of a device file, with its place.</summary>
/// <param name="File">The file as the user named it.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="Path">Where in the file by keys, for example <c>stack[2].thickness</c>; empty for the file as a whole.</param>
/// <param name="Message">What is wrong: the value, what was expected.</param>
/// <param name="Hint">What to do; empty where the message says it.</param>
public sealed record DeviceFileError(string File, int Line, int Column, string Path, string Message, string Hint = "")
{
    /// <summary><c>file:line:column: path: message. hint</c></summary>
    public override string ToString()
    {
        string place = string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}: ");
        string path = Path.Length == 0 ? "" : Path + ": ";
        string message = Message.EndsWith('.') || Message.EndsWith('?') ? Message : Message + ".";
        return Hint.Length == 0 ? place + path + message : $"{place}{path}{message} {Hint}";
    }
}

/// <summary>A device file cannot be used. All faults found are listed, each with its place.</summary>
public sealed class DeviceFileException : Exception
{
    /// <summary>With the faults.</summary>
    /// <param name="errors">At least one.</param>
    public DeviceFileException(IReadOnlyList<DeviceFileError> errors)
        : base(string.Join('\n', errors)) => Errors = errors;

    /// <summary>The faults in the order of their places.</summary>
    public IReadOnlyList<DeviceFileError> Errors { get; }
}
