using Larmor.Provenance;

namespace Larmor.Numerics;

/// <summary>
/// The pair of orders 5 and 4 of Dormand and Prince: its claims, its coefficients and the stepper for a given system.
/// </summary>
/// <remarks>
/// Coefficients: Dormand and Prince, Table 2 (RK5(4)7M). Continuous output of order 4: Hairer, Nørsett, Wanner, Solving Ordinary
/// Differential Equations I, 2nd ed. (1993), section II.6.
/// </remarks>
public static class DormandPrince54
{
    internal const double C2 = 1.0 / 5, C3 = 3.0 / 10, C4 = 4.0 / 5, C5 = 8.0 / 9;
    internal const double A21 = 1.0 / 5;
    internal const double A31 = 3.0 / 40, A32 = 9.0 / 40;
    internal const double A41 = 44.0 / 45, A42 = -56.0 / 15, A43 = 32.0 / 9;
    internal const double A51 = 19372.0 / 6561, A52 = -25360.0 / 2187, A53 = 64448.0 / 6561, A54 = -212.0 / 729;
    internal const double A61 = 9017.0 / 3168, A62 = -355.0 / 33, A63 = 46732.0 / 5247, A64 = 49.0 / 176, A65 = -5103.0 / 18656;
    internal const double B1 = 35.0 / 384, B3 = 500.0 / 1113, B4 = 125.0 / 192, B5 = -2187.0 / 6784, B6 = 11.0 / 84;
    internal const double E1 = 71.0 / 57600, E3 = -71.0 / 16695, E4 = 71.0 / 1920, E5 = -17253.0 / 339200, E6 = 22.0 / 525, E7 = -1.0 / 40;
    internal const double D1 = -12715105075.0 / 11282082432, D3 = 87487479700.0 / 32700410799, D4 = -10690763975.0 / 1880347072;
    internal const double D5 = 701980252875.0 / 199316789632, D6 = -1453857185.0 / 822651844, D7 = 69997945.0 / 29380423;

    /// <summary>What the stepper claims.</summary>
    public static StepperDeclaration Declaration { get; } = new(
        "Dormand-Prince 5(4)",
        Order: 5,
        DenseOrder: 4,
        StochasticCalculus.Deterministic,
        "the set that the system projects onto, for example |u| = 1",
        new Citation(
            "dormand-prince-1980",
            "J. R. Dormand, P. J. Prince, A family of embedded Runge-Kutta formulae, J. Comput. Appl. Math. 6, 19-26 (1980).",
            "10.1016/0771-050X(80)90013-3"));

    /// <summary>The coefficients.</summary>
    public static ButcherTableau Tableau { get; } = new(
        [0, C2, C3, C4, C5, 1, 1],
        [[], [A21], [A31, A32], [A41, A42, A43], [A51, A52, A53, A54], [A61, A62, A63, A64, A65], [B1, 0, B3, B4, B5, B6]],
        [B1, 0, B3, B4, B5, B6, 0],
        [E1, 0, E3, E4, E5, E6, E7]);

    /// <summary>A stepper for a system.</summary>
    public static DormandPrince54<TSystem> For<TSystem>(TSystem system, StepControl control)
        where TSystem : IOdeSystem => new(system, control);
}
