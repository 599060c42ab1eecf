using Larmor.Magnetism.Statics;
using Larmor.Numerics;

namespace Larmor.Workbench.Figures;

/// <summary>A number on the sphere, from its values on the grid of a landscape, with its gradient.</summary>
internal sealed class SphereField(TangentFrame frame, int rows, IReadOnlyList<double> values)
{
    private const double Shift = 0.02;

    /// <summary>On the grid of a landscape.</summary>
    public SphereField(EnergyLandscape grid, IReadOnlyList<double> values)
        : this(grid.Frame, grid.PolarAngles.Count, values)
    {
    }

    /// <summary>Smallest value on the grid.</summary>
    public double Lowest { get; } = values.Min();

    /// <summary>Largest value on the grid.</summary>
    public double Highest { get; } = values.Max();

    /// <summary>A function, taken on a grid whose pole is the film normal x.</summary>
    /// <param name="function">The function.</param>
    /// <param name="rows">Number of polar angles; there are 2 rows − 1 azimuths.</param>
    public static SphereField Of(Func<UnitVector, double> function, int rows)
    {
        TangentFrame frame = TangentFrame.At(UnitVector.X);
        return new SphereField(frame, rows, [.. Enumerable.Range(0, rows).SelectMany(row => Enumerable.Range(0, (2 * rows) - 1).Select(column =>
        {
            (double sin, double cos) = Math.SinCos(Math.PI * row / (rows - 1));
            (double y, double x) = Math.SinCos(Math.PI * (column - rows + 1) / (rows - 1));
            return function(UnitVector.Along((cos * frame.Normal) + (sin * x * frame.First) + (sin * y * frame.Second)));
        }))]);
    }

    /// <summary>The same with the other sign.</summary>
    public SphereField Negative => new(frame, rows, [.. values.Select(value => -value)]);

    /// <summary>The value at a direction, linear between the points of the grid.</summary>
    public double At(Vector3d u)
    {
        double polar = Math.Acos(Math.Clamp(Vector3d.Dot(u, frame.Normal) / u.Norm, -1, 1)), azimuth = Math.Atan2(Vector3d.Dot(u, frame.Second), Vector3d.Dot(u, frame.First));
        int columns = (2 * rows) - 1;
        double row = polar / Math.PI * (rows - 1), column = (azimuth + Math.PI) / (2 * Math.PI) * (columns - 1);
        int r = Math.Min((int)row, rows - 2), c = Math.Min((int)column, columns - 2);
        (double down, double right) = (row - r, column - c);
        double Of(int i, int j) => values[(i * columns) + j];
        return ((1 - down) * (((1 - right) * Of(r, c)) + (right * Of(r, c + 1)))) + (down * (((1 - right) * Of(r + 1, c)) + (right * Of(r + 1, c + 1))));
    }

    /// <summary>The gradient on the sphere, by differences.</summary>
    public Vector3d Gradient(Vector3d u)
    {
        TangentFrame here = TangentFrame.At(u);
        double Along(Vector3d direction) => (At(u + (Shift * direction)) - At(u - (Shift * direction))) / (2 * Shift);
        return (Along(here.First) * here.First) + (Along(here.Second) * here.Second);
    }
}
