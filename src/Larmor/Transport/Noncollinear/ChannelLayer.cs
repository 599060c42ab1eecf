using Larmor.Layers;
using Larmor.Numerics;
using Larmor.Thermodynamics;
using Larmor.Transport.Collinear;

namespace Larmor.Transport.Noncollinear;

/// <summary>
/// A layer or lead with more than two channels between metals that lack those beyond s-up and s-down, for the accumulation along one axis (of a
/// magnet its moment): such channels are blocked at its faces, or held by a reservoir, and eliminated.
/// </summary>
/// <remarks>Source: Section 5 of J.-E. Wegrowe, H.-J. Drouhin, Entropy 13, 316 (2011), corrected.</remarks>
internal sealed class ChannelLayer
{
    private readonly ChannelChain chain;
    private readonly ChannelSlab slab;
    private readonly ChannelReduction? reduction;
    private readonly ChannelLeadReduction? lead;
    private readonly int count;
    private readonly bool isLead;
    private readonly bool isLeft;

    /// <summary>A layer or lead of a stack.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="layer">Index of the layer.</param>
    /// <param name="cosineSquared">cos²θ of the angle between current and moment, for anisotropic relaxations.</param>
    public ChannelLayer(Multilayer stack, int layer, double cosineSquared)
    {
        chain = new ChannelChain(stack, [.. Enumerable.Repeat(1, stack.Layers.Count)], layer, layer, cosineSquared);
        if (layer > 0) chain.RelaxFace(layer - 1, chain.Nodes[0], layer);
        if (layer + 1 < stack.Layers.Count) chain.RelaxFace(layer, chain.Nodes[^1], layer);
        isLead = stack.Layers[layer].IsLead;
        isLeft = layer == 0;
        slab = isLead ? (chain.LeadLeft ?? chain.LeadRight)! : chain.Slab(0);
        count = slab.Count;
        if (isLead) lead = new ChannelLeadReduction(slab, chain.Nodes[0], isLeft);
        else reduction = new ChannelReduction(slab, chain.Nodes[0], chain.Nodes[^1], isLeft && stack.Left is EndCondition.Reservoir, layer == stack.Layers.Count - 1 && stack.Right is EndCondition.Reservoir);
        Axial = lead?.Port ?? reduction!.Port;
    }

    /// <summary>What the s channels meet at the faces.</summary>
    public AxialTwoPort Axial { get; }

    /// <summary>The modes.</summary>
    public ChannelSlab Slab => slab;

    /// <summary>Amplitudes of all modes at the faces (of a lead at its one face, in the place of the left one), in V.</summary>
    /// <param name="faces">Δ of the s channels at the faces.</param>
    /// <param name="current">J₀ in A/m².</param>
    public FaceValues[] Modes(FaceValues faces, double current)
    {
        (double[] even, double[] odd) = reduction is null ? (lead!.Solve(isLeft ? faces.Right : faces.Left, current), new double[count]) : reduction.Solve(faces, current);
        return Amplitudes(even, odd);
    }

    /// <summary>Adds the heats of all mechanisms but that of the charge current.</summary>
    public void AddPowers(List<PowerEntry> entries, string name, FaceValues[] modes)
    {
        PairPowers pairs = new(count);
        double excess = 0;
        for (int j = 0; j < count; j++) excess += isLead ? slab.Modes.Rates[j] * modes[j].Left * modes[j].Left / 2 : 2 * slab.Line(j).ExcessJoulePower(modes[j]);
        entries.Add(new PowerEntry(name, "joule-excess", excess));
        double[] face = [.. modes.Select(mode => mode.Left)];
        for (int p = 0; p < slab.Network.Relaxations.Count; p++)
        {
            entries.Add(new PowerEntry(name, slab.Network.Relaxations[p].Mechanism, isLead ? pairs.InLead(slab, p, face) : pairs.InSlab(slab, p, modes)));
        }
        AddFace(entries, chain.Nodes[0], modes, true);
        if (!isLead) AddFace(entries, chain.Nodes[^1], modes, false);
    }

    /// <summary>The same in a normal metal, from the accumulation as a vector: a solution for each component and one for the charge current, whose heats add.</summary>
    public void AddPowers(List<PowerEntry> entries, string name, in PartFaces faces, double current)
    {
        List<PowerEntry> all = [];
        foreach (FaceValues component in new[] { faces.X, faces.Y, faces.Z }) AddPowers(all, name, Modes(component, 0));
        AddPowers(all, name, Modes(default, current));
        foreach (IGrouping<(string Place, string Mechanism), PowerEntry> alike in all.GroupBy(one => (one.Place, one.Mechanism)))
        {
            entries.Add(new PowerEntry(alike.Key.Place, alike.Key.Mechanism, alike.Sum(one => one.PowerPerArea)));
        }
    }

    /// <summary>State of a normal metal at the fraction f of a layer, or at a distance from the face of a lead in m: P·y in V beyond that at the left face or the face of the lead, D in V and Js in A/m².</summary>
    public (double Drive, Vector3d Accumulation, Vector3d SpinCurrent) At(in PartFaces faces, double place, double current)
    {
        (_, double x, double alongX) = At(Modes(faces.X, 0), place, 0);
        (_, double y, double alongY) = At(Modes(faces.Y, 0), place, 0);
        (_, double z, double alongZ) = At(Modes(faces.Z, 0), place, 0);
        FaceValues[] charge = Modes(default, current);
        return (At(charge, place, current).Drive - Level(charge), new Vector3d(x, y, z), new Vector3d(alongX, alongY, alongZ));
    }

    /// <summary>V + P·y at the left face of a layer or the face of a lead, less V there, in V.</summary>
    public double Level(FaceValues[] modes) => Drive([.. modes.Select(mode => mode.Left)]);

    /// <summary>State at the fraction f of a layer, or at a distance from the face of a lead in m.</summary>
    /// <returns>P·y in V, Δ in V and δJ in A/m².</returns>
    public (double Drive, double Accumulation, double SpinCurrent) At(FaceValues[] modes, double place, double current)
    {
        double[] amplitudes = new double[count];
        double accumulation = 0, spin = slab.Polarization[0] * current;
        for (int j = 0; j < count; j++)
        {
            double rate = slab.Modes.Rates[j];
            amplitudes[j] = isLead ? modes[j].Left * Math.Exp(-rate * place) : slab.Line(j).Accumulation(modes[j], place);
            double flow = isLead ? (isLeft ? -rate : rate) * amplitudes[j] : slab.Line(j).ExcessSpinCurrent(modes[j], place);
            accumulation += slab.Inverse[j] * amplitudes[j];
            spin += slab.Form[j * count] * flow;
        }
        return (Drive(amplitudes), accumulation, 2 * spin);
    }

    /// <summary>μ_s-down − μ_k in V at the fraction f of a layer, or at a distance from the face of a lead in m; k is the first channel beyond the two s channels, spins counted along the layer's own moment.</summary>
    public double InterBand(FaceValues[] modes, double place)
    {
        double difference = 0;
        for (int j = 0; j < count; j++)
        {
            double amplitude = isLead ? modes[j].Left * Math.Exp(-slab.Modes.Rates[j] * place) : slab.Line(j).Accumulation(modes[j], place);
            difference -= ((slab.Inverse[j] / 2) + slab.Inverse[count + j]) * amplitude;
        }
        return difference;
    }

    private FaceValues[] Amplitudes(double[] even, double[] odd)
    {
        FaceValues[] modes = new FaceValues[count];
        for (int j = 0; j < count; j++)
        {
            double mean = 0, half = 0;
            for (int i = 0; i < count; i++)
            {
                mean += slab.Form[(j * count) + i] * even[i];
                half += slab.Form[(j * count) + i] * odd[i];
            }
            modes[j] = new FaceValues(mean + half, mean - half, -2 * half);
        }
        return modes;
    }

    private void AddFace(List<PowerEntry> entries, ChannelNode node, FaceValues[] modes, bool isLeftFace)
    {
        foreach (NodeRelaxation one in node.Relaxations)
        {
            double force = 0;
            for (int i = 0; i < count; i++)
            {
                for (int j = 0; j < count; j++) force += one.Form[i] * slab.Inverse[(i * count) + j] * (isLeftFace ? modes[j].Left : modes[j].Right);
            }
            entries.Add(new PowerEntry(one.Place, one.Mechanism, one.Conductance * force * force));
        }
    }

    // P·y.
    private double Drive(double[] amplitudes)
    {
        double sum = 0;
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j < count; j++) sum += slab.Polarization[i] * slab.Inverse[(i * count) + j] * amplitudes[j];
        }
        return sum;
    }
}
