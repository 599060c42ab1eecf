using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Layers;
using Larmor.Magnetism;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Tests.Experiments;

public class EnergyLedgerTests
{
    private static readonly Device Pillar = MagneticPillar.With(null);

    private static readonly Dynamics Settings = new()
    {
        Field = new AppliedField(UnitVector.Z, MagneticField.FromTeslas(0.1)),
        Duration = Duration.FromNanoseconds(0.3),
        Tilt = Angle.FromDegrees(20),
        Samples = 301,
    };

    private static CircuitDrive Source { get; } = new(Voltage.FromSi(0.3), null, Resistance.FromSi(50));

    [Fact]
    public void All_that_the_source_gives_is_found_again()
    {
        EnergyLedgerResult result = new EnergyLedger { Trajectory = Settings with { Circuit = Source } }.Run(Pillar, Context());
        Assert.Equal(OutcomeKind.Finished, result.Outcome.Kind);
        Assert.All(result.Checks, check => Assert.True(check.Passed, check.ToString()));
        for (int i = 0; i < result.Times.Count; i++)
        {
            EnergyAccount power = result.Powers[i], work = result.Works[i];
            Assert.Equal(power.Source, power.Load + power.Device, 1e-13 * power.Source);
            Assert.Equal(50 * result.Electric.Currents[i] * result.Electric.Currents[i], power.Load, 1e-12 * power.Load);
            Assert.Equal(result.Electric.Voltages[i] * result.Electric.Currents[i], power.Device, 1e-12 * power.Device);
            Assert.All(power.Electrons, heat => Assert.True(heat >= 0));
            // What torque and damping leave is the magnetic energy; it is small beside the Joule heat, and still exact.
            Assert.Equal(result.EnergyChanges[i], work.Torque - work.Gilbert, 1e-7 * (Math.Abs(work.Gilbert) + 1e-19));
        }
        Assert.Equal(0.3, result.Electric.Voltages[0] + (50 * result.Electric.Currents[0]), 1e-14);
    }

    [Fact]
    public void A_field_that_jumps_pays_for_the_energy_that_it_makes()
    {
        DriveShape<MagneticField> jump = new DriveShape<MagneticField>.Step(MagneticField.FromTeslas(0.05), MagneticField.Zero, Duration.FromNanoseconds(0.1), Duration.Zero);
        EnergyLedgerResult result = new EnergyLedger { Trajectory = Settings with { FieldDrives = [new FieldDrive(UnitVector.Y, jump)] } }.Run(Pillar, Context());
        Assert.All(result.Checks, check => Assert.True(check.Passed, check.ToString()));
        EnergyAccount work = result.Works[^1];
        Assert.NotEqual(0, work.Field);
        Assert.Equal(0, work.Source);
        Assert.Equal(work.Field, work.Heat + result.EnergyChanges[^1], 1e-7 * work.Gilbert);
        // Without current the moment loses by damping and by what it pumps.
        Assert.True(work.Torque < 0 && work.Electrons.Sum() > 0);
        Assert.Equal(-work.Torque, work.Electrons.Sum(), 1e-7 * work.Gilbert);
    }

    [Fact]
    public void Pumping_widens_the_line_and_makes_a_voltage()
    {
        Dynamics free = Settings with { Duration = Duration.FromNanoseconds(1), Samples = 2001 };
        DynamicsResult still = free.Run(Pillar, Context()), pumped = (free with { Pumping = true }).Run(Pillar, Context());
        Assert.Null(still.Electric);
        Assert.Contains(pumped.Electric!.Voltages, value => value != 0);
        Assert.All(pumped.Checks, check => Assert.True(check.Passed, check.ToString()));
        Assert.True(pumped.Energies[^1] < still.Energies[^1]);
        Assert.Equal(pumped.Electric.Voltages, pumped.Electric.PumpedVoltages);
        Assert.True(pumped.Electric.Mean > 0 == pumped.Electric.Voltages[^1] > 0);
        // The same without the way back, in a circuit: a voltage, but none that is pumped.
        DynamicsResult oneWay = (free with { Circuit = Source, Duration = Duration.FromNanoseconds(0.1) }).Run(Pillar, Context());
        Assert.All(oneWay.Electric!.PumpedVoltages, value => Assert.Equal(0, value, 1e-15 * oneWay.Electric.Mean));
        Assert.All(oneWay.Checks, check => Assert.True(check.Passed, check.ToString()));
    }

    [Fact]
    public void Several_free_layers_of_a_stack_move_each_other_through_their_electrons()
    {
        Layer second = TestDevices.Slab("second", TestDevices.Cobalt, 4, LayerMagnetization.Free);
        Device pair = TestDevices.Of([TestDevices.Lead("left"), TestDevices.Free, TestDevices.Slab("spacer", TestDevices.Copper, 6), second, TestDevices.Lead("right")]);
        Dynamics settings = Settings with { Current = Current.FromSi(5e-3), Starts = new Dictionary<string, UnitVector>(StringComparer.Ordinal) { ["free"] = UnitVector.FromAngles(0.3, 1), ["second"] = UnitVector.FromAngles(2.6, 2) } };
        DynamicsResult driven = settings.Run(pair, Context());
        Assert.All(driven.Checks, check => Assert.True(check.Passed, check.ToString()));
        // The resistance along the way is that of the whole stack solved apart, and the current drops over it what is not pumped.
        ElectricTrajectory electric = driven.Electric!;
        TwoWayTransport alone = new(pair.Stack);
        foreach (int i in new[] { 0, electric.Resistances.Count / 2, electric.Resistances.Count - 1 })
        {
            double resistance = alone.At([.. driven.Moments.Select(moment => UnitVector.Along(moment.Directions[i]))]).ResistanceArea / pair.CrossSection!.Area.Si;
            Assert.Equal(resistance, electric.Resistances[i], 1e-9 * resistance);
            Assert.Equal(5e-3 * resistance, electric.Voltages[i] - electric.PumpedVoltages[i], 1e-9 * 5e-3 * resistance);
        }
        DynamicsResult reversed = (settings with { Current = Current.FromSi(-5e-3) }).Run(pair, Context());
        Assert.NotEqual(driven.Directions[^1], reversed.Directions[^1]);
        Assert.Null((settings with { Current = Current.Zero }).Run(pair, Context()).Electric);
        EnergyLedgerResult ledger = new EnergyLedger { Trajectory = settings with { Duration = Duration.FromNanoseconds(0.1) } }.Run(pair, Context());
        Assert.All(ledger.Checks, check => Assert.True(check.Passed, check.ToString()));
    }

    [Fact]
    public void What_contradicts_itself_is_refused_in_words()
    {
        string refusal(Dynamics settings, Device device) => Assert.Throws<DeviceException>(() => settings.Run(device, Context())).Message;
        Assert.Contains("given by hand", refusal(Settings with { Pumping = true }, MagneticPillar.With(new GivenTorque.Slonczewski(0.5, 1.4))), StringComparison.Ordinal);
        Assert.Contains("its own current", refusal(Settings with { Circuit = Source, Current = Current.FromSi(1e-3) }, Pillar), StringComparison.Ordinal);
        Assert.Contains("must not be negative", refusal(Settings with { Circuit = Source with { Load = Resistance.FromSi(-1) } }, Pillar), StringComparison.Ordinal);
        Assert.Contains("Leave `equation` out", refusal(Settings with { Pumping = true, Equation = new MotionEquation.LandauLifshitz() }, Pillar), StringComparison.Ordinal);
        Assert.Contains("Take another stepper", refusal(Settings with { Pumping = true, Stepper = SteppingMethod.DiscreteGradient, Step = Duration.FromSi(1e-12) }, Pillar), StringComparison.Ordinal);
    }

    private static RunContext Context() => new() { Cancellation = TestContext.Current.CancellationToken };
}
