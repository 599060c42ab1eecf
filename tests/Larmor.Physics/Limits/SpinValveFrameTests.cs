using CsCheck;
using Larmor.Coupling;
using Larmor.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Larmor.Physics.Limits;

public class SpinValveFrameTests
{
    private static readonly Gen<double> Positive = Gen.Double[0.05, 3];
    private static readonly Gen<double> Signed = Gen.Double[-0.9, 0.9];

    private static readonly Gen<SpinValve> Valves =
        from j1 in Signed from j2 in Signed from a1 in Positive from a2 in Positive from g1 in Positive from g2 in Positive
        from i1 in Signed from i2 in Signed from s1 in Positive from s in Gen.Double[-4, 6].Select(power => Math.Pow(10, power)) from s2 in Positive
        select new SpinValve(new ValveSide(j1, a1, g1, i1, true), new SpacerTwoPort(s1, s, s2), new ValveSide(j2, a2, g2, i2, false));

    private static readonly Gen<UnitVector> Directions =
        from z in Gen.Double[-1, 1] from phi in Gen.Double[0, 2 * Math.PI] select UnitVector.FromAngles(Math.Acos(z), phi);

    [Fact]
    public void The_torque_is_that_of_the_network_written_in_the_laboratory_frame() => Gen.Select(Valves, Directions, Directions).Sample(
        (valve, first, second) =>
        {
            (Vector3d onFirst, Vector3d onSecond) = Laboratory(valve, first, second);
            double c = Vector3d.Dot(first.Components, second.Components);
            AssertVector(onSecond, Torque(valve.Torque(onLeft: false, c), second, first, c));
            AssertVector(onFirst, Torque(valve.Torque(onLeft: true, c), first, second, c));
        },
        iter: 500);

    [Fact]
    public void All_magnets_reversed_leave_the_resistance_and_reverse_the_field_like_torque() => Valves.Sample(
        valve =>
        {
            // u → −u: c and p − c u, u × p keep their form; Gi stays with its own frame, so the same numbers describe the reversed valve.
            (double towards, double across) = valve.Torque(onLeft: false, 0.2);
            (Vector3d _, Vector3d here) = Laboratory(valve, UnitVector.Z, UnitVector.Along(Math.Sqrt(0.96), 0, 0.2));
            (Vector3d _, Vector3d reversed) = Laboratory(valve, -UnitVector.Z, UnitVector.Along(-Math.Sqrt(0.96), 0, -0.2));
            Assert.Equal(here.X, -reversed.X, 1e-9);
            Assert.Equal(here.Y, reversed.Y, 1e-9);
            Assert.Equal(here.Norm, Math.Sqrt(0.96) * Math.Sqrt((towards * towards) + (across * across)), 1e-9);
        },
        iter: 50);

    private static Vector3d Torque((double Towards, double Across) strength, UnitVector u, UnitVector p, double c) =>
        (strength.Towards * (p.Components - (c * u.Components))) + (strength.Across * Vector3d.Cross(u, p));

    /// <summary>K D = b as six equations in x, y, z: (5) and (3) of circuit theory, nothing reduced.</summary>
    private static (Vector3d First, Vector3d Second) Laboratory(SpinValve valve, UnitVector first, UnitVector second)
    {
        SpacerTwoPort spacer = valve.Spacer;
        Matrix<double> matrix = Matrix<double>.Build.Dense(6, 6);
        Vector<double> right = Vector<double>.Build.Dense(6);
        Matrix<double> one = Matrix<double>.Build.DenseIdentity(3);
        Matrix<double> Outward(ValveSide side, UnitVector u) => (side.Longitudinal * Dyad(u)) + Absorbed(side, u);
        matrix.SetSubMatrix(0, 0, Outward(valve.Left, first) + ((spacer.LeftShunt + spacer.Series) * one));
        matrix.SetSubMatrix(3, 3, Outward(valve.Right, second) + ((spacer.RightShunt + spacer.Series) * one));
        matrix.SetSubMatrix(0, 3, -spacer.Series * one);
        matrix.SetSubMatrix(3, 0, -spacer.Series * one);
        right.SetSubVector(0, 3, valve.Left.Polarization * Of(first));
        right.SetSubVector(3, 3, -valve.Right.Polarization * Of(second));
        Vector<double> d = matrix.Solve(right);
        Vector<double> onFirst = Absorbed(valve.Left, first) * d.SubVector(0, 3), onSecond = Absorbed(valve.Right, second) * d.SubVector(3, 3);
        return (new Vector3d(onFirst[0], onFirst[1], onFirst[2]), new Vector3d(onSecond[0], onSecond[1], onSecond[2]));
    }

    /// <summary>D → Gr D_T + Gi D × u.</summary>
    private static Matrix<double> Absorbed(ValveSide side, UnitVector u)
    {
        Vector3d v = u.Components;
        // D × u = −[u ×] D.
        Matrix<double> cross = Matrix<double>.Build.DenseOfArray(new[,] { { 0, v.Z, -v.Y }, { -v.Z, 0, v.X }, { v.Y, -v.X, 0 } });
        return (side.MixingReal * (Matrix<double>.Build.DenseIdentity(3) - Dyad(u))) + (side.MixingImaginary * cross);
    }

    private static Vector<double> Of(UnitVector u) => Vector<double>.Build.DenseOfArray([u.Components.X, u.Components.Y, u.Components.Z]);

    private static Matrix<double> Dyad(UnitVector u) => Of(u).OuterProduct(Of(u));

    private static void AssertVector(Vector3d expected, Vector3d actual) => Assert.Equal(0, (expected - actual).Norm, 1e-8);
}
