using CsCheck;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;
using Larmor.Quantities;
using static Larmor.Physics.TestMagnets;

namespace Larmor.Physics.Conservation;

public class MotionLaws
{
    private static readonly Gen<UnitVector> Direction =
        Gen.Select(Gen.Double[-1, 1], Gen.Double[-Math.PI, Math.PI], (c, phi) => UnitVector.FromAngles(Math.Acos(c), phi));

    private static readonly Gen<GeneralizedLlg> TwoMoments =
        Gen.Select(Gen.Double[0, 1], Direction, Direction, Gen.Double[-1, 1], Gen.Double[-0.3, 0.3], Gen.Double[-0.3, 0.3]).Select((alpha, axis, p, b, aJ, bJ) =>
            new GeneralizedLlg(With(alpha, Easy(axis, 0.4), new Zeeman(Magnetization.FromSi(Ms), p, new Ramp(b))), Thrice(0.3 * alpha, Hard(p, 1.1), Field(axis, b)))
            {
                Pairs = [new MomentPair(0, 1, new InterlayerExchange(EnergyPerArea.FromSi(3e-4), Area.FromSi(6e-15)))],
                SpinTransfer = new AxialPotentials(
                    new AxialTorque(p, AxialFunction.Slonczewski(Ms * aJ, 1.7), AxialFunction.Linear(Ms * bJ)),
                    new AxialTorque(axis, AxialFunction.Linear(Ms * bJ), AxialFunction.Zero)),
                Current = Waveform.Constant(1.3),
            });

    [Fact]
    public void Energy_changes_by_torque_and_field_work_less_Gilbert_heat_at_every_instant()
    {
        Gen.Select(TwoMoments, Direction, Direction).Sample((equation, u0, u1) =>
        {
            double[] y = [.. Moments.Of(u0, u1).Components], velocity = new double[6];
            MomentPower power = equation.DerivativeAndPower(1e-10, y, velocity);
            double scale = Gamma * Ms * VolumeOfMagnet.Si;
            Assert.Equal(0, (power.EnergyRate - power.Torque - power.Field + power.GilbertHeat) / scale, 1e-14);
            Assert.True(power.GilbertHeat >= 0);
        }, iter: 500);
    }

    [Fact]
    public void The_rate_of_the_energy_is_the_derivative_of_the_energy_along_the_motion()
    {
        Gen.Select(TwoMoments, Direction, Direction).Sample((equation, u0, u1) =>
        {
            double[] y = [.. Moments.Of(u0, u1).Components], velocity = new double[6];
            double rate = equation.DerivativeAndPower(1e-10, y, velocity).EnergyRate;
            const double step = 1e-15;
            double energyAt(double time) => equation.Energy(1e-10 + time, new MomentsView([.. y.Select((value, i) => value + (time * velocity[i]))]));
            double scale = Ms * VolumeOfMagnet.Si * Gamma;
            Assert.Equal(rate / scale, (energyAt(step) - energyAt(-step)) / (2 * step) / scale, 1e-6);
        }, iter: 200);
    }

    [Fact]
    public void The_motion_solves_the_implicit_Gilbert_equation_with_the_torque_in_its_standard_form()
    {
        // du/dt = −γ u × B + α u × du/dt − γ aJ u × (u × p) − γ bJ u × p, solved here for du/dt as three linear equations.
        Gen.Select(Gen.Double[0, 3], Direction, Direction, Direction, Gen.Double[-1, 1], Gen.Double[-0.5, 0.5], Gen.Double[-0.5, 0.5]).Sample((alpha, u0, p, along, b, aJ, bJ) =>
        {
            Vector3d u = u0, field = b * along.Components, pinned = p;
            Vector3d torque = -Gamma * (Vector3d.Cross(u, field) + (aJ * Vector3d.Cross(u, Vector3d.Cross(u, pinned))) + (bJ * Vector3d.Cross(u, pinned)));
            double[] matrix = [1, alpha * u.Z, -alpha * u.Y, -alpha * u.Z, 1, alpha * u.X, alpha * u.Y, -alpha * u.X, 1];
            double[] expected = [torque.X, torque.Y, torque.Z];
            Assert.True(DenseLinearSystem.TrySolve(matrix, expected));
            GeneralizedLlg equation = new(With(alpha, Field(along, b))) { SpinTransfer = Torque(p, aJ, bJ), Current = Waveform.Constant(1) };
            double[] velocity = new double[3];
            equation.Derivative(0, Moments.Of(u0).Components, velocity);
            for (int i = 0; i < 3; i++) Assert.Equal(expected[i] / Gamma, velocity[i] / Gamma, 1e-14);
        }, iter: 500);
    }

    [Fact]
    public void Without_damping_and_current_the_energy_of_two_coupled_moments_stays()
    {
        GeneralizedLlg equation = new(With(0, Easy(UnitVector.Z, 0.2), Field(UnitVector.X, 0.3)), Thrice(0, Hard(UnitVector.X, 1)))
        {
            Pairs = [new MomentPair(0, 1, new InterlayerExchange(EnergyPerArea.FromSi(-5e-4), Area.FromSi(6e-15)))],
        };
        DormandPrince54<GeneralizedLlg> stepper = DormandPrince54.For(equation, new StepControl(1e-12));
        Moments start = Moments.Of(UnitVector.Along(1, 2, 3), UnitVector.Along(-1, 1, 0.5));
        stepper.Start(0, start.Components);
        Assert.Equal(IntegrationEnd.Reached, stepper.Advance(1e-9, TestContext.Current.CancellationToken));
        Assert.True((stepper.Direction() - start[0]).Norm > 0.1);
        Assert.Equal(0, (equation.Energy(0, new MomentsView(stepper.State)) - equation.Energy(0, start.View)) / (Ms * VolumeOfMagnet.Si), 1e-10);
    }

    [Fact]
    public void Exchange_alone_keeps_the_sum_of_the_angular_momenta()
    {
        GeneralizedLlg equation = new(With(0), Thrice(0))
        {
            Pairs = [new MomentPair(0, 1, new InterlayerExchange(EnergyPerArea.FromSi(1e-3), Area.FromSi(6e-15)))],
        };
        DormandPrince54<GeneralizedLlg> stepper = DormandPrince54.For(equation, new StepControl(1e-12));
        Moments start = Moments.Of(UnitVector.X, UnitVector.Along(0, 1, 1));
        stepper.Start(0, start.Components);
        stepper.Advance(1e-10, TestContext.Current.CancellationToken);
        Assert.True((stepper.Direction() - start[0]).Norm > 0.1);
        Assert.Equal(0, (stepper.Direction(0) - start[0] + (3 * (stepper.Direction(1) - start[1]))).Norm, 1e-10);
    }

    [Fact]
    public void The_works_integrated_along_a_switching_close_to_the_tolerance_of_the_stepper()
    {
        GeneralizedLlg equation = new(With(0.02, Easy(UnitVector.Z, 0.05), Hard(UnitVector.X, 1.3), new Zeeman(Magnetization.FromSi(Ms), UnitVector.Along(1, 1, 1), new Ramp(0.2))))
        {
            SpinTransfer = Torque(UnitVector.Z, -0.03, 0.01),
            Current = Waveform.Constant(1),
        };
        AuditedMotion motion = new(equation);
        DormandPrince54<AuditedMotion> stepper = DormandPrince54.For(motion, new StepControl(1e-10));
        Moments start = Moments.Of(UnitVector.FromAngles(0.1, 0.4));
        stepper.Start(0, motion.StartAt(start));
        stepper.Advance(3e-9, TestContext.Current.CancellationToken);
        (double torque, double field, double heat) = motion.Works(stepper.State);
        double change = equation.Energy(stepper.Time, new MomentsView(stepper.State[..3])) - equation.Energy(0, start.View);
        Assert.True(heat > 0.01 * Ms * VolumeOfMagnet.Si);
        Assert.Equal(0, (change - torque - field + heat) / heat, 1e-8);
    }

    /// <summary>A field that rises linearly over a nanosecond.</summary>
    private sealed class Ramp(double atOneNanosecond) : Waveform
    {
        public override double At(double time) => atOneNanosecond * time / 1e-9;

        public override double DerivativeAt(double time) => atOneNanosecond / 1e-9;
    }
}
