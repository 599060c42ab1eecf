using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Transport.Collinear;

namespace Larmor.Transport.InTime;

/// <summary>A layer on the x axis, or the part of a lead that the differences of its channels can reach: C ∂y/∂t = M⁻¹y″ − Gy.</summary>
internal sealed class ChannelDomain
{
    private readonly double[] storage;

    /// <summary>A domain.</summary>
    /// <param name="slab">The metal with its modes.</param>
    /// <param name="material">What it stores.</param>
    /// <param name="layer">Index of the layer.</param>
    /// <param name="side">−1 for a left lead, +1 for a right lead, 0 for a layer between two faces.</param>
    public ChannelDomain(ChannelSlab slab, Material material, int layer, int side)
    {
        (Slab, Layer, Side) = (slab, layer, side);
        int m = slab.Count;
        ComplexMatrix filled = AlternatingStorage.Of(material, slab.Modes);
        storage = new double[m * m];
        for (int j = 0; j < m * m; j++) storage[j] = filled[j / m, j % m].Real;
        double[] unit = new double[m * m], rates = new double[m * m];
        for (int j = 0; j < m; j++) (unit[(j * m) + j], rates[(j * m) + j]) = (1, slab.Modes.Rates[j] * slab.Modes.Rates[j]);
        (Conductivity, Relaxation, Capacitance) = (InDifferences(unit), InDifferences(rates), InDifferences(storage));
        Length = slab.Thickness;
    }

    /// <summary>The metal.</summary>
    public ChannelSlab Slab { get; }

    /// <summary>Index of the layer.</summary>
    public int Layer { get; }

    /// <summary>−1 for a left lead, +1 for a right lead, 0 for a layer between two faces.</summary>
    public int Side { get; }

    /// <summary>x of the left face in m.</summary>
    public double Left { get; set; }

    /// <summary>Length in m.</summary>
    public double Length { get; private set; }

    /// <summary>M⁻¹ by rows in S/m.</summary>
    public double[] Conductivity { get; }

    /// <summary>G by rows in S/m³.</summary>
    public double[] Relaxation { get; }

    /// <summary>C by rows in F/m³.</summary>
    public double[] Capacitance { get; }

    /// <summary>Largest 1/D of what the channels store, in s/m².</summary>
    public double LargestInverseDiffusion => SymmetricEigensystem.Of(storage, Slab.Count).Values[^1];

    /// <summary>Ends a lead where nothing arrives: many of its longest decay lengths, or many of its widest spreads where those are shorter.</summary>
    /// <param name="longest">Longest time of interest in s; infinite where the steady state counts.</param>
    public void Cut(double longest)
    {
        double slowest = SymmetricEigensystem.Of(storage, Slab.Count).Values[0], lengths = SpinDomain.LengthsOfLead / Slab.Modes.Rates[0];
        Length = slowest > 0 ? Math.Min(lengths, SpinDomain.SpreadsOfLead * Math.Sqrt(longest / slowest)) : lengths;
    }

    /// <summary>Lengths of the elements: at a face as long as the shortest decay of a drive that changes within the time given.</summary>
    /// <param name="shortest">Shortest time of interest in s.</param>
    public double[] Elements(double shortest) => MeshGrading.Lengths(Length, Side, 1 / Math.Sqrt(SquaresAt(1 / shortest).Values[^1]));

    /// <summary>Eigenvalues, rising, of diag(1/L²) + sĈ in 1/m² and its eigenvectors by columns.</summary>
    /// <param name="rate">s in 1/s, of either sign.</param>
    public (double[] Values, double[] Vectors) SquaresAt(double rate)
    {
        int m = Slab.Count;
        double[] square = [.. storage.Select(one => rate * one)];
        for (int j = 0; j < m; j++) square[(j * m) + j] += Slab.Modes.Rates[j] * Slab.Modes.Rates[j];
        return SymmetricEigensystem.Of(square, m);
    }

    // Form^T A Form.
    private double[] InDifferences(double[] inModes)
    {
        int m = Slab.Count;
        double[] result = new double[m * m];
        for (int i = 0; i < m; i++)
        {
            for (int k = 0; k <= i; k++)
            {
                double sum = 0;
                for (int j = 0; j < m; j++)
                {
                    for (int l = 0; l < m; l++) sum += Slab.Form[(j * m) + i] * inModes[(j * m) + l] * Slab.Form[(l * m) + k];
                }
                result[(i * m) + k] = result[(k * m) + i] = sum;
            }
        }
        return result;
    }
}
