using System.Numerics;
using Larmor.Layers;
using Larmor.Quantities;
using Larmor.Thermodynamics;
using Larmor.Transport.Collinear;
using Larmor.Transport.InTime;

namespace Larmor.Transport;

/// <summary>
/// The response of a collinear stack to an alternating current, exactly: the modes of the steady state with a complex decay constant.
/// </summary>
/// <remarks>
/// <para>Equations (corrected Eq. (7) with charge neutrality): c ∂Δ/∂t = −∂δJ/∂x − 2GΔ, δJ = βJ₀ − Δ′/(2ρ*), J₀ uniform; for exp(iωt)
/// Δ″ = κ²Δ with κ² = (1 + iωT1)/l², Re κ &gt; 0, T1 = c/(2G) = τ/2, c = 2e²N_h. Contacts store no spin and act at once. Z_ne A = b·Δ/(2J₀).</para>
/// <para>Valid while the charge stays neutral (below the plasma frequency and for layers thicker than the screening length), spin moves by diffusion
/// (ω times the momentum relaxation time far below 1) and the stack is far thinner than the wavelength.</para>
/// <para>Source: J.-E. Wegrowe, H.-J. Drouhin, Entropy 13, 316 (2011), Eq. (7), corrected; E. I. Rashba, arXiv:cond-mat/0205317 (2002) for one junction.</para>
/// <para>Of any channels: y″ = M (G + iωC) y for the differences y of the potentials, C = e²(B N⁻¹ Bᵀ)⁻¹ by neutrality, Z_ne A = b·y/J₀;
/// of two, C = c/2. Each channel then needs a density of states.</para>
/// <para>A tunnel barrier is its two conductances along the axis; its capacitance is not in it. Not done: non-collinear magnetizations.</para>
/// </remarks>
public static class AlternatingTransport
{
    private const double Tolerance = 1e-11;

    /// <summary>Why the stack has no response that can be computed, in words for the user; null where it has.</summary>
    /// <param name="stack">The stack; every material needs a density of states or a diffusion constant.</param>
    /// <param name="orientations">For each layer +1 or −1, the sense of its moment along the common axis; 0 for a normal metal.</param>
    /// <param name="cosineSquared">cos²θ of the angle between the current and the common axis, for relaxations that depend on it.</param>
    public static string? Refusal(Multilayer stack, ReadOnlySpan<int> orientations, double cosineSquared = 0)
    {
        ArgumentNullException.ThrowIfNull(stack);
        if (orientations.Length != stack.Layers.Count) return "Collinear transport needs one orientation for each layer.";
        return stack.Layers.Select(AlternatingStorage.Refusal).FirstOrDefault(unknown => unknown is not null)
            ?? CollinearStack.Refusal(stack, orientations, cosineSquared, knowsTunnels: true);
    }

    /// <summary>Solves the stack at a frequency.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="orientations">For each layer +1 or −1; 0 for a normal metal.</param>
    /// <param name="frequency">f in Hz, not negative.</param>
    /// <param name="cosineSquared">cos²θ of the angle between the current and the common axis, for relaxations that depend on it.</param>
    /// <exception cref="ArgumentException">The stack has no solution; the message is that of <see cref="Refusal"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The frequency is negative or not finite.</exception>
    public static AlternatingState Solve(Multilayer stack, ReadOnlySpan<int> orientations, Frequency frequency, double cosineSquared = 0)
    {
        if (Refusal(stack, orientations, cosineSquared) is { } reason) throw new ArgumentException(reason, nameof(stack));
        if (!(frequency.Si >= 0 && double.IsFinite(frequency.Si))) throw new ArgumentOutOfRangeException(nameof(frequency), $"The frequency must not be negative; got {frequency}.");
        return Prepared(stack, orientations, cosineSquared)(frequency.Si);
    }

    /// <summary>The response of a stack, which <see cref="Refusal"/> accepts, at any frequency in Hz.</summary>
    internal static Func<double, AlternatingState> Prepared(Multilayer stack, ReadOnlySpan<int> orientations, double cosineSquared)
    {
        if (IsTwoChannel(stack))
        {
            SpinStack sections = SpinStack.Of(stack, orientations);
            return frequency => Solve(sections, frequency);
        }
        CollinearStack chain = CollinearStack.Of(stack, orientations, cosineSquared);
        return frequency => AlternatingNetworkBalance.StateOf(new AlternatingNetwork(chain, RateOf(frequency)), frequency);
    }

    /// <summary>s = 2πif.</summary>
    internal static Complex RateOf(double frequency) => new(0, 2 * Math.PI * frequency);

    internal static AlternatingState Solve(SpinStack stack, double frequency)
    {
        Complex rate = RateOf(frequency);
        AlternatingLadder ladder = new(stack, rate);
        Balance balance = BalanceOf(stack, ladder, rate);
        Complex impedance = ladder.NonEquilibriumImpedance();
        double scale = Math.Max(impedance.Magnitude, balance.Heat);
        double missing = scale == 0 ? 0 : Math.Abs(impedance.Real - balance.Heat) / scale;
        double reactive = scale == 0 ? 0 : Math.Abs(impedance.Imaginary + (rate.Imaginary * balance.Storage)) / scale;
        AuditCheck[] checks =
        [
            new("power-closure", missing, Tolerance, "Real part of the spin impedance against the heats of Joule and of spin flips integrated over the stack, relative."),
            new("reciprocity", ladder.ReciprocityResidual(), Tolerance, "Complex accumulation at each face per spin current put in at its neighbour, against the reverse, relative; eliminated from opposite ends."),
            new("entropy-production", scale == 0 ? 0 : Math.Max(0, -Math.Min(impedance.Real, balance.Least)) / scale, 0, "Most negative heat of all places and mechanisms, and a negative real part of the spin impedance, relative."),
            new("stored-energy", reactive, Tolerance, "Reactance against the energy that the accumulation stores, relative to the impedance."),
        ];
        // The reactance from the energy stored: a sum of positive terms, which keeps its digits at low frequency.
        Complex area = new(impedance.Real, 0 - (rate.Imaginary * balance.Storage));
        return new AlternatingState(frequency, stack.SeriesResistanceArea, area, balance.Storage, checks, new AlternatingProfile(stack, ladder, rate).At);
    }

    /// <summary>Whether two channels with spin flip alone are all there is in a stack.</summary>
    internal static bool IsTwoChannel(Multilayer stack) =>
        stack.Layers.All(layer => layer.Material.Channels.IsTwoChannel) && stack.Interfaces.All(contact => contact.Relaxations.Count == 0 && contact.Tunnel is null);

    /// <summary>Heats and stored energy per squared current, integrated over the stack.</summary>
    private static Balance BalanceOf(SpinStack stack, AlternatingLadder ladder, Complex rate)
    {
        Balance sum = new(0, 0, 0);
        for (int k = 0; k < stack.Sections.Count; k++)
        {
            SpinSection section = stack.Sections[k];
            (double square, double slope) = section.Integrals(ladder.Faces(k), rate);
            sum = sum.With(slope / (4 * section.AreaResistance), section.Ratio * section.Ratio * square / (4 * section.AreaResistance), section.Capacitance * square / 2);
        }
        foreach ((SpinEnd end, int node) in new[] { (stack.Left, 0), (stack.Right, ladder.NodeCount - 1) })
        {
            if (!end.IsLead) continue;
            Complex decay = end.DecayAt(rate), face = ladder.NodeValue(node);
            double square = ((face.Real * face.Real) + (face.Imaginary * face.Imaginary)) / (2 * decay.Real);
            double slope = square * ((decay.Real * decay.Real) + (decay.Imaginary * decay.Imaginary));
            sum = sum.With(slope / (4 * end.RhoStar), square * end.InverseLength * end.InverseLength / (4 * end.RhoStar), end.InverseDiffusion / (4 * end.RhoStar) * square);
        }
        return sum;
    }

    private readonly record struct Balance(double Heat, double Storage, double Least)
    {
        public Balance With(double joule, double flip, double storage) => new(Heat + joule + flip, Storage + storage, Math.Min(Least, Math.Min(joule, flip)));
    }
}
