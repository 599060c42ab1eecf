using CsCheck;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Magnetism.Statics;
using Larmor.Numerics;
using Larmor.Quantities;
using static Larmor.Physics.TestMagnets;

namespace Larmor.Physics.ClosedForms;

/// <summary>Damping that depends on the axis of turning: L_θθ ≠ L_φφ.</summary>
public class AnisotropicDamping
{
    private static readonly Gen<UnitVector> Direction =
        Gen.Select(Gen.Double[-1, 1], Gen.Double[-Math.PI, Math.PI], (c, phi) => UnitVector.FromAngles(Math.Acos(c), phi));

    [Fact]
    public void Small_motion_decays_at_half_the_sum_of_damping_times_curvature_along_each_axis()
    {
        Gen.Select(Gen.Double[0, 1], Gen.Double[0, 1], Gen.Double[0, 1], Gen.Double[0.1, 1], Gen.Double[0, 2]).Sample((first, second, third, bk, bd) =>
        {
            Magnet magnet = With(0, Easy(UnitVector.Z, bk), Hard(UnitVector.X, bd));
            GeneralizedLlg equation = new(magnet) { Damping = LocalDamping.Tensor([magnet], LocalDamping.AlongAxes(first, second, third, UnitVector.X, UnitVector.Y)) };
            CoupledResponse response = CoupledResponse.Of(equation, Moments.Of(UnitVector.Z).View, Current.Zero);
            double l0 = Gamma / (Ms * (1 + (first * second))), hxx = Ms * (bk + bd), hyy = Ms * bk;
            double gamma = 0.5 * l0 * ((first * hxx) + (second * hyy)), determinant = l0 * l0 * (1 + (first * second)) * hxx * hyy;
            Assert.Equal(gamma / Gamma, -0.5 * (response.Jacobian(0, 0) + response.Jacobian(1, 1)) / Gamma, 1e-12);
            double found = (response.Jacobian(0, 0) * response.Jacobian(1, 1)) - (response.Jacobian(0, 1) * response.Jacobian(1, 0));
            Assert.Equal(1, found / determinant, 1e-12);
        }, iter: 200);
    }

    [Fact]
    public void About_a_polar_axis_the_velocity_is_the_papers_matrix_times_the_forces_along_theta_and_phi()
    {
        Gen.Select(Gen.Double[0.05, 3.09], Gen.Double[-3, 3], Direction, Gen.Double[0, 1], Gen.Double[0, 1], Gen.Double[0, 1]).Sample((theta, phi, along, pole, atTheta, atPhi) =>
        {
            Magnet magnet = With(0, Field(along, 1));
            GeneralizedLlg equation = new(magnet) { Damping = LocalDamping.Tensor([magnet], LocalDamping.AboutAxis(UnitVector.Z, pole, atTheta, atPhi)) };
            double[] velocity = new double[3];
            equation.Derivative(0, Moments.Of(UnitVector.FromAngles(theta, phi)).Components, velocity);
            double square = Math.Sin(theta) * Math.Sin(theta), a1 = pole + ((atTheta - pole) * square), a2 = pole + ((atPhi - pole) * square);
            Vector3d towardsTheta = new(Math.Cos(theta) * Math.Cos(phi), Math.Cos(theta) * Math.Sin(phi), -Math.Sin(theta)), towardsPhi = new(-Math.Sin(phi), Math.Cos(phi), 0);
            double force1 = Vector3d.Dot(towardsTheta, along), force2 = Vector3d.Dot(towardsPhi, along), l0 = 1 / (1 + (a1 * a2));
            Vector3d got = new MomentsView(velocity)[0] / Gamma;
            Assert.Equal(l0 * ((a1 * force1) + force2), Vector3d.Dot(got, towardsTheta), 1e-12);
            Assert.Equal(l0 * ((a2 * force2) - force1), Vector3d.Dot(got, towardsPhi), 1e-12);
        }, iter: 300);
    }

    [Fact]
    public void The_heat_is_never_negative_and_the_friction_is_the_same_when_the_moment_is_reversed()
    {
        Gen.Select(Direction, Direction, Direction, Gen.Double[0, 1], Gen.Double[0, 1], Gen.Double[0, 1]).Sample((u0, along, axis, pole, atTheta, atPhi) =>
        {
            LocalDamping damping = LocalDamping.AboutAxis(axis, pole, atTheta, atPhi);
            Magnet magnet = With(0, Field(along, 1), Hard(axis, 0.4));
            GeneralizedLlg equation = new(magnet) { Damping = LocalDamping.Tensor([magnet], damping) };
            MomentPower power = equation.DerivativeAndPower(0, Moments.Of(u0).Components, new double[3]);
            double scale = Gamma * Ms * VolumeOfMagnet.Si;
            // Friction may vanish about one axis: then the heat is zero to the rounding of the matrix.
            Assert.True(power.GilbertHeat >= -1e-15 * scale);
            Assert.Equal(0, (power.EnergyRate + power.GilbertHeat) / scale, 1e-13);
            Assert.Equal(damping.At(u0), damping.At(-u0));
        }, iter: 300);
    }

    [Fact]
    public void The_energy_lost_is_the_heat_integrated_over_the_motion()
    {
        Magnet magnet = With(0, Easy(UnitVector.Z, 0.3), Hard(UnitVector.X, 1.1));
        GeneralizedLlg equation = new(magnet) { Damping = LocalDamping.Tensor([magnet], LocalDamping.AlongAxes(0.02, 0.1, 0.3, UnitVector.X, UnitVector.Y)) };
        AuditedMotion motion = new(equation);
        DormandPrince54<AuditedMotion> stepper = DormandPrince54.For(motion, new StepControl(1e-13));
        Moments start = Moments.Of(UnitVector.Along(1, 2, 0.3));
        stepper.Start(0, motion.StartAt(start));
        Assert.Equal(IntegrationEnd.Reached, stepper.Advance(2e-10, TestContext.Current.CancellationToken));
        double heat = motion.Works(stepper.State).GilbertHeat, lost = equation.Energy(0, start.View) - equation.Energy(0, new MomentsView(stepper.State[..3]));
        Assert.True(heat > 0.05 * Ms * VolumeOfMagnet.Si);
        Assert.Equal(0, (lost - heat) / heat, 1e-10);
    }

    [Fact]
    public void At_the_poles_the_friction_has_one_value_and_equal_values_are_Gilberts()
    {
        LocalDamping damping = LocalDamping.AboutAxis(UnitVector.Y, 0.1, 0.5, 0.02);
        Assert.Equal(SymmetricMatrix3.Diagonal(0.1, 0.1, 0.1), damping.At(UnitVector.Y));
        Gen.Select(Direction, Direction, Gen.Double[0, 1]).Sample((u0, axis, alpha) =>
        {
            Vector3d tangent = Vector3d.Cross(u0, axis), image = LocalDamping.AboutAxis(axis, alpha, alpha, alpha).At(u0) * tangent;
            Assert.Equal(0, (image - (LocalDamping.Isotropic(alpha).At(u0) * tangent)).Norm, 1e-14);
        }, iter: 100);
    }

    [Fact]
    public void A_damping_that_would_let_entropy_fall_is_refused()
    {
        Assert.Contains("entropy", Assert.Throws<ArgumentException>(() => LocalDamping.AboutAxis(UnitVector.Z, 0.1, -0.01, 0.1)).Message, StringComparison.Ordinal);
        Assert.Contains("second principal", Assert.Throws<ArgumentException>(() => LocalDamping.AlongAxes(0.1, -0.01, 0.1, UnitVector.X, UnitVector.Y)).Message, StringComparison.Ordinal);
        Assert.Contains("right angles", Assert.Throws<ArgumentException>(() => LocalDamping.AlongAxes(0.1, 0.1, 0.1, UnitVector.X, UnitVector.Along(1, 1, 0))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => LocalDamping.Isotropic(double.NaN));
    }
}
