using Larmor.Magnetism;
using Larmor.Numerics;

namespace Larmor.Experiments.Motion;

/// <summary>Time average and extent of a moment over one turn of its orbit, taken from the continuous output step by step.</summary>
internal sealed class OrbitMeasure
{
    private const int Pieces = 6;

    private readonly double[] y;
    private Vector3d integral, smallest, largest;
    private double duration;

    /// <summary>A measure for states of a given size that begin with the moments.</summary>
    public OrbitMeasure(int dimension)
    {
        y = new double[dimension];
        Clear();
    }

    /// <summary>Time covered, in s.</summary>
    public double Duration => duration;

    /// <summary>Time average of the direction.</summary>
    public Vector3d Mean => integral / duration;

    /// <summary>Smallest value of each component.</summary>
    public Vector3d Smallest => smallest;

    /// <summary>Largest value of each component.</summary>
    public Vector3d Largest => largest;

    /// <summary>Smallest and largest projection on the direction given to <see cref="Along"/>.</summary>
    public (double Smallest, double Largest) Projection { get; private set; }

    /// <summary>The direction whose projection is followed.</summary>
    public Vector3d Along { get; init; } = new(0, 0, 1);

    /// <summary>Number of moments in the state.</summary>
    public int Count { get; init; } = 1;

    /// <summary>The moment that is measured.</summary>
    public int Moment { get; init; }

    /// <summary>Starts anew.</summary>
    public void Clear()
    {
        (integral, duration) = (default, 0);
        smallest = new Vector3d(double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity);
        largest = -smallest;
        Projection = (double.PositiveInfinity, double.NegativeInfinity);
    }

    /// <summary>Adds the part of the last step between two times.</summary>
    public void Add(IStepper stepper, double from, double to)
    {
        if (!(to > from)) return;
        double piece = (to - from) / Pieces;
        Vector3d previous = default, beforeThat = default;
        for (int i = 0; i <= Pieces; i++)
        {
            stepper.Interpolate(i == Pieces ? to : from + (i * piece), y);
            Vector3d u = new MomentsView(y.AsSpan(0, 3 * Count))[Moment];
            double weight = i is 0 or Pieces ? 1 : i % 2 == 1 ? 4 : 2;
            integral += (weight * piece / 3) * u;
            if (i >= 2) Extend(beforeThat, previous, u);
            (beforeThat, previous) = (previous, u);
        }
        duration += to - from;
    }

    private static (double Low, double High) Peak(double a, double b, double c)
    {
        // Extreme of the parabola through three points at equal distances, where it lies among them.
        (double low, double high) = (Math.Min(Math.Min(a, b), c), Math.Max(Math.Max(a, b), c));
        double slope = 0.5 * (c - a), bend = a - (2 * b) + c;
        if (bend == 0 || Math.Abs(slope) > Math.Abs(bend)) return (low, high);
        double extreme = b - (0.5 * slope * slope / bend);
        return (Math.Min(low, extreme), Math.Max(high, extreme));
    }

    private void Extend(Vector3d a, Vector3d b, Vector3d c)
    {
        (double Low, double High) alongX = Peak(a.X, b.X, c.X), alongY = Peak(a.Y, b.Y, c.Y), alongZ = Peak(a.Z, b.Z, c.Z);
        smallest = new Vector3d(Math.Min(smallest.X, alongX.Low), Math.Min(smallest.Y, alongY.Low), Math.Min(smallest.Z, alongZ.Low));
        largest = new Vector3d(Math.Max(largest.X, alongX.High), Math.Max(largest.Y, alongY.High), Math.Max(largest.Z, alongZ.High));
        (double low, double high) = Peak(Vector3d.Dot(Along, a), Vector3d.Dot(Along, b), Vector3d.Dot(Along, c));
        Projection = (Math.Min(Projection.Smallest, low), Math.Max(Projection.Largest, high));
    }
}
