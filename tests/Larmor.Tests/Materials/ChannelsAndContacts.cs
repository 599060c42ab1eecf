using Larmor.Materials;
using Larmor.Quantities;

namespace Larmor.Tests.Materials;

/// <summary>The forms in which a metal and a contact may be given, against the two channels themselves.</summary>
public class ChannelsAndContacts
{
    private const double Up = 1.2e7, Down = 4e6, G = 5e20;

    // 1/l² = G (1/σ↑ + 1/σ↓).
    private static readonly double DiffusionLength = Math.Sqrt(1 / (G * ((1 / Up) + (1 / Down))));

    [Fact]
    public void Two_channels_and_the_relaxation_between_them_give_the_spin_diffusion_length()
    {
        ChannelNetwork channels = ChannelNetwork.FromConductivities(Conductivity.FromSi(Up), Conductivity.FromSi(Down), ConductancePerVolume.FromSi(G));
        Assert.Equal(DiffusionLength, channels.SpinDiffusionLength.Si, 1e-14 * DiffusionLength);
        Assert.Equal(0.5, channels.Beta, 1e-15);
        Assert.Equal(Up, channels.ConductivityUp.Si, 1e-14 * Up);
        Assert.Equal(Down, channels.ConductivityDown.Si, 1e-14 * Down);
        Assert.Equal(G, channels.Relaxation.Si, 1e-14 * G);
        Assert.Equal(1 / (Up + Down), channels.Resistivity.Si, 1e-14 / (Up + Down));
    }

    [Fact]
    public void The_measured_resistivity_is_that_of_both_channels_side_by_side()
    {
        ChannelNetwork channels = ChannelNetwork.FromMeasuredResistivity(Resistivity.FromSi(60e-9), 0.46, Length.FromSi(60e-9));
        Assert.Equal(1 / 60e-9, channels.ConductivityUp.Si + channels.ConductivityDown.Si, 1e-7);
        Assert.Equal(0.46, (channels.ConductivityUp.Si - channels.ConductivityDown.Si) * 60e-9, 1e-14);
    }

    [Theory]
    [InlineData("rho-star", 1 / (4 * Up) + 1 / (4 * Down))]
    [InlineData("resistivity", 1 / (Up + Down))]
    public void Words_for_a_resistivity_and_a_relaxation_describe_the_same_channels(string word, double resistivity)
    {
        MaterialParameters parameters = MaterialParameters.Nothing.OverlaidBy(new Dictionary<string, ParameterValue>(StringComparer.Ordinal)
        {
            [word] = new(resistivity),
            ["beta"] = new(0.5),
            ["relaxation"] = new(G),
        });
        ChannelNetwork channels = parameters.ToMaterial("F").Channels;
        Assert.Equal(Up, channels.ConductivityUp.Si, 1e-14 * Up);
        Assert.Equal(Down, channels.ConductivityDown.Si, 1e-14 * Down);
        Assert.Equal(DiffusionLength, channels.SpinDiffusionLength.Si, 1e-14 * DiffusionLength);
    }

    [Fact]
    public void The_two_conductances_of_a_contact_stand_side_by_side()
    {
        const double up = 3e15, down = 5e14;
        InterfaceProperties contact = InterfaceProperties.FromConductances(ConductancePerArea.FromSi(up), ConductancePerArea.FromSi(down));
        Assert.Equal(1 / (up + down), contact.AreaResistance.Si * (1 - (contact.Gamma * contact.Gamma)), 1e-14 / (up + down));
        Assert.Equal((up - down) / (up + down), contact.Gamma, 1e-15);
        Assert.Equal(up, contact.ConductanceUp.Si, 1e-14 * up);
        Assert.Equal(down, contact.ConductanceDown.Si, 1e-14 * down);
    }

    [Theory]
    [InlineData(2.0)]
    [InlineData(2.2)]
    public void The_gyromagnetic_ratio_is_that_of_the_g_factor(double g)
    {
        double expected = g * PhysicalConstants.BohrMagneton / PhysicalConstants.ReducedPlanckConstant;
        Assert.Equal(expected, new MagneticProperties(Magnetization.FromSi(1e6), 0.01, g).GyromagneticRatio, 1e-8 * expected);
    }
}
