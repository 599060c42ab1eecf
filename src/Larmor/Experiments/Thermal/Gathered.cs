using Larmor.Experiments.Motion;
using Larmor.Fluctuations.Langevin;
using Larmor.Numerics;

namespace Larmor.Experiments.Thermal;

/// <summary>What all stretches so far have gathered with one length of the step.</summary>
internal sealed class Gathered
{
    private double[][] ends = [];

    /// <summary>Sum of each number over the trajectories, sample by sample.</summary>
    public List<double[]> Sums { get; } = [];

    /// <summary>Sums of squares.</summary>
    public List<double[]> Squares { get; } = [];

    /// <summary>All numbers of the first trajectories, sample by sample.</summary>
    public List<List<double[]>> Ways { get; } = [];

    /// <summary>What each trajectory carries on: see <see cref="CourseSettings.Carried"/>.</summary>
    public double[][] Carried { get; private set; } = [];

    /// <summary>The last components of all trajectories.</summary>
    public IReadOnlyList<double[]> Ends => ends;

    /// <summary>The last directions of a trajectory, one for each moment.</summary>
    public UnitVector[] EndOf(int trajectory)
    {
        double[] end = ends[trajectory];
        return [.. Enumerable.Range(0, end.Length / 3).Select(k => UnitVector.Along(end[3 * k], end[(3 * k) + 1], end[(3 * k) + 2]))];
    }

    /// <summary>Adds one stretch.</summary>
    public void Add(EnsembleCourse stretch)
    {
        // Its start is the end of the one before.
        int skipped = Sums.Count == 0 ? 0 : 1;
        Sums.AddRange(stretch.Sums.Skip(skipped));
        Squares.AddRange(stretch.Squares.Skip(skipped));
        if (Ways.Count == 0) Ways.AddRange(stretch.Ways.Select(_ => new List<double[]>()));
        for (int i = 0; i < Ways.Count; i++) Ways[i].AddRange(stretch.Ways[i].Skip(skipped));
        if (Carried.Length == 0) Carried = [.. stretch.Carried.Select(one => new double[one.Length])];
        for (int n = 0; n < Carried.Length; n++)
        {
            for (int j = 0; j < Carried[n].Length; j++) Carried[n][j] += stretch.Carried[n][j];
        }
        ends = [.. stretch.Ends];
    }

    /// <summary>Average of a number at a sample over the trajectories, with its standard error.</summary>
    public Estimate At(int sample, int number)
    {
        double n = ends.Length, mean = Sums[sample][number] / n, variance = Math.Max(0, (Squares[sample][number] / n) - (mean * mean));
        return new Estimate(mean, n < 2 ? double.PositiveInfinity : Math.Sqrt(variance / (n - 1)));
    }

    /// <summary>Standard deviation of a number among the trajectories at a sample.</summary>
    public double SpreadAt(int sample, int number)
    {
        double n = ends.Length, mean = Sums[sample][number] / n;
        return Math.Sqrt(Math.Max(0, (Squares[sample][number] / n) - (mean * mean)));
    }

    public void Write(StateWriter state)
    {
        Write(state, Sums);
        Write(state, Squares);
        state.Add((long)Ways.Count);
        foreach (List<double[]> way in Ways) Write(state, way);
        Write(state, Carried);
        Write(state, ends);
    }

    public void Read(StateReader state)
    {
        Sums.AddRange(Rows(state));
        Squares.AddRange(Rows(state));
        long ways = state.Long();
        for (long i = 0; i < ways; i++) Ways.Add([.. Rows(state)]);
        Carried = Rows(state);
        ends = Rows(state);
    }

    private static void Write(StateWriter state, IReadOnlyList<double[]> rows)
    {
        state.Add((long)rows.Count);
        foreach (double[] row in rows) state.Add(row.AsSpan());
    }

    private static double[][] Rows(StateReader state)
    {
        double[][] rows = new double[state.Long()][];
        for (int i = 0; i < rows.Length; i++) rows[i] = state.Doubles();
        return rows;
    }
}
