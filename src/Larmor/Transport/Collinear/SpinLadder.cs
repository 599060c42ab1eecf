namespace Larmor.Transport.Collinear;

/// <summary>What the s channels see to the left and to the right of a node between two-channel metals, whatever channels lie further away.</summary>
internal sealed class SpinLadder(ChannelChain chain, ChannelLadder ladder)
{
    /// <summary>Everything to the left of a node, relaxations at the node included.</summary>
    public SpinSource FromLeft(int node) => Side(ladder.FromLeft, node);

    /// <summary>Everything to the right of a node, relaxations at the node included.</summary>
    public SpinSource FromRight(int node) => Side(ladder.FromRight, node);

    private SpinSource Side(LadderSide side, int node)
    {
        ChannelNode plane = chain.Nodes[node];
        if (plane.Count != 1) throw new ArgumentException("The s channels alone describe only a node between metals without other channels.", nameof(node));
        bool isGround = side.IsGrounded && node == (ReferenceEquals(side, ladder.FromLeft) ? 0 : chain.Nodes.Length - 1);
        if (isGround) return new SpinSource(0, double.PositiveInfinity);
        double conductance = side.AdmittanceAt(node) + plane.Loss;
        // In q̃ = δJ/2: δJ = 2s J₀ − 2Y Δ.
        return new SpinSource(2 * side.SourceAt(node)[0], 2 * conductance);
    }
}
