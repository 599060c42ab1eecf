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

    [Fact]
    public void Velocities_from_the_table_are_those_of_the_linear_system()
    {
        Gen<Waveform> shapes = from mean in Gen.Double[-2, 2] from wave in Gen.OneOf(Gen.Const(0.0), Gen.Double[0.1, 2]) select wave == 0 ? Waveform.Constant(mean * 1e-3) : Waveforms.Sum(Waveform.Constant(mean * 1e-3), new SineWaveform(wave * 1e-3, 2e10, 0, 0));
        Gen<Circuit> circuits = from shape in shapes from kind in Gen.Int[0, 2] from load in Gen.Double[0.01, 10] select kind == 0 ? Circuit.OfCurrent(shape) : Circuit.OfVoltage(shape.Times(2), Resistance.FromSi(kind == 1 ? 0 : load));
        Gen.Select(Gen.OneOf(Gen.Const(0.0), Gen.Double[-4e14, 4e14]), Gen.Bool, circuits, Gen.Bool, Gen.Bool, Gen.Double[0, 5e-11], NoncollinearGenerator.Directions).Sample(
            (imaginary, hasBarrier, circuit, pumps, isMixed, time, u) =>
            {
                MagneticProperties properties = new(Magnetization.FromSi(1e6), 0.01);
                EnergyTerm[] more = isMixed ? [new Zeeman(properties.SaturationMagnetization, UnitVector.X, new SineWaveform(0.01, 3e10, 0, 0)), new UniaxialAnisotropy(EnergyDensity.FromSi(3e4), UnitVector.Along(1, 2, 0))] : [];
                Magnet magnet = new("free", Volume.FromSi(2e-23), Length.FromSi(3e-9), properties, SumOfTerms.Of([new UniaxialAnisotropy(EnergyDensity.FromSi(5e4), UnitVector.Z), new Zeeman(properties.SaturationMagnetization, UnitVector.Along(1, 1, 3), Waveform.Constant(0.1)), .. more]));
                TwoWayMotion motion = new(new TwoWayTransport(Valve(imaginary, -0.4 * imaginary, hasBarrier)), new GeneralizedLlg(magnet), circuit, pumps);
                AxialVelocity functions = new(motion, Assert.IsType<AxialResponse>(motion.Transport.Axial));
                PiecewiseOctet table = Assert.IsType<PiecewiseOctet>(functions.Tabulated());
                double[] y = [.. Moments.Of(u).Components], expected = new double[3];
                motion.Derivative(time, y, expected);
                Vector3d reference = new(expected[0], expected[1], expected[2]);
                double scale = PhysicalConstants.ElectronGyromagneticRatio;
                AxialTwoWayFlow<GeneralDrive> general = new(motion, functions.Axis, table, new GeneralDrive(motion));
                Assert.Equal(0, (general.Velocity(time, u) - reference).Norm, 1e-13 * scale);
                Assert.Equal(0, (new RationalTwoWayFlow(motion, functions).Velocity(time, u) - reference).Norm, 1e-13 * scale);
                Assert.Equal(circuit.Source.IsConstant && !isMixed, SteadyDrive.Of(motion) is not null);
                if (VaryingDrive.Of(motion) is { } varying) Assert.Equal(general.Velocity(time, u), new AxialTwoWayFlow<VaryingDrive>(motion, functions.Axis, table, varying).Velocity(time, u));
                if (SteadyDrive.Of(motion) is { } steady) Assert.Equal(general.Velocity(time, u), new AxialTwoWayFlow<SteadyDrive>(motion, functions.Axis, table, steady).Velocity(time, u));
            },
            iter: 40,
            threads: 1);
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
