using Larmor.Layers;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Physics.Oracle;

/// <summary>
/// Random non-collinear stacks, each from its number alone: magnets that absorb at their faces or let transverse spin in, in plain contact with
/// each other, behind mixing conductances with imaginary part, passing and lossy contacts, spin flip, tunnel barriers, all ends.
/// </summary>
internal sealed class RandomAngleStacks
{
    private static readonly string[][] Bands = [["s-up", "s-down", "d-down"], ["s-up", "s-down", "d-up", "d-down"], ["s-up", "s-down", "p"]];

    private readonly bool hasNetworks;
    private RandomStream random;

    private RandomAngleStacks(ulong number, bool hasNetworks)
    {
        this.hasNetworks = hasNetworks;
        random = new RandomStream(hasNetworks ? 14UL : 13UL, number);
    }

    /// <summary>Stack number n, its magnets, their moments, and potentials of their terminals per unit current (none where a lead would take up spin without end).</summary>
    public static (Multilayer Stack, int[] Magnets, UnitVector[] Moments, Vector3d[] Terminals) Number(ulong number) => new RandomAngleStacks(number, false).Draw();

    /// <summary>The same with magnets of three or four channels among them, s-d relaxation at their contacts, and ends that put spin currents in.</summary>
    public static (Multilayer Stack, int[] Magnets, UnitVector[] Moments, Vector3d[] Terminals) Network(ulong number) => new RandomAngleStacks(number, true).Draw();

    private (Multilayer Stack, int[] Magnets, UnitVector[] Moments, Vector3d[] Terminals) Draw()
    {
        List<Layer> layers = [];
        List<InterfaceProperties> contacts = [];
        EndCondition left = Chance(0.4) ? new EndCondition.Lead() : Chance(0.5) ? new EndCondition.Reservoir() : new EndCondition.Sealed();
        EndCondition right = left is EndCondition.Sealed || Chance(0.4) ? new EndCondition.Lead() : Chance(0.5) ? new EndCondition.Reservoir() : new EndCondition.Polarization(Between(-1, 1), Direction());
        if (hasNetworks && right is EndCondition.Polarization && Chance(0.5)) right = new EndCondition.SpinCurrent(CurrentDensity.FromSi(Between(-1, 1)), Direction());
        int count = 3 + (int)(random.NextDouble() * 10);
        for (int i = 0; i < count; i++)
        {
            bool isLead = (i == 0 && left is EndCondition.Lead) || (i == count - 1 && right is EndCondition.Lead), mustBeNormal = i == count - 1 && right is EndCondition.Polarization or EndCondition.SpinCurrent;
            Layer next = DrawLayer(i, isLead, mustBeNormal);
            if (i > 0)
            {
                InterfaceProperties? contact = Contact(layers[^1].Material, next.Material);
                if (contact is null) contact = Contact(layers[^1].Material, (next = DrawLayer(i, isLead, true)).Material);
                contacts.Add(contact!);
            }
            layers.Add(next);
        }
        int[] magnets = [.. Enumerable.Range(0, count).Where(i => layers[i].Material.IsMagnetic)];
        UnitVector[] moments = [.. magnets.Select(_ => Direction())];
        return (new Multilayer(layers, contacts, left, right), magnets, moments, [.. magnets.Select(i => layers[i] is { IsLead: true, Material.Transverse: not null } ? Vector3d.Zero : Logarithmic(1e-17, 1e-15) * (Vector3d)Direction())]);
    }

    private Layer DrawLayer(int index, bool isLead, bool mustBeNormal)
    {
        bool isMagnet = !mustBeNormal && Chance(0.5);
        string name = index.ToString(CultureInfo.InvariantCulture);
        Material material = new()
        {
            Name = "metal " + name,
            Channels = ChannelNetwork.FromValetFert(Resistivity.FromSi(Logarithmic(5e-9, 1e-6)), isMagnet ? Between(-0.9, 0.9) : 0, Length.FromSi(!isLead && Chance(0.15) ? double.PositiveInfinity : Logarithmic(3e-9, 5e-7))),
            Transverse = isMagnet && Chance(0.5) ? Transverse() : null,
        };
        if (hasNetworks && isMagnet && Chance(0.6)) material = material with { Channels = Network() };
        return new Layer
        {
            Name = "layer " + name,
            Material = material,
            Thickness = isLead ? null : Length.FromSi(Logarithmic(2e-10, 1e-7)),
            Magnetization = isMagnet ? LayerMagnetization.Free : LayerMagnetization.None,
        };
    }

    private ChannelNetwork Network()
    {
        string[] names = Bands[(int)(random.NextDouble() * Bands.Length)];
        Channel[] channels = [.. names.Select(name => new Channel(name, Conductivity.FromSi(Logarithmic(1e5, 1e8))))];
        List<ChannelRelaxation> relaxations = [];
        for (int i = 1; i < names.Length; i++)
        {
            int joined = (int)(random.NextDouble() * i);
            for (int k = 0; k < i; k++)
            {
                if (k != joined && !Chance(0.4)) continue;
                ConductancePerVolume one = ChannelNetwork.RelaxationFromLength(Length.FromSi(Logarithmic(2e-9, 3e-7)), channels[k].Conductivity, channels[i].Conductivity);
                relaxations.Add(new ChannelRelaxation(names[k], names[i], one, Chance(0.3) ? ConductancePerVolume.FromSi(Between(-0.9, 2) * one.Si) : default));
            }
        }
        return ChannelNetwork.FromChannels(channels, relaxations);
    }

    // Relaxations at the face of a magnet with hidden channels, which its neighbour lacks.
    private InterfaceRelaxation[] AtFace(Material magnet)
    {
        if (magnet.Channels.IsTwoChannel || !Chance(0.4)) return [];
        double conductance = Logarithmic(1e12, 1e15);
        return [new InterfaceRelaxation("s-down", magnet.Channels.Channels[2].Name, ConductancePerArea.FromSi(conductance), ConductancePerArea.FromSi(Between(-0.9, 2) * conductance))];
    }

    private TransverseProperties Transverse() => new()
    {
        Conductivity = Chance(0.5) ? null : Conductivity.FromSi(Logarithmic(1e6, 1e8)),
        LatticeLength = Length.FromSi(Chance(0.3) ? double.PositiveInfinity : Logarithmic(2e-9, 1e-7)),
        DephasingLength = Length.FromSi(Logarithmic(1e-9, 3e-8)),
        PrecessionLength = Length.FromSi(Chance(0.3) ? double.PositiveInfinity : (Chance(0.8) ? 1 : -1) * Logarithmic(1e-9, 3e-8)),
    };

    // Null where nothing of these joins the two.
    private InterfaceProperties? Contact(Material left, Material right)
    {
        if (!left.IsMagnetic && !right.IsMagnetic) return Chance(0.5) ? InterfaceProperties.Transparent : Resistive(0);
        if (left.IsMagnetic && right.IsMagnetic)
        {
            bool mayShare = !left.Channels.IsTwoChannel && !right.Channels.IsTwoChannel;
            if (left.Transverse is not null && right.Transverse is not null) return mayShare ? Barrier(Between(-0.95, 0.95), Between(-0.95, 0.95), 0) : InterfaceProperties.Transparent;
            return left.Transverse is null && right.Transverse is null ? Barrier(Between(-0.95, 0.95), Between(-0.95, 0.95), Chance(0.5) ? Between(-0.3, 0.3) : 0) : null;
        }
        Material magnet = left.IsMagnetic ? left : right;
        if (magnet.Transverse is null && Chance(0.15)) return Barrier(left.IsMagnetic ? Between(-0.95, 0.95) : 0, right.IsMagnetic ? Between(-0.95, 0.95) : 0, 0);
        InterfaceProperties contact = Chance(0.2) ? InterfaceProperties.Transparent : Resistive(Between(-0.9, 0.9));
        if (magnet.Transverse is not null && contact.IsTransparent && Chance(0.7)) return contact;
        return contact with
        {
            Mixing = magnet.Transverse is null || Chance(0.5) ? new MixingConductance(PerArea(), ConductancePerArea.FromSi(Between(-3e14, 3e14)), SharvinIncluded: true) : null,
            PassingConductance = magnet.Transverse is null ? default : Chance(0.3) ? ConductancePerArea.FromSi(double.PositiveInfinity) : PerArea(),
            TransverseLoss = Chance(0.3) ? PerArea() : default,
            Relaxations = hasNetworks ? AtFace(magnet) : [],
        };
    }

    private InterfaceProperties Resistive(double gamma) =>
        InterfaceProperties.FromAreaResistance(ResistanceArea.FromSi(Logarithmic(1e-17, 5e-15)), gamma, Chance(0.3) ? Logarithmic(1e-2, 2) : 0);

    private InterfaceProperties Barrier(double left, double right, double fieldLike) =>
        InterfaceProperties.FromTunnelBarrier(new TunnelBarrier(ResistanceArea.FromSi(Logarithmic(1e-15, 1e-11)), left, right, fieldLike));

    private ConductancePerArea PerArea() => ConductancePerArea.FromSi(Logarithmic(1e13, 3e15));

    private UnitVector Direction() => UnitVector.FromAngles(Math.Acos(Between(-1, 1)), Between(0, 2 * Math.PI));

    private bool Chance(double probability) => random.NextDouble() < probability;

    private double Between(double from, double to) => from + ((to - from) * random.NextDouble());

    private double Logarithmic(double from, double to) => Math.Exp(Between(Math.Log(from), Math.Log(to)));
}
