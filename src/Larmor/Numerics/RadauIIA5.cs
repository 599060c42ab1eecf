using System.Numerics;
using Larmor.Provenance;

namespace Larmor.Numerics;

/// <summary>The method of Radau IIA with three stages and order 5: its claims and its coefficients, as linear systems need them.</summary>
/// <remarks>
/// L-stable and stiffly accurate: what decays at once is gone after one step. A⁻¹ = V diag(μ) V⁻¹ with one real and two conjugate μ, so that a step
/// of M y′ = −K y + f solves (μ_k M/h + K) W_k = (V⁻¹)_k·(f_i − K y) for each, and the stages are y + V W.
/// Source: E. Hairer, G. Wanner, Solving Ordinary Differential Equations II, 2nd ed. (1996), section IV.8, doi:10.1007/978-3-642-05221-7.
/// </remarks>
public static class RadauIIA5
{
    private static readonly double Root6 = Math.Sqrt(6);

    /// <summary>What the stepper claims.</summary>
    public static StepperDeclaration Declaration { get; } = new(
        "Radau IIA 5",
        Order: 5,
        DenseOrder: 3,
        StochasticCalculus.Deterministic,
        "linear invariants; what decays, decays (L-stable)",
        new Citation(
            "hairer-wanner-1996",
            "E. Hairer, G. Wanner, Solving Ordinary Differential Equations II: Stiff and Differential-Algebraic Problems, 2nd ed., Springer (1996).",
            "10.1007/978-3-642-05221-7"));

    /// <summary>c_i: the share of the step at which each stage stands.</summary>
    internal static double[] Nodes { get; } = [(4 - Root6) / 10, (4 + Root6) / 10, 1];

    /// <summary>a_ij by rows; the last row holds the weights too.</summary>
    internal static double[,] Stages { get; } = new double[,]
    {
        { (88 - (7 * Root6)) / 360, (296 - (169 * Root6)) / 1800, (-2 + (3 * Root6)) / 225 },
        { (296 + (169 * Root6)) / 1800, (88 + (7 * Root6)) / 360, (-2 - (3 * Root6)) / 225 },
        { (16 - Root6) / 36, (16 + Root6) / 36, 1.0 / 9 },
    };

    /// <summary>The combination of the stages' increments over h in the estimate of the error.</summary>
    internal static double[] ErrorWeights { get; } = [-(13 + (7 * Root6)) / 3, (-13 + (7 * Root6)) / 3, -1.0 / 3];

    /// <summary>μ_k: the real one, then the one with the positive imaginary part, then its conjugate.</summary>
    internal static Complex[] Poles { get; } = PolesOf();

    /// <summary>V by rows.</summary>
    internal static Complex[,] Vectors { get; } = VectorsOf();

    /// <summary>V⁻¹ by rows.</summary>
    internal static Complex[,] Inverse { get; } = InverseOf(Vectors);

    private static Complex[] PolesOf()
    {
        // 1/μ are the eigenvalues of A, zeros of z³ − (3/5) z² + (3/20) z − 1/60.
        double nine = Math.Cbrt(9), eightyOne = Math.Cbrt(81);
        double real = (6 + eightyOne - nine) / 30, share = (12 - eightyOne + nine) / 60, turn = Math.Sqrt(3) * (eightyOne + nine) / 60;
        Complex pair = 1 / new Complex(share, -turn);
        return [1 / real, pair, Complex.Conjugate(pair)];
    }

    private static Complex[,] VectorsOf()
    {
        // (A − z) v = 0 with v₃ = 1: the first two rows.
        Complex[,] vectors = new Complex[3, 3];
        for (int k = 0; k < 3; k++)
        {
            Complex z = 1 / Poles[k], a = Stages[0, 0] - z, b = Stages[0, 1], c = Stages[1, 0], d = Stages[1, 1] - z;
            Complex determinant = (a * d) - (b * c);
            vectors[0, k] = ((b * Stages[1, 2]) - (d * Stages[0, 2])) / determinant;
            vectors[1, k] = ((c * Stages[0, 2]) - (a * Stages[1, 2])) / determinant;
            vectors[2, k] = 1;
        }
        return vectors;
    }

    private static Complex[,] InverseOf(Complex[,] m)
    {
        Complex[,] inverse = new Complex[3, 3];
        Complex Minor(int i, int j) => (m[(i + 1) % 3, (j + 1) % 3] * m[(i + 2) % 3, (j + 2) % 3]) - (m[(i + 1) % 3, (j + 2) % 3] * m[(i + 2) % 3, (j + 1) % 3]);
        Complex determinant = (m[0, 0] * Minor(0, 0)) + (m[0, 1] * Minor(0, 1)) + (m[0, 2] * Minor(0, 2));
        for (int i = 0; i < 3; i++)
        {
            for (int j = 0; j < 3; j++) inverse[j, i] = Minor(i, j) / determinant;
        }
        return inverse;
    }
}
