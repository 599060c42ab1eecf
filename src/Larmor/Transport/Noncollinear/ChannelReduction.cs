using Larmor.Numerics;
using Larmor.Transport.Collinear;

namespace Larmor.Transport.Noncollinear;

/// <summary>
/// What the s channels of a slab of more than two channels meet at its faces, the other channels blocked there (or grounded, at a reservoir) and
/// eliminated: never by differences of conductances, but by an orthogonal factor of their square roots.
/// </summary>
/// <remarks>
/// <para>Means E and half differences O of the differences y at both faces obey (Form^T sh Form) E and (Form^T (sh + 2 se) Form) O apart; relaxations
/// at a face join them. All of it is A^T A with rows √sh Form E, √(sh + 2 se) Form O, √(G/2) form·(E ± O). With the hidden columns first
/// A = Q R, and the last two rows of R are what the s channels feel: thin layers, in which sh is 1e-8 of se, keep their digits.</para>
/// <para>The charge current drives P J₀ through: w = R_hh^-T P_h, p₂ − p₁ = 2·2(R_hs^T w)_E, and the hidden channels add 2|w|² to the resistance.</para>
/// </remarks>
internal sealed class ChannelReduction
{
    private readonly ChannelSlab slab;
    private readonly Hidden[] hidden;
    private readonly double[] triangle;
    private readonly double[] drive;
    private readonly int rows;

    /// <summary>A slab between two nodes.</summary>
    /// <param name="slab">The slab.</param>
    /// <param name="left">Its left face.</param>
    /// <param name="right">Its right face.</param>
    /// <param name="isLeftGrounded">Whether a reservoir holds all channels there.</param>
    /// <param name="isRightGrounded">Whether one does so at the right.</param>
    public ChannelReduction(ChannelSlab slab, ChannelNode left, ChannelNode right, bool isLeftGrounded, bool isRightGrounded)
    {
        this.slab = slab;
        int count = slab.Count;
        hidden = [.. Enumerable.Range(1, count - 1).SelectMany(i => Unknowns(i, isLeftGrounded, isRightGrounded))];
        rows = (2 * count) + left.Relaxations.Length + right.Relaxations.Length;
        triangle = new double[rows * (hidden.Length + 2)];
        for (int k = 0; k < hidden.Length; k++) Fill(k, hidden[k], left, right);
        Fill(hidden.Length, new Hidden(0, 1, 0), left, right);
        Fill(hidden.Length + 1, new Hidden(0, 0, 1), left, right);
        SmallMatrices.Triangularize(triangle, rows, hidden.Length + 2, [], [], 0);
        drive = [.. hidden.Select(one => slab.Polarization[one.Channel] * one.Odd)];
        for (int k = 0; k < hidden.Length; k++)
        {
            if (At(k, k) == 0) throw new ArgumentException($"A channel of '{slab.Network}' is connected neither to the others nor to anything outside.", nameof(slab));
        }
        SmallMatrices.SolveUpperTransposed(triangle, rows, drive);
        Port = Reduced();
    }

    /// <summary>The two-port of the s channels at unit charge current.</summary>
    public AxialTwoPort Port { get; }

    /// <summary>Means and half differences (left less right) of all differences at the faces, in V.</summary>
    /// <param name="faces">Δ of the s channels at the faces.</param>
    /// <param name="current">J₀ in A/m².</param>
    public (double[] Even, double[] Odd) Solve(FaceValues faces, double current)
    {
        double[] even = new double[slab.Count], odd = new double[slab.Count], answer = new double[hidden.Length];
        (even[0], odd[0]) = (faces.Even, -faces.Odd);
        for (int k = 0; k < answer.Length; k++) answer[k] = -((current * drive[k]) + (At(k, hidden.Length) * even[0]) + (At(k, hidden.Length + 1) * odd[0]));
        SmallMatrices.SolveUpper(triangle, rows, answer);
        for (int k = 0; k < answer.Length; k++)
        {
            even[hidden[k].Channel] += hidden[k].Even * answer[k];
            odd[hidden[k].Channel] += hidden[k].Odd * answer[k];
        }
        return (even, odd);
    }

    // A face that a reservoir holds leaves one unknown, the value at the other.
    private static Hidden[] Unknowns(int channel, bool isLeftGrounded, bool isRightGrounded) => (isLeftGrounded, isRightGrounded) switch
    {
        (true, true) => [],
        (true, false) => [new Hidden(channel, 0.5, -0.5)],
        (false, true) => [new Hidden(channel, 0.5, 0.5)],
        _ => [new Hidden(channel, 1, 0), new Hidden(channel, 0, 1)],
    };

    private double At(int row, int column) => triangle[(column * rows) + row];

    private void Fill(int place, Hidden one, ChannelNode left, ChannelNode right)
    {
        int count = slab.Count;
        Span<double> column = triangle.AsSpan(place * rows, rows);
        for (int j = 0; j < count; j++)
        {
            double form = slab.Form[(j * count) + one.Channel];
            column[j] = Math.Sqrt(slab.Shunts[j]) * form * one.Even;
            column[count + j] = Math.Sqrt(slab.Shunts[j] + (2 * slab.Series[j])) * form * one.Odd;
        }
        int next = 2 * count;
        foreach (NodeRelaxation relaxation in left.Relaxations) column[next++] = Math.Sqrt(relaxation.Conductance / 2) * relaxation.Form[one.Channel] * (one.Even + one.Odd);
        foreach (NodeRelaxation relaxation in right.Relaxations) column[next++] = Math.Sqrt(relaxation.Conductance / 2) * relaxation.Form[one.Channel] * (one.Even - one.Odd);
    }

    // δJ is twice q̃: K of (E, O) is R^T R, sum = (i_left + i_right)/2 and difference = (i_left − i_right)/2.
    private AxialTwoPort Reduced()
    {
        int n = hidden.Length;
        double even = At(n, n), mixed = At(n, n + 1), odd = At(n + 1, n + 1), step = 0, along = slab.Polarization[0], inner = 0;
        for (int k = 0; k < n; k++)
        {
            step += At(k, n) * drive[k];
            along -= At(k, n + 1) * drive[k];
            inner += 2 * drive[k] * drive[k];
        }
        return new AxialTwoPort
        {
            ShuntLeft = 2 * even * (even + mixed),
            ShuntRight = 2 * even * (even - mixed),
            Series = (mixed * mixed) + (odd * odd) - (even * even),
            DriveLeft = 2 * (along - step),
            DriveRight = 2 * (along + step),
            DriveStep = 4 * step,
            ChargeResistance = slab.ChargeResistance,
            InnerResistance = inner,
        };
    }

    private readonly record struct Hidden(int Channel, double Even, double Odd);
}
