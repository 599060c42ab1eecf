using Larmor.Numerics;

namespace Larmor.Experiments.Motion;

/// <summary>Successive returns of an orbit to a section: where they go, and whether they repeat.</summary>
internal sealed class Returns
{
    private readonly double[] coordinates = new double[4], times = new double[4];

    /// <summary>Number of returns since the section was laid.</summary>
    public int Count { get; private set; }

    /// <summary>Coordinate of the last return.</summary>
    public double Last => coordinates[0];

    /// <summary>Time of the last return.</summary>
    public double LastTime => times[0];

    /// <summary>Time of the last turn, in the unit of the times given.</summary>
    public double Period => times[0] - times[1];

    /// <summary>Time of the turn before the last.</summary>
    public double PreviousPeriod => times[1] - times[2];

    /// <summary>Change of the coordinate in the last turn.</summary>
    public double Change => coordinates[0] - coordinates[1];

    /// <summary>Change of the coordinate in the turn before the last.</summary>
    public double PreviousChange => coordinates[1] - coordinates[2];

    /// <summary>Forgets all returns.</summary>
    public void Clear() => Count = 0;

    /// <summary>Writes all that is known.</summary>
    public void Write(StateWriter state)
    {
        state.Add((long)Count);
        state.Add(coordinates);
        state.Add(times);
    }

    /// <summary>Goes back to what was written.</summary>
    public void Read(StateReader state)
    {
        Count = (int)state.Long();
        state.Doubles().CopyTo(coordinates, 0);
        state.Doubles().CopyTo(times, 0);
    }

    /// <summary>Notes a return.</summary>
    public void Add(double coordinate, double time)
    {
        for (int i = coordinates.Length - 1; i > 0; i--) (coordinates[i], times[i]) = (coordinates[i - 1], times[i - 1]);
        (coordinates[0], times[0]) = (coordinate, time);
        Count++;
    }

    /// <summary>
    /// Whether the returns repeat: changes within the noise of the stepper, or falling so fast that their geometric series ends within 3e-8,
    /// and that of the periods within 1e-7 of the period.
    /// </summary>
    public bool Repeat(double noise)
    {
        if (Count < 4) return false;
        if (Math.Abs(Change) <= noise) return Math.Abs(PreviousChange) <= noise;
        double factor = Change / PreviousChange;
        if (!(Math.Abs(Change) < 1e-5 && factor is > -0.5 and < 0.999)) return false;
        double rest = factor / (1 - factor);
        return Math.Abs(Change * rest) < 3e-8 && Math.Abs((Period - PreviousPeriod) * rest) < 1e-7 * Period;
    }

    /// <summary>Whether the last two turns shrank or grew about the origin as the linear motion about that rest point does, within a fifth and the noise.</summary>
    public bool FollowLinearMotionAbout(RestPoint origin, double noise)
    {
        if (Count < 3 || Math.Abs(Last) > 0.1) return false;
        double expected = 1 - Math.Exp(origin.SlowRate * 2 * Math.PI / origin.AngularFrequency);
        double last = 1 - (coordinates[0] / coordinates[1]), before = 1 - (coordinates[1] / coordinates[2]);
        double allowed = (0.2 * Math.Abs(expected)) + (noise / Math.Abs(Last));
        return Math.Abs(last - expected) < allowed && Math.Abs(before - expected) < allowed;
    }

    /// <summary>
    /// The coordinate to jump to where the returns creep; null where it does not pay. The change per turn is taken as linear in the
    /// coordinate, from the last two turns; where it is not much above the noise it is trusted for 1000 turns only.
    /// </summary>
    /// <param name="longest">Longest jump.</param>
    /// <param name="noise">Changes below this say nothing.</param>
    public double? Jump(double longest, double noise)
    {
        if (Count < 3 || Math.Abs(Change) < 5 * noise || Change * PreviousChange < 0) return null;
        double factor = Change / PreviousChange;
        double remaining = factor < 1 ? Math.Abs(Change * factor / (1 - factor)) : double.PositiveInfinity;
        double jump = Math.Min(remaining, Math.Abs(Change) < 100 * noise ? Math.Min(longest, 1000 * Math.Abs(Change)) : longest);
        return jump > 8 * Math.Abs(Change) ? Last + (Math.Sign(Change) * jump) : null;
    }
}

/// <summary>Compares the approach to a rest point with the linear motion about it.</summary>
internal sealed class LinearApproach
{
    private RestPoint? point;
    private (double Slow, double Fast) amplitudes;
    private double since;

    /// <summary>Forgets the approach so far.</summary>
    public void Clear() => point = null;

    /// <summary>
    /// Whether, since the point was first found, both modes have fallen at their rates within a fifth, over at least half of a decay time of
    /// the slow one.
    /// </summary>
    public bool Confirms(RestPoint rest, Vector3d u, double time)
    {
        if (!rest.IsStable || (u - rest.Direction).Norm > 0.2)
        {
            point = null;
            return false;
        }
        (double slow, double fast) = rest.Amplitudes(u);
        if (point is null || (point.Direction - rest.Direction).Norm > 1e-7)
        {
            (point, amplitudes, since) = (rest, (slow, fast), time);
            return false;
        }
        double elapsed = time - since;
        if (-rest.SlowRate * elapsed < 0.5) return false;
        bool confirmed = Follows(amplitudes.Slow, slow, rest.SlowRate * elapsed) && Follows(amplitudes.Fast, fast, rest.FastRate * elapsed);
        (amplitudes, since) = ((slow, fast), time);
        return confirmed;
    }

    /// <summary>ln(a/a0) against the exponent expected; a mode too small to be measured follows.</summary>
    private static bool Follows(double before, double now, double exponent) =>
        now < 1e-6 || (before > 0 && Math.Abs(Math.Log(now / before) - exponent) < 0.2 * Math.Abs(exponent));
}
