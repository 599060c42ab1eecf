using System.Numerics;
using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Layers;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Transport;
using static Larmor.Physics.PumpingDevices;

namespace Larmor.Physics.ClosedForms;

/// <summary>Electrons that take time beside moving moments: against the frame that turns with the moment (E.6), against electrons that follow at once, and against a collinear stack in time.</summary>
public class LaggingElectrons
{
    internal const double Omega = 6e10;

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.8)]
    public void A_moment_driven_round_ends_as_the_turning_frame_says(double amperes)
    {
        // In the end all is at rest in a frame that turns at ω: V = M_VJ J₀ + M_VΩ·Ω and N = M_NJ J₀ + M_NΩ Ω with spins that precess at −ω.
        TwoWayMotion quasiStatic = new(new TwoWayTransport(Valve(1)), new GeneralizedLlg(Turned(0.9)), Circuit.OfCurrent(Waveform.Constant(amperes * 1e-3)));
        TransientTwoWayMotion motion = new(quasiStatic);
        IStepper stepper = motion.Stepper(new StepControl(1e-9));
        stepper.Start(0, motion.StartAt(0, Moments.Of(UnitVector.FromAngles(0.5, 0))));
        Assert.Equal(IntegrationEnd.Reached, stepper.Advance(8e-10, TestContext.Current.CancellationToken));
        UnitVector u = UnitVector.Along(new MomentsView(stepper.State[..3])[0]);
        double c = Vector3d.Dot(u, UnitVector.Z), density = amperes * 1e-3 / PumpingDevices.Area;
        Assert.InRange(Math.Sqrt(1 - (c * c)), 0.2, 0.99);
        Vector3d turning = Omega * (UnitVector.Z.Components - (c * u.Components));
        DeviceResponse late = quasiStatic.Transport.Precessing(UnitVector.Z, Frequency.FromSi(-Omega / (2 * Math.PI))).At(u), still = quasiStatic.Transport.At(u);
        double pumped = Vector3d.Dot(late.VoltagePerTurning(0), turning), expected = (late.ResistanceArea * density) + pumped;
        Vector3d torque = PumpingDevices.Area * ((density * late.TorquePerCurrent(0)) + (late.TorquePerTurning(0, 0) * turning));
        Assert.Equal(expected, motion.ElectricAt(stepper.Time, stepper.State).Voltage, 1e-7 * Math.Abs(pumped));
        Assert.Equal(0, (torque - motion.TorqueAt(stepper.Time, stepper.State, 0)).Norm, 1e-7 * torque.Norm);
        // Electrons that follow at once would be far from it.
        Assert.True((torque - (PumpingDevices.Area * ((density * still.TorquePerCurrent(0)) + (still.TorquePerTurning(0, 0) * turning)))).Norm > 1e-2 * torque.Norm);
    }

    [Fact]
    public void Faster_electrons_come_nearer_to_those_that_follow_at_once_in_proportion()
    {
        double[] misses = [.. new[] { 1e-2, 1e-3, 1e-4 }.Select(Miss)];
        Assert.InRange(misses[0] / misses[1], 9.5, 10.5);
        Assert.InRange(misses[1] / misses[2], 9.9, 10.1);
        Assert.InRange(misses[2], 1e-9, 1e-4);

        static double Miss(double slowness)
        {
            TwoWayMotion quasiStatic = new(new TwoWayTransport(Valve(slowness)), new GeneralizedLlg(MagnetOf(Valve(1).Layers[2], new Zeeman(Magnetization.FromSi(Ms), UnitVector.Z, Waveform.Constant(0.4)))), Circuit.OfVoltage(Waveform.Constant(1e-4), Resistance.FromSi(0.3)));
            TransientTwoWayMotion motion = new(quasiStatic);
            Moments start = Moments.Of(UnitVector.FromAngles(0.6, 0.2));
            Vector3d[] ends = [.. new[] { motion.Stepper(new StepControl(1e-10)), Steppers.ForAny(SteppingMethod.DormandPrince853, quasiStatic, new StepControl(1e-13)) }.Select((stepper, i) =>
            {
                stepper.Start(0, i == 0 ? motion.StartAt(0, start) : start.Components);
                Assert.Equal(IntegrationEnd.Reached, stepper.Advance(6e-11, TestContext.Current.CancellationToken));
                return new MomentsView(stepper.State[..3])[0];
            })];
            return (ends[0] - ends[1]).Norm;
        }
    }

    [Fact]
    public void Beside_a_moment_at_rest_a_step_of_the_current_is_that_of_the_collinear_stack()
    {
        // The moment lies along the other one in a strong field: nothing turns it.
        Multilayer stack = Valve(1);
        Waveform step = new KnotWaveform([0, 1e-11, 1.2e-11, 1e-9], [0, 0, 1e-3, 1e-3], WaveformEdge.Linear);
        TransientTwoWayMotion motion = new(new TwoWayMotion(new TwoWayTransport(stack), new GeneralizedLlg(MagnetOf(stack.Layers[2], new Zeeman(Magnetization.FromSi(Ms), UnitVector.Z, Waveform.Constant(1)))), Circuit.OfCurrent(step)));
        TransientRun run = TransientTransport.Follow(stack, [1, 0, 1, 0], step.Times(1 / PumpingDevices.Area), new TransientSettings { Duration = Duration.FromSi(1e-10), Samples = 11, Tolerance = 1e-11 }, null, TestContext.Current.CancellationToken);
        IStepper stepper = motion.Stepper(new StepControl(1e-10));
        stepper.Start(0, motion.StartAt(0, Moments.Of(UnitVector.Z)));
        double excess = run.Points.Max(point => Math.Abs(point.ExcessVoltage)), stored = run.Points.Max(point => point.StoredEnergy);
        foreach (TransientPoint point in run.Points)
        {
            Assert.Equal(IntegrationEnd.Reached, stepper.Advance(point.Time, TestContext.Current.CancellationToken));
            Assert.Equal(point.Voltage, motion.ElectricAt(stepper.Time, stepper.State).Voltage, 1e-7 * excess);
            Assert.Equal(point.StoredEnergy, motion.StoredEnergy(stepper.State) / PumpingDevices.Area, 1e-6 * stored);
            Assert.Equal(1, stepper.State[2]);
        }
    }

    [Fact]
    public void Held_moments_find_the_electrons_as_the_network_without_time_does()
    {
        TwoWayMotion quasiStatic = new(new TwoWayTransport(Valve(1)), new GeneralizedLlg(MagnetOf(Valve(1).Layers[2])), Circuit.OfVoltage(Waveform.Constant(2e-3), Resistance.FromSi(0.1)));
        TransientTwoWayMotion motion = new(quasiStatic);
        foreach (UnitVector u in new[] { UnitVector.Z, -UnitVector.Z, UnitVector.FromAngles(1.3, 2), UnitVector.FromAngles(2.6, -1) })
        {
            ElectricState state = motion.ElectricAt(0, motion.StartAt(0, Moments.Of(u)));
            DeviceResponse still = quasiStatic.Transport.At(u);
            Assert.Equal(still.ResistanceArea, state.Voltage / state.CurrentDensity, 1e-10 * still.ResistanceArea);
            Assert.Equal(2e-3, state.Voltage + (0.1 * state.Current), 1e-16);
        }
    }

    [Fact]
    public void The_measurement_sets_both_kinds_of_electrons_side_by_side()
    {
        Dynamics settings = new()
        {
            Field = new AppliedField(UnitVector.Z, MagneticField.FromSi(0.5)), Current = Current.FromSi(1e-3), Start = UnitVector.FromAngles(0.8, 0.1), Duration = Duration.FromSi(2e-11), Samples = 21, Pumping = true, TransientElectrons = true,
        };
        Device device = Of(Valve(1));
        RunContext context = new() { Cancellation = TestContext.Current.CancellationToken };
        DynamicsResult lagging = settings.Run(device, context), still = (settings with { TransientElectrons = false }).Run(device, context);
        ElectronLag lag = lagging.Lag!;
        Assert.Null(still.Lag);
        Assert.Equal(still.Electric!.Voltages, lag.Voltages);
        Assert.Equal(still.Moments[0].Directions, lag.Moments[0].Directions);
        Assert.Equal(0, lag.Distances[0]);
        Assert.Equal((lagging.Directions[^1] - still.Directions[^1]).Norm, lag.Distances[^1]);
        Assert.Equal(lagging.Scalars.Single(scalar => scalar.Name == "lag-direction").Value, lag.LargestDistance);
        Assert.InRange(lag.LargestDistance, 1e-4, 1);
        Assert.True(lag.StoredEnergies[0] > 0);
        Assert.All(lagging.Checks, check => Assert.True(check.Passed, check.ToString()));
        // The spacer: spins cross 120 nm sooner than they flip in 300 nm.
        Assert.Equal(1 / ((0.005 / (300e-9 * 300e-9)) + (0.005 / (120e-9 * 120e-9))), lag.Time, 1e-6 * lag.Time);
        Assert.Contains("pumping", Assert.Throws<DeviceException>(() => (settings with { Pumping = false }).Run(device, context)).Message, StringComparison.Ordinal);
        Assert.Contains("temperature", Assert.Throws<DeviceException>(() => (settings with { Temperature = Temperature.FromSi(300) }).Run(device, context)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stack_whose_layers_do_not_tell_how_much_spin_they_store_is_refused()
    {
        Multilayer stack = Valve(1);
        Multilayer mute = new([stack.Layers[0], stack.Layers[1] with { Material = stack.Layers[1].Material with { DensityOfStates = null } }, stack.Layers[2], stack.Layers[3]], stack.Interfaces, stack.Left, stack.Right);
        TwoWayMotion motion = new(new TwoWayTransport(mute), new GeneralizedLlg(MagnetOf(stack.Layers[2])), Circuit.Open);
        DeviceException refusal = Assert.Throws<DeviceException>(() => new TransientTwoWayMotion(motion));
        Assert.Contains("'spacer'", refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>Fixed layer along z, thick spacer, free layer, cap: with resistive and with plain contacts, complex mixing; times of 20 ps and less at slowness 1.</summary>
    internal static Multilayer Valve(double slowness) => StacksInTime.With(
        StackBuilder.Stack(
            [Fixed("fixed", 75, 0.46, 3, UnitVector.Z), Metal("spacer", 20, 300, 120), Free("free", 240, 0.7, 6, 4), Metal("cap", 60, 80, 40)],
            [Mixed(0.5, 0.7, new Complex(0.5, 0.1)), Mixed(0, 0, new Complex(0.4, -0.15)), Mixed(0.8, 0.4, new Complex(0.9, 0.2))], new EndCondition.Reservoir(), new EndCondition.Sealed()),
        0.02 / slowness, 0.005 / slowness, 0.004 / slowness, 0.006 / slowness);

    /// <summary>The free magnet in a field along z and one of some strength that turns about it, both far above its shape's.</summary>
    internal static Magnet Turned(double strength)
    {
        Magnetization ms = Magnetization.FromSi(Ms);
        Layer layer = Valve(1).Layers[2];
        return new Magnet(
            layer.Name, Volume.FromSi(PumpingDevices.Area * layer.Thickness!.Value.Si), layer.Thickness.Value, new MagneticProperties(ms, 0.2),
            SumOfTerms.Of(
                new Zeeman(ms, UnitVector.Z, Waveform.Constant(0.6)),
                new Zeeman(ms, UnitVector.X, new SineWaveform(strength, Omega, Math.PI / 2, 0)),
                new Zeeman(ms, UnitVector.Y, new SineWaveform(strength, Omega, 0, 0))));
    }
}
