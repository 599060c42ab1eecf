using Larmor.Numerics;

namespace Larmor.Transport;

/// <summary>
/// The stack as a network with one charge terminal and one spin terminal for each magnet, at given moments: V = R J₀ + Σ v_k·D_m,k and
/// J_m,k = j_k J₀ + Σ Y_kl D_m,l.
/// </summary>
/// <remarks>
/// Vectors and tensors are in the laboratory frame and act on what is across the moments. With all moments reversed v_k and −j_k change places
/// (apart from the factor ½ of the conjugate pairs, v_k(−u) = −½ j_k(u)), and Y_kl goes over into its transpose. With D_m = −(ħ/q) u × du/dt
/// and the torque (ħ/2q) J_m this becomes the response of the moving device; that is made where motion is known.
/// </remarks>
public sealed record TerminalResponse
{
    private readonly Matrix3[] admittances;
    private readonly int count;

    internal TerminalResponse(int count, Matrix3[] admittances)
    {
        this.count = count;
        this.admittances = admittances;
    }

    /// <summary>R A in ohm m².</summary>
    public required double ResistanceArea { get; init; }

    /// <summary>v_k: the voltage is v_k·D_m,k at J₀ = 0; dimensionless.</summary>
    public required IReadOnlyList<Vector3d> VoltagePerTerminal { get; init; }

    /// <summary>j_k: spin current absorbed by magnet k per J₀; dimensionless.</summary>
    public required IReadOnlyList<Vector3d> AbsorbedPerCurrent { get; init; }

    /// <summary>For each magnet what a terminal potential would give to electrons held at D = 0, in S/m²: the damping of a perfect sink, and the scale of <see cref="AbsorbedPerTerminal"/>.</summary>
    public required IReadOnlyList<double> ExchangeConductances { get; init; }

    /// <summary>Re[g_m (1 − s)] d of each magnet in S/m²: the part of −Y_kk that the bulk hands to its own lattice, with no interface involved; zero where no transverse spin is in the bulk, and for leads, where it is left out.</summary>
    public required IReadOnlyList<double> BulkConductances { get; init; }

    /// <summary>Y_kl in S/m²: spin current absorbed by magnet k per D_m of magnet l at J₀ = 0.</summary>
    /// <param name="k">The magnet that absorbs.</param>
    /// <param name="l">The magnet at the potential D_m.</param>
    public Matrix3 AbsorbedPerTerminal(int k, int l) => admittances[(k * count) + l];
}
