using Larmor.Numerics;

namespace Larmor.Transport.InTime;

/// <summary>
/// One component of the accumulation in a stretch of metal, as two faces and the relaxation modes between them that vanish at both: c ∂D/∂t = σD″ − (σ/l²) D with σ = 1/(2ρ*).
/// </summary>
/// <remarks>
/// <para>Spectral elements of degree 10 with the masses of their quadrature (Gauss, Lobatto); the nodes inside are turned into their own modes once, so that dz_k/dt = −λ_k z_k − p_k D₁ − q_k D₂ and the faces
/// feel −M Σ p_k z_k and −M Σ q_k z_k beside a 2 × 2 matrix. M is the whole mass c t: the z_k are mean amplitudes in V. Nothing is left out: it is the mesh in other coordinates, and its admittance at a rate s is
/// that of the layer, σκ coth κt with κ² = 1/l² + s c/σ, to the error of the elements.</para>
/// <para>Elements are at the faces three times as long as spins spread in the shortest time, and at most three spin-diffusion lengths: there the admittance is met to 1e-12. Source of the reduction: R. R. Craig, M. C. C. Bampton, AIAA J. 6, 1313 (1968),
/// doi:10.2514/3.4741.</para>
/// </remarks>
internal sealed class SlabModes
{
    private const int Degree = 10;
    private const double SquaredReach = 10;
    private static readonly GaussLobatto Rule = new(Degree);
    private static readonly double[] Bending = Rule.Stiffness();
    private static readonly double[] Slopes = Rule.Derivative();
    private readonly SpinDomain domain;
    private readonly double[] lengths, shapes;

    /// <summary>The modes of a stretch of metal.</summary>
    /// <param name="domain">The metal.</param>
    /// <param name="shortest">Shortest time to be resolved in s.</param>
    public SlabModes(SpinDomain domain, double shortest)
    {
        this.domain = domain;
        double relaxation = domain.InverseDiffusion / (domain.InverseLength * domain.InverseLength);
        lengths = domain.Elements(SquaredReach * Math.Min(shortest, relaxation));
        int nodes = (lengths.Length * Degree) + 1;
        Count = nodes - 2;
        double[] stiffness = new double[nodes * nodes], mass = new double[nodes];
        for (int element = 0; element < lengths.Length; element++) Assemble(element, nodes, stiffness, mass);
        Mass = mass.Sum();
        (LeftMass, RightMass) = (mass[0], mass[^1]);
        (LeftOwn, RightOwn, Between) = (stiffness[0], stiffness[^1], stiffness[nodes - 1]);
        double[] inside = new double[Count * Count];
        for (int i = 0; i < inside.Length; i++)
        {
            (int row, int column) = ((i / Count) + 1, (i % Count) + 1);
            inside[i] = stiffness[(row * nodes) + column] / Math.Sqrt(mass[row] * mass[column]);
        }
        (Rates, double[] vectors) = SymmetricEigensystem.Of(inside, Count);
        (Left, Right, shapes) = (new double[Count], new double[Count], new double[Count * Count]);
        for (int i = 0; i < Count; i++)
        {
            double weight = Math.Sqrt(Mass / mass[i + 1]);
            for (int k = 0; k < Count; k++)
            {
                shapes[(i * Count) + k] = weight * vectors[(i * Count) + k];
                Left[k] += stiffness[i + 1] * shapes[(i * Count) + k] / Mass;
                Right[k] += stiffness[((nodes - 1) * nodes) + i + 1] * shapes[(i * Count) + k] / Mass;
            }
        }
    }

    /// <summary>Number of modes.</summary>
    public int Count { get; }

    /// <summary>λ_k in 1/s.</summary>
    public double[] Rates { get; }

    /// <summary>p_k in 1/s.</summary>
    public double[] Left { get; }

    /// <summary>q_k in 1/s.</summary>
    public double[] Right { get; }

    /// <summary>c t in s S/m².</summary>
    public double Mass { get; }

    /// <summary>The part of it at the left face.</summary>
    public double LeftMass { get; }

    /// <summary>The part of it at the right face.</summary>
    public double RightMass { get; }

    /// <summary>Conductance at the left face with everything else at zero, in S/m².</summary>
    public double LeftOwn { get; }

    /// <summary>The same at the right face.</summary>
    public double RightOwn { get; }

    /// <summary>What flows into one face per accumulation at the other with the inside at zero, in S/m².</summary>
    public double Between { get; }

    /// <summary>Number of nodes.</summary>
    public int Nodes => Count + 2;

    /// <summary>β along the moment.</summary>
    public double Polarization => domain.Polarization;

    /// <summary>The values at the nodes.</summary>
    public void Fill(double left, double right, ReadOnlySpan<double> modes, Span<double> nodal)
    {
        (nodal[0], nodal[Nodes - 1]) = (left, right);
        for (int i = 0; i < Count; i++)
        {
            double sum = 0;
            for (int k = 0; k < Count; k++) sum += shapes[(i * Count) + k] * modes[k];
            nodal[i + 1] = sum;
        }
    }

    /// <summary>∫ρ*(Js − βJ₀)² dx and ∫G D² dx of nodal values, in W/m²: sums of squares.</summary>
    public (double Joule, double Flip) Powers(ReadOnlySpan<double> nodal)
    {
        double joule = 0, flip = 0;
        for (int element = 0; element < lengths.Length; element++)
        {
            ReadOnlySpan<double> own = nodal.Slice(element * Degree, Degree + 1);
            double slopes = 0, squares = 0;
            for (int q = 0; q <= Degree; q++)
            {
                double slope = 0;
                for (int i = 0; i <= Degree; i++) slope += Slopes[(q * (Degree + 1)) + i] * own[i];
                slopes += Rule.Weights[q] * slope * slope;
                squares += Rule.Weights[q] * own[q] * own[q];
            }
            joule += domain.Conductivity * slopes / lengths[element];
            flip += domain.Relaxation * squares * lengths[element] / 4;
        }
        return (joule, flip);
    }

    /// <summary>∫c D²/4 dx in J/m²: the free energy of the accumulation.</summary>
    public double Stored(double left, double right, ReadOnlySpan<double> modes)
    {
        double sum = (LeftMass * left * left) + (RightMass * right * right);
        for (int k = 0; k < modes.Length; k++) sum += Mass * modes[k] * modes[k];
        return sum / 4;
    }

    private void Assemble(int element, int nodes, double[] stiffness, double[] mass)
    {
        int start = element * Degree;
        double gradient = domain.Conductivity * 2 / lengths[element], half = lengths[element] / 2;
        for (int i = 0; i <= Degree; i++)
        {
            int row = start + i;
            mass[row] += domain.Capacitance * half * Rule.Weights[i];
            stiffness[(row * nodes) + row] += domain.Relaxation * half * Rule.Weights[i];
            for (int j = 0; j <= Degree; j++) stiffness[(row * nodes) + start + j] += gradient * Bending[(i * (Degree + 1)) + j];
        }
    }
}
