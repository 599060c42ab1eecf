using Larmor.Materials;
using Larmor.Quantities;

namespace Larmor.Tests.Materials;

/// <summary>Resistivities that depend on temperature, and the words of transverse spin.</summary>
public class TemperatureOfAMaterial
{
    private static readonly Dictionary<string, ParameterValue> Copper = new(StringComparer.Ordinal)
    {
        ["residual-resistivity"] = new(6e-9),
        ["phonon-resistivity"] = new(80e-9),
        ["debye-temperature"] = new(330),
        ["spin-diffusion-length"] = new(300e-9),
    };

    [Fact]
    public void Pure_phonon_scattering_is_proportional_to_the_temperature_when_it_is_hot()
    {
        BlochGruneisen copper = new(Resistivity.FromSi(6e-9), Resistivity.FromSi(80e-9), Temperature.FromSi(330));
        Assert.Equal(6e-9 + (80e-9 * 1e5 / (4 * 330)), copper.At(Temperature.FromSi(1e5)).Si, 80e-9 * 330 / (72 * 9e4));
        Assert.Equal(6e-9, copper.At(Temperature.Zero).Si);
        Assert.Equal(6e-9 + (80e-9 * 124.4313306172 * Math.Pow(4.2 / 330, 5)), copper.At(Temperature.FromSi(4.2)).Si, 1e-22);
    }

    [Fact]
    public void The_share_of_the_phonons_at_one_temperature_gives_it_at_all()
    {
        BlochGruneisen copper = BlochGruneisen.FromPhononShare(Resistivity.FromSi(6e-9), Resistivity.FromSi(17e-9), Temperature.FromSi(300), Temperature.FromSi(330));
        Assert.Equal(23e-9, copper.At(Temperature.FromSi(300)).Si, 1e-22);
        Assert.InRange(copper.Phonon.Si, 4 * 17e-9 * 330 / 300, 1.2 * 4 * 17e-9 * 330 / 300);
    }

    [Fact]
    public void A_material_has_the_resistivity_of_its_temperature()
    {
        MaterialParameters parameters = MaterialParameters.Nothing.OverlaidBy(Copper);
        Assert.Equal(6e-9, parameters.ToMaterial("N").Channels.Resistivity.Si);
        double warm = new BlochGruneisen(Resistivity.FromSi(6e-9), Resistivity.FromSi(80e-9), Temperature.FromSi(330)).At(Temperature.FromSi(300)).Si;
        Assert.Equal(warm, parameters.ToMaterial("N", at: Temperature.FromSi(300)).Channels.Resistivity.Si);
        MaterialParameters ferromagnet = parameters.OverlaidBy(new Dictionary<string, ParameterValue>(StringComparer.Ordinal) { ["beta"] = new(0.5) });
        Assert.Equal(warm, ferromagnet.ToMaterial("F", at: Temperature.FromSi(300)).Channels.Resistivity.Si, 1e-14 * warm);
    }

    [Theory]
    [InlineData("residual-resistivity")]
    [InlineData("phonon-resistivity")]
    [InlineData("debye-temperature")]
    public void Two_of_the_three_numbers_are_not_enough(string missing)
    {
        Dictionary<string, ParameterValue> two = new(Copper, StringComparer.Ordinal);
        two.Remove(missing);
        Assert.Equal(missing, Assert.Throws<ParameterException>(() => MaterialParameters.Nothing.OverlaidBy(two).ToMaterial("N")).Word);
    }

    [Fact]
    public void A_resistivity_at_one_temperature_replaces_the_law()
    {
        Assert.Equal(("resistivity", "debye-temperature"), MaterialParameters.Conflict(["debye-temperature", "resistivity"]));
        MaterialParameters plain = MaterialParameters.Nothing.OverlaidBy(Copper).OverlaidBy(new Dictionary<string, ParameterValue>(StringComparer.Ordinal) { ["resistivity"] = new(20e-9) });
        Assert.Equal(20e-9, plain.ToMaterial("N", at: Temperature.FromSi(300)).Channels.Resistivity.Si);
        MaterialParameters lawful = plain.OverlaidBy(Copper);
        Assert.Equal(6e-9, lawful.ToMaterial("N").Channels.Resistivity.Si);
    }

    [Fact]
    public void Transverse_lengths_make_a_ferromagnet_that_lets_transverse_spin_in()
    {
        TransverseProperties transverse = Ferromagnet(("dephasing-length", 1e-9), ("precession-length", -2e-9)).ToMaterial("F").Transverse!;
        Assert.Equal((1e-9, -2e-9), (transverse.DephasingLength.Si, transverse.PrecessionLength.Si));
        Assert.Null(transverse.LatticeLength);
        Assert.Null(transverse.Conductivity);
        TransverseProperties given = Ferromagnet(("transverse-length", double.PositiveInfinity), ("transverse-conductivity", 2e6)).ToMaterial("F").Transverse!;
        Assert.Equal((double.PositiveInfinity, 2e6), (given.LatticeLength!.Value.Si, given.Conductivity!.Value.Si));
        Assert.Null(Ferromagnet().ToMaterial("F").Transverse);
    }

    [Fact]
    public void Transverse_words_without_a_use_are_refused()
    {
        Assert.Equal("transverse-conductivity", Assert.Throws<ParameterException>(() => Ferromagnet(("transverse-conductivity", 2e6)).ToMaterial("F")).Word);
        Assert.Equal("precession-length", Assert.Throws<ParameterException>(() => Ferromagnet(("precession-length", 0)).ToMaterial("F")).Word);
        MaterialParameters normal = MaterialParameters.Nothing.OverlaidBy(Copper).OverlaidBy(new Dictionary<string, ParameterValue>(StringComparer.Ordinal) { ["dephasing-length"] = new(1e-9) });
        Assert.Contains("normal metal", Assert.Throws<ParameterException>(() => normal.ToMaterial("N")).Message, StringComparison.Ordinal);
    }

    private static MaterialParameters Ferromagnet(params (string Word, double Si)[] more) => MaterialParameters.Nothing.OverlaidBy(new Dictionary<string, ParameterValue>(
        [new("rho-star", new(75e-9)), new("beta", new(0.46)), new("spin-diffusion-length", new(60e-9)), .. more.Select(one => KeyValuePair.Create(one.Word, new ParameterValue(one.Si)))], StringComparer.Ordinal));
}
