using System.Numerics;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Transport.Collinear;

namespace Larmor.Transport.InTime;

/// <summary>The differences of all channels at all faces of a collinear stack per unit charge current exp(st), eliminated from both sides.</summary>
/// <remarks>
/// y″ = M (G + sC) y with C = e²(B N⁻¹ Bᵀ)⁻¹: what the populations N_c hold of a difference while their sum is neutral. In the modes of the steady
/// state a″ = [diag(1/L²) + sĈ] a, Ĉ_jk = e² Σ_c N_c (μ_jc − μ̄_j)(μ_kc − μ̄_k) with the mean weighted by N. Contacts store nothing.
/// </remarks>
internal sealed class AlternatingNetwork
{
    private readonly CollinearStack stack;
    private readonly ChannelChain chain;
    private readonly Complex rate;
    private readonly AlternatingLine[] lines;
    private readonly AlternatingSide[] fromLeft;
    private readonly AlternatingSide[] fromRight;
    private readonly AlternatingPassage[] leftPassages;
    private readonly AlternatingPassage[] rightPassages;

    /// <summary>Solves a stack at the rate s: iω, or real and not negative.</summary>
    public AlternatingNetwork(CollinearStack stack, Complex rate)
    {
        this.stack = stack;
        this.rate = rate;
        chain = stack.Chain;
        int last = chain.Count;
        lines = new AlternatingLine[last];
        for (int i = 0; i < stack.Multilayer.Layers.Count; i++)
        {
            if (chain.ElementOfLayer[i] is var k and >= 0) lines[k] = LineOf(chain.Slab(k), chain.Slab(k).Thickness, stack.Multilayer.Layers[i].Material);
        }
        for (int k = 0; k < last; k++) lines[k] ??= LineOf(chain.Slab(k), 1, null);
        LeadLeft = chain.LeadLeft is { } left ? LineOf(left, double.PositiveInfinity, stack.Multilayer.Layers[0].Material) : null;
        LeadRight = chain.LeadRight is { } right ? LineOf(right, double.PositiveInfinity, stack.Multilayer.Layers[^1].Material) : null;
        (fromLeft, fromRight) = (new AlternatingSide[last + 1], new AlternatingSide[last + 1]);
        (leftPassages, rightPassages) = (new AlternatingPassage[last], new AlternatingPassage[last]);
        fromLeft[0] = End(stack.Left, LeadLeft, chain.Nodes[0], chain.Nodes[0].LeftPlaces);
        fromRight[last] = End(stack.Right, LeadRight, chain.Nodes[last], chain.Nodes[last].RightPlaces);
        for (int k = 0; k < last; k++)
        {
            leftPassages[k] = AlternatingPassage.Through(With(fromLeft[k], chain.Nodes[k]), chain.Nodes[k].RightPlaces, chain.Slab(k), lines[k], Drive(chain.Slab(k)));
            fromLeft[k + 1] = Behind(leftPassages[k], chain.Slab(k), chain.Nodes[k + 1].LeftPlaces, chain.Nodes[k + 1].Count);
        }
        for (int k = last - 1; k >= 0; k--)
        {
            rightPassages[k] = AlternatingPassage.Through(With(fromRight[k + 1], chain.Nodes[k + 1]), chain.Nodes[k + 1].LeftPlaces, chain.Slab(k), lines[k], Drive(chain.Slab(k)));
            fromRight[k] = Behind(rightPassages[k], chain.Slab(k), chain.Nodes[k].RightPlaces, chain.Nodes[k].Count);
        }
    }

    /// <summary>The stack.</summary>
    public CollinearStack Stack => stack;

    /// <summary>The half-space on the left; null for none.</summary>
    public AlternatingLine? LeadLeft { get; }

    /// <summary>The half-space on the right; null for none.</summary>
    public AlternatingLine? LeadRight { get; }

    /// <summary>The two-port of a slab.</summary>
    public AlternatingLine Line(int slab) => lines[slab];

    /// <summary>A piece of a layer as a two-port.</summary>
    public AlternatingLine Piece(int layer, double thickness) => LineOf(SlabOf(layer), thickness, stack.Multilayer.Layers[layer].Material);

    /// <summary>The slab or lead of a layer.</summary>
    public ChannelSlab SlabOf(int layer) => chain.ElementOfLayer[layer] is var k and >= 0 ? chain.Slab(k) : layer == 0 ? chain.LeadLeft! : chain.LeadRight!;

    /// <summary>y/J₀ at a node in ohm m².</summary>
    public Complex[] Node(int node)
    {
        AlternatingSide left = With(fromLeft[node], chain.Nodes[node]), right = fromRight[node];
        if (left.IsGrounded || right.IsGrounded) return new Complex[left.Source.Length];
        return (left.Admittance + right.Admittance).Inverse() * Difference(left.Source, right.Source);
    }

    /// <summary>Z_ne A = b·y/J₀ in ohm m², the sum of what each elimination from the left adds.</summary>
    public Complex NonEquilibriumImpedance()
    {
        int last = chain.Count;
        Complex sum = AlternatingPassage.Product(Difference(fromLeft[last].Source, fromRight[last].Source), Node(last));
        foreach (AlternatingPassage passage in leftPassages) sum += passage.Resistance;
        return sum;
    }

    /// <summary>Amplitudes of a slab at its faces, and their difference, right − left, from the drive and not from the two.</summary>
    public (Complex[] Left, Complex[] Right, Complex[] Step) Faces(int slab)
    {
        AlternatingPassage left = leftPassages[slab], right = rightPassages[slab];
        AlternatingLine line = lines[slab];
        int m = line.Shunt.Size;
        Complex[] first = left.IsGrounded ? new Complex[m] : (left.Near + right.PassedNear).Inverse() * Difference(left.Excess, right.PassedExcess);
        Complex[] second = right.IsGrounded ? new Complex[m] : (left.PassedNear + right.Near).Inverse() * Difference(left.PassedExcess, right.Excess);
        if (left.IsGrounded) return (first, second, second);
        if (right.IsGrounded) return (first, second, [.. first.Select(one => -one)]);
        // (A : B + series)(a_right − a_left) = −B (A + B)⁻¹ d_left − A (A + B)⁻¹ d_right.
        ComplexMatrix a = left.Near + line.Shunt, b = right.Near + line.Shunt, inverse = (a + b).Inverse();
        Complex[] ours = b * (inverse * left.Excess), theirs = a * (inverse * right.Excess);
        Complex[] step = ((a * inverse * b) + line.Series).Inverse() * [.. ours.Select((one, i) => -one - theirs[i])];
        return (first, second, step);
    }

    /// <summary>Largest relative difference between the response of a face to its neighbour and the reverse, eliminated from opposite ends.</summary>
    public double ReciprocityResidual()
    {
        double largest = 0;
        for (int k = 0; k < chain.Count; k++)
        {
            AlternatingPassage left = leftPassages[k], right = rightPassages[k];
            if (left.IsGrounded || right.IsGrounded) continue;
            ComplexMatrix ours = (left.Near + right.PassedNear).Inverse(), theirs = (left.PassedNear + right.Near).Inverse();
            ComplexMatrix forward = theirs * left.Transfer, backward = (ours * right.Transfer).Transpose();
            double scale = 0, difference = 0, size = 0;
            for (int i = 0; i < forward.Size; i++)
            {
                for (int j = 0; j < forward.Size; j++)
                {
                    double norm = Math.Sqrt(theirs[i, i].Magnitude * ours[j, j].Magnitude);
                    if (norm == 0) continue;
                    size = Math.Max(size, forward[i, j].Magnitude);
                    scale = Math.Max(scale, Math.Max(forward[i, j].Magnitude, backward[i, j].Magnitude) / norm);
                    difference = Math.Max(difference, (forward[i, j] - backward[i, j]).Magnitude / norm);
                }
            }
            if (size > 1e-290) largest = Math.Max(largest, difference / scale);
        }
        return largest;
    }

    private Complex[] Drive(ChannelSlab slab) => [.. slab.Polarization.Select((one, i) => (Complex)(one - (i == 0 ? stack.Reference : 0)))];

    private AlternatingLine LineOf(ChannelSlab slab, double thickness, Material? material)
    {
        int m = slab.Count;
        ComplexMatrix relaxation = ComplexMatrix.Of(m, (i, k) => i == k ? slab.Modes.Rates[i] * slab.Modes.Rates[i] : 0);
        ComplexMatrix storage = material is null ? new ComplexMatrix(m) : AlternatingStorage.Of(material, slab.Modes);
        return new AlternatingLine(relaxation + (rate * storage), thickness, ComplexMatrix.Identity(m), relaxation, storage);
    }

    private AlternatingSide End(in LadderEnd end, AlternatingLine? line, ChannelNode node, int[] places)
    {
        if (end.Lead is { } lead) return Placed(Drive(lead), Outward(line!.Shunt, lead), places, node.Count);
        Complex[] source = new Complex[node.Count];
        source[0] = end.IsReservoir ? 0 : end.Source - stack.Reference;
        return new AlternatingSide(source, new ComplexMatrix(node.Count), end.IsReservoir);
    }

    private AlternatingSide Behind(AlternatingPassage passage, ChannelSlab slab, int[] places, int count)
    {
        Complex[] drive = Drive(slab);
        for (int i = 0; i < slab.Count; i++)
        {
            for (int j = 0; j < slab.Count; j++) drive[i] += slab.Form[(j * slab.Count) + i] * passage.PassedExcess[j];
        }
        return Placed(drive, Outward(passage.PassedNear, slab), places, count);
    }

    private static ComplexMatrix Outward(ComplexMatrix inModes, ChannelSlab slab)
    {
        ComplexMatrix form = ComplexMatrix.Of(slab.Count, (j, i) => slab.Form[(j * slab.Count) + i]);
        return form.Transpose() * inModes * form;
    }

    private static AlternatingSide Placed(Complex[] source, ComplexMatrix admittance, int[] places, int count)
    {
        Complex[] all = new Complex[count];
        ComplexMatrix matrix = new(count);
        for (int i = 0; i < places.Length; i++)
        {
            all[places[i]] = source[i];
            for (int k = 0; k < places.Length; k++) matrix[places[i], places[k]] = admittance[i, k];
        }
        return new AlternatingSide(all, matrix, false);
    }

    private static AlternatingSide With(AlternatingSide side, ChannelNode node)
    {
        if (node.Relaxations.Length == 0) return side;
        ComplexMatrix own = ComplexMatrix.Of(node.Count, (i, k) => node.Relaxations.Sum(one => one.Conductance * one.Form[i] * one.Form[k]));
        return side with { Admittance = side.Admittance + own };
    }

    private static Complex[] Difference(Complex[] a, Complex[] b) => [.. a.Select((one, i) => one - b[i])];
}
