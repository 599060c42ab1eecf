using Larmor.Numerics;
using Larmor.Numerics.Lanes;

namespace Larmor.Fluctuations.Langevin;

/// <summary>The trajectories of one block from start to end.</summary>
internal sealed class BlockRun
{
    private readonly EnsembleRun run;
    private readonly IBlockMotion motion;
    private readonly ulong first;
    private readonly int magnets, count;
    private readonly double[] own, laboratory;
    private readonly BlockNoise noise;

    /// <summary>A block.</summary>
    public BlockRun(EnsembleRun run, IBlockMotion motion, int magnets, int block, LaneWidth width)
    {
        (this.run, this.motion, this.magnets) = (run, motion, magnets);
        first = run.FirstTrajectory + ((ulong)block * Block.Size);
        count = Math.Min(Block.Size, run.Trajectories - (block * Block.Size));
        own = new double[3 * magnets * Block.Size];
        laboratory = new double[own.Length];
        noise = BlockNoise.Of(run, first, motion.NormalsPerStep, width);
    }

    /// <summary>Runs, and shows the trajectories to the statistics.</summary>
    public void Go(EnsembleStart start, EnsembleStatistic[] statistics, CancellationToken cancellation)
    {
        Begin(start);
        Look(statistics, 0);
        for (int chunk = 0; chunk < run.Steps; chunk += Block.Steps)
        {
            cancellation.ThrowIfCancellationRequested();
            noise.Draw();
            int end = Math.Min(Block.Steps, run.Steps - chunk);
            for (int from = 0; from < end;)
            {
                int next = (((chunk + from) / run.Interval) + 1) * run.Interval;
                int to = Math.Min(end, next - chunk);
                motion.Move(own, noise.Normals, chunk, (from, to), count);
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
