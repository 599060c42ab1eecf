using Larmor.Numerics;

namespace Larmor.Fluctuations.Langevin;

/// <summary>
/// Numbers of one Heun step of length h of du/dt = u × (P + u × Q), P = p + e, Q = q + αe, e = K u + w, in axes in which K is diagonal.
/// </summary>
/// <remarks>
/// h is part of each of them, so that they have no unit: K = L_F times the stiffness of the energy with its middle principal value taken away (u × u = 0), w the
/// thermal field −L_F Ms b, p and q the constant slopes and spin torques. A torque with Slonczewski's asymmetry adds p_b/(1 + b·u) to p and q_b/(1 + b·u) to q; one by ratios adds
/// multiples of its polarizer, see <see cref="StrengthRatio"/>.
/// </remarks>
/// <param name="NoiseP">h L_F Ms times the deviation of b over one step: what multiplies a normal number in hP.</param>
/// <param name="NoiseQ">α times that.</param>
/// <param name="FirstP">h (K₁ − K₂) ≤ 0, along x of the principal axes.</param>
/// <param name="FirstQ">α times that.</param>
/// <param name="ThirdP">h (K₃ − K₂) ≥ 0, along z of the principal axes.</param>
/// <param name="ThirdQ">α times that.</param>
internal readonly record struct HeunCoefficients(double NoiseP, double NoiseQ, double FirstP, double FirstQ, double ThirdP, double ThirdQ)
{
    /// <summary>Along the principal axes b of an asymmetric torque, p of one by ratios; zero for a torque of constant strength.</summary>
    public Vector3d Turning { get; init; }

    /// <summary>The strengths of a torque by ratios; null for the other forms.</summary>
    public StrengthRatio? Ratio { get; init; }

    /// <summary>How the strength of the torque depends on the direction.</summary>
    public StrengthForm Form => Ratio is not null ? StrengthForm.Ratio : Turning != default ? StrengthForm.Asymmetric : StrengthForm.Constant;

    /// <summary>Numbers that a step reads: hp and hq, then hp_b and hq_b of an asymmetric torque, or the current of one by ratios.</summary>
    public int SlopesOfStep => Form switch
    {
        StrengthForm.Ratio => RatioStrength.Slopes,
        StrengthForm.Asymmetric => AsymmetricStrength.Slopes,
        _ => ConstantStrength.Slopes,
    };

    /// <summary>Where 1/|q| by its series is left for a root: beyond |1 − |q|²/4| of this.</summary>
    public const double FarFromOne = 1e-3;

    /// <summary>Coefficients of 1/|q| = 1/2 + e/4 + 3e²/16 + 5e³/32, e = 1 − |q|²/4; the next term is 35e⁴/256 &lt; 2e-13.</summary>
    public const double Norm0 = 0.5, Norm1 = 0.25, Norm2 = 3.0 / 16, Norm3 = 5.0 / 32;
}

/// <summary>How the trajectories of one block lie in memory.</summary>
internal static class Block
{
    /// <summary>Trajectories of a block: four vectors of eight, moved together.</summary>
    public const int Size = 32;

    /// <summary>Steps whose normal numbers are drawn at a time into the first-level cache.</summary>
    public const int Steps = 16;

    /// <summary>Normal numbers of eight trajectories for these steps: three a step.</summary>
    public const int NormalsOfGroup = 3 * Steps * 8;

    /// <summary>Constant parts hp and hq of one step.</summary>
    public const int SlopesOfStep = 6;
}
