using System.Numerics;
using Larmor.Numerics;

namespace Larmor.Workbench.DeviceFiles.Sweeps;

/// <summary>
/// The sequence of Sobol: points that fill a box more evenly than chance. Of the first 2^m points each axis has one in every interval of length 2^−m.
/// </summary>
/// <remarks>
/// x_i = g₁v₁ ⊕ g₂v₂ ⊕ ..., with g the bits of the Gray code i ⊕ (i ≫ 1) and v_k = m_k 2^(32−k); m_k follows from the coefficients of a primitive
/// polynomial by m_k = 2a₁m_{k−1} ⊕ 4a₂m_{k−2} ⊕ ... ⊕ 2^s m_{k−s} ⊕ m_{k−s}. Polynomials and first numbers: S. Joe, F. Y. Kuo, Constructing Sobol
/// sequences with better two-dimensional projections, SIAM J. Sci. Comput. 30, 2635 (2008), doi:10.1137/070709359, file new-joe-kuo-6, axes 1 to 16.
/// A shift by the seed adds one random word without carry to all points of an axis (digital shift), which keeps the evenness in full.
/// </remarks>
internal static class SobolSequence
{
    private const int Bits = 32;

    /// <summary>Degree, inner coefficients as bits, first numbers; the first axis is the sequence of van der Corput.</summary>
    private static readonly (int Degree, uint Coefficients, uint[] First)[] Polynomials =
    [
        (1, 0, [1]), (2, 1, [1, 3]), (3, 1, [1, 3, 1]), (3, 2, [1, 1, 1]), (4, 1, [1, 1, 3, 3]), (4, 4, [1, 3, 5, 13]),
        (5, 2, [1, 1, 5, 5, 17]), (5, 4, [1, 1, 5, 5, 5]), (5, 7, [1, 1, 7, 11, 19]), (5, 11, [1, 1, 5, 1, 1]), (5, 13, [1, 1, 1, 3, 11]), (5, 14, [1, 3, 5, 5, 31]),
        (6, 1, [1, 3, 3, 9, 7, 49]), (6, 13, [1, 1, 1, 15, 21, 21]), (6, 16, [1, 3, 1, 13, 27, 49]),
    ];

    /// <summary>The largest number of axes.</summary>
    public static int MostDimensions => Polynomials.Length + 1;

    /// <summary>The first points on one axis, in [0, 1).</summary>
    /// <param name="dimension">The axis, from 0.</param>
    /// <param name="count">Number of points.</param>
    /// <param name="seed">Seed of the shift; null for none.</param>
    public static double[] Shares(int dimension, int count, ulong? seed = null)
    {
        uint[] directions = Directions(dimension);
        uint word = seed is { } start ? (uint)(new RandomStream(start, (ulong)dimension).NextUInt64() >> Bits) : 0;
        double[] shares = new double[count];
        for (int i = 0; i < count; i++)
        {
            if (i > 0) word ^= directions[BitOperations.TrailingZeroCount(i)];
            shares[i] = word * (1.0 / (1UL << Bits));
        }
        return shares;
    }

    private static uint[] Directions(int dimension)
    {
        uint[] numbers = new uint[Bits];
        if (dimension == 0)
        {
            Array.Fill(numbers, 1u);
        }
        else
        {
            (int degree, uint coefficients, uint[] first) = Polynomials[dimension - 1];
            first.CopyTo(numbers, 0);
            for (int k = degree; k < Bits; k++)
            {
                numbers[k] = numbers[k - degree] ^ (numbers[k - degree] << degree);
                for (int j = 1; j < degree; j++) numbers[k] ^= ((coefficients >> (degree - 1 - j)) & 1) * (numbers[k - j] << j);
            }
        }
        return [.. numbers.Select((number, k) => number << (Bits - 1 - k))];
    }
}
