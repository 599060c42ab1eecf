using System.Text.Json;
using Larmor.Workbench.DeviceFiles.Sweeps;

namespace Larmor.Workbench.Sweeps;

/// <summary>What <c>summary.json</c> says of a sweep beside its counts and its audit: the design, the axes and the ranges of all columns.</summary>
internal static class SweepSummary
{
    private const int MostValues = 1000;

    /// <summary>A design as a word.</summary>
    public static string Word(SweepDesign design) => design switch
    {
        SweepDesign.Grid => "grid",
        SweepDesign.Zip => "zip",
        _ => "sobol",
    };

    /// <summary>Writes the member <c>sweep</c>.</summary>
    public static void Write(Utf8JsonWriter json, SweepResult result)
    {
        json.WriteStartObject("sweep");
        json.WriteString("design", Word(result.Plan.Design));
        json.WriteNumber("points", result.Plan.Count);
        json.WriteStartArray("axes");
        foreach (SweepAxis axis in result.Plan.Axes) Write(json, axis);
        json.WriteEndArray();
        json.WriteStartObject("columns");
        foreach (ColumnRange range in result.Ranges) Write(json, range);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, SweepAxis axis)
    {
        json.WriteStartObject();
        json.WriteString("name", axis.Name);
        json.WriteString("unit", axis.Unit);
        json.WriteString("place", axis.Path);
        json.WriteNumber("count", axis.Values.Count);
        json.WriteNumber("smallest", axis.Values.Min());
        json.WriteNumber("largest", axis.Values.Max());
        if (axis.Values.Count <= MostValues)
        {
            json.WriteStartArray("values");
            foreach (double value in axis.Values) json.WriteNumberValue(value);
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ColumnRange range)
    {
        json.WriteStartObject(range.Name);
        json.WriteString("unit", range.Unit);
        json.WriteString("meaning", range.Meaning);
        json.WriteNumber("count", range.Count);
        if (range is { Smallest: { } smallest, Largest: { } largest })
        {
            json.WriteNumber("smallest", smallest);
            json.WriteNumber("largest", largest);
        }
        else
        {
            json.WriteNull("smallest");
            json.WriteNull("largest");
            json.WriteString("reason", "No point has a value.");
        }
        json.WriteEndObject();
    }
}
