using Larmor.Numerics;

namespace Larmor.Magnetism.Statics;

/// <summary>States of N moments from which a search sets out; the same ones on every run.</summary>
internal static class MomentStarts
{
    private static readonly int[] Primes = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53];

    private static readonly Vector3d[] Axes = [UnitVector.X, -UnitVector.X, UnitVector.Y, -UnitVector.Y, UnitVector.Z, -UnitVector.Z];

    /// <summary>Largest N for which bases of the sequence are at hand.</summary>
    public static int MostMoments => Primes.Length / 2;

    /// <summary>Every moment along ±x, ±y or ±z, in all combinations.</summary>
    public static IEnumerable<Vector3d[]> AlongAxes(int moments) => Products([.. Enumerable.Repeat<IReadOnlyList<Vector3d>>(Axes, moments)]);

    /// <summary>All combinations of one direction of each list.</summary>
    public static IEnumerable<Vector3d[]> Products(IReadOnlyList<IReadOnlyList<Vector3d>> lists)
    {
        int total = lists.Aggregate(1, (product, list) => product * list.Count);
        for (int index = 0; index < total; index++)
        {
            Vector3d[] state = new Vector3d[lists.Count];
            int rest = index;
            for (int k = 0; k < state.Length; k++)
            {
                state[k] = lists[k][rest % lists[k].Count];
                rest /= lists[k].Count;
            }
            yield return state;
        }
    }

    /// <summary>States spread evenly over the product of the spheres: two coordinates of a Halton sequence per moment, height and azimuth.</summary>
    /// <remarks>Source: J. H. Halton, Numer. Math. 2, 84 (1960), doi:10.1007/BF01386213.</remarks>
    public static IEnumerable<Vector3d[]> Spread(int moments, int count, int first = 0)
    {
        for (int index = first + 1; index <= first + count; index++)
        {
            Vector3d[] state = new Vector3d[moments];
            for (int k = 0; k < moments; k++)
            {
                double height = (2 * RadicalInverse(index, Primes[2 * k])) - 1;
                state[k] = UnitVector.FromAngles(Math.Acos(height), 2 * Math.PI * RadicalInverse(index, Primes[(2 * k) + 1]));
            }
            yield return state;
        }
    }

    /// <summary>The digits of an index in a base, mirrored at the point.</summary>
    private static double RadicalInverse(int index, int radix)
    {
        double value = 0, weight = 1.0 / radix;
        for (int rest = index; rest > 0; rest /= radix, weight /= radix) value += weight * (rest % radix);
        return value;
    }
}
