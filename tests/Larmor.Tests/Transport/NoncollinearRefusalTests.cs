using Larmor.Layers;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Transport;

namespace Larmor.Tests.Transport;

/// <summary>What channels beyond s-up and s-down may do beside moments along any directions, and what is refused with its cure.</summary>
public class NoncollinearRefusalTests
{
    private static readonly TransverseProperties Modes = new() { DephasingLength = Length.FromNanometres(3) };

    [Fact]
    public void A_magnet_with_d_states_may_stand_at_a_reservoir_and_touch_one_without()
    {
        Layer two = Magnet("Co", ChannelNetwork.FromValetFert(Resistivity.FromSi(7.5e-8), 0.46, Length.FromNanometres(60)));
        Assert.Null(Refusal([Magnet("Ni", Network(true)), two], InterfaceProperties.Transparent));
    }

    [Fact]
    public void A_normal_metal_may_have_d_states_that_are_alike_for_both_spins()
    {
        Layer copper = new() { Name = "Cu", Material = new Material { Name = "Cu", Channels = ChannelNetwork.FromValetFert(Resistivity.FromSi(6e-9), 0, Length.FromNanometres(450)) }, Thickness = Length.FromNanometres(5) };
        Layer palladium = copper with { Name = "Pd", Material = new Material { Name = "Pd", Channels = Alike(1e22) } };
        Assert.Null(Refusal([palladium, copper], InterfaceProperties.Transparent));
        Layer uneven = palladium with { Material = new Material { Name = "Pd", Channels = Alike(2e22) } };
        Assert.Contains("counterpart of the other spin", Refusal([uneven, copper], InterfaceProperties.Transparent), StringComparison.Ordinal);
    }

    [Fact]
    public void D_states_of_both_sides_of_a_plain_contact_are_refused_and_a_resistance_cures_it()
    {
        Layer first = Magnet("Ni 1", Network(true)), second = Magnet("Ni 2", Network(true));
        Assert.Contains("'d-down'", Refusal([first, second], InterfaceProperties.Transparent), StringComparison.Ordinal);
        Layer palladium = first with { Name = "Pd", Magnetization = LayerMagnetization.None, Material = new Material { Name = "Pd", Channels = Alike(1e22) } };
        Assert.Contains("area resistance", Refusal([first, palladium], InterfaceProperties.Transparent), StringComparison.Ordinal);
        InterfaceProperties resistive = InterfaceProperties.FromAreaResistance(ResistanceArea.FromSi(1e-15), 0.5) with { PassingConductance = ConductancePerArea.FromSi(1e15) };
        Assert.Null(Refusal([first, palladium], resistive));
    }

    [Fact]
    public void A_channel_that_nothing_ties_to_the_others_is_refused_by_name_unless_a_reservoir_holds_it()
    {
        Layer loose = Magnet("Ni", Network(false)), two = Magnet("Co", ChannelNetwork.FromValetFert(Resistivity.FromSi(7.5e-8), 0.46, Length.FromNanometres(60)));
        Assert.Null(Refusal([loose, two], InterfaceProperties.Transparent));
        string reason = NoncollinearTransport.Refusal(new Multilayer([two with { Name = "Co 1" }, loose, two], [InterfaceProperties.Transparent, InterfaceProperties.Transparent], new EndCondition.Reservoir(), new EndCondition.Reservoir()))!;
        Assert.Contains("'Ni'", reason, StringComparison.Ordinal);
        Assert.Contains("'d-down'", reason, StringComparison.Ordinal);
    }

    private static string? Refusal(Layer[] layers, InterfaceProperties contact) =>
        NoncollinearTransport.Refusal(new Multilayer(layers, [contact], new EndCondition.Reservoir(), new EndCondition.Reservoir()));

    private static Layer Magnet(string name, ChannelNetwork network) => new()
    {
        Name = name,
        Material = new Material { Name = name, Channels = network, Transverse = Modes },
        Thickness = Length.FromNanometres(4),
        Magnetization = LayerMagnetization.Fixed(UnitVector.Z),
    };

    private static ChannelNetwork Network(bool isTied) => ChannelNetwork.FromChannels(
        [new Channel("s-up", Conductivity.FromSi(9e6)), new Channel("s-down", Conductivity.FromSi(2e6)), new Channel("d-down", Conductivity.FromSi(1e6))],
        [new ChannelRelaxation("s-up", "s-down", ConductancePerVolume.FromSi(1e21)), .. isTied ? new[] { new ChannelRelaxation("s-down", "d-down", ConductancePerVolume.FromSi(1e22)) } : []]);

    private static ChannelNetwork Alike(double down) => ChannelNetwork.FromChannels(
        [new Channel("s-up", Conductivity.FromSi(9e6)), new Channel("s-down", Conductivity.FromSi(9e6)), new Channel("d-up", Conductivity.FromSi(2e6)), new Channel("d-down", Conductivity.FromSi(2e6))],
        [
            new ChannelRelaxation("s-up", "s-down", ConductancePerVolume.FromSi(1e21)), new ChannelRelaxation("s-up", "d-up", ConductancePerVolume.FromSi(1e22)),
            new ChannelRelaxation("s-down", "d-down", ConductancePerVolume.FromSi(down)),
        ]);
}
