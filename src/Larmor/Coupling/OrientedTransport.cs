using Larmor.Layers;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Transport;

namespace Larmor.Coupling;

/// <summary>A stack whose magnets may point anywhere, with relaxations that may depend on where they point.</summary>
/// <remarks>
/// G = G₀ + G₂ cos²θ, θ between a moment and the current (x), is fixed at each orientation before the stack is solved. A stack without such relaxations is
/// prepared once. Not safe for several threads at a time.
/// </remarks>
public sealed class OrientedTransport
{
    private readonly Multilayer stack;
    private readonly NoncollinearTransport? prepared;

    /// <summary>Prepares a stack.</summary>
    /// <exception cref="DeviceException">It cannot be solved; the message says why and what to do.</exception>
    public OrientedTransport(Multilayer stack)
    {
        ArgumentNullException.ThrowIfNull(stack);
        this.stack = stack;
        Magnets = [.. Enumerable.Range(0, stack.Layers.Count).Where(i => stack.Layers[i].Magnetization is not LayerMagnetization.NotMagnetic)];
        IsAnisotropic = stack.Layers.Any(layer => layer.Material.Channels.IsAnisotropic) || stack.Interfaces.Any(contact => contact.Relaxations.Any(one => one.Anisotropy.Si != 0));
        if (!IsAnisotropic) prepared = Prepared(stack);
    }

    /// <summary>Whether a relaxation depends on the angle between its moment and the current.</summary>
    public bool IsAnisotropic { get; }

    /// <summary>Indices of the magnetic layers along +x.</summary>
    public IReadOnlyList<int> Magnets { get; }

    /// <summary>Names of the magnetic layers.</summary>
    public IReadOnlyList<string> Names => [.. Magnets.Select(i => stack.Layers[i].Name)];

    /// <summary>The steady state with these moments.</summary>
    /// <param name="moments">One direction for each of <see cref="Magnets"/>.</param>
    /// <param name="currentDensity">J₀ along +x.</param>
    /// <exception cref="DeviceException">The stack cannot be solved at this orientation.</exception>
    public NoncollinearState Solve(IReadOnlyList<UnitVector> moments, CurrentDensity currentDensity) =>
        (prepared ?? Prepared(At(moments))).Solve([.. moments], currentDensity);

    /// <summary>One magnet moving, all others at these directions; for a stack that is not anisotropic.</summary>
    internal PartlyFixedTransport WithMoving(int magnet, ReadOnlySpan<UnitVector> moments) => prepared!.WithMoving([magnet], moments);

    /// <summary>The stack with its relaxations fixed at these moments.</summary>
    /// <param name="moments">One direction for each of <see cref="Magnets"/>.</param>
    public Multilayer At(IReadOnlyList<UnitVector> moments)
    {
        ArgumentNullException.ThrowIfNull(moments);
        if (!IsAnisotropic) return stack;
        double?[] squares = new double?[stack.Layers.Count];
        for (int k = 0; k < Magnets.Count; k++) squares[Magnets[k]] = moments[k].Components.X * moments[k].Components.X;
        return new Multilayer(
            [.. stack.Layers.Select((layer, i) => layer with { Material = layer.Material with { Channels = layer.Material.Channels.At(squares[i] ?? 0) } })],
            [.. stack.Interfaces.Select((contact, i) => At(contact, squares[i] ?? squares[i + 1] ?? 0))],
            stack.Left,
            stack.Right);
    }

    private static InterfaceProperties At(InterfaceProperties contact, double cosineSquared) => contact.Relaxations.All(one => one.Anisotropy.Si == 0)
        ? contact
        : contact with { Relaxations = [.. contact.Relaxations.Select(one => one with { Conductance = ConductancePerArea.FromSi(one.At(cosineSquared)), Anisotropy = default })] };

    private static NoncollinearTransport Prepared(Multilayer stack)
    {
        Multilayer filled = MixingContacts.Filled(stack);
        return NoncollinearTransport.Refusal(filled) is { } reason ? throw new DeviceException(reason, "stack") : NoncollinearTransport.Of(filled);
    }
}
