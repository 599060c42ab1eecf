using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Layers;
using Larmor.Quantities;
using Larmor.Workbench.DeviceFiles.Grammar;

namespace Larmor.Workbench.DeviceFiles.Building;

/// <summary>A device with its measurements, and the parts from which it was put together.</summary>
internal sealed record AssembledDevice(Device Device, IReadOnlyList<IExperiment> Measurements)
{
    public required MaterialResolver Materials { get; init; }

    public required ContactResolver Contacts { get; init; }

    public required BuiltStack? Stack { get; init; }

    public required IReadOnlyList<BuiltMagnet> Magnets { get; init; }

    public required IReadOnlyList<BuiltCoupling> Couplings { get; init; }

    public required IReadOnlyList<ExperimentItem> Items { get; init; }

    public required IReadOnlyList<string> Names { get; init; }
}

/// <summary>
/// Puts a device together from the sections of a file. For the points of a sweep it takes from an earlier assembly all parts that do not depend on
/// what changes; a part depends on the keys of its own and on the parts before it.
/// </summary>
/// <param name="name">Name of the file.</param>
/// <param name="earlier">An assembly of the same file at another point; null for none.</param>
/// <param name="changed">The keys at the top of the file beneath which something differs from <paramref name="earlier"/>.</param>
internal sealed class DeviceAssembly(string name, AssembledDevice? earlier = null, IReadOnlySet<string>? changed = null)
{
    private bool materialsStand, contactsStand, stackStands;

    /// <summary>The device; throws the faults that it lists.</summary>
    public AssembledDevice Build(SectionValues file, Reading reading)
    {
        materialsStand = Stands(FileGrammar.Temperature, FileGrammar.Library, FileGrammar.Materials);
        contactsStand = materialsStand && Stands(FileGrammar.Interfaces);
        stackStands = contactsStand && Stands(FileGrammar.Stack, FileGrammar.Left, FileGrammar.Right);
        bool usesLibrary = file.Get(FileGrammar.Library, "built-in") == "built-in";
        Temperature temperature = file.Get(FileGrammar.Temperature, Temperature.Zero);
        MaterialResolver materials = materialsStand ? earlier!.Materials : new(file.Get(FileGrammar.Materials, []), usesLibrary, temperature, reading);
        ContactResolver contacts = contactsStand ? earlier!.Contacts : new(file.Get(FileGrammar.Interfaces, []), materials, usesLibrary, reading);
        IReadOnlyList<ExperimentItem> items = file.Get(FileGrammar.Experiments, []);
        ExperimentBuilder experiments = new(materials, reading);
        bool experimentsStand = materialsStand && Stands(FileGrammar.Experiments);
        IReadOnlyList<string> names = experimentsStand ? earlier!.Names : experiments.Names(items);
        IReadOnlyList<IExperiment> measurements = experimentsStand ? earlier!.Measurements : experiments.Build(items, names);
        CrossSection? crossSection = file.TryGet(FileGrammar.CrossSection, out SectionValues? shape) ? StackGrammar.CrossSectionOf(shape, reading) : null;
        BuiltStack? stack = stackStands ? earlier!.Stack : StackOf(file, items, materials, contacts, reading);
        reading.Errors.ThrowIfAny();
        if (stack is not null && !(stackStands && experimentsStand))
        {
            experiments.CheckStack(items, stack);
            new SeriesBuilder(reading).Check(measurements, items, stack.Stack);
            new PumpingBuilder(reading).Check(measurements, items, stack.Stack);
        }
        bool magnetsStand = stackStands && Stands(FileGrammar.CrossSection, FileGrammar.Magnets);
        bool moves = items.Any(ExperimentBuilder.MovesAMoment);
        IReadOnlyList<BuiltMagnet> magnets = stack is null ? [] : magnetsStand ? earlier!.Magnets : new MagnetBuilder(stack, crossSection, materials, reading).Build(file.Get(FileGrammar.Magnets, []), moves);
        IReadOnlyList<BuiltCoupling> couplings = magnetsStand && Stands(CouplingGrammar.Couplings) ? earlier!.Couplings : new CouplingBuilder(stack?.Stack, crossSection, magnets, reading).Build(file.Get(CouplingGrammar.Couplings, []));
        reading.Errors.ThrowIfAny();
        bool deviceStands = magnetsStand && Stands(CouplingGrammar.Couplings, FileGrammar.Title);
        return new AssembledDevice(deviceStands ? earlier!.Device : DeviceOf(file, temperature, crossSection, stack, magnets, couplings), measurements)
        {
            Materials = materials,
            Contacts = contacts,
            Stack = stack,
            Magnets = magnets,
            Couplings = couplings,
            Items = items,
            Names = names,
        };
    }

    private bool Stands(params ReadOnlySpan<Key> keys)
    {
        if (earlier is null) return false;
        foreach (Key key in keys)
        {
            if (changed!.Contains(key.Name)) return false;
        }
        return true;
    }

    private Device DeviceOf(SectionValues file, Temperature temperature, CrossSection? crossSection, BuiltStack? stack, IReadOnlyList<BuiltMagnet> magnets, IReadOnlyList<BuiltCoupling> couplings)
    {
        Device device = new()
        {
            Title = file.Get(FileGrammar.Title, Path.GetFileNameWithoutExtension(name)),
            Temperature = temperature,
            CrossSection = crossSection,
            Magnets = [.. magnets.Select(magnet => magnet.Magnet)],
            Pairs = [.. couplings.SelectMany(coupling => coupling.Pairs)],
        };
        return stack is null ? device : device with { Stack = stack.Stack };
    }

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
