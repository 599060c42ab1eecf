namespace Larmor.Numerics;

/// <summary>
/// Power spectral densities with Hann's window of stretches of one length, and what a stationary process with a known correlation gives on average: window and folding included.
/// </summary>
/// <remarks>
/// One-sided, S(f) = 2 Δt |Σ w_j s_j e^{−2πifjΔt}|²/Σ w_j², w_j = (1 − cos 2πj/n)/2, the mean of the stretch taken away. On average, but for that mean,
/// S_k = 2 Δt Σ_m C(mΔt) r_m e^{−2πikm/n} over |m| &lt; n, with r_m = Σ w_j w_{j+m}/Σ w_j². Source: P. D. Welch, IEEE Trans. Audio Electroacoust. 15, 70 (1967),
/// doi:10.1109/TAU.1967.1161901; the average by writing the square out.
/// </remarks>
internal sealed class HannSpectra
{
    private readonly FastFourier fourier;
    private readonly double[] window, overlaps, first, second;
    private readonly double weight;

    /// <summary>Stretches of n samples.</summary>
    /// <param name="length">n, a power of two, at least 4.</param>
    public HannSpectra(int length)
    {
        fourier = new FastFourier(length);
        (window, overlaps, first, second) = (new double[length], new double[length], new double[length], new double[length]);
        for (int j = 0; j < length; j++)
        {
            window[j] = 0.5 * (1 - Math.Cos(2 * Math.PI * j / length));
            weight += window[j] * window[j];
        }
        FastFourier twice = new(2 * length);
        double[] re = new double[2 * length], im = new double[2 * length];
        window.CopyTo(re, 0);
        twice.Forward(re, im);
        for (int k = 0; k < re.Length; k++) (re[k], im[k]) = ((re[k] * re[k]) + (im[k] * im[k]), 0);
        twice.Forward(re, im);
        for (int m = 0; m < length; m++) overlaps[m] = re[m] / re[0];
    }

    /// <summary>n.</summary>
    public int Length => fourier.Length;

    /// <summary>Number of frequencies k/(n Δt), k = 0 to n/2.</summary>
    public int Count => (Length / 2) + 1;

    /// <summary>Adds the densities of two stretches. Not for several threads at a time.</summary>
    public void Add(ReadOnlySpan<double> a, ReadOnlySpan<double> b, double spacing, Span<double> densityA, Span<double> densityB)
    {
        int n = Length;
        double meanA = 0, meanB = 0;
        for (int j = 0; j < n; j++) (meanA, meanB) = (meanA + (a[j] / n), meanB + (b[j] / n));
        for (int j = 0; j < n; j++) (first[j], second[j]) = (window[j] * (a[j] - meanA), window[j] * (b[j] - meanB));
        fourier.Forward(first, second);
        for (int k = 0; k < Count; k++)
        {
            int mirror = k == 0 ? 0 : n - k;
            double scale = (k == 0 || k == n / 2 ? 1 : 2) * spacing / (4 * weight);
            (double sumRe, double differenceIm) = (first[k] + first[mirror], second[k] - second[mirror]);
            (double sumIm, double differenceRe) = (second[k] + second[mirror], first[mirror] - first[k]);
            densityA[k] += scale * ((sumRe * sumRe) + (differenceIm * differenceIm));
            densityB[k] += scale * ((sumIm * sumIm) + (differenceRe * differenceRe));
        }
    }

    /// <summary>The average densities of two processes.</summary>
    /// <param name="a">C of the first at 0, Δt, ..., (n − 1) Δt.</param>
    /// <param name="b">C of the second.</param>
    /// <param name="spacing">Δt in s.</param>
    /// <param name="densityA">To be filled, n/2 + 1 numbers.</param>
    /// <param name="densityB">To be filled.</param>
    public void Expected(ReadOnlySpan<double> a, ReadOnlySpan<double> b, double spacing, Span<double> densityA, Span<double> densityB)
    {
        int n = Length;
        for (int m = 0; m < n; m++) (first[m], second[m]) = (a[m] * overlaps[m], b[m] * overlaps[m]);
        fourier.Forward(first, second);
        for (int k = 0; k < Count; k++)
        {
            int mirror = k == 0 ? 0 : n - k;
            double scale = (k == 0 || k == n / 2 ? 1 : 2) * spacing;
            densityA[k] = scale * (first[k] + first[mirror] - a[0]);
            densityB[k] = scale * (second[k] + second[mirror] - b[0]);
        }
    }
}
