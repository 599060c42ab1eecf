namespace Larmor.Fluctuations.Axial;

/// <summary>Formulas for high barriers, to be printed beside exact rates.</summary>
/// <remarks>Source: W. F. Brown, Phys. Rev. 130, 1677 (1963), doi:10.1103/PhysRev.130.1677, and the expansion of the integral for the mean first passage time.</remarks>
public static class EscapeFormulas
{
    /// <summary>
    /// Brown's rate over a high barrier with the field along the axis, in 1/s: λ = (2/√π) D σ^{3/2} (1 − h²)[(1 + h)e^{−σ(1 + h)²} + (1 − h)e^{−σ(1 − h)²}].
    /// </summary>
    /// <param name="sigma">σ = Ku v/kT, dimensionless; the formula is for σ(1 − |h|)² much larger than 1.</param>
    /// <param name="field">h between −1 and 1, dimensionless.</param>
    /// <param name="diffusion">D in 1/s.</param>
    public static double Brown(double sigma, double field, double diffusion) =>
        2 / Math.Sqrt(Math.PI) * diffusion * sigma * Math.Sqrt(sigma) * (1 - (field * field))
        * (((1 + field) * Math.Exp(-sigma * (1 + field) * (1 + field))) + ((1 - field) * Math.Exp(-sigma * (1 - field) * (1 - field))));

    /// <summary>Without field, with the first two corrections: 1/λ = (1/Brown)(1 + 1/σ + 7/(4σ²)), λ in 1/s.</summary>
    /// <param name="sigma">σ, dimensionless, much larger than 1.</param>
    /// <param name="diffusion">D in 1/s.</param>
    public static double BrownSeries(double sigma, double diffusion) => Brown(sigma, 0, diffusion) / (1 + (1 / sigma) + (7 / (4 * sigma * sigma)));
}
