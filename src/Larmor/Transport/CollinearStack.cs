using Larmor.Layers;
using Larmor.Materials;

namespace Larmor.Transport;

/// <summary>A collinear multilayer as a ladder of elements between its two ends.</summary>
internal sealed class CollinearStack
{
    private readonly Multilayer stack;
    private readonly int[] orientations;
    private readonly List<PiElement> elements = [];
    private readonly List<string> names = [];
    private readonly int[] elementOfLayer;
    private readonly int[] leftNode;
    private readonly int[] rightNode;

    private CollinearStack(Multilayer stack, ReadOnlySpan<int> orientations)
    {
        this.stack = stack;
        this.orientations = orientations.ToArray();
        int count = stack.Layers.Count;
        elementOfLayer = new int[count];
        leftNode = new int[count];
        rightNode = new int[count];
        for (int i = 0; i < count; i++)
        {
            leftNode[i] = elements.Count;
            elementOfLayer[i] = -1;
            if (!stack.Layers[i].IsLead)
            {
                elementOfLayer[i] = elements.Count;
                Add(Element(stack.Layers[i], Polarization(i)), stack.Layers[i].Name);
            }
            rightNode[i] = elements.Count;
            if (i + 1 < count && !stack.Interfaces[i].IsTransparent) Add(Element(stack.Interfaces[i], InterfacePolarization(i)), stack.InterfaceName(i));
        }
        Left = End(stack.Left, 0);
        Right = End(stack.Right, count - 1);
        IEnumerable<double> ends = new[] { (End: stack.Left, Source: Left), (End: stack.Right, Source: Right) }
            .Where(side => side.End is not EndCondition.Reservoir).Select(side => side.Source.Polarization);
        Reference = elements.Select(element => element.Polarization).Concat(ends).MinBy(Math.Abs);
    }

    /// <summary>The elements along +x.</summary>
    public IReadOnlyList<PiElement> Elements => elements;

    /// <summary>Their names.</summary>
    public IReadOnlyList<string> Names => names;

    /// <summary>What the leftmost node meets.</summary>
    public SpinSource Left { get; }

    /// <summary>What the rightmost node meets.</summary>
    public SpinSource Right { get; }

    /// <summary>The multilayer.</summary>
    public Multilayer Multilayer => stack;

    /// <summary>
    /// A polarization subtracted from all, which changes nothing but keeps digits where all are alike: the one of least magnitude.
    /// </summary>
    public double Reference { get; }

    /// <summary>The element of a layer; −1 for a lead.</summary>
    public int ElementOfLayer(int layer) => elementOfLayer[layer];

    /// <summary>The node at the left face of a layer; of a lead its only face.</summary>
    public int LeftNodeOfLayer(int layer) => leftNode[layer];

    /// <summary>The node at the right face of a layer; of a lead its only face.</summary>
    public int RightNodeOfLayer(int layer) => rightNode[layer];

    /// <summary>β of a layer with the sign of its magnetization.</summary>
    public double Polarization(int layer) => stack.Layers[layer].Material.Channels.Beta is var beta && beta == 0 ? 0 : beta * orientations[layer];

    /// <summary>The ladder at unit charge current.</summary>
    public SpinLadder Ladder()
    {
        double reference = Reference;
        return new SpinLadder(
            [.. elements.Select(element => element with { Polarization = element.Polarization - reference })],
            Left with { Polarization = Left.Polarization - reference },
            Right with { Polarization = Right.Polarization - reference });
    }

    /// <summary>The ladder without charge current, driven by the spin currents that its ends put in (A/m²).</summary>
    public SpinLadder InjectionLadder(double left, double right) => new(
        [.. elements.Select(element => element with { Polarization = 0 })],
        Left with { Polarization = left },
        Right with { Polarization = right });

    /// <summary>The ladder of a stack that <see cref="Refusal"/> accepts.</summary>
    public static CollinearStack Of(Multilayer stack, ReadOnlySpan<int> orientations) => new(stack, orientations);

    /// <summary>A layer as an element.</summary>
    public static PiElement Element(Layer layer, double polarization)
    {
        ChannelNetwork channels = layer.Material.Channels;
        double thickness = layer.Thickness!.Value.Si;
        return new PiElement(channels.RhoStar.Si * thickness, thickness / channels.SpinDiffusionLength.Si, polarization);
    }

    /// <summary>A resistive interface as an element.</summary>
    public static PiElement Element(InterfaceProperties contact, double polarization) =>
        new(contact.AreaResistance.Si, contact.Delta, polarization);

    /// <summary>Conductance 1/(2ρ* l) in S/m² of a semi-infinite metal.</summary>
    public static double LeadConductance(ChannelNetwork channels) => 1 / (2 * channels.SpinResistance.Si);

    /// <summary>Whether a layer carries a magnetization.</summary>
    public static bool IsMagnetic(Layer layer) => layer.Material.IsMagnetic || layer.Magnetization is not LayerMagnetization.NotMagnetic;

    /// <summary>Why the collinear model cannot solve the stack with these orientations; null where it can.</summary>
    public static string? Refusal(Multilayer stack, ReadOnlySpan<int> orientations)
    {
        if (orientations.Length != stack.Layers.Count) return "Collinear transport needs one orientation for each layer.";
        bool isFixed = stack.Left is EndCondition.Lead or EndCondition.Reservoir || stack.Right is EndCondition.Lead or EndCondition.Reservoir;
        for (int i = 0; i < stack.Layers.Count; i++)
        {
            Layer layer = stack.Layers[i];
            ChannelNetwork channels = layer.Material.Channels;
            if (!channels.IsTwoChannel) return $"Layer '{layer.Name}' is made of '{layer.Material.Name}', which has {channels.Channels.Count} channels; this solver knows two.";
            if (i + 1 < stack.Layers.Count && stack.Interfaces[i].Tunnel is not null) return $"The contact '{stack.InterfaceName(i)}' is a tunnel barrier, which this solver does not know.";
            if (orientations[i] is < -1 or > 1) return $"The orientation of layer '{layer.Name}' must be +1 or -1 (0 for a normal metal).";
            if (channels.Beta != 0 && orientations[i] == 0) return $"Layer '{layer.Name}' is made of the ferromagnet '{layer.Material.Name}' (beta is not zero) but has no magnetization. Give it one, for example `magnetization: +z` or `free`.";
            if (layer.IsLead && !double.IsFinite(channels.SpinDiffusionLength.Si)) return $"The semi-infinite lead '{layer.Name}' has an infinite spin-diffusion length, so that its spin accumulation never ends. Give its material a finite spin-diffusion length, or the layer a thickness and an end such as `reservoir`.";
            isFixed |= !layer.IsLead && Element(layer, 0).Shunt > 0;
            if (i + 1 == stack.Layers.Count) break;
            isFixed |= stack.Interfaces[i].Delta > 0;
            if (stack.Interfaces[i].Gamma != 0 && GammaRefusal(stack, orientations, i) is { } reason) return reason;
        }
        return isFixed ? null : "Nothing fixes the spin accumulation: no spin is ever flipped (all spin-diffusion lengths infinite, no interface with delta) and no end is a lead or a reservoir. Give a spin-diffusion length, or make one end a `reservoir`.";
    }

    private static string? GammaRefusal(Multilayer stack, ReadOnlySpan<int> orientations, int contact)
    {
        bool left = IsMagnetic(stack.Layers[contact]), right = IsMagnetic(stack.Layers[contact + 1]);
        string name = stack.InterfaceName(contact);
        if (!left && !right) return $"The interface '{name}' has gamma, but neither side is magnetic: there is no axis along which it could tell spins apart. Set gamma to 0.";
        if (left && right && orientations[contact] * orientations[contact + 1] < 0) return $"The interface '{name}' has gamma and stands between two magnets of opposite sense: its majority is not defined. Put a normal layer between them, or set gamma to 0.";
        return (left ? orientations[contact] : orientations[contact + 1]) == 0 ? $"The interface '{name}' has gamma, but its magnetic side has no magnetization. Give that layer one, for example `magnetization: +z` or `free`." : null;
    }

    private double InterfacePolarization(int contact)
    {
        double gamma = stack.Interfaces[contact].Gamma;
        if (gamma == 0) return 0;
        return gamma * orientations[IsMagnetic(stack.Layers[contact]) ? contact : contact + 1];
    }

    private SpinSource End(EndCondition end, int layer) => end switch
    {
        EndCondition.Lead => new SpinSource(Polarization(layer), LeadConductance(stack.Layers[layer].Material.Channels)),
        EndCondition.Reservoir => new SpinSource(0, double.PositiveInfinity),
        EndCondition.Polarization polarization => new SpinSource(polarization.Value, 0),
        _ => new SpinSource(0, 0),
    };

    private void Add(PiElement element, string name)
    {
        elements.Add(element);
        names.Add(name);
    }
}
