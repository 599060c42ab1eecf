using System.Globalization;
using Larmor.Numerics;

namespace Larmor.Fluctuations.Langevin;

/// <summary>
/// How long moments stay on either side: a moment is up from when u·e has risen to the upper level until it has fallen to the lower one. Rates of the telegraph, counts over times.
/// </summary>
/// <remarks>
/// Two levels, so that a moment on its way between them is not counted many times. Dwells that had not ended count by their time, so that the rates are right whatever the length of the run, where ends come at a
/// constant rate. What happens between two looks is not seen: look often beside both dwells.
/// </remarks>
public sealed class DwellTimes : EnsembleStatistic
{
    private readonly Vector3d axis;
    private readonly double lower, upper, since;
    private readonly int magnet;
    private readonly bool[] isUp = new bool[Block.Size];
    private double lastTime = double.NaN, timeUp, timeDown;
    private long falls, rises;

    /// <summary>Dwells of one moment.</summary>
    /// <param name="axis">e.</param>
    /// <param name="lower">The lower level of u·e.</param>
    /// <param name="upper">The upper level, above it.</param>
    /// <param name="magnet">Which moment.</param>
    /// <param name="since">Time in s before which nothing is counted.</param>
    public DwellTimes(UnitVector axis, double lower, double upper, int magnet = 0, double since = double.NegativeInfinity)
    {
        if (!(lower > -1 && lower < upper && upper < 1)) throw new ArgumentOutOfRangeException(nameof(lower), string.Create(CultureInfo.InvariantCulture, $"The levels must lie between -1 and 1, the lower one below the upper one; got {lower} and {upper}."));
        (this.axis, this.lower, this.upper, this.magnet, this.since) = (axis, lower, upper, magnet, since);
    }

    /// <summary>Rate in 1/s at which moments that are up come down; null where none was up.</summary>
    public Estimate? FallRate => Rate(falls, timeUp);

    /// <summary>Rate in 1/s at which moments that are down come up; null where none was down.</summary>
    public Estimate? RiseRate => Rate(rises, timeDown);

    /// <summary>Number of falls.</summary>
    public long Falls => falls;

    /// <summary>Number of rises.</summary>
    public long Rises => rises;

    /// <summary>Share of the time that moments were up, a pure number; null where nothing was gathered.</summary>
    public double? ShareUp => timeUp + timeDown > 0 ? timeUp / (timeUp + timeDown) : null;

    /// <inheritdoc/>
    protected internal override EnsembleStatistic Empty() => new DwellTimes(UnitVector.Along(axis), lower, upper, magnet, since);

    /// <inheritdoc/>
    protected internal override void Observe(EnsembleSample sample)
    {
        bool isFirst = double.IsNaN(lastTime);
        double width = isFirst ? 0 : sample.Time - Math.Max(lastTime, since);
        for (int i = 0; i < sample.Count; i++)
        {
            double c = Vector3d.Dot(sample[i, magnet], axis);
            bool was = isUp[i];
            isUp[i] = isFirst ? c > 0.5 * (lower + upper) : was ? c > lower : c >= upper;
            if (isFirst || sample.Time < since) continue;
            if (was) timeUp += width;
            else timeDown += width;
            if (was && !isUp[i]) falls++;
            if (!was && isUp[i]) rises++;
        }
        lastTime = sample.Time;
    }

    /// <inheritdoc/>
    protected internal override void Add(EnsembleStatistic block)
    {
        DwellTimes other = (DwellTimes)block;
        (timeUp, timeDown) = (timeUp + other.timeUp, timeDown + other.timeDown);
        (falls, rises) = (falls + other.falls, rises + other.rises);
    }

    // Without an end the error is that of one.
    private static Estimate? Rate(long ends, double time) => time > 0 ? new Estimate(ends / time, Math.Sqrt(Math.Max(1, ends)) / time) : null;
}
