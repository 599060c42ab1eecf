using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Layers;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using Larmor.Quantities;
using static Larmor.Physics.PumpingDevices;
using Complex = System.Numerics.Complex;

namespace Larmor.Physics.ClosedForms;

/// <summary>Loops and ringing of two free layers beside a fixed one, moved by the torques of their stack, against moments and electrons followed in time.</summary>
public class MeasuredOnSeveralLayers
{
    private const double Amperes = 2e-4, Weak = 5e-5;

    private static RunContext Context => new() { Cancellation = TestContext.Current.CancellationToken };

    [Fact]
    public void A_pulse_makes_them_ring_in_the_modes_of_small_motion_under_their_torques()
    {
        Device device = Perpendicular();
        AppliedField field = new(UnitVector.X, MagneticField.FromTeslas(0.1));
        PimmResult ringing = new Pimm
        {
            Field = field,
            Current = Current.FromSi(Amperes),
            FieldDrives = [new FieldDrive(UnitVector.Y, new DriveShape<MagneticField>.Pulse(MagneticField.FromTeslas(1e-4), Duration.Zero, Duration.Zero, Duration.FromPicoseconds(30), Duration.Zero))],
            Duration = Duration.FromNanoseconds(6),
            Layer = "one",
        }.Run(device, Context);
        FmrResult fmr = new Fmr { Field = new FieldSweep(field.Along, [field.Value]), Currents = [Current.FromSi(Amperes), Current.Zero] }.Run(device, Context);
        ResonancePoint[] all = [.. fmr.Resonances.Where(point => point.Parts.All(part => part.Direction.X > 0.9))];
        ResonancePoint[] modes = [.. all.Where(point => point.Current == Amperes)], still = [.. all.Where(point => point.Current == 0)];
        Assert.Equal(2, modes.Length);
        Assert.Equal(2, still.Length);
        for (int k = 0; k < 2; k++)
        {
            // The current is seen in the widths before it is in the ringing.
            Assert.InRange(Math.Abs(modes[k].Linewidth - still[k].Linewidth) / still[k].Linewidth, 0.02, 1);
            Assert.Contains(ringing.Terms, term => Math.Abs((term.Rate.Imaginary / (2 * Math.PI)) - modes[k].Frequency) < 1e-4 * modes[k].Frequency && Math.Abs((-term.Rate.Real / Math.PI) - modes[k].Linewidth) < 5e-3 * modes[k].Linewidth);
        }
        Assert.All(ringing.Checks.Concat(fmr.Checks), check => Assert.True(check.Passed, check.Name));
    }

    [Fact]
    public void A_loop_ends_where_the_motion_of_moments_and_electrons_leaves_the_state()
    {
        Device device = Perpendicular();
        MagneticField[] fields = [.. Enumerable.Range(0, 21).Select(i => MagneticField.FromTeslas(-0.3 + (0.03 * i)))];
        HysteresisResult result = new Hysteresis { Field = new FieldSweep(UnitVector.X, fields), Currents = [Current.Zero, Current.FromSi(Weak)] }.Run(device, Context);
        Assert.All(result.Checks, check => Assert.True(check.Passed, check.Name));
        double still = First(result.Loops[0]), driven = First(result.Loops[1]);
        Assert.InRange(Math.Abs(driven - still), 2e-3, 0.2);
        // A deviation grows or dies out by αγ times the distance from the flank, 1.4e7 1/s.
        const double distance = 0.01;
        foreach ((double current, double flank) in new[] { (0.0, still), (Weak, driven) })
        {
            Assert.True(Leaves(device, current, flank + distance) < 0.02, "The state is left before its flank.");
            Assert.True(Leaves(device, current, flank - distance) > 0.1, "The state is kept beyond its flank.");
        }
    }

    /// <summary>The field at which the state along +x is first left while the field falls.</summary>
    private static double First(HysteresisLoop loop) => loop.Transitions.Where(transition => !transition.IsRising).Max(transition => transition.Field);

    /// <summary>How far the moments have gone from +x, a pure number, within 800 ns after a tilt of 1e-3 at a field in T.</summary>
    private static double Leaves(Device device, double current, double field)
    {
        Magnet[] magnets = [.. device.Magnets.Select(one => one.Magnet.In(Drives.Constant(UnitVector.X, MagneticField.FromSi(field))))];
        TwoWayMotion motion = new(new TwoWayTransport(device.Stack), new GeneralizedLlg(magnets), Circuit.OfCurrent(Waveform.Constant(current)), pumps: false);
        IStepper stepper = motion.Stepper(SteppingMethod.DormandPrince54, new StepControl(1e-8));
        stepper.Start(0, Moments.Of(UnitVector.Along(1, 1e-3, 0), UnitVector.Along(1, 0, 1e-3)).Components);
        double far = 0;
        while (stepper.Time < 800e-9 && far <= 0.1)
        {
            stepper.Step(800e-9);
            MomentsView moments = new(stepper.State);
            far = Math.Max(1 - moments[0].X, 1 - moments[1].X);
        }
        return far;
    }

    private static Device Perpendicular() => Of(
        StackBuilder.Stack(
            [Fixed("lower", 75, 0.46, 60, UnitVector.X), Metal("n1", 20, 300, 4), Free("one", 200, 0.7, 5, 3), Metal("n2", 20, 300, 5), Free("two", 240, 0.5, 5, 2)],
            [.. Enumerable.Repeat(Mixed(1, 0.6, new Complex(1, 0.2)), 4)], new EndCondition.Reservoir(), new EndCondition.Reservoir()),
        new UniaxialAnisotropy(EnergyDensity.FromSi(4.6e5), UnitVector.X));
}
