using CsCheck;
using Larmor.Layers;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Physics;

/// <summary>Random collinear stacks of layers with two to five channels and any graph of relaxations, with and without contacts between the bands.</summary>
internal static class NetworkStacks
{
    private static readonly string[] Names = ["s-up", "s-down", "d-down", "d-up", "p"];
    private static readonly (string First, string Second)[] Pairs =
        [("s-up", "s-down"), ("s-down", "d-down"), ("s-up", "d-up"), ("d-up", "d-down"), ("s-up", "d-down"), ("p", "s-up"), ("p", "d-down")];

    private static readonly Gen<double> Conductivity = Logarithmic(1e4, 1e9);

    // Lengths from about 0.2 nm to 1 µm at the mean conductivity.
    private static readonly Gen<double> Relaxation = Logarithmic(1e18, 1e26);

    private static readonly Gen<ChannelNetwork> Network =
        from count in Gen.Int[2, 5] from sigma in Conductivity.Array[5] from g in Relaxation.Array[7] from cycles in Gen.Bool.Array[7]
        select Build(count, sigma, g, cycles);

    private static readonly Gen<InterfaceProperties> Contact =
        from isTransparent in Gen.Bool from area in Logarithmic(1e-2, 1e2) from gamma in Gen.Double[-0.9, 0.9]
        from delta in Gen.OneOf(Gen.Const(0.0), Logarithmic(1e-2, 3)) from d in Gen.OneOf(Gen.Const(0.0), Logarithmic(1e12, 1e17))
        from flip in Gen.OneOf(Gen.Const(0.0), Logarithmic(1e12, 1e18)) from sd in Gen.OneOf(Gen.Const(0.0), Logarithmic(1e12, 1e18))
        select With(isTransparent ? InterfaceProperties.Transparent : StackBuilder.Contact(area, gamma, delta), d, flip, sd);

    private static readonly Gen<EndCondition> FixingEnd = Gen.OneOf(
        Gen.Const<EndCondition>(new EndCondition.Lead()), Gen.Const<EndCondition>(new EndCondition.Reservoir()));

    private static readonly Gen<EndCondition> AnyEnd = Gen.OneOf(
        FixingEnd, Gen.Const<EndCondition>(new EndCondition.Sealed()), Gen.Double[-1, 1].Select(p => (EndCondition)new EndCondition.Polarization(p)));

    /// <summary>A stack and the sense of its layers.</summary>
    public static Gen<(Multilayer Stack, int[] Orientations)> Stacks { get; } =
        from networks in Network.Array[1, 7] from thicknesses in Logarithmic(0.1, 1e6).Array[7]
        from left in AnyEnd from right in AnyEnd from contacts in Contact.Array[7] from senses in Gen.OneOf(Gen.Const(-1), Gen.Const(1)).Array[7]
        select Assemble(networks, thicknesses, left, right, contacts, senses);

    private static ChannelNetwork Build(int count, double[] sigma, double[] g, bool[] cycles)
    {
        Channel[] channels = [.. Enumerable.Range(0, count).Select(c => new Channel(Names[c], Quantities.Conductivity.FromSi(sigma[c])))];
        // The first relaxations make a connected graph; the others close loops where the draw says so.
        bool Is(int p) => Pairs[p] is var pair && channels.Any(c => c.Name == pair.First) && channels.Any(c => c.Name == pair.Second) && (p is 0 or 1 or 2 or 5 || cycles[p]);
        return ChannelNetwork.FromChannels(
            channels, [.. Enumerable.Range(0, Pairs.Length).Where(Is).Select(p => new ChannelRelaxation(Pairs[p].First, Pairs[p].Second, ConductancePerVolume.FromSi(g[p])))]);
    }

    private static InterfaceProperties With(InterfaceProperties contact, double d, double flip, double sd) => contact with
    {
        ChannelConductances = d == 0 || contact.IsTransparent ? [] : [new ChannelConductance("d-down", ConductancePerArea.FromSi(d))],
        Relaxations =
        [
            .. flip == 0 ? [] : new[] { new InterfaceRelaxation("s-up", "s-down", ConductancePerArea.FromSi(flip)) },
            .. sd == 0 ? [] : new[] { new InterfaceRelaxation("s-down", "d-down", ConductancePerArea.FromSi(sd)) },
        ],
    };

    private static (Multilayer Stack, int[] Orientations) Assemble(
        ChannelNetwork[] networks, double[] thicknesses, EndCondition left, EndCondition right, InterfaceProperties[] contacts, int[] senses)
    {
        int count = networks.Length;
        if (count == 1 && left is EndCondition.Lead) left = new EndCondition.Reservoir();
        if (count == 1 && right is EndCondition.Lead) right = new EndCondition.Sealed();
        List<Layer> layers = [];
        for (int i = 0; i < count; i++)
        {
            bool isLead = (i == 0 && left is EndCondition.Lead) || (i == count - 1 && right is EndCondition.Lead);
            Material material = new() { Name = "metal", Channels = networks[i] };
            layers.Add(new Layer
            {
                Name = $"layer {i.ToString(CultureInfo.InvariantCulture)}",
                Material = material,
                Thickness = isLead ? null : Length.FromSi(thicknesses[i] * 1e-9),
                Magnetization = LayerMagnetization.Fixed(UnitVector.Z),
            });
        }
        if (layers.TrueForAll(layer => layer.IsLead) && count == 2) layers[0] = layers[0] with { Thickness = Length.FromSi(1e-8) };
        if (!layers[0].IsLead && left is EndCondition.Lead) left = new EndCondition.Reservoir();
        List<InterfaceProperties> between = [];
        for (int i = 0; i + 1 < count; i++)
        {
            InterfaceProperties contact = contacts[i];
            bool both = ChannelsOf(i).Contains("d-down") && ChannelsOf(i + 1).Contains("d-down"), any = ChannelsOf(i).Contains("d-down") || ChannelsOf(i + 1).Contains("d-down");
            if (!both || senses[i] != senses[i + 1]) contact = contact with { ChannelConductances = [] };
            if (!any) contact = contact with { Relaxations = [.. contact.Relaxations.Where(one => one.Second != "d-down")] };
            if (senses[i] != senses[i + 1] && contact.Gamma != 0)
            {
                contact = InterfaceProperties.FromAreaResistance(contact.AreaResistance, 0, contact.Delta) with { Relaxations = contact.Relaxations };
            }
            between.Add(contact);
        }
        return (new Multilayer(layers, between, left, right), senses[..count]);

        HashSet<string> ChannelsOf(int i) => [.. networks[i].Channels.Select(channel => channel.Name)];
    }

    private static Gen<double> Logarithmic(double from, double to) => Gen.Double[Math.Log(from), Math.Log(to)].Select(Math.Exp);
}
