using Larmor.Layers;
using Larmor.Materials;
using Larmor.Quantities;

namespace Larmor.Physics;

/// <summary>Stacks whose materials know how much spin they store.</summary>
internal static class StacksInTime
{
    /// <summary>A metal with a diffusion constant in m²/s.</summary>
    public static Material Metal(double rhoStar, double beta, double length, double diffusion, string name = "metal") =>
        With(StackBuilder.Metal(rhoStar, beta, length, name), diffusion);

    /// <summary>The same metal with a diffusion constant: N_h = 1/(4ρ* e² D).</summary>
    public static Material With(Material material, double diffusion) => material with
    {
        DensityOfStates = DensityOfStates.FromSi(1 / (4 * material.Channels.RhoStar.Si * PhysicalConstants.ElementaryCharge * PhysicalConstants.ElementaryCharge * diffusion)),
    };

    /// <summary>The same stack with diffusion constants of its layers in m²/s, in turn.</summary>
    public static Multilayer With(Multilayer stack, params double[] diffusion) => new(
        [.. stack.Layers.Select((layer, i) => layer with { Material = With(layer.Material, diffusion[i % diffusion.Length]) })], stack.Interfaces, stack.Left, stack.Right);
}
