using Larmor.Layers;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Transport;

namespace Larmor.Tests.Transport;

public class ChannelRefusalTests
{
    [Fact]
    public void A_disconnected_channel_in_a_lead_is_refused_with_the_reason()
    {
        Multilayer stack = Stack([Layer("lead", Metal(1e21, 0), null), Layer("F", Metal(1e21, 1e22), 5)], new EndCondition.Lead(), new EndCondition.Reservoir());
        Assert.Contains("In the semi-infinite lead 'lead' no relaxation connects 's-up' and 's-down' with 'd-down'", CollinearTransport.Refusal(stack, [1, 1]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_channel_tied_to_nothing_is_refused_by_name()
    {
        Multilayer stack = Stack([Layer("N", ChannelNetwork.FromValetFert(Resistivity.FromSi(1e-8), 0, Length.FromNanometres(100)), 5), Layer("F", Metal(1e21, 0), 5)], new EndCondition.Reservoir(), new EndCondition.Sealed());
        Assert.Contains("Nothing fixes the potential of the channel 'd-down' in layer 'F'", CollinearTransport.Refusal(stack, [0, 1]), StringComparison.Ordinal);
        Assert.Null(CollinearTransport.Refusal(Stack(stack.Layers, stack.Left, new EndCondition.Reservoir()), [0, 1]));
    }

    [Fact]
    public void Without_any_flip_nothing_fixes_the_accumulation_whatever_ties_the_bands()
    {
        Multilayer stack = Stack([Layer("F", Metal(0, 1e22), 5)], new EndCondition.Sealed(), new EndCondition.Sealed());
        Assert.Contains("Nothing fixes the spin accumulation", CollinearTransport.Refusal(stack, [1]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_contact_lets_through_only_what_both_sides_have()
    {
        InterfaceProperties contact = InterfaceProperties.FromAreaResistance(ResistanceArea.FromSi(1e-15), 0) with { ChannelConductances = [new ChannelConductance("d-down", ConductancePerArea.FromSi(1e14))] };
        Multilayer stack = new([Layer("N", ChannelNetwork.FromValetFert(Resistivity.FromSi(1e-8), 0, Length.FromNanometres(100)), 5), Layer("F", Metal(1e21, 1e22), 5)], [contact], new EndCondition.Reservoir(), new EndCondition.Reservoir());
        Assert.Contains("lets the channel 'd-down' through, which 'N' does not have", CollinearTransport.Refusal(stack, [0, 1]), StringComparison.Ordinal);
        Multilayer opposite = new([Layer("A", Metal(1e21, 1e22), 5), Layer("B", Metal(1e21, 1e22), 5)], [contact], new EndCondition.Reservoir(), new EndCondition.Reservoir());
        Assert.Contains("between two magnets of opposite sense", CollinearTransport.Refusal(opposite, [1, -1]), StringComparison.Ordinal);
        Assert.Null(CollinearTransport.Refusal(opposite, [1, 1]));
    }

    [Fact]
    public void A_network_unlike_for_both_spins_needs_a_magnetization()
    {
        Multilayer stack = Stack([Layer("F", Metal(1e21, 1e22), 5)], new EndCondition.Reservoir(), new EndCondition.Reservoir());
        Assert.Contains("has no magnetization", CollinearTransport.Refusal(stack, [0]), StringComparison.Ordinal);
    }

    private static ChannelNetwork Metal(double flip, double exchange) => ChannelNetwork.FromChannels(
        [new Channel("s-up", Conductivity.FromSi(8e6)), new Channel("s-down", Conductivity.FromSi(3e6)), new Channel("d-down", Conductivity.FromSi(2e6))],
        [new ChannelRelaxation("s-up", "s-down", ConductancePerVolume.FromSi(flip)), new ChannelRelaxation("s-down", "d-down", ConductancePerVolume.FromSi(exchange))]);

    private static Layer Layer(string name, ChannelNetwork network, double? nanometres) => new()
    {
        Name = name,
        Material = new Material { Name = name, Channels = network },
        Thickness = nanometres is { } t ? Length.FromNanometres(t) : null,
        Magnetization = network.Channels.Count > 2 ? LayerMagnetization.Fixed(UnitVector.Z) : LayerMagnetization.None,
    };

    private static Multilayer Stack(IReadOnlyList<Layer> layers, EndCondition left, EndCondition right) =>
        new(layers, [.. Enumerable.Repeat(InterfaceProperties.Transparent, layers.Count - 1)], left, right);
}
