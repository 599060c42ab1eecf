namespace Larmor.Numerics;

/// <summary>
/// A Rosenbrock method of order 4 with six stages, L-stable and stiffly accurate, with an embedded one of order 3: one factorization of 1 − γhJ for a step, whether the equation
/// depends on time or not.
/// </summary>
/// <remarks>
/// In the form without products by the matrix: (1/(γh) − J) k_i = f(t + α_i h, y + Σ a_ij k_j) + Σ (c_ij/h) k_j + h δ_i ∂f/∂t, the new y is that of the last stage plus k_6, and k_6 is the
/// error. Source: E. Hairer, G. Wanner, Solving Ordinary Differential Equations II (2nd ed., Springer 1996), sections IV.7 and VI.4, the method RODAS.
/// </remarks>
internal static class Rosenbrock4
{
    /// <summary>Number of stages.</summary>
    public const int Stages = 6;

    /// <summary>γ.</summary>
    public const double Gamma = 0.25;

    /// <summary>α: the time of each stage in units of the step.</summary>
    public static IReadOnlyList<double> Times { get; } = [0, 0.386, 0.21, 0.63, 1, 1];

    /// <summary>δ: weights of ∂f/∂t.</summary>
    public static IReadOnlyList<double> Slopes { get; } = [0.25, -0.1043, 0.1035, -0.0362, 0, 0];

    /// <summary>a: for each stage the weights of those before it in its argument.</summary>
    public static IReadOnlyList<double[]> Arguments { get; } =
    [
        [],
        [1.544],
        [0.9466785280815826, 0.2557011698983284],
        [3.314825187068521, 2.896124015972201, 0.9986419139977817],
        [1.221224509226641, 6.019134481288629, 12.53708332932087, -0.6878860361058950],
        [1.221224509226641, 6.019134481288629, 12.53708332932087, -0.6878860361058950, 1],
    ];

    /// <summary>c: for each stage the weights of those before it beside its slope.</summary>
    public static IReadOnlyList<double[]> Additions { get; } =
    [
        [],
        [-5.6688],
        [-2.430093356833875, -0.2063599157091915],
        [-0.1073529058151375, -9.594562251023355, -20.47028614809616],
        [7.496443313967647, -10.24680431464352, -33.99990352819905, 11.70890893206160],
        [8.083246795921522, -7.981132988064893, -31.52159432874371, 16.31930543123136, -6.058818238834054],
    ];
}
