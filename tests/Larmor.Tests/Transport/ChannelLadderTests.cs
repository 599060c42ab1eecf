using Larmor.Layers;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Transport;

namespace Larmor.Tests.Transport;

public class ChannelLadderTests
{
    [Fact]
    public void A_prepared_stack_is_solved_again_without_allocation()
    {
        ChannelNetwork network = ChannelNetwork.FromChannels(
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
}
