using Larmor.Materials;
using Larmor.Quantities;

namespace Larmor.Tests.Materials;

/// <summary>Numbers of the library against the publications they come from, and the rules of choosing among them.</summary>
public class NumbersOfTheLibrary
{
    [Theory]
    [InlineData("Py", "spin-diffusion-length", 5.5e-9, 1e-9, 1e-9, 4.2)]
    [InlineData("Ni", "spin-diffusion-length", 21e-9, 2e-9, 2e-9, 4.2)]
    [InlineData("CuGe", "spin-diffusion-length", 117e-9, 10e-9, 6e-9, 4.2)]
    [InlineData("AgSn", "spin-diffusion-length", 39e-9, 3e-9, 3e-9, 4.2)]
    [InlineData("Cu-wire", "spin-diffusion-length", 200e-9, 20e-9, 20e-9, 10)]
    [InlineData("Au", "spin-diffusion-length", 63e-9, 15e-9, 15e-9, 10)]
    [InlineData("Co91Fe9", "beta", 0.65, 0.05, 0.05, 4.2)]
    [InlineData("Co91Fe9", "spin-diffusion-length", 12e-9, 1e-9, 1e-9, 4.2)]
    [InlineData("Py/Cu", "twice-area-resistance", 1.0e-15, 0.1e-15, 0.1e-15, 4.2)]
    [InlineData("Py/Cu", "gamma", 0.7, 0.1, 0.1, 4.2)]
    [InlineData("Py/Al", "twice-area-resistance", 8.5e-15, 1e-15, 1e-15, 4.2)]
    [InlineData("Py/Al", "gamma", 0.025, 0.045, 0.01, 4.2)]
    [InlineData("Co/Cu", "delta", 0.25, 0.1, 0.1, 4.2)]
    [InlineData("Co/Pt", "area-resistance", 0.74e-15, 0.15e-15, 0.15e-15, 4.2)]
    [InlineData("Co/Pt", "delta", 0.9, 0.5, 0.2, 4.2)]
    [InlineData("Ni/Ru", "twice-area-resistance", 1.7e-15, 0.4e-15, 0.3e-15, 4.2)]
    [InlineData("Co90Fe10/Cu", "delta", 0.19, 0.04, 0.04, 4.2)]
    [InlineData("Pd/Ir", "twice-area-resistance", 1.02e-15, 0.06e-15, 0.06e-15, 4.2)]
    public void A_measured_number_stands_as_published(string entry, string word, double value, double above, double below, double kelvin)
    {
        LibraryValue found = Values(entry).First(one => one.Word == word);
        Assert.False(found.IsCustomary);
        Assert.Equal(value, found.Si, 1e-12 * value);
        Assert.Equal(above, found.Uncertainty!.Above, 1e-12 * value);
        Assert.Equal(below, found.Uncertainty.Below, 1e-12 * value);
        Assert.Equal(kelvin, found.Temperature!.Value.Si);
    }

    [Fact]
    public void Platinum_has_both_lengths_and_that_with_memory_loss_first()
    {
        LibraryValue[] lengths = [.. Values("Pt").Where(value => value.Word == "spin-diffusion-length")];
        Assert.Equal([3.4e-9, 8.3e-9], lengths.Select(value => value.Si), (a, b) => Math.Abs(a - b) < 1e-20);
        Assert.Contains("with memory loss", lengths[0].Method, StringComparison.Ordinal);
        Assert.Contains("without memory loss", lengths[1].Method, StringComparison.Ordinal);
    }

    [Fact]
    public void The_channel_resistances_of_cobalt_on_nickel_are_those_published()
    {
        InterfaceProperties contact = MaterialLibrary.FindInterface("Ni", "Co")!.ToInterface();
        (ResistanceArea up, ResistanceArea down) = InterfaceConversions.ChannelResistances(ResistanceArea.FromSi(2 * contact.AreaResistance.Si), contact.Gamma);
        Assert.Equal(0.03e-15, up.Si, 0.002e-15);
        Assert.Equal(1.00e-15, down.Si, 0.002e-15);
    }

    [Fact]
    public void Copper_follows_the_temperature_where_its_measured_resistivity_does_not_fit()
    {
        LibraryMaterial copper = MaterialLibrary.Find("Cu")!;
        Assert.Equal(6e-9, copper.ToMaterial().Channels.RhoStar.Si);
        Assert.Equal(6e-9, copper.ToMaterial(Temperature.FromSi(4.2)).Channels.RhoStar.Si);
        Assert.Equal(6e-9 + (1e-6 / 58), copper.ToMaterial(Temperature.FromSi(293.15)).Channels.RhoStar.Si, 1e-13);
        double warm = copper.ToMaterial(Temperature.FromSi(77)).Channels.RhoStar.Si;
        Assert.InRange(warm, 7.8e-9, 8.1e-9);
    }

    // Recommended values for the pure, annealed metal in nΩ m at 1 K and at the temperatures below, as they stand in the CRC Handbook: silver and
    // gold R. A. Matula, J. Phys. Chem. Ref. Data 8, 1147 (1979), aluminium P. D. Desai et al., J. Phys. Chem. Ref. Data 13, 1131 (1984).
    [Theory]
    [InlineData("Ag", 0.010, 0.010, new[] { 0.539, 1.62, 2.89, 4.18, 7.26, 10.29, 14.67, 15.87, 16.29 })]
    [InlineData("Au", 0.220, 0.013, new[] { 1.41, 3.08, 4.81, 6.50, 10.61, 14.62, 20.51, 22.14, 22.71 })]
    [InlineData("Al", 0.001, 0.019, new[] { 0.181, 0.959, 2.45, 4.42, 10.06, 15.87, 24.17, 26.50, 27.33 })]
    public void Phonons_in_silver_gold_and_aluminium_give_the_recommended_resistivities(string metal, double residual, double within, double[] expected)
    {
        double[] temperatures = [40, 60, 80, 100, 150, 200, 273, 293, 300];
        MaterialParameters pure = MaterialLibrary.Find(metal)!.ParametersAt(null)
            .OverlaidBy(new Dictionary<string, ParameterValue>(StringComparer.Ordinal) { ["residual-resistivity"] = new(residual * 1e-9) });
        for (int i = 0; i < temperatures.Length; i++)
        {
            double found = 1e9 * pure.ToMaterial(metal, at: Temperature.FromSi(temperatures[i])).Channels.RhoStar.Si;
            Assert.Equal(expected[i], found, within * (expected[i] - residual));
        }
    }

    [Theory]
    [InlineData("Ag", 449e-9)]
    [InlineData("Au", 63e-9)]
    [InlineData("Al", 500e-9)]
    public void A_measured_resistivity_takes_the_place_of_the_law(string metal, double length)
    {
        LibraryMaterial wire = MaterialLibrary.Find(metal)!;
        ParameterException missing = Assert.Throws<ParameterException>(() => wire.ToMaterial());
        Assert.Equal("residual-resistivity", missing.Word);
        Assert.Contains("or 'resistivity'", missing.Message, StringComparison.Ordinal);
        MaterialParameters measured = wire.ParametersAt(null).OverlaidBy(new Dictionary<string, ParameterValue>(StringComparer.Ordinal) { ["resistivity"] = new(30e-9) });
        ChannelNetwork channels = measured.ToMaterial(metal, at: Temperature.FromSi(77)).Channels;
        Assert.Equal(30e-9, channels.RhoStar.Si, 1e-20);
        Assert.Equal(length, channels.SpinDiffusionLength.Si, 1e-18);
    }

    [Theory]
    [InlineData(4.2, 10, true)]
    [InlineData(4.2, 20, false)]
    [InlineData(77, 4.2, false)]
    [InlineData(295, 300, true)]
    [InlineData(273, 300, true)]
    [InlineData(250, 300, false)]
    public void Data_fit_within_ten_kelvins_or_a_tenth(double data, double use, bool fits)
    {
        Assert.Equal(fits, LibraryChoice.Fits(Temperature.FromSi(data), Temperature.FromSi(use)));
        Assert.Equal(fits, LibraryChoice.Fits(Temperature.FromSi(use), Temperature.FromSi(data)));
    }

    [Fact]
    public void Of_several_values_the_nearest_in_temperature_is_chosen_and_the_first_of_equals()
    {
        LibraryMaterial cobalt = MaterialLibrary.Find("Co")!;
        double[] temperatures = [4.2, 77, 188, 189, 300, 400];
        double[] lengths = [60e-9, 60e-9, 60e-9, 38e-9, 38e-9, 38e-9];
        for (int i = 0; i < temperatures.Length; i++) Assert.Equal(lengths[i], cobalt.ToMaterial(Temperature.FromSi(temperatures[i])).Channels.SpinDiffusionLength.Si);
        Assert.Equal(60e-9, cobalt.ToMaterial().Channels.SpinDiffusionLength.Si);
        Assert.Equal(0.25, MaterialLibrary.FindInterface("Co", "Cu")!.ToInterface(Temperature.FromSi(4.2)).Delta);
    }

    [Fact]
    public void An_uncertainty_is_never_negative_and_every_measured_number_with_one_names_its_method()
    {
        foreach (LibraryValue value in MaterialLibrary.Materials.SelectMany(one => one.Values).Concat(MaterialLibrary.Interfaces.SelectMany(one => one.Values)))
        {
            if (value.Uncertainty is not { } error) continue;
            Assert.True(error.Above >= 0 && error.Below >= 0, value.Word);
            Assert.NotEmpty(value.Method);
        }
    }

    [Fact]
    public void A_complete_entry_makes_a_material_at_every_temperature()
    {
        foreach (LibraryMaterial material in MaterialLibrary.Materials.Where(one => one.Values.Any(value => value.Word == "rho-star")))
        {
            foreach (double kelvin in new[] { 0, 4.2, 77, 300, 600 }) Assert.True(material.ToMaterial(Temperature.FromSi(kelvin)).Channels.RhoStar.Si > 0);
        }
    }

    private static IReadOnlyList<LibraryValue> Values(string entry)
    {
        string[] metals = entry.Split('/');
        return metals.Length == 1 ? MaterialLibrary.Find(entry)!.Values : MaterialLibrary.FindInterface(metals[0], metals[1])!.Values;
    }
}
