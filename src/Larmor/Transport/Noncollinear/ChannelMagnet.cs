using Larmor.Layers;
using Larmor.Numerics;
using Larmor.Thermodynamics;
using Larmor.Transport.Collinear;

namespace Larmor.Transport.Noncollinear;

/// <summary>
/// A magnet with more than two channels between metals that have two, for the accumulation along its moment: channels that the neighbours
/// lack are blocked at its faces and eliminated.
/// </summary>
/// <remarks>
/// At the faces of a slab the mean E and half the difference O of the differences y obey (Form^T sh Form) E and (Form^T (sh + 2 se) Form) O apart;
/// contact relaxations join them. Source: Section 5 of J.-E. Wegrowe, H.-J. Drouhin, Entropy 13, 316 (2011), corrected.
/// </remarks>
internal sealed class ChannelMagnet
{
    private readonly ChannelChain chain;
    private readonly ChannelSlab slab;
    private readonly int count;
    private readonly bool isLead;
    private readonly bool isLeft;

    /// <summary>A layer or lead of a stack.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="layer">Index of the layer.</param>
    /// <param name="cosineSquared">cos²θ of the angle between current and moment, for anisotropic relaxations.</param>
    public ChannelMagnet(Multilayer stack, int layer, double cosineSquared)
    {
        chain = new ChannelChain(stack, [.. Enumerable.Repeat(1, stack.Layers.Count)], layer, layer, cosineSquared);
        if (layer > 0) chain.RelaxFace(layer - 1, chain.Nodes[0], layer);
        if (layer + 1 < stack.Layers.Count) chain.RelaxFace(layer, chain.Nodes[^1], layer);
        isLead = stack.Layers[layer].IsLead;
        isLeft = layer == 0;
        slab = isLead ? (chain.LeadLeft ?? chain.LeadRight)! : chain.Slab(0);
        count = slab.Count;
        Axial = isLead ? OfLead() : OfLayer(LongitudinalTwoPort.Of(stack, layer, layer, cosineSquared));
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
        if (isLead) return Amplitudes(LeadNode(isLeft ? faces.Right : faces.Left, current), new double[count]);
        double[] even = new double[count], odd = new double[count];
        (even[0], odd[0]) = (faces.Even, -faces.Odd);
        int free = count - 1;
        double[] matrix = new double[4 * free * free], right = new double[2 * free], column = new double[count], none = new double[count];
        (double[] fixedSum, double[] fixedDifference) = Currents(even, odd);
        for (int i = 0; i < free; i++)
        {
            right[i] = -fixedSum[i + 1];
            right[free + i] = (-slab.Polarization[i + 1] * current) - fixedDifference[i + 1];
            Array.Clear(column);
            column[i + 1] = 1;
            (double[] sum, double[] difference) = Currents(column, none);
            (double[] otherSum, double[] otherDifference) = Currents(none, column);
            for (int row = 0; row < free; row++)
            {
                matrix[(2 * free * row) + i] = sum[row + 1];
                matrix[(2 * free * row) + free + i] = otherSum[row + 1];
                matrix[(2 * free * (free + row)) + i] = difference[row + 1];
                matrix[(2 * free * (free + row)) + free + i] = otherDifference[row + 1];
            }
        }
        if (!DenseLinearSystem.TrySolve(matrix, right)) throw new ArgumentException("A channel of the magnet is connected neither to the others nor to anything outside.", nameof(faces));
        for (int i = 0; i < free; i++) (even[i + 1], odd[i + 1]) = (right[i], right[free + i]);
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

    private static AxialTwoPort OfLayer(LongitudinalTwoPort layer) => new()
    {
        ShuntLeft = layer.ShuntLeft,
        Series = layer.Series,
        ShuntRight = layer.ShuntRight,
        DriveLeft = layer.PolarizationLeft,
        DriveRight = layer.PolarizationRight,
        DriveStep = layer.PolarizationRight - layer.PolarizationLeft,
        ChargeResistance = layer.ChargeResistance,
        InnerResistance = layer.SeriesResistance - layer.ChargeResistance,
    };

    private AxialTwoPort OfLead()
    {
        double[] driven = LeadNode(0, 1), held = LeadNode(1, 0), form = LeadForm();
        double conductance = 0, drive = slab.Polarization[0], inner = 0, sign = isLeft ? 1 : -1;
        for (int k = 0; k < count; k++)
        {
            conductance += form[k] * held[k];
            drive -= sign * form[k] * driven[k];
            inner += sign * slab.Polarization[k] * driven[k];
        }
        return AxialTwoPort.HalfSpace(2 * conductance, 2 * drive, isLeft) with { InnerResistance = inner };
    }

    // Y = Form^T rates Form and the relaxations at the face.
    private double[] LeadForm()
    {
        double[] form = new double[count * count];
        for (int i = 0; i < count; i++)
        {
            for (int k = 0; k < count; k++)
            {
                for (int j = 0; j < count; j++) form[(i * count) + k] += slab.Modes.Rates[j] * slab.Form[(j * count) + i] * slab.Form[(j * count) + k];
                foreach (NodeRelaxation one in chain.Nodes[0].Relaxations) form[(i * count) + k] += one.Conductance * one.Form[i] * one.Form[k];
            }
        }
        return form;
    }

    // All differences at the face of a lead, with no current in the channels that the neighbour lacks.
    private double[] LeadNode(double accumulation, double current)
    {
        double[] form = LeadForm(), node = new double[count];
        int free = count - 1;
        double[] matrix = new double[free * free], right = new double[free];
        for (int i = 0; i < free; i++)
        {
            right[i] = ((isLeft ? 1 : -1) * slab.Polarization[i + 1] * current) - (form[(i + 1) * count] * accumulation);
            for (int k = 0; k < free; k++) matrix[(i * free) + k] = form[((i + 1) * count) + k + 1];
        }
        if (!DenseLinearSystem.TrySolve(matrix, right)) throw new ArgumentException("A channel of the lead is connected neither to the others nor to anything outside.", nameof(accumulation));
        node[0] = accumulation;
        right.CopyTo(node, 1);
        return node;
    }

    // Half the sum and half the difference of the currents into both faces, beyond what the charge current carries along.
    private (double[] Sum, double[] Difference) Currents(double[] even, double[] odd)
    {
        double[] sum = new double[count], difference = new double[count];
        for (int j = 0; j < count; j++)
        {
            PiElement line = slab.Line(j);
            double mean = 0, half = 0;
            for (int i = 0; i < count; i++)
            {
                mean += slab.Form[(j * count) + i] * even[i];
                half += slab.Form[(j * count) + i] * odd[i];
            }
            for (int i = 0; i < count; i++)
            {
                sum[i] += slab.Form[(j * count) + i] * line.Shunt * mean;
                difference[i] += slab.Form[(j * count) + i] * (line.Shunt + (2 * line.Series)) * half;
            }
        }
        AddRelaxations(chain.Nodes[0], even, odd, 1, sum, difference);
        AddRelaxations(chain.Nodes[^1], even, odd, -1, sum, difference);
        return (sum, difference);
    }

    private void AddRelaxations(ChannelNode node, double[] even, double[] odd, int sign, double[] sum, double[] difference)
    {
        foreach (NodeRelaxation one in node.Relaxations)
        {
            double force = 0;
            for (int i = 0; i < count; i++) force += one.Form[i] * (even[i] + (sign * odd[i]));
            for (int i = 0; i < count; i++)
            {
                sum[i] += one.Conductance * force * one.Form[i] / 2;
                difference[i] += sign * one.Conductance * force * one.Form[i] / 2;
            }
        }
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
