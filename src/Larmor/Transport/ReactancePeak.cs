using Larmor.Layers;
using Larmor.Quantities;

namespace Larmor.Transport;

/// <summary>Where the accumulation of a stack lags most: the frequency at which its reactance is largest.</summary>
/// <remarks>
/// −X = 2πf S(f) is a sum of relaxations a 2πfτ/(1 + (2πfτ)²) of the modes, each with a ≥ 0: the highest of its maxima over ten decades about the mean
/// relaxation time S(0)/R_ne, on a grid first and then by golden section.
/// </remarks>
public static class ReactancePeak
{
    private const int DecadesBelow = 4, DecadesAbove = 6, PointsPerDecade = 8;

    /// <summary>The state at the peak; null where nothing accumulates.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="orientations">For each layer +1 or −1; 0 for a normal metal.</param>
    /// <param name="cosineSquared">cos²θ of the angle between the current and the common axis, for relaxations that depend on it.</param>
    /// <exception cref="ArgumentException">The stack has no response; the message is that of <see cref="AlternatingTransport.Refusal"/>.</exception>
    public static AlternatingState? Of(Multilayer stack, ReadOnlySpan<int> orientations, double cosineSquared = 0)
    {
        AlternatingState steady = AlternatingTransport.Solve(stack, orientations, Frequency.Zero, cosineSquared);
        double resistance = steady.NonEquilibriumImpedanceArea.Real;
        if (!(steady.Storage > 0 && resistance > 0)) return null;
        Func<double, AlternatingState> solve = AlternatingTransport.Prepared(stack, orientations, cosineSquared);
        double centre = resistance / (2 * Math.PI * steady.Storage);
        double Reactance(double exponent) => -solve(centre * Math.Pow(10, exponent)).NonEquilibriumImpedanceArea.Imaginary;
        double best = Enumerable.Range(-DecadesBelow * PointsPerDecade, (DecadesBelow + DecadesAbove) * PointsPerDecade).Select(i => (double)i / PointsPerDecade).MaxBy(Reactance);
        double low = best - (1.0 / PointsPerDecade), high = best + (1.0 / PointsPerDecade), golden = (Math.Sqrt(5) - 1) / 2;
        double first = high - (golden * (high - low)), second = low + (golden * (high - low)), atFirst = Reactance(first), atSecond = Reactance(second);
        // The top is flat: beyond the root of the rounding its place has no meaning.
        while (high - low > 1e-7)
        {
            if (atFirst > atSecond)
            {
                (high, second, atSecond) = (second, first, atFirst);
                first = high - (golden * (high - low));
                atFirst = Reactance(first);
            }
            else
            {
                (low, first, atFirst) = (first, second, atSecond);
                second = low + (golden * (high - low));
                atSecond = Reactance(second);
            }
        }
        return solve(centre * Math.Pow(10, (low + high) / 2));
    }
}
