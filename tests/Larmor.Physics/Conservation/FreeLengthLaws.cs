using CsCheck;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Magnetism.Torques;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;
using static Larmor.Physics.TestMagnets;

namespace Larmor.Physics.Conservation;

public class FreeLengthLaws
{
    private static readonly Gen<UnitVector> Direction =
        Gen.Select(Gen.Double[-1, 1], Gen.Double[-Math.PI, Math.PI], (c, phi) => UnitVector.FromAngles(Math.Acos(c), phi));

    private static readonly Gen<LongitudinalParameters> Longitudinal = Gen.Select(Gen.Double[0.1, 2], Gen.Double[0.01, 1], Gen.Double[0, 1], Gen.Double[0, 1], Gen.Bool)
        .Select((equilibrium, chi, parallel, perpendicular, below) => below
            ? LongitudinalParameters.BelowCurie(equilibrium, chi, parallel, perpendicular)
            : LongitudinalParameters.AboveCurie(chi, 5, parallel));

    private static readonly Gen<LandauLifshitzBloch> Pair =
        Gen.Select(Gen.Double[0, 1], Direction, Direction, Gen.Double[-0.3, 0.3], Gen.Double[-0.3, 0.3], Longitudinal, Longitudinal).Select((alpha, axis, p, aJ, bJ, first, second) => new LandauLifshitzBloch(
            new GeneralizedLlg(With(alpha, Easy(axis, 0.4), Field(p, 0.3)), Thrice(0.3 * alpha, Hard(p, 1.1), Field(axis, 0.5)))
            {
                Pairs = [new MomentPair(0, 1, new InterlayerExchange(EnergyPerArea.FromSi(3e-4), Area.FromSi(6e-15)))],
                SpinTransfer = new AxialPotentials(
                    new AxialTorque(p, AxialFunction.Slonczewski(Ms * aJ, 1.7), AxialFunction.Linear(Ms * bJ)),
                    new AxialTorque(axis, AxialFunction.Linear(Ms * bJ), AxialFunction.Zero)),
                Current = Waveform.Constant(1.3),
            },
            first,
            second));

    [Fact]
    public void The_free_energy_changes_by_the_torques_work_less_a_heat_that_is_never_negative()
    {
        Gen.Select(Pair, Direction, Direction, Gen.Double[0.1, 1.5], Gen.Double[0.1, 1.5]).Sample((motion, u0, u1, length0, length1) =>
        {
            double[] y = new double[6], velocity = new double[6];
            Moments.Write(y, 0, length0 * u0.Components);
            Moments.Write(y, 1, length1 * u1.Components);
            MomentPower power = motion.DerivativeAndPower(0, y, velocity);
            double scale = power.GilbertHeat + Math.Abs(power.Torque) + Math.Abs(power.EnergyRate) + (Gamma * motion.EnergyScale);
            Assert.Equal(0, (power.EnergyRate - power.Torque + power.GilbertHeat) / scale, 1e-13);
            Assert.True(power.GilbertHeat >= 0);
            const double step = 1e-18;
            double energyAt(double time) => motion.Energy(0, [.. y.Select((value, i) => value + (time * velocity[i]))]);
            Assert.Equal(power.EnergyRate / scale, (energyAt(step) - energyAt(-step)) / (2 * step) / scale, 1e-6);
        }, iter: 300);
    }

    [Fact]
    public void At_unit_length_with_Gilberts_damping_the_moment_turns_as_in_the_generalized_equation()
    {
        Gen.Select(Pair, Direction, Direction).Sample((pair, u0, u1) =>
        {
            LandauLifshitzBloch motion = new(pair.Equation, [.. pair.Equation.Magnets.Select(magnet => LongitudinalParameters.BelowCurie(1, 0.1, 0.7, magnet.Properties.Damping))]);
            double[] y = [.. Moments.Of(u0, u1).Components], velocity = new double[6], expected = new double[6];
            motion.Derivative(0, y, velocity);
            pair.Equation.Derivative(0, y, expected);
            for (int k = 0; k < 2; k++)
            {
                Vector3d u = new MomentsView(y)[k], got = new MomentsView(velocity)[k];
                Assert.Equal(0, (got - (Vector3d.Dot(got, u) * u) - new MomentsView(expected)[k]).Norm / Gamma, 1e-12);
            }
        }, iter: 200);
    }

    [Fact]
    public void The_free_energy_lost_is_the_heat_integrated_and_it_falls_at_every_step()
    {
        GeneralizedLlg equation = new(With(0.1, Easy(UnitVector.Z, 0.3), Hard(UnitVector.X, 1.1)), Thrice(0.02, Field(UnitVector.Y, 0.5)))
        {
            Pairs = [new MomentPair(0, 1, new InterlayerExchange(EnergyPerArea.FromSi(3e-4), Area.FromSi(6e-15)))],
        };
        LandauLifshitzBloch bloch = new(equation, LongitudinalParameters.BelowCurie(0.8, 0.1, 0.05, 0.1), LongitudinalParameters.AboveCurie(0.3, 4, 0.03));
        MotionWithLedger<LandauLifshitzBloch> motion = new(bloch);
        DormandPrince54<MotionWithLedger<LandauLifshitzBloch>> stepper = DormandPrince54.For(motion, new StepControl(1e-13));
        double[] start = [0.3, 0.2, -0.4, 0.5, 0.3, 0.1];
        stepper.Start(0, motion.StartAt(start));
        double before = bloch.Energy(0, start), last = before;
        while (stepper.Time < 2e-10)
        {
            Assert.Equal(IntegrationEnd.Reached, stepper.Step(2e-10));
            double now = bloch.Energy(stepper.Time, stepper.State[..6]);
            Assert.True(now <= last + (1e-13 * bloch.EnergyScale));
            last = now;
        }
        double heat = motion.Works(stepper.State).Heat;
        Assert.True(heat > 0.05 * bloch.EnergyScale);
        Assert.Equal(0, (before - last - heat) / heat, 1e-10);
    }

    [Fact]
    public void Blochs_free_energy_falls_steadily_in_a_static_field()
    {
        // F/(Ms v) = n²/(2χ) − n·B with n₀ = χB.
        Gen.Select(Direction, Direction, Gen.Double[0.1, 1], Gen.Double[0.1, 1], Gen.Double[0.05, 2]).Sample((axis, u0, b, length, ratio) =>
        {
            const double chi = 0.3, t1 = 1e-11;
            BlochEquation motion = new(new GeneralizedLlg(With(0, Field(axis, b))), new BlochRelaxation(axis, chi * b, Duration.FromSi(t1), Duration.FromSi(ratio * t1)));
            double[] y = new double[3], velocity = new double[3];
            Moments.Write(y, 0, length * u0.Components);
            motion.Derivative(0, y, velocity);
            Vector3d n = new MomentsView(y)[0], slope = (n / chi) - (b * axis.Components), change = new MomentsView(velocity)[0];
            Assert.True(Vector3d.Dot(slope, change) <= 1e-15 * slope.Norm * Gamma);
        }, iter: 300);
    }

    [Fact]
    public void A_moment_of_no_length_is_an_ordinary_state()
    {
        LandauLifshitzBloch motion = new(new GeneralizedLlg(With(0.1, Field(UnitVector.Y, 0.5))), LongitudinalParameters.BelowCurie(1, 0.1, 0.05, 0.1));
        double[] velocity = new double[3];
        motion.Derivative(0, new double[3], velocity);
        Assert.Equal([0, Gamma / 1.01 * 0.05 * 0.5, 0], velocity.Select(value => Math.Round(value, 3)), (a, b) => Math.Abs(a - b) < 1);
    }

    [Fact]
    public void Numbers_that_make_no_sense_are_refused_by_name()
    {
        GeneralizedLlg equation = new(With(0.1, Field(UnitVector.Y, 0.5)));
        MeanFieldMagnetization law = new(Temperature.FromSi(600));
        Assert.Contains("needs its longitudinal parameters", Assert.Throws<ArgumentException>(() => new LandauLifshitzBloch(equation)).Message, StringComparison.Ordinal);
        Assert.Contains("susceptibility", Assert.Throws<ArgumentException>(() => LongitudinalParameters.BelowCurie(1, 0, 0.1, 0.1)).Message, StringComparison.Ordinal);
        Assert.Contains("entropy", Assert.Throws<ArgumentException>(() => LongitudinalParameters.BelowCurie(1, 0.1, -0.1, 0.1)).Message, StringComparison.Ordinal);
        Assert.Contains("temperature above zero", Assert.Throws<ArgumentOutOfRangeException>(() => LongitudinalParameters.MeanField(equation.Magnets[0].Properties, Temperature.FromSi(300), law, 1, Temperature.Zero)).Message, StringComparison.Ordinal);
        Assert.Contains("Curie temperature", Assert.Throws<ArgumentOutOfRangeException>(() => LongitudinalParameters.MeanField(equation.Magnets[0].Properties, Temperature.FromSi(700), law, 1, Temperature.FromSi(300))).Message, StringComparison.Ordinal);
        Assert.Contains("T2 cannot exceed", Assert.Throws<ArgumentException>(() => new BlochRelaxation(UnitVector.Z, 1, Duration.FromSi(1), Duration.FromSi(2.1))).Message, StringComparison.Ordinal);
    }
}
