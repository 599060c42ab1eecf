using Larmor.Numerics;
using Larmor.Numerics.Lanes;

namespace Larmor.Fluctuations.Langevin;

/// <summary>The trajectories of one block from start to end.</summary>
internal sealed class BlockRun
{
    private readonly EnsembleRun run;
    private readonly IBlockMotion motion;
    private readonly LaneWidth width;
    private readonly ulong first;
    private readonly int magnets, count, normalsOfGroup;
    private readonly double[] own, laboratory;
    private readonly ulong[] streams = new ulong[4 * RandomLanes.StateLength];
    private readonly float[] normals, drawn;

    /// <summary>A block.</summary>
    public BlockRun(EnsembleRun run, IBlockMotion motion, int magnets, int block, LaneWidth width)
    {
        (this.run, this.motion, this.magnets, this.width) = (run, motion, magnets, width);
        first = run.FirstTrajectory + ((ulong)block * Block.Size);
        count = Math.Min(Block.Size, run.Trajectories - (block * Block.Size));
        normalsOfGroup = LaneWidths.Group * Block.Steps * motion.NormalsPerStep;
        own = new double[3 * magnets * Block.Size];
        laboratory = new double[own.Length];
        normals = new float[4 * normalsOfGroup];
        drawn = run.IncrementsPerStep == 1 ? [] : new float[normalsOfGroup];
    }

    /// <summary>Runs, and shows the trajectories to the statistics.</summary>
    public void Go(EnsembleStart start, EnsembleStatistic[] statistics, CancellationToken cancellation)
    {
        Begin(start);
        Look(statistics, 0);
        for (int chunk = 0; chunk < run.Steps; chunk += Block.Steps)
        {
            cancellation.ThrowIfCancellationRequested();
            Draw();
            int end = Math.Min(Block.Steps, run.Steps - chunk);
            for (int from = 0; from < end;)
            {
                int next = (((chunk + from) / run.Interval) + 1) * run.Interval;
                int to = Math.Min(end, next - chunk);
                motion.Move(own, normals, chunk, (from, to), count);
                from = to;
                if (chunk + to == next) Look(statistics, next);
            }
        }
    }

    private void Begin(EnsembleStart start)
    {
        Span<Vector3d> directions = stackalloc Vector3d[magnets];
        for (int i = 0; i < Block.Size; i++)
        {
            // Lanes without a trajectory follow the first one's start; nobody looks at them.
            start.Write(run.Seed, i < count ? first + (ulong)i : first, directions);
            for (int k = 0; k < magnets; k++) Put(own, i, k, motion.Into(directions[k]));
        }
        Span<ulong> trajectories = stackalloc ulong[LaneWidths.Group];
        for (int group = 0; group < 4; group++)
        {
            for (int i = 0; i < LaneWidths.Group; i++) trajectories[i] = unchecked(first + (ulong)((LaneWidths.Group * group) + i));
            RandomLanes.Start(run.Seed, trajectories, streams.AsSpan(group * RandomLanes.StateLength, RandomLanes.StateLength));
        }
    }

    private void Draw()
    {
        for (int group = 0; group < 4; group++)
        {
            Span<ulong> states = streams.AsSpan(group * RandomLanes.StateLength, RandomLanes.StateLength);
            Span<float> target = normals.AsSpan(group * normalsOfGroup, normalsOfGroup);
            if (run.IncrementsPerStep == 1) RandomLanes.Fill(width, states, target);
            else DrawSums(states, target);
        }
    }

    /// <summary>Sums of m increments of short steps over √m.</summary>
    private void DrawSums(Span<ulong> states, Span<float> target)
    {
        int m = run.IncrementsPerStep, perStep = LaneWidths.Group * motion.NormalsPerStep;
        float share = 1 / MathF.Sqrt(m);
        target.Clear();
        for (int i = 0; i < m * Block.Steps; i++)
        {
            if (i % Block.Steps == 0) RandomLanes.Fill(width, states, drawn);
            ReadOnlySpan<float> increment = drawn.AsSpan(i % Block.Steps * perStep, perStep);
            Span<float> sum = target.Slice(i / m * perStep, perStep);
            for (int j = 0; j < perStep; j++) sum[j] += share * increment[j];
        }
    }

    private void Look(EnsembleStatistic[] statistics, int step)
    {
        for (int i = 0; i < count; i++)
        {
            for (int k = 0; k < magnets; k++) Put(laboratory, i, k, motion.Out(Get(own, i, k)));
        }
        EnsembleSample sample = new(laboratory, count, run.Start.Si + (step * run.Step.Si), step / run.Interval);
        foreach (EnsembleStatistic statistic in statistics) statistic.Observe(sample);
    }

    private static void Put(double[] components, int trajectory, int magnet, Vector3d u)
    {
        int start = (3 * magnet * Block.Size) + trajectory;
        (components[start], components[start + Block.Size], components[start + (2 * Block.Size)]) = (u.X, u.Y, u.Z);
    }

    private static Vector3d Get(double[] components, int trajectory, int magnet)
    {
        int start = (3 * magnet * Block.Size) + trajectory;
        return new Vector3d(components[start], components[start + Block.Size], components[start + (2 * Block.Size)]);
    }
}
