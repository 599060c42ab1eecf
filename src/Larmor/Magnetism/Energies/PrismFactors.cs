namespace Larmor.Magnetism.Energies;

/// <summary>
/// Magnetometric demagnetizing factor of a rectangular prism with semi-axes a, b, c along its edge c: Aharoni's closed form.
/// </summary>
/// <remarks>
/// Source: A. Aharoni, J. Appl. Phys. 83 (1998) 3432, Eq. (1). As printed it is a sum of large terms that cancel for flat and for long
/// prisms. Here the logarithms are paired by asinh p − asinh q = asinh(p√(1 + q²) − q√(1 + p²)) and every difference of two roots is
/// replaced by the difference of their squares over their sum, so that flat and long prisms keep all their digits.
/// </remarks>
internal static class PrismFactors
{
    /// <summary>The factor along the edge <paramref name="c"/>.</summary>
    public static double Along(double a, double b, double c)
    {
        double bc = Math.Sqrt((b * b) + (c * c));
        double ac = Math.Sqrt((a * a) + (c * c));
        double ab = Math.Sqrt((a * a) + (b * b));
        double r = Math.Sqrt((a * a) + (b * b) + (c * c));
        double logarithms =
            (b / c * Math.Asinh(a * c * c / (b * bc * (r + ab))))
            + (a / c * Math.Asinh(b * c * c / (a * ac * (r + ab))))
            - (c / b * Math.Asinh(a * b * b / (c * bc * (r + ac))))
            - (c / a * Math.Asinh(b * a * a / (c * ac * (r + bc))));
        double solidAngle = 2 * Math.Atan2(a * b, c * r);
        double edges =
            (2 * ((1 / (r + ac)) + (1 / (c + bc))) / ((r + bc) * (ac + c)))
            - (((1 / (r + ab)) + (1 / (ac + a))) / ((r + ac) * (ab + a)))
            - (((1 / (r + ab)) + (1 / (bc + b))) / ((r + bc) * (ab + b)));
        return (logarithms + solidAngle + (a * b * c / 3 * edges)) / Math.PI;
    }
}
