namespace Larmor.Fluctuations.Propagation;

/// <summary>Lengths of the steps of a pulse and of the wait after it, at several refinements.</summary>
/// <remarks>Where the lengths of the pulses are multiples of one unit, so is each unit of the step: no pulse then ends within one.</remarks>
internal sealed class PulseClock
{
    private const int Most = 64, Order = 8;
    private const double Same = 1e-7;

    private PulseClock(double step, double wait, int waits) => (Step, Wait, Waits) = (step, wait, waits);

    /// <summary>Length of the step that refinement 1 would have, in units of 1/D.</summary>
    public double Step { get; }

    /// <summary>Length of a step of the wait at refinement 1.</summary>
    public double Wait { get; }

    /// <summary>Number of steps of the wait at refinement 1; 0 without a wait.</summary>
    public int Waits { get; }

    /// <summary>A clock.</summary>
    /// <param name="pulses">Lengths of the pulses in units of 1/D.</param>
    /// <param name="wait">Length of the wait.</param>
    /// <param name="longest">Longest step that is wanted at refinement 1, of the pulse and of the wait.</param>
    public static PulseClock Of(IReadOnlyList<double> pulses, double wait, (double Pulse, double Wait) longest)
    {
        double[] lengths = [.. pulses.Where(length => length > 0).Order()];
        double step = longest.Pulse;
        if (lengths.Length > 0)
        {
            double unit = Unit(lengths);
            // Without a common unit the shortest pulse has whole steps, and the others are read between steps.
            if (unit < longest.Pulse / Most) unit = lengths[0];
            step = unit / Math.Ceiling((unit / longest.Pulse) - Same);
        }
        int waits = wait > 0 ? (int)Math.Ceiling((wait / longest.Wait) - Same) : 0;
        return new PulseClock(step, waits > 0 ? wait / waits : 0, waits);
    }

    /// <summary>A number after a time from those after whole steps, as the logarithm where all are positive.</summary>
    /// <param name="time">The time over the length of a step.</param>
    /// <param name="after">The number after so many steps.</param>
    public static double Between(double time, Func<int, double> after)
    {
        double nearest = Math.Round(time);
        if (Math.Abs(time - nearest) <= Same * Math.Max(1, time)) return after((int)nearest);
        // Before the first step nothing is known of how it begins.
        int first = Math.Max(1, (int)Math.Floor(time) + 1 - (Order / 2));
        double[] values = [.. Enumerable.Range(first, Order).Select(after)];
        bool isPositive = values.All(value => value > 0);
        double sum = 0;
        for (int i = 0; i < Order; i++)
        {
            double weight = 1;
            for (int j = 0; j < Order; j++)
            {
                if (j != i) weight *= (time - first - j) / (i - j);
            }
            sum += weight * (isPositive ? Math.Log(values[i]) : values[i]);
        }
        return isPositive ? Math.Exp(sum) : Math.Max(0, sum);
    }

    /// <summary>The greatest length of which all are multiples, by Euclid's way.</summary>
    private static double Unit(double[] lengths)
    {
        double unit = lengths[0], least = 1e-6 * lengths[0];
        foreach (double length in lengths)
        {
            double a = length, b = unit;
            while (b > least)
            {
                double rest = a - (b * Math.Round(a / b));
                (a, b) = (b, Math.Abs(rest));
            }
            unit = a;
        }
        return unit;
    }
}
