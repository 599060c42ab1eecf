using Larmor.Numerics;

namespace Larmor.Fluctuations.Barriers;

/// <summary>Elements on the cylinder between two wells: straight along y, their lower and upper edges lines that follow the energy.</summary>
/// <remarks>
/// On each meridian the lines stand where the integral of a density of points has equal parts. The density is set by how fast the energy changes, where it is within some kT of
/// the pass or beneath it, so that the lines follow the level lines and with them the precession.
/// </remarks>
internal sealed class PassageMesh
{
    private const int Samples = 2400, Azimuths = 4000;
    private const double PointsPerY = 3, Window = 9, Background = 10;

    /// <summary>The mesh.</summary>
    /// <param name="level">At (x, y): the exponent of the weight over that of the pass, in kT, and the potential of the push of a torque.</param>
    /// <param name="lowest">y of the first line.</param>
    /// <param name="highest">y of the last line.</param>
    /// <param name="pass">What must be resolved.</param>
    /// <param name="degree">Degree p of the elements.</param>
    /// <param name="density">Multiplies all densities of points.</param>
    public PassageMesh(Func<double, double, (double Level, double Push)> level, double lowest, double highest, Pass pass, int degree, double density)
    {
        Basis = new GaussLobatto(degree);
        Edges = Along(pass.Gates, degree, density);
        Columns = Edges.Length - 1;
        X = new double[Columns * degree];
        for (int e = 0; e < Columns; e++)
        {
            for (int i = 0; i < degree; i++) X[(e * degree) + i] = Edges[e] + (0.5 * (1 + Basis.Points[i]) * (Edges[e + 1] - Edges[e]));
        }
        double step = (highest - lowest) / Samples;
        double[][] sums = [.. X.Select(x => Sums(y => level(x, y), lowest, step, pass))];
        Rows = Math.Max(4, (int)Math.Ceiling(density * sums.Max(sum => sum[^1]) / degree));
        Lines = [.. Enumerable.Range(0, Rows + 1).Select(j => sums.Select(sum => lowest + (step * Place(sum, sum[^1] * j / Rows))).ToArray())];
    }

    /// <summary>Polynomials of the elements.</summary>
    public GaussLobatto Basis { get; }

    /// <summary>x of the edges between columns of elements, from some x to 2π further.</summary>
    public double[] Edges { get; }

    /// <summary>Columns of elements around the cylinder.</summary>
    public int Columns { get; }

    /// <summary>Rows of elements from the start to the end.</summary>
    public int Rows { get; }

    /// <summary>x of all nodes around.</summary>
    public double[] X { get; }

    /// <summary>y of the lines at all x, the line nearest to the start first.</summary>
    public double[][] Lines { get; }

    /// <summary>y of the nodes of a line within one column.</summary>
    public double[] Line(int line, int column)
    {
        double[] part = new double[Basis.Degree + 1];
        for (int i = 0; i < part.Length; i++) part[i] = Lines[line][((column * Basis.Degree) + i) % X.Length];
        return part;
    }

    private static double[] Along(IReadOnlyList<PassGate> gates, int degree, double density)
    {
        double[] sums = new double[Azimuths + 1];
        double width = 2 * Math.PI / Azimuths, origin = gates.Count > 0 ? gates[0].X + Math.PI : 0;
        for (int i = 0; i < Azimuths; i++)
        {
            double x = origin + ((i + 0.5) * width), here = Background;
            foreach (PassGate gate in gates) here += 1 / (gate.Layer * (1 + Math.Pow(Math.Abs(Math.IEEERemainder(x - gate.X, 2 * Math.PI)) / gate.Reach, 4)));
            sums[i + 1] = sums[i] + (here * width);
        }
        int count = Math.Max(4, (int)Math.Ceiling(density * sums[^1] / degree));
        return [.. Enumerable.Range(0, count + 1).Select(i => origin + (width * Place(sums, sums[^1] * i / count)))];
    }

    private static double[] Sums(Func<double, (double Level, double Push)> along, double lowest, double step, Pass pass)
    {
        double[] sums = new double[Samples + 1];
        (double before, double pushBefore) = along(lowest);
        for (int i = 0; i < Samples; i++)
        {
            (double next, double pushNext) = along(lowest + ((i + 1) * step));
            double middle = 0.5 * (before + next), slope = Math.Abs(next - before) / step, push = Math.Abs(pushNext - pushBefore) / step;
            double within = 1 / (1 + Math.Pow(middle / Window, 6)), beneath = 1 / (1 + Math.Exp(Math.Clamp((middle - pass.Top) / 1.5, -50, 50)));
            double climbing = slope * ((within / pass.Layer) + (beneath * pass.PointsPerLevel)), resting = within / pass.LayerInY;
            double pushing = beneath * pass.PointsPerLevel * Math.Min(push, (3 * slope) + (3 / pass.Width));
            climbing += pushing;
            sums[i + 1] = sums[i] + (step * Math.Sqrt((climbing * climbing) + (resting * resting) + (PointsPerY * PointsPerY)));
            (before, pushBefore) = (next, pushNext);
        }
        return sums;
    }

    /// <summary>The place, counted in parts, at which rising sums reach a value.</summary>
    private static double Place(double[] sums, double value)
    {
        int after = Array.BinarySearch(sums, value);
        if (after >= 0) return after;
        after = Math.Clamp(~after, 1, sums.Length - 1);
        return after - 1 + ((value - sums[after - 1]) / (sums[after] - sums[after - 1]));
    }
}
