using System.Numerics;
using System.Runtime.InteropServices;
using Larmor.Numerics.Lanes;

namespace Larmor.Fluctuations.Langevin;

/// <summary>The random streams of the trajectories of a block, and the normal numbers drawn from them for 16 steps at a time.</summary>
internal abstract class BlockNoise
{
    /// <summary>The numbers drawn last.</summary>
    public abstract BlockNormals Normals { get; }

    /// <summary>The noise of a block.</summary>
    /// <param name="run">Seed, precision and increments.</param>
    /// <param name="first">Number of the first trajectory.</param>
    /// <param name="perStep">Normal numbers of one trajectory for a step.</param>
    /// <param name="width">Lanes; the numbers do not depend on it.</param>
    public static BlockNoise Of(EnsembleRun run, ulong first, int perStep, LaneWidth width) =>
        run.NoisePrecision == NoisePrecision.Binary64 ? new Drawing<double>(run, first, perStep, width) : new Drawing<float>(run, first, perStep, width);

    /// <summary>Draws the numbers of the next 16 steps.</summary>
    public abstract void Draw();

    private sealed class Drawing<T> : BlockNoise
        where T : struct, IRootFunctions<T>
    {
        private readonly LaneWidth width;
        private readonly int increments, perStep, ofGroup;
        private readonly ulong[] streams = new ulong[4 * RandomLanes.StateLength];
        private readonly T[] normals, drawn;

        public Drawing(EnsembleRun run, ulong first, int perStep, LaneWidth width)
        {
            (this.width, increments, this.perStep) = (width, run.IncrementsPerStep, LaneWidths.Group * perStep);
            ofGroup = Block.Steps * this.perStep;
            normals = new T[4 * ofGroup];
            drawn = increments == 1 ? [] : new T[ofGroup];
            Span<ulong> trajectories = stackalloc ulong[LaneWidths.Group];
            for (int group = 0; group < 4; group++)
            {
                for (int i = 0; i < LaneWidths.Group; i++) trajectories[i] = unchecked(first + (ulong)((LaneWidths.Group * group) + i));
                RandomLanes.Start(run.Seed, trajectories, streams.AsSpan(group * RandomLanes.StateLength, RandomLanes.StateLength));
            }
        }

        public override BlockNormals Normals => typeof(T) == typeof(double)
            ? new BlockNormals(MemoryMarshal.Cast<T, double>(normals.AsSpan()))
            : new BlockNormals(MemoryMarshal.Cast<T, float>(normals.AsSpan()));

        public override void Draw()
        {
            for (int group = 0; group < 4; group++)
            {
                Span<ulong> states = streams.AsSpan(group * RandomLanes.StateLength, RandomLanes.StateLength);
                Span<T> target = normals.AsSpan(group * ofGroup, ofGroup);
                if (increments == 1) Fill(states, target);
                else DrawSums(states, target);
            }
        }

        /// <summary>Sums of m increments of short steps over √m.</summary>
        private void DrawSums(Span<ulong> states, Span<T> target)
        {
            T share = T.One / T.Sqrt(T.CreateChecked(increments));
            target.Clear();
            for (int i = 0; i < increments * Block.Steps; i++)
            {
                if (i % Block.Steps == 0) Fill(states, drawn);
                ReadOnlySpan<T> increment = drawn.AsSpan(i % Block.Steps * perStep, perStep);
                Span<T> sum = target.Slice(i / increments * perStep, perStep);
                for (int j = 0; j < perStep; j++) sum[j] += share * increment[j];
            }
        }

        private void Fill(Span<ulong> states, Span<T> target)
        {
            if (typeof(T) == typeof(double)) RandomLanes.Fill(width, states, MemoryMarshal.Cast<T, double>(target));
            else RandomLanes.Fill(width, states, MemoryMarshal.Cast<T, float>(target));
        }
    }
}
