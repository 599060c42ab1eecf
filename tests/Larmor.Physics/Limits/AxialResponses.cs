using CsCheck;
using Larmor.Coupling;
using Larmor.Layers;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Physics.Limits;

/// <summary>One free moment beside a single line: the response as ratios of polynomials against the elimination, and the motion that uses them against the one that does not.</summary>
public class AxialResponses
{
    private static readonly UnitVector Line = UnitVector.Along(1, -2, 0.5);

    [Theory]
    [InlineData(0, 0, false, 4)]
    [InlineData(3e14, -1e14, false, 8)]
    [InlineData(0, 0, true, 8)]
    public void Ratios_of_low_polynomials_are_the_elimination(double imaginary, double other, bool hasBarrier, int highest)
    {
        TwoWayTransport transport = new(Valve(imaginary, other, hasBarrier));
        AxialResponse axial = Assert.IsType<AxialResponse>(transport.Axial);
        Assert.InRange(axial.Degree, 1, highest);
        Assert.InRange(axial.Residual, 0, 1e-12);
        PreparedResponse prepared = transport.Prepare(), eliminated = transport.Eliminated();
        Assert.True(prepared.IsAxial && !eliminated.IsAxial);
        Gen.Select(Gen.Double[0, Math.PI], Gen.Double[0, 2 * Math.PI]).Sample(
            (theta, phi) =>
            {
                UnitVector u = UnitVector.FromAngles(theta, phi);
                prepared.Turn(u);
                eliminated.Turn(u);
                double least = Math.Abs(SpinTorque.PerSpinCurrent), damping = eliminated.TorquePerTurning(0, 0).LargestElement;
                Assert.Equal(eliminated.ResistanceArea, prepared.ResistanceArea, 1e-11 * eliminated.ResistanceArea);
                Assert.Equal(0, (eliminated.TorquePerCurrent(0) - prepared.TorquePerCurrent(0)).Norm, 1e-11 * least);
                Assert.Equal(0, (eliminated.VoltagePerTurning(0) - prepared.VoltagePerTurning(0)).Norm, 1e-11 * least);
                Assert.Equal(0, (eliminated.TorquePerTurning(0, 0) - prepared.TorquePerTurning(0, 0)).LargestElement, 1e-11 * damping);
            },
            iter: 200,
            threads: 1);
    }

    [Fact]
    public void Layers_across_each_other_are_eliminated_at_each_direction()
    {
        Multilayer valve = Valve(0, 0, false);
        Layer[] layers = [.. valve.Layers, StackBuilder.Slab("spacer 3", StackBuilder.Metal(6, 0, 450), 5), StackBuilder.Slab("across", StackBuilder.Metal(75, 0.5, 60), 10) with { Magnetization = LayerMagnetization.Fixed(UnitVector.X) }];
        Assert.Null(new TwoWayTransport(StackBuilder.Stack(layers, [.. valve.Interfaces, Mixed(0.5, 0), Mixed(0.5, 0)], new EndCondition.Reservoir(), new EndCondition.Reservoir())).Axial);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(0, true)]
    [InlineData(3e14, false)]
    [InlineData(3e14, true)]
    public void A_folded_step_is_the_general_one(double imaginary, bool isVoltage)
    {
        Magnet magnet = new("free", Volume.FromSi(2e-23), Length.FromSi(3e-9), new MagneticProperties(Magnetization.FromSi(1e6), 0.01), SumOfTerms.Of(
            new UniaxialAnisotropy(EnergyDensity.FromSi(5e4), UnitVector.Z),
            new Zeeman(Magnetization.FromSi(1e6), UnitVector.Along(1, 1, 3), Waveform.Constant(0.1)),
            new Zeeman(Magnetization.FromSi(1e6), UnitVector.X, new SineWaveform(0.01, 3e10, 0, 0))));
        Waveform shape = Waveforms.Sum(Waveform.Constant(1e-3), new SineWaveform(1e-3, 2e10, 0, 0));
        TwoWayMotion motion = new(new TwoWayTransport(Valve(imaginary, -0.4 * imaginary, false)), new GeneralizedLlg(magnet), isVoltage ? Circuit.OfVoltage(shape.Times(2), Resistance.FromSi(0.4)) : Circuit.OfCurrent(shape));
        foreach (SteppingMethod method in new[] { SteppingMethod.RungeKutta4, SteppingMethod.DormandPrince54, SteppingMethod.DormandPrince853 })
        {
            StepControl control = method == SteppingMethod.RungeKutta4 ? StepControl.Every(2e-13) : new StepControl(1e-12);
            IStepper folded = motion.Stepper(method, control), general = Steppers.ForAny(method, motion, control);
            foreach (IStepper stepper in new[] { folded, general })
            {
                stepper.Start(0, Moments.Of(UnitVector.FromAngles(0.8, 2)).Components);
                Assert.Equal(IntegrationEnd.Reached, stepper.Advance(1e-10, TestContext.Current.CancellationToken));
            }
            for (int i = 0; i < 3; i++) Assert.Equal(general.State[i], folded.State[i], method == SteppingMethod.RungeKutta4 ? 1e-9 : 1e-10);
            Assert.NotEqual(general.GetType(), folded.GetType());
        }
    }

    /// <summary>Fixed along the line, and a polarizing end against it.</summary>
    private static Multilayer Valve(double imaginary, double other, bool hasBarrier)
    {
        Layer free = StackBuilder.Slab("free", StackBuilder.Metal(75, 0.46, 60), 3) with { Magnetization = LayerMagnetization.Free };
        Layer one = StackBuilder.Slab("fixed", StackBuilder.Metal(100, 0.7, 10), 20) with { Magnetization = LayerMagnetization.Fixed(Line) };
        Layer two = StackBuilder.Slab("second", StackBuilder.Metal(60, -0.3, 30), 8) with { Magnetization = LayerMagnetization.Fixed(-Line) };
        Layer spacer = StackBuilder.Slab("spacer", StackBuilder.Metal(6, 0, 450), 5);
        return hasBarrier
            ? StackBuilder.Stack([one, free, spacer, two], [InterfaceProperties.FromTunnelBarrier(new TunnelBarrier(ResistanceArea.FromSi(1e-12), 0.6, 0.5, 0.2)), Mixed(0.5, imaginary), Mixed(0.3, other)], new EndCondition.Reservoir(), new EndCondition.Reservoir())
            : StackBuilder.Stack([one, spacer, free, spacer with { Name = "spacer 2" }, two], [Mixed(0.5, imaginary), Mixed(0.3, other), Mixed(0.5, imaginary), Mixed(0.3, other)], new EndCondition.Reservoir(), new EndCondition.Reservoir());
    }

    private static InterfaceProperties Mixed(double area, double imaginary) => StackBuilder.Contact(area, 0.6) with
    {
        Mixing = new MixingConductance(ConductancePerArea.FromSi(6e14), ConductancePerArea.FromSi(imaginary), SharvinIncluded: true),
    };
}
