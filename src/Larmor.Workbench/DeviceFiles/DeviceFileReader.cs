using System.Globalization;
using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Layers;
using Larmor.Materials;
using Larmor.Quantities;
using Larmor.Workbench.DeviceFiles.Building;
using Larmor.Workbench.DeviceFiles.Grammar;

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
        Reading reading = new(errors, folder);
        if (root is ScalarNode or SequenceNode) errors.Add(root, $"a device file is a mapping of keys that begins with 'larmor: 1'; got {Shape.Of(root)}", "'larmor new' writes one to start from.");
        errors.ThrowIfAny();
        SectionValues? file = FileGrammar.File.Read(root, reading);
        errors.ThrowIfAny();
        return Build(file!, root, reading, name) with { Seed = seed };
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
        bool usesLibrary = file.Get(FileGrammar.Library, "built-in") == "built-in";
        Temperature temperature = file.Get(FileGrammar.Temperature, Temperature.Zero);
        MaterialResolver materials = new(file.Get(FileGrammar.Materials, []), usesLibrary, temperature, reading);
        ContactResolver contacts = new(file.Get(FileGrammar.Interfaces, []), materials, usesLibrary, reading);
        IReadOnlyList<ExperimentItem> items = file.Get(FileGrammar.Experiments, []);
        ExperimentBuilder experiments = new(materials, reading);
        IReadOnlyList<string> names = experiments.Names(items);
        IReadOnlyList<IExperiment> measurements = experiments.Build(items, names);
        CrossSection? crossSection = file.TryGet(FileGrammar.CrossSection, out SectionValues? shape) ? StackGrammar.CrossSectionOf(shape, reading) : null;
        BuiltStack? stack = StackOf(file, items, materials, contacts, reading);
        reading.Errors.ThrowIfAny();
        if (stack is not null)
        {
            experiments.CheckStack(items, stack);
            new SeriesBuilder(reading).Check(measurements, items, stack.Stack);
        }
        bool moves = items.Any(ExperimentBuilder.MovesAMoment);
        IReadOnlyList<BuiltMagnet> magnets = stack is null ? [] : new MagnetBuilder(stack, crossSection, materials, reading).Build(file.Get(FileGrammar.Magnets, []), moves);
        IReadOnlyList<BuiltCoupling> couplings = new CouplingBuilder(stack?.Stack, crossSection, magnets, reading).Build(file.Get(CouplingGrammar.Couplings, []));
        reading.Errors.ThrowIfAny();

        Device device = new()
        {
            Title = file.Get(FileGrammar.Title, System.IO.Path.GetFileNameWithoutExtension(name)),
            Temperature = temperature,
            CrossSection = crossSection,
            Magnets = [.. magnets.Select(magnet => magnet.Magnet)],
            Pairs = [.. couplings.SelectMany(coupling => coupling.Pairs)],
        };
        if (stack is not null) device = device with { Stack = stack.Stack };
        IReadOnlyList<Material> used = MaterialsOf(device, measurements);
        materials.WarnOfUnused(used.Select(material => material.Name).ToHashSet(StringComparer.Ordinal));
        contacts.WarnOfUnused();
        LibraryRemarks remarks = new(materials, usesLibrary, reading);
        remarks.Of(used.Select(material => material.Name), file.NodeOf(FileGrammar.Temperature));
        remarks.Of(contacts.FromLibrary, file.NodeOf(FileGrammar.Temperature));
        return new DeviceFile
        {
            Path = name,
            Device = device,
            Experiments = measurements,
            Readings = reading.Notes,
            Warnings = reading.Warnings,
            Places = new SubjectPlaces(root, stack, contacts, items, names),
            CanonicalInput = new CanonicalInput(device, magnets, couplings, measurements).Json(),
        };
    }

    /// <summary>The materials of the stack and of the wires that are measured, each once.</summary>
    internal static IReadOnlyList<Material> MaterialsOf(Device device, IReadOnlyList<IExperiment> measurements) =>
    [
        .. (device.HasStack ? device.Stack.Layers.Select(layer => layer.Material) : [])
            .Concat(measurements.OfType<Hanle>().Select(one => one.Wire.Material))
            .DistinctBy(material => material.Name, StringComparer.Ordinal),
    ];

    // A file without a stack may ask for wires alone.
    private static BuiltStack? StackOf(SectionValues file, IReadOnlyList<ExperimentItem> items, MaterialResolver materials, ContactResolver contacts, Reading reading)
    {
        if (file.Has(FileGrammar.Stack)) return new StackBuilder(materials, contacts, reading).Build(file, file.Get(FileGrammar.Stack, []));
        if (items.Any(ExperimentBuilder.NeedsStack))
        {
            reading.Errors.Add(file.Node, $"a device file needs the key '{FileGrammar.Stack.Name}': {FileGrammar.Stack.Meaning}", $"Give {FileGrammar.Stack.ValueForm.Words}.");
            return null;
        }
        foreach (Key key in new Key[] { FileGrammar.Left, FileGrammar.Right, FileGrammar.CrossSection, FileGrammar.Magnets, CouplingGrammar.Couplings }.Where(file.Has))
        {
            reading.Errors.Add(file.NodeOf(key), $"'{key.Name}' belongs to a stack, and the file has none", "Give a stack, or remove the key.");
        }
        return null;
    }
}
