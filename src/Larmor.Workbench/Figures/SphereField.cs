using Larmor.Magnetism.Statics;
using Larmor.Numerics;

namespace Larmor.Workbench.Figures;

/// <summary>A number on the sphere, from its values on the grid of a landscape, with its gradient.</summary>
internal sealed class SphereField(EnergyLandscape grid, IReadOnlyList<double> values)
{
    private const double Shift = 0.02;

    /// <summary>Smallest value on the grid.</summary>
    public double Lowest { get; } = values.Min();

    /// <summary>Largest value on the grid.</summary>
    public double Highest { get; } = values.Max();

    /// <summary>The value at a direction, linear between the points of the grid.</summary>
    public double At(Vector3d u)
    {
        TangentFrame frame = grid.Frame;
        double polar = Math.Acos(Math.Clamp(Vector3d.Dot(u, frame.Normal) / u.Norm, -1, 1)), azimuth = Math.Atan2(Vector3d.Dot(u, frame.Second), Vector3d.Dot(u, frame.First));
        int rows = grid.PolarAngles.Count, columns = grid.Azimuths.Count;
        double row = polar / Math.PI * (rows - 1), column = (azimuth + Math.PI) / (2 * Math.PI) * (columns - 1);
        int r = Math.Min((int)row, rows - 2), c = Math.Min((int)column, columns - 2);
        (double down, double right) = (row - r, column - c);
        double Of(int i, int j) => values[(i * columns) + j];
        return ((1 - down) * (((1 - right) * Of(r, c)) + (right * Of(r, c + 1)))) + (down * (((1 - right) * Of(r + 1, c)) + (right * Of(r + 1, c + 1))));
    }

    /// <summary>The gradient on the sphere, by differences.</summary>
    public Vector3d Gradient(Vector3d u)
    {
        TangentFrame frame = TangentFrame.At(u);
        double Along(Vector3d direction) => (At(u + (Shift * direction)) - At(u - (Shift * direction))) / (2 * Shift);
        return (Along(frame.First) * frame.First) + (Along(frame.Second) * frame.Second);
    }
}
