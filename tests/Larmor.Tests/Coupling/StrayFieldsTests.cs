using Larmor.Coupling;
using Larmor.Layers;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Tests.Coupling;

public sealed class StrayFieldsTests
{
    private static readonly CrossSection Pillar = TestDevices.Pillar.CrossSection!;

    private static readonly StrayFields Fields = new(TestDevices.Pillar.Stack, Pillar);

    [Fact]
    public void The_fixed_layer_of_the_pillar_makes_a_field_against_its_moment_at_the_free_layer()
    {
        StrayField term = Fields.OfFixedLayers("free", TestDevices.CobaltMoment.SaturationMagnetization);
        InteractionFactors factors = InteractionFactors.BetweenLayers(Pillar, Length.FromNanometres(2.5), Length.FromNanometres(6), Length.FromNanometres(40));
        StrayFieldSource source = Assert.Single(term.Layers);
        Assert.Equal("fixed", source.Layer);
        Assert.Equal(-PhysicalConstants.VacuumPermeability * 1.42e6 * factors.Z, source.Field.Z, 1e-15);
        Assert.InRange(term.Field.Z, -0.2, -0.02);
        Assert.NotEmpty(term.Citations);
    }

    [Fact]
    public void Layers_between_two_magnets_are_the_gap_and_the_interaction_is_reciprocal()
    {
        InteractionFactors there = Fields.Between("free", "fixed"), back = Fields.Between("fixed", "free");
        Assert.Equal(1, there.Z * 2.5 / (back.Z * 40), 1e-14);
    }

    // Both moments free: the pair's energy at a held second moment is that of the stray field of a layer fixed along it.
    [Fact]
    public void A_coupled_moment_that_does_not_move_acts_as_a_fixed_layer()
    {
        Magnet free = Magnet.OfLayer(TestDevices.Free, Pillar, SumOfTerms.Nothing), other = Magnet.OfLayer(TestDevices.Fixed, Pillar, SumOfTerms.Nothing);
        DipolarCoupling pair = Fields.Of(free, other);
        StrayField term = Fields.OfFixedLayers("free", free.Properties.SaturationMagnetization);
        Vector3d u = UnitVector.Along(1, -2, 3);
        Assert.Equal(1, pair.Value(u, UnitVector.Z, 0) / (free.Volume.Si * term.Value(u, 0)), 1e-13);
        Assert.Equal(1, Fields.Of(other, free).Value(UnitVector.Z, u, 0) / pair.Value(u, UnitVector.Z, 0), 1e-13);
    }

    // About the axis of a disc nothing but the other moment acts, so what one loses the other gains.
    [Fact]
    public void Dipoles_of_two_discs_exchange_angular_momentum_about_their_axis_and_lose_none()
    {
        StrayFields discs = new(TestDevices.Pillar.Stack, CrossSection.Disc(Length.FromNanometres(80)));
        CrossSection disc = CrossSection.Disc(Length.FromNanometres(80));
        Magnet free = Magnet.OfLayer(TestDevices.Free, disc, SumOfTerms.Nothing), other = Magnet.OfLayer(TestDevices.Fixed, disc, SumOfTerms.Nothing);
        DipolarCoupling pair = discs.Of(free, other);
        Vector3d first = UnitVector.Along(1, 2, 3), second = UnitVector.Along(-1, 1, 0.3);
        Vector3d torque = Vector3d.Cross(first, pair.GradientFirst(first, second, 0)) + Vector3d.Cross(second, pair.GradientSecond(first, second, 0));
        Assert.Equal(0, torque.X / pair.GradientFirst(first, second, 0).Norm, 1e-14);
    }

    [Fact]
    public void What_has_no_shape_no_name_no_thickness_or_no_moment_is_refused_in_words()
    {
        Assert.Contains("ellipse", Assert.Throws<DeviceException>(() => new StrayFields(TestDevices.Pillar.Stack, new CrossSection.OfArea(Area.FromSi(1e-14)))).Message, StringComparison.Ordinal);
        Assert.Contains("'nothing'", Assert.Throws<DeviceException>(() => Fields.Between("free", "nothing")).Message, StringComparison.Ordinal);
        Assert.Contains("lead", Assert.Throws<DeviceException>(() => Fields.Between("free", "left")).Message, StringComparison.Ordinal);
        Assert.Contains("demagnetization", Assert.Throws<DeviceException>(() => Fields.Between("free", "free")).Message, StringComparison.Ordinal);
        Layer bare = TestDevices.Fixed with { Material = TestDevices.Cobalt with { Magnetic = null } };
        StrayFields without = new(TestDevices.Of([TestDevices.Lead("left"), bare, TestDevices.Slab("spacer", TestDevices.Copper, 6), TestDevices.Free, TestDevices.Lead("right")]).Stack, Pillar);
        Assert.Contains("saturation magnetization of Co", Assert.Throws<DeviceException>(() => without.OfFixedLayers("free", TestDevices.CobaltMoment.SaturationMagnetization)).Message, StringComparison.Ordinal);
    }
}
