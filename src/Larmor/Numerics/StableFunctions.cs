namespace Larmor.Numerics;

/// <summary>Elementary functions in forms that keep full relative accuracy for small arguments and never overflow for large ones.</summary>
/// <remarks>Where two terms cancel, the compensated quotients of W. Kahan are used: log(1 + x) = x log(w)/(w − 1), e^x − 1 = (w − 1) x/log(w).</remarks>
public static class StableFunctions
{
    /// <summary>log(1 + x)/x, 1 at x = 0; x &gt; −1.</summary>
    public static double LogarithmOfOnePlusOver(double x)
    {
        double w = 1 + x;
        return w == 1 ? 1 : Math.Log(w) / (w - 1);
    }

    /// <summary>1 − exp(−x) for x ≥ 0.</summary>
    public static double OneMinusExp(double x)
    {
        double w = Math.Exp(-x);
        if (w == 1) return x;
        if (w < 0.1) return 1 - w;
        return (w - 1) * x / Math.Log(w);
    }

    /// <summary>x/sinh(x) for x ≥ 0: 1 at x = 0, falls as 2x exp(−x) and underflows to zero.</summary>
    public static double OverSinh(double x) => x == 0 ? 1 : 2 * x * Math.Exp(-x) / OneMinusExp(2 * x);

    /// <summary>sinh(f x)/sinh(x) for 0 ≤ f ≤ 1 and x ≥ 0; f at x = 0.</summary>
    public static double SinhRatio(double f, double x) =>
        x == 0 ? f : Math.Exp(-(1 - f) * x) * (OneMinusExp(2 * f * x) / OneMinusExp(2 * x));

    /// <summary>x cosh(f x)/sinh(x) for 0 ≤ f ≤ 1 and x ≥ 0; 1 at x = 0.</summary>
    public static double CoshRatio(double f, double x) =>
        x == 0 ? 1 : Math.Exp(-(1 - f) * x) * (1 + Math.Exp(-2 * f * x)) * (x / OneMinusExp(2 * x));

    /// <summary>2 exp(−x) (sinh(x) − x) = 1 − exp(−2x) − 2x exp(−x) for x ≥ 0, by its series where the terms cancel.</summary>
    public static double ScaledSinhMinusArgument(double x)
    {
        if (x > 2) return 1 - Math.Exp(-2 * x) - (2 * x * Math.Exp(-x));
        double square = x * x;
        double term = x * square / 6, sum = term;
        for (int k = 4; Math.Abs(term) > 1e-18 * sum; k += 2)
        {
            term *= square / (k * (k + 1.0));
            sum += term;
        }
        return 2 * Math.Exp(-x) * sum;
    }
}
