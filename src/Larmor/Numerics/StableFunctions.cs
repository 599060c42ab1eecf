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
}
