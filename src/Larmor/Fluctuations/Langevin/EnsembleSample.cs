using Larmor.Numerics;

namespace Larmor.Fluctuations.Langevin;

/// <summary>A number with its standard error.</summary>
/// <param name="Value">The number.</param>
/// <param name="Error">Its standard error, in the same unit; infinite where too few independent samples exist to tell.</param>
public readonly record struct Estimate(double Value, double Error);

/// <summary>The directions of some trajectories at one time.</summary>
public readonly ref struct EnsembleSample
{
    private readonly ReadOnlySpan<double> components;

    internal EnsembleSample(ReadOnlySpan<double> components, int count, double time, int index)
    {
        this.components = components;
        (Count, Time, Index) = (count, time, index);
    }

    /// <summary>Number of trajectories.</summary>
    public int Count { get; }

    /// <summary>Number of magnets.</summary>
    public int Magnets => components.Length / (3 * Block.Size);

    /// <summary>Time in s.</summary>
    public double Time { get; }

    /// <summary>0 at the start, then one more at every look.</summary>
    public int Index { get; }

    /// <summary>The direction of a magnet of a trajectory.</summary>
    public Vector3d this[int trajectory, int magnet] => new(
        components[(3 * magnet * Block.Size) + trajectory],
        components[(((3 * magnet) + 1) * Block.Size) + trajectory],
        components[(((3 * magnet) + 2) * Block.Size) + trajectory]);
}

/// <summary>
/// A quantity gathered while trajectories run; no trajectory is stored. Trajectories come in blocks of at most 32 that know nothing of each other; their spread gives the
/// standard errors.
/// </summary>
public abstract class EnsembleStatistic
{
    /// <summary>An empty one with the same settings, for one block.</summary>
    protected internal abstract EnsembleStatistic Empty();

    /// <summary>Looks at the trajectories of one block; times rise from call to call.</summary>
    protected internal abstract void Observe(EnsembleSample sample);

    /// <summary>Adds what a block has gathered; blocks come in the order of their trajectories.</summary>
    protected internal abstract void Add(EnsembleStatistic block);
}
