using System.Globalization;
using Larmor.Layers;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Thermodynamics;
using Larmor.Transport;

namespace Larmor.Coupling;

/// <summary>
/// A stack prepared for both ways of spin transfer: what the current does to its free moments and what their motion does to the electrons, at any directions.
/// </summary>
/// <remarks>
/// Quasi-static and linear, valid while ħ|du/dt| is much smaller than the exchange splitting and |du/dt| τ_sf much smaller than 1 in the normal metals. Source: A. Brataas, G. E. W. Bauer, P. J. Kelly, Phys. Rep. 427, 157
/// (2006), doi:10.1016/j.physrep.2005.12.003; Y. Tserkovnyak, A. Brataas, G. E. W. Bauer, B. I. Halperin, Rev. Mod. Phys. 77, 1375 (2005), doi:10.1103/RevModPhys.77.1375.
/// </remarks>
public sealed class TwoWayTransport
{
    private readonly NoncollinearTransport? transport;
    private readonly IReadOnlyList<int> magnets;
    private readonly Func<UnitVector[], TerminalResponse> terminals, reversed;
    private readonly UnitVector[] held;
    private readonly Lazy<AxialResponse?> axial;

    /// <summary>Prepares a stack.</summary>
    /// <exception cref="DeviceException">The stack cannot be solved, a free layer has no thickness, or no layer is free; the message says what to do.</exception>
    public TwoWayTransport(Multilayer stack)
    {
        ArgumentNullException.ThrowIfNull(stack);
        Multilayer filled = MixingContacts.Filled(stack);
        if (NoncollinearTransport.Refusal(filled) is { } reason) throw new DeviceException(reason, "stack");
        NoncollinearTransport plain = NoncollinearTransport.Of(filled), turned = NoncollinearTransport.Of(WithEndsReversed(filled));
        (transport, terminals, reversed, magnets) = (plain, moments => plain.Terminals(moments), moments => turned.Terminals(moments), plain.Magnets);
        Stack = filled;
        held = [.. magnets.Select(i => filled.Layers[i].Magnetization is LayerMagnetization.FixedMoment one ? one.Direction : UnitVector.Z)];
        Free = [.. Enumerable.Range(0, held.Length).Where(k => filled.Layers[magnets[k]].Magnetization is LayerMagnetization.FreeMoment)];
        if (Free.Count == 0) throw new DeviceException("No magnetic layer of the stack is free, so that nothing can turn. Give one layer the magnetization 'free'.", "stack");
        axial = new Lazy<AxialResponse?>(() => AxialResponse.Of(Stack, Names, Eliminated()));
        foreach (int k in Free)
        {
            Layer layer = filled.Layers[magnets[k]];
            if (layer.IsLead) throw new DeviceException($"The free layer '{layer.Name}' is a semi-infinite lead, whose moment cannot move. Give it a thickness.", $"stack/{layer.Name}");
        }
    }

    private TwoWayTransport(TwoWayTransport still, UnitVector axis, Frequency rate)
    {
        PrecessingTransport turning = PrecessingTransport.Of(still.Stack, axis, rate), turned = PrecessingTransport.Of(WithEndsReversed(still.Stack), axis, -rate);
        (terminals, reversed, magnets, held) = (moments => turning.Terminals(moments), moments => turned.Terminals(moments), still.magnets, still.held);
        (Stack, Free) = (still.Stack, still.Free);
        axial = new Lazy<AxialResponse?>(() => null);
    }

    /// <summary>
    /// The same stack with spins that precess in its normal metals, as in a field, or as seen from a frame in which moments that turn steadily about the axis are at rest (then the rate is minus theirs, and all other
    /// magnets lie along the axis). M(−u) = M(u)^T then holds with the rate reversed too, as its audit does.
    /// </summary>
    /// <param name="axis">b.</param>
    /// <param name="rate">ω_L/2π, counter-clockwise about b.</param>
    /// <exception cref="DeviceException">The diffusion constant of a normal metal is not known, or the stack cannot be solved with precession; the message says what to do.</exception>
    public TwoWayTransport Precessing(UnitVector axis, Frequency rate) =>
        PrecessingTransport.Refusal(Stack) is { } reason ? throw new DeviceException(reason, "stack") : new TwoWayTransport(this, axis, rate);

    /// <summary>The stack, with mixing conductances of zero where none matters.</summary>
    public Multilayer Stack { get; }

    /// <summary>Places of the free magnets among all magnets.</summary>
    public IReadOnlyList<int> Free { get; }

    /// <summary>Layer names of the free magnets along +x.</summary>
    public IReadOnlyList<string> Names => [.. Free.Select(k => Stack.Layers[magnets[k]].Name)];

    /// <summary>M(u) at these directions of the free moments, with its audit.</summary>
    /// <param name="moments">One direction for each of <see cref="Names"/>.</param>
    /// <exception cref="ArgumentException">Not one direction for each free magnet.</exception>
    public DeviceResponse At(params ReadOnlySpan<UnitVector> moments)
    {
        UnitVector[] all = All(moments), opposite = [.. all.Select(moment => -moment)];
        return new DeviceResponse(this, [.. moments], terminals(all), reversed(opposite));
    }

    /// <summary>M(u) without its audit, at half the cost: for derivatives and averages over directions next to an audited one.</summary>
    /// <param name="moments">One direction for each of <see cref="Names"/>.</param>
    internal DeviceResponse Unaudited(params ReadOnlySpan<UnitVector> moments) => new(this, [.. moments], terminals(All(moments)));

    /// <summary>M(u) prepared for many directions: everything that cannot turn is eliminated once. One for each thread.</summary>
    public PreparedResponse Prepare() => new(Plain.WithMoving(Free, held), axial.Value);

    /// <summary>The same without the short cut for one free moment beside a single line.</summary>
    internal PreparedResponse Eliminated() => new(Plain.WithMoving(Free, held));

    /// <summary>The stack with its free magnets moving, for what the current does to them alone.</summary>
    internal PartlyFixedTransport Moving() => Plain.WithMoving(Free, held);

    /// <summary>The response as ratios of polynomials in the cosine of one angle; null where there is no such form.</summary>
    internal AxialResponse? Axial => axial.Value;

    /// <summary>The same stack with all that is fixed reversed: its response at −u is the transpose of the response here at u.</summary>
    internal TwoWayTransport Reversed() => new(new Multilayer(
        [.. Stack.Layers.Select(layer => layer.Magnetization is LayerMagnetization.FixedMoment one ? layer with { Magnetization = LayerMagnetization.Fixed(-one.Direction) } : layer)],
        Stack.Interfaces,
        Reversed(Stack.Left),
        Reversed(Stack.Right)));

    /// <summary>The heats of the electrons by place and mechanism, in W/m².</summary>
    /// <param name="moments">Directions of the free moments.</param>
    /// <param name="currentDensity">J₀ in A/m².</param>
    /// <param name="turning">Ω = u × du/dt of each in rad/s.</param>
    internal PowerBudget PowerAt(ReadOnlySpan<UnitVector> moments, double currentDensity, ReadOnlySpan<Vector3d> turning)
    {
        UnitVector[] all = All(moments);
        Vector3d[] potentials = new Vector3d[all.Length];
        for (int k = 0; k < turning.Length; k++) potentials[Free[k]] = -2 * SpinTorque.PerSpinCurrent * turning[k];
        return Plain.PowerAt(all, currentDensity, potentials);
    }

    /// <summary>Directions of all magnets of the stack with these of the free ones.</summary>
    internal UnitVector[] All(ReadOnlySpan<UnitVector> moments)
    {
        if (moments.Length != Free.Count) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The stack has {Free.Count} free magnetic layers and needs one direction for each; got {moments.Length}."), nameof(moments));
        UnitVector[] all = [.. held];
        for (int k = 0; k < moments.Length; k++) all[Free[k]] = moments[k];
        return all;
    }

    private NoncollinearTransport Plain => transport ?? throw new InvalidOperationException("A stack whose spins precess gives its response at single directions only.");

    private static Multilayer WithEndsReversed(Multilayer stack) => new(stack.Layers, stack.Interfaces, Reversed(stack.Left), Reversed(stack.Right));

    // A fixed polarization stands for a magnet outside of the stack.
    private static EndCondition Reversed(EndCondition end) => end is EndCondition.Polarization { Along: { } along } one ? one with { Along = -along } : end;
}
