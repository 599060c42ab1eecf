using System.Numerics;

namespace Larmor.Physics;

/// <summary>
/// The inverse Laplace transform along a hyperbola around the negative real axis: J. A. C. Weideman, L. N. Trefethen, Math. Comp. 76, 1341 (2007),
/// doi:10.1090/S0025-5718-07-01945-X.
/// </summary>
internal static class InverseLaplace
{
    private const int Half = 16;
    private const double Angle = 1.1721;

    /// <summary>f(t) of a transform whose singularities are real and not positive; f is real.</summary>
    public static double At(double time, Func<Complex, Complex> transform)
    {
        double spacing = 1.0818 / Half, scale = 4.4921 * Half / time;
        double sum = 0;
        for (int k = 0; k < Half; k++)
        {
            Complex turned = new(-Angle, (k + 0.5) * spacing);
            Complex s = scale * (1 + Complex.Sin(turned)), derivative = Complex.ImaginaryOne * scale * Complex.Cos(turned);
            sum += (Complex.Exp(s * time) * transform(s) * derivative / Complex.ImaginaryOne).Real;
        }
        return sum * spacing / Math.PI;
    }

    /// <summary>f(t) of a transform whose singularities lie near the negative real axis, closer to it than 3/t; f may be complex.</summary>
    public static Complex ComplexAt(double time, Func<Complex, Complex> transform)
    {
        double spacing = 1.0818 / Half, scale = 4.4921 * Half / time;
        Complex sum = 0;
        for (int k = -Half; k < Half; k++)
        {
            Complex turned = new(-Angle, (k + 0.5) * spacing);
            Complex s = scale * (1 + Complex.Sin(turned)), derivative = Complex.ImaginaryOne * scale * Complex.Cos(turned);
            sum += Complex.Exp(s * time) * transform(s) * derivative;
        }
        return sum * spacing / (2 * Math.PI * Complex.ImaginaryOne);
    }
}
