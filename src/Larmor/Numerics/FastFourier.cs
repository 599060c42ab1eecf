using System.Globalization;
using System.Numerics;

namespace Larmor.Numerics;

/// <summary>The sums X_k = Σ x_j e^(−2πijk/n) of a given length n, a power of two, with everything that does not depend on x made once.</summary>
/// <remarks>Source: J. W. Cooley, J. W. Tukey, Math. Comput. 19, 297 (1965), doi:10.1090/S0025-5718-1965-0178586-1.</remarks>
internal sealed class FastFourier
{
    private readonly double[] cosines, sines;
    private readonly int[] places;

    /// <summary>Sums of one length.</summary>
    /// <param name="length">n, a power of two, at least 2.</param>
    public FastFourier(int length)
    {
        if (length < 2 || !BitOperations.IsPow2(length)) throw new ArgumentOutOfRangeException(nameof(length), string.Create(CultureInfo.InvariantCulture, $"The length must be a power of two, at least 2; got {length}."));
        Length = length;
        int bits = BitOperations.Log2((uint)length);
        (cosines, sines, places) = (new double[length / 2], new double[length / 2], new int[length]);
        for (int k = 0; k < length / 2; k++) (sines[k], cosines[k]) = Math.SinCos(2 * Math.PI * k / length);
        for (int i = 1; i < length; i++) places[i] = (places[i / 2] / 2) | ((i & 1) << (bits - 1));
    }

    /// <summary>n.</summary>
    public int Length { get; }

    /// <summary>Real and imaginary parts, in place.</summary>
    public void Forward(Span<double> real, Span<double> imaginary)
    {
        if (real.Length != Length || imaginary.Length != Length) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Expected {Length} numbers."), nameof(real));
        for (int i = 0; i < Length; i++)
        {
            int j = places[i];
            if (j > i) (real[i], real[j], imaginary[i], imaginary[j]) = (real[j], real[i], imaginary[j], imaginary[i]);
        }
        for (int half = 1; half < Length; half *= 2)
        {
            int stride = Length / (2 * half);
            for (int start = 0; start < Length; start += 2 * half)
            {
                for (int k = 0; k < half; k++)
                {
                    (double c, double s) = (cosines[k * stride], sines[k * stride]);
                    int upper = start + k, lower = upper + half;
                    double re = (c * real[lower]) + (s * imaginary[lower]), im = (c * imaginary[lower]) - (s * real[lower]);
                    (real[lower], imaginary[lower]) = (real[upper] - re, imaginary[upper] - im);
                    (real[upper], imaginary[upper]) = (real[upper] + re, imaginary[upper] + im);
                }
            }
        }
    }
}
