using Larmor.Layers;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Physics;

/// <summary>Short words for stacks, in nm, nOhm m and fOhm m^2.</summary>
internal static class StackBuilder
{
    public static Material Metal(double rhoStar, double beta, double length, string name = "metal") => new()
    {
        Name = name,
        Channels = ChannelNetwork.FromValetFert(Resistivity.FromSi(rhoStar * 1e-9), beta, Length.FromSi(length * 1e-9)),
    };

    public static Layer Slab(string name, Material material, double thickness) =>
        new() { Name = name, Material = material, Thickness = Length.FromSi(thickness * 1e-9), Magnetization = MagnetizationOf(material) };

    public static Layer Lead(string name, Material material) => new() { Name = name, Material = material, Magnetization = MagnetizationOf(material) };

    public static InterfaceProperties Contact(double areaResistance, double gamma, double delta = 0) =>
        areaResistance == 0 ? InterfaceProperties.Transparent : InterfaceProperties.FromAreaResistance(ResistanceArea.FromSi(areaResistance * 1e-15), gamma, delta);

    public static Multilayer Stack(Layer[] layers, InterfaceProperties[] contacts, EndCondition? left = null, EndCondition? right = null) =>
        new(layers, contacts, left ?? new EndCondition.Lead(), right ?? new EndCondition.Lead());

    public static Multilayer Transparent(Layer[] layers, EndCondition? left = null, EndCondition? right = null) =>
        Stack(layers, [.. Enumerable.Repeat(InterfaceProperties.Transparent, layers.Length - 1)], left, right);

    /// <summary>The same stack seen from the other side.</summary>
    public static Multilayer Mirror(Multilayer stack) => new(
        [.. stack.Layers.Reverse()], [.. stack.Interfaces.Reverse()], stack.Right, stack.Left);

    public static int[] Up(Multilayer stack) => [.. Enumerable.Repeat(1, stack.Layers.Count)];


    private static LayerMagnetization MagnetizationOf(Material material) =>
        material.Channels.Beta == 0 ? LayerMagnetization.None : LayerMagnetization.Fixed(UnitVector.Z);
}
