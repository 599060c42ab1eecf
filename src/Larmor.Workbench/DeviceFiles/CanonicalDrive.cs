using System.Text.Json.Nodes;
using Larmor.Experiments;
using Larmor.Quantities;
using Larmor.Workbench.DeviceFiles.Grammar;

namespace Larmor.Workbench.DeviceFiles;

/// <summary>Drives in time, written out as the device file would give them; a table is written point by point.</summary>
internal static class CanonicalDrive
{
    /// <summary>A quantity that is constant or driven.</summary>
    public static JsonNode Of<T>(T constant, DriveShape<T>? shape)
        where T : struct, IQuantity<T> => shape is null ? CanonicalInput.Text(constant) : Shape(shape);

    /// <summary>All fields of a measurement.</summary>
    public static JsonNode Fields(AppliedField constant, IReadOnlyList<FieldDrive> drives)
    {
        JsonObject plain = new() { [ExperimentGrammar.Along.Name] = CanonicalInput.DirectionOf(constant.Along), [ExperimentGrammar.FieldValue.Name] = CanonicalInput.Text(constant.Value) };
        if (drives.Count == 0) return plain;
        JsonArray all = constant.Value.Si == 0 ? [] : [plain];
        foreach (FieldDrive drive in drives.SelectMany(Apart))
        {
            JsonObject node = Single(drive.Shape);
            node[ExperimentGrammar.Along.Name] = CanonicalInput.DirectionOf(drive.Along);
            all.Add((JsonNode)node);
        }
        return all;
    }

    private static IEnumerable<FieldDrive> Apart(FieldDrive drive) =>
        drive.Shape is DriveShape<MagneticField>.Sum sum ? sum.Parts.Select(part => drive with { Shape = part }) : [drive];

    private static JsonNode Shape<T>(DriveShape<T> shape)
        where T : struct, IQuantity<T> => shape is DriveShape<T>.Sum sum ? new JsonArray([.. sum.Parts.Select(part => (JsonNode)Single(part))]) : Single(shape);

    private static JsonObject Single<T>(DriveShape<T> shape)
        where T : struct, IQuantity<T> => shape switch
    {
        DriveShape<T>.Step one => new JsonObject { ["step"] = CanonicalInput.Text(one.After), ["from"] = CanonicalInput.Text(one.Before), ["at"] = CanonicalInput.Text(one.Time), ["rise"] = CanonicalInput.Text(one.Rise) },
        DriveShape<T>.Pulse one => Pulse(one),
        DriveShape<T>.Sine one => new JsonObject { ["sine"] = CanonicalInput.Text(one.Amplitude), ["frequency"] = CanonicalInput.Text(one.Frequency), ["phase"] = CanonicalInput.Text(one.Phase), ["offset"] = CanonicalInput.Text(one.Offset) },
        DriveShape<T>.Chirp one => new JsonObject { ["chirp"] = CanonicalInput.Text(one.Amplitude), ["frequency"] = CanonicalInput.Text(one.First), ["last-frequency"] = CanonicalInput.Text(one.Last), ["length"] = CanonicalInput.Text(one.Length) },
        DriveShape<T>.Sinc one => new JsonObject { ["sinc"] = CanonicalInput.Text(one.Amplitude), ["frequency"] = CanonicalInput.Text(one.Cutoff), ["at"] = CanonicalInput.Text(one.Centre) },
        DriveShape<T>.Gaussian one => new JsonObject { ["gaussian"] = CanonicalInput.Text(one.Amplitude), ["at"] = CanonicalInput.Text(one.Centre), ["deviation"] = CanonicalInput.Text(one.Deviation) },
        DriveShape<T>.Table one => new JsonObject
        {
            [ShapeTimes.Times.Name] = new JsonArray([.. one.Times.Select(time => (JsonNode)CanonicalInput.Text(time))]),
            ["values"] = new JsonArray([.. one.Values.Select(value => (JsonNode)CanonicalInput.Text(value))]),
        },
        _ => throw new ArgumentOutOfRangeException(nameof(shape), "An unknown shape in time."),
    };

    private static JsonObject Pulse<T>(DriveShape<T>.Pulse one)
        where T : struct, IQuantity<T>
    {
        JsonObject node = new()
        {
            ["pulse"] = CanonicalInput.Text(one.Height),
            ["start"] = CanonicalInput.Text(one.Start),
            ["rise"] = CanonicalInput.Text(one.Rise),
            ["width"] = CanonicalInput.Text(one.Width),
            ["fall"] = CanonicalInput.Text(one.Fall),
            ["count"] = one.Count,
        };
        if (one.Period is { } period) node["period"] = CanonicalInput.Text(period);
        return node;
    }
}
