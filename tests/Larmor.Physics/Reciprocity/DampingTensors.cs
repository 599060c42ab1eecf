using CsCheck;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;
using Larmor.Quantities;
using static Larmor.Physics.TestMagnets;

namespace Larmor.Physics.Reciprocity;

public class DampingTensors
{
    private static readonly Gen<UnitVector> Direction =
        Gen.Select(Gen.Double[-1, 1], Gen.Double[-Math.PI, Math.PI], (c, phi) => UnitVector.FromAngles(Math.Acos(c), phi));

    [Fact]
    public void A_tensor_made_of_scalars_gives_the_motion_of_the_scalar_damping()
    {
        Gen.Select(Gen.Double[0, 1], Gen.Double[0, 1], Direction, Direction, Direction).Sample((alpha0, alpha1, u0, u1, p) =>
        {
            GeneralizedLlg scalar = Pair(alpha0, alpha1, p), tensor = Pair(alpha0, alpha1, p, DampingTensor.Scalar(scalar.Magnets));
            double[] y = [.. Moments.Of(u0, u1).Components], expected = new double[6], velocity = new double[6];
            MomentPower powers = scalar.DerivativeAndPower(0, y, expected), same = tensor.DerivativeAndPower(0, y, velocity);
            for (int i = 0; i < 6; i++) Assert.Equal(expected[i] / Gamma, velocity[i] / Gamma, 1e-13);
            Assert.Equal(powers.GilbertHeat, same.GilbertHeat, 1e-12 * (Math.Abs(powers.GilbertHeat) + (1e-12 * Gamma * Ms * VolumeOfMagnet.Si)));
        }, iter: 300);
    }

    [Fact]
    public void With_cross_damping_the_powers_still_add_up_and_the_heat_is_not_negative()
    {
        Gen.Select(Gen.Double[-1, 1].Array[36], Direction, Direction, Direction).Sample((factors, u0, u1, p) =>
        {
            GeneralizedLlg equation = Pair(0.1, 0.1, p, DampingTensor.Constant(2, Positive(factors)));
            double[] y = [.. Moments.Of(u0, u1).Components], velocity = new double[6];
            MomentPower power = equation.DerivativeAndPower(0, y, velocity);
            double scale = Gamma * Ms * VolumeOfMagnet.Si;
            Assert.Equal(0, (power.EnergyRate - power.Torque + power.GilbertHeat) / scale, 1e-13);
            Assert.True(power.GilbertHeat >= 0);
        }, iter: 300);
    }

    [Fact]
    public void The_response_to_forces_is_transposed_when_all_moments_are_reversed()
    {
        // L(u)_ij = L(−u)_ji, Onsager-Casimir, measured by fields along each axis on each moment.
        Gen.Select(Gen.Double[-1, 1].Array[36], Direction, Direction).Sample((factors, u0, u1) =>
        {
            DampingTensor damping = DampingTensor.Constant(2, Positive(factors));
            double[,] forward = Kinetics(damping, u0, u1), reversed = Kinetics(damping, -u0, -u1);
            double scale = forward.Cast<double>().Max(Math.Abs);
            for (int i = 0; i < 6; i++)
            {
                for (int j = 0; j < 6; j++) Assert.Equal(forward[i, j] / scale, reversed[j, i] / scale, 1e-12);
            }
        }, iter: 100);
    }

    private static GeneralizedLlg Pair(double alpha0, double alpha1, UnitVector p, DampingTensor? damping = null) =>
        new(With(alpha0, Easy(UnitVector.Z, 0.3)), Thrice(alpha1, Hard(UnitVector.X, 0.9)))
        {
            Damping = damping,
            Pairs = [new MomentPair(0, 1, new InterlayerExchange(EnergyPerArea.FromSi(4e-4), Area.FromSi(6e-15)))],
            SpinTransfer = new AxialPotentials(
                new AxialTorque(p, AxialFunction.Linear(0.1 * Ms), AxialFunction.Linear(0.05 * Ms)),
                new AxialTorque(p, AxialFunction.Slonczewski(0.2 * Ms, 2), AxialFunction.Zero)),
            Current = Waveform.Constant(1),
        };

    private static double[,] Kinetics(DampingTensor damping, UnitVector u0, UnitVector u1)
    {
        UnitVector[] axes = [UnitVector.X, UnitVector.Y, UnitVector.Z];
        double[,] response = new double[6, 6];
        double[] velocity = new double[6];
        for (int column = 0; column < 6; column++)
        {
            EnergyTerm probe = Field(axes[column % 3], 1);
            GeneralizedLlg equation = new(column < 3 ? With(0, probe) : With(0), column < 3 ? With(0) : With(0, probe)) { Damping = damping };
            equation.Derivative(0, Moments.Of(u0, u1).Components, velocity);
            for (int row = 0; row < 6; row++) response[row, column] = velocity[(2 * (row % 3)) + (row / 3)];
        }
        return response;
    }

    /// <summary>F Fᵀ in units of a tenth of the angular momentum: symmetric and not negative.</summary>
    private static double[] Positive(double[] f)
    {
        double unit = 0.1 * DampingTensor.AngularMomentum(With(0));
        return [.. Enumerable.Range(0, 36).Select(i => unit * Enumerable.Range(0, 6).Sum(k => f[(6 * (i / 6)) + k] * f[(6 * (i % 6)) + k]))];
    }
}
