using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Magnetism.Statics;

/// <summary>Directions in which N moments rest together.</summary>
/// <param name="Response">The small motion about them: modes, stability.</param>
/// <param name="Energy">The magnetic energy of all moments, shared energies counted once.</param>
public sealed record CoupledEquilibrium(CoupledResponse Response, Energy Energy)
{
    /// <summary>The directions, in the order of the magnets.</summary>
    public IReadOnlyList<UnitVector> Directions => Response.Directions;

    /// <summary>The Poincaré-Hopf index, the sign of det J; 0 for a state on the edge.</summary>
    public int Index => Response.Index;

    /// <summary>Whether no small deviation grows.</summary>
    public bool IsStable => Response.IsStable;

    /// <summary>The number of independent deviations that grow: 0 in a stable state, 1 at a saddle between two of them (without current).</summary>
    public int GrowingDirections => Response.Modes.Sum(mode => mode.Grows ? (mode.Eigenvalue.Imaginary == 0 ? 1 : 2) : 0);

    /// <summary>The directions as a state to start from.</summary>
    public Moments ToMoments() => Moments.Of([.. Directions]);
}

/// <summary>States of rest that follow each other without a gap: a line, or a surface where several moments turn freely.</summary>
/// <param name="Dimension">1 for a line, 2 for a surface.</param>
/// <param name="Members">Some of its states.</param>
/// <param name="IsRepelling">Whether the moments leave each of its states at the least disturbance.</param>
public sealed record EquilibriumFamily(int Dimension, IReadOnlyList<CoupledEquilibrium> Members, bool IsRepelling);

/// <summary>All states of rest of N coupled moments at given drives and current, with the audit of their completeness.</summary>
/// <param name="Count">N.</param>
/// <param name="Points">The isolated states, lowest energy first.</param>
/// <param name="Families">Lines and surfaces of states.</param>
/// <param name="Reason">Null where the set is complete; otherwise what is special or missing.</param>
public sealed record CoupledEquilibriumSet(int Count, IReadOnlyList<CoupledEquilibrium> Points, IReadOnlyList<EquilibriumFamily> Families, string? Reason)
{
    /// <summary>A family of states in which the moments rest but are unstable. Empty where there is none.</summary>
    public string Remark { get; init; } = "";

    /// <summary>Whether nothing acts on the moments.</summary>
    public bool RestsEverywhere { get; init; }

    /// <summary>Sum of the indices of the isolated states.</summary>
    public int IndexSum => Points.Sum(point => point.Index);

    /// <summary>2^N, the Euler characteristic of the product of N spheres: what the indices of isolated states add up to.</summary>
    public int ExpectedIndexSum => 1 << Count;

    /// <summary>|index sum − 2^N|; a closed line adds nothing to the sum, a surface may. Zero where the moments rest everywhere.</summary>
    public int Residual => RestsEverywhere ? 0 : Math.Abs(IndexSum - ExpectedIndexSum);

    /// <summary>Whether every state in which the moments could stay is isolated and the indices add up to 2^N.</summary>
    public bool IsComplete => Reason is null;

    /// <summary>The states in which no small deviation grows.</summary>
    public IEnumerable<CoupledEquilibrium> Stable => Points.Where(point => point.IsStable);
}
