using Larmor.Materials;
using Larmor.Provenance;
using Larmor.Quantities;
using Larmor.Workbench.DeviceFiles.Grammar;

namespace Larmor.Workbench.DeviceFiles.Building;

/// <summary>A material with everything that it inherits.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">All its numbers.</param>
/// <param name="Family">Its own name, its parent's, and so on: contacts are inherited along it.</param>
/// <param name="DataTemperature">Temperature of the numbers, where known.</param>
/// <param name="Sources">Sources given in the file.</param>
/// <param name="Network">Its channels, where it has more than the numbers of two.</param>
internal sealed record ResolvedMaterial(string Name, MaterialParameters Parameters, IReadOnlyList<string> Family, Temperature? DataTemperature, IReadOnlyList<Citation> Sources, NetworkParameters? Network = null);

/// <summary>Materials of the file over those of the library, along <c>like</c>.</summary>
internal sealed class MaterialResolver
{
    private readonly Reading reading;
    private readonly bool usesLibrary;
    private readonly Dictionary<string, (ScalarNode Name, SectionValues Values)> entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ResolvedMaterial?> resolved = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Material?> materials = new(StringComparer.Ordinal);
    private readonly HashSet<string> used = new(StringComparer.Ordinal);
    private readonly List<string> path = [];

    public MaterialResolver(IReadOnlyList<(ScalarNode Name, SectionValues Values)> given, bool usesLibrary, Reading reading)
    {
        this.reading = reading;
        this.usesLibrary = usesLibrary;
        foreach ((ScalarNode name, SectionValues values) in given)
        {
            if (name.Text.Contains('/', StringComparison.Ordinal)) reading.Errors.Add(name, $"the name of a material must not contain '/'; got '{name.Text}'", "'/' divides the two metals of an interface.");
            entries[name.Text] = (name, values);
            CheckConflict(values);
        }
    }

    /// <summary>All names that the file may use.</summary>
    public IEnumerable<string> Names => entries.Keys.Concat(usesLibrary ? MaterialLibrary.Materials.Select(material => material.Name) : []);

    public bool Knows(string name) => Names.Contains(name, StringComparer.Ordinal);

    /// <summary>The material with this name; null with a listed fault where there is none.</summary>
    public Material? Material(string name, YamlNode usedAt)
    {
        used.Add(name);
        if (materials.TryGetValue(name, out Material? known)) return known;
        materials[name] = null;
        if (Resolve(name, usedAt) is not { } full) return null;
        try
        {
            if (full.Network is not { } words) return materials[name] = full.Parameters.ToMaterial(name, full.DataTemperature, full.Sources);
            if (words.Build(name, PlaceOf(name, NetworkGrammar.Channels.Name) ?? usedAt, reading) is not { } network) return null;
            return materials[name] = full.Parameters.ToMaterial(name, full.DataTemperature, full.Sources, network);
        }
        catch (ParameterException failure)
        {
            reading.Errors.Add(PlaceOf(name, failure.Word) ?? usedAt, failure.Message, $"Give it under materials, for example {name}: {{ {failure.Word}: {Example(failure.Word)} }}{(usesLibrary && MaterialLibrary.Find(name) is not null ? "; the library holds only numbers with a source" : "")}.");
        }
        catch (ArgumentOutOfRangeException failure)
        {
            reading.Errors.Add(PlaceOf(name, "") ?? usedAt, $"material '{name}': {failure.Message.Split(" (Parameter", 2)[0]}");
        }
        return null;
    }

    /// <summary>The numbers of a material; null with a listed fault where there is none.</summary>
    public ResolvedMaterial? Resolve(string name, YamlNode usedAt)
    {
        if (resolved.TryGetValue(name, out ResolvedMaterial? known)) return known;
        if (entries.TryGetValue(name, out (ScalarNode Name, SectionValues Values) entry)) return resolved[name] = FromFile(name, entry.Values);
        if (usesLibrary && MaterialLibrary.Find(name) is { } library) return resolved[name] = FromLibrary(library);
        reading.Errors.Add(usedAt, $"there is no material '{name}' in this file{(usesLibrary ? " or in the library" : "")}", Suggestion.For(name, Names));
        return resolved[name] = null;
    }

    /// <summary>The node of a word of a material in the file; of the whole entry where the word is not there; null for the library's.</summary>
    public YamlNode? PlaceOf(string name, string word) =>
        entries.TryGetValue(name, out (ScalarNode Name, SectionValues Values) entry) ? entry.Values.Node[word] ?? entry.Name : null;

    /// <summary>Warns of materials that no layer uses.</summary>
    public void WarnOfUnused(IReadOnlySet<string> usedNames)
    {
        foreach ((string name, (ScalarNode Name, SectionValues Values) entry) in entries)
        {
            bool isParent = resolved.Values.Any(other => other is not null && other.Name != name && usedNames.Contains(other.Name) && other.Family.Contains(name, StringComparer.Ordinal));
            if (!used.Contains(name) && !isParent) reading.Warn(entry.Name, $"no layer is of the material '{name}'");
        }
    }

    private ResolvedMaterial? FromFile(string name, SectionValues values)
    {
        Dictionary<string, ParameterValue> given = new(StringComparer.Ordinal);
        foreach (Key<double> word in MaterialGrammar.Numbers)
        {
            if (values.TryGet(word, out double value)) given[word.Name] = new ParameterValue(value);
        }
        if (values.TryGet(NetworkGrammar.Relaxation, out MaterialRelaxation? relaxation) && relaxation.Number is { } number) given[NetworkGrammar.Relaxation.Name] = new ParameterValue(number);
        ResolvedMaterial? parent = Parent(name, values, out bool isBroken);
        if (isBroken) return null;
        NetworkParameters? network = Network(name, values, parent?.Network);
        MaterialParameters parameters = (parent?.Parameters ?? MaterialParameters.Nothing).OverlaidBy(given);
        if (network is not null) parameters = parameters.WithoutConduction();
        Temperature? temperature = values.TryGet(MaterialGrammar.DataTemperature, out Temperature own) ? own : parent?.DataTemperature;
        IReadOnlyList<Citation> sources = values.TryGet(MaterialGrammar.Source, out IReadOnlyList<Citation>? cited) ? cited : parent?.Sources ?? [];
        string[] family = [name, .. (parent?.Family ?? []).Where(ancestor => ancestor != name)];
        return new ResolvedMaterial(name, parameters, family, temperature, sources, network);
    }

    // A network is inherited as long as the entry does not give a whole two-channel form instead.
    private NetworkParameters? Network(string name, SectionValues values, NetworkParameters? inherited)
    {
        bool hasChannels = values.TryGet(NetworkGrammar.Channels, out IReadOnlyList<ChannelWords>? channels);
        IReadOnlyList<RelaxationWords> pairs = values.TryGet(NetworkGrammar.Relaxation, out MaterialRelaxation? relaxation) ? relaxation.Pairs : [];
        if (hasChannels) return (inherited ?? NetworkParameters.Nothing).OverlaidBy(channels!, pairs);
        if (pairs.Count > 0 && inherited is null && !values.Has(NetworkGrammar.Channels))
        {
            reading.Errors.Add(values.NodeOf(NetworkGrammar.Relaxation), $"'{name}' has no channels that these pairs could join", "Give 'channels' with their conductivities, or one number, 'relaxation: 1e16 S/m^3'.");
        }
        if (inherited is null) return null;
        string[] given = [.. values.Node.Entries.Select(entry => entry.Key.Text)];
        if (given.Any(word => MaterialParameters.Resistivities.Contains(word, StringComparer.Ordinal))) return null;
        string? alone = given.FirstOrDefault(word => word is "beta" or "spin-diffusion-length" || (word == NetworkGrammar.Relaxation.Name && relaxation?.Number is not null));
        if (alone is not null) reading.Errors.Add(values.Node[alone] ?? values.Node, $"'{alone}' belongs to a material of two channels, and '{name}' has a network of channels by 'like'", "Change the network by 'channels' and pairs of 'relaxation', or give resistivity, beta and spin-diffusion-length instead of it.");
        return inherited.OverlaidBy([], pairs);
    }

    private void CheckConflict(SectionValues values)
    {
        string[] words = [.. values.Node.Entries.Select(entry => entry.Key.Text)];
        if (MaterialParameters.Conflict(words) is var (first, second)) reading.Errors.Add(values.Node, $"'{first}' and '{second}' say the same thing twice", "Keep one of them.");
        if (!values.Has(NetworkGrammar.Channels)) return;
        string? twice = words.FirstOrDefault(word => MaterialParameters.Resistivities.Contains(word, StringComparer.Ordinal) || word is "beta" or "spin-diffusion-length");
        if (twice is not null) reading.Errors.Add(values.Node[twice] ?? values.Node, $"'{twice}' and 'channels' say the same thing twice", "A network has its conductivities under 'channels' and its pairs under 'relaxation'; keep one form.");
        else if (values.TryGet(NetworkGrammar.Relaxation, out MaterialRelaxation? relaxation) && relaxation.Number is not null) reading.Errors.Add(values.NodeOf(NetworkGrammar.Relaxation), "the relaxation of a network is given by pairs of its channels, not by one number", "For example { s-up <-> s-down: { length: 40 nm } }.");
    }

    private ResolvedMaterial? Parent(string name, SectionValues values, out bool isBroken)
    {
        LibraryMaterial? library = usesLibrary ? MaterialLibrary.Find(name) : null;
        isBroken = false;
        if (!values.TryGet(MaterialGrammar.Like, out string? like) || (like == name && library is not null)) return library is null ? null : FromLibrary(library);
        YamlNode place = values.NodeOf(MaterialGrammar.Like);
        path.Add(name);
        ResolvedMaterial? parent = null;
        if (path.Contains(like, StringComparer.Ordinal))
        {
            string circle = string.Join(" -> ", path.SkipWhile(step => step != like).Append(like));
            reading.Errors.Add(place, $"'like' goes round in a circle: {circle}", "One material of the circle must have numbers of its own.");
            foreach (string step in path) resolved[step] = null;
        }
        else
        {
            parent = Resolve(like, place);
        }
        path.Remove(name);
        isBroken = parent is null;
        return parent;
    }

    private static ResolvedMaterial FromLibrary(LibraryMaterial library) =>
        new(library.Name, MaterialParameters.Nothing.OverlaidBy(library.Parameters), [library.Name], library.DataTemperature, []);

    private static string Example(string word)
    {
        QuantityKind? kind = MaterialParameters.Words.FirstOrDefault(one => one.Word == word)?.Kind;
        return kind is null ? "0.46" : kind.Name == nameof(Length) ? "60 nm" : QuantityParser.ExampleOf(kind);
    }
}
