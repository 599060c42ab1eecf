using Larmor.Layers;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Workbench.DeviceFiles;

namespace Larmor.Workbench.Tests.DeviceFiles;

/// <summary>Networks of channels, tunnel barriers, ends with an axis and repeated blocks: the words of GoodFiles/network.yaml.</summary>
public class NetworkDeviceFiles
{
    private static readonly DeviceFile File = DeviceFileReader.Read(Path.Combine(Repository.Root, "tests", "Larmor.Workbench.Tests", "GoodFiles", "network.yaml"));

    private static Multilayer Stack => File.Device.Stack;

    [Fact]
    public void A_network_has_the_channels_and_the_relaxations_given()
    {
        ChannelNetwork network = Stack.Layers[1].Material.Channels;
        Assert.Equal(["s-up", "s-down", "d-down"], network.Channels.Select(channel => channel.Name), StringComparer.Ordinal);
        Assert.Equal([1.2e7, 4e6, 1e6], network.Channels.Select(channel => channel.Conductivity.Si));
        Assert.Equal(1e47, network.Channels[2].DensityOfStates!.Value.Si, 1e32);
        Assert.Equal(1 / (1.6e-15 * ((1 / 1.2e7) + (1 / 4e6))), network.Relaxations[0].Conductance.Si, 1e8);    // 1/l^2 = G (1/sigma_i + 1/sigma_j)
        Assert.Equal((1e16, 2e15), (network.Relaxations[1].Conductance.Si, network.Relaxations[1].Anisotropy.Si));
        Assert.Equal("s-d", network.Relaxations[1].Mechanism);
    }

    [Fact]
    public void A_material_made_alike_changes_one_channel_and_keeps_the_lengths()
    {
        ChannelNetwork network = Stack.Layers[12].Material.Channels;
        Assert.Equal([1.2e7, 3e6, 1e6], network.Channels.Select(channel => channel.Conductivity.Si));
        Assert.Equal(1 / (1.6e-15 * ((1 / 1.2e7) + (1 / 3e6))), network.Relaxations[0].Conductance.Si, 1e8);
        Assert.Equal((3e16, 0.0), (network.Relaxations[1].Conductance.Si, network.Relaxations[1].Anisotropy.Si));
        Assert.Equal(77, Stack.Layers[12].Material.DataTemperature!.Value.Si);
    }

    [Fact]
    public void A_two_channel_form_replaces_an_inherited_network_and_two_channels_are_the_two_channel_model()
    {
        Assert.True(Stack.Layers[11].Material.Channels.IsTwoChannel);
        Assert.Equal(70e-9, Stack.Layers[11].Material.Channels.Resistivity.Si, 1e-21);
        ChannelNetwork platinum = Stack.Layers[0].Material.Channels;
        Assert.True(platinum.IsTwoChannel);
        Assert.Equal((0.0, 3e-9), (platinum.Beta, platinum.SpinDiffusionLength.Si), (a, b) => a.Item1 == b.Item1 && Math.Abs(a.Item2 - b.Item2) < 1e-23);
    }

    [Fact]
    public void A_contact_has_its_channels_relaxations_and_barriers()
    {
        InterfaceProperties blocked = Stack.Interfaces[1];    // Ni-sd/Cu
        Assert.Empty(blocked.ChannelConductances);
        Assert.Equal(new InterfaceRelaxation("s-down", "d-down", ConductancePerArea.FromSi(1e13), ConductancePerArea.FromSi(-1e12)), Assert.Single(blocked.Relaxations));
        InterfaceProperties open = Stack.Interfaces[9];    // Ni-sd/Ni-sd
        Assert.Equal(new ChannelConductance("d-down", ConductancePerArea.FromSi(2e14)), Assert.Single(open.ChannelConductances));
        TunnelBarrier barrier = Stack.Interfaces[11].Tunnel!;
        Assert.Equal((1e-11, 0.6, 0.5, 0.1), (barrier.ResistanceAreaParallel.Si, barrier.PolarizationLeft, barrier.PolarizationRight, barrier.FieldLike));
        Assert.Equal("one", Assert.Single(Stack.Interfaces[11].Sources).Text);
        Assert.Equal((0.4, 0.0), (Stack.Interfaces[12].Tunnel!.PolarizationLeft, Stack.Interfaces[12].Tunnel!.PolarizationRight));
    }

    [Fact]
    public void Magnets_may_point_anywhere_and_ends_have_an_axis()
    {
        UnitVector tilted = Assert.IsType<LayerMagnetization.FixedMoment>(Stack.Layers[10].Magnetization).Direction;
        Assert.Equal(1, Vector3d.Dot(UnitVector.Along(0, 1, 1), tilted), 1e-15);
        Assert.Equal(LayerMagnetization.Fixed(-UnitVector.X), Stack.Layers[12].Magnetization);
        EndCondition.SpinCurrent left = Assert.IsType<EndCondition.SpinCurrent>(Stack.Left);
        Assert.Equal((1e10, 0.6, 0.8), (left.Density.Si, left.Along!.Value.Components.Y, left.Along.Value.Components.Z), (a, b) => Math.Abs(a.Item1 - b.Item1) < 1e-3 && Math.Abs(a.Item2 - b.Item2) < 1e-15 && Math.Abs(a.Item3 - b.Item3) < 1e-15);
        Assert.Equal(new EndCondition.Polarization(0.3, UnitVector.Y), Stack.Right);
    }

    [Fact]
    public void A_repeated_block_is_known_to_the_stack_with_the_contact_between_two_repeats()
    {
        RepeatedBlock block = Stack.Repeated!;
        Assert.Equal((1, 3, 3), (block.First, block.Length, block.Count));
        Assert.Equal(["Ni-sd", "Cu", "soft"], block.Names, StringComparer.Ordinal);
        Assert.Equal(0.1e-15, block.Joint.AreaResistance.Si, 1e-30);
        Assert.Equal(block.Joint, Stack.Interfaces[3], (a, b) => a.AreaResistance == b.AreaResistance && a.ChannelConductances[0] == b.ChannelConductances[0]);
        Multilayer again = Stack.WithRepeats(3);
        Assert.Equal(Stack.Layers.Skip(1).Take(9).Select(layer => layer.Name.Split(' ')[0]), again.Layers.Skip(1).Take(9).Select(layer => layer.Name.Split(' ')[0]), StringComparer.Ordinal);
        Assert.Equal(Stack.Interfaces.Select(contact => contact.ToString()), again.Interfaces.Select(contact => contact.ToString()), StringComparer.Ordinal);
        Assert.Equal(Stack.Layers.Count + 6, Stack.WithRepeats(5).Layers.Count);
    }

    [Theory]
    [InlineData("[Cu, { repeat: 3, layers: [{ material: Co, thickness: 2 nm, magnetization: +z }, { material: Cu, thickness: 2 nm }] }, Cu]", 1, 2, 3)]
    [InlineData("[Cu, { repeat: 1, layers: [{ material: Co, thickness: 2 nm, magnetization: +z }, { material: Cu, thickness: 2 nm }] }, Cu]", 1, 2, 1)]
    [InlineData("[Cu, { repeat: 2, layers: [interface: transparent, { material: Co, thickness: 2 nm, magnetization: +z }, { material: Co, thickness: 3 nm, magnetization: -z }] }, Cu]", 1, 2, 2)]
    public void A_repeated_block_has_the_same_names_however_often_it_is_repeated(string layers, int first, int length, int count)
    {
        DeviceFile file = DeviceFileReader.Parse($"{{ larmor: 1, temperature: 4.2 K, interfaces: {{ Co/Co: {{ area-resistance: 1 fohm m^2, gamma: 0.2 }} }}, stack: {layers}, experiments: [magnetoresistance: {{}}] }}".Replace("magnetoresistance: {}", "accumulation: { current-density: 1 A/m^2 }", StringComparison.Ordinal));
        Multilayer stack = file.Device.Stack;
        Assert.Equal((first, length, count), (stack.Repeated!.First, stack.Repeated.Length, stack.Repeated.Count));
        Multilayer longer = stack.WithRepeats(4);
        Assert.Equal(4 * length, longer.Layers.Count - 2);
        Assert.Equal(longer.Layers.Select(layer => layer.Name), longer.WithRepeats(4).Layers.Select(layer => layer.Name), StringComparer.Ordinal);
        if (count > 1) Assert.Equal(stack.Layers.Select(layer => layer.Name), longer.WithRepeats(count).Layers.Select(layer => layer.Name), StringComparer.Ordinal);
        Assert.Equal(file.CanonicalInput, DeviceFileReader.Parse(file.CanonicalInput).CanonicalInput);
        Assert.Equal(stack.Layers.Select(layer => layer.Name), DeviceFileReader.Parse(file.CanonicalInput).Device.Stack.Layers.Select(layer => layer.Name), StringComparer.Ordinal);
    }

    [Fact]
    public void Nested_repeats_and_several_of_them_are_no_block_to_repeat()
    {
        const string Layer = "{ material: Cu, thickness: 2 nm }";
        foreach (string layers in (string[])[$"{{ repeat: 2, layers: [{{ repeat: 2, layers: [{Layer}] }}] }}", $"{{ repeat: 2, layers: [{Layer}] }}, {{ repeat: 2, layers: [{Layer}] }}"])
        {
            DeviceFile file = DeviceFileReader.Parse($"{{ larmor: 1, temperature: 4.2 K, stack: [Cu, {layers}, Cu], experiments: [accumulation: {{ current-density: 1 A/m^2 }}] }}");
            Assert.Equal(6, file.Device.Stack.Layers.Count);
            Assert.Null(file.Device.Stack.Repeated);
        }
    }

    [Fact]
    public void The_canonical_input_reads_back_to_the_same_numbers_to_the_last_bit()
    {
        DeviceFile again = DeviceFileReader.Parse(File.CanonicalInput);
        Assert.Equal(File.CanonicalInput, again.CanonicalInput);
        Assert.Equal(Stack.Layers.Select(layer => (layer.Name, layer.Thickness, layer.Magnetization)), again.Device.Stack.Layers.Select(layer => (layer.Name, layer.Thickness, layer.Magnetization)));
        Assert.Equal(Stack.Layers.Select(layer => layer.Material.Channels), again.Device.Stack.Layers.Select(layer => layer.Material.Channels));
        Assert.Equal(Stack.Interfaces.SelectMany(contact => contact.ChannelConductances), again.Device.Stack.Interfaces.SelectMany(contact => contact.ChannelConductances));
        Assert.Equal(Stack.Interfaces.SelectMany(contact => contact.Relaxations), again.Device.Stack.Interfaces.SelectMany(contact => contact.Relaxations));
        Assert.Equal(Stack.Interfaces.Select(contact => contact.Tunnel), again.Device.Stack.Interfaces.Select(contact => contact.Tunnel));
        Assert.Equal((Stack.Left, Stack.Right), (again.Device.Stack.Left, again.Device.Stack.Right));
        Assert.Equal((Stack.Repeated!.First, Stack.Repeated.Length, Stack.Repeated.Count), (again.Device.Stack.Repeated!.First, again.Device.Stack.Repeated.Length, again.Device.Stack.Repeated.Count));
    }

    [Fact]
    public void A_barrier_between_equal_polarizations_may_be_named_in_either_order()
    {
        string Text(string pair) => $"{{ larmor: 1, temperature: 4.2 K, materials: {{ Fe: {{ like: Co }} }}, interfaces: {{ {pair}: {{ tunnel: {{ resistance-area: 1 ohm um^2, polarization-left: 0.5, polarization-right: 0.5 }} }} }}, stack: [Cu, {{ material: Co, thickness: 3 nm, magnetization: z }}, {{ material: Fe, thickness: 3 nm, magnetization: y }}, Cu], experiments: [accumulation: {{ current-density: 1 A/m^2 }}] }}";
        Assert.Equal(0.5, DeviceFileReader.Parse(Text("Co/Fe")).Device.Stack.Interfaces[1].Tunnel!.PolarizationLeft);
        Assert.Equal(0.5, DeviceFileReader.Parse(Text("Fe/Co")).Device.Stack.Interfaces[1].Tunnel!.PolarizationLeft);
    }
}
