using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Experiments.Lines;
using Larmor.Experiments.Motion;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Magnetism.Statics;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;
using Larmor.Quantities;
using static Larmor.Physics.TestMagnets;

namespace Larmor.Physics.Limits;

/// <summary>Cycles and rectification of coupled moments against following them blindly for a long time.</summary>
public class CoupledLongMotions
{
    private const double Bk = 0.05, Bd = 0.8, B = 0.1;

    [Theory]
    [InlineData(1.2)]
    [InlineData(2.0)]
    public void A_cycle_of_two_coupled_moments_is_the_one_that_blind_integration_ends_in(double share)
    {
        // The first layer is driven beyond its threshold −α (B + Bk + Bd/2), the second follows it through the exchange.
        const double alpha = 0.05;
        AxialPotentials torque = new(new AxialTorque(UnitVector.Z, AxialFunction.Linear(Ms), AxialFunction.Zero), new AxialTorque(UnitVector.Z, AxialFunction.Zero, AxialFunction.Zero));
        FreeMoments moments = new([Layer(alpha), Thrice(alpha, Easy(UnitVector.Z, 0.2), Hard(UnitVector.X, 1.1))], [Exchange(0.02)], new SpinTransferModel(torque, UnitVector.Z), [null, null]);
        GeneralizedLlg equation = moments.Equation(Drives.Constant(UnitVector.Z, MagneticField.FromTeslas(B), Current.FromSi(-share * alpha * (B + Bk + (0.5 * Bd)))));
        UnitVector[] start = [UnitVector.Along(0.2, 0.4, 1), UnitVector.Along(0, 0.1, 1)];
        SettledMotion settled = CoupledSettling.Follow(equation, start, UnitVector.Z, new SettlingLimit(1e-6), TestContext.Current.CancellationToken).Motion;
        Assert.Equal(MomentState.LimitCycle, settled.State);
        const double after = 60e-9, duration = 20e-9;
        const int samples = 40_000;
        DormandPrince54<GeneralizedLlg> stepper = DormandPrince54.For(equation, new StepControl(1e-10));
        stepper.Start(0, Moments.Of(start).Components);
        (double lowest, double highest) = (1, -1);
        Vector3d[] means = new Vector3d[2];
        for (int i = 1; i <= samples; i++)
        {
            stepper.Advance(after + (duration * i / samples), TestContext.Current.CancellationToken);
            double along = (0.25 * stepper.Direction(0).Z) + (0.75 * stepper.Direction(1).Z);
            (lowest, highest) = (Math.Min(lowest, along), Math.Max(highest, along));
            for (int k = 0; k < 2; k++) means[k] += (1.0 / samples) * stepper.Direction(k);
        }
        Assert.Equal(lowest, settled.Minimum, 2e-4);
        Assert.Equal(highest, settled.Maximum, 2e-4);
        for (int k = 0; k < 2; k++) Assert.Equal(means[k].Z, settled.Means[k].Z, 4e-3);
        Assert.True(highest - lowest > 0.01);
    }

    [Fact]
    public void The_rectified_voltage_between_two_free_layers_is_the_mean_of_current_times_resistance_in_time()
    {
        const double amplitude = 2e-5, frequency = 6e9, ohm = 1.5;
        const int perPeriod = 400, periods = 5;
        UnitVector along = UnitVector.Along(0, 1, 1);
        AxialPotentials torque = new(new AxialTorque(UnitVector.Z, AxialFunction.Linear(2 * Ms), AxialFunction.Linear(0.5 * Ms)), new AxialTorque(UnitVector.Y, AxialFunction.Linear(-Ms), AxialFunction.Zero));
        FreeMoments moments = new([Layer(0.03), Thrice(0.03, Easy(UnitVector.Y, 0.2), Hard(UnitVector.X, 1.1))], [Exchange(-0.03)], new SpinTransferModel(torque, UnitVector.Z), [null, null]);
        ResistanceSlope slope = directions => [-0.5 * ohm * directions[1].Components, -0.5 * ohm * directions[0].Components];
        double expected = amplitude * amplitude * new CoupledRectification(moments, slope, Current.Zero).At(along, MagneticField.FromTeslas(B), [Frequency.FromSi(frequency)]).PerSquare[0]!.Value;

        Drives drives = Drives.Constant(along, MagneticField.FromTeslas(B)) with { Current = Waveforms.Sine(amplitude, frequency) };
        DormandPrince54<GeneralizedLlg> stepper = DormandPrince54.For(moments.Equation(drives), new StepControl(1e-11));
        Moments rest = CoupledRest.From(moments.Equation(Drives.Constant(along, MagneticField.FromTeslas(B))), Moments.Of(along, along))!;
        stepper.Start(0, rest.Components);
        double start = 180 / frequency, mean = 0;
        for (int i = 0; i < periods * perPeriod; i++)
        {
            double time = start + (i / (perPeriod * frequency));
            stepper.Advance(time, TestContext.Current.CancellationToken);
            double resistance = 0.5 * ohm * (1 - Vector3d.Dot(stepper.Direction(0), stepper.Direction(1)));
            mean += amplitude * Math.Sin(2 * Math.PI * frequency * time) * resistance / (periods * perPeriod);
        }
        Assert.Equal(expected, mean, 2e-3 * Math.Abs(expected));
    }

    private static Magnet Layer(double damping) => With(damping, Easy(UnitVector.Z, Bk), Hard(UnitVector.X, Bd));

    private static MomentPair Exchange(double tesla) => new(0, 1, new InterlayerExchange(EnergyPerArea.FromSi(tesla * Ms * VolumeOfMagnet.Si / 1e-14), Area.FromSi(1e-14)));
}
