using System.Globalization;
using Larmor.Layers;
using Larmor.Materials;
using Larmor.Workbench.DeviceFiles.Grammar;

namespace Larmor.Workbench.DeviceFiles.Building;

/// <summary>A layer with its place in the file.</summary>
internal sealed record PlacedLayer(Layer Layer, LayerItem Item);

/// <summary>The stack with the places of its layers.</summary>
internal sealed record BuiltStack(Multilayer Stack, IReadOnlyList<PlacedLayer> Layers);

/// <summary>Turns the items of the stack into layers and contacts.</summary>
internal sealed class StackBuilder(MaterialResolver materials, ContactResolver contacts, Reading reading)
{
    /// <summary>The stack; null with listed faults where it cannot be built.</summary>
    public BuiltStack? Build(SectionValues file, IReadOnlyList<StackItem> items)
    {
        if (FlatStack.Of(items, reading) is not { } flat) return null;
        LayerItem[] layerItems = [.. flat.Items.OfType<LayerItem>()];
        if (layerItems.Length == 0)
        {
            reading.Errors.Add(file.NodeOf(FileGrammar.Stack), "the stack has no layer");
            return null;
        }
        string?[] names = Names(layerItems);
        Layer?[] layers = [.. layerItems.Select((item, i) => LayerOf(item, names[i], isEnd: i == 0 || i == layerItems.Length - 1))];
        CheckDirections(layerItems);
        IReadOnlyList<InterfaceProperties>? joints = Contacts(flat.Items, layers);
        EndCondition? left = End(file, FileGrammar.Left, layers[0], "first");
        EndCondition? right = End(file, FileGrammar.Right, layers[^1], "last");
        if (layers is [{ IsLead: true }]) reading.Errors.Add(layerItems[0].Node, "a single layer needs a thickness", "Only the first and the last of several layers may be semi-infinite leads.");
        if (reading.Errors.Any || joints is null || left is null || right is null) return null;
        Multilayer stack = new([.. layers.OfType<Layer>()], joints, left, right) { Repeated = Repeated(flat.Block, layers!, layerItems, joints) };
        return new BuiltStack(stack, [.. layers.OfType<Layer>().Zip(layerItems, (layer, item) => new PlacedLayer(layer, item))]);
    }

    private static string? WantedName(LayerItem item) => item.Values is { } values && values.TryGet(StackGrammar.Name, out string? name) ? name : item.Material;

    // The block as other experiments may repeat it more or less often.
    private RepeatedBlock? Repeated(FlatBlock? block, Layer[] layers, LayerItem[] items, IReadOnlyList<InterfaceProperties> joints)
    {
        if (block is null || block.Length == 0 || layers.Skip(block.First).Take(block.Length).Any(layer => layer.IsLead)) return null;
        Layer first = layers[block.First], last = layers[block.First + block.Length - 1];
        InterfaceProperties? joint = block.Item.Count > 1 ? joints[block.First + block.Length - 1]
            : block.Joint is { } given ? Contact(given, last, first)
            : contacts.Between(last.Material, first.Material, block.Item.Node, isNeeded: false);
        string[] names = [.. Enumerable.Range(block.First, block.Length).Select(i => block.Item.Count > 1 ? WantedName(items[i])! : layers[i].Name)];
        return joint is null ? null : new RepeatedBlock(block.First, block.Length, block.Item.Count, names, joint);
    }

    // A name that stands once is kept; one that stands several times is numbered along +x, past any name that is taken.
    private string?[] Names(LayerItem[] items)
    {
        string?[] wanted = [.. items.Select(WantedName)];
        HashSet<string> taken = new(StringComparer.Ordinal);
        Dictionary<string, List<int>> groups = new(StringComparer.Ordinal);
        for (int i = 0; i < items.Length; i++)
        {
            if (wanted[i] is { } name) (groups.TryGetValue(name, out List<int>? group) ? group : groups[name] = []).Add(i);
        }
        foreach ((string name, List<int> group) in groups)
        {
            LayerItem[] named = [.. group.Select(i => items[i]).Where(item => item.Values?.Has(StackGrammar.Name) == true).DistinctBy(item => item.Node.Place)];
            if (named.Length > 1) reading.Errors.Add(named[1].Values!.NodeOf(StackGrammar.Name), string.Create(CultureInfo.InvariantCulture, $"two layers are called '{name}'; the first is on line {named[0].Node.Place.Line}"), "Names are unique in a stack.");
            if (group.Count == 1) taken.Add(name);
        }
        string?[] names = new string?[items.Length];
        foreach ((string name, List<int> group) in groups)
        {
            int number = 0;
            foreach (int i in group)
            {
                string candidate = name;
                if (group.Count > 1)
                {
                    do candidate = string.Create(CultureInfo.InvariantCulture, $"{name} {++number}"); while (!taken.Add(candidate));
                }
                names[i] = candidate;
            }
        }
        return names;
    }

    private Layer? LayerOf(LayerItem item, string? name, bool isEnd)
    {
        if (item.Material is null || name is null) return null;
        YamlNode materialNode = item.Values?.NodeOf(StackGrammar.Material) ?? item.Node;
        Quantities.Length? thickness = item.Values is { } values && values.TryGet(StackGrammar.Thickness, out Quantities.Length given) ? given : null;
        bool saysThickness = item.Values?.Has(StackGrammar.Thickness) == true;
        if (!saysThickness && !isEnd)
        {
            reading.Errors.Add(item.Node, $"layer '{name}' has no thickness, and only the first and the last layer may be semi-infinite leads", $"Write {{ material: {item.Material}, thickness: 5 nm }}.");
        }
        if (materials.Material(item.Material, materialNode) is not { } material) return null;
        bool isMagnetic = material.IsMagnetic || materials.Resolve(item.Material, materialNode)!.Parameters.IsMagnetic;
        LayerMagnetization? magnetization = Magnetization(item, name, isMagnetic);
        if (magnetization is null || (thickness is null && !isEnd)) return null;
        return new Layer { Name = name, Material = material, Thickness = thickness, Magnetization = magnetization, ParallelSense = ParallelSense(item, magnetization) };
    }

    private LayerMagnetization? Magnetization(LayerItem item, string name, bool isMagnetic)
    {
        bool isGiven = item.Values?.Has(StackGrammar.Magnetization) == true;
        if (!isGiven)
        {
            if (!isMagnetic) return LayerMagnetization.None;
            reading.Errors.Add(item.Node, $"layer '{name}' is of {item.Material}, a ferromagnet, but its magnetization is not given", "Add magnetization: +z (or another direction) for a fixed layer, or magnetization: free.");
            return null;
        }
        if (!item.Values!.TryGet(StackGrammar.Magnetization, out MagnetizationWord? word)) return null;
        YamlNode node = item.Values.NodeOf(StackGrammar.Magnetization);
        if (!isMagnetic)
        {
            reading.Errors.Add(node, $"layer '{name}' is of {item.Material}, which is not magnetic: it has neither an asymmetry beta nor a saturation magnetization", "Remove the magnetization, or give the material its magnetic values.");
            return null;
        }
        if (word.IsUpOrDown) reading.Note("magnetization up is read as +z, down as -z");
        return word.Direction is { } direction ? LayerMagnetization.Fixed(direction) : LayerMagnetization.Free;
    }

    private int ParallelSense(LayerItem item, LayerMagnetization magnetization)
    {
        if (item.Values is not { } values || !values.TryGet(StackGrammar.Parallel, out string? word)) return 1;
        if (magnetization is not LayerMagnetization.FreeMoment) reading.Errors.Add(values.NodeOf(StackGrammar.Parallel), "'parallel' belongs to a free layer: it says how it lies in the parallel state", "Remove it, or write magnetization: free.");
        return word == "down" ? -1 : 1;
    }

    // 'up' and 'down' say that all is collinear.
    private void CheckDirections(LayerItem[] items)
    {
        (LayerItem Item, MagnetizationWord Word)[] given = [.. items.DistinctBy(item => item.Node.Place)
            .Select(item => (item, item.Values?.Get(StackGrammar.Magnetization, new MagnetizationWord(null, false)) ?? new MagnetizationWord(null, false)))
            .Where(one => one.Item2.Direction is not null)];
        foreach ((LayerItem item, MagnetizationWord _) in given.Skip(1).Where(one => one.Word.IsUpOrDown != given[0].Word.IsUpOrDown))
        {
            reading.Errors.Add(item.Values!.NodeOf(StackGrammar.Magnetization), string.Create(CultureInfo.InvariantCulture, $"'up' and 'down' do not go with directions in one file; line {given[0].Item.Node.Place.Line} says otherwise"), "Give directions such as +z for all layers.");
        }
    }

    private InterfaceProperties? Contact(ContactItem item, Layer left, Layer right) =>
        item.Values is null ? InterfaceProperties.Transparent : contacts.Given(item.Values, left.Material, right.Material);

    private List<InterfaceProperties>? Contacts(IReadOnlyList<StackItem> flat, Layer?[] layers)
    {
        List<InterfaceProperties> joints = [];
        ContactItem? pending = null;
        int index = -1;
        foreach (StackItem item in flat)
        {
            if (item is ContactItem contact)
            {
                if (index < 0) reading.Errors.Add(contact.Node, "an interface stands before the first layer", "Put it between two layers.");
                else if (pending is not null) reading.Errors.Add(contact.Node, "two interfaces follow one another", "Keep one, or put a layer between them.");
                pending = contact;
                continue;
            }
            index++;
            if (index > 0 && layers[index - 1] is { } left && layers[index] is { } right)
            {
                InterfaceProperties? joint = pending is null ? contacts.Between(left.Material, right.Material, item.Node)
                    : Contact(pending, left, right);
                if (joint is not null) joints.Add(joint);
            }
            pending = null;
        }
        if (pending is not null) reading.Errors.Add(pending.Node, "an interface stands after the last layer", "Put it between two layers.");
        return joints.Count == layers.Length - 1 ? joints : null;
    }

    private EndCondition? End(SectionValues file, Key<EndCondition> key, Layer? layer, string which)
    {
        if (layer is null) return null;
        bool isGiven = file.TryGet(key, out EndCondition? given);
        if (layer.IsLead)
        {
            if (!isGiven || given is EndCondition.Lead) return new EndCondition.Lead();
            reading.Errors.Add(file.NodeOf(key), $"the {which} layer '{layer.Name}' has no thickness and is a semi-infinite lead; '{key.Name}' cannot say otherwise", "Give the layer a thickness, or remove the key.");
            return null;
        }
        if (!isGiven)
        {
            if (!file.Has(key)) reading.Errors.Add(file.NodeOf(FileGrammar.Stack), $"the {which} layer '{layer.Name}' has a thickness, so the file must say what its outer face meets", $"Write {key.Name}: reservoir (no spin accumulation there), {key.Name}: sealed (no spin current), or let the stack end with a lead without thickness.");
            return null;
        }
        if (given is not EndCondition.Lead) return given;
        reading.Errors.Add(file.NodeOf(key), $"the {which} layer '{layer.Name}' has a thickness, so it is no semi-infinite lead", "Leave out its thickness, or write 'reservoir'.");
        return null;
    }
}
