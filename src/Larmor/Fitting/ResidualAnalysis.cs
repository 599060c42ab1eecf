using MathNet.Numerics.Distributions;

namespace Larmor.Fitting;

/// <summary>Whether residuals look like chance.</summary>
/// <param name="Count">Number of points.</param>
/// <param name="ChiSquare">Sum of their squares, dimensionless.</param>
/// <param name="Largest">The largest residual in standard deviations.</param>
/// <param name="ProbabilityOfLargest">Probability that chance gives one as large among so many points, a pure number.</param>
/// <param name="Runs">Number of runs of one sign.</param>
/// <param name="RunsScore">Runs less those expected from chance, in standard deviations (Wald and Wolfowitz): strongly negative where residuals follow a curve; null where there are too few.</param>
public sealed record ResidualAnalysis(int Count, double ChiSquare, double Largest, double ProbabilityOfLargest, int Runs, double? RunsScore)
{
    private const int FewestOfASign = 4;

    /// <summary>Analyses residuals in their order.</summary>
    /// <param name="residuals">(y − f)/σ.</param>
    /// <remarks>Source: A. Wald, J. Wolfowitz, Ann. Math. Stat. 11, 147 (1940), doi:10.1214/aoms/1177731909.</remarks>
    public static ResidualAnalysis Of(IReadOnlyList<double> residuals)
    {
        ArgumentNullException.ThrowIfNull(residuals);
        int count = residuals.Count, positive = residuals.Count(one => one > 0), negative = count - positive, runs = count == 0 ? 0 : 1;
        for (int i = 1; i < count; i++)
        {
            if (residuals[i] > 0 != residuals[i - 1] > 0) runs++;
        }
        double largest = count == 0 ? 0 : residuals.Max(Math.Abs), beyond = 2 * Normal.CDF(0, 1, -largest);
        double? score = null;
        if (positive >= FewestOfASign && negative >= FewestOfASign)
        {
            double product = 2.0 * positive * negative, mean = (product / count) + 1, variance = product * (product - count) / ((double)count * count * (count - 1));
            score = (runs - mean) / Math.Sqrt(variance);
        }
        return new ResidualAnalysis(count, residuals.Sum(one => one * one), largest, 1 - Math.Pow(1 - beyond, count), runs, score);
    }
}
