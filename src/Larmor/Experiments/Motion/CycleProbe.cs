namespace Larmor.Experiments.Motion;

/// <summary>
/// Whether returns that repeat belong to a limit cycle: set off to either side along the section, the moment must come back. Next to an
/// unstable cycle, or where everything is slow, successive returns agree within the noise without any cycle being there.
/// </summary>
internal sealed class CycleProbe
{
    private const double FirstShare = 1e-3, LastShare = 0.1;

    private double middle, radius, share;
    private bool isBeyond, holdsBeyond;

    /// <summary>Whether a side is being tried.</summary>
    public bool IsRunning { get; private set; }

    /// <summary>Whether the moment has come back.</summary>
    public bool IsConfirmed { get; private set; }

    /// <summary>Forgets everything.</summary>
    public void Clear() => IsRunning = IsConfirmed = false;

    /// <summary>Starts with the side of larger coordinates and returns the coordinate to set off from.</summary>
    /// <param name="coordinate">Where the returns repeat.</param>
    /// <param name="scale">Radius of the orbit.</param>
    public double Begin(double coordinate, double scale)
    {
        (middle, radius, share, isBeyond, IsRunning) = (coordinate, scale, FirstShare, true, true);
        return middle + (share * radius);
    }

    /// <summary>Takes the first return from the side being tried; gives the coordinate to go on from, null where the moment has left and goes on by itself.</summary>
    /// <param name="returned">Coordinate after one turn.</param>
    /// <param name="noise">Changes below this say nothing.</param>
    /// <returns>The next coordinate, and whether nothing could be said on either side.</returns>
    public (double? Next, bool IsUndecided) Take(double returned, double noise)
    {
        double away = isBeyond ? returned - middle - (share * radius) : middle - (share * radius) - returned;
        if (away > noise)
        {
            Clear();
            return (null, false);
        }
        bool holds = away < -noise;
        if (isBeyond)
        {
            (isBeyond, holdsBeyond) = (false, holds);
            return (middle - (share * radius), false);
        }
        if ((holds && holdsBeyond) || (share >= LastShare && (holds || holdsBeyond)))
        {
            (IsRunning, IsConfirmed) = (false, true);
            return (middle, false);
        }
        if (share >= LastShare) return (null, true);
        (share, isBeyond) = (Math.Min(10 * share, LastShare), true);
        return (middle + (share * radius), false);
    }
}
