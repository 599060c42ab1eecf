using System.Text.Json;
using Larmor.Experiments;
using Larmor.Provenance;
using Larmor.Thermodynamics;

namespace Larmor.Workbench.Results;

/// <summary>What <c>run.json</c> gives back: enough to repeat the run.</summary>
/// <param name="Input">The device file with every default written out.</param>
/// <param name="InputName">Its name.</param>
/// <param name="Seed">Seed of all random streams.</param>
/// <param name="Version">Version of Larmor that ran it.</param>
/// <param name="Readings">How the file was read at first, sentence by sentence: the written-out input no longer has what could be read in two ways.</param>
public sealed record RepeatableRun(string Input, string InputName, ulong Seed, string Version, IReadOnlyList<string> Readings);

/// <summary>The record of a run from which it can be repeated.</summary>
public static class RunFile
{
    private const int Format = 1;

    /// <summary>Reads a <c>run.json</c>.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ResultsException">The file cannot be read or is no run of Larmor's.</exception>
    public static RepeatableRun Read(string path)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
            JsonElement root = document.RootElement;
            return new RepeatableRun(
                root.GetProperty("input").GetString()!, root.GetProperty("input-name").GetString()!,
                root.GetProperty("seed").GetUInt64(), root.GetProperty("larmor").GetString()!,
                [.. root.GetProperty("readings").EnumerateArray().Select(reading => reading.GetString() ?? "")]);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            throw new ResultsException($"'{path}' cannot be read: {trouble.Message}", trouble);
        }
        catch (Exception trouble) when (trouble is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new ResultsException($"'{path}' is not a run.json of Larmor: it must be JSON with 'larmor', 'input', 'input-name', 'seed' and 'readings'.", trouble);
        }
    }

    /// <summary>The whole file.</summary>
    internal static byte[] Bytes(RunRecord record)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, SummaryFile.Options))
        {
            json.WriteStartObject();
            json.WriteString("larmor", record.Version);
            json.WriteNumber("format", Format);
            json.WriteString("title", record.Device.Title);
            json.WriteNumber("seed", record.Seed);
            json.WriteString("input-name", record.InputName);
            json.WriteString("input", record.Input);
            json.WriteStartArray("readings");
            foreach (string reading in record.Readings) json.WriteStringValue(reading);
            json.WriteEndArray();
            json.WriteStartObject("tolerances-reached");
            foreach (AuditCheck check in record.Checks.Where(check => double.IsFinite(check.Value)).DistinctBy(check => check.Name, StringComparer.Ordinal)) json.WriteNumber(check.Name, check.Value);
            json.WriteEndObject();
            json.WriteStartArray("citations");
            foreach (Citation citation in record.Citations) Write(json, citation);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    private static void Write(Utf8JsonWriter json, Citation citation)
    {
        json.WriteStartObject();
        json.WriteString("key", citation.Key);
        json.WriteString("text", citation.Text);
        if (citation.Doi is { } doi) json.WriteString("doi", doi);
        json.WriteEndObject();
    }
}
