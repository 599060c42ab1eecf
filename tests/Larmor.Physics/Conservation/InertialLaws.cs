using CsCheck;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;
using Larmor.Quantities;
using static Larmor.Physics.TestMagnets;

namespace Larmor.Physics.Conservation;

public class InertialLaws
{
    private static readonly Gen<UnitVector> Direction =
        Gen.Select(Gen.Double[-1, 1], Gen.Double[-Math.PI, Math.PI], (c, phi) => UnitVector.FromAngles(Math.Acos(c), phi));

    [Fact]
    public void The_acceleration_solves_the_implicit_equation_with_inertia()
    {
        // u′ = −γ u × B + α u × u′ + η u × u″ − γ aJ u × (u × p) − γ bJ u × p, and |u| = 1 twice differentiated.
        Gen.Select(Gen.Double[0, 2], Direction, Direction, Direction, Gen.Double[-1, 1], Gen.Double[-1, 1], Gen.Double[-2, 2]).Sample((alpha, u0, p, turning, aJ, bJ, speed) =>
        {
            const double eta = 1e-13;
            GeneralizedLlg equation = new(With(alpha, Field(p, 0.7), Easy(turning, 0.4))) { SpinTransfer = Torque(p, aJ, bJ), Current = Waveform.Constant(1) };
            InertialLlg motion = new(equation, Duration.FromSi(eta));
            double[] y = motion.StartAt(Moments.Of(u0), speed / eta * turning.Components), dydt = new double[6];
            motion.Derivative(0, y, dydt);
            Vector3d u = u0, velocity = motion.Velocity(y, 0), acceleration = new MomentsView(dydt.AsSpan(3))[0] / eta, pinned = p;
            Vector3d b = (0.7 * pinned) + (0.4 * Vector3d.Dot(u, turning) * turning.Components);
            Vector3d right = Vector3d.Cross(u, (alpha * velocity) + (eta * acceleration) - (Gamma * (b + (bJ * pinned) + (aJ * Vector3d.Cross(u, pinned)))));
            Assert.Equal(0, (velocity - right).Norm * eta, 1e-13);
            Assert.Equal(0, (Vector3d.Dot(velocity, velocity) + Vector3d.Dot(u, acceleration)) * eta * eta, 1e-13);
        }, iter: 300);
    }

    [Fact]
    public void Energy_with_that_of_inertia_changes_by_torque_and_field_work_less_heat_at_every_instant()
    {
        Gen.Select(Pair, Direction, Direction, Direction, Direction).Sample((motion, u0, u1, w0, w1) =>
        {
            double[] y = motion.StartAt(Moments.Of(u0, u1), 3e12 * w0.Components, 1e12 * w1.Components), velocity = new double[12];
            MomentPower power = motion.DerivativeAndPower(1e-10, y, velocity);
            double scale = power.GilbertHeat + Math.Abs(power.Torque) + Math.Abs(power.EnergyRate) + (Gamma * motion.EnergyScale);
            Assert.Equal(0, (power.EnergyRate - power.Torque - power.Field + power.GilbertHeat) / scale, 1e-13);
            Assert.True(power.GilbertHeat >= 0);
            const double step = 1e-17;
            double energyAt(double time) => motion.Energy(1e-10 + time, [.. y.Select((value, i) => value + (time * velocity[i]))]);
            Assert.Equal(power.EnergyRate / scale, (energyAt(step) - energyAt(-step)) / (2 * step) / scale, 1e-6);
        }, iter: 200);
    }

    [Fact]
    public void The_energy_lost_is_the_dissipated_power_integrated_over_the_motion()
    {
        InertialLlg inertial = InertialLlg.WithRelaxationTimes(
            new GeneralizedLlg(With(0.05, Easy(UnitVector.Z, 0.3), Hard(UnitVector.X, 1.1)), Thrice(0.02, Field(UnitVector.Y, 0.5)))
            {
                Pairs = [new MomentPair(0, 1, new InterlayerExchange(EnergyPerArea.FromSi(3e-4), Area.FromSi(6e-15)))],
            },
            Duration.FromSi(1e-11),
            Duration.FromSi(2e-11));
        MotionWithLedger<InertialLlg> motion = new(inertial);
        double[] start = motion.StartAt(inertial.StartAt(Moments.Of(UnitVector.Along(1, 2, 3), UnitVector.Along(-1, 1, 0.5)), new Vector3d(1e12, 0, 2e12), new Vector3d(0, 1e12, 0)));
        DormandPrince54<MotionWithLedger<InertialLlg>> stepper = DormandPrince54.For(motion, new StepControl(1e-13));
        stepper.Start(0, start);
        double before = inertial.Energy(0, stepper.State[..12]);
        Assert.Equal(IntegrationEnd.Reached, stepper.Advance(5e-11, TestContext.Current.CancellationToken));
        (double torque, double field, double heat) = motion.Works(stepper.State);
        double lost = before - inertial.Energy(5e-11, stepper.State[..12]);
        Assert.True(heat > 0.05 * inertial.EnergyScale);
        Assert.Equal(0, torque);
        Assert.Equal(0, field);
        Assert.Equal(0, (lost - heat) / heat, 1e-10);
        for (int k = 0; k < 2; k++)
        {
            Vector3d u = new MomentsView(stepper.State[..6])[k], w = new MomentsView(stepper.State[6..12])[k];
            Assert.Equal(1, u.Norm, 1e-14);
            Assert.Equal(0, Vector3d.Dot(u, w), 1e-14);
        }
    }

    [Fact]
    public void With_vanishing_inertia_the_motion_becomes_that_of_the_generalized_equation_at_first_order()
    {
        GeneralizedLlg equation = new(With(0.1, Easy(UnitVector.Z, 0.3), Hard(UnitVector.X, 1.1))) { SpinTransfer = Torque(UnitVector.Z, -0.02, 0.05), Current = Waveform.Constant(1) };
        UnitVector start = UnitVector.Along(1, 2, 3);
        Vector3d without = Run(equation, start, 2e-11).Direction();
        double coarse = Difference(1e-14), fine = Difference(5e-15);
        Assert.True(fine < 0.01);
        Assert.Equal(2, coarse / fine, 0.1);

        double Difference(double eta)
        {
            InertialLlg motion = new(equation, Duration.FromSi(eta));
            DormandPrince54<InertialLlg> stepper = DormandPrince54.For(motion, new StepControl(1e-9));
            stepper.Start(0, motion.StartAt(0, Moments.Of(start)));
            Assert.Equal(IntegrationEnd.Reached, stepper.Advance(2e-11, TestContext.Current.CancellationToken));
            return (new MomentsView(stepper.State[..3])[0] - without).Norm;
        }
    }

    [Fact]
    public void A_damping_tensor_made_of_scalars_gives_the_motion_of_the_scalar_damping()
    {
        Gen.Select(Direction, Direction, Direction, Direction).Sample((u0, u1, w0, w1) =>
        {
            GeneralizedLlg scalar = new(With(0.1, Easy(UnitVector.Z, 0.3)), Thrice(0.3, Hard(UnitVector.X, 1)));
            GeneralizedLlg tensor = new(scalar.Magnets) { Damping = DampingTensor.Scalar(scalar.Magnets) };
            Duration[] inertias = [Duration.FromSi(1e-13), Duration.FromSi(3e-13)];
            InertialLlg first = new(scalar, inertias), second = new(tensor, inertias);
            double[] y = first.StartAt(Moments.Of(u0, u1), 1e12 * w0.Components, 1e12 * w1.Components), a = new double[12], b = new double[12];
            MomentPower powers = first.DerivativeAndPower(0, y, a), same = second.DerivativeAndPower(0, y, b);
            for (int i = 0; i < 12; i++) Assert.Equal(a[i] / 1e12, b[i] / 1e12, 1e-13);
            Assert.Equal(powers.GilbertHeat, same.GilbertHeat, 1e-13 * powers.GilbertHeat);
        }, iter: 100);
    }

    [Fact]
    public void An_inertia_that_makes_no_sense_is_refused_by_name()
    {
        GeneralizedLlg equation = new(With(0, Field(UnitVector.Z, 1)));
        Assert.Contains("must be positive", Assert.Throws<ArgumentException>(() => new InertialLlg(equation, Duration.Zero)).Message, StringComparison.Ordinal);
        Assert.Contains("needs an inertia", Assert.Throws<ArgumentException>(() => new InertialLlg(equation)).Message, StringComparison.Ordinal);
        Assert.Contains("no damping", Assert.Throws<ArgumentException>(() => InertialLlg.WithRelaxationTimes(equation, Duration.FromSi(1e-12))).Message, StringComparison.Ordinal);
    }

    private static readonly Gen<InertialLlg> Pair =
        Gen.Select(Gen.Double[0, 1], Direction, Direction, Gen.Double[-0.3, 0.3], Gen.Double[-0.3, 0.3]).Select((alpha, axis, p, aJ, bJ) => new InertialLlg(
            new GeneralizedLlg(With(alpha, Easy(axis, 0.4), new Zeeman(Magnetization.FromSi(Ms), p, new Rising())), Thrice(0.3 * alpha, Hard(p, 1.1), Field(axis, 0.5)))
            {
                Pairs = [new MomentPair(0, 1, new InterlayerExchange(EnergyPerArea.FromSi(3e-4), Area.FromSi(6e-15)))],
                SpinTransfer = new AxialPotentials(
                    new AxialTorque(p, AxialFunction.Slonczewski(Ms * aJ, 1.7), AxialFunction.Linear(Ms * bJ)),
                    new AxialTorque(axis, AxialFunction.Linear(Ms * bJ), AxialFunction.Zero)),
                Current = Waveform.Constant(1.3),
            },
            Duration.FromSi(2e-13),
            Duration.FromSi(1e-13)));

    /// <summary>A field that rises by a tesla in a nanosecond.</summary>
    private sealed class Rising : Waveform
    {
        public override double At(double time) => time / 1e-9;

        public override double DerivativeAt(double time) => 1e9;
    }
}
