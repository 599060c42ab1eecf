using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Fluctuations.Barriers;

/// <summary>The chance q(u) that a moment that starts at u comes to one of its two wells before it comes to the other.</summary>
/// <remarks>
/// q obeys the backward equation Δq + (κ u × ∇U − ∇U + P)·∇q = 0 with q = 1 in one well and 0 in the other (symbols as in <see cref="WellEscape"/>). It is 1/2 near the saddle and along
/// the line that parts the basins, whose windings about the wells it shows for weak damping. Where energies are more than some 10 kT above the pass it is not resolved: no moment comes there.
/// </remarks>
public sealed class Committor
{
    private readonly ConformalCylinder cylinder;
    private readonly PassageMesh mesh;
    private readonly PassageElements elements;
    private readonly double[][] between, lines;

    private Committor(PassageProblem problem, double density)
    {
        cylinder = problem.Cylinder;
        (mesh, elements) = problem.On(density);
        (between, lines) = PassageChain.Chances(mesh, elements);
    }

    /// <summary>The committor of a moment.</summary>
    /// <param name="equation">One magnet with scalar damping, its drives taken at one time.</param>
    /// <param name="temperature">T, positive.</param>
    /// <param name="first">The stable state where q = 1, or a direction near it.</param>
    /// <param name="second">The stable state where q = 0.</param>
    /// <param name="density">How fine the mesh is; 1 leaves errors of some 1e-4.</param>
    /// <param name="time">Time in s at which field and current are taken.</param>
    /// <exception cref="ArgumentException">As in <see cref="WellEscape.Of"/>.</exception>
    public static Committor Of(GeneralizedLlg equation, Temperature temperature, UnitVector first, UnitVector second, double density = 1, double time = 0)
    {
        if (!(density is >= 0.3 and <= 3)) throw new ArgumentOutOfRangeException(nameof(density), density, "The density of the mesh lies between 0.3 and 3.");
        return new Committor(new PassageProblem(new ReducedMotion(equation, temperature, time), first, second), density);
    }

    /// <summary>q at a direction, between 0 and 1 up to the error of the mesh.</summary>
    public double At(UnitVector direction)
    {
        (double x, double y) = cylinder.Of(direction);
        if (!double.IsFinite(y)) return y < 0 ? 1 : 0;
        double turn = x - mesh.Edges[0];
        x = mesh.Edges[0] + turn - (2 * Math.PI * Math.Floor(turn / (2 * Math.PI)));
        int column = Math.Clamp(Array.FindIndex(mesh.Edges, edge => edge > x) - 1, 0, mesh.Columns - 1);
        double xi = Math.Clamp((2 * (x - mesh.Edges[column]) / (mesh.Edges[column + 1] - mesh.Edges[column])) - 1, -1, 1);
        double[] shape = mesh.Basis.Shape(xi);
        double Height(int line) => Enumerable.Range(0, shape.Length).Sum(i => shape[i] * mesh.Line(line, column)[i]);
        if (y <= Height(0)) return 1;
        if (y >= Height(mesh.Rows)) return 0;
        (int low, int high) = (0, mesh.Rows);
        while (high - low > 1)
        {
            int middle = (low + high) / 2;
            if (Height(middle) <= y) low = middle;
            else high = middle;
        }
        double eta = Math.Clamp((2 * (y - Height(low)) / (Height(high) - Height(low))) - 1, -1, 1);
        return Within(low, column, shape, mesh.Basis.Shape(eta));
    }

    private double Within(int row, int column, double[] alongX, double[] alongY)
    {
        int degree = mesh.Basis.Degree, all = elements.Nodes, inside = all - elements.Boundary, around = mesh.X.Length;
        double[] values = new double[all], work = elements.Work();
        elements.Write(row, column, work);
        for (int k = 0; k <= degree; k++)
        {
            int place = ((column * degree) + k) % around;
            (values[elements.Place(k, 0)], values[elements.Place(k, degree)]) = (lines[row][place], lines[row + 1][place]);
            if (k is 0 || k == degree) continue;
            values[elements.Place(0, k)] = between[row][(column * (degree - 1)) + k - 1];
            values[elements.Place(degree, k)] = between[row][((column + 1) % mesh.Columns * (degree - 1)) + k - 1];
        }
        for (int i = inside - 1; i >= 0; i--) values[i] = -SpanArithmetic.Dot(work.AsSpan((i * (all + 1)) + i + 1, all - i - 1), values.AsSpan(i + 1)) / work[(i * (all + 1)) + i];
        double sum = 0;
        for (int j = 0; j <= degree; j++)
        {
            for (int i = 0; i <= degree; i++) sum += alongX[i] * alongY[j] * values[elements.Place(i, j)];
        }
        return sum;
    }
}
