using CsCheck;
using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Layers;
using Larmor.Magnetism.Energies;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;
using static Larmor.Physics.PumpingDevices;
using Complex = System.Numerics.Complex;
using Measurement = Larmor.Experiments.SpinPumping;

namespace Larmor.Physics.ClosedForms;

/// <summary>Linewidths and damping that stacks make, as the measurement of spin pumping gives them, against closed forms.</summary>
public class PumpedDampings
{
    private static readonly Gen<double> Thick = Gen.Double[0.5, 600];

    [Fact]
    public void Conductances_in_series_are_the_whole_network_of_a_collinear_stack() =>
        Gen.Select(Gen.Double[0.05, 3].Array[4], Gen.Double[-1, 1].Array[4], Thick.Array[3], Gen.Double[2, 200].Array[3], Gen.Int[0, 2], Gen.Bool).Sample((real, imaginary, thick, rho, end, isParallel) =>
        {
            EndCondition right = end == 0 ? new EndCondition.Reservoir() : end == 1 ? new EndCondition.Sealed() : new EndCondition.Lead();
            Layer last = Metal("n3", rho[2], 40, thick[2]);
            Multilayer stack = StackBuilder.Stack(
                [Fixed("fixed", 75, 0.46, 60, isParallel ? UnitVector.Z : -UnitVector.Z), Metal("n1", rho[0], 300, thick[0]), Free("free", 240, 0.8, 5, 3), Metal("n2", rho[1], 120, thick[1]), end == 2 ? last with { Thickness = null } : last],
                [Contact(0), Contact(1), Contact(2), StackBuilder.Contact(0.8, 0)], new EndCondition.Reservoir(), right);
            DeviceResponse device = new TwoWayTransport(stack).At(UnitVector.Z);
            (Complex? sum, string? reason) = SeriesMixing.Of(stack, 2, new Dictionary<int, int> { [0] = isParallel ? 1 : -1, [2] = 1 });
            Assert.Null(reason);
            PumpedDamping damping = device.Damping(0);
            Assert.InRange((new Complex(damping.Mean, damping.Antisymmetric) - (Square * sum!.Value)).Magnitude, 0, 1e-9 * Square * sum.Value.Magnitude);

            InterfaceProperties Contact(int i) => Mixed(1, 0.5, new Complex(real[i], imaginary[i]));
        }, iter: 100);

    [Fact]
    public void A_line_is_as_wide_as_the_damping_with_the_conductances_in_series()
    {
        // α_eff = α + γħg_eff/(4πMs d); half width in field α_eff ω/γ; full width in frequency α_eff (γ/2π)(2B + Bd)/(1 + α²).
        Multilayer stack = StackBuilder.Stack([Free("film", 240, 0.8, 5, 4), Metal("sink", 200, 7, 10)], [Mixed(1, 0.5, 1.2)], new EndCondition.Sealed(), new EndCondition.Sealed());
        SpinPumpingResult result = new Measurement
        {
            Field = new FieldSweep(UnitVector.Z, [.. Enumerable.Range(0, 5).Select(i => MagneticField.FromSi(0.05 + (0.02 * i)))]),
            Frequencies = [Frequency.FromSi(9e9)],
            Amplitudes = [MagneticField.FromSi(1e-4)],
            Cones = [],
        }.Run(Of(stack), new RunContext { Cancellation = TestContext.Current.CancellationToken });
        double own = 1 / (2 * 200e-9 * 7e-9), behind = own * Math.Tanh(10.0 / 7), z = 1.2e15 * behind / (1.2e15 + behind);
        double alpha = Alpha + (Gamma * Square * z / (Ms * 4e-9));
        foreach (PumpedLinewidth line in result.Linewidths)
        {
            Assert.Equal(alpha * Gamma / (2 * Math.PI) * ((2 * line.Field) + Bd) / (1 + (alpha * alpha)), line.Linewidth, 1e-9 * line.Linewidth);
            Assert.Equal(Alpha * Gamma / (2 * Math.PI) * ((2 * line.Field) + Bd) / (1 + (Alpha * Alpha)), line.OwnDamping, 1e-9 * line.OwnDamping);
        }
        Assert.Equal(alpha, Value(result, "effective-damping"), 1e-12);
        Assert.Equal(Value(result, "mixing-conductance-in-series"), Value(result, "mixing-conductance"), 1e-9 * Value(result, "mixing-conductance"));
    }

    [Fact]
    public void Where_two_resonances_cross_one_line_keeps_its_own_width_and_the_other_is_damped_twice()
    {
        // Equal layers, thin lossless spacer: (ħ²/2q²) z/2 [[1, −1], [−1, 1]]: common motion α, opposed α + 2 · γħ²/(2q²) (z/2)/(Ms d).
        Multilayer stack = StackBuilder.Stack(
            [Free("one", 240, 0.8, 5, 4), Metal("spacer", 1e-8, double.PositiveInfinity, 1e-3), Free("two", 240, 0.8, 5, 4)], [Mixed(1, 0.5, 1.2), Mixed(1, 0.5, 1.2)], new EndCondition.Sealed(), new EndCondition.Sealed());
        SpinPumpingResult result = new Measurement
        {
            Field = new FieldSweep(UnitVector.Z, [MagneticField.FromSi(0.08)]),
            Frequencies = [Frequency.FromSi(9e9)],
            Amplitudes = [MagneticField.FromSi(1e-4)],
            Cones = [],
        }.Run(Of(stack, new UniaxialAnisotropy(EnergyDensity.FromSi(1e3), UnitVector.Z)), new RunContext { Cancellation = TestContext.Current.CancellationToken });
        double pumped = Gamma * Square * 0.6e15 / (Ms * 4e-9);
        double[] widths = [.. result.Linewidths.Select(line => line.Linewidth).Order()];
        Assert.Equal(Width(Alpha), widths[0], 1e-6 * widths[0]);
        Assert.Equal(Width(Alpha + (2 * pumped)), widths[1], 1e-6 * widths[1]);
        Assert.All(result.Linewidths, line => Assert.Equal(Width(Alpha + pumped), line.WithoutCrossDamping, 1e-6 * line.WithoutCrossDamping));
        Assert.Equal(Alpha / (Alpha + pumped), Value(result, "smallest-linewidth-over-uncrossed"), 1e-3);

        double Width(double alpha) => alpha * Gamma / (2 * Math.PI) * ((2 * (0.08 + (2e3 / Ms))) + Bd) / (1 + (alpha * alpha));
    }

    [Theory]
    [InlineData("film", -1)]
    [InlineData("sink", 0)]
    public void The_addition_falls_as_one_over_the_magnets_thickness_and_saturates_with_the_metals(string layer, int exponent)
    {
        Multilayer stack = StackBuilder.Stack([Free("film", 240, 0.8, 5, 4), Metal("sink", 200, 7, 10)], [Mixed(1, 0.5, 1.2)], new EndCondition.Sealed(), new EndCondition.Sealed());
        double[] thicknesses = exponent == 0 ? [100, 120, 150] : [2, 3, 5, 9, 20];
        SpinPumpingResult result = new Measurement
        {
            Field = new FieldSweep(UnitVector.Z, [MagneticField.FromSi(0.08)]),
            Frequencies = [Frequency.FromSi(9e9)],
            Amplitudes = [MagneticField.FromSi(1e-4)],
            Cones = [],
            Layers = [layer],
            Thicknesses = [.. thicknesses.Select(t => Length.FromSi(t * 1e-9))],
        }.Run(Of(stack), new RunContext { Cancellation = TestContext.Current.CancellationToken });
        Assert.Equal(exponent, Value(result, "thickness-exponent"), 1e-9);
        double z = 1.2e15 / (1 + (2 * 1.2e15 * 200e-9 * 7e-9 / Math.Tanh((exponent == 0 ? 100 : 10) / 7.0)));
        Assert.Equal(Gamma * Square * z / (Ms * (exponent == 0 ? 4 : 2) * 1e-9), result.DampingsByThickness[0].Enhancements[0], 1e-12);
    }

    [Fact]
    public void What_the_bulk_hands_to_its_own_lattice_is_named_and_not_added_to_the_measured_damping()
    {
        Layer film = Free("film", 75, 0.46, 60, 4);
        TransverseProperties modes = new() { Conductivity = Conductivity.FromSi(5e6), LatticeLength = Length.FromSi(40e-9), DephasingLength = Length.FromSi(3e-9) };
        Multilayer stack = StackBuilder.Stack([film with { Material = film.Material with { Transverse = modes } }], [], new EndCondition.Sealed(), new EndCondition.Sealed());
        SpinPumpingResult result = new Measurement
        {
            Field = new FieldSweep(UnitVector.Z, [MagneticField.FromSi(0.08)]),
            Frequencies = [Frequency.FromSi(9e9)],
            Amplitudes = [MagneticField.FromSi(1e-4)],
            Cones = [],
        }.Run(Of(stack), new RunContext { Cancellation = TestContext.Current.CancellationToken });
        double magnet = 5e6 / 9e-18, lattice = 5e6 / 1600e-18, bulk = Gamma * Square * magnet * lattice / (magnet + lattice) / Ms;
        Assert.Equal(bulk, Value(result, "bulk-damping"), 1e-9 * bulk);
        Assert.Equal(Alpha, Value(result, "effective-damping"), 1e-12);
        Assert.Equal(0, Value(result, "damping-enhancement"), 1e-9 * bulk);
        Assert.Equal(result.Linewidths[0].OwnDamping, result.Linewidths[0].Linewidth, 1e-9 * result.Linewidths[0].Linewidth);
    }

    private static double Value(SpinPumpingResult result, string name) => result.Scalars.Single(scalar => scalar.Name == name).Value!.Value;
}
