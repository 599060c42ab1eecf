using Larmor.Numerics;

namespace Larmor.Transport.InTime;

/// <summary>sinh A/A ± sin B/B and cosh A ± cos B, all times 2 exp(−A): without cancellation for small arguments, without overflow for large ones.</summary>
internal static class HyperbolicAverages
{
    /// <summary>The four numbers for A ≥ 0.</summary>
    public static (double Plus, double Minus, double Cosh, double Sinh) Of(double a, double b)
    {
        double decay = Math.Exp(-a);
        double sinhOver = a == 0 ? 2 * decay : StableFunctions.OneMinusExp(2 * a) / a;
        double sineOver = 2 * decay * SineOver(b);
        double minus = (a == 0 ? 0 : StableFunctions.ScaledSinhMinusArgument(a) / a) + (2 * decay * OneMinusSineOver(b));
        double half = Math.Sin(b / 2), cosine = Math.Cos(b / 2);
        double root = StableFunctions.OneMinusExp(a);
        return (sinhOver + sineOver, minus, (root * root) + (4 * decay * cosine * cosine), (root * root) + (4 * decay * half * half));

        // cosh A ± cos B = cosh A − 1 + 2cos²(B/2) or + 2sin²(B/2), and 2e^−A (cosh A − 1) = (1 − e^−A)².
        static double SineOver(double z) => z == 0 ? 1 : Math.Sin(z) / z;
    }

    private static double OneMinusSineOver(double b)
    {
        if (Math.Abs(b) > 1) return 1 - (Math.Sin(b) / b);
        double square = b * b, term = square / 6, sum = term;
        for (int k = 4; Math.Abs(term) > 1e-18 * Math.Abs(sum); k += 2)
        {
            term *= -square / (k * (k + 1.0));
            sum += term;
        }
        return sum;
    }
}
