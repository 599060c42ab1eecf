using System.Numerics;
using Larmor.Layers;
using Larmor.Materials;
using Larmor.Quantities;
using Larmor.Transport.Noncollinear;

namespace Larmor.Transport.InTime;

/// <summary>A stack of one common axis as the accumulation across this axis sees it: sections, ends, and how fast spins turn in each layer.</summary>
/// <remarks>
/// Equation: c_t ∂D/∂t = (σ_t D′)′ − (G_t − iωc_t) D for exp(st): κ² = 1/λ_t² + (s − iω)/D_t with D_t = σ_t/c_t. The mesh of the
/// longitudinal accumulation is used with 1/(2ρ*) → σ_t, 2G → G_t.
/// </remarks>
internal sealed class TransverseStack
{
    private TransverseStack(SpinStack spins, double[] precession)
    {
        Spins = spins;
        Precession = precession;
        RelaxationTimes = [.. spins.Multilayer.Layers.Select(layer => TimeOf(layer.Material))];
    }

    /// <summary>Sections and ends.</summary>
    public SpinStack Spins { get; }

    /// <summary>ω of each layer in rad/s, with the sign of its axis.</summary>
    public IReadOnlyList<double> Precession { get; }

    /// <summary>T2 = c_t/G_t of each layer in s; infinite where nothing takes up transverse spin.</summary>
    public IReadOnlyList<double> RelaxationTimes { get; }

    /// <summary>The stack with a Larmor rate of the field in all layers; the refusal must have nothing against it.</summary>
    public static TransverseStack Of(Multilayer stack, ReadOnlySpan<int> orientations, double larmor)
    {
        List<SpinSection> sections = [];
        double[] precession = new double[stack.Layers.Count];
        for (int i = 0; i < precession.Length; i++)
        {
            Layer layer = stack.Layers[i];
            TransverseModes modes = ModesOf(layer.Material);
            double storage = SpinStack.Capacitance(layer.Material);
            precession[i] = larmor - (modes.Magnet.Imaginary == 0 ? 0 : Math.Sign(orientations[i]) * modes.Magnet.Imaginary / storage);
            if (layer.Thickness is { } thickness)
            {
                double t = thickness.Si;
                sections.Add(new SpinSection(layer.Name, i, t / (2 * modes.Conductivity), t * InverseLength(modes), t * t * storage / modes.Conductivity, 0, t));
            }
            if (i + 1 == precession.Length || stack.Interfaces[i].IsTransparent) continue;
            InterfaceProperties contact = stack.Interfaces[i];
            sections.Add(new SpinSection(stack.InterfaceName(i), -1, contact.AreaResistance.Si, contact.Delta, 0, 0, 0));
        }
        return new TransverseStack(SpinStack.OfSections(stack, sections, End(stack.Left, stack.Layers[0]), End(stack.Right, stack.Layers[^1])), precession);
    }

    /// <summary>D at the driven face per spin current put in there, in ohm m², of the drive exp(st): exact, without a mesh.</summary>
    public Complex ImpedanceAt(Complex rate, bool atRight)
    {
        SpinEnd near = atRight ? Spins.Right : Spins.Left, far = atRight ? Spins.Left : Spins.Right;
        int last = Precession.Count - 1;
        Complex load = ConductanceOf(far, rate, atRight ? 0 : last);
        foreach (SpinSection section in atRight ? Spins.Sections : Spins.Sections.Reverse())
        {
            Complex turned = section.Layer < 0 ? Complex.Zero : Turned(rate, section.Layer);
            Complex shunt = section.Shunt(turned), series = section.Series(turned), beyond = shunt + load;
            load = shunt + (far.IsReservoir && double.IsPositiveInfinity(load.Real) ? series : series * (beyond / (series + beyond)));
        }
        return 1 / (load + ConductanceOf(near, rate, atRight ? last : 0));
    }

    private static TransverseModes ModesOf(Material material)
    {
        if (material.Transverse is { } properties) return TransverseModes.Of(material.Channels, properties);
        double conductivity = 1 / (2 * material.Channels.RhoStar.Si), length = material.Channels.SpinDiffusionLength.Si;
        return new TransverseModes(conductivity, conductivity / (length * length), Complex.Zero);
    }

    private static double TimeOf(Material material)
    {
        TransverseModes modes = ModesOf(material);
        return SpinStack.Capacitance(material) / (modes.Lattice + modes.Magnet.Real);
    }

    private static double InverseLength(in TransverseModes modes) => Math.Sqrt((modes.Lattice + modes.Magnet.Real) / modes.Conductivity);

    private static SpinEnd End(EndCondition end, Layer layer)
    {
        if (end is EndCondition.Reservoir) return new SpinEnd(0, 0, 0, 0, true, 0);
        if (end is not EndCondition.Lead) return default;
        TransverseModes modes = ModesOf(layer.Material);
        return new SpinEnd(0, 1 / (2 * modes.Conductivity), InverseLength(modes), SpinStack.Capacitance(layer.Material) / modes.Conductivity, false, 0);
    }

    private Complex Turned(Complex rate, int layer) => rate - new Complex(0, Precession[layer]);

    private Complex ConductanceOf(SpinEnd end, Complex rate, int layer) => end.ConductanceAt(Turned(rate, layer));
}
