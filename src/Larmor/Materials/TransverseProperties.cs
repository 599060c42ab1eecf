using Larmor.Quantities;

namespace Larmor.Materials;

/// <summary>
/// How spins perpendicular to the moment move and decay inside a ferromagnet. A ferromagnet without these absorbs all transverse spin at
/// its faces and needs a mixing conductance there.
/// </summary>
/// <remarks>
/// <para>Equations: J_T = −σ_t D_T′, κ² = 1/λ_L² + 1/λ_φ² − i/λ_J², D_T = D·e₁ + i D·e₂ in a right-handed frame (e₁, e₂, u). λ_L gives spin to the
/// lattice, λ_φ (dephasing) and λ_J (precession in the exchange field) give it to the moment.</para>
/// <para>Source: corrected Eqs. (13)-(15) of J.-E. Wegrowe, H.-J. Drouhin, Entropy 13, 316 (2011), with the precession of its Section 4.</para>
/// </remarks>
public sealed record TransverseProperties
{
    /// <summary>σ_t in S/m, positive; null for the mean of the two s channels, 1/[2ρ*(1 − β²)].</summary>
    public Conductivity? Conductivity { get; init; }

    /// <summary>λ_L in m, positive, may be infinite; null for l/√(1 − β²), the isotropic limit.</summary>
    public Length? LatticeLength { get; init; }

    /// <summary>λ_φ in m, positive; infinite for no dephasing.</summary>
    public Length DephasingLength { get; init; } = Length.FromSi(double.PositiveInfinity);

    /// <summary>|λ_J| in m with the sign of λ_J²: positive for a ferromagnetic coupling, negative for an antiferromagnetic one; infinite for none.</summary>
    public Length PrecessionLength { get; init; } = Length.FromSi(double.PositiveInfinity);
}

/// <summary>A tunnel barrier between two ferromagnets.</summary>
/// <remarks>
/// Equations: G(θ) = G₀(1 + P_l P_r c), G₀ = 1/[RA (1 + P_l P_r)], TMR = 2 P_l P_r/(1 − P_l P_r).
/// Source: J. C. Slonczewski, PRB 71, 024411 (2005), arXiv:cond-mat/0404210.
/// </remarks>
/// <param name="ResistanceAreaParallel">RA of the parallel state in ohm m², positive.</param>
/// <param name="PolarizationLeft">P_l of the side at the smaller x, |P| ≤ 1, P_l P_r &gt; −1.</param>
/// <param name="PolarizationRight">P_r of the side at the larger x, a pure number, |P| ≤ 1.</param>
/// <param name="FieldLike">f, field-like torque linear in the voltage: J_m,r gains G₀ f V m_r × m_l, and the left side alike.</param>
public sealed record TunnelBarrier(ResistanceArea ResistanceAreaParallel, double PolarizationLeft, double PolarizationRight, double FieldLike = 0);
