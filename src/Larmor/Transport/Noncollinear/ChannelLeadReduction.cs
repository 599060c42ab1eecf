using Larmor.Numerics;
using Larmor.Transport.Collinear;

namespace Larmor.Transport.Noncollinear;

/// <summary>What the s channels of a lead of more than two channels meet at its face, the others blocked there and eliminated.</summary>
/// <remarks>
/// y at the face answers with (Form^T rates Form) y = A^T A y, relaxations at the face as further rows of A; A = Q R with the hidden columns first,
/// as in <see cref="ChannelReduction"/>. With w = R_hh^-T P_h the lead delivers δJ = 2(P_s − R_hs^T w) J₀ − 2 r² Δ, and its hidden channels add |w|²
/// to the resistance.
/// </remarks>
internal sealed class ChannelLeadReduction
{
    private readonly ChannelSlab slab;
    private readonly double[] triangle;
    private readonly double[] drive;
    private readonly double sign;
    private readonly int rows;

    /// <summary>A lead at a node.</summary>
    public ChannelLeadReduction(ChannelSlab slab, ChannelNode face, bool isLeft)
    {
        this.slab = slab;
        sign = isLeft ? 1 : -1;
        int count = slab.Count, free = count - 1;
        rows = count + face.Relaxations.Length;
        triangle = new double[rows * count];
        for (int k = 0; k < count; k++)
        {
            // The s channels stand last.
            int channel = k < free ? k + 1 : 0;
            for (int j = 0; j < count; j++) triangle[(k * rows) + j] = Math.Sqrt(slab.Modes.Rates[j]) * slab.Form[(j * count) + channel];
            for (int p = 0; p < face.Relaxations.Length; p++) triangle[(k * rows) + count + p] = Math.Sqrt(face.Relaxations[p].Conductance) * face.Relaxations[p].Form[channel];
        }
        SmallMatrices.Triangularize(triangle, rows, count, [], [], 0);
        for (int k = 0; k < free; k++)
        {
            if (triangle[(k * rows) + k] == 0) throw new ArgumentException($"A channel of the lead of '{slab.Network}' is connected neither to the others nor to anything outside.", nameof(slab));
        }
        drive = slab.Polarization[1..];
        SmallMatrices.SolveUpperTransposed(triangle, rows, drive);
        double along = slab.Polarization[0], inner = 0, own = triangle[(free * rows) + free];
        for (int k = 0; k < free; k++)
        {
            along -= triangle[(free * rows) + k] * drive[k];
            inner += drive[k] * drive[k];
        }
        Port = AxialTwoPort.HalfSpace(2 * own * own, 2 * along, isLeft) with { InnerResistance = inner };
    }

    /// <summary>The half-space that the s channels meet at unit charge current.</summary>
    public AxialTwoPort Port { get; }

    /// <summary>All differences at the face in V.</summary>
    /// <param name="accumulation">Δ of the s channels there.</param>
    /// <param name="current">J₀ in A/m².</param>
    public double[] Solve(double accumulation, double current)
    {
        int free = drive.Length;
        double[] answer = new double[free];
        for (int k = 0; k < free; k++) answer[k] = (sign * current * drive[k]) - (triangle[(free * rows) + k] * accumulation);
        SmallMatrices.SolveUpper(triangle, rows, answer);
        return [accumulation, .. answer];
    }
}
