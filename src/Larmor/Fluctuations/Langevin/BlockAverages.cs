namespace Larmor.Fluctuations.Langevin;

/// <summary>Averages of several numbers over each block, with the number of trajectories as weight.</summary>
internal sealed class BlockAverages(int count)
{
    private readonly List<double[]> averages = [];
    private readonly List<double> weights = [];

    /// <summary>Adds one block.</summary>
    public void Add(double weight, double[] average)
    {
        weights.Add(weight);
        averages.Add(average);
    }

    /// <summary>Adds all blocks of another.</summary>
    public void Add(BlockAverages other)
    {
        weights.AddRange(other.weights);
        averages.AddRange(other.averages);
    }

    /// <summary>Average of one number over all trajectories.</summary>
    public double Mean(int i)
    {
        double sum = 0, weight = 0;
        for (int b = 0; b < averages.Count; b++)
        {
            sum += weights[b] * averages[b][i];
            weight += weights[b];
        }
        return sum / weight;
    }

    /// <summary>Average of all numbers.</summary>
    public IReadOnlyList<Estimate> Estimates() => [.. Enumerable.Range(0, count).Select(i => Of(average => average[i]))];

    /// <summary>Average of a function that is linear in the averages, with its error from the spread of the blocks.</summary>
    public Estimate Of(Func<double[], double> linear) => Of(averages.Select(linear));

    /// <summary>Average of a linear function of the averages of this one and of another with the same blocks.</summary>
    public Estimate Of(BlockAverages other, Func<double[], double[], double> linear)
    {
        if (averages.Count != other.averages.Count || !weights.SequenceEqual(other.weights)) throw new ArgumentException("The two ensembles do not consist of the same trajectories.", nameof(other));
        return Of(averages.Zip(other.averages, linear));
    }

    /// <summary>Average of independent numbers with its error from their spread.</summary>
    public static Estimate OfEach(IReadOnlyList<double> values)
    {
        if (values.Count == 0) throw new InvalidOperationException("Nothing was gathered: no trajectory has run, or none was looked at.");
        double mean = 0, square = 0;
        for (int i = 0; i < values.Count; i++) mean += values[i] / values.Count;
        for (int i = 0; i < values.Count; i++) square += (values[i] - mean) * (values[i] - mean);
        return new Estimate(mean, values.Count < 2 ? double.PositiveInfinity : Math.Sqrt(square / ((double)values.Count * (values.Count - 1))));
    }

    private Estimate Of(IEnumerable<double> values)
    {
        double[] all = [.. values];
        if (all.Length == 0) throw new InvalidOperationException("Nothing was gathered: no trajectory has run, or none was looked at.");
        double weight = weights.Sum(), mean = 0, square = 0;
        for (int b = 0; b < all.Length; b++) mean += weights[b] * all[b] / weight;
        for (int b = 0; b < all.Length; b++) square += weights[b] * weights[b] * (all[b] - mean) * (all[b] - mean) / (weight * weight);
        return new Estimate(mean, all.Length < 2 ? double.PositiveInfinity : Math.Sqrt(square * all.Length / (all.Length - 1)));
    }
}
