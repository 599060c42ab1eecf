using System.Diagnostics;
using System.Numerics;
using Larmor.Numerics;

namespace Larmor.Transport.Wires;

/// <summary>How a wire ends beyond its outermost node.</summary>
internal enum WireTermination
{
    Infinite,
    Reflecting,
    Absorbing,
}

/// <summary>The wire beyond its outermost node.</summary>
/// <param name="Kind">How it ends.</param>
/// <param name="Length">Its length in m; not used where infinite; zero only for a node that is itself a reflecting end.</param>
internal readonly record struct WireOutside(WireTermination Kind, double Length)
{
    /// <summary>Admittance κ/(2ρ) [1, tanh κa, coth κa] seen from the node, in S/m².</summary>
    public Complex Admittance(Complex kappa, double resistivity) => Kind switch
    {
        WireTermination.Infinite => kappa / (2 * resistivity),
        WireTermination.Reflecting => Length == 0 ? 0 : ComplexStableFunctions.TimesHalfTanh(2 * Length * kappa) / (4 * resistivity * Length),
        _ => 1 / (4 * resistivity * Length * ComplexStableFunctions.HalfTanhOver(2 * Length * kappa)),
    };
}

/// <summary>A place of a wire where spins enter or leave.</summary>
/// <param name="Position">In m along the wire.</param>
/// <param name="Load">Conductance 1/(2R_c A) in S/m² by which it absorbs spin.</param>
internal readonly record struct WireNode(double Position, double Load);

/// <summary>
/// A normal wire as a chain of exact two-ports: one mode of the spin accumulation, D″ = κ²D, δJ = −D′/(2ρ), with nodes where spins enter or leave.
/// </summary>
/// <remarks>
/// <para>A segment of length d is a pi network of complex admittances: across 1/(2ρ) κ/sinh κd, to ground on each side 1/(2ρ) κ tanh(κd/2).
/// κ = 1/l for the component along the field and κ² = 1/l² − iω/D for the two across it, as D₁ + iD₂ in a right-handed frame with the field.</para>
/// <para>The chain is eliminated by parallel sums, y₁y₂/(y₁ + y₂), never by differences: it keeps its digits for segments from 1e-6 to
/// 1e6 decay lengths.</para>
/// <para>Source: corrected Eqs. (13)-(15) of J.-E. Wegrowe, H.-J. Drouhin, Entropy 13, 316 (2011), with precession.</para>
/// </remarks>
internal sealed class WireNetwork
{
    private readonly double[] positions;
    private readonly double[] loads;
    private readonly int[] places;

    /// <summary>A wire with nodes in any order; nodes at one position share their accumulation.</summary>
    public WireNetwork(double resistivity, IReadOnlyList<WireNode> nodes, WireOutside left, WireOutside right)
    {
        Debug.Assert(resistivity > 0 && nodes.Count > 0, "A wire has a resistivity and a node.");
        Resistivity = resistivity;
        Left = left;
        Right = right;
        positions = [.. nodes.Select(node => node.Position).Distinct().Order()];
        loads = new double[positions.Length];
        places = [.. nodes.Select(node => Array.IndexOf(positions, node.Position))];
        for (int i = 0; i < nodes.Count; i++) loads[places[i]] += nodes[i].Load;
    }

    /// <summary>ρ in ohm m.</summary>
    public double Resistivity { get; }

    /// <summary>The wire left of the first place.</summary>
    public WireOutside Left { get; }

    /// <summary>The wire right of the last place.</summary>
    public WireOutside Right { get; }

    /// <summary>The different positions of the nodes in m, rising.</summary>
    public IReadOnlyList<double> Positions => positions;

    /// <summary>The place of a node among <see cref="Positions"/>.</summary>
    public int PlaceOf(int node) => places[node];

    /// <summary>The wire with both directions exchanged; nodes keep their numbers.</summary>
    public WireNetwork Mirrored(IReadOnlyList<WireNode> nodes) => new(Resistivity, [.. nodes.Select(node => node with { Position = -node.Position })], Right, Left);

    /// <summary>Accumulation at the places for spin current densities put in at the nodes.</summary>
    /// <param name="kappa">κ in 1/m, with a positive real part.</param>
    /// <param name="sources">Spin current density into the wire at each node, in A/m².</param>
    public WireSolution Solve(Complex kappa, ReadOnlySpan<Complex> sources)
    {
        int count = positions.Length;
        Complex[] values = new Complex[count], totals = new Complex[count], across = new Complex[count];
        for (int i = 0; i < sources.Length; i++) values[places[i]] += sources[i];
        Complex seen = Left.Admittance(kappa, Resistivity), carried = Complex.Zero;
        for (int k = 0; k + 1 < count; k++)
        {
            double length = positions[k + 1] - positions[k], conductance = 1 / (2 * Resistivity * length);
            Complex shunt = conductance * ComplexStableFunctions.TimesHalfTanh(length * kappa);
            across[k] = conductance * ComplexStableFunctions.OverSinh(length * kappa);
            Complex own = seen + loads[k] + shunt;
            values[k] += carried;
            totals[k] = own + across[k];
            seen = shunt + (across[k] * own / totals[k]);
            carried = across[k] / totals[k] * values[k];
        }
        values[^1] = (values[^1] + carried) / (seen + loads[^1] + Right.Admittance(kappa, Resistivity));
        for (int k = count - 2; k >= 0; k--) values[k] = (values[k] + (across[k] * values[k + 1])) / totals[k];
        return new WireSolution(this, kappa, values);
    }

    /// <summary>Accumulation at one node per spin current density put in at another, in ohm m².</summary>
    public Complex Transfer(Complex kappa, int from, int to)
    {
        Complex[] sources = new Complex[places.Length];
        sources[from] = 1;
        return Solve(kappa, sources).AtNode(to);
    }
}
