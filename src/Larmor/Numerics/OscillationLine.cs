namespace Larmor.Numerics;

/// <summary>
/// A line in a spectrum as that of a correlation C(t) = e^(−Γt) (A cos ωt + B sin ωt), seen through Hann's window: the line of any linear system with two degrees of freedom, of a Lorentzian as well. For an
/// oscillator t in the exponent is the age a(t) of <see cref="PhaseMemory"/>.
/// </summary>
/// <param name="Frequency">ω/2π in Hz.</param>
/// <param name="Width">Full width at half maximum in Hz, Γ/π without memory; the line may be narrower than the window's.</param>
/// <param name="Cosine">A.</param>
/// <param name="Sine">B.</param>
/// <remarks>
/// The parameters make Σ [ln S_k + P_k/S_k] smallest, P the measured density (P. Whittle, Ark. Mat. 2, 423 (1953), doi:10.1007/BF02590998), by Fisher's scoring. To first order a change
/// of P moves them by <see cref="FrequencyWeights"/> and <see cref="WidthWeights"/> times it, from which errors follow.
/// </remarks>
internal sealed record OscillationLine(double Frequency, double Width, double Cosine, double Sine)
{
    private const int MostSteps = 100, Halvings = 30;
    private const double Settled = 1e-12;

    /// <summary>First frequency of the fit by number, and the one after the last.</summary>
    public (int From, int To) Range { get; init; }

    /// <summary>∂(frequency)/∂P_k over the range.</summary>
    public double[] FrequencyWeights { get; init; } = [];

    /// <summary>∂(width)/∂P_k over the range.</summary>
    public double[] WidthWeights { get; init; } = [];

    /// <summary>S over the range.</summary>
    public double[] Densities { get; init; } = [];

    /// <summary>The line of a measured density; null where none is found.</summary>
    /// <param name="spectra">The window.</param>
    /// <param name="density">P, all frequencies.</param>
    /// <param name="spacing">Time between two samples in s.</param>
    /// <param name="range">Numbers of the frequencies that count.</param>
    /// <param name="start">Frequency and width in Hz from which the search starts.</param>
    /// <param name="memory">How the phase of an oscillator ages; <see cref="PhaseMemory.None"/> for a linear system.</param>
    public static OscillationLine? Fit(HannSpectra spectra, ReadOnlySpan<double> density, double spacing, (int From, int To) range, (double Frequency, double Width) start, PhaseMemory memory)
    {
        if (range.To - range.From < 6 || !(start.Width > 0)) return null;
        Search search = new(spectra, density[range.From..range.To].ToArray(), spacing, range, memory);
        return search.Run(Math.Log(Math.PI * start.Width), 2 * Math.PI * start.Frequency);
    }

    private sealed class Search(HannSpectra spectra, double[] measured, double spacing, (int From, int To) range, PhaseMemory memory)
    {
        // C, its slope by -ln of the decay and by the phase; the last two are the same without memory.
        private readonly int passes = memory.IsNone ? 2 : 3;
        private readonly double[] cosine = new double[spectra.Length], sine = new double[spectra.Length];
        private readonly double[][] parts = [.. Enumerable.Range(0, 6).Select(_ => new double[spectra.Count])];
        private readonly double[][] slopes = [.. Enumerable.Range(0, 4).Select(_ => new double[range.To - range.From])];
        private readonly double[] line = new double[range.To - range.From];

        /// <summary>Parameters: ln Γ, ω, A, B.</summary>
        public OscillationLine? Run(double logDecay, double frequency)
        {
            double[] p = [logDecay, frequency, 1, 0];
            if (!Start(p)) return null;
            double value = Evaluate(p);
            for (int step = 0; step < MostSteps; step++)
            {
                if (Step() is not { } change) return null;
                double[] next = new double[4];
                double share = 1, found = double.PositiveInfinity;
                for (int i = 0; i < Halvings; i++, share /= 2)
                {
                    for (int a = 0; a < 4; a++) next[a] = p[a] + (share * Math.Clamp(change[a], a == 0 ? -1 : double.NegativeInfinity, a == 0 ? 1 : double.PositiveInfinity));
                    found = Evaluate(next);
                    if (found <= value + (1e-13 * Math.Abs(value))) break;
                }
                if (!(found < double.PositiveInfinity)) return null;
                bool isSettled = Math.Abs(next[0] - p[0]) <= Settled && Math.Abs(next[1] - p[1]) <= Settled * Math.Abs(p[1]);
                (p, value) = (next, found);
                if (isSettled || share < 1e-6) break;
            }
            return Result(p);
        }

        /// <summary>The best A and B by least squares with the measured densities as weights.</summary>
        private bool Start(double[] p)
        {
            Parts(p);
            double[] matrix = new double[4], right = new double[2];
            for (int k = 0; k < measured.Length; k++)
            {
                if (!(measured[k] > 0)) return false;
                (double a, double b, double weight) = (parts[0][range.From + k], parts[1][range.From + k], 1 / (measured[k] * measured[k]));
                (matrix[0], matrix[1], matrix[3]) = (matrix[0] + (weight * a * a), matrix[1] + (weight * a * b), matrix[3] + (weight * b * b));
                (right[0], right[1]) = (right[0] + (weight * a * measured[k]), right[1] + (weight * b * measured[k]));
            }
            matrix[2] = matrix[1];
            if (!DenseLinearSystem.TrySolve(matrix, right)) return false;
            (p[2], p[3]) = (right[0], right[1]);
            if (double.IsFinite(Evaluate(p))) return true;
            p[2] = measured.Sum() / Enumerable.Range(range.From, measured.Length).Sum(k => parts[0][k]);
            p[3] = 0;
            return p[2] > 0 && double.IsFinite(Evaluate(p));
        }

        private void Parts(double[] p)
        {
            double decay = Math.Exp(p[0]);
            for (int pass = 0; pass < passes; pass++)
            {
                for (int m = 0; m < cosine.Length; m++)
                {
                    double time = m * spacing, age = memory.Age(time), size = Math.Exp(-decay * age) * (pass == 0 ? 1 : pass == 1 ? age : time);
                    (double sin, double cos) = Math.SinCos(p[1] * time);
                    (cosine[m], sine[m]) = (size * cos, size * sin);
                }
                spectra.Expected(cosine, sine, spacing, parts[2 * pass], parts[(2 * pass) + 1]);
            }
        }

        /// <summary>S and its slopes; the sum that is made smallest, infinite where S is not positive.</summary>
        private double Evaluate(double[] p)
        {
            Parts(p);
            double decay = Math.Exp(p[0]), sum = 0;
            int turned = 2 * (passes - 1);
            for (int k = 0; k < line.Length; k++)
            {
                int place = range.From + k;
                line[k] = (p[2] * parts[0][place]) + (p[3] * parts[1][place]);
                slopes[0][k] = -decay * ((p[2] * parts[2][place]) + (p[3] * parts[3][place]));
                slopes[1][k] = (p[3] * parts[turned][place]) - (p[2] * parts[turned + 1][place]);
                (slopes[2][k], slopes[3][k]) = (parts[0][place], parts[1][place]);
                sum += line[k] > 0 ? Math.Log(line[k]) + (measured[k] / line[k]) : double.PositiveInfinity;
            }
            return double.IsFinite(sum) ? sum : double.PositiveInfinity;
        }

        private double[]? Step()
        {
            double[] right = new double[4];
            for (int k = 0; k < line.Length; k++)
            {
                for (int a = 0; a < 4; a++) right[a] += slopes[a][k] * (measured[k] - line[k]) / (line[k] * line[k]);
            }
            return Solve(right);
        }

        /// <summary>The inverse of Fisher's matrix times a vector, its parameters scaled.</summary>
        private double[]? Solve(double[] right)
        {
            double[] matrix = new double[16], sizes = new double[4];
            for (int k = 0; k < line.Length; k++)
            {
                double weight = 1 / (line[k] * line[k]);
                for (int a = 0; a < 4; a++)
                {
                    for (int b = 0; b < 4; b++) matrix[(4 * a) + b] += weight * slopes[a][k] * slopes[b][k];
                }
            }
            for (int a = 0; a < 4; a++) sizes[a] = Math.Sqrt(matrix[5 * a]);
            if (sizes.Any(size => !(size > 0 && double.IsFinite(size)))) return null;
            double[] answer = new double[4];
            for (int a = 0; a < 4; a++)
            {
                answer[a] = right[a] / sizes[a];
                for (int b = 0; b < 4; b++) matrix[(4 * a) + b] /= sizes[a] * sizes[b];
            }
            if (!DenseLinearSystem.TrySolve(matrix, answer)) return null;
            for (int a = 0; a < 4; a++) answer[a] /= sizes[a];
            return answer.All(double.IsFinite) ? answer : null;
        }

        private OscillationLine? Result(double[] p)
        {
            double[] frequencyWeights = new double[line.Length], widthWeights = new double[line.Length];
            double[]? ofDecay = Solve([1, 0, 0, 0]), ofFrequency = Solve([0, 1, 0, 0]);
            double decay = Math.Exp(p[0]);
            if (ofDecay is null || ofFrequency is null || !(p[1] > 0) || !double.IsFinite(decay)) return null;
            (double width, double widening) = (memory.FullWidth(decay), Widening(decay));
            for (int k = 0; k < line.Length; k++)
            {
                double weight = 1 / (line[k] * line[k]);
                for (int a = 0; a < 4; a++)
                {
                    frequencyWeights[k] += weight * ofFrequency[a] * slopes[a][k] / (2 * Math.PI);
                    widthWeights[k] += weight * ofDecay[a] * slopes[a][k] * decay * widening;
                }
            }
            return new OscillationLine(p[1] / (2 * Math.PI), width, p[2], p[3]) { Range = range, FrequencyWeights = frequencyWeights, WidthWeights = widthWeights, Densities = [.. line] };
        }

        /// <summary>d(full width)/dΓ in Hz s.</summary>
        private double Widening(double decay)
        {
            const double Share = 1e-4;
            return memory.IsNone ? 1 / Math.PI : (memory.FullWidth(decay * (1 + Share)) - memory.FullWidth(decay * (1 - Share))) / (2 * Share * decay);
        }
    }
}
