namespace Larmor.Fluctuations.Axial;

/// <summary>Chances e^{−m} m^k/k! of the number of events of a clock, as far as they matter.</summary>
internal readonly ref struct PoissonWeights
{
    // So many standard deviations on both sides, and as many events more: functions that change by e^{-70} within them lose nothing.
    private const double Deviations = 12, More = 60;

    private PoissonWeights(long first, double[] values) => (First, Values) = (first, values);

    /// <summary>Number of events of the first weight.</summary>
    public long First { get; }

    /// <summary>The weights, their sum 1.</summary>
    public double[] Values { get; }

    /// <summary>The least number of events that matters.</summary>
    public static double From(double mean) => Math.Max(0, Math.Floor(mean - (Deviations * Math.Sqrt(mean)) - More));

    /// <summary>The greatest number of events that matters.</summary>
    public static double To(double mean) => Math.Ceiling(mean + (Deviations * Math.Sqrt(mean)) + More);

    /// <summary>The weights around a mean.</summary>
    public static PoissonWeights Of(double mean)
    {
        long first = (long)From(mean), last = (long)To(mean), mode = Math.Clamp((long)mean, first, last);
        double[] values = new double[last - first + 1];
        values[mode - first] = 1;
        for (long k = mode + 1; k <= last; k++) values[k - first] = values[k - 1 - first] * (mean / k);
        for (long k = mode - 1; k >= first; k--) values[k - first] = values[k + 1 - first] * ((k + 1) / mean);
        double sum = 0;
        foreach (double value in values) sum += value;
        for (int i = 0; i < values.Length; i++) values[i] /= sum;
        return new PoissonWeights(first, values);
    }
}
