using Larmor.Numerics;

namespace Larmor.Fluctuations.Propagation;

/// <summary>Finds the points of the sphere within some angle of a direction: points sorted into bands of latitude, and by azimuth in each.</summary>
internal sealed class NeighbourSearch
{
    private const double BandsPerReach = 6;

    private readonly double width;
    private readonly int[] starts;
    private readonly double[] azimuths;

    /// <summary>Sorts points.</summary>
    /// <param name="points">The points.</param>
    /// <param name="reach">Largest angle that will be asked for, rad.</param>
    public NeighbourSearch(Vector3d[] points, double reach)
    {
        int bands = Math.Max(1, (int)Math.Ceiling(Math.PI * BandsPerReach / reach));
        width = Math.PI / bands;
        int[] band = [.. points.Select(u => Math.Clamp((int)(Polar(u) / width), 0, bands - 1))];
        double[] around = [.. points.Select(Azimuth)];
        Order = [.. Enumerable.Range(0, points.Length).OrderBy(i => band[i]).ThenBy(i => around[i])];
        azimuths = [.. Order.Select(i => around[i])];
        starts = new int[bands + 1];
        foreach (int b in band) starts[b + 1]++;
        for (int b = 0; b < bands; b++) starts[b + 1] += starts[b];
    }

    /// <summary>The points in the order of their bands and azimuths.</summary>
    public int[] Order { get; }

    /// <summary>Ranges of the order that hold all points within an angle of a direction, and some others.</summary>
    public IEnumerable<(int Low, int High)> Ranges(Vector3d u, double reach)
    {
        double polar = Polar(u), azimuth = Azimuth(u), half = polar - reach <= 0 || polar + reach >= Math.PI ? 4 : Math.Asin(Math.Min(1, Math.Sin(reach) / Math.Sin(polar))) + 1e-9;
        int first = Math.Clamp((int)((polar - reach) / width), 0, starts.Length - 2), last = Math.Clamp((int)((polar + reach) / width), 0, starts.Length - 2);
        for (int band = first; band <= last; band++)
        {
            (int low, int high) = (starts[band], starts[band + 1]);
            if (half >= Math.PI)
            {
                yield return (low, high);
                continue;
            }
            yield return (Place(low, high, azimuth - half), Place(low, high, azimuth + half));
            if (azimuth - half < -Math.PI) yield return (Place(low, high, azimuth - half + (2 * Math.PI)), high);
            if (azimuth + half > Math.PI) yield return (low, Place(low, high, azimuth + half - (2 * Math.PI)));
        }
    }

    private static double Polar(Vector3d u) => Math.Atan2(Math.Sqrt((u.X * u.X) + (u.Y * u.Y)), u.Z);

    private static double Azimuth(Vector3d u) => Math.Atan2(u.Y, u.X);

    private int Place(int low, int high, double azimuth)
    {
        int place = Array.BinarySearch(azimuths, low, high - low, azimuth);
        return place >= 0 ? place : ~place;
    }
}
