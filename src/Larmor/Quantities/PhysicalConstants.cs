namespace Larmor.Quantities;

/// <summary>
/// The fundamental constants, in SI units: CODATA 2022 (E. Tiesinga, P. J. Mohr, D. B. Newell, B. N. Taylor, NIST Standard Reference
/// Database 121). The only place in Larmor where such a number stands.
/// </summary>
public static class PhysicalConstants
{
    /// <summary>Edition of the adjustment.</summary>
    public const string Edition = "CODATA 2022";

    /// <summary>Elementary charge |e| in C, exact by definition of the SI.</summary>
    public const double ElementaryCharge = 1.602176634e-19;

    /// <summary>Charge q of the carrier (electron) with its sign, in C, exact.</summary>
    public const double ElectronCharge = -ElementaryCharge;

    /// <summary>Planck constant h in J s, exact.</summary>
    public const double PlanckConstant = 6.62607015e-34;

    /// <summary>Reduced Planck constant h/(2 pi) in J s.</summary>
    public const double ReducedPlanckConstant = PlanckConstant / (2 * Math.PI);

    /// <summary>Boltzmann constant k in J/K, exact.</summary>
    public const double BoltzmannConstant = 1.380649e-23;

    /// <summary>Vacuum magnetic permeability mu0 in T m/A; relative standard uncertainty 1.6e-10.</summary>
    public const double VacuumPermeability = 1.25663706127e-6;

    /// <summary>4π·10⁻⁷ T m/A, what mu0 was by definition of the SI until 2019: for conversions from works and programs that use it.</summary>
    public const double VacuumPermeabilityBefore2019 = Math.PI * 4e-7;

    /// <summary>Bohr magneton in J/T; relative standard uncertainty 3.1e-10.</summary>
    public const double BohrMagneton = 9.2740100657e-24;

    /// <summary>Electron gyromagnetic ratio in rad/(s T), positive; relative standard uncertainty 3.0e-10.</summary>
    public const double ElectronGyromagneticRatio = 1.76085962784e11;

    /// <summary>Magnitude of the electron g-factor; relative standard uncertainty 1.8e-13.</summary>
    public const double ElectronGFactor = 2.00231930436092;

    /// <summary>Conductance of one spin channel e^2/h in S.</summary>
    public const double ConductancePerChannel = ElementaryCharge * ElementaryCharge / PlanckConstant;
}
