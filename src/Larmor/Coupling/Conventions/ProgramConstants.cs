using Larmor.Quantities;

namespace Larmor.Coupling.Conventions;

/// <summary>
/// The constants that another program computes with. They differ from CODATA in the eighth digit or, the gyromagnetic ratio, in the third; a
/// translation carries them over, so that both programs solve the same equation.
/// </summary>
/// <param name="Program">Name of the program.</param>
/// <param name="GyromagneticRatio">γ in rad/(s T) that it takes where none is given.</param>
/// <param name="FluxPerTurn">ħ/|e| in T m² that it computes spin torques with.</param>
/// <param name="Permeability">μ₀ in T m/A by which its fields in A/m become teslas here.</param>
/// <remarks>
/// Read in the sources: mumax3 (github mumax/3, commit a0c5126: engine/torque.go, cuda/constants.h); OOMMF 2.1 (github fangohr/oommf, commit 8880fff:
/// oommf/app/oxs/local/spinxferevolve.cc, oommf/pkg/nb/evoc.h); cmtj (github LemurPwned/cmtj, commit 5bb3d78: core/constants.hpp).
/// </remarks>
public sealed record ProgramConstants(string Program, double GyromagneticRatio, double FluxPerTurn, double Permeability)
{
    /// <summary>mumax3: GammaLL = 1.7595e11 rad/(s T); fields in T.</summary>
    public static ProgramConstants Mumax3 { get; } = new("mumax3", 1.7595e11, 6.58211973729785e-16, PhysicalConstants.VacuumPermeabilityBefore2019);

    /// <summary>OOMMF: gamma_G = 2.211e5 m/(A s); fields in A/m with μ₀ = 4π·10⁻⁷ T m/A.</summary>
    public static ProgramConstants Oommf { get; } = new("OOMMF", 2.211e5 / PhysicalConstants.VacuumPermeabilityBefore2019, 6.582119385723109e-16, PhysicalConstants.VacuumPermeabilityBefore2019);

    /// <summary>cmtj: GYRO = 220880 m/(A s); fields in A/m, Ms as μ₀Ms in T.</summary>
    public static ProgramConstants Cmtj { get; } = new("cmtj", 220880 / PhysicalConstants.VacuumPermeability, 6.582119627024368e-16, PhysicalConstants.VacuumPermeability);

    /// <summary>ħ/|e| of the program over that of CODATA 2022: within 3e-8 of 1.</summary>
    public double FluxRatio => FluxPerTurn * PhysicalConstants.ElementaryCharge / PhysicalConstants.ReducedPlanckConstant;

    /// <summary>The g-factor with which a magnet here has the gyromagnetic ratio γ.</summary>
    /// <param name="gyromagneticRatio">γ in rad/(s T).</param>
    public static double GFactorOf(double gyromagneticRatio) => PhysicalConstants.ElectronGFactor * (gyromagneticRatio / PhysicalConstants.ElectronGyromagneticRatio);
}
