using Larmor.Layers;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Transport;
using static Larmor.Tests.TestDevices;

namespace Larmor.Tests.Transport;

public class CollinearTransportTests
{
    private static readonly Material Endless = Copper with { Channels = ChannelNetwork.FromValetFert(Resistivity.FromSi(6e-9), 0, Length.FromSi(double.PositiveInfinity)) };

    private static readonly Layer Up = Slab("up", Cobalt, 10, LayerMagnetization.Fixed(UnitVector.Z));

    [Fact]
    public void Where_nothing_fixes_the_accumulation_the_stack_is_refused_with_the_reason()
    {
        Multilayer stack = new([Slab("N", Endless, 10)], [], new EndCondition.Sealed(), new EndCondition.Sealed());
        Assert.Contains("Nothing fixes the spin accumulation", CollinearTransport.Refusal(stack, [0]), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => CollinearTransport.Solve(stack, [0], CurrentDensity.FromSi(1)));
        Assert.Null(CollinearTransport.Refusal(new Multilayer([Slab("N", Endless, 10)], [], new EndCondition.Reservoir(), new EndCondition.Sealed()), [0]));
    }

    [Fact]
    public void A_lead_without_spin_flips_is_refused()
    {
        Multilayer stack = new([new Layer { Name = "lead", Material = Endless }, Up], [CobaltCopper], new EndCondition.Lead(), new EndCondition.Reservoir());
        Assert.Contains("lead 'lead' has an infinite spin-diffusion length", CollinearTransport.Refusal(stack, [0, 1]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_selective_contact_between_opposite_magnets_is_refused()
    {
        Multilayer stack = new([Up, Up with { Name = "down" }], [CobaltCopper], new EndCondition.Reservoir(), new EndCondition.Reservoir());
        Assert.Contains("'up | down' has gamma and stands between two magnets of opposite sense", CollinearTransport.Refusal(stack, [1, -1]), StringComparison.Ordinal);
        Assert.Null(CollinearTransport.Refusal(stack, [1, 1]));
    }

    [Fact]
    public void A_selective_contact_between_normal_metals_is_refused()
    {
        Multilayer stack = new([Slab("a", Copper, 10), Slab("b", Copper, 10)], [CobaltCopper], new EndCondition.Reservoir(), new EndCondition.Reservoir());
        Assert.Contains("neither side is magnetic", CollinearTransport.Refusal(stack, [0, 0]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_ferromagnet_without_orientation_is_refused()
    {
        Multilayer stack = new([Up], [], new EndCondition.Reservoir(), new EndCondition.Reservoir());
        Assert.Contains("Layer 'up'", CollinearTransport.Refusal(stack, [0]), StringComparison.Ordinal);
        Assert.Contains("must be +1 or -1", CollinearTransport.Refusal(stack, [2]), StringComparison.Ordinal);
        Assert.Contains("one orientation for each layer", CollinearTransport.Refusal(stack, []), StringComparison.Ordinal);
    }

    [Fact]
    public void The_axis_of_a_contact_is_that_of_its_magnetic_side()
    {
        Multilayer stack = Pillar.Stack;
        double parallel = CollinearTransport.Solve(stack, [0, -1, 0, -1, 0], CurrentDensity.FromSi(1)).ResistanceArea;
        Assert.Equal(CollinearTransport.Solve(stack, [0, 1, 0, 1, 0], CurrentDensity.FromSi(1)).ResistanceArea, parallel, 1e-13 * parallel);
    }

    [Fact]
    public void Outside_of_the_stack_there_is_no_state()
    {
        Multilayer stack = new([Up], [], new EndCondition.Reservoir(), new EndCondition.Sealed());
        SteadyTransport solution = CollinearTransport.Solve(stack, [1], CurrentDensity.FromSi(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => solution.At(Length.FromSi(11e-9)));
        Assert.Throws<ArgumentOutOfRangeException>(() => solution.At(Length.FromSi(double.NaN)));
        Assert.Equal(0, solution.At(Length.Zero).Accumulation);
        Assert.Equal(0, solution.Profile!.At(0, solution.Profile.RightFace(0)).SpinCurrent, 1e-15);
    }

    [Fact]
    public void The_non_equilibrium_magnetization_has_the_sign_of_the_electrons_that_gather()
    {
        Material copper = Copper with { DensityOfStates = DensityOfStates.FromSi(4e46) };
        Multilayer stack = new(
            [new Layer { Name = "F", Material = Cobalt, Magnetization = LayerMagnetization.Fixed(UnitVector.Z) }, new Layer { Name = "N", Material = copper }],
            [InterfaceProperties.Transparent], new EndCondition.Lead(), new EndCondition.Lead());
        // Electrons along +x come from the magnet: majority electrons, whose moment is along it, gather in N.
        TransportPoint point = CollinearTransport.Solve(stack, [1, 0], CurrentDensity.FromSi(-1e12)).At(Length.Zero);
        Assert.True(point.Magnetization > 0);
        double expected = PhysicalConstants.ElectronGFactor * PhysicalConstants.BohrMagneton * 4e46 * PhysicalConstants.ElementaryCharge * Math.Abs(point.Accumulation);
        Assert.Equal(expected, point.Magnetization!.Value, 1e-12 * expected);
    }
}
