using System.Globalization;
using Larmor.Materials;

namespace Larmor.Layers;

/// <summary>A block of layers that a stack repeats.</summary>
/// <param name="First">Index of its first layer in the stack.</param>
/// <param name="Length">Number of layers in one block.</param>
/// <param name="Count">Number of repeats.</param>
/// <param name="Names">Names of the layers of a block, without number; two may be alike.</param>
/// <param name="Joint">The contact between one block and the next.</param>
public sealed record RepeatedBlock(int First, int Length, int Count, IReadOnlyList<string> Names, InterfaceProperties Joint);

/// <summary>Layers and interfaces along +x, and the two ends. Interface i stands between layers i and i + 1.</summary>
public sealed record Multilayer
{
    /// <summary>A stack that is complete and consistent.</summary>
    /// <param name="layers">At least one layer; only the first and the last may be leads; names are unique.</param>
    /// <param name="interfaces">One fewer than layers.</param>
    /// <param name="left">Left end; a lead exactly where the first layer has no thickness.</param>
    /// <param name="right">Right end; a lead exactly where the last layer has no thickness.</param>
    /// <exception cref="ArgumentException">The stack contradicts itself; the message says where.</exception>
    public Multilayer(IReadOnlyList<Layer> layers, IReadOnlyList<InterfaceProperties> interfaces, EndCondition left, EndCondition right)
    {
        if (layers.Count == 0) throw new ArgumentException("A stack needs at least one layer.", nameof(layers));
        if (interfaces.Count != layers.Count - 1) throw new ArgumentException("A stack has one interface fewer than layers.", nameof(interfaces));
        HashSet<string> names = new(StringComparer.Ordinal);
        for (int i = 0; i < layers.Count; i++)
        {
            Layer layer = layers[i];
            bool isEnd = i == 0 || i == layers.Count - 1;
            if (layer.IsLead && !isEnd) throw new ArgumentException($"Layer '{layer.Name}' has no thickness, but only the first and the last layer may be semi-infinite leads.", nameof(layers));
            if (layer.Thickness is { } thickness && !(thickness.Si > 0 && double.IsFinite(thickness.Si))) throw new ArgumentException($"The thickness of layer '{layer.Name}' must be positive; got {thickness}.", nameof(layers));
            if (!names.Add(layer.Name)) throw new ArgumentException($"Two layers are called '{layer.Name}'.", nameof(layers));
        }
        if (layers is [{ IsLead: true }]) throw new ArgumentException("A single layer needs a thickness.", nameof(layers));
        if (layers[0].IsLead != left is EndCondition.Lead) throw new ArgumentException("The left end is a lead exactly where the first layer has no thickness.", nameof(left));
        if (layers[^1].IsLead != right is EndCondition.Lead) throw new ArgumentException("The right end is a lead exactly where the last layer has no thickness.", nameof(right));
        Layers = layers;
        Interfaces = interfaces;
        Left = left;
        Right = right;
    }

    /// <summary>The layers along +x.</summary>
    public IReadOnlyList<Layer> Layers { get; }

    /// <summary>The contacts between neighbouring layers.</summary>
    public IReadOnlyList<InterfaceProperties> Interfaces { get; }

    /// <summary>What the left face of the first layer meets.</summary>
    public EndCondition Left { get; }

    /// <summary>What the right face of the last layer meets.</summary>
    public EndCondition Right { get; }

    /// <summary>The part of the stack that the file wrote as a repeated block; null for none or more than one.</summary>
    public RepeatedBlock? Repeated { get; init; }

    /// <summary>The same stack with another number of repeats of its block. Layers of the block are numbered along +x, past the names outside of it.</summary>
    /// <param name="count">Number of repeats, at least 1.</param>
    /// <exception cref="InvalidOperationException">The stack has no repeated block.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1.</exception>
    public Multilayer WithRepeats(int count)
    {
        RepeatedBlock block = Repeated ?? throw new InvalidOperationException("The stack has no repeated block.");
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        List<Layer> layers = [.. Layers.Take(block.First)];
        List<InterfaceProperties> contacts = [.. Interfaces.Take(block.First)];
        int end = block.First + (block.Length * block.Count);
        HashSet<string> taken = [.. Layers.Take(block.First).Concat(Layers.Skip(end)).Select(layer => layer.Name)];
        Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        for (int repeat = 1; repeat <= count; repeat++)
        {
            for (int i = 0; i < block.Length; i++) layers.Add(Layers[block.First + i] with { Name = Numbered(block.Names[i], numbers, taken) });
            contacts.AddRange(Interfaces.Skip(block.First).Take(block.Length - 1));
            if (repeat < count) contacts.Add(block.Joint);
        }
        contacts.AddRange(Interfaces.Skip(end - 1));
        layers.AddRange(Layers.Skip(end));
        return new Multilayer(layers, contacts, Left, Right) { Repeated = block with { Count = count } };
    }

    /// <summary>Name of interface i: the names of the two layers that it joins.</summary>
    public string InterfaceName(int index) => $"{Layers[index].Name} | {Layers[index + 1].Name}";

    private static string Numbered(string name, Dictionary<string, int> numbers, HashSet<string> taken)
    {
        int number = numbers.GetValueOrDefault(name);
        string candidate;
        do candidate = string.Create(CultureInfo.InvariantCulture, $"{name} {++number}"); while (!taken.Add(candidate));
        numbers[name] = number;
        return candidate;
    }
}
