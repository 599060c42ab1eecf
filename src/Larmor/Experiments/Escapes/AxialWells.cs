using Larmor.Fluctuations.Axial;

namespace Larmor.Experiments.Escapes;

/// <summary>The two wells of an axial landscape g(c) and the top between them.</summary>
/// <param name="Lower">c of the well at smaller c.</param>
/// <param name="Upper">c of the well at larger c.</param>
/// <param name="Top">c of the top.</param>
internal sealed record AxialWells(double Lower, double Upper, double Top)
{
    private const int Points = 1001;

    /// <summary>The values of c at which g is smallest, each to rounding; more than two are all given.</summary>
    public static IReadOnlyList<double> Minima(AxialLandscape landscape) => Extrema(landscape.ReducedEnergy);

    /// <summary>The wells; null where there are not exactly two.</summary>
    public static AxialWells? Of(AxialLandscape landscape)
    {
        if (Minima(landscape) is not [var lower, var upper]) return null;
        double[] tops = [.. Extrema(c => -landscape.ReducedEnergy(c)).Where(c => c > lower && c < upper)];
        return tops is [var top] ? new AxialWells(lower, upper, top) : null;
    }

    /// <summary>
    /// The rate over a high barrier from a well at a pole, in 1/s: D (1 − c²)√(|g''|/2π) |g'(pole)| e^{−Δ} with c and g'' at the top. Null where the well is not at a pole.
    /// </summary>
    /// <remarks>Laplace's method on the integral of the mean first passage; Brown's formula for a uniaxial energy. Relative error of order 1/Δ.</remarks>
    public double? Formula(AxialLandscape landscape, bool fromUpper)
    {
        const double step = 1e-3;
        double well = fromUpper ? Upper : Lower;
        if (Math.Abs(well) != 1) return null;
        double g(double c) => landscape.ReducedEnergy(c);
        double inwards = -Math.Sign(well) * step, slope = ((4 * g(well + inwards)) - (3 * g(well)) - g(well + (2 * inwards))) / (2 * step);
        double curvature = (g(Top + step) - (2 * g(Top)) + g(Top - step)) / (step * step);
        if (!(slope > 0 && curvature < 0)) return null;
        return landscape.Diffusion * (1 - Top) * (1 + Top) * Math.Sqrt(-curvature / (2 * Math.PI)) * slope * Math.Exp(g(well) - g(Top));
    }

    private static List<double> Extrema(Func<double, double> function)
    {
        double At(int i) => -1 + (2.0 * i / (Points - 1));
        double[] values = [.. Enumerable.Range(0, Points).Select(i => function(At(i)))];
        double rounding = 1e-14 * values.Max(Math.Abs);
        List<double> found = [];
        if (values[0] < values[1] - rounding) found.Add(-1);
        for (int i = 1; i < Points - 1; i++)
        {
            if (values[i] < values[i - 1] && values[i] <= values[i + 1]) found.Add(Smallest(function, At(i - 1), At(i + 1)));
        }
        if (values[^1] < values[^2] - rounding) found.Add(1);
        return found;
    }

    /// <summary>Golden sections.</summary>
    private static double Smallest(Func<double, double> function, double low, double high)
    {
        double share = (Math.Sqrt(5) - 1) / 2;
        while (high - low > 1e-9)
        {
            double left = high - (share * (high - low)), right = low + (share * (high - low));
            if (function(left) < function(right)) high = right;
            else low = left;
        }
        return 0.5 * (low + high);
    }
}
