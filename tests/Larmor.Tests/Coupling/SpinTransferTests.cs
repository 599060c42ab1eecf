using Larmor.Coupling;
using Larmor.Layers;
using Larmor.Magnetism;
using Larmor.Magnetism.Torques;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;
using static Larmor.Tests.TestDevices;

namespace Larmor.Tests.Coupling;

public class SpinTransferTests
{
    private static readonly double Volume = Math.PI / 4 * 60e-9 * 130e-9 * 2.5e-9;

    [Theory]
    [InlineData(5.5e14, 0.26, 0.53)]
    [InlineData(11e14, 0.34, 1.01)]
    public void The_pillar_has_the_known_estimates_of_its_efficiency_up_to_the_resistance_of_the_spacer(double mixing, double parallel, double antiparallel)
    {
        // The estimates take the spacer as thin: they keep its spin flips and leave out its series resistance.
        SpinTransferModel model = SpinTransfer.Of(WithMixing(mixing, 0));
        Material easy = Copper with { Channels = ChannelNetwork.FromValetFert(Resistivity.FromSi(6e-18), 0, Length.FromSi(450e-9 * Math.Sqrt(1e9))) };
        SpinTransferModel thin = SpinTransfer.Of(Of([Lead("left"), Fixed, Slab("spacer", easy, 6), Free, Lead("right")], Contact(Mixing(mixing, 0))));
        Assert.Equal(parallel, Math.Round(thin.Efficiency(1), 2));
        Assert.Equal(antiparallel, Math.Round(thin.Efficiency(-1), 2));
        // 6 nm of copper are 2ρt = 0.072 fOhm m² beside 1/G = 1.8 (0.9) fOhm m²: a few per cent less.
        Assert.InRange(model.Efficiency(1), 0.97 * parallel, 0.99 * parallel);
        Assert.InRange(model.Efficiency(-1), 0.96 * antiparallel, 0.99 * antiparallel);
        Assert.Equal(UnitVector.Z, model.Polarizer);
    }

    [Fact]
    public void Which_state_of_the_free_layer_is_called_parallel_changes_no_torque()
    {
        SpinTransferModel up = SpinTransfer.Of(Pillar), down = SpinTransfer.Of(Of([Lead("left"), Fixed, Slab("spacer", Copper, 6), Free with { ParallelSense = -1 }, Lead("right")]));
        foreach (double c in new[] { -1, -0.7, 0, 0.4, 1 })
        {
            Assert.Equal(up.Efficiency(c), down.Efficiency(c), 1e-9);
        }
        Assert.NotEqual(up.Efficiency(1), up.Efficiency(-1), 0.1);
    }

    [Fact]
    public void Electrons_from_the_fixed_to_the_free_layer_favour_the_parallel_state()
    {
        // Free layer at the right: electrons along +x are a negative current.
        (double rightward, _) = Torque(SpinTransfer.Of(Pillar), 0.3);
        Assert.True(rightward < 0);
        Device mirrored = Of([Lead("left"), Free, Slab("spacer", Copper, 6), Fixed, Lead("right")]);
        SpinTransferModel model = SpinTransfer.Of(mirrored);
        (double leftward, _) = Torque(model, 0.3);
        Assert.Equal(-rightward, leftward, 1e-12 * leftward);
        Assert.Equal(SpinTransfer.Of(Pillar).Efficiency(0.3), model.Efficiency(0.3), 1e-12);
        Assert.Contains("from 'free' to the polarizer 'fixed', which favours the antiparallel state", SpinTransfer.Of(Pillar).Notes[0], StringComparison.Ordinal);
        Assert.Contains("from the polarizer 'fixed' to 'free', which favours the parallel state", model.Notes[0], StringComparison.Ordinal);
    }

    [Fact]
    public void The_efficiency_is_the_fields_definition()
    {
        SpinTransferModel model = SpinTransfer.Of(Pillar);
        (double a, _) = Torque(model, -0.4);
        double fieldPerAmpere = a / 1.42e6;
        double expected = PhysicalConstants.ReducedPlanckConstant * model.Efficiency(-0.4) / (2 * PhysicalConstants.ElementaryCharge * 1.42e6 * Volume);
        Assert.Equal(expected, -fieldPerAmpere, 1e-12 * expected);
    }

    [Theory]
    [InlineData(1.2e14)]
    [InlineData(-3e14)]
    public void The_fields_are_those_of_the_angular_momentum_that_the_free_magnet_absorbs(double imaginary)
    {
        // N = (ħ/2q) J_m from the absorbed spin current itself; aJ = N·p_t/(Ms d |p_t|²), bJ = −N·(u × p)/(Ms d |p_t|²).
        const double c = 0.3;
        Device device = WithMixing(5.5e14, imaginary);
        UnitVector u = UnitVector.Along(Math.Sqrt(1 - (c * c)) * 0.6, Math.Sqrt(1 - (c * c)) * 0.8, c);
        Vector3d absorbed = new OrientedTransport(device.Stack).Solve([UnitVector.Z, u], CurrentDensity.FromSi(1)).AbsorbedSpinCurrents[1];
        Vector3d torque = -PhysicalConstants.ReducedPlanckConstant / (2 * PhysicalConstants.ElementaryCharge) * absorbed;
        // Per ampere, J₀ = I/area: Ms aJ/I = N/(J₀ d area).
        double square = 1 - (c * c);
        (double dampingLike, double fieldLike) = Torque(SpinTransfer.Of(device), c);
        Assert.Equal(Vector3d.Dot(torque, UnitVector.Z.Components - (c * u.Components)) / square / Volume, dampingLike, 1e-11 * Math.Abs(dampingLike));
        Assert.Equal(-Vector3d.Dot(torque, Vector3d.Cross(u, UnitVector.Z)) / square / Volume, fieldLike, 1e-11 * Math.Abs(fieldLike));
        Assert.NotEqual(0, fieldLike);
    }

    [Fact]
    public void The_damping_like_potential_is_the_integral_of_the_torque_and_the_field_like_one_too()
    {
        AxialPotentials potentials = Assert.IsType<AxialPotentials>(SpinTransfer.Of(WithMixing(5.5e14, 1.2e14)).Potentials);
        foreach (AxialFunction function in (AxialFunction[])[potentials.Torques[0].DampingLike, potentials.Torques[0].FieldLike])
        {
            const int points = 200;
            double sum = 0;
            for (int i = 0; i <= points; i++) sum += (i == 0 || i == points ? 1 : i % 2 == 1 ? 4 : 2) * function.Derivative(-1 + (2.0 * i / points)) * 2 / (3.0 * points);
            Assert.NotEqual(0, sum);
            Assert.Equal(sum, function.Value(1) - function.Value(-1), 1e-9 * Math.Abs(sum));
        }
    }

    [Fact]
    public void Without_imaginary_mixing_conductance_there_is_exactly_no_field_like_torque() => Assert.Equal(0, Torque(SpinTransfer.Of(Pillar), 0.4).FieldLike);

    [Fact]
    public void A_polarizer_turned_in_space_turns_the_torque_with_it()
    {
        UnitVector direction = UnitVector.Along(1, 2, -0.7);
        Device turned = Of([Lead("left"), Fixed with { Magnetization = LayerMagnetization.Fixed(direction) }, Slab("spacer", Copper, 6), Free, Lead("right")]);
        SpinTransferModel model = SpinTransfer.Of(turned);
        Assert.Equal(direction, model.Polarizer);
        Assert.Equal(SpinTransfer.Of(Pillar).Efficiency(0.2), model.Efficiency(0.2));
        Vector3d gradient = model.Potentials.Gradients(0, new MomentsView([0, 1, 0])).A;
        Assert.Equal(0, Vector3d.Cross(gradient, direction).Norm, 1e-12 * gradient.Norm);
    }

    [Fact]
    public void A_bare_mixing_conductance_is_corrected_by_the_Sharvin_conductance()
    {
        const double sharvin = 4.6e14, bare = 4.1e14;
        Material copper = Copper with { SharvinConductance = ConductancePerArea.FromSi(sharvin) };
        InterfaceProperties contact = Contact(new MixingConductance(ConductancePerArea.FromSi(bare), ConductancePerArea.Zero, SharvinIncluded: false));
        Device device = Of([Lead("left"), Fixed, Slab("spacer", copper, 6), Free, Lead("right")], contact);
        // The lead is copper too and makes no magnetic contact without resistance.
        double corrected = 1 / ((1 / bare) - (1 / (2 * sharvin)));
        Assert.Equal(SpinTransfer.Of(WithMixing(corrected, 0)).Efficiency(0.5), SpinTransfer.Of(device).Efficiency(0.5), 1e-12);
        Assert.Contains("sharvin-conductance", Refusal(Of([Lead("left"), Fixed, Slab("spacer", Copper, 6), Free, Lead("right")], contact)).Message, StringComparison.Ordinal);
        InterfaceProperties impossible = Contact(new MixingConductance(ConductancePerArea.FromSi(3 * sharvin), ConductancePerArea.Zero, SharvinIncluded: false));
        Assert.Contains("no correction exists", Refusal(Of([Lead("left"), Fixed, Slab("spacer", copper, 6), Free, Lead("right")], impossible)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_mixing_conductance_is_an_error_that_names_the_contact()
    {
        DeviceException refusal = Refusal(Of([Lead("left"), Fixed, Slab("spacer", Copper, 6), Free, Lead("right")], Contact(null)));
        Assert.Equal("interfaces/Co/Cu", refusal.Subject);
        Assert.Contains("mixing-conductance", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mixing_conductance_below_the_channel_conductances_is_a_warning()
    {
        // G_up + G_dn of the contact: 1/(AR*(1 − γ²)) = 4.8e15 S/m².
        Assert.NotEmpty(SpinTransfer.Of(Pillar).Warnings);
        Assert.Empty(SpinTransfer.Of(WithMixing(2.5e15, 0)).Warnings);
    }

    [Fact]
    public void Stacks_whose_torque_is_not_computed_are_refused_with_the_reason()
    {
        Assert.Contains("touch", Refusal(Of([Lead("left"), Fixed, Free, Lead("right")], InterfaceProperties.Transparent)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_fixed_layer_at_the_other_side_and_against_the_first_doubles_the_torque_in_a_mirror_image()
    {
        Layer first = Slab("first", Cobalt, 10, LayerMagnetization.Fixed(UnitVector.Z)), second = Slab("second", Cobalt, 10, LayerMagnetization.Fixed(-UnitVector.Z));
        Device both = Of([Lead("left"), first, Slab("N1", Copper, 6), Free, Slab("N2", Copper, 6), second, Lead("right")]);
        Device one = Of([Lead("left"), first, Slab("N1", Copper, 6), Free, Slab("N2", Copper, 6), Lead("right")]);
        SpinTransferModel model = SpinTransfer.Of(both);
        // Mirrored and with p turned over the stack is itself with the current reversed: aJ(c) = aJ(−c).
        foreach (double c in new[] { 0.1, 0.5, 0.9, 1 }) Assert.Equal(model.Efficiency(c), model.Efficiency(-c), 1e-11);
        Assert.InRange(model.Efficiency(0) / SpinTransfer.Of(one).Efficiency(0), 1.5, 3);
    }

    [Fact]
    public void A_magnet_that_lets_transverse_spin_through_takes_less_of_it()
    {
        Material thin = Cobalt with { Name = "thin", Transverse = new TransverseProperties { DephasingLength = Length.FromSi(30e-9) } };
        InterfaceProperties contact = Contact(null) with { PassingConductance = ConductancePerArea.FromSi(2e15) };
        Layer free = Slab("free", thin, 2.5, LayerMagnetization.Free);
        Material thick = Cobalt with { Name = "thick", Transverse = new TransverseProperties { DephasingLength = Length.FromSi(0.3e-9) } };
        Layer[] Layers(Layer last) => [Lead("left"), Slab("fixed", thick, 40, LayerMagnetization.Fixed(UnitVector.Z)), Slab("spacer", Copper, 6), last, Lead("right")];
        double little = SpinTransfer.Of(Of(Layers(free), contact)).Efficiency(0.2), all = SpinTransfer.Of(Of(Layers(free with { Material = thick }), contact)).Efficiency(0.2);
        Assert.InRange(little / all, 0.001, 0.2);
    }

    [Fact]
    public void A_contact_beyond_which_no_transverse_spin_exists_needs_no_mixing_conductance()
    {
        InterfaceProperties outer = Contact(null);
        Device full = Pillar;
        Multilayer stack = full.Stack;
        Device bare = full with { Stack = new Multilayer(stack.Layers, [outer, stack.Interfaces[1], stack.Interfaces[2], outer], stack.Left, stack.Right) };
        foreach (double c in new[] { -1, -0.3, 0.7 }) Assert.Equal(SpinTransfer.Of(full).Efficiency(c), SpinTransfer.Of(bare).Efficiency(c), 1e-13);
    }

    [Fact]
    public void Without_a_fixed_layer_or_a_free_one_there_is_no_spin_transfer()
    {
        Assert.True(SpinTransfer.Of(Of([Lead("left"), Free, Lead("right")])).Potentials.IsNone);
        Assert.True(SpinTransfer.Of(Of([Lead("left"), Fixed, Lead("right")])).Potentials.IsNone);
        Assert.Equal(0, SpinTransfer.Of(Of([Lead("left"), Fixed, Lead("right")])).Efficiency(0.1));
    }

    [Fact]
    public void Magnets_that_hold_spin_for_ever_are_refused_with_the_reason()
    {
        Material endless = Cobalt with { Channels = ChannelNetwork.FromValetFert(Resistivity.FromSi(75e-9), 0.46, Length.FromSi(1e-3)) };
        Material copper = Copper with { Channels = ChannelNetwork.FromValetFert(Resistivity.FromSi(6e-9), 0, Length.FromSi(1e-3)) };
        InterfaceProperties contact = InterfaceProperties.Transparent with { Mixing = CobaltCopper.Mixing };
        Device device = Of(
            [Slab("fixed", endless, 4, LayerMagnetization.Fixed(UnitVector.Z)), Slab("spacer", copper, 6), Slab("free", endless, 2.5, LayerMagnetization.Free)], contact);
        Assert.Contains("spin-diffusion length", Refusal(device).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_normal_layers_make_one_spacer()
    {
        Device one = Pillar, two = Of([Lead("left"), Fixed, Slab("a", Copper, 2), Slab("b", Copper, 4), Free, Lead("right")]);
        Assert.Equal(SpinTransfer.Of(one).Efficiency(0.1), SpinTransfer.Of(two).Efficiency(0.1), 1e-12);
    }

    [Fact]
    public void A_given_efficiency_is_a_constant_torque()
    {
        SpinTransferModel model = SpinTransfer.Of(Given(new GivenTorque.Efficiency(0.3)));
        double expected = PhysicalConstants.ReducedPlanckConstant * 0.3 / (2 * PhysicalConstants.ElementaryCharge * Volume);
        Assert.Equal(-expected, Torque(model, 0.9).DampingLike, 1e-12 * expected);
        Assert.Equal(-expected, Torque(model, -0.9).DampingLike, 1e-12 * expected);
        Assert.Equal(0.3, model.Efficiency(0.2), 1e-14);
    }

    [Fact]
    public void A_given_polarization_and_lambda_is_Slonczewskis_efficiency()
    {
        SpinTransferModel model = SpinTransfer.Of(Given(new GivenTorque.Slonczewski(0.5, 1.342)));
        Assert.Equal(0.25, model.Efficiency(1), 1e-14);
        Assert.Equal(0.25 * 1.342 * 1.342, model.Efficiency(-1), 1e-14);
    }

    [Fact]
    public void Given_fields_per_current_count_along_x_wherever_the_polarizer_stands()
    {
        GivenTorque.FieldsPerCurrent fields = new(MagneticFieldPerCurrent.FromSi(5), MagneticFieldPerCurrent.FromSi(-2));
        (double damping, double field) = Torque(SpinTransfer.Of(Given(fields)), 0.3);
        Assert.Equal(5 * 1.42e6, damping, 1e-6);
        Assert.Equal(-2 * 1.42e6, field, 1e-6);
        (damping, _) = Torque(SpinTransfer.Of(Of([Lead("left"), Free, Slab("spacer", Copper, 6), Fixed, Lead("right")], null, fields)), 0.3);
        Assert.Equal(5 * 1.42e6, damping, 1e-6);
    }

    [Fact]
    public void A_given_torque_comes_from_the_nearest_fixed_layer()
    {
        Layer near = Slab("near", Cobalt, 3, LayerMagnetization.Fixed(UnitVector.Y));
        SpinTransferModel model = SpinTransfer.Of(Of([Lead("left"), Fixed, Slab("N1", Copper, 6), Slab("N2", Copper, 6), Free, Slab("N3", Copper, 6), near, Lead("right")], null, new GivenTorque.Efficiency(0.3)));
        Assert.Equal(UnitVector.Y, model.Polarizer);
        // The near one stands at the right: positive current brings its electrons.
        Assert.True(Torque(model, 0.1).DampingLike > 0);
    }

    [Fact]
    public void Given_torques_outside_their_range_are_refused()
    {
        Assert.Contains("efficiency", Refusal(Given(new GivenTorque.Efficiency(1.2))).Message, StringComparison.Ordinal);
        Assert.Contains("polarization", Refusal(Given(new GivenTorque.Slonczewski(double.NaN, 1))).Message, StringComparison.Ordinal);
        Assert.Contains("lambda", Refusal(Given(new GivenTorque.Slonczewski(0.4, 0))).Message, StringComparison.Ordinal);
        Assert.Contains("polarizer", Refusal(Of([Lead("left"), Free, Lead("right")], null, new GivenTorque.Efficiency(0.2))).Message, StringComparison.Ordinal);
    }

    private static Device Given(GivenTorque torque) => Of([Lead("left"), Fixed, Slab("spacer", Copper, 6), Free, Lead("right")], null, torque);

    private static Device WithMixing(double real, double imaginary) => Of(
        [Lead("left"), Fixed, Slab("spacer", Copper, 6), Free, Lead("right")],
        Contact(Mixing(real, imaginary)));

    private static MixingConductance Mixing(double real, double imaginary) => new(ConductancePerArea.FromSi(real), ConductancePerArea.FromSi(imaginary), SharvinIncluded: true);

    private static (double DampingLike, double FieldLike) Torque(SpinTransferModel model, double c)
    {
        AxialTorque torque = Assert.IsType<AxialPotentials>(model.Potentials).Torques[0];
        return (torque.DampingLike.Derivative(c), torque.FieldLike.Derivative(c));
    }

    private static DeviceException Refusal(Device device) => Assert.Throws<DeviceException>(() => SpinTransfer.Of(device));
}
