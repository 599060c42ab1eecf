using System.Globalization;
using Larmor.Numerics;

namespace Larmor.Fluctuations.Langevin;

/// <summary>How often a moment is found in each of many cells of equal area on the sphere: rings in u_z times sectors in the azimuth about z.</summary>
public sealed class SphereHistogram : EnsembleStatistic
{
    private readonly int heights, azimuths, magnet;
    private readonly double since;
    private readonly double[] sums;
    private readonly BlockAverages blocks;
    private long looks;
    private int trajectories;

    /// <summary>An empty histogram.</summary>
    /// <param name="heights">Number of rings, of equal height in u_z.</param>
    /// <param name="azimuths">Number of sectors; the first starts at x.</param>
    /// <param name="magnet">Which moment.</param>
    /// <param name="since">Time in s before which nothing is counted.</param>
    /// <exception cref="ArgumentOutOfRangeException">No rings or no sectors.</exception>
    public SphereHistogram(int heights, int azimuths, int magnet = 0, double since = double.NegativeInfinity)
    {
        if (heights < 1 || azimuths < 1) throw new ArgumentOutOfRangeException(nameof(heights), string.Create(CultureInfo.InvariantCulture, $"A histogram on the sphere needs at least one ring and one sector; got {heights} and {azimuths}."));
        (this.heights, this.azimuths, this.magnet, this.since) = (heights, azimuths, magnet, since);
        sums = new double[heights * azimuths];
        blocks = new BlockAverages(sums.Length);
    }

    /// <summary>Solid angle of a cell in sr.</summary>
    public double CellArea => 4 * Math.PI / sums.Length;

    /// <summary>Chance to be in each cell; the ring i from the bottom (u_z = −1) and the sector j stand at i · sectors + j.</summary>
    /// <exception cref="InvalidOperationException">Nothing was gathered.</exception>
    public IReadOnlyList<Estimate> Probabilities => blocks.Estimates();

    /// <inheritdoc/>
    protected internal override EnsembleStatistic Empty() => new SphereHistogram(heights, azimuths, magnet, since);

    /// <inheritdoc/>
    protected internal override void Observe(EnsembleSample sample)
    {
        if (sample.Time < since) return;
        for (int i = 0; i < sample.Count; i++)
        {
            Vector3d u = sample[i, magnet];
            double turn = Math.Atan2(u.Y, u.X) / (2 * Math.PI);
            int ring = Math.Clamp((int)(0.5 * (u.Z + 1) * heights), 0, heights - 1);
            int sector = Math.Clamp((int)((turn < 0 ? turn + 1 : turn) * azimuths), 0, azimuths - 1);
            sums[(ring * azimuths) + sector]++;
        }
        looks++;
        trajectories = sample.Count;
    }

    /// <inheritdoc/>
    protected internal override void Add(EnsembleStatistic block)
    {
        SphereHistogram other = (SphereHistogram)block;
        if (other.looks > 0) blocks.Add(other.trajectories, [.. other.sums.Select(sum => sum / ((double)other.looks * other.trajectories))]);
    }
}
