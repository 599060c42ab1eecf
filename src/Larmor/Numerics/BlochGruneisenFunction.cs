namespace Larmor.Numerics;

/// <summary>The temperature function of a metal's resistivity by scattering on phonons.</summary>
/// <remarks>
/// <para>Equation: f(t) = t⁵ ∫₀^{1/t} x⁵/[(eˣ − 1)(1 − e⁻ˣ)] dx, with t = T/Θ; no units. f → t/4 for t → ∞ and f → 120 ζ(5) t⁵ = 124.43 t⁵ for t → 0.</para>
/// <para>Evaluation: for t ≥ 1/3 the power series of the integrand in x² with the Bernoulli numbers, integrated term by term; below, the whole integral
/// 120 ζ(5) less its tail beyond 1/t, a sum of decaying exponentials. Relative error below 1e-14 for every t ≥ 0; derived in docs/theory/resistivity.md.</para>
/// <para>Source: F. Bloch, Z. Phys. 59, 208 (1930); E. Grüneisen, Ann. Phys. 408, 530 (1933).</para>
/// </remarks>
public static class BlochGruneisenFunction
{
    /// <summary>120 ζ(5): the integral from zero to infinity.</summary>
    public const double WholeIntegral = 124.43133061720440;

    private const double SeriesLimit = 3;

    // Terms fall at least as (3/2π)² = 0.228: 26 of them are below 1e-17.
    private static readonly double[] Series = SeriesCoefficients(26);

    /// <summary>f(t).</summary>
    /// <param name="reducedTemperature">t = T/Θ, not negative, without a unit.</param>
    /// <exception cref="ArgumentOutOfRangeException">The temperature is negative or not finite.</exception>
    public static double At(double reducedTemperature)
    {
        if (!(reducedTemperature >= 0 && double.IsFinite(reducedTemperature))) throw new ArgumentOutOfRangeException(nameof(reducedTemperature), reducedTemperature, "The reduced temperature T/Theta must be finite and not negative.");
        if (reducedTemperature == 0) return 0;
        double limit = 1 / reducedTemperature;
        if (limit <= SeriesLimit) return reducedTemperature * PowerSeries(limit * limit);
        double squared = reducedTemperature * reducedTemperature;
        return reducedTemperature * squared * squared * (WholeIntegral - Tail(limit));
    }

    // z⁻⁴ ∫₀^z = 1/4 − Σ (2m − 1) B₂ₘ/(2m)! z²ᵐ/(2m + 4).
    private static double PowerSeries(double square)
    {
        double sum = 0;
        for (int m = Series.Length - 1; m >= 0; m--) sum = (sum * square) + Series[m];
        return sum;
    }

    // ∫_z^∞ x⁵ Σ k e^{−kx} dx, each term by parts.
    private static double Tail(double z)
    {
        double sum = 0;
        for (int k = 1; k * z < 745; k++)
        {
            double inverse = 1.0 / k;
            double polynomial = (((((((((120 * inverse) + (120 * z)) * inverse) + (60 * z * z)) * inverse) + (20 * z * z * z)) * inverse) + (5 * z * z * z * z)) * inverse) + (z * z * z * z * z);
            double term = Math.Exp(-k * z) * polynomial;
            sum += term;
            if (term < 1e-18 * sum) break;
        }
        return sum;
    }

    // B₂ₘ/(2m)! = −(−1)ᵐ 2 ζ(2m)/(2π)²ᵐ.
    private static double[] SeriesCoefficients(int count)
    {
        double[] coefficients = new double[count];
        coefficients[0] = 0.25;
        double scale = 1;
        for (int m = 1; m < count; m++)
        {
            scale /= -4 * Math.PI * Math.PI;
            coefficients[m] = 2 * Zeta(2 * m) * scale * ((2 * m) - 1) / ((2 * m) + 4);
        }
        return coefficients;
    }

    private static double Zeta(int even)
    {
        if (even == 2) return Math.PI * Math.PI / 6;
        if (even == 4) return Math.Pow(Math.PI, 4) / 90;
        double sum = 0;
        for (int n = 1000; n >= 1; n--) sum += Math.Pow(n, -even);
        return sum;
    }
}
