using System.Numerics;

namespace Larmor.Numerics;

/// <summary><see cref="StableFunctions"/> of a complex argument with a real part that is not negative: decay with precession or at a frequency.</summary>
internal static class ComplexStableFunctions
{
    /// <summary>1 − exp(−z), without cancellation for small z.</summary>
    public static Complex OneMinusExp(Complex z)
    {
        // exp(−z) − 1 = [expm1(−a) cos b − 2 sin²(b/2)] − i exp(−a) sin b, each part a sum of small terms.
        double half = Math.Sin(z.Imaginary / 2);
        double real = (StableFunctions.OneMinusExp(z.Real) * Math.Cos(z.Imaginary)) + (2 * half * half);
        return new Complex(real, Math.Exp(-z.Real) * Math.Sin(z.Imaginary));
    }

    /// <summary>z/sinh(z): 1 at z = 0, falls as 2z exp(−z) and underflows to zero.</summary>
    public static Complex OverSinh(Complex z) => z == Complex.Zero ? Complex.One : 2 * z * Complex.Exp(-z) / OneMinusExp(2 * z);

    /// <summary>z tanh(z/2): z²/2 for small z, z for large.</summary>
    public static Complex TimesHalfTanh(Complex z) => z * OneMinusExp(z) / (1 + Complex.Exp(-z));

    /// <summary>tanh(z/2)/z: 1/2 at z = 0.</summary>
    public static Complex HalfTanhOver(Complex z) => z == Complex.Zero ? 0.5 : OneMinusExp(z) / ((1 + Complex.Exp(-z)) * z);

    /// <summary>sinh(f z)/sinh(z) for 0 ≤ f ≤ 1; f at z = 0.</summary>
    public static Complex SinhRatio(double f, Complex z) =>
        z == Complex.Zero ? f : Complex.Exp(-(1 - f) * z) * (OneMinusExp(2 * f * z) / OneMinusExp(2 * z));

    /// <summary>z cosh(f z)/sinh(z) for 0 ≤ f ≤ 1; 1 at z = 0.</summary>
    public static Complex CoshRatio(double f, Complex z) =>
        z == Complex.Zero ? Complex.One : Complex.Exp(-(1 - f) * z) * (1 + Complex.Exp(-2 * f * z)) * (z / OneMinusExp(2 * z));
}
