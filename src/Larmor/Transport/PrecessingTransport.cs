using System.Globalization;
using Larmor.Layers;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Transport.Collinear;
using Larmor.Transport.InTime;
using Larmor.Transport.Noncollinear;

namespace Larmor.Transport;

/// <summary>
/// A stack in whose normal metals spins precess about one axis: in a field, or seen from a frame that turns with the moments, where a steady rotation is at rest.
/// </summary>
/// <remarks>
/// <para>Equations: those of <see cref="NoncollinearTransport"/> with D_N D″ = D/τ − ω_L b × D in the normal metals, D_N = l²/τ: across b, κ² = 1/l² − iω_L/D_N. Moments that turn steadily about b at the rate ω are at rest in the frame that
/// turns with them, and there ω_L = −ω: so spins that lag behind a fast moment are counted, which a quasi-static metal leaves out. Magnets that do not turn must lie along b in such a frame.</para>
/// <para>With all moments and the rate reversed the response is the transpose, M(−u, −ω_L) = M(u, ω_L)^T; the turning takes no power. The electrons of the magnets follow at once.</para>
/// <para>Source: the Hanle term of M. Johnson, R. H. Silsbee, Phys. Rev. Lett. 55, 1790 (1985), doi:10.1103/PhysRevLett.55.1790; the turning frame of X. Wang, G. E. W. Bauer, B. J. van Wees, A. Brataas, Y. Tserkovnyak, Phys. Rev. Lett. 97, 216602 (2006),
/// doi:10.1103/PhysRevLett.97.216602.</para>
/// </remarks>
public sealed class PrecessingTransport
{
    private readonly NoncollinearStack prepared;

    private PrecessingTransport(Multilayer stack, NormalPrecession precession)
    {
        Stack = stack;
        prepared = new NoncollinearStack(stack, precession);
    }

    /// <summary>The stack.</summary>
    public Multilayer Stack { get; }

    /// <summary>Layer indices of the magnetic layers along +x: the order of all moments.</summary>
    public IReadOnlyList<int> Magnets => prepared.Magnets;

    /// <summary>Why the stack cannot be solved, in words for the user; null where it can.</summary>
    public static string? Refusal(Multilayer stack)
    {
        ArgumentNullException.ThrowIfNull(stack);
        if (NoncollinearRefusal.Of(stack) is { } reason) return reason;
        if (stack.Left is EndCondition.SpinCurrent || stack.Right is EndCondition.SpinCurrent) return "Spins that are put in at an end of the stack are not followed where spins precess. Give the end `reservoir` or `sealed`.";
        foreach (Layer layer in stack.Layers.Where(layer => !CollinearStack.IsMagnetic(layer)))
        {
            if (!layer.Material.Channels.IsTwoChannel) return string.Create(CultureInfo.InvariantCulture, $"Layer '{layer.Name}' has {layer.Material.Channels.Channels.Count} channels; precession is known for two.");
            if (SpinStack.UnknownStates(layer) is { } unknown) return unknown;
        }
        return null;
    }

    /// <summary>Prepares a stack.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="axis">b.</param>
    /// <param name="rate">ω_L/2π, counter-clockwise about b; negative the other way round.</param>
    /// <exception cref="ArgumentException">The stack cannot be solved; the message is that of <see cref="Refusal"/>. Or the rate is not finite.</exception>
    public static PrecessingTransport Of(Multilayer stack, UnitVector axis, Frequency rate)
    {
        if (Refusal(stack) is { } reason) throw new ArgumentException(reason, nameof(stack));
        return double.IsFinite(rate.Si) ? new PrecessingTransport(stack, new NormalPrecession(axis, 2 * Math.PI * rate.Si)) : throw new ArgumentException("The rate of precession must be finite.", nameof(rate));
    }

    /// <summary>The response of the stack to its charge current and to the potentials of all magnet terminals.</summary>
    /// <param name="moments">Directions of the moments, in the order of <see cref="Magnets"/>.</param>
    /// <exception cref="ArgumentException">Not one direction for each magnet.</exception>
    public TerminalResponse Terminals(ReadOnlySpan<UnitVector> moments) => moments.Length == Magnets.Count
        ? NoncollinearTransport.TerminalsOf(prepared, moments)
        : throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The stack has {Magnets.Count} magnetic layers and needs one direction for each; got {moments.Length}."), nameof(moments));
}
