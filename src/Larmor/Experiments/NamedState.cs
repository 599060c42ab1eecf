using Larmor.Coupling;
using Larmor.Layers;

namespace Larmor.Experiments;

/// <summary>A collinear state of a device by name.</summary>
/// <param name="Name"><c>parallel</c>, <c>antiparallel</c>, or empty where there is only the state drawn.</param>
/// <param name="Orientations">For each layer +1, −1, or 0 for a normal metal.</param>
public sealed record NamedState(string Name, IReadOnlyList<int> Orientations)
{
    /// <summary>The name as the ending of a scalar's: <c>-parallel</c>; empty where there is only one state.</summary>
    internal string Suffix => Name.Length == 0 ? "" : $"-{Name}";

    /// <summary>The state in words.</summary>
    internal string Words => Name.Length == 0 ? "state drawn" : $"{Name} state";

    /// <summary>Parallel and antiparallel where a layer is free and another fixed, otherwise the state drawn.</summary>
    /// <exception cref="DeviceException">The fixed layers are not collinear.</exception>
    internal static IReadOnlyList<NamedState> Of(Multilayer stack)
    {
        bool hasBoth = CollinearState.Axis(stack) is not null && stack.Layers.Any(layer => layer.Magnetization is LayerMagnetization.FreeMoment);
        return hasBoth
            ? [new NamedState("parallel", CollinearState.Parallel(stack)), new NamedState("antiparallel", CollinearState.Antiparallel(stack))]
            : [new NamedState("", CollinearState.Parallel(stack))];
    }
}
