using System.Globalization;
using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Materials;
using Larmor.Quantities;
using Larmor.Workbench.DeviceFiles.Building;
using Larmor.Workbench.DeviceFiles.Grammar;
using Larmor.Workbench.DeviceFiles.Sweeps;

namespace Larmor.Workbench.DeviceFiles;

/// <summary>
/// Reads device files and records of runs. Every fault has its place; all faults that do not depend on one another are listed together.
/// </summary>
public static class DeviceFileReader
{
    /// <summary>Reads a device file, or the record of a run, whose member <c>input</c> is the text of a device file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="DeviceFileException">The file cannot be read or used; the faults say where and why.</exception>
    public static DeviceFile Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        string text = YamlText.Read(path, path);
        return Parse(text, path, System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path)) ?? "");
    }

    /// <summary>Reads the text of a device file.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">The name by which faults call it.</param>
    /// <param name="folder">Folder from which paths in the text are counted.</param>
    /// <exception cref="DeviceFileException">The text cannot be used; the faults say where and why.</exception>
    public static DeviceFile Parse(string text, string name = "device.yaml", string folder = "")
    {
        ArgumentNullException.ThrowIfNull(text);
        YamlNode root = YamlReader.Read(text, name);
        ErrorList errors = new(name);
        ulong seed = 0;
        if (root is MappingNode record && record["input"] is ScalarNode input && record["stack"] is null)
        {
            seed = SeedOf(record, errors);
            root = YamlReader.Read(input.Text, name);
        }
        Reading reading = new(errors, folder) { Swept = new SweptReading() };
        if (root is ScalarNode or SequenceNode) errors.Add(root, $"a device file is a mapping of keys that begins with 'larmor: 1'; got {Shape.Of(root)}", "'larmor new' writes one to start from.");
        errors.ThrowIfAny();
        SectionValues? file = FileGrammar.File.Read(root, reading);
        errors.ThrowIfAny();
        SweepPlan? plan = new SweepPlanner(file!, root, reading).Plan(reading.Swept.Found, seed);
        errors.ThrowIfAny();
        return Build(file!, root, reading, name) with { Seed = seed, Sweep = plan is null ? null : new SweepSource(name, folder, root, plan) };
    }

    // JSON is YAML, so the record of a run is read like a device file; its member 'input' is the text of one.
    private static ulong SeedOf(MappingNode record, ErrorList errors)
    {
        if (record["seed"] is not { } node) return 0;
        if (node is ScalarNode scalar && ulong.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed)) return seed;
        errors.Add(node, "the seed of a run is a whole number that is not negative");
        throw errors.Exception();
    }

    private static DeviceFile Build(SectionValues file, YamlNode root, Reading reading, string name)
    {
        AssembledDevice built = new DeviceAssembly(name).Build(file, reading);
        IReadOnlyList<Material> used = MaterialsOf(built.Device, built.Measurements);
        built.Materials.WarnOfUnused(used.Select(material => material.Name).ToHashSet(StringComparer.Ordinal));
        built.Contacts.WarnOfUnused();
        LibraryRemarks remarks = new(built.Materials, file.Get(FileGrammar.Library, "built-in") == "built-in", reading);
        remarks.Of(used.Select(material => material.Name), file.NodeOf(FileGrammar.Temperature));
        remarks.Of(built.Contacts.FromLibrary, file.NodeOf(FileGrammar.Temperature));
        return new DeviceFile
        {
            Path = name,
            Device = built.Device,
            Experiments = built.Measurements,
            Readings = reading.Notes,
            Warnings = reading.Warnings,
            Places = new SubjectPlaces(root, built.Stack, built.Contacts, built.Items, built.Names),
            CanonicalInput = new CanonicalInput(built.Device, built.Magnets, built.Couplings, built.Measurements).Json(),
        };
    }

    /// <summary>The materials of the stack and of the wires that are measured, each once.</summary>
    internal static IReadOnlyList<Material> MaterialsOf(Device device, IReadOnlyList<IExperiment> measurements) =>
    [
        .. (device.HasStack ? device.Stack.Layers.Select(layer => layer.Material) : [])
            .Concat(measurements.OfType<Hanle>().Select(one => one.Wire.Material))
            .DistinctBy(material => material.Name, StringComparer.Ordinal),
    ];
}
