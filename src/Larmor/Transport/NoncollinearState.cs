using Larmor.Numerics;
using Larmor.Thermodynamics;

namespace Larmor.Transport;

/// <summary>The steady state of a stack whose moments point anywhere, in SI.</summary>
public sealed record NoncollinearState
{
    /// <summary>J₀ in A/m².</summary>
    public required double CurrentDensity { get; init; }

    /// <summary>Directions of the moments.</summary>
    public required IReadOnlyList<UnitVector> Moments { get; init; }

    /// <summary>V_left − V_right in V, without the leads' own resistance; contains what moving moments and injected spin currents add.</summary>
    public required double Voltage { get; init; }

    /// <summary>R A without the leads' own resistance, in ohm m²: <see cref="SeriesResistanceArea"/> + <see cref="NonEquilibriumResistanceArea"/>.</summary>
    public double ResistanceArea => SeriesResistanceArea + NonEquilibriumResistanceArea;

    /// <summary>Σ t/(σ↑ + σ↓) + Σ AR*(1 − γ²) + Σ 1/[G₀ (1 + P_l P_r c)] of the barriers, in ohm m².</summary>
    public required double SeriesResistanceArea { get; init; }

    /// <summary>R_ne A = ½ b·K⁻¹b in ohm m².</summary>
    public required double NonEquilibriumResistanceArea { get; init; }

    /// <summary>Both parts by layer and interface, along +x.</summary>
    public required IReadOnlyList<ResistanceShare> Shares { get; init; }

    /// <summary>J_m of each magnet in A/m², in the laboratory frame and perpendicular to its moment: its torque per area is (ħ/2q) J_m.</summary>
    public required IReadOnlyList<Vector3d> AbsorbedSpinCurrents { get; init; }

    /// <summary>The power budget at this current density.</summary>
    public required PowerBudget Power { get; init; }

    /// <summary>Laws checked on this solution.</summary>
    public required IReadOnlyList<AuditCheck> Checks { get; init; }

    /// <summary>Potential, accumulation and spin current at any x.</summary>
    public required NoncollinearProfile Profile { get; init; }
}

/// <summary>Charge potential and spins at one position of a stack whose moments point anywhere, in SI.</summary>
/// <param name="Position">x in m; 0 at the left face of the first layer that has a thickness.</param>
/// <param name="Voltage">V = (μ↑ + μ↓)/2 in V.</param>
/// <param name="Accumulation">D in V: its component along any axis is μ↑ − μ↓ along that axis.</param>
/// <param name="SpinCurrent">Js in A/m² along +x, J↑ − J↓ along each axis.</param>
public readonly record struct NoncollinearPoint(double Position, double Voltage, Vector3d Accumulation, Vector3d SpinCurrent);
