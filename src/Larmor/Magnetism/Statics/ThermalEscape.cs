using Larmor.Magnetism.Motion;
using Larmor.Quantities;
using MathNet.Numerics.LinearAlgebra;

namespace Larmor.Magnetism.Statics;

/// <summary>
/// The escape of moments from a well over one saddle by thermal fluctuations, without current: rate f₀ exp(−ΔE/kT) with
/// f₀ = (λ₊/2π) √(det h_well/|det h_saddle|).
/// </summary>
/// <param name="Barrier">ΔE, the energy of the saddle above the well.</param>
/// <param name="AttemptFrequency">f₀; null where the formula does not apply.</param>
/// <param name="Reason">Why there is no attempt frequency; empty where there is one.</param>
/// <remarks>
/// <para>λ₊ in 1/s is the one growing eigenvalue of the full motion at the saddle (of all moments together, with their damping); h the covariant Hessians of
/// the total energy on the product of the spheres. Per saddle and well: equivalent saddles add.</para>
/// <para>Valid for ΔE ≫ kT and intermediate to high damping (α ΔE/kT of order 1 and above); for weaker damping it is an upper bound. Source: J. S. Langer,
/// Ann. Phys. 54, 258 (1969), doi:10.1016/0003-4916(69)90153-5; W. F. Brown, Phys. Rev. 130, 1677 (1963), doi:10.1103/PhysRev.130.1677.</para>
/// </remarks>
public sealed record ThermalEscape(Energy Barrier, Frequency? AttemptFrequency, string Reason)
{
    /// <summary>ΔE/kT, dimensionless.</summary>
    public double BarrierOver(Temperature temperature) => Barrier.Si / (PhysicalConstants.BoltzmannConstant * temperature.Si);

    /// <summary>f₀ exp(−ΔE/kT); null where there is no attempt frequency.</summary>
    public Frequency? Rate(Temperature temperature) => AttemptFrequency is { } attempt ? Frequency.FromSi(attempt.Si * Math.Exp(-BarrierOver(temperature))) : null;

    /// <summary>The escape from a minimum over a saddle of the energy.</summary>
    /// <param name="well">A stable state without current.</param>
    /// <param name="saddle">A saddle of the same equation.</param>
    public static ThermalEscape Over(CoupledEquilibrium well, CoupledEquilibrium saddle)
    {
        ArgumentNullException.ThrowIfNull(well);
        ArgumentNullException.ThrowIfNull(saddle);
        Energy barrier = Energy.FromSi(saddle.Energy.Si - well.Energy.Si);
        Vector<double> below = Curvatures(well), above = Curvatures(saddle);
        double scale = Math.Max(below.AbsoluteMaximum(), above.AbsoluteMaximum()), small = 1e-8 * scale;
        if (below.Minimum() < small) return new ThermalEscape(barrier, null, "The state to escape from is not an isolated minimum of the energy.");
        if (above.Any(value => Math.Abs(value) < small)) return new ThermalEscape(barrier, null, "The saddle is one of a whole line of saddles (an axial symmetry), where the formula for isolated saddles does not hold.");
        int down = above.Count(value => value < 0);
        if (down != 1) return new ThermalEscape(barrier, null, "The highest point of the path is not a saddle with exactly one direction down.");
        double growing = saddle.Response.Modes.Max(mode => mode.Eigenvalue.Real);
        if (!(growing > 0)) return new ThermalEscape(barrier, null, "Nothing grows at the saddle.");
        double ratio = 0;
        for (int i = 0; i < below.Count; i++) ratio += Math.Log(below[i] / Math.Abs(above[i]));
        return new ThermalEscape(barrier, Frequency.FromSi(growing / (2 * Math.PI) * Math.Exp(ratio / 2)), "");
    }

    private static Vector<double> Curvatures(CoupledEquilibrium state) => EnergySurface.Hessian(state.Response.WithoutCurrent()).Evd(Symmetricity.Symmetric).EigenValues.Real();
}
