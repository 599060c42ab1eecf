using CsCheck;
using Larmor.Numerics;

namespace Larmor.Tests.Numerics;

public sealed class TangentFrameTests
{
    private static readonly Gen<UnitVector> Directions = Gen.Select(Gen.Double[-1, 1], Gen.Double[0, 6.283], (z, phi) => UnitVector.FromAngles(Math.Acos(z), phi));

    [Fact]
    public void The_frame_is_orthonormal_and_right_handed_everywhere() =>
        Directions.Sample(u =>
        {
            TangentFrame frame = TangentFrame.At(u);
            Assert.Equal(1, frame.First.Norm, 1e-15);
            Assert.Equal(1, frame.Second.Norm, 1e-14);
            Assert.Equal(0, Vector3d.Dot(frame.First, u), 1e-15);
            Assert.Equal(0, (Vector3d.Cross(frame.First, frame.Second) - u.Components).Norm, 1e-14);
        });

    [Fact]
    public void A_move_goes_its_length_along_the_great_circle() =>
        Gen.Select(Directions, Gen.Double[-1.5, 1.5], Gen.Double[-1.5, 1.5]).Sample((u, x, y) =>
        {
            TangentFrame frame = TangentFrame.At(u);
            Vector3d moved = frame.Move(x, y);
            Assert.Equal(Math.Cos(Math.Sqrt((x * x) + (y * y))), Vector3d.Dot(moved, u), 1e-14);
            Assert.Equal(1, moved.Norm, 1e-15);
        });

    // Along a great circle the second derivative of f is the covariant Hessian.
    [Fact]
    public void The_covariant_Hessian_is_the_second_difference_along_great_circles() =>
        Gen.Select(Directions, Directions, Gen.Double[-1, 1], Gen.Double[-1, 1]).Sample((u, e, x, y) =>
        {
            TangentFrame frame = TangentFrame.At(u);
            Matrix2 hessian = frame.CovariantHessian(SymmetricMatrix3.Dyad(2, e), (2 * Vector3d.Dot(u, e) * e.Components) + new Vector3d(0.3, -0.2, 0.7));
            const double h = 1e-3;
            double second = (F(frame.Move(h * x, h * y)) - (2 * F(u)) + F(frame.Move(-h * x, -h * y))) / (h * h);
            Assert.Equal(second, (hessian.XX * x * x) + (2 * hessian.XY * x * y) + (hessian.YY * y * y), 1e-5);

            double F(Vector3d v) => Math.Pow(Vector3d.Dot(v, e), 2) + Vector3d.Dot(v, new Vector3d(0.3, -0.2, 0.7));
        });

    [Fact]
    public void Eigenvalues_have_the_trace_as_sum_and_the_determinant_as_product() =>
        Gen.Select(Gen.Double[-1, 1], Gen.Double[-1, 1], Gen.Double[-1, 1], Gen.Double[-1, 1]).Sample((a, b, c, d) =>
        {
            Matrix2 matrix = new(a, b, c, d);
            (System.Numerics.Complex first, System.Numerics.Complex second) = matrix.Eigenvalues;
            Assert.Equal(0, (first + second - matrix.Trace).Magnitude, 1e-14);
            Assert.Equal(0, ((first * second) - matrix.Determinant).Magnitude, 1e-14);
        });

    [Fact]
    public void Directions_of_the_spiral_cover_the_sphere_evenly()
    {
        Vector3d sum = default;
        SymmetricMatrix3 squares = default;
        foreach (UnitVector u in SpherePoints.Fibonacci(500))
        {
            sum += u.Components;
            squares += SymmetricMatrix3.Dyad(1.0 / 500, u);
        }
        Assert.Equal(0, sum.Norm / 500, 1e-3);
        Assert.Equal(1.0 / 3, squares.XX, 1e-3);
        Assert.Equal(1.0 / 3, squares.YY, 1e-3);
        Assert.Equal(1.0 / 3, squares.ZZ, 1e-3);
    }
}
