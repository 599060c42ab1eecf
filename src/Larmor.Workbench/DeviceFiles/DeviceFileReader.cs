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
        return Read(path, null);
    }

    /// <summary>Reads a device file for a run with another seed than that of the file.</summary>
    internal static DeviceFile Read(string path, ulong? givenSeed) =>
        Parse(YamlText.Read(path, path), path, System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path)) ?? "", givenSeed);

    /// <summary>Reads the text of a device file.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">The name by which faults call it.</param>
    /// <param name="folder">Folder from which paths in the text are counted.</param>
    /// <exception cref="DeviceFileException">The text cannot be used; the faults say where and why.</exception>
    public static DeviceFile Parse(string text, string name = "device.yaml", string folder = "") => Parse(text, name, folder, null);

    /// <summary>Reads the text of a device file for a run with another seed than that of the file.</summary>
    internal static DeviceFile Parse(string text, string name, string folder, ulong? givenSeed)
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
        seed = givenSeed ?? seed;
        SweepPlan? plan = new SweepPlanner(file!, root, reading).Plan(reading.Swept.Found, seed);
        errors.ThrowIfAny();
        if (plan is null) return Build(file!, root, reading, name) with { Seed = seed };
        SweepSource sweep = new(name, folder, root, plan);
        return BuildSweep(file!, sweep, reading) with { Seed = seed, Sweep = sweep };
    }

    // JSON is YAML, so the record of a run is read like a device file; its member 'input' is the text of one.
    private static ulong SeedOf(MappingNode record, ErrorList errors)
    {
        if (record["seed"] is not { } node) return 0;
        if (node is ScalarNode scalar && ulong.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed)) return seed;
        errors.Add(node, "the seed of a run is a whole number that is not negative");
        throw errors.Exception();
    }

    /// <summary>A sweep is shown by its first point, or where none can be built there, by its last or the one in the middle.</summary>
    private static DeviceFile BuildSweep(SectionValues file, SweepSource sweep, Reading reading)
    {
        try
        {
            return Build(file, sweep.Root, reading, sweep.Name);
        }
        catch (DeviceFileException refused)
        {
            PointDevices devices = new(sweep);
            foreach (int point in (int[])[sweep.Plan.Count - 1, sweep.Plan.Count / 2])
            {
                try
                {
                    reading.Errors.Clear();
                    AssembledDevice built = devices.At(point);
                    reading.Warn(sweep.Root, $"the first point of the sweep is refused: {refused.Errors[0].Path}: {refused.Errors[0].Message}");
                    return Of(built, file, sweep.Root, reading, sweep.Name);
                }
                catch (DeviceFileException)
                {
                    // the next point may do
                }
            }
            throw;
        }
    }

    private static DeviceFile Build(SectionValues file, YamlNode root, Reading reading, string name) => Of(new DeviceAssembly(name).Build(file, reading), file, root, reading, name);

    private static DeviceFile Of(AssembledDevice built, SectionValues file, YamlNode root, Reading reading, string name)
    {
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
