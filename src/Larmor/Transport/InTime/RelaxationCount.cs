using Larmor.Numerics;
using Larmor.Transport.Collinear;

namespace Larmor.Transport.InTime;

/// <summary>How many rates of a finite stack of any channels lie below a trial rate λ: exact, without a mesh.</summary>
/// <remarks>
/// The negative eigenvalues of the stack's conductance matrix at exp(−λt), formed at its faces, and for each layer the number of its own modes that are at
/// rest at both faces: Σ_j #{n ≥ 1: nπ &lt; k_j t} with −k_j² the negative eigenvalues of diag(1/L²) − λĈ. None can be missed, nor one of several that fall
/// together. Source: W. H. Wittrick, F. W. Williams, Q. J. Mech. Appl. Math. 24, 263 (1971), doi:10.1093/qjmam/24.3.263.
/// </remarks>
internal sealed class RelaxationCount
{
    private readonly CollinearStack stack;
    private readonly ChannelDomain?[] layers;

    /// <summary>The count of a stack without leads.</summary>
    public RelaxationCount(CollinearStack stack)
    {
        this.stack = stack;
        layers = new ChannelDomain?[stack.Chain.Count];
        for (int i = 0; i < stack.Multilayer.Layers.Count; i++)
        {
            int k = stack.Chain.ElementOfLayer[i];
            layers[k] = new ChannelDomain(stack.Chain.Slab(k), stack.Multilayer.Layers[i].Material, i, 0);
        }
    }

    /// <summary>A rate in 1/s of the order of the slowest: that of diffusion through all layers one after the other.</summary>
    public double Unit => 1 / layers.Sum(layer => layer is null ? 0 : layer.Length * layer.Length * layer.LargestInverseDiffusion);

    /// <summary>Number of rates below λ in 1/s.</summary>
    public int Below(double rate)
    {
        ChannelChain chain = stack.Chain;
        int count = 0;
        double[]? before = null;
        for (int k = 0; k <= chain.Count; k++)
        {
            bool isHeld = (k == 0 && stack.Left.IsReservoir) || (k == chain.Count && stack.Right.IsReservoir);
            SlabAtRate? slab = k < chain.Count ? SlabAtRate.Of(chain.Slab(k), layers[k], rate) : null;
            count += slab?.Held ?? 0;
            double[]? near = isHeld ? null : Face(chain.Nodes[k], before);
            if (slab is null) return count + (near is null ? 0 : SymmetricEigensystem.Inertia(near, chain.Nodes[k].Count).Negative);
            if (near is not null)
            {
                (near, int free) = Reduced(near, chain.Nodes[k].Count, chain.Nodes[k].RightPlaces);
                count += free;
            }
            (before, int passed) = slab.Behind(near);
            count += passed;
        }
        return count;
    }

    // What stands on the left of a face and the relaxations at it.
    private static double[] Face(ChannelNode node, double[]? before)
    {
        int n = node.Count;
        double[] matrix = new double[n * n];
        int m = node.LeftPlaces.Length;
        for (int i = 0; before is not null && i < m * m; i++) matrix[(node.LeftPlaces[i / m] * n) + node.LeftPlaces[i % m]] += before[i];
        foreach (NodeRelaxation one in node.Relaxations)
        {
            for (int i = 0; i < n * n; i++) matrix[i] += one.Conductance * one.Form[i / n] * one.Form[i % n];
        }
        return matrix;
    }

    // The differences that the next slab lacks carry nothing into it: eliminated, with the number of negative ones among them.
    private static (double[] Kept, int Negative) Reduced(double[] matrix, int n, int[] places)
    {
        int m = places.Length;
        int[] free = [.. Enumerable.Range(0, n).Except(places)];
        double[] kept = [.. Enumerable.Range(0, m * m).Select(i => matrix[(places[i / m] * n) + places[i % m]])];
        if (free.Length == 0) return (kept, 0);
        int f = free.Length;
        (int negative, double[] inverse) = SymmetricEigensystem.Inertia([.. Enumerable.Range(0, f * f).Select(i => matrix[(free[i / f] * n) + free[i % f]])], f);
        for (int i = 0; i < m * m; i++)
        {
            for (int b = 0; b < f * f; b++) kept[i] -= matrix[(places[i / m] * n) + free[b / f]] * inverse[b] * matrix[(free[b % f] * n) + places[i % m]];
        }
        return (kept, negative);
    }

    /// <summary>A slab at a trial rate, in modes of its own there.</summary>
    /// <param name="Form">Amplitudes of the modes per difference of the channels, by rows.</param>
    /// <param name="Inverse">The reverse.</param>
    /// <param name="Lines">The modes as lines.</param>
    private sealed record SlabAtRate(double[] Form, double[] Inverse, LineAtRate[] Lines)
    {
        /// <summary>Number of its modes below the rate with both faces at rest.</summary>
        public int Held => Lines.Sum(line => line.Held);

        /// <summary>The slab at the rate λ.</summary>
        public static SlabAtRate Of(ChannelSlab slab, ChannelDomain? layer, double rate)
        {
            int m = slab.Count;
            if (layer is null) return new SlabAtRate(slab.Form, slab.Inverse, [.. Enumerable.Range(0, m).Select(j => new LineAtRate(slab.Shunts[j], slab.Series[j], 1, 0))]);
            (double[] squares, double[] vectors) = layer.SquaresAt(-rate);
            return new SlabAtRate(
                SmallMatrices.Product(SmallMatrices.Transposed(vectors, m), slab.Form, m), SmallMatrices.Product(slab.Inverse, vectors, m),
                [.. squares.Select(square => LineAtRate.Of(square, slab.Thickness))]);
        }

        /// <summary>What the next face sees of the slab and all before it, and how many negative values the near face has; null for a near face at rest.</summary>
        /// <remarks>Between A and the far face: shunt + series (A + shunt + series)⁻¹ (A + shunt), which no large shunt or series spoils.</remarks>
        public (double[] Far, int Negative) Behind(double[]? near)
        {
            int m = Lines.Length, negative = 0;
            double[] far = new double[m * m];
            if (near is null)
            {
                for (int j = 0; j < m; j++) far[(j * m) + j] = Lines[j].Shunt + Lines[j].Series;
            }
            else
            {
                double[] held = SmallMatrices.Product(SmallMatrices.Transposed(Inverse, m), SmallMatrices.Product(near, Inverse, m), m), whole = new double[m * m];
                for (int j = 0; j < m; j++) held[(j * m) + j] += Lines[j].Shunt;
                held.CopyTo(whole, 0);
                for (int j = 0; j < m; j++) whole[(j * m) + j] += Lines[j].Series;
                (negative, double[] inverse) = SymmetricEigensystem.Inertia(whole, m);
                double[] through = SmallMatrices.Product(inverse, held, m);
                for (int i = 0; i < m * m; i++) far[i] = Lines[i / m].Sign * Lines[i % m].Sign * ((Lines[i / m].Series * through[i]) + (i / m == i % m ? Lines[i / m].Shunt : 0));
                for (int i = 0; i < m * m; i++) whole[i] = (far[i] + far[(i % m * m) + (i / m)]) / 2;
                far = whole;
            }
            return (SmallMatrices.Product(SmallMatrices.Transposed(Form, m), SmallMatrices.Product(far, Form, m), m), negative);
        }
    }

    /// <summary>One mode of a slab at a trial rate; where the wave turns over between the faces, the amplitude at the far face is counted with the other sign.</summary>
    /// <param name="Shunt">Conductance at either face in 1/m.</param>
    /// <param name="Series">Conductance between the faces in 1/m.</param>
    /// <param name="Sign">Sign of the amplitude at the far face.</param>
    /// <param name="Held">Number of waves below the rate that are at rest at both faces.</param>
    private readonly record struct LineAtRate(double Shunt, double Series, int Sign, int Held)
    {
        /// <summary>The line of κ² = <paramref name="square"/>: κ tanh(κt/2) and κ/sinh κt, or −k tan(kt/2) and k/sin kt, or k cot(kt/2) and −k/sin kt.</summary>
        public static LineAtRate Of(double square, double thickness)
        {
            double k = Math.Sqrt(Math.Abs(square)), phase = k * thickness;
            if (phase == 0) return new LineAtRate(0, 1 / thickness, 1, 0);
            if (square > 0) return new LineAtRate(k * Math.Tanh(phase / 2), phase > 700 ? 0 : k / Math.Sinh(phase), 1, 0);
            int held = (int)Math.Ceiling(phase / Math.PI) - 1;
            return Math.Cos(phase) >= 0 ? new LineAtRate(-k * Math.Tan(phase / 2), k / Math.Sin(phase), 1, held) : new LineAtRate(k / Math.Tan(phase / 2), -k / Math.Sin(phase), -1, held);
        }
    }
}
