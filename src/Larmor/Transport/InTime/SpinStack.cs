using System.Numerics;
using Larmor.Layers;
using Larmor.Materials;
using Larmor.Quantities;
using Larmor.Transport.Collinear;

namespace Larmor.Transport.InTime;

/// <summary>What stands at an end of a stack whose accumulation changes in time: j J₀ into the face and a conductance that depends on the rate.</summary>
/// <param name="Polarization">Polarization of the current that passes.</param>
/// <param name="RhoStar">ρ* of a lead in ohm m; zero where there is none.</param>
/// <param name="InverseLength">1/l of the lead in 1/m.</param>
/// <param name="InverseDiffusion">1/D of the lead in s/m².</param>
/// <param name="IsReservoir">Whether Δ = 0 is held at the face.</param>
/// <param name="Injected">Spin current density along +x that passes whatever the charge current does, in A/m².</param>
internal readonly record struct SpinEnd(double Polarization, double RhoStar, double InverseLength, double InverseDiffusion, bool IsReservoir, double Injected)
{
    /// <summary>Whether a semi-infinite lead stands there.</summary>
    public bool IsLead => RhoStar > 0;

    /// <summary>κ of the lead at a rate: κ² = 1/l² + s/D.</summary>
    public Complex DecayAt(Complex rate) => rate == Complex.Zero ? InverseLength : Complex.Sqrt((InverseLength * InverseLength) + (rate * InverseDiffusion));

    /// <summary>Conductance κ/(2ρ*) in S/m²; infinite for a reservoir, zero for a sealed end.</summary>
    public Complex ConductanceAt(Complex rate) => IsReservoir ? double.PositiveInfinity : IsLead ? DecayAt(rate) / (2 * RhoStar) : Complex.Zero;
}

/// <summary>A collinear stack of two-channel metals as sections between two ends, ready for drives that change in time.</summary>
internal sealed class SpinStack
{
    private readonly List<SpinSection> sections = [];

    private SpinStack(Multilayer stack, ReadOnlySpan<int> orientations)
    {
        Multilayer = stack;
        for (int i = 0; i < stack.Layers.Count; i++)
        {
            Layer layer = stack.Layers[i];
            if (!layer.IsLead)
            {
                ChannelNetwork channels = layer.Material.Channels;
                double thickness = layer.Thickness!.Value.Si;
                sections.Add(new SpinSection(
                    layer.Name, i, channels.RhoStar.Si * thickness, thickness / channels.SpinDiffusionLength.Si, thickness * thickness * InverseDiffusion(layer.Material), Signed(channels.Beta, orientations[i]), thickness));
            }
            if (i + 1 == stack.Layers.Count || stack.Interfaces[i].IsTransparent) continue;
            InterfaceProperties contact = stack.Interfaces[i];
            int magnet = CollinearStack.IsMagnetic(layer) ? i : i + 1;
            sections.Add(new SpinSection(stack.InterfaceName(i), -1, contact.AreaResistance.Si, contact.Delta, 0, Signed(contact.Gamma, orientations[magnet]), 0));
        }
        Left = End(stack.Left, stack.Layers[0], orientations[0]);
        Right = End(stack.Right, stack.Layers[^1], orientations[^1]);
        Reference = sections.Select(section => section.Polarization)
            .Concat(new[] { Left, Right }.Where(end => !end.IsReservoir).Select(end => end.Polarization))
            .MinBy(Math.Abs);
        SeriesResistanceArea = sections.Sum(section => section.ChargeResistance);
    }

    private SpinStack(Multilayer stack, IReadOnlyList<SpinSection> transverse, SpinEnd left, SpinEnd right)
    {
        Multilayer = stack;
        sections.AddRange(transverse);
        (Left, Right) = (left, right);
    }

    /// <summary>The multilayer.</summary>
    public Multilayer Multilayer { get; }

    /// <summary>Layers and resistive contacts along +x.</summary>
    public IReadOnlyList<SpinSection> Sections => sections;

    /// <summary>The left end.</summary>
    public SpinEnd Left { get; }

    /// <summary>The right end.</summary>
    public SpinEnd Right { get; }

    /// <summary>The polarization of least magnitude: subtracted from all, it changes nothing and keeps digits where all are alike.</summary>
    public double Reference { get; }

    /// <summary>Resistance times area without accumulation, in ohm m².</summary>
    public double SeriesResistanceArea { get; }

    /// <summary>Jump of the polarization at each node, left minus right: the drive of Δ.</summary>
    public double[] Drive()
    {
        double[] drive = new double[sections.Count + 1];
        for (int node = 0; node < drive.Length; node++)
        {
            double left = node == 0 ? Left.Polarization : sections[node - 1].Polarization;
            double right = node == sections.Count ? Right.Polarization : sections[node].Polarization;
            drive[node] = (left - Reference) - (right - Reference);
        }
        return drive;
    }

    /// <summary>The stack; its refusal must have nothing against it.</summary>
    public static SpinStack Of(Multilayer stack, ReadOnlySpan<int> orientations) => new(stack, orientations);

    /// <summary>The same stack for another component of the accumulation, which no charge current drives.</summary>
    public static SpinStack OfSections(Multilayer stack, IReadOnlyList<SpinSection> sections, SpinEnd left, SpinEnd right) => new(stack, sections, left, right);

    /// <summary>What of the stack's materials and contacts two channels with spin flip alone do not tell; null where they tell all.</summary>
    public static string? UnknownMaterial(Multilayer stack)
    {
        foreach (Layer layer in stack.Layers)
        {
            if (!layer.Material.Channels.IsTwoChannel) return $"Layer '{layer.Name}' is made of '{layer.Material.Name}', which has {layer.Material.Channels.Channels.Count} channels; this needs two in each metal.";
        }
        for (int i = 0; i + 1 < stack.Layers.Count; i++)
        {
            if (stack.Interfaces[i].Tunnel is not null) return $"The contact '{stack.InterfaceName(i)}' is a tunnel barrier, which is followed in time only along the common axis of the moments.";
            if (stack.Interfaces[i].Relaxations.Count > 0) return $"The contact '{stack.InterfaceName(i)}' has relaxations of its own, which are followed in time only along the common axis of the moments. Give its spin flip as 'delta'.";
        }
        return stack.Layers.Select(UnknownStates).FirstOrDefault(unknown => unknown is not null);
    }

    /// <summary>What is wrong where the density of states of a two-channel layer is not known; null where it is.</summary>
    public static string? UnknownStates(Layer layer) => StatesOf(layer.Material) is null
        ? $"Layer '{layer.Name}' is made of '{layer.Material.Name}', whose density of states is not known, so that nothing says how much spin a given accumulation stores. Give its material a 'density-of-states' or a 'diffusion-constant'."
        : null;

    /// <summary>c = 2e²N_h of a material in F/m³ (A s/(V m³)).</summary>
    public static double Capacitance(Material material) => 2 * PhysicalConstants.ElementaryCharge * PhysicalConstants.ElementaryCharge * StatesOf(material)!.Value;

    /// <summary>T1 = c/(2G) = l²/D in s; infinite where no spin flips.</summary>
    public static double RelaxationTime(Material material) => InverseDiffusion(material) * material.Channels.SpinDiffusionLength.Si * material.Channels.SpinDiffusionLength.Si;

    /// <summary>N_h: that of the material, otherwise from its two channels.</summary>
    private static double? StatesOf(Material material)
    {
        if (material.DensityOfStates is { } states) return states.Si;
        IReadOnlyList<Channel> channels = material.Channels.Channels;
        return channels[0].DensityOfStates is { } up && channels[1].DensityOfStates is { } down ? up.Si * (down.Si / (up.Si + down.Si)) : null;
    }

    /// <summary>1/D = 2ρ* c in s/m².</summary>
    internal static double InverseDiffusion(Material material) => 2 * material.Channels.RhoStar.Si * Capacitance(material);

    private static double Signed(double asymmetry, int orientation) => asymmetry == 0 ? 0 : asymmetry * orientation;

    private static SpinEnd End(EndCondition end, Layer layer, int orientation)
    {
        ChannelNetwork channels = layer.Material.Channels;
        return end switch
        {
            EndCondition.Lead => new SpinEnd(Signed(channels.Beta, orientation), channels.RhoStar.Si, 1 / channels.SpinDiffusionLength.Si, InverseDiffusion(layer.Material), false, 0),
            EndCondition.Reservoir => new SpinEnd(0, 0, 0, 0, true, 0),
            EndCondition.Polarization given => new SpinEnd(given.Value, 0, 0, 0, false, 0),
            EndCondition.SpinCurrent given => new SpinEnd(0, 0, 0, 0, false, given.Density.Si),
            _ => default,
        };
    }
}
