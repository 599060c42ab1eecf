namespace Larmor.Numerics;

/// <summary>
/// e^{hA} as a rational function of order 8 with one real pole, L-stable: with W = 1/(1 − γhA) and T = 1 − W it is Σ L_n T^n, n = 0 to 8, so that a step needs one factorization and eight solves.
/// </summary>
/// <remarks>
/// L_n are Laguerre's polynomials L_n^(−1) at 1/γ, since e^z = Σ L_n^(−1)(1/γ) t^n with t = −γz/(1 − γz); 1/γ is the zero of L_8 that makes the function vanish at −∞ without losing A-stability.
/// Σ L_n (T^{n−1} − T^n), n ≥ 1, times −γh is the integral of e^{sA} from 0 to h to the same order. Sources: S. P. Nørsett, BIT 18, 40 (1978), doi:10.1007/BF01947742 (restricted
/// Padé approximations); E. Hairer, G. Wanner, Solving Ordinary Differential Equations II (2nd ed., Springer 1996), section IV.6, table 6.4.
/// </remarks>
internal static class RestrictedPade8
{
    /// <summary>Number of solves of a step, and its order.</summary>
    public const int Order = 8;

    /// <summary>1/γ: the fourth zero of L_8.</summary>
    public const double Pole = 4.266700170287658793649;

    /// <summary>γ.</summary>
    public const double Gamma = 1 / Pole;

    /// <summary>L_n for n = 0 to 8; n L_n = (2n − 2 − 1/γ) L_(n−1) − (n − 2) L_(n−2).</summary>
    public static IReadOnlyList<double> Weights { get; } = Laguerre();

    private static double[] Laguerre()
    {
        double[] values = new double[Order + 1];
        (values[0], values[1]) = (1, -Pole);
        for (int n = 2; n <= Order; n++) values[n] = ((((2 * n) - 2 - Pole) * values[n - 1]) - ((n - 2) * values[n - 2])) / n;
        return values;
    }
}
