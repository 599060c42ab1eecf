using System.Globalization;

namespace Larmor.Fluctuations.Flux;

/// <summary>A number by <see cref="FluxGenerator"/> on three meshes, extrapolated at the order that they show, with its error.</summary>
/// <param name="Value">The limit, in the unit of the number.</param>
/// <param name="Error">Estimated error: all that the extrapolation adds to the finest mesh, in the same unit; relative for positive numbers.</param>
/// <param name="Order">Observed order in the width of a cell, dimensionless; null where the meshes show none between 0.7 and 2.4.</param>
/// <remarks>
/// Rings of n, 2n and 4n: p = log₂[(f_n − f_2n)/(f_2n − f_4n)], limit f_4n + (f_4n − f_2n)/(2^p − 1), with logarithms where all three are positive. Numerical diffusion is of first order where
/// precession is fast along faces, and everything is of second order where rings follow it. Without an order the finest number stands, with the largest difference as its error. Source:
/// L. F. Richardson, J. A. Gaunt, Phil. Trans. R. Soc. A 226, 299 (1927), doi:10.1098/rsta.1927.0008.
/// </remarks>
public readonly record struct FluxEstimate(double Value, double Error, double? Order)
{
    private const double LowestOrder = 0.7, HighestOrder = 2.4;

    /// <summary>The estimate of a number.</summary>
    /// <param name="onRings">The number on a mesh of so many rings.</param>
    /// <param name="rings">Number of rings of the coarsest mesh, from 4 to 50.</param>
    public static FluxEstimate Of(Func<int, double> onRings, int rings)
    {
        ArgumentNullException.ThrowIfNull(onRings);
        if (rings is < 4 or > 50) throw new ArgumentOutOfRangeException(nameof(rings), string.Create(CultureInfo.InvariantCulture, $"The coarsest of three meshes has 4 to 50 rings; got {rings}."));
        double[] values = [onRings(rings), onRings(2 * rings), onRings(4 * rings)];
        bool isPositive = values.All(value => value > 0);
        if (isPositive) values = [.. values.Select(value => Math.Log(value))];
        double wide = values[0] - values[1], narrow = values[1] - values[2], order = narrow != 0 && wide / narrow > 0 ? Math.Log2(wide / narrow) : double.NaN;
        bool isSeen = order is >= LowestOrder and <= HighestOrder;
        double more = isSeen ? -narrow / (Math.Pow(2, order) - 1) : 0, limit = values[2] + more, error = isSeen ? Math.Abs(more) : Math.Max(Math.Abs(wide), Math.Abs(narrow));
        return new FluxEstimate(isPositive ? Math.Exp(limit) : limit, error, isSeen ? order : null);
    }
}
