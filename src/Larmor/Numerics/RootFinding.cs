using System.Globalization;

namespace Larmor.Numerics;

/// <summary>Zeros of functions of one variable.</summary>
public static class RootFinding
{
    /// <summary>
    /// A zero of a continuous function between two points where its signs differ: Brent's method, inverse quadratic interpolation kept
    /// in check by bisection.
    /// </summary>
    /// <param name="function">The function.</param>
    /// <param name="from">One end of the bracket.</param>
    /// <param name="to">The other end.</param>
    /// <param name="tolerance">Accuracy of the zero, absolute; the spacing of doubles is added.</param>
    /// <remarks>
    /// Never slower than bisection by more than a constant factor. Source: R. P. Brent, Algorithms for Minimization without Derivatives,
    /// Prentice-Hall 1973, chapter 4.
    /// </remarks>
    /// <exception cref="ArgumentException">The function has one sign at both ends, or is not a number there.</exception>
    public static double Brent(Func<double, double> function, double from, double to, double tolerance)
    {
        ArgumentNullException.ThrowIfNull(function);
        (double best, double last, double other) = (to, from, from);
        (double atBest, double atLast) = (function(to), function(from));
        if (!double.IsFinite(atBest) || !double.IsFinite(atLast) || Math.Sign(atBest) * Math.Sign(atLast) > 0)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The function must change its sign between {from} and {to}; its values there are {atLast} and {atBest}."), nameof(function));
        }
        double atOther = atLast;
        double step = to - from;
        double before = step;
        while (true)
        {
            if (Math.Sign(atBest) == Math.Sign(atOther) && atBest != 0)
            {
                (other, atOther) = (last, atLast);
                step = before = best - last;
            }
            if (Math.Abs(atOther) < Math.Abs(atBest))
            {
                (last, best, other) = (best, other, best);
                (atLast, atBest, atOther) = (atBest, atOther, atBest);
            }
            double small = (Math.Abs(best) * 2.3e-16) + (tolerance / 2);
            double half = (other - best) / 2;
            if (Math.Abs(half) <= small || atBest == 0) return best;
            (step, before) = NextStep((best, atBest), (last, atLast), (other, atOther), half, small, step, before);
            (last, atLast) = (best, atBest);
            best += Math.Abs(step) > small ? step : Math.CopySign(small, half);
            atBest = function(best);
        }
    }

    private static (double Step, double Before) NextStep(
        (double X, double F) best, (double X, double F) last, (double X, double F) other, double half, double small, double step, double before)
    {
        if (Math.Abs(before) < small || Math.Abs(last.F) <= Math.Abs(best.F)) return (half, half);
        double ratio = best.F / last.F;
        double numerator;
        double denominator;
        if (last.X == other.X)
        {
            numerator = 2 * half * ratio;
            denominator = 1 - ratio;
        }
        else
        {
            double q = last.F / other.F;
            double r = best.F / other.F;
            numerator = ratio * ((2 * half * q * (q - r)) - ((best.X - last.X) * (r - 1)));
            denominator = (q - 1) * (r - 1) * (ratio - 1);
        }
        if (numerator > 0) denominator = -denominator;
        numerator = Math.Abs(numerator);
        bool trusted = 2 * numerator < Math.Min((3 * half * denominator) - Math.Abs(small * denominator), Math.Abs(before * denominator));
        return trusted ? (numerator / denominator, step) : (half, half);
    }
}
