using Larmor.Numerics;

namespace Larmor.Fluctuations.Density;

/// <summary>The stationary density of a sector: A ρ = 0 with the total probability given.</summary>
/// <remarks>
/// Where two states exchange slowly, factors in double precision mistake their shares by ε‖A‖/λ1; what the exact A leaves over, solved for again and again, removes it as long as that is
/// below one half. Source: J. H. Wilkinson, Rounding Errors in Algebraic Processes (1963), chapter 3.
/// </remarks>
internal static class StationarySolution
{
    private const int MostSteps = 40;
    private const double Settled = 1e-15;

    /// <summary>The coefficients, how much the last step of refinement changed them, and how much the first, both beside their size.</summary>
    /// <param name="sector">The sector with the total probability.</param>
    public static (double[] Coefficients, double Rounding, double Refined) Of(Sector sector)
    {
        BandedMatrix inner = sector.WithoutProbability();
        BandedFactors factors = BandedFactors.Of(inner) ?? throw new ArithmeticException("The Fokker-Planck matrix is singular: the diffusion is too weak beside the drift for double precision.");
        ExactOperator exact = sector.Exact;
        DoubleDouble[] solution = new DoubleDouble[inner.Size + 1];
        solution[0] = 1 / Math.Sqrt(4 * Math.PI);
        double before = double.PositiveInfinity, first = 0;
        for (int step = 0; ; step++)
        {
            double[] change = [.. exact.Times(solution).Skip(1).Select(value => -value.High)];
            factors.Solve(change);
            for (int i = 0; i < change.Length; i++) solution[i + 1] += change[i];
            double size = Math.Sqrt(SpanArithmetic.Dot(change, change) / solution.Sum(value => value.High * value.High));
            // The first step is the solution itself.
            if (step == 1) first = size;
            if (step > 0 && (size <= Settled || size > 0.5 * before || step == MostSteps)) return ([.. solution.Select(value => value.High)], size, first);
            if (step > 0) before = size;
        }
    }
}
