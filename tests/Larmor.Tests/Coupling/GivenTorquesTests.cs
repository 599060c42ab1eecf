using Larmor.Coupling;
using Larmor.Layers;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Torques;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;
using static Larmor.Tests.TestDevices;

namespace Larmor.Tests.Coupling;

public class GivenTorquesTests
{
    private const double Ms = 1e6;

    private static readonly Volume MagnetVolume = Volume.FromSi(2e-23);

    private static readonly Layer Second = Free with { Name = "second" };

    [Fact]
    public void Two_free_layers_that_polarize_each_other_feel_opposite_senses_of_the_current()
    {
        SpinTransferModel model = SpinTransfer.Of(Device(
            Entry("free", new GivenTorque.Efficiency(0.3) { From = "second" }),
            Entry("second", new GivenTorque.Efficiency(0.3) { From = "free" })));
        MutualPotentials potentials = Assert.IsType<MutualPotentials>(model.Potentials);
        Assert.Equal([(0, 1), (1, 0)], potentials.Torques.Select(torque => (torque.On, torque.From)));
        // 'free' stands at the left: positive current drives electrons from 'second' to it and pulls it towards 'second'.
        double expected = PhysicalConstants.ReducedPlanckConstant * 0.3 / (2 * PhysicalConstants.ElementaryCharge * MagnetVolume.Si);
        Assert.Equal(expected, potentials.Torques[0].DampingLike.Derivative(0.2), 1e-12 * expected);
        Assert.Equal(-expected, potentials.Torques[1].DampingLike.Derivative(0.2), 1e-12 * expected);
        Assert.Null(model.Polarizer);
        Assert.Equal(0, model.Efficiency(1));
    }

    [Fact]
    public void A_spin_orbit_torque_has_the_field_of_its_definition()
    {
        // aJ = ħ ξ J/(2 e Ms d) with J = I/A.
        Area strip = Area.FromSi(3e-15);
        SpinTransferModel model = SpinTransfer.Of(Device(Entry("free", new GivenTorque.SpinOrbit(0.12, -0.03, UnitVector.Y, strip)), Entry("second", new GivenTorque.Efficiency(0) { From = "free" })));
        double[] state = new double[6];
        Moments.Write(state, 0, UnitVector.X);
        Moments.Write(state, 1, UnitVector.Z);
        (Vector3d a, Vector3d b) = model.Potentials.Gradients(0, new MomentsView(state));
        double unit = PhysicalConstants.ReducedPlanckConstant / (2 * PhysicalConstants.ElementaryCharge * Ms * 3e-9 * strip.Si);
        Assert.Equal(0, ((a / Ms) - (0.12 * unit * UnitVector.Y.Components)).Norm / unit, 1e-14);
        Assert.Equal(0, ((b / Ms) + (0.03 * unit * UnitVector.Y.Components)).Norm / unit, 1e-14);
        Assert.Contains(model.Citations, citation => citation.Key == "liu-2011");
    }

    [Fact]
    public void The_torques_of_one_magnet_add()
    {
        GivenTorque.FieldsPerCurrent first = new(MagneticFieldPerCurrent.FromSi(3), MagneticFieldPerCurrent.FromSi(-1)) { Towards = UnitVector.Z };
        GivenTorque.FieldsPerCurrent second = new(MagneticFieldPerCurrent.FromSi(2), MagneticFieldPerCurrent.FromSi(5)) { Towards = UnitVector.X };
        DeviceMagnet both = Entry("free", first) with { Torques = [first, second, new GivenTorque.Slonczewski(0.4, 1.3) { From = "second", FieldLikeRatio = 0.5 }] };
        SpinTransferPotentials potentials = SpinTransfer.Of(Device(both, Entry("second", new GivenTorque.Efficiency(0) { From = "free" }))).Potentials;
        double[] state = new double[6];
        Moments.Write(state, 0, UnitVector.Along(1, 2, 3));
        Moments.Write(state, 1, UnitVector.Y);
        (Vector3d a, Vector3d b) = potentials.Gradients(0, new MomentsView(state));
        Assert.Equal(3, a.Z / Ms, 1e-14);
        Assert.Equal(2, a.X / Ms, 1e-14);
        Assert.Equal(-1, b.Z / Ms, 1e-14);
        Assert.Equal(5, b.X / Ms, 1e-14);
        Assert.Equal(0.5 * a.Y, b.Y, 1e-12 * Math.Abs(a.Y));
        Assert.True(a.Y > 0);
    }

    [Fact]
    public void A_torque_without_a_polarizer_is_refused_in_words()
    {
        Assert.Contains("not a layer", Refusal(Entry("free", new GivenTorque.Efficiency(0.3) { From = "nothing" })), StringComparison.Ordinal);
        Assert.Contains("acts on itself", Refusal(Entry("free", new GivenTorque.Efficiency(0.3) { From = "free" })), StringComparison.Ordinal);
        Assert.Contains("not magnetic", Refusal(Entry("free", new GivenTorque.Efficiency(0.3) { From = "spacer" })), StringComparison.Ordinal);
        Assert.Contains("no magnetic layer of the stack is fixed", Refusal(Entry("free", new GivenTorque.Efficiency(0.3))), StringComparison.Ordinal);
        Assert.Contains("Give both", Refusal(Entry("free", null)), StringComparison.Ordinal);
        Assert.Contains("positive cross-section", Refusal(Entry("free", new GivenTorque.SpinOrbit(0.1, 0, UnitVector.Y, Area.FromSi(0)))), StringComparison.Ordinal);
    }

    private static string Refusal(DeviceMagnet first) =>
        Assert.Throws<DeviceException>(() => SpinTransfer.Of(Device(first, Entry("second", new GivenTorque.Efficiency(0) { From = "free" })))).Message;

    private static Device Device(params DeviceMagnet[] magnets) => Of([Lead("left"), Free, Slab("spacer", Copper, 6), Second, Lead("right")]) with { Magnets = magnets };

    private static DeviceMagnet Entry(string name, GivenTorque? torque) =>
        new(new Magnet(name, MagnetVolume, Length.FromNanometres(3), new MagneticProperties(Magnetization.FromSi(Ms), 0.01), SumOfTerms.Nothing), torque);
}
