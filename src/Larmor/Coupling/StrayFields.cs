using Larmor.Layers;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Coupling;

/// <summary>
/// The geometry of a pillar for its stray fields: where its layers stand along x, and how they act on each other.
/// </summary>
/// <remarks>
/// All layers have the cross-section of the pillar; a contact has no thickness, so that a tunnel barrier that the stack names only as a
/// contact counts as zero wide. Uniform magnetization in each layer. Source of the tensors: <see cref="InteractionFactors"/>.
/// </remarks>
public sealed class StrayFields
{
    private readonly Multilayer stack;
    private readonly CrossSection crossSection;

    /// <summary>The layers of a stack cut to a cross-section.</summary>
    /// <exception cref="DeviceException">Only the area of the cross-section is known.</exception>
    public StrayFields(Multilayer stack, CrossSection crossSection)
    {
        ArgumentNullException.ThrowIfNull(stack);
        if (crossSection is CrossSection.OfArea) throw new DeviceException("A stray field needs the shape of the cross-section, and only its area is given. Give an ellipse, a disc or a rectangle.", "cross-section");
        this.stack = stack;
        this.crossSection = crossSection;
    }

    /// <summary>The layers whose direction is held and that make a field, in the order of the stack.</summary>
    public IReadOnlyList<Layer> FixedLayers => [.. stack.Layers.Where(layer => layer.Magnetization is LayerMagnetization.FixedMoment && layer.Material.IsMagnetic)];

    /// <summary>N of one layer at another.</summary>
    /// <param name="target">Name of the layer that feels the field.</param>
    /// <param name="source">Name of the layer that makes it.</param>
    /// <exception cref="DeviceException">A name is not a layer of the stack or a lead, or both are the same.</exception>
    public InteractionFactors Between(string target, string source)
    {
        int at = IndexOf(target), from = IndexOf(source);
        if (at == from) throw new DeviceException($"The field of layer '{target}' at itself is its demagnetization, not a stray field.", "stack");
        Length gap = Length.Zero;
        for (int i = Math.Min(at, from) + 1; i < Math.Max(at, from); i++) gap += stack.Layers[i].Thickness!.Value;
        return InteractionFactors.BetweenLayers(crossSection, ThicknessOf(at), gap, ThicknessOf(from));
    }

    /// <summary>The stray field of all fixed layers at a layer, as a term of its energy.</summary>
    /// <param name="target">Name of the layer.</param>
    /// <param name="saturationMagnetization">Ms of the layer.</param>
    /// <exception cref="DeviceException">A fixed layer is a lead, or its material has no saturation magnetization.</exception>
    public StrayField OfFixedLayers(string target, Magnetization saturationMagnetization) =>
        new(saturationMagnetization, [.. FixedLayers.Select(layer => StrayFieldSource.Of(layer.Name, Between(target, layer.Name), MsOf(layer), ((LayerMagnetization.FixedMoment)layer.Magnetization).Direction))]);

    /// <summary>The dipolar coupling of two free moments; their names are those of their layers.</summary>
    public DipolarCoupling Of(Magnet first, Magnet second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return new DipolarCoupling(first, second, Between(first.Name, second.Name));
    }

    private static Magnetization MsOf(Layer layer) => layer.Material.Magnetic?.SaturationMagnetization
        ?? throw new DeviceException($"The stray field of layer '{layer.Name}' needs the saturation magnetization of {layer.Material.Name}, which has none. Give it under `materials`, with a damping.", $"materials/{layer.Material.Name}");

    private int IndexOf(string name)
    {
        for (int i = 0; i < stack.Layers.Count; i++)
        {
            if (stack.Layers[i].Name == name) return i;
        }
        throw new DeviceException($"No layer of the stack is called '{name}'.", "stack");
    }

    private Length ThicknessOf(int index) => stack.Layers[index].Thickness
        ?? throw new DeviceException($"The layer '{stack.Layers[index].Name}' is a semi-infinite lead: a stray field needs its thickness.", "stack");
}
