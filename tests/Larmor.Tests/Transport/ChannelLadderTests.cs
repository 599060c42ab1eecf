using Larmor.Layers;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Transport;
using Larmor.Transport.Collinear;

namespace Larmor.Tests.Transport;

public class ChannelLadderTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_prepared_stack_is_solved_again_without_allocation(bool isTwoChannel)
    {
        ChannelNetwork network = isTwoChannel ? ChannelNetwork.FromValetFert(Resistivity.FromSi(75e-9), 0.46, Length.FromNanometres(60)) : ChannelNetwork.FromChannels(
            [new Channel("s-up", Conductivity.FromSi(8e6)), new Channel("s-down", Conductivity.FromSi(3e6)), new Channel("d-down", Conductivity.FromSi(2e6))],
            [new ChannelRelaxation("s-up", "s-down", ConductancePerVolume.FromSi(1e21)), new ChannelRelaxation("s-down", "d-down", ConductancePerVolume.FromSi(1e22))]);
        ChannelNetwork copper = ChannelNetwork.FromValetFert(Resistivity.FromSi(6e-9), 0, Length.FromNanometres(450));
        Layer[] layers = [.. Enumerable.Range(0, 40).Select(i => new Layer
        {
            Name = i.ToString(CultureInfo.InvariantCulture),
            Material = new Material { Name = "metal", Channels = i % 2 == 0 ? network : copper },
            Thickness = Length.FromNanometres(1 + i),
            Magnetization = i % 2 == 0 ? LayerMagnetization.Fixed(UnitVector.Z) : LayerMagnetization.None,
        })];
        Multilayer multilayer = new(layers, [.. Enumerable.Repeat(InterfaceProperties.Transparent, 39)], new EndCondition.Reservoir(), new EndCondition.Sealed());
        CollinearStack stack = CollinearStack.Of(multilayer, [.. layers.Select((_, i) => i % 2 == 0 ? 1 : 0)]);
        ChannelLadder ladder = new(stack.Chain);
        ladder.Solve(stack.Left, stack.Right, 1, 0);
        double first = ladder.Node(3)[0];
        long before = GC.GetAllocatedBytesForCurrentThread();
        ladder.Solve(stack.Left, stack.Right, 1, 0);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(first, ladder.Node(3)[0]);
    }

    [Fact]
    public void Equal_layers_and_contacts_share_one_slab_and_opposite_moments_do_not()
    {
        ChannelNetwork Cobalt() => ChannelNetwork.FromValetFert(Resistivity.FromSi(75e-9), 0.46, Length.FromNanometres(60));
        Layer[] layers = [.. Enumerable.Range(0, 4).Select(i => new Layer
        {
            Name = i.ToString(CultureInfo.InvariantCulture),
            Material = new Material { Name = "metal", Channels = i % 2 == 0 ? Cobalt() : ChannelNetwork.FromValetFert(Resistivity.FromSi(6e-9), 0, Length.FromNanometres(450)) },
            Thickness = Length.FromNanometres(5),
            Magnetization = i % 2 == 0 ? LayerMagnetization.Fixed(UnitVector.Z) : LayerMagnetization.None,
        })];
        InterfaceProperties[] contacts = [.. Enumerable.Range(0, 3).Select(_ => InterfaceProperties.FromAreaResistance(ResistanceArea.FromSi(0.5e-15), 0.77))];
        Multilayer multilayer = new(layers, contacts, new EndCondition.Reservoir(), new EndCondition.Reservoir());
        ChannelChain parallel = CollinearStack.Of(multilayer, [1, 0, 1, 0]).Chain, opposite = CollinearStack.Of(multilayer, [1, 0, -1, 0]).Chain;
        Assert.Same(parallel.Slab(0), parallel.Slab(4));
        Assert.Same(parallel.Slab(2), parallel.Slab(6));
        Assert.Same(parallel.Slab(1), parallel.Slab(3));
        Assert.NotSame(opposite.Slab(0), opposite.Slab(4));
        Assert.Same(opposite.Slab(0).Modes, opposite.Slab(4).Modes);
        Assert.Equal(-opposite.Slab(0).Polarization[0], opposite.Slab(4).Polarization[0]);
    }
}
