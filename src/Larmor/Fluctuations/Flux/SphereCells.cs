using System.Globalization;
using Larmor.Numerics;

namespace Larmor.Fluctuations.Flux;

/// <summary>A face between two cells.</summary>
/// <param name="From">Cell on this side.</param>
/// <param name="To">Cell on the other side.</param>
/// <param name="Length">Length of the face, rad.</param>
/// <param name="Distance">Distance of the middles of the cells, rad.</param>
/// <param name="Middle">Middle of the face.</param>
/// <param name="Normal">Direction from this side to the other.</param>
/// <param name="Left">Corner on the left of the way across, seen from outside.</param>
/// <param name="Right">Corner on the right.</param>
internal readonly record struct CellFace(int From, int To, double Length, double Distance, Vector3d Middle, Vector3d Normal, Vector3d Left, Vector3d Right);

/// <summary>The sphere in rings of cells about an axis: a cap at each pole, twice as many cells in a ring as there are rings.</summary>
public sealed class SphereCells
{
    private readonly TangentFrame frame;
    private readonly double width, turn;

    /// <summary>The cells.</summary>
    /// <param name="axis">The axis.</param>
    /// <param name="rings">Number of rings from pole to pole with both caps, from 4 to 200.</param>
    public SphereCells(UnitVector axis, int rings)
    {
        if (rings is < 4 or > 200) throw new ArgumentOutOfRangeException(nameof(rings), string.Create(CultureInfo.InvariantCulture, $"A sphere is cut into 4 to 200 rings; got {rings}."));
        (frame, Rings, Around) = (TangentFrame.At(axis), rings, 2 * rings);
        (width, turn) = (Math.PI / rings, Math.PI / rings);
        Count = ((rings - 2) * Around) + 2;
        double[] areas = new double[Count];
        Vector3d[] middles = new Vector3d[Count];
        for (int ring = 0; ring < rings; ring++)
        {
            bool isCap = ring == 0 || ring == rings - 1;
            double polar = isCap ? (ring == 0 ? 0 : Math.PI) : (ring + 0.5) * width;
            for (int j = 0; j < (isCap ? 1 : Around); j++)
            {
                int cell = Cell(ring, j);
                middles[cell] = Point(polar, (j + 0.5) * turn);
                areas[cell] = isCap ? 4 * Math.PI * Square(Math.Sin(0.5 * width)) : 2 * turn * Math.Sin(polar) * Math.Sin(0.5 * width);
            }
        }
        (Areas, Middles) = (areas, middles);
    }

    /// <summary>Number of cells.</summary>
    public int Count { get; }

    /// <summary>Rings with both caps.</summary>
    public int Rings { get; }

    /// <summary>Cells in a ring that is no cap.</summary>
    public int Around { get; }

    /// <summary>Area of each cell in sr; they add up to 4π.</summary>
    public IReadOnlyList<double> Areas { get; }

    /// <summary>Direction of the middle of each cell.</summary>
    public IReadOnlyList<Vector3d> Middles { get; }

    /// <summary>All faces, each once.</summary>
    internal IEnumerable<CellFace> Faces()
    {
        for (int ring = 0; ring < Rings - 1; ring++)
        {
            // Towards larger polar angles: the left is that of larger azimuths.
            double edge = (ring + 1) * width, distance = ring == 0 || ring == Rings - 2 ? 1.5 * width : width;
            for (int j = 0; j < Around; j++)
            {
                double middle = (j + 0.5) * turn;
                yield return new CellFace(Cell(ring, j), Cell(ring + 1, j), Math.Sin(edge) * turn, distance, Point(edge, middle), Point(edge + (0.5 * Math.PI), middle), Point(edge, (j + 1) * turn), Point(edge, j * turn));
            }
        }
        for (int ring = 1; ring < Rings - 1; ring++)
        {
            double polar = (ring + 0.5) * width;
            for (int j = 0; j < Around; j++)
            {
                double edge = (j + 1) * turn;
                Vector3d middle = Point(polar, edge);
                yield return new CellFace(Cell(ring, j), Cell(ring, (j + 1) % Around), width, Math.Sin(polar) * turn, middle, Point(0.5 * Math.PI, edge + (0.5 * Math.PI)), Point(ring * width, edge), Point((ring + 1) * width, edge));
            }
        }
    }

    private static double Square(double x) => x * x;

    private int Cell(int ring, int j) => ring == 0 ? 0 : ring == Rings - 1 ? Count - 1 : 1 + ((ring - 1) * Around) + j;

    private Vector3d Point(double polar, double azimuth)
    {
        double s = Math.Sin(polar);
        return (Math.Cos(polar) * frame.Normal) + frame.Vector(s * Math.Cos(azimuth), s * Math.Sin(azimuth));
    }
}
