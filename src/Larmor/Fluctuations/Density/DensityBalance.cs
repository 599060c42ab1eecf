namespace Larmor.Fluctuations.Density;

/// <summary>The thermodynamics of an ensemble at one instant. Energies in J, powers in W, both of one moment on the average.</summary>
/// <remarks>
/// <para>Two balances. Energy: dE/dt = field + <see cref="TorquePower"/> − <see cref="HeatPower"/>. Free energy: dF/dt = field + <see cref="TorqueFreePower"/> − <see cref="Dissipation"/>,
/// with the power v⟨∂V/∂t⟩ of changing fields in both (<see cref="DrivenDensity.FieldPower"/>). Without torque heat = dissipation − T dS/dt.</para>
/// <para>With a torque the heat that friction and random field bring to the bath is not all that the bath and the moment know of: the torque acts as a second bath, and
/// heat + T dS/dt may be negative (a current that adds to the damping cools the moment). The dissipation never is.</para>
/// </remarks>
public sealed record DensityBalance
{
    /// <summary>E = v⟨V⟩ in J.</summary>
    public required double Energy { get; init; }

    /// <summary>S/k = −∫ρ ln ρ dΩ, dimensionless; ln 4π for the uniform density, which is the most.</summary>
    public required double Entropy { get; init; }

    /// <summary>F = E − TS in J.</summary>
    public required double FreeEnergy { get; init; }

    /// <summary>T times the entropy production of the moment, vαL_F ∫ρ|∇μ|² dΩ in W with μ = V + (kT/v) ln ρ: not negative by its form.</summary>
    public required double Dissipation { get; init; }

    /// <summary>The power of the spin torque in W, in Gilbert's form: v∫I(u × ∇A + ∇B)·J dΩ.</summary>
    public required double TorquePower { get; init; }

    /// <summary>Heat to the bath per time in W: power of friction less that of the random field.</summary>
    public required double HeatPower { get; init; }

    /// <summary>Free energy that the torque brings per time in W: v L_F ∫ρ X·∇μ dΩ, X = u × ∇Φ + ∇χ.</summary>
    public required double TorqueFreePower { get; init; }

    /// <summary>T dS/dt in W from the operator, −kT∫(∂ρ/∂t) ln ρ dΩ: by another way than the other powers.</summary>
    public required double EntropyPower { get; init; }

    /// <summary>The change of the energy at fixed drives in W, v∫V ∂ρ/∂t dΩ from the operator.</summary>
    public required double EnergyPower { get; init; }

    /// <summary>Against the stationary state of the same drives; null where that is not known where the moments are.</summary>
    public DrivingSplit? Split { get; init; }

    /// <summary>Probability where the series does not resolve the density, which was left out of all integrals with ln ρ.</summary>
    public required double Unresolved { get; init; }

    /// <summary>−∫ρ over where the series is negative.</summary>
    public required double Negative { get; init; }

    /// <summary>How far T dS/dt from the operator differs from dissipation, torque and energy, |T dS/dt + dissipation − torque's free power + dE/dt| in W; zero for an exact density.</summary>
    public double Imbalance => Math.Abs(EntropyPower - EnergyPower - Dissipation + TorqueFreePower);
}

/// <summary>The dissipation taken apart: what a density loses on its way to the stationary state of its drives, and what keeping that state alive costs.</summary>
/// <remarks>
/// With ρ_s the stationary density and ∇μ_s its force, ∇μ = (kT/v)∇ln(ρ/ρ_s) + ∇μ_s, and the square has three parts. The first is that of Esposito and Van den Broeck (excess, or
/// non-adiabatic), −kT d/dt of the relative entropy at fixed drives; the second keeps house; the third mixes both, has either sign and vanishes in the stationary state and without
/// current. Three parts are needed because the moment is odd under time reversal: its precession carries probability without friction. Sources: M. Esposito, C. Van den Broeck,
/// Phys. Rev. Lett. 104, 090601 (2010), doi:10.1103/PhysRevLett.104.090601; R. E. Spinney, I. J. Ford, Phys. Rev. Lett. 108, 170603 (2012), doi:10.1103/PhysRevLett.108.170603.
/// </remarks>
/// <param name="RelativeEntropy">∫ρ ln(ρ/ρ_s) dΩ, dimensionless.</param>
/// <param name="Relaxation">kT D ∫ρ|∇ln(ρ/ρ_s)|² dΩ in W, not negative.</param>
/// <param name="Housekeeping">kT D ∫ρ|v∇μ_s/kT|² dΩ in W, not negative; zero without current.</param>
/// <param name="Mixed">The rest in W.</param>
public sealed record DrivingSplit(double RelativeEntropy, double Relaxation, double Housekeeping, double Mixed);
