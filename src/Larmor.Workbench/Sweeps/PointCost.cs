namespace Larmor.Workbench.Sweeps;

/// <summary>What a point of a sweep costs on one core.</summary>
/// <param name="Seconds">Mean time of a point in s.</param>
/// <param name="Measured">Number of points that it was measured on.</param>
public sealed record PointCost(double Seconds, int Measured)
{
    private const int Most = 4096;
    private const double GoldenRatio = 0.6180339887498949;

    /// <summary>Measures: one point to warm up, then points spread evenly over the sweep, twice as many each time, until the budget is spent.</summary>
    internal static PointCost Measure(Action<IReadOnlyList<(int First, int Count)>> compute, int points, TimeSpan budget, TimeProvider clock, CancellationToken cancellation)
    {
        long start = clock.GetTimestamp();
        compute([(0, 1)]);
        PointCost cost = new(clock.GetElapsedTime(start).TotalSeconds, 1);
        double turn = GoldenRatio;
        for (int count = 1; count <= Most && 2 * clock.GetElapsedTime(start) < budget; count *= 2)
        {
            cancellation.ThrowIfCancellationRequested();
            List<(int First, int Count)> spread = [];
            for (int i = 0; i < count; i++, turn = (turn + GoldenRatio) % 1) spread.Add(((int)(turn * points), 1));
            long began = clock.GetTimestamp();
            compute(spread);
            cost = new PointCost(clock.GetElapsedTime(began).TotalSeconds / count, count);
        }
        return cost;
    }

    /// <summary>Into how many tasks to divide this many points so that each takes about the time asked for: not more than there are chunks of work, nor than an array holds.</summary>
    /// <param name="points">Number of points.</param>
    /// <param name="each">How long a task is to take.</param>
    /// <param name="cores">Cores of a task.</param>
    /// <param name="mostTasks">Largest number of tasks.</param>
    public int TasksFor(int points, TimeSpan each, int cores, int mostTasks) =>
        (int)Math.Clamp(Math.Ceiling(Seconds * points / cores / each.TotalSeconds), 1, Math.Min(points, mostTasks));
}
