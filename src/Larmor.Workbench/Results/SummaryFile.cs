using System.Text.Encodings.Web;
using System.Text.Json;
using Larmor.Experiments;
using Larmor.Thermodynamics;

namespace Larmor.Workbench.Results;

/// <summary>The answers of a run in SI, and its audit, for machines. There is no NaN: a missing value is null with its reason.</summary>
internal static class SummaryFile
{
    private const string NotFinite = "The value is not a finite number.";

    /// <summary>How our JSON is written: indented, with Greek letters as they are.</summary>
    public static JsonWriterOptions Options { get; } = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The whole file.</summary>
    /// <param name="record">The run.</param>
    /// <param name="content">Its tables and figures.</param>
    /// <param name="more">Writes further members; null for none.</param>
    public static byte[] Bytes(RunRecord record, ContentList content, Action<Utf8JsonWriter>? more = null)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, Options))
        {
            json.WriteStartObject();
            json.WriteString("larmor", record.Version);
            json.WriteString("title", record.Device.Title);
            json.WriteStartArray("experiments");
            foreach (ExperimentContent experiment in content.Experiments) Write(json, experiment);
            json.WriteEndArray();
            more?.Invoke(json);
            WriteAudit(json, record);
            json.WriteEndObject();
        }
        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    /// <summary>An outcome as one word.</summary>
    public static string Word(OutcomeKind outcome) => outcome switch
    {
        OutcomeKind.Finished => "finished",
        OutcomeKind.Stopped => "stopped",
        _ => "not-converged",
    };

    private static void Write(Utf8JsonWriter json, ExperimentContent experiment)
    {
        Result result = experiment.Result;
        json.WriteStartObject();
        json.WriteString("kind", result.Kind);
        json.WriteString("name", experiment.Name);
        json.WriteString("outcome", Word(result.Outcome.Kind));
        if (result.Outcome.Reason.Length > 0) json.WriteString("reason", result.Outcome.Reason);
        json.WriteStartObject("scalars");
        foreach (Scalar scalar in result.Scalars) Write(json, scalar);
        json.WriteEndObject();
        json.WriteStartArray("tables");
        foreach ((string file, _) in experiment.Tables) json.WriteStringValue(file);
        json.WriteEndArray();
        json.WriteStartArray("figures");
        foreach (Figures.Figure figure in experiment.Figures)
        {
            json.WriteStringValue($"figures/{figure.Name}.svg");
            json.WriteStringValue($"figures/{figure.Name}.png");
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Scalar scalar)
    {
        bool isThere = scalar.Value is { } value && double.IsFinite(value);
        json.WriteStartObject(scalar.Name);
        if (isThere) json.WriteNumber("value", scalar.Value!.Value);
        else json.WriteNull("value");
        json.WriteString("unit", scalar.Unit);
        json.WriteString("meaning", scalar.Meaning);
        if (!isThere) json.WriteString("reason", scalar.Reason ?? NotFinite);
        json.WriteEndObject();
    }

    private static void WriteAudit(Utf8JsonWriter json, RunRecord record)
    {
        json.WriteStartObject("audit");
        json.WriteBoolean("passed", record.AuditPassed);
        json.WriteStartObject("checks");
        foreach (AuditCheck check in record.WorstChecks.Concat(record.Checks).DistinctBy(check => check.Name, StringComparer.Ordinal))
        {
            json.WriteStartObject(check.Name);
            if (double.IsFinite(check.Value)) json.WriteNumber("value", check.Value);
            else json.WriteNull("value");
            json.WriteNumber("tolerance", check.Tolerance);
            json.WriteBoolean("passed", check.Passed);
            json.WriteString("meaning", check.Meaning);
            if (!double.IsFinite(check.Value)) json.WriteString("reason", NotFinite);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
