using Larmor.Fluctuations.Barriers;
using Larmor.Numerics;

namespace Larmor.Tests.Fluctuations.Barriers;

/// <summary>The sphere as a cylinder between two of its points.</summary>
public class ConformalCylinderTests
{
    private static readonly (UnitVector From, UnitVector To)[] Ends =
    [
        (UnitVector.Z, -UnitVector.Z), (UnitVector.Along(1, 2, 3), UnitVector.Along(-1, 0.5, -1)), (UnitVector.Y, UnitVector.Along(0.2, 1, 0.1)),
    ];

    [Fact]
    public void Points_go_there_and_back()
    {
        foreach ((UnitVector from, UnitVector to) in Ends)
        {
            ConformalCylinder cylinder = new(from, to);
            for (int i = 0; i < 20; i++)
            {
                (double x, double y) = ((0.3 * i) - 3, (0.7 * i) - 7);
                Vector3d u = cylinder.Point(x, y);
                Assert.Equal(1, u.Norm, 1e-14);
                (double X, double Y) back = cylinder.Of(u);
                Assert.Equal(y, back.Y, 1e-7);
                Assert.Equal(0, Math.IEEERemainder(back.X - x, 2 * Math.PI), 1e-7);
            }
        }
    }

    [Fact]
    public void Both_coordinates_scale_alike_and_are_turned_by_a_right_angle()
    {
        const double h = 1e-5;
        foreach ((UnitVector from, UnitVector to) in Ends)
        {
            ConformalCylinder cylinder = new(from, to);
            for (int i = 0; i < 20; i++)
            {
                (double x, double y) = ((0.3 * i) - 3, (0.5 * i) - 5);
                Vector3d u = cylinder.Point(x, y), alongY = (cylinder.Point(x, y + h) - cylinder.Point(x, y - h)) / (2 * h), alongX = (cylinder.Point(x + h, y) - cylinder.Point(x - h, y)) / (2 * h);
                Assert.Equal(0, (alongY - cylinder.AlongY(u)).Norm, 1e-8);
                Assert.Equal(0, (alongX - Vector3d.Cross(u, cylinder.AlongY(u))).Norm, 1e-8);
            }
        }
    }

    [Fact]
    public void Eliminating_unknowns_leaves_the_matrix_of_the_others()
    {
        // [A B; C D] with A of 6, D of 3 rows: D − C A⁻¹ B, found by solving for unit vectors.
        const int n = 9, pivots = 6;
        double[] matrix = new double[n * n];
        for (int i = 0; i < n * n; i++) matrix[i] = Math.Sin(1 + (1.7 * i)) + (i % (n + 1) == 0 ? 4 : 0);
        double[] full = [.. matrix];
        SchurComplement.Eliminate(matrix, n, n, pivots);
        for (int column = 0; column < n - pivots; column++)
        {
            // The vector that is e_column on the last unknowns and makes the first rows vanish.
            double[] x = new double[n];
            x[pivots + column] = 1;
            for (int sweep = 0; sweep < 400; sweep++)
            {
                for (int i = 0; i < pivots; i++)
                {
                    double sum = 0;
                    for (int j = 0; j < n; j++) sum += j == i ? 0 : full[(i * n) + j] * x[j];
                    x[i] = -sum / full[(i * n) + i];
                }
            }
            for (int i = pivots; i < n; i++) Assert.Equal(Enumerable.Range(0, n).Sum(j => full[(i * n) + j] * x[j]), matrix[(i * n) + pivots + column], 1e-10);
        }
    }
}
