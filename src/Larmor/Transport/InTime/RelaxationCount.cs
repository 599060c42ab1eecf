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
        double[]? carried = null;
        for (int k = 0; k <= chain.Count; k++)
        {
            ChannelNode node = chain.Nodes[k];
            bool isHeld = (k == 0 && stack.Left.IsReservoir) || (k == chain.Count && stack.Right.IsReservoir);
            SlabAtRate? slab = k < chain.Count ? SlabAtRate.Of(chain.Slab(k), layers[k], rate) : null;
            count += slab?.Held ?? 0;
            if (isHeld)
            {
                carried = slab?.Own;
                continue;
            }
            int n = node.Count;
            double[] matrix = new double[n * n];
            if (carried is not null) Add(matrix, n, carried, node.LeftPlaces);
            if (slab is not null) Add(matrix, n, slab.Own, node.RightPlaces);
            foreach (NodeRelaxation one in node.Relaxations)
            {
                for (int i = 0; i < n * n; i++) matrix[i] += one.Conductance * one.Form[i / n] * one.Form[i % n];
            }
            (int negative, double[] inverse) = SymmetricEigensystem.Inertia(matrix, n);
            count += negative;
            if (slab is not null) carried = Behind(slab, inverse, n, node.RightPlaces);
        }
        return count;
    }

    // What the next face sees of a slab and all before it: own − across (face)⁻¹ across.
    private static double[] Behind(SlabAtRate slab, double[] inverse, int n, int[] places)
    {
        int m = places.Length;
        double[] result = [.. slab.Own];
        for (int i = 0; i < m; i++)
        {
            for (int k = 0; k < m; k++)
            {
                for (int a = 0; a < m; a++)
                {
                    for (int b = 0; b < m; b++) result[(i * m) + k] -= slab.Across[(i * m) + a] * inverse[(places[a] * n) + places[b]] * slab.Across[(b * m) + k];
                }
            }
        }
        return result;
    }

    private static void Add(double[] matrix, int n, double[] block, int[] places)
    {
        int m = places.Length;
        for (int i = 0; i < m * m; i++) matrix[(places[i / m] * n) + places[i % m]] += block[i];
    }

    /// <summary>A slab at a trial rate, in the differences of its channels.</summary>
    /// <param name="Own">Current into a face per value there, in S/m².</param>
    /// <param name="Across">Current through the slab per value at the far face, in S/m².</param>
    /// <param name="Held">Number of its modes below the rate with both faces at rest.</param>
    private sealed record SlabAtRate(double[] Own, double[] Across, int Held)
    {
        /// <summary>The slab at the rate λ.</summary>
        public static SlabAtRate Of(ChannelSlab slab, ChannelDomain? layer, double rate)
        {
            int m = slab.Count;
            double[] form = slab.Form, own = new double[m], across = new double[m];
            int held = 0;
            for (int j = 0; j < m; j++) (own[j], across[j]) = (slab.Series[j] + slab.Shunts[j], slab.Series[j]);
            if (layer is not null)
            {
                (double[] squares, double[] vectors) = layer.SquaresAt(-rate);
                form = Product(vectors, slab.Form, m);
                for (int j = 0; j < m; j++)
                {
                    (own[j], across[j], int inner) = Line(squares[j], slab.Thickness);
                    held += inner;
                }
            }
            return new SlabAtRate(Outward(form, own, m), Outward(form, across, m), held);
        }

        // κ coth κt and κ/sinh κt, or k cot kt and k/sin kt.
        private static (double Own, double Across, int Held) Line(double square, double thickness)
        {
            double k = Math.Sqrt(Math.Abs(square)), phase = k * thickness;
            if (phase == 0) return (1 / thickness, 1 / thickness, 0);
            if (square > 0) return (k / Math.Tanh(phase), phase > 700 ? 0 : k / Math.Sinh(phase), 0);
            return (k / Math.Tan(phase), k / Math.Sin(phase), (int)Math.Ceiling(phase / Math.PI) - 1);
        }

        // Rows of V^T Form.
        private static double[] Product(double[] vectors, double[] form, int m)
        {
            double[] result = new double[m * m];
            for (int j = 0; j < m; j++)
            {
                for (int l = 0; l < m; l++)
                {
                    for (int i = 0; i < m; i++) result[(j * m) + i] += vectors[(l * m) + j] * form[(l * m) + i];
                }
            }
            return result;
        }

        private static double[] Outward(double[] form, double[] values, int m)
        {
            double[] result = new double[m * m];
            for (int j = 0; j < m; j++)
            {
                for (int i = 0; i < m * m; i++) result[i] += values[j] * form[(j * m) + (i / m)] * form[(j * m) + (i % m)];
            }
            return result;
        }
    }
}
