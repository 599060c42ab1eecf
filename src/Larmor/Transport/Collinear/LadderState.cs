namespace Larmor.Transport.Collinear;

/// <summary>The differences at all nodes and the amplitudes of all modes at the faces of their slabs.</summary>
internal sealed class LadderState
{
    private readonly ChannelChain chain;
    private readonly int width;
    private readonly double[] nodes;
    private readonly FaceValues[] faces;
    private readonly double[] leftLead;
    private readonly double[] rightLead;

    /// <summary>A multiple of a solution at unit current, and another added to it.</summary>
    public LadderState(ChannelChain chain, ChannelLadder unit, double factor = 1, ChannelLadder? added = null)
    {
        this.chain = chain;
        width = chain.Width;
        nodes = new double[chain.Nodes.Length * width];
        faces = new FaceValues[chain.Count * width];
        for (int k = 0; k < chain.Nodes.Length; k++)
        {
            for (int i = 0; i < chain.Nodes[k].Count; i++) nodes[(k * width) + i] = (factor * unit.Node(k)[i]) + (added is null ? 0 : added.Node(k)[i]);
        }
        leftLead = Lead(true, unit, factor, added);
        rightLead = Lead(false, unit, factor, added);
        for (int k = 0; k < chain.Count; k++)
        {
            for (int j = 0; j < chain.Slab(k).Count; j++) faces[(k * width) + j] = (factor * unit.Faces(k, j)) + (added?.Faces(k, j) ?? default);
        }
    }

    /// <summary>Amplitudes of the modes of a lead at its face.</summary>
    public ReadOnlySpan<double> LeadAmplitudes(bool isLeft) => isLeft ? leftLead : rightLead;

    /// <summary>y at a node in V.</summary>
    public ReadOnlySpan<double> Node(int node) => nodes.AsSpan(node * width, chain.Nodes[node].Count);

    /// <summary>Amplitudes of the modes of a slab.</summary>
    public ReadOnlySpan<FaceValues> Faces(int slab) => faces.AsSpan(slab * width, chain.Slab(slab).Count);

    /// <summary>P·(y_right − y_left) of a slab in V, with a polarization of the s channels taken off.</summary>
    public double Drive(int slab, double reference = 0)
    {
        ChannelSlab one = chain.Slab(slab);
        double sum = 0;
        for (int j = 0; j < one.Count; j++)
        {
            double weight = 0;
            for (int i = 0; i < one.Count; i++) weight += (one.Polarization[i] - (i == 0 ? reference : 0)) * one.Inverse[(i * one.Count) + j];
            sum += weight * Faces(slab)[j].Difference;
        }
        return sum;
    }

    /// <summary>P·y of a lead at its face in V.</summary>
    public double LeadDrive(ChannelSlab lead, bool isLeft, double reference = 0)
    {
        double sum = 0;
        for (int j = 0; j < lead.Count; j++)
        {
            double weight = 0;
            for (int i = 0; i < lead.Count; i++) weight += (lead.Polarization[i] - (i == 0 ? reference : 0)) * lead.Inverse[(i * lead.Count) + j];
            sum += weight * LeadAmplitudes(isLeft)[j];
        }
        return sum;
    }

    private static double[] Lead(bool isLeft, ChannelLadder unit, double factor, ChannelLadder? added)
    {
        double[] amplitudes = new double[unit.LeadAmplitudes(isLeft).Length];
        for (int j = 0; j < amplitudes.Length; j++) amplitudes[j] = (factor * unit.LeadAmplitudes(isLeft)[j]) + (added is null ? 0 : added.LeadAmplitudes(isLeft)[j]);
        return amplitudes;
    }
}
