using Larmor.Numerics;
using Larmor.Numerics.Sphere;

namespace Larmor.Fluctuations.Density;

/// <summary>The integrals over φ between the rows of one |m| and the columns of another, for one order of the drives.</summary>
/// <param name="Column">|m| of the columns.</param>
/// <param name="Signs">The integrals for the signs of both that have any.</param>
internal sealed record AzimuthalCoupling(int Column, AzimuthalIntegrals[] Signs)
{
    /// <summary>The integrals.</summary>
    /// <param name="row">|m| of the rows.</param>
    /// <param name="column">|m| of the columns.</param>
    /// <param name="drive">m of the drives.</param>
    public static AzimuthalCoupling Of(int row, int column, int drive)
    {
        List<AzimuthalIntegrals> found = [];
        foreach (int a in new[] { row, -row }.Distinct())
        {
            foreach (int b in new[] { column, -column }.Distinct())
            {
                // f_m' = −m f_(−m).
                AzimuthalIntegrals signs = new(a, b, Product(b, a, drive), -a * Product(b, drive, -a), drive * Product(b, a, -drive));
                if (signs.Even.High != 0 || signs.Along.High != 0 || signs.Across.High != 0) found.Add(signs);
            }
        }
        return new AzimuthalCoupling(column, [.. found]);
    }

    /// <summary>(1/2π)∫f_a f_b f_c dφ, which is zero, ±1 or ±√½.</summary>
    private static DoubleDouble Product(int a, int b, int c)
    {
        double near = RealHarmonics.Product(a, b, c);
        DoubleDouble size = Math.Abs(near) > 0.9 ? 1 : Math.Abs(near) > 0.5 ? DoubleDouble.Sqrt(0.5) : 0;
        return near < 0 ? -size : size;
    }
}

/// <summary>Integrals over φ, divided by 2π, between two orders with their signs.</summary>
/// <param name="Row">m of the row.</param>
/// <param name="Column">m of the column.</param>
/// <param name="Even">∫f_a f_b f_w.</param>
/// <param name="Along">∫f_a' f_b f_w.</param>
/// <param name="Across">−∫f_a f_b f_w'.</param>
internal readonly record struct AzimuthalIntegrals(int Row, int Column, DoubleDouble Even, DoubleDouble Along, DoubleDouble Across);
