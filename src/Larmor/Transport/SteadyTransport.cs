using Larmor.Quantities;
using Larmor.Thermodynamics;

namespace Larmor.Transport;

/// <summary>Share of one layer or interface in the resistance, per unit area.</summary>
/// <param name="Name">Layer or interface.</param>
/// <param name="Series">Series part in ohm m²: t/(σ↑ + σ↓) or AR*(1 − γ²); zero for a lead, whose own resistance is left out.</param>
/// <param name="NonEquilibrium">Its part of R_ne A in ohm m².</param>
public sealed record ResistanceShare(string Name, double Series, double NonEquilibrium);

/// <summary>Part of R_ne that one mechanism makes in one place: J₀² R_ne A is the heat beyond that of the series resistance.</summary>
/// <param name="Place">Layer or interface.</param>
/// <param name="Mechanism"><c>joule-excess</c>, <c>spin-flip</c>, <c>s-d</c>, ..., as in the power budget.</param>
/// <param name="NonEquilibrium">Its part of R_ne A in ohm m², never negative.</param>
public sealed record MechanismShare(string Place, string Mechanism, double NonEquilibrium);

/// <summary>The steady state of a collinear stack at a given current density.</summary>
public sealed record SteadyTransport
{
    /// <summary>J₀ in A/m².</summary>
    public required double CurrentDensity { get; init; }

    /// <summary>R A without the leads' own resistance, in ohm m²: <see cref="SeriesResistanceArea"/> + <see cref="NonEquilibriumResistanceArea"/>.</summary>
    public double ResistanceArea => SeriesResistanceArea + NonEquilibriumResistanceArea;

    /// <summary>Σ t/(σ↑ + σ↓) + Σ AR*(1 − γ²) over everything but the leads, in ohm m².</summary>
    public required double SeriesResistanceArea { get; init; }

    /// <summary>R_ne A in ohm m², corrected Eq. (12); never negative.</summary>
    public required double NonEquilibriumResistanceArea { get; init; }

    /// <summary>Both parts by layer and interface, along +x.</summary>
    public required IReadOnlyList<ResistanceShare> Shares { get; init; }

    /// <summary>R_ne A by place and mechanism, along +x, in ohm m²: they add up to it. Spin currents put in at the ends do not count.</summary>
    public IReadOnlyList<MechanismShare> Mechanisms { get; init; } = [];

    /// <summary>The power budget at this current density.</summary>
    public required PowerBudget Power { get; init; }

    /// <summary>Laws checked on this solution.</summary>
    public required IReadOnlyList<AuditCheck> Checks { get; init; }

    /// <summary>Potentials, currents and accumulation at any x; null only in a result put together by hand.</summary>
    public TransportProfile? Profile { get; init; }

    /// <summary>The state at x; at a face that of the layer on its right.</summary>
    /// <param name="x">Position in m; 0 at the left face of the first layer that has a thickness.</param>
    /// <exception cref="ArgumentOutOfRangeException">x lies outside of the stack.</exception>
    /// <exception cref="InvalidOperationException">The result was put together by hand and has no profile.</exception>
    public TransportPoint At(Length x) => Profile?.At(x) ?? throw new InvalidOperationException("This result was put together without a profile.");
}
