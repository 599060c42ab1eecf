using Larmor.Materials;
using Larmor.Workbench.DeviceFiles.Grammar;

namespace Larmor.Workbench.DeviceFiles.Building;

/// <summary>Contacts of the file over those of the library, in either order of the metals, inherited along <c>like</c>.</summary>
internal sealed class ContactResolver
{
    private sealed record Pair(string First, string Second, ScalarNode Name, SectionValues Values);

    private readonly MaterialResolver materials;
    private readonly Reading reading;
    private readonly bool usesLibrary;
    private readonly List<Pair> pairs = [];
    private readonly List<(string Pair, YamlNode Node)> places = [];
    private readonly HashSet<Pair> used = [];
    private readonly Dictionary<LibraryInterface, InterfaceParameters> fromLibrary = [];
    private readonly HashSet<Place> warned = [];
    private readonly HashSet<Place> faulty = [];
    private readonly Dictionary<(string Left, string Right), InterfaceProperties> contacts = [];
    private readonly Dictionary<(SectionValues Words, string Left, string Right), InterfaceProperties> contactsOfStack = [];

    public ContactResolver(IReadOnlyList<(ScalarNode Name, SectionValues Values)> words, MaterialResolver materials, bool usesLibrary, Reading reading)
    {
        this.materials = materials;
        this.reading = reading;
        this.usesLibrary = usesLibrary;
        foreach ((ScalarNode name, SectionValues values) in words)
        {
            CheckConflict(values);
            string[] metals = [.. name.Text.Split('/').Select(metal => metal.Trim())];
            if (metals.Length != 2 || metals.Any(string.IsNullOrEmpty))
            {
                reading.Errors.Add(name, $"a contact is named by its two metals, as in 'Co/Cu'; got '{name.Text}'");
                continue;
            }
            foreach (string metal in metals.Where(metal => !materials.Knows(metal)))
            {
                reading.Errors.Add(name, $"there is no material '{metal}' in this file{(usesLibrary ? " or in the library" : "")}", Suggestion.For(metal, materials.Names));
            }
            Pair pair = new(metals[0], metals[1], name, values);
            if (Of(metals[0], metals[1]) is { } twin) reading.Errors.Add(name, $"the contact of {metals[0]} and {metals[1]} is given twice; the first is '{twin.Name.Text}' on line {Line(twin.Name)}", "The order of the metals does not matter; keep one.");
            else pairs.Add(pair);
        }
    }

    /// <summary>The contact that the stack itself gives.</summary>
    public InterfaceProperties? Given(SectionValues values, Material left, Material right)
    {
        if (contactsOfStack.TryGetValue((values, left.Name, right.Name), out InterfaceProperties? earlier)) return earlier;
        CheckConflict(values);
        InterfaceProperties? contact = Build(ContactWords.Nothing.OverlaidBy(values, isTurned: false), left, right, values.Node);
        if (contact is not null && reading.Swept?.IsConstant(values.Node) != false) contactsOfStack[(values, left.Name, right.Name)] = contact;
        return contact;
    }

    /// <summary>The contact of two metals; null where neither the file nor the library has it, with a listed fault where it is needed.</summary>
    public InterfaceProperties? Between(Material left, Material right, YamlNode at, bool isNeeded = true)
    {
        if (contacts.TryGetValue((left.Name, right.Name), out InterfaceProperties? earlier)) return earlier;
        IReadOnlyList<string> lefts = materials.Resolve(left.Name, at)?.Family ?? [left.Name];
        IReadOnlyList<string> rights = materials.Resolve(right.Name, at)?.Family ?? [right.Name];
        ContactWords words = ContactWords.Nothing;
        YamlNode place = at;
        LibraryInterface? nearest = null;
        bool found = false;
        var steps = lefts.SelectMany((a, i) => rights.Select((b, j) => (a, b, distance: i + j, i)));
        foreach ((string a, string b, _, _) in steps.OrderByDescending(step => step.distance).ThenByDescending(step => step.i))
        {
            if (usesLibrary && MaterialLibrary.FindInterface(a, b) is { } library)
            {
                words = words with { Numbers = words.Numbers.OverlaidBy(library.ParametersAt(materials.Temperature), library.SharvinIncluded) };
                nearest = library;
                found = true;
            }
            if (Of(a, b) is { } pair)
            {
                words = words.OverlaidBy(pair.Values, isTurned: pair.First != a);
                if ((a, b) != (left.Name, right.Name)) words = words.FittedTo(left, right);
                place = pair.Name;
                used.Add(pair);
                found = true;
            }
        }
        string name = $"{left.Name}/{right.Name}";
        if (nearest is not null) fromLibrary.TryAdd(nearest, words.Numbers);
        if (found)
        {
            InterfaceProperties? contact = Build(words, left, right, place);
            if (contact is not null) contacts[(left.Name, right.Name)] = contact;
            return contact;
        }
        if (left.Name == right.Name && !left.IsMagnetic)
        {
            reading.Note($"two layers of {left.Name} that touch are one metal: no contact resistance between them");
            return InterfaceProperties.Transparent;
        }
        if (!isNeeded) return null;
        string[] near = usesLibrary ? [.. MaterialLibrary.Interfaces.Where(one => lefts.Concat(rights).Any(metal => metal == one.First || metal == one.Second)).Select(one => $"{one.First}/{one.Second}")] : [];
        string known = near.Length > 0 ? $" (of these metals the library has {string.Join(", ", near)})" : "";
        reading.Errors.Add(at, $"nothing is known about the contact {name}{known}", $"Give it under interfaces, '{name}: {{ area-resistance: ..., gamma: ... }}', or between the two layers, '- interface: {{ ... }}' or '- interface: transparent'.");
        return null;
    }

    /// <summary>Where the contacts of the stack were read from, by the names of their metals along +x.</summary>
    public IReadOnlyList<(string Pair, YamlNode Node)> Places => places;

    /// <summary>The contacts of the library that the stack uses, with their numbers after what the file changes.</summary>
    public IEnumerable<(LibraryInterface Contact, InterfaceParameters Numbers)> FromLibrary => fromLibrary.Select(one => (one.Key, one.Value));

    /// <summary>Warns of contacts that do not occur in the stack.</summary>
    public void WarnOfUnused()
    {
        foreach (Pair pair in pairs.Where(pair => !used.Contains(pair))) reading.Warn(pair.Name, $"the contact '{pair.Name.Text}' does not occur in the stack");
    }

    private Pair? Of(string first, string second) => pairs.FirstOrDefault(pair =>
        (pair.First == first && pair.Second == second) || (pair.First == second && pair.Second == first));

    private InterfaceProperties? Build(ContactWords words, Material left, Material right, YamlNode place)
    {
        string name = $"{left.Name}/{right.Name}";
        try
        {
            places.Add((name, place));
            InterfaceProperties? contact = words.Build(left, right, reading);
            if (contact is not null) WarnOfMixing(contact, name, place);
            return contact;
        }
        catch (ParameterException failure)
        {
            if (faulty.Add(place.Place)) reading.Errors.Add(place, failure.Message, failure.Word == "sharvin" ? "" : "Give it under interfaces, or in the stack between the two layers.");
        }
        catch (ArgumentOutOfRangeException failure)
        {
            reading.Errors.Add(place, failure.Message.Split(" (Parameter", 2)[0]);
        }
        return null;
    }

    // Scattering theory gives 2 Gr >= G_up + G_dn for bare values.
    private void WarnOfMixing(InterfaceProperties contact, string name, YamlNode place)
    {
        if (contact.Mixing is not { } mixing || contact.IsTransparent) return;
        double sum = contact.ConductanceUp.Si + contact.ConductanceDown.Si;
        if (2 * mixing.Real.Si >= sum) return;
        if (!warned.Add(place.Place)) return;
        reading.Warn(place, $"twice the mixing conductance of {name} ({QuantityWords(2 * mixing.Real.Si)}) is smaller than G_up + G_down ({QuantityWords(sum)}); the bound holds for bare values, so look whether all three belong to one set");
    }

    private static string QuantityWords(double si) => Quantities.QuantityText.Format(si, Quantities.ConductancePerArea.Kind, 3);

    private void CheckConflict(SectionValues values)
    {
        string[] words = [.. values.Node.Entries.Select(entry => entry.Key.Text)];
        if (InterfaceParameters.Conflict(words) is var (first, second)) reading.Errors.Add(values.Node, $"'{first}' and '{second}' say the same thing twice", "Keep one of them.");
        bool isBarrier = values.Has(TunnelGrammar.Tunnel);
        string? beside = isBarrier ? words.FirstOrDefault(word => word != TunnelGrammar.Tunnel.Name && word != MaterialGrammar.Source.Name) : null;
        if (beside is not null) reading.Errors.Add(values.NodeOf(TunnelGrammar.Tunnel), $"a contact is metallic or a tunnel barrier, and here are '{beside}' and 'tunnel'", "Keep one of them: a barrier has all its numbers under 'tunnel'.");
    }

    private static string Line(YamlNode node) => node.Place.Line.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
