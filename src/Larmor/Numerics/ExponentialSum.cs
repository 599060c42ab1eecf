using MathNet.Numerics.LinearAlgebra;
using Complex = System.Numerics.Complex;

namespace Larmor.Numerics;

/// <summary>One term c e^{λt} + its complex conjugate of a real sum of exponentials; without the conjugate where λ is real.</summary>
/// <param name="Rate">λ in 1/s, Im λ ≥ 0: −Re λ is the rate at which the term dies out, Im λ its angular frequency.</param>
/// <param name="Amplitude">Size of the real term at t = 0, 2|c| or |c|.</param>
/// <param name="Phase">arg c in rad.</param>
public readonly record struct ExponentialTerm(Complex Rate, double Amplitude, double Phase)
{
    /// <summary>The real term at time <paramref name="time"/> (s).</summary>
    public double At(double time) => Amplitude * Math.Exp(Rate.Real * time) * Math.Cos((Rate.Imaginary * time) + Phase);
}

/// <summary>
/// Finds a sum of damped oscillations and decays in evenly spaced samples, y_n = Σ c_k e^{λ_k n h}: the matrix pencil.
/// </summary>
/// <remarks>
/// The rows of the Hankel matrix of the samples lie in the span of the exponentials; a shift by one sample acts there as diag(e^{λ_k h}), whose
/// eigenvalues are found from the leading right singular vectors, and the c_k by least squares. Exact for samples that are such a sum. Frequencies
/// must lie below 1/(2h). Source: Y. Hua, T. K. Sarkar, IEEE Trans. Acoust. Speech Signal Process. 38, 814 (1990), doi:10.1109/29.56027.
/// </remarks>
public static class ExponentialSum
{
    /// <summary>The terms, largest amplitude first; none where all samples are zero.</summary>
    /// <param name="samples">At least 8 finite numbers.</param>
    /// <param name="step">h in s, positive.</param>
    /// <param name="tolerance">Directions whose singular value is below this part of the largest are noise.</param>
    /// <param name="most">At most so many exponentials, conjugates counted.</param>
    public static IReadOnlyList<ExponentialTerm> Of(ReadOnlySpan<double> samples, double step, double tolerance, int most)
    {
        if (samples.Length < 8) throw new ArgumentException("A sum of exponentials needs at least 8 samples.", nameof(samples));
        if (!(step > 0)) throw new ArgumentOutOfRangeException(nameof(step), "The time between two samples must be positive.");
        double[] values = samples.ToArray();
        double scale = values.Max(Math.Abs);
        if (scale == 0) return [];
        int columns = (values.Length / 3) + 1, rows = values.Length - columns + 1;
        var system = Matrix<double>.Build.Dense(rows, columns, (i, j) => values[i + j] / scale).Svd(true);
        int count = Math.Min(most, system.S.Count(value => value > tolerance * system.S[0]));
        Matrix<double> first = Matrix<double>.Build.Dense(columns - 1, count, (i, k) => system.VT[k, i]);
        Matrix<double> second = Matrix<double>.Build.Dense(columns - 1, count, (i, k) => system.VT[k, i + 1]);
        Complex[] factors = [.. first.QR().Solve(second).Evd().EigenValues.Where(factor => factor.Magnitude > 0)];
        return factors.Length == 0 ? [] : Terms(values, factors, step);
    }

    private static ExponentialTerm[] Terms(double[] values, Complex[] factors, double step)
    {
        Matrix<Complex> powers = Matrix<Complex>.Build.Dense(values.Length, factors.Length, (n, k) => Complex.Pow(factors[k], n));
        Vector<Complex> amplitudes = powers.QR().Solve(Vector<Complex>.Build.Dense(values.Length, n => values[n]));
        return
        [
            .. factors
                .Select((factor, k) => new ExponentialTerm(Complex.Log(factor) / step, (factor.Imaginary != 0 ? 2 : 1) * amplitudes[k].Magnitude, amplitudes[k].Phase))
                .Where(term => term.Rate.Imaginary >= 0)
                .OrderByDescending(term => term.Amplitude),
        ];
    }
}
