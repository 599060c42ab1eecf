using CsCheck;
using Larmor.Magnetism;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;

namespace Larmor.Tests.Magnetism.Torques;

public class MutualPotentialsTests
{
    private const double Step = 1e-5;

    private static readonly Gen<Vector3d> Directions = Gen.Select(Gen.Double[-1, 1], Gen.Double[-1, 1], Gen.Double[-1, 1], (x, y, z) => UnitVector.Along(x + 1.1, y, z).Components);

    private static readonly Vector3d[] Axes = [new(1, 0, 0), new(0, 1, 0), new(0, 0, 1)];

    /// <summary>Moment 0 feels moments 1 and 2 and a fixed polarizer; moment 1 feels moment 0; moment 2 feels nothing.</summary>
    private static readonly SpinTransferPotentials Torques =
        new MutualPotentials(
            new MutualTorque(0, 1, AxialFunction.Slonczewski(1.3, 1.6), AxialFunction.Linear(0.4)),
            new MutualTorque(0, 2, AxialFunction.Linear(-0.7), AxialFunction.Slonczewski(0.5, 0.8)),
            new MutualTorque(1, 0, AxialFunction.Slonczewski(-1.1, 1.2), AxialFunction.Zero))
        + new AxialPotentials(new AxialTorque(UnitVector.Along(1, 2, -3), AxialFunction.Linear(0.2), AxialFunction.Linear(0.1)), AxialTorque.None, AxialTorque.None);

    [Fact]
    public void All_derivatives_are_those_of_the_potentials_and_of_their_gradients() => Gen.Select(Directions, Directions, Directions).Sample(
        (first, second, third) =>
        {
            Vector3d[] moments = [first, second, third];
            for (int k = 0; k < 3; k++)
            {
                (Vector3d a, Vector3d b) = Torques.Gradients(k, View(moments));
                (SymmetricMatrix3 hessianA, SymmetricMatrix3 hessianB) = Torques.Hessians(k, View(moments));
                foreach (Vector3d axis in Axes)
                {
                    (double aboveA, double aboveB) = Torques.Values(k, View(Moved(moments, k, Step * axis)));
                    (double belowA, double belowB) = Torques.Values(k, View(Moved(moments, k, -Step * axis)));
                    Assert.Equal((aboveA - belowA) / (2 * Step), Vector3d.Dot(a, axis), 1e-8);
                    Assert.Equal((aboveB - belowB) / (2 * Step), Vector3d.Dot(b, axis), 1e-8);
                    for (int l = 0; l < 3; l++)
                    {
                        (Vector3d changeA, Vector3d changeB) = Change(moments, k, l, axis);
                        (Matrix3 mixedA, Matrix3 mixedB) = Torques.Mixed(k, l, View(moments));
                        Assert.Equal(0, (changeA - (l == k ? hessianA * axis : mixedA * axis)).Norm, 1e-8);
                        Assert.Equal(0, (changeB - (l == k ? hessianB * axis : mixedB * axis)).Norm, 1e-8);
                    }
                }
            }
        },
        iter: 50);

    [Fact]
    public void A_sum_leaves_out_what_is_no_torque_and_one_torque_alone_is_itself()
    {
        AxialPotentials one = new(AxialTorque.None);
        Assert.Same(one, one + SpinTransferPotentials.None);
        Assert.True((SpinTransferPotentials.None + SpinTransferPotentials.None).IsNone);
        Assert.Equal(3, Assert.IsType<SumOfPotentials>(Torques + one).Parts.Count);
    }

    [Fact]
    public void A_moment_that_polarizes_its_own_current_is_refused() =>
        Assert.Contains("another moment", Assert.Throws<ArgumentException>(() => new MutualPotentials(new MutualTorque(1, 1, AxialFunction.Zero, AxialFunction.Zero))).Message, StringComparison.Ordinal);

    private static (Vector3d A, Vector3d B) Change(Vector3d[] moments, int k, int l, Vector3d axis)
    {
        (Vector3d aboveA, Vector3d aboveB) = Torques.Gradients(k, View(Moved(moments, l, Step * axis)));
        (Vector3d belowA, Vector3d belowB) = Torques.Gradients(k, View(Moved(moments, l, -Step * axis)));
        return ((aboveA - belowA) / (2 * Step), (aboveB - belowB) / (2 * Step));
    }

    private static Vector3d[] Moved(Vector3d[] moments, int k, Vector3d by) => [.. moments.Select((u, i) => i == k ? u + by : u)];

    private static MomentsView View(Vector3d[] moments)
    {
        double[] state = new double[9];
        for (int k = 0; k < 3; k++) Moments.Write(state, k, moments[k]);
        return new MomentsView(state);
    }
}
