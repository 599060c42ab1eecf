using CsCheck;
using Larmor.Layers;
using Larmor.Materials;

namespace Larmor.Physics;

/// <summary>Random collinear stacks: 0.1 nm to 1 mm thick, conductivities over six decades, all ends, interfaces with and without spin flip.</summary>
internal static class StackGenerator
{
    private static readonly Gen<double> Thickness = Logarithmic(0.1, 1e6);
    private static readonly Gen<double> Length = Gen.Frequency((5, Logarithmic(1, 1e6)), (1, Gen.Const(double.PositiveInfinity)));
    private static readonly Gen<double> Resistivity = Logarithmic(1, 1e6);
    private static readonly Gen<double> Asymmetry = Gen.Double[-0.95, 0.95];
    private static readonly Gen<int> Sense = Gen.OneOf(Gen.Const(-1), Gen.Const(1));
    private static readonly Gen<double> Flip = Gen.OneOf(Gen.Const(0.0), Logarithmic(1e-3, 3));

    private static readonly Gen<Layer> MagneticLayer =
        from rho in Resistivity from beta in Asymmetry from length in Length from thickness in Thickness
        select StackBuilder.Slab("layer", StackBuilder.Metal(rho, beta, length), thickness);

    private static readonly Gen<Layer> NormalLayer =
        from rho in Resistivity from length in Length from thickness in Thickness
        select StackBuilder.Slab("layer", StackBuilder.Metal(rho, 0, length), thickness);

    private static readonly Gen<Layer> LeadLayer =
        from rho in Resistivity from beta in Gen.OneOf(Gen.Const(0.0), Asymmetry) from length in Logarithmic(1, 1e6)
        select StackBuilder.Lead("lead", StackBuilder.Metal(rho, beta, length));

    private static readonly Gen<(double Area, double Gamma, double Delta)> ContactNumbers =
        from isTransparent in Gen.Bool from area in Logarithmic(1e-3, 1e3) from gamma in Asymmetry from delta in Flip
        select isTransparent ? (0, 0, 0) : (area, gamma, delta);

    private static readonly Gen<EndCondition> FixingEnd = Gen.OneOf(
        Gen.Const<EndCondition>(new EndCondition.Lead()), Gen.Const<EndCondition>(new EndCondition.Reservoir()));

    private static readonly Gen<EndCondition> AnyEnd = Gen.OneOf(
        FixingEnd, Gen.Const<EndCondition>(new EndCondition.Sealed()), Gen.Double[-1, 1].Select(p => (EndCondition)new EndCondition.Polarization(p)));

    /// <summary>A stack and the sense of its layers.</summary>
    public static Gen<(Multilayer Stack, int[] Orientations)> Stacks { get; } =
        from inner in Gen.OneOf(MagneticLayer, NormalLayer).Array[1, 6]
        from fixing in FixingEnd
        from any in AnyEnd
        from isLeftFixing in Gen.Bool
        from leftLead in LeadLayer
        from rightLead in LeadLayer
        from contacts in ContactNumbers.Array[8]
        from senses in Sense.Array[8]
        select Assemble(inner, isLeftFixing ? fixing : any, isLeftFixing ? any : fixing, leftLead, rightLead, contacts, senses);

    private static (Multilayer Stack, int[] Orientations) Assemble(
        Layer[] inner, EndCondition left, EndCondition right, Layer leftLead, Layer rightLead, (double Area, double Gamma, double Delta)[] numbers, int[] senses)
    {
        List<Layer> layers = [.. inner];
        if (left is EndCondition.Lead) layers.Insert(0, leftLead);
        if (right is EndCondition.Lead) layers.Add(rightLead);
        layers = [.. layers.Select((layer, i) => layer with { Name = $"layer {i.ToString(CultureInfo.InvariantCulture)}" })];
        int[] orientations = [.. layers.Select((_, i) => senses[i])];
        List<InterfaceProperties> contacts = [];
        for (int i = 0; i + 1 < layers.Count; i++)
        {
            bool first = layers[i].Material.Channels.Beta != 0, second = layers[i + 1].Material.Channels.Beta != 0;
            bool hasAxis = first != second || (first && orientations[i] == orientations[i + 1]);
            contacts.Add(StackBuilder.Contact(numbers[i].Area, hasAxis ? numbers[i].Gamma : 0, numbers[i].Delta));
        }
        return (new Multilayer(layers, contacts, left, right), orientations);
    }

    private static Gen<double> Logarithmic(double from, double to) => Gen.Double[Math.Log(from), Math.Log(to)].Select(Math.Exp);
}
