namespace Larmor.Fluctuations.Propagation;

/// <summary>The limit of a number that steps of three lengths give, and how far it may be off.</summary>
/// <param name="Value">The limit.</param>
/// <param name="Error">Estimated error.</param>
/// <param name="Order">Observed order in the length of a step; null where the three differ by rounding only.</param>
internal readonly record struct StepExtrapolation(double Value, double Error, double? Order)
{
    // A scheme of second order with even powers shows orders between two and four.
    private const double LowestOrder = 1.6, HighestOrder = 4.6, Rounding = 1e-9;

    /// <summary>Neville's scheme in the square of the step.</summary>
    /// <param name="steps">Three lengths of a step, falling.</param>
    /// <param name="values">The number with each.</param>
    /// <remarks>The error is the difference that the longest step makes; where the observed order is none that the scheme can have, twice the difference of both extrapolations of two
    /// steps, too.</remarks>
    public static StepExtrapolation Of(ReadOnlySpan<double> steps, ReadOnlySpan<double> values)
    {
        (double a, double b, double c) = (steps[0] * steps[0], steps[1] * steps[1], steps[2] * steps[2]);
        double first = ((values[1] * a) - (values[0] * b)) / (a - b), second = ((values[2] * b) - (values[1] * c)) / (b - c), both = ((second * a) - (first * c)) / (a - c);
        double error = Math.Abs(both - second), last = Math.Abs(values[2] - values[1]);
        double? order = OrderOf(steps, values);
        if (last > Rounding && order is not (>= LowestOrder and <= HighestOrder)) error += 2 * Math.Abs(second - first);
        return new StepExtrapolation(both, error + Rounding, order);
    }

    /// <summary>p with (x − y)/(y − z) = (a^p − b^p)/(b^p − c^p), by halving; null where there is none between 0.2 and 8.</summary>
    private static double? OrderOf(ReadOnlySpan<double> steps, ReadOnlySpan<double> values)
    {
        double wide = values[0] - values[1], narrow = values[1] - values[2], a = steps[0] / steps[1], c = steps[2] / steps[1];
        if (Math.Abs(narrow) <= Rounding || !(wide / narrow > 0)) return null;
        double ratio = wide / narrow, low = 0.2, high = 8;
        double At(double p) => (Math.Pow(a, p) - 1) / (1 - Math.Pow(c, p));
        if (ratio < At(low) || ratio > At(high)) return null;
        for (int i = 0; i < 50; i++)
        {
            double middle = 0.5 * (low + high);
            if (At(middle) < ratio) low = middle;
            else high = middle;
        }
        return 0.5 * (low + high);
    }
}
