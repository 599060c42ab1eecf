using Larmor.Numerics.Sphere;

namespace Larmor.Fluctuations.Density;

/// <summary>Where an evolution at one degree has come to.</summary>
/// <param name="Density">The density at the end.</param>
/// <param name="Error">Sum of the estimated errors of all steps beside the size of the start.</param>
/// <param name="Tail">Largest size of the last two degrees beside the whole.</param>
/// <param name="Integrals">The integrals over time of the averages that were watched.</param>
internal sealed record FlowResult(SphereDensity Density, double Error, double Tail, double[] Integrals);

/// <summary>What evolutions of densities have in common.</summary>
internal static class FlowParts
{
    /// <summary>The coefficients of a density up to a degree, and how much of it lies beyond.</summary>
    public static (double[] Coefficients, double Tail) Cut(SphereDensity density, int degree)
    {
        double[] coefficients = new double[RealHarmonics.Count(degree)];
        Array.Copy(density.Series.Coefficients, coefficients, Math.Min(coefficients.Length, density.Series.Coefficients.Length));
        return (coefficients, density.Degree > degree ? density.Tail(degree) : 0);
    }

    /// <summary>Root of the sum of squares.</summary>
    public static double Size(double[] coefficients)
    {
        double sum = 0;
        foreach (double c in coefficients) sum += c * c;
        return Math.Sqrt(sum);
    }

    /// <summary>Place among some harmonics of the first that belongs to the last two degrees.</summary>
    public static int FirstOfTail(int[] harmonics, int degree)
    {
        int first = Array.FindIndex(harmonics, place => place >= RealHarmonics.Count(degree - 2));
        return first < 0 ? harmonics.Length : first;
    }

    /// <summary>The coefficients of a function at some harmonics.</summary>
    public static double[] At(HarmonicSeries function, int[] harmonics) => [.. harmonics.Select(place => place < function.Coefficients.Length ? function.Coefficients[place] : 0)];

    /// <summary>Size of the entries from a place on beside that of all.</summary>
    public static double Tail(double[] state, int first)
    {
        double tail = 0, all = 0;
        for (int i = 0; i < state.Length; i++)
        {
            all += state[i] * state[i];
            if (i >= first) tail += state[i] * state[i];
        }
        return all > 0 ? Math.Sqrt(tail / all) : 0;
    }
}
