using Larmor.Coupling;
using Larmor.Layers;

namespace Larmor.Experiments.Reports;

/// <summary>Which magnets turn, in words.</summary>
internal static class TurningWords
{
    public static string Of(Turning turning) =>
        $"{string.Join(" and ", turning.Turned.Select(name => $"'{name}'"))} turn{(turning.Turned.Count == 1 ? "s" : " together")} about {turning.About}; 0 deg is along '{turning.ReferenceName}' ({turning.Reference}){(turning.HasTurnedOver ? ", or against it where the file says parallel: down" : "")}. All other magnets stay.";

    /// <summary>Which way positive current drives the electrons, and which state that favours.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="name">The turned magnet.</param>
    /// <param name="reference">The layer towards which torques count.</param>
    /// <param name="effect">What positive current does, as the end of the sentence.</param>
    public static string Electrons(Multilayer stack, string name, string reference, string effect)
    {
        bool isLeft = IndexOf(stack, name) < IndexOf(stack, reference);
        string way = isLeft ? $"from '{reference}' to '{name}'" : $"from '{name}' to '{reference}'";
        return $"Positive current is conventional current along +x, from '{stack.Layers[0].Name}' to '{stack.Layers[^1].Name}'. It drives electrons {way}, which {effect}.";
    }

    /// <summary>The position of a layer.</summary>
    /// <exception cref="DeviceException">There is none of this name.</exception>
    public static int IndexOf(Multilayer stack, string name)
    {
        for (int i = 0; i < stack.Layers.Count; i++)
        {
            if (stack.Layers[i].Name == name) return i;
        }
        throw new DeviceException($"The stack has no layer '{name}'.", "stack");
    }
}
