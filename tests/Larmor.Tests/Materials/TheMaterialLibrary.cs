using Larmor.Materials;
using Larmor.Quantities;

namespace Larmor.Tests.Materials;

public class TheMaterialLibrary
{
    [Fact]
    public void Every_number_has_a_source_and_every_source_text()
    {
        Assert.NotEmpty(MaterialLibrary.Materials);
        Assert.NotEmpty(MaterialLibrary.Interfaces);
        foreach (LibraryValue value in MaterialLibrary.Materials.SelectMany(one => one.Values).Concat(MaterialLibrary.Interfaces.SelectMany(one => one.Values)))
        {
            Assert.NotEmpty(value.Source.Text);
            Assert.True(double.IsFinite(value.Si));
            Assert.True(value.IsCustomary || value.Source.Key != "customary", value.Word);
        }
    }

    [Fact]
    public void One_key_stands_for_one_reference()
    {
        foreach (var group in MaterialLibrary.Materials.SelectMany(one => one.Values).Concat(MaterialLibrary.Interfaces.SelectMany(one => one.Values)).GroupBy(value => value.Source.Key, StringComparer.Ordinal))
        {
            Assert.Single(group.Select(value => value.Source).Distinct());
        }
    }

    [Fact]
    public void Cobalt_and_copper_are_the_customary_low_temperature_set()
    {
        Material cobalt = MaterialLibrary.Find("Co")!.ToMaterial();
        Assert.Equal(75e-9, cobalt.Channels.RhoStar.Si);
        Assert.Equal(0.46, cobalt.Channels.Beta);
        Assert.Equal(60e-9, cobalt.Channels.SpinDiffusionLength.Si);
        Assert.Equal(1.42e6, cobalt.Magnetic!.SaturationMagnetization.Si);
        Material copper = MaterialLibrary.Find("Cu")!.ToMaterial();
        Assert.False(copper.IsMagnetic);
        double fermi = 1.36e10;
        Assert.Equal(PhysicalConstants.ConductancePerChannel * fermi * fermi / (4 * Math.PI), copper.SharvinConductance!.Value.Si, 5e9);
    }

    [Fact]
    public void A_contact_is_found_in_either_order()
    {
        Assert.Same(MaterialLibrary.FindInterface("Co", "Cu"), MaterialLibrary.FindInterface("Cu", "Co"));
        InterfaceProperties contact = MaterialLibrary.FindInterface("Cu", "Co")!.ToInterface();
        Assert.Equal(0.51e-15, contact.AreaResistance.Si, 1e-30);
        Assert.Equal(0.77, contact.Gamma);
        Assert.Equal(0.25, contact.Delta);
        Assert.Null(contact.Mixing);
    }

    [Fact]
    public void An_incomplete_material_says_which_number_it_lacks()
    {
        ParameterException missing = Assert.Throws<ParameterException>(() => MaterialLibrary.Find("Ni")!.ToMaterial());
        Assert.Equal("rho-star", missing.Word);
        Assert.Contains("resistivity", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_of_another_form_replaces_what_says_the_same()
    {
        MaterialParameters cobalt = MaterialParameters.Nothing.OverlaidBy(MaterialLibrary.Find("Co")!.Parameters);
        MaterialParameters measured = cobalt.OverlaidBy(new Dictionary<string, ParameterValue>(StringComparer.Ordinal) { ["resistivity"] = new(50e-9) });
        Assert.False(measured.Has("rho-star"));
        Assert.Equal(50e-9, measured.ToMaterial("Co").Channels.Resistivity.Si, 1e-20);
        MaterialParameters channels = cobalt.OverlaidBy(new Dictionary<string, ParameterValue>(StringComparer.Ordinal) { ["conductivity-up"] = new(1.2e7), ["conductivity-down"] = new(4e6) });
        Assert.Equal(0.5, channels.ToMaterial("Co").Channels.Beta, 1e-15);
        Assert.Equal(60e-9, channels.ToMaterial("Co").Channels.SpinDiffusionLength.Si);
    }

    [Fact]
    public void A_diffusion_constant_and_the_density_of_states_obey_the_Einstein_relation()
    {
        MaterialParameters parameters = MaterialParameters.Nothing.OverlaidBy(new Dictionary<string, ParameterValue>(StringComparer.Ordinal)
        {
            ["conductivity-up"] = new(1.2e7),
            ["conductivity-down"] = new(4e6),
            ["spin-diffusion-length"] = new(60e-9),
            ["diffusion-constant"] = new(0.01),
        });
        double charge = PhysicalConstants.ElementaryCharge;
        double up = 1.2e7 / (charge * charge * 0.01);
        double down = 4e6 / (charge * charge * 0.01);
        double expected = up * down / (up + down);
        Assert.Equal(expected, parameters.ToMaterial("F").DensityOfStates!.Value.Si, expected * 1e-14);
    }
}
