namespace Larmor.Numerics;

/// <summary>
/// Coefficients of the singly diagonally implicit Runge-Kutta method of order 4 with five stages that is L-stable and ends in its last stage, with an embedded one of order 3.
/// </summary>
/// <remarks>Source: E. Hairer, G. Wanner, Solving Ordinary Differential Equations II (2nd ed., Springer 1996), section IV.6, formulas (6.16) to (6.18).</remarks>
internal static class SinglyImplicit4
{
    /// <summary>Number of stages.</summary>
    public const int Stages = 5;

    /// <summary>The diagonal.</summary>
    public const double Gamma = 0.25;

    /// <summary>For each stage the weights of those before it; with <see cref="Gamma"/> those of the last are the weights of the step.</summary>
    public static IReadOnlyList<double[]> Weights { get; } =
    [
        [],
        [1.0 / 2],
        [17.0 / 50, -1.0 / 25],
        [371.0 / 1360, -137.0 / 2720, 15.0 / 544],
        [25.0 / 24, -49.0 / 48, 125.0 / 16, -85.0 / 12],
    ];

    /// <summary>Weights of order 4 less those of order 3.</summary>
    public static IReadOnlyList<double> Differences { get; } = [(25.0 / 24) - (59.0 / 48), (-49.0 / 48) + (17.0 / 96), (125.0 / 16) - (225.0 / 32), 0, Gamma];
}
