using System.Globalization;
using System.Text;

namespace Larmor.Workbench.DeviceFiles;

/// <summary>Reads the bytes of a device file and refuses what cannot be one, before the YAML parser sees it.</summary>
internal static class YamlText
{
    public const int LargestSize = 8 << 20;
    public const int DeepestNesting = 32;

    /// <summary>The text of a file.</summary>
    public static string Read(string path, string file)
    {
        if (Directory.Exists(path)) throw Fault(file, "this is a folder, not a device file");
        FileInfo info = new(path);
        if (!info.Exists) throw Fault(file, "there is no such file");
        if (info.Length > LargestSize) throw Fault(file, string.Create(CultureInfo.InvariantCulture, $"the file has {info.Length} bytes; a device file has at most {LargestSize}"));
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Fault(file, "the file cannot be read; see whether it is open elsewhere and whether you may read it");
        }
        return Decode(bytes, file);
    }

    /// <summary>The text of bytes in UTF-8.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes, string file)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) throw Fault(file, "the file is in UTF-16; save it as UTF-8");
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) bytes = bytes[3..];
        int nul = bytes.IndexOf((byte)0);
        string text;
        try
        {
            text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException failure)
        {
            throw FaultAt(file, bytes, nul >= 0 ? nul : failure.Index, nul >= 0 ? "this is a binary file, not a text" : "the file is not in UTF-8; save it as UTF-8 (in an older encoding the signs µ, Ω, ° differ)");
        }
        if (nul >= 0) throw FaultAt(file, bytes, nul, "this is a binary file, not a text");
        return text;
    }

    /// <summary>Refuses control characters, tabs that indent and brackets nested too deeply.</summary>
    public static void Check(string text, string file)
    {
        if (text.Length > LargestSize) throw Fault(file, "the text is too long for a device file");
        if (string.IsNullOrWhiteSpace(text)) throw Fault(file, "the file is empty; 'larmor new' writes one to start from");
        int line = 1;
        int column = 0;
        int depth = 0;
        bool indenting = true;
        bool inComment = false;
        char before = '\n';
        foreach (char character in text)
        {
            column++;
            if (character == '\n')
            {
                line++;
                column = 0;
                indenting = true;
                inComment = false;
                before = character;
                continue;
            }
            if (character == '\t' && indenting) throw FaultAt(file, line, column, "a tab indents this line; YAML indents with spaces");
            if (char.IsControl(character) && character is not ('\t' or '\r')) throw FaultAt(file, line, column, string.Create(CultureInfo.InvariantCulture, $"there is a control character (code {(int)character}) in the text; remove it"));
            if (!char.IsWhiteSpace(character)) indenting = false;
            inComment |= character == '#' && char.IsWhiteSpace(before);
            before = character;
            if (!inComment) depth = Math.Max(0, depth + character switch { '[' or '{' => 1, ']' or '}' => -1, _ => 0 });
            if (depth > DeepestNesting) throw FaultAt(file, line, column, string.Create(CultureInfo.InvariantCulture, $"brackets are nested more than {DeepestNesting} deep; a device file never needs that"));
        }
        CheckIndentation(text, file);
    }

    // Block collections nest by indentation and by dashes on one line ("- - - x"); both cost the parser stack.
    private static void CheckIndentation(string text, string file)
    {
        int number = 0;
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            number++;
            int dashes = 0;
            int position = 0;
            while (position < line.Length && (line[position] is ' ' or '?' || (line[position] == '-' && position + 1 < line.Length && line[position + 1] == ' ')))
            {
                if (line[position] is '-' or '?') dashes++;
                position++;
            }
            if (dashes > DeepestNesting) throw FaultAt(file, number, position, string.Create(CultureInfo.InvariantCulture, $"lists are nested more than {DeepestNesting} deep; a device file never needs that"));
        }
    }

    public static DeviceFileException Fault(string file, string message) => FaultAt(file, 1, 1, message);

    public static DeviceFileException FaultAt(string file, int line, int column, string message, string hint = "") =>
        new([new DeviceFileError(file, line, column, "", message, hint)]);

    private static DeviceFileException FaultAt(string file, ReadOnlySpan<byte> bytes, int index, string message)
    {
        ReadOnlySpan<byte> before = bytes[..Math.Clamp(index, 0, bytes.Length)];
        int line = before.Count((byte)'\n') + 1;
        int column = before.Length - (before.LastIndexOf((byte)'\n') + 1) + 1;
        return FaultAt(file, line, column, message);
    }
}
