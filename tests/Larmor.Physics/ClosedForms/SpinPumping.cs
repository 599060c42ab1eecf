using System.Numerics;
using Larmor.Coupling;
using Larmor.Layers;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Physics.ClosedForms;

/// <summary>Pumped damping and voltage of a stack against closed forms of magnetoelectronic circuit theory (Tserkovnyak, Brataas, Bauer, Halperin, Rev. Mod. Phys. 77, 1375, 2005).</summary>
public class SpinPumping
{
    private const double Precision = 1e-9, Rho = 6e-9, FlipLength = 450e-9;
    private const double Hbar = PhysicalConstants.ReducedPlanckConstant, Charge = PhysicalConstants.ElectronCharge;
    private static readonly Complex One = new(5.5e14, -1.2e14);
    private static readonly Complex Two = new(3e14, 0.7e14);
    private static readonly UnitVector Somewhere = UnitVector.FromAngles(0.8, 2);

    /// <summary>ħ²/(2q²).</summary>
    private static double Square => Hbar * Hbar / (2 * Charge * Charge);

    [Theory]
    [InlineData(1, false)]
    [InlineData(30, false)]
    [InlineData(2000, false)]
    [InlineData(1, true)]
    [InlineData(300, true)]
    public void A_magnet_on_a_metal_is_damped_by_the_mixing_conductance_in_series_with_the_back_flow(double nanometres, bool isReservoir)
    {
        double x = nanometres * 1e-9 / FlipLength;
        // g_eff = g/[1 + 2 (e²/h) g ρ l coth(t/l)], with tanh over a reservoir.
        Complex effective = One / (1 + (2 * One * Rho * FlipLength * (isReservoir ? Math.Tanh(x) : 1 / Math.Tanh(x))));
        PumpedDamping damping = OnMetal(One, nanometres, isReservoir, 5).At(Somewhere).Damping(0);
        Assert.Equal(Square * effective.Real, damping.Mean, Precision * Square * effective.Real);
        Assert.Equal(damping.Least, damping.Most, Precision * damping.Most);
        Assert.Equal(Square * effective.Imaginary, damping.Antisymmetric, Precision * Square * Complex.Abs(effective));
        // In conductances per e²/h: a = (ħ/4π) g_r.
        double quantum = Charge * Charge / (2 * Math.PI * Hbar);
        Assert.Equal(Hbar / (4 * Math.PI) * (effective.Real / quantum), damping.Mean, Precision * damping.Mean);
    }

    [Fact]
    public void Positive_imaginary_mixing_conductance_raises_the_gyromagnetic_ratio()
    {
        // One has G_i = +1.2e14: z = G_r − i G_i.
        PumpedDamping damping = OnMetal(One, 300, true, 5).At(Somewhere).Damping(0);
        Magnet magnet = MagnetOf(5, 0.01);
        double momentum = 1.4e6 * 5e-9 / magnet.Properties.GyromagneticRatio;
        Assert.True(damping.Antisymmetric < 0);
        Assert.True(damping.GyromagneticRatioOf(magnet) > magnet.Properties.GyromagneticRatio);
        // 1/γ_eff = 1/γ + b/(Ms d), α_eff/γ_eff = α/γ + a/(Ms d).
        double inverse = (1 / magnet.Properties.GyromagneticRatio) + (damping.Antisymmetric / (1.4e6 * 5e-9));
        Assert.Equal(1 / inverse, damping.GyromagneticRatioOf(magnet), Precision / inverse);
        Assert.Equal((0.01 + (damping.Mean / momentum)) / magnet.Properties.GyromagneticRatio / inverse, damping.EffectiveDampingOf(magnet), Precision);
    }

    [Fact]
    public void Damping_enhancement_of_a_perfect_interface_effect_falls_as_one_over_thickness()
    {
        double[] thicknesses = [1, 2, 5, 10, 30];
        double[] products = [.. thicknesses.Select(t => t * OnMetal(One, 200, false, t).At(Somewhere).Damping(0).EnhancementOf(MagnetOf(t, 0.01)))];
        Assert.All(products, product => Assert.Equal(products[0], product, Precision * products[0]));
    }

    [Fact]
    public void Pumping_into_a_closed_metal_saturates_where_it_is_thicker_than_its_diffusion_length()
    {
        double[] values = [.. new[] { 5.0, 50, 450, 1500, 5000, 20000 }.Select(t => OnMetal(One, t, false, 5).At(Somewhere).Damping(0).Mean)];
        for (int i = 1; i < values.Length; i++) Assert.True(values[i] > values[i - 1]);
        Assert.Equal(values[^1], values[^2], 1e-6 * values[^1]);
        Assert.InRange(values[0] / values[^1], 0, 0.02);
        // At t = l it has tanh(1) of the conductance behind.
        double behind = Math.Tanh(1) / (2 * Rho * FlipLength);
        Assert.Equal(Square * (One * behind / (One + behind)).Real, values[2], Precision * values[2]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Two_collinear_free_layers_damp_each_other_through_the_spacer(bool isParallel)
    {
        double y = 1 / (2 * Rho * FlipLength), c = y / Math.Tanh(20e-9 / FlipLength), s = y / Math.Sinh(20e-9 / FlipLength);
        Complex second = isParallel ? Two : Complex.Conjugate(Two), determinant = ((One + c) * (second + c)) - (s * s);
        DeviceResponse response = new TwoWayTransport(Pair(StackBuilder.Slab("spacer", Normal, 20))).At(Somewhere, isParallel ? Somewhere : -Somewhere);
        AssertTensor(One - (One * One * (second + c) / determinant), response.TorquePerTurning(0, 0));
        AssertTensor(second - (second * second * (One + c) / determinant), response.TorquePerTurning(1, 1));
        AssertTensor(-One * s * second / determinant, response.TorquePerTurning(0, 1));
        AssertTensor(-One * s * second / determinant, response.TorquePerTurning(1, 0));
        Assert.All(response.Checks, check => Assert.True(check.Passed, check.ToString()));
    }

    [Fact]
    public void Through_a_thin_spacer_only_the_relative_motion_is_damped()
    {
        // (ħ²/2q²) z₁z₂/(z₁ + z₂) [[1, −1], [−1, 1]]: where resonances cross, the common mode loses its extra width.
        DeviceResponse response = new TwoWayTransport(Pair(Thin)).At(Somewhere, Somewhere);
        Complex both = One * Two / (One + Two);
        for (int k = 0; k < 2; k++)
        {
            for (int l = 0; l < 2; l++) AssertTensor(k == l ? both : -both, response.TorquePerTurning(k, l));
        }
        Matrix3 common = response.TorquePerTurning(0, 0) + response.TorquePerTurning(0, 1), relative = response.TorquePerTurning(0, 0) - response.TorquePerTurning(0, 1);
        Assert.InRange(common.LargestElement / relative.LargestElement, 0, 1e-11);
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(1.1)]
    [InlineData(2.7)]
    public void A_moment_that_turns_about_the_other_of_a_valve_pumps_a_constant_voltage(double angle)
    {
        // V_left − V_right = T₁ ω sin²θ, T₁ that of the closed form of an asymmetric valve with a thin spacer; G in 1e15 S/m².
        const double g1 = 0.4, g2 = 1.1, omega = 3e10;
        double c = Math.Cos(angle), s1 = 4.5 + 0.5, s2 = 1.2 + 2, j1 = ((0.46 * 4.5) + (0.77 * 0.5)) / s1, j2 = ((0.8 * 1.2) + (0.1 * 2)) / s2, a1 = 1 / (2 * s1), a2 = 1 / (2 * s2);
        double determinant = ((a1 + g2) * (a2 + g1)) - (c * c * (a1 - g1) * (a2 - g2));
        double t1 = Hbar / (2 * Charge) * g1 * ((j2 * (a1 + g2)) + (j1 * (a2 - g2) * c)) / determinant;
        double t2 = Hbar / (2 * Charge) * g2 * ((j1 * (a2 + g1)) + (j2 * (a1 - g1) * c)) / determinant;
        Multilayer stack = StackBuilder.Stack(
            [Free("one", 75, 0.46, 60), Thin, Free("two", 240, 0.8, 5)], [Mixed(0.5, 0.77, g1), Mixed(2, 0.1, g2)], new EndCondition.Reservoir(), new EndCondition.Reservoir());
        TangentFrame frame = TangentFrame.At(Somewhere);
        foreach (double phase in new[] { 0, 1.3, 4 })
        {
            UnitVector axis = Somewhere, turning = UnitVector.Along((c * frame.Normal) + (Math.Sin(angle) * ((Math.Cos(phase) * frame.First) + (Math.Sin(phase) * frame.Second))));
            Vector3d rate = omega * Vector3d.Cross(turning, Vector3d.Cross(axis, turning));
            double first = Vector3d.Dot(new TwoWayTransport(stack).At(turning, axis).VoltagePerTurning(0), rate);
            double second = Vector3d.Dot(new TwoWayTransport(stack).At(axis, turning).VoltagePerTurning(1), rate);
            double sine2 = Math.Sin(angle) * Math.Sin(angle);
            Assert.Equal(t1 * omega * sine2, first, Precision * Math.Abs(t1 * omega));
            Assert.Equal(-t2 * omega * sine2, second, Precision * Math.Abs(t2 * omega));
        }
    }

    [Fact]
    public void A_single_magnet_on_a_metal_pumps_no_voltage_while_the_metal_follows_at_once()
    {
        DeviceResponse response = OnMetal(One, 200, false, 5).At(Somewhere);
        Assert.InRange(response.VoltagePerTurning(0).Norm + response.TorquePerCurrent(0).Norm, 0, 1e-12 * Hbar / (2 * Math.Abs(Charge)));
        Assert.All(response.Checks, check => Assert.True(check.Passed, check.ToString()));
    }

    [Fact]
    public void What_the_bulk_gives_to_its_own_lattice_is_reported_by_name_and_counted_once()
    {
        // Sealed on both sides nothing flows out: all pumped damping is the bulk's.
        TransverseProperties modes = new() { Conductivity = Conductivity.FromSi(5e6), LatticeLength = Length.FromSi(40e-9), DephasingLength = Length.FromSi(3e-9) };
        Layer layer = Free("magnet", 75, 0.46, 60) with { Thickness = Length.FromSi(4e-9) };
        Multilayer stack = StackBuilder.Stack([layer with { Material = layer.Material with { Transverse = modes } }], [], new EndCondition.Sealed(), new EndCondition.Sealed());
        PumpedDamping damping = new TwoWayTransport(stack).At(Somewhere).Damping(0);
        double magnet = 5e6 / 9e-18, lattice = 5e6 / 1600e-18, series = magnet * lattice / (magnet + lattice);
        Magnet moment = MagnetOf(4, 0.01);
        // α_bulk = γ ħ² Re[g_m (1 − s)]/(2 q² Ms), independent of the thickness.
        double bulk = moment.Properties.GyromagneticRatio * Square * series / 1.4e6;
        Assert.Equal(bulk, damping.BulkDampingOf(moment), Precision * bulk);
        Assert.Equal(bulk, damping.EnhancementOf(moment), Precision * bulk);
        Assert.Equal(0.01, damping.EffectiveDampingOf(moment), 1e-14);
        Assert.Equal(0.01 + bulk, damping.EffectiveDampingOf(moment, containsBulk: false), 1e-14);
        Assert.Contains("longer lattice length", Assert.Throws<DeviceException>(() => damping.GilbertRestOf(MagnetOf(4, bulk / 2))).Message, StringComparison.Ordinal);
    }

    /// <summary>A magnet at the left of a normal metal that nothing leaves.</summary>
    private static TwoWayTransport OnMetal(Complex mixing, double nanometres, bool isReservoir, double thickness) => new(StackBuilder.Stack(
        [Free("magnet", 75, 0.46, 60) with { Thickness = Length.FromSi(thickness * 1e-9) }, StackBuilder.Slab("metal", Normal, nanometres)],
        [Mixed(mixing)], new EndCondition.Sealed(), isReservoir ? new EndCondition.Reservoir() : new EndCondition.Sealed()));

    private static Multilayer Pair(Layer spacer) => StackBuilder.Stack(
        [Free("one", 75, 0.46, 60), spacer, Free("two", 75, 0.46, 60)], [Mixed(One), Mixed(Two)], new EndCondition.Sealed(), new EndCondition.Sealed());

    private static Material Normal { get; } = StackBuilder.Metal(Rho * 1e9, 0, FlipLength * 1e9);

    private static Layer Thin { get; } = StackBuilder.Slab("spacer", StackBuilder.Metal(1e-8, 0, double.PositiveInfinity), 1e-3);

    /// <summary>So thick that it is a half-space, R = ρ*l.</summary>
    private static Layer Free(string name, double rho, double beta, double length) =>
        StackBuilder.Slab(name, StackBuilder.Metal(rho, beta, length), 40 * length) with { Magnetization = LayerMagnetization.Free };

    private static InterfaceProperties Mixed(double area, double gamma, double real) => StackBuilder.Contact(area, gamma) with
    {
        Mixing = new MixingConductance(ConductancePerArea.FromSi(real * 1e15), ConductancePerArea.Zero, SharvinIncluded: true),
    };

    /// <summary>z = G_r − i G_i.</summary>
    private static InterfaceProperties Mixed(Complex z) => StackBuilder.Contact(0.5, 0.7) with
    {
        Mixing = new MixingConductance(ConductancePerArea.FromSi(z.Real), ConductancePerArea.FromSi(-z.Imaginary), SharvinIncluded: true),
    };

    private static Magnet MagnetOf(double nanometres, double damping) =>
        new("magnet", Volume.FromSi(nanometres * 1e-9 * 1e-14), Length.FromSi(nanometres * 1e-9), new MagneticProperties(Magnetization.FromSi(1.4e6), damping), SumOfTerms.Of());

    // a + ib acts as a + b u ×.
    private static void AssertTensor(Complex conductance, Matrix3 actual, double precision = Precision)
    {
        TangentFrame frame = TangentFrame.At(Somewhere);
        foreach (Vector3d direction in new[] { frame.First, frame.Second })
        {
            Vector3d should = Square * ((conductance.Real * direction) + (conductance.Imaginary * Vector3d.Cross(Somewhere, direction)));
            Assert.InRange((should - (actual * direction)).Norm, 0, precision * Square * Complex.Abs(conductance));
        }
    }
}
