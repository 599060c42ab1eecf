using Larmor.Layers;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Physics.Oracle;

/// <summary>
/// Random admissible collinear stacks, each from its number alone: up to 30 layers of two to four channels, networks with and without cycles,
/// channels that the neighbour lacks or that a contact blocks, contacts with spin flip or with relaxation, all ends.
/// </summary>
internal sealed class RandomNetworkStacks
{
    private static readonly string[][] Bands =
    [
        ["s-up", "s-down"], ["s-up", "s-down", "d-down"], ["s-up", "s-down", "d-up", "d-down"], ["s-up", "s-down", "p"],
    ];

    private RandomStream random;

    private RandomNetworkStacks(ulong number) => random = new RandomStream(20261122, number);

    /// <summary>Stack number n and the sense of each of its layers.</summary>
    public static (Multilayer Stack, int[] Senses) Number(ulong number) => new RandomNetworkStacks(number).Draw();

    private (Multilayer Stack, int[] Senses) Draw()
    {
        int count = 1 + (int)(Math.Pow(random.NextDouble(), 1.3) * 30);
        bool isFixedLeft = random.NextDouble() < 0.5;
        EndCondition left = isFixedLeft ? FixingEnd() : AnyEnd(), right = isFixedLeft ? AnyEnd() : FixingEnd();
        if (count == 1 && left is EndCondition.Lead) left = new EndCondition.Reservoir();
        if (count == 1 && right is EndCondition.Lead) right = new EndCondition.Reservoir();
        List<Layer> layers = [];
        int[] senses = new int[count];
        for (int i = 0; i < count; i++)
        {
            bool isLead = (i == 0 && left is EndCondition.Lead) || (i == count - 1 && right is EndCondition.Lead);
            layers.Add(DrawLayer(i.ToString(CultureInfo.InvariantCulture), isLead));
            senses[i] = layers[i].Material.IsMagnetic ? Chance(0.5) ? 1 : -1 : 0;
        }
        return (new Multilayer(layers, [.. Enumerable.Range(0, count - 1).Select(i => Contact(layers, senses, i))], left, right), senses);
    }

    private Layer DrawLayer(string name, bool isLead)
    {
        double kind = random.NextDouble();
        ChannelNetwork network = kind < 0.35
            ? ChannelNetwork.FromValetFert(Resistivity.FromSi(Logarithmic(1e-8, 1e-5)), 0, Length.FromSi(Logarithmic(5e-9, 1e-6)))
            : kind < 0.6
            ? ChannelNetwork.FromValetFert(Resistivity.FromSi(Logarithmic(1e-8, 1e-5)), Between(-0.95, 0.95), Length.FromSi(!isLead && Chance(0.2) ? double.PositiveInfinity : Logarithmic(2e-9, 1e-6)))
            : Network();
        Material material = new() { Name = "metal " + name, Channels = network };
        return new Layer
        {
            Name = "layer " + name,
            Material = material,
            Thickness = isLead ? null : Length.FromSi(Logarithmic(1e-10, 3e-7)),
            Magnetization = material.IsMagnetic ? LayerMagnetization.Fixed(UnitVector.Z) : LayerMagnetization.None,
        };
    }

    private ChannelNetwork Network()
    {
        string[] names = Bands[(int)(random.NextDouble() * Bands.Length)];
        Channel[] channels = [.. names.Select(name => new Channel(name, Conductivity.FromSi(Logarithmic(1e5, 1e8))))];
        List<ChannelRelaxation> relaxations = [];
        for (int i = 1; i < names.Length; i++)
        {
            // A tree, and now and then more: cycles.
            int joined = (int)(random.NextDouble() * i);
            for (int k = 0; k < i; k++)
            {
                if (k != joined && !Chance(0.4)) continue;
                relaxations.Add(new ChannelRelaxation(names[k], names[i], ChannelNetwork.RelaxationFromLength(Length.FromSi(Logarithmic(2e-9, 3e-7)), channels[k].Conductivity, channels[i].Conductivity)));
            }
        }
        return ChannelNetwork.FromChannels(channels, relaxations);
    }

    private InterfaceProperties Contact(List<Layer> layers, int[] senses, int contact)
    {
        Material left = layers[contact].Material, right = layers[contact + 1].Material;
        bool hasAxis = left.IsMagnetic != right.IsMagnetic || (left.IsMagnetic && senses[contact] == senses[contact + 1]);
        string[] shared = [.. left.Channels.Channels.Select(one => one.Name).Intersect(right.Channels.Channels.Select(one => one.Name), StringComparer.Ordinal)];
        double kind = random.NextDouble();
        InterfaceProperties properties = kind < 0.35
            ? InterfaceProperties.Transparent
            : InterfaceProperties.FromAreaResistance(ResistanceArea.FromSi(Logarithmic(1e-17, 1e-14)), hasAxis ? Between(-0.95, 0.95) : 0, kind > 0.8 && shared.Length == 2 ? Logarithmic(1e-2, 2) : 0);
        if (!hasAxis) return properties;
        if (!properties.IsTransparent)
        {
            properties = properties with { ChannelConductances = [.. shared.Skip(2).Where(_ => Chance(0.5)).Select(name => new ChannelConductance(name, ConductancePerArea.FromSi(Logarithmic(1e13, 1e16))))] };
        }
        return properties.Delta > 0 || !Chance(0.4) ? properties : properties with { Relaxations = Relaxing(left, right) };
    }

    private InterfaceRelaxation[] Relaxing(Material left, Material right)
    {
        // A pair that one side has whole.
        string[] names = [.. (Chance(0.5) ? left : right).Channels.Channels.Select(one => one.Name)];
        int first = (int)(random.NextDouble() * names.Length), second = (first + 1 + (int)(random.NextDouble() * (names.Length - 1))) % names.Length;
        return [new InterfaceRelaxation(names[first], names[second], ConductancePerArea.FromSi(Logarithmic(1e12, 1e15)))];
    }

    private EndCondition FixingEnd() => Chance(0.6) ? new EndCondition.Lead() : new EndCondition.Reservoir();

    private EndCondition AnyEnd() => (int)(random.NextDouble() * 4) switch
    {
        0 => new EndCondition.Lead(),
        1 => new EndCondition.Reservoir(),
        2 => new EndCondition.Sealed(),
        _ => new EndCondition.Polarization(Between(-1, 1)),
    };

    private bool Chance(double probability) => random.NextDouble() < probability;

    private double Between(double from, double to) => from + ((to - from) * random.NextDouble());

    private double Logarithmic(double from, double to) => Math.Exp(Between(Math.Log(from), Math.Log(to)));
}
