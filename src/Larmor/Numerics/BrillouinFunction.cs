using System.Globalization;

namespace Larmor.Numerics;

/// <summary>The magnetization of a spin in a field at a temperature: Brillouin's function B_S(x), and Langevin's function for S → ∞.</summary>
/// <remarks>
/// <para>B_S(x) = a coth(a x) − b coth(b x), a = (2S + 1)/2S, b = 1/2S; L(x) = coth x − 1/x. Evaluated as a L(a x) − b L(b x), with the power series of L
/// below 1/2, so that small arguments lose no digits. B_½ = tanh. Slope at zero (S + 1)/3S, values from −1 to 1.</para>
/// <para>Source: series of coth, Abramowitz and Stegun 4.5.67; the identity with L by subtracting 1/x from both terms.</para>
/// </remarks>
public static class BrillouinFunction
{
    private const double SeriesLimit = 0.5;

    private static readonly double[] Series =
    [
        1.0 / 3, -1.0 / 45, 2.0 / 945, -1.0 / 4725, 2.0 / 93555, -1382.0 / 638512875, 4.0 / 18243225,
        -3617.0 / 162820783125, 87734.0 / 38979295480125, -349222.0 / 1531329465290625,
    ];

    /// <summary>L(x) = coth x − 1/x.</summary>
    public static double Langevin(double x)
    {
        if (Math.Abs(x) >= SeriesLimit) return (1 / Math.Tanh(x)) - (1 / x);
        double sum = 0;
        for (int n = Series.Length - 1; n >= 0; n--) sum = (sum * x * x) + Series[n];
        return x * sum;
    }

    /// <summary>B_S(x).</summary>
    /// <param name="spin">S, positive; infinite for Langevin's function.</param>
    /// <param name="x">The moment's energy in the field over kT.</param>
    /// <exception cref="ArgumentOutOfRangeException">The spin is not positive.</exception>
    public static double At(double spin, double x)
    {
        (double a, double b) = Factors(spin);
        return b == 0 ? Langevin(x) : (a * Langevin(a * x)) - (b * Langevin(b * x));
    }

    /// <summary>dB_S/dx.</summary>
    /// <param name="spin">S, positive; infinite for Langevin's function.</param>
    /// <param name="x">The argument.</param>
    /// <exception cref="ArgumentOutOfRangeException">The spin is not positive.</exception>
    public static double Slope(double spin, double x)
    {
        (double a, double b) = Factors(spin);
        if (b == 0) return LangevinSlope(x);
        // Where both terms are beyond the series, the two 1/x² cancel exactly.
        return Math.Abs(b * x) >= SeriesLimit
            ? (b * b * InverseSinhSquared(b * x)) - (a * a * InverseSinhSquared(a * x))
            : (a * a * LangevinSlope(a * x)) - (b * b * LangevinSlope(b * x));
    }

    private static double LangevinSlope(double x)
    {
        if (Math.Abs(x) >= SeriesLimit) return (1 / (x * x)) - InverseSinhSquared(x);
        double sum = 0;
        for (int n = Series.Length - 1; n >= 0; n--) sum = (sum * x * x) + (((2 * n) + 1) * Series[n]);
        return sum;
    }

    private static double InverseSinhSquared(double x)
    {
        double decay = Math.Exp(-2 * Math.Abs(x)), difference = 1 - decay;
        return 4 * decay / (difference * difference);
    }

    private static (double A, double B) Factors(double spin)
    {
        if (!(spin > 0)) throw new ArgumentOutOfRangeException(nameof(spin), string.Create(CultureInfo.InvariantCulture, $"The spin must be positive; got {spin}."));
        return (1 + (0.5 / spin), 0.5 / spin);
    }
}
