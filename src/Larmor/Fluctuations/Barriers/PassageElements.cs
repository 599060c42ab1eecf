using Larmor.Numerics;

namespace Larmor.Fluctuations.Barriers;

/// <summary>What the backward equation is made of at a point of the cylinder.</summary>
/// <param name="Weight">E, the weight of the equation there: e^{−S} relative to the pass.</param>
/// <param name="Turning">H, the stream function of precession: the integral of E over the energy, from there upwards.</param>
/// <param name="Area">Area on the sphere per dx dy.</param>
/// <param name="DriftX">Drift along x that remains beside that of the weight.</param>
/// <param name="DriftY">The same along y.</param>
internal readonly record struct PassagePoint(double Weight, double Turning, double Area, double DriftX, double DriftY);

/// <summary>
/// The backward equation −∇·[(E + κHJ)∇q] − E c·∇q = E s on elements of a <see cref="PassageMesh"/>, J the quarter turn, the unknowns inside each eliminated.
/// </summary>
/// <remarks>In the weak form ∫E ∇φ·∇q + κH(φ_x q_y − φ_y q_x) − E c·∇q φ, where the turning part is antisymmetric for every H and needs no metric.</remarks>
internal sealed class PassageElements
{
    private readonly PassageMesh mesh;
    private readonly Func<double, double, PassagePoint> point;
    private readonly double hall;
    private readonly int degree;
    private readonly double[] gauss, weights;
    private readonly double[][] values, slopes;
    private readonly int[] order;

    /// <summary>Elements of a mesh.</summary>
    /// <param name="mesh">The mesh.</param>
    /// <param name="hall">κ.</param>
    /// <param name="point">Weight, area and drift at (x, y).</param>
    public PassageElements(PassageMesh mesh, double hall, Func<double, double, PassagePoint> point)
    {
        (this.mesh, this.hall, this.point) = (mesh, hall, point);
        degree = mesh.Basis.Degree;
        int n = degree + 1;
        Nodes = n * n;
        (gauss, weights) = GaussLegendre.Rule(degree + 3);
        double[] derivative = mesh.Basis.Derivative();
        values = [.. gauss.Select(mesh.Basis.Shape)];
        slopes = [.. values.Select(shape => Enumerable.Range(0, n).Select(j => Enumerable.Range(0, n).Sum(i => shape[i] * derivative[(i * n) + j])).ToArray())];
        order = Order();
    }

    /// <summary>Nodes of an element, (p + 1)².</summary>
    public int Nodes { get; }

    /// <summary>Nodes on the edges of an element: near line, far line, left and right edge between them.</summary>
    public int Boundary => 4 * degree;

    /// <summary>Room for <see cref="Write"/>.</summary>
    public double[] Work() => new double[Nodes * (Nodes + 1)];

    /// <summary>Place of node (i, j) in the order of <see cref="Write"/>.</summary>
    public int Place(int i, int j) => order[(j * (degree + 1)) + i];

    /// <summary>Writes the matrix of an element, the nodes inside eliminated: the last rows are those of its edges, in the order near, far, left, right, followed by the sources.</summary>
    /// <param name="row">Row of the element.</param>
    /// <param name="column">Its column.</param>
    /// <param name="work">What <see cref="Work"/> gave.</param>
    public void Write(int row, int column, double[] work)
    {
        Array.Clear(work);
        double half = 0.5 * (mesh.Edges[column + 1] - mesh.Edges[column]), middle = mesh.Edges[column] + half;
        double[] near = mesh.Line(row, column), far = mesh.Line(row + 1, column);
        Shapes shapes = new(Nodes);
        for (int a = 0; a < gauss.Length; a++)
        {
            double low = Sum(values[a], near), high = Sum(values[a], far), lowSlope = Sum(slopes[a], near), highSlope = Sum(slopes[a], far);
            for (int b = 0; b < gauss.Length; b++)
            {
                double up = 0.5 * (1 + gauss[b]), yEta = 0.5 * (high - low), yXi = lowSlope + (up * (highSlope - lowSlope));
                PassagePoint here = point(middle + (half * gauss[a]), low + (up * (high - low)));
                Fill(shapes, a, b, half, yXi, yEta);
                Add(work, shapes, here, weights[a] * weights[b], half * yEta);
            }
        }
        SchurComplement.Eliminate(work, Nodes, Nodes + 1, Nodes - Boundary);
    }

    private static double Sum(double[] shape, double[] line)
    {
        double sum = 0;
        for (int i = 0; i < shape.Length; i++) sum += shape[i] * line[i];
        return sum;
    }

    private void Fill(Shapes shapes, int a, int b, double half, double yXi, double yEta)
    {
        int n = degree + 1;
        for (int j = 0; j < n; j++)
        {
            for (int i = 0; i < n; i++)
            {
                int k = order[(j * n) + i];
                shapes.Value[k] = values[a][i] * values[b][j];
                shapes.Xi[k] = slopes[a][i] * values[b][j];
                shapes.Eta[k] = values[a][i] * slopes[b][j];
                shapes.Y[k] = shapes.Eta[k] / yEta;
                shapes.X[k] = (shapes.Xi[k] - (yXi * shapes.Y[k])) / half;
            }
        }
    }

    private void Add(double[] work, Shapes shapes, PassagePoint here, double measure, double jacobian)
    {
        double area = here.Weight * measure * jacobian, turning = hall * here.Turning * measure;
        for (int r = 0; r < Nodes; r++)
        {
            double value = shapes.Value[r];
            Span<double> target = work.AsSpan(r * (Nodes + 1), Nodes);
            SpanArithmetic.Add(target, area * (shapes.X[r] - (here.DriftX * value)), shapes.X);
            SpanArithmetic.Add(target, area * (shapes.Y[r] - (here.DriftY * value)), shapes.Y);
            SpanArithmetic.Add(target, turning * shapes.Xi[r], shapes.Eta);
            SpanArithmetic.Add(target, -turning * shapes.Eta[r], shapes.Xi);
            work[(r * (Nodes + 1)) + Nodes] += area * here.Area * value;
        }
    }

    /// <summary>Position of node (i, j): inside first, then near line, far line, left, right.</summary>
    private int[] Order()
    {
        int n = degree + 1, inside = 0, first = (n - 2) * (n - 2);
        int[] places = new int[Nodes];
        for (int j = 0; j < n; j++)
        {
            for (int i = 0; i < n; i++)
            {
                places[(j * n) + i] = j == 0 ? first + i
                    : j == degree ? first + n + i
                    : i == 0 ? first + (2 * n) + j - 1
                    : i == degree ? first + (2 * n) + degree - 1 + j - 1
                    : inside++;
            }
        }
        return places;
    }

    /// <summary>All shapes of an element at one point, with their derivatives in the element and on the cylinder.</summary>
    private sealed record Shapes(int Nodes)
    {
        public double[] Value { get; } = new double[Nodes];

        public double[] Xi { get; } = new double[Nodes];

        public double[] Eta { get; } = new double[Nodes];

        public double[] X { get; } = new double[Nodes];

        public double[] Y { get; } = new double[Nodes];
    }
}
