using CsCheck;
using Larmor.Materials;
using Larmor.Quantities;

namespace Larmor.Tests.Materials;

/// <summary>What papers write differently and mean alike.</summary>
public class ConversionsBetweenPapers
{
    [Fact]
    public void Cobalt_on_copper_has_the_channel_resistances_of_its_two_numbers()
    {
        (ResistanceArea up, ResistanceArea down) = InterfaceConversions.ChannelResistances(ResistanceArea.FromSi(1.02e-15), 0.77);
        Assert.Equal(0.2346e-15, up.Si, 1e-29);
        Assert.Equal(1.8054e-15, down.Si, 1e-29);
        Assert.Equal(0.51e-15 * (1 - (0.77 * 0.77)), InterfaceConversions.ChargeResistance(ResistanceArea.FromSi(1.02e-15), 0.77).Si, 1e-29);
    }

    [Fact]
    public void There_and_back_is_the_identity() => Gen.Select(Gen.Double[1e-17, 1e-13], Gen.Double[-0.999, 0.999]).Sample((twice, gamma) =>
    {
        ResistanceArea area = ResistanceArea.FromSi(twice);
        (ResistanceArea up, ResistanceArea down) = InterfaceConversions.ChannelResistances(area, gamma);
        (ConductancePerArea upward, ConductancePerArea downward) = InterfaceConversions.ChannelConductances(area, gamma);
        (ResistanceArea first, double gammaFirst) = InterfaceConversions.FromChannelResistances(up, down);
        (ResistanceArea second, double gammaSecond) = InterfaceConversions.FromChannelConductances(upward, downward);
        Assert.Equal(twice, first.Si, 1e-14 * twice);
        Assert.Equal(twice, second.Si, 1e-12 * twice);
        Assert.Equal(gamma, gammaFirst, 1e-14);
        Assert.Equal(gamma, gammaSecond, 1e-12);
    });

    [Fact]
    public void The_conductances_are_those_of_the_contact_that_transport_uses() => Gen.Select(Gen.Double[1e-17, 1e-13], Gen.Double[-0.99, 0.99]).Sample((twice, gamma) =>
    {
        InterfaceProperties contact = InterfaceProperties.FromAreaResistance(ResistanceArea.FromSi(twice / 2), gamma);
        (ConductancePerArea up, ConductancePerArea down) = InterfaceConversions.ChannelConductances(ResistanceArea.FromSi(twice), gamma);
        Assert.Equal(contact.ConductanceUp.Si, up.Si, 1e-13 * up.Si);
        Assert.Equal(contact.ConductanceDown.Si, down.Si, 1e-13 * down.Si);
        Assert.Equal(1 / (up.Si + down.Si), InterfaceConversions.ChargeResistance(ResistanceArea.FromSi(twice), gamma).Si, 1e-13 / (up.Si + down.Si));
    });

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1e-18, 1e-18)]
    [InlineData(0.25, 0.22119921692859513)]
    [InlineData(3, 0.95021293163213605)]
    public void Spin_flip_at_a_contact_as_a_parameter_and_as_a_probability(double delta, double probability)
    {
        Assert.Equal(probability, InterfaceConversions.FlipProbability(delta), 1e-15 * probability);
        Assert.Equal(delta, InterfaceConversions.DeltaOf(probability), 4e-15 * delta);
    }

    [Fact]
    public void A_channel_per_area_is_the_quantum_of_conductance_of_one_spin()
    {
        Assert.Equal(3.874046e14, MixingConversions.ConductanceOf(ChannelsPerArea.FromSi(1e19)).Si, 1e8);
        Assert.Equal(1e19, MixingConversions.ChannelsOf(ConductancePerArea.FromSi(3.874045865e14)).Si, 1e11);
        double exact = Math.Pow(1.602176634e-19, 2) / 6.62607015e-34;
        Assert.Equal(exact, MixingConversions.ConductanceOf(ChannelsPerArea.FromSi(1)).Si, 1e-15 * exact);
    }

    [Fact]
    public void The_Sharvin_conductance_of_copper_is_that_of_its_free_electrons()
    {
        double library = MaterialLibrary.Find("Cu")!.ToMaterial().SharvinConductance!.Value.Si;
        Assert.Equal(library, MixingConversions.SharvinOfFermiWaveVector(1.36e10).Si, 1e-5 * library);
        Assert.Equal(library, MixingConversions.SharvinOfElectronDensity(8.47e28).Si, 5e-3 * library);
        Assert.Equal(13.6e9 * 13.6e9 / (4 * Math.PI), MixingConversions.ChannelsOf(MixingConversions.SharvinOfFermiWaveVector(13.6e9)).Si, 1e5);
    }

    [Fact]
    public void A_contact_as_good_as_the_Sharvin_conductance_doubles_by_the_correction()
    {
        ConductancePerArea sharvin = ConductancePerArea.FromSi(5.7e14);
        MixingConductance included = MixingConversions.Included(new MixingConductance(sharvin, ConductancePerArea.Zero, SharvinIncluded: false), sharvin);
        Assert.Equal((true, 0.0), (included.SharvinIncluded, included.Imaginary.Si));
        Assert.Equal(2 * sharvin.Si, included.Real.Si, 1e-14 * sharvin.Si);
        Assert.Throws<ArgumentOutOfRangeException>(() => MixingConversions.Included(new MixingConductance(ConductancePerArea.FromSi(1.2e15), ConductancePerArea.Zero, SharvinIncluded: false), sharvin));
    }

    [Fact]
    public void The_correction_is_undone_by_leaving_it_out() => Gen.Select(Gen.Double[1e13, 1e15], Gen.Double[-1e14, 1e14], Gen.Double[3e14, 1e15]).Sample((real, imaginary, lead) =>
    {
        ConductancePerArea sharvin = ConductancePerArea.FromSi(lead);
        MixingConductance corrected = new(ConductancePerArea.FromSi(real), ConductancePerArea.FromSi(imaginary), SharvinIncluded: true);
        MixingConductance bare = MixingConversions.Bare(corrected, sharvin);
        Assert.False(bare.SharvinIncluded);
        Assert.True(bare.Real.Si < 2 * lead);
        MixingConductance again = MixingConversions.Included(bare, sharvin);
        Assert.Equal(real, again.Real.Si, 1e-12 * real);
        Assert.Equal(imaginary, again.Imaginary.Si, 1e-12 * real);
        Assert.Same(corrected, MixingConversions.Included(corrected, sharvin));
        Assert.Same(bare, MixingConversions.Bare(bare, sharvin));
    });
}
