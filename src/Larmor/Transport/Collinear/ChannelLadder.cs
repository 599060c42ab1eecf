using Larmor.Numerics;

namespace Larmor.Transport.Collinear;

/// <summary>
/// The differences of all channels at all nodes of a chain of slabs, eliminated from both sides by sums of positive forms. Nothing is allocated
/// after construction; the cost grows with the number of slabs and the cube of the channels of each.
/// </summary>
/// <remarks>
/// K y = b J₀ with b the jumps of the polarizations at each node: y = (Y_left + Y_right)⁻¹(s_left − s_right). Only differences of polarizations
/// enter, so a common one gives exactly y = 0. The difference Δ between the faces of a slab is found as itself: with N_left = X^T c² X and
/// N_right = X^T s² X before it, (X^T c²s² X + S) Δ = X^T (s² X^-T d_left + c² X^-T d_right), d = s − P: sums of positive forms again.
/// </remarks>
internal sealed class ChannelLadder
{
    // Below this the exponential decay of a thick layer has reached the end of the floating-point range (ohm m²).
    private const double SmallestComparable = 1e-290;
    private readonly ChannelChain chain;
    private readonly int width;
    private readonly double[] values;
    private readonly double[] steps;
    private readonly double[] leftAmplitudes;
    private readonly double[] rightAmplitudes;
    private readonly double[] leftLead;
    private readonly double[] rightLead;
    private readonly double[] stacked;
    private readonly double[] portions;
    private readonly double[] rotations;
    private readonly double[] shares;
    private readonly double[] scratch;

    /// <summary>A ladder; <see cref="Solve"/> fills it.</summary>
    public ChannelLadder(ChannelChain chain)
    {
        this.chain = chain;
        FromLeft = new LadderSide(chain, true);
        FromRight = new LadderSide(chain, false);
        width = chain.Width;
        int nodes = chain.Nodes.Length, most = (4 * width) + chain.Nodes.Max(node => node.Relaxations.Length);
        values = new double[nodes * width];
        steps = new double[nodes * width];
        leftAmplitudes = new double[nodes * width];
        rightAmplitudes = new double[nodes * width];
        leftLead = new double[chain.LeadLeft?.Count ?? 0];
        rightLead = new double[chain.LeadRight?.Count ?? 0];
        stacked = new double[most * width];
        portions = new double[most * width];
        rotations = new double[width * width];
        shares = new double[2 * width];
        scratch = new double[4 * width * Math.Max(1, width)];
    }

    /// <summary>Everything to the left of each node.</summary>
    public LadderSide FromLeft { get; }

    /// <summary>Everything to the right of each node.</summary>
    public LadderSide FromRight { get; }

    /// <summary>Solves for the charge current 1 (or 0, with what the ends put in).</summary>
    /// <param name="left">The left end.</param>
    /// <param name="right">The right end.</param>
    /// <param name="charge">1, or 0 for spin currents put in at the ends alone.</param>
    /// <param name="reference">A polarization of the s channels subtracted from all, which changes nothing but keeps digits where all are alike.</param>
    public void Solve(in LadderEnd left, in LadderEnd right, double charge, double reference)
    {
        FromLeft.Eliminate(left, charge, reference);
        FromRight.Eliminate(right, charge, reference);
        for (int node = 0; node < chain.Nodes.Length; node++)
        {
            if (chain.Nodes[node].Count == 1) values[node * width] = OneDifference(node);
            else SolveNode(node);
        }
        for (int slab = 0; slab < chain.Count; slab++)
        {
            if (chain.IsOneMode(slab))
            {
                SolveOneMode(slab);
                continue;
            }
            SolveSlab(slab);
            SolveFace(slab, FromLeft, FromRight, 1, leftAmplitudes);
            SolveFace(slab, FromRight, FromLeft, -1, rightAmplitudes);
        }
        if (chain.Count > 0)
        {
            EndFromFace(0, chain.Nodes[0].RightPlaces, 0, chain.LeadLeft, leftAmplitudes);
            EndFromFace(chain.Count, chain.Nodes[^1].LeftPlaces, chain.Count - 1, chain.LeadRight, rightAmplitudes);
        }
        if (chain.LeadLeft is { } leftmost) FromRight.LeadAmplitudes(leftmost, charge, reference, leftLead);
        if (chain.LeadRight is { } rightmost) FromLeft.LeadAmplitudes(rightmost, charge, reference, rightLead);
    }

    /// <summary>y/J₀ at a node in ohm m².</summary>
    public ReadOnlySpan<double> Node(int node) => values.AsSpan(node * width, chain.Nodes[node].Count);

    /// <summary>Amplitude of a mode of a slab at both faces, each and their difference from the drive of the slab and in its own modes.</summary>
    public FaceValues Faces(int slab, int mode) =>
        new(leftAmplitudes[(slab * width) + mode], rightAmplitudes[(slab * width) + mode], steps[(slab * width) + mode]);

    /// <summary>Amplitudes of the modes of a lead at its face.</summary>
    public ReadOnlySpan<double> LeadAmplitudes(bool isLeft) => isLeft ? leftLead : rightLead;

    /// <summary>
    /// Largest difference between the amplitudes at a node per current put in at its neighbour and the other way round, relative to the largest of
    /// them; the one from the elimination from the left and the other from that from the right.
    /// </summary>
    public double ReciprocityResidual()
    {
        double largest = 0;
        for (int k = 0; k < chain.Count; k++)
        {
            if (chain.IsOneMode(k))
            {
                largest = Math.Max(largest, OneModeReciprocity(FromLeft.LineOf(k), FromRight.LineOf(k)));
                continue;
            }
            int m = chain.Slab(k).Count;
            Span<double> left = scratch.AsSpan(0, m * m), right = scratch.AsSpan(m * m, m * m);
            Impedance(k, FromLeft, FromRight, left);
            Impedance(k, FromRight, FromLeft, right);
            double difference = 0, scale = 0, size = 0;
            for (int i = 0; i < m; i++)
            {
                for (int j = 0; j < m; j++)
                {
                    double forward = 0, backward = 0;
                    for (int l = 0; l < m; l++)
                    {
                        forward += right[(i * m) + l] * FromLeft.TransferOf(k)[(l * m) + j];
                        backward += left[(j * m) + l] * FromRight.TransferOf(k)[(l * m) + i];
                    }
                    double norm = Math.Sqrt(right[(i * m) + i]) * Math.Sqrt(left[(j * m) + j]);
                    if (norm == 0) continue;
                    size = Math.Max(size, Math.Max(Math.Abs(forward), Math.Abs(backward)));
                    difference = Math.Max(difference, Math.Abs(forward - backward) / norm);
                    scale = Math.Max(scale, Math.Max(Math.Abs(forward), Math.Abs(backward)) / norm);
                }
            }
            if (size > SmallestComparable) largest = Math.Max(largest, difference / scale);
        }
        return largest;
    }

    private static double OneModeReciprocity(in OneModeSide left, in OneModeSide right)
    {
        double forward = right.Impedance(left) * left.Transfer, backward = left.Impedance(right) * right.Transfer, scale = Math.Max(forward, backward);
        bool isInside = !double.IsPositiveInfinity(left.Near) && !double.IsPositiveInfinity(right.Near);
        return isInside && scale > SmallestComparable ? Math.Abs(forward - backward) / scale : 0;
    }

    // Amplitudes at the face of a slab towards the near side per current put into its modes there, by rows.
    private void Impedance(int slab, LadderSide near, LadderSide far, Span<double> impedance)
    {
        int m = chain.Slab(slab).Count;
        impedance.Clear();
        if (near.IsGroundedBefore(slab)) return;
        StackFace(slab, near, far);
        Span<double> unit = portions.AsSpan(0, m);
        for (int j = 0; j < m; j++)
        {
            unit.Clear();
            unit[j] = 1;
            SmallMatrices.SolveUpperTransposed(stacked, 2 * m, unit);
            SmallMatrices.SolveUpper(stacked, 2 * m, unit);
            for (int i = 0; i < m; i++) impedance[(i * m) + j] = unit[i];
        }
    }

    // The triangular factor of N_near + N_far : S.
    private void StackFace(int slab, LadderSide near, LadderSide far)
    {
        int m = chain.Slab(slab).Count;
        for (int j = 0; j < m; j++)
        {
            near.NearOf(slab).Slice(j * m, m).CopyTo(stacked.AsSpan(2 * m * j));
            far.ParallelOf(slab).Slice(j * m, m).CopyTo(stacked.AsSpan((2 * m * j) + m));
        }
        SmallMatrices.Triangularize(stacked.AsSpan(0, 2 * m * m), 2 * m, m, [], [], 0);
    }

    private bool IsGrounded(int node) => (node == 0 && FromLeft.IsGrounded) || (node == chain.Nodes.Length - 1 && FromRight.IsGrounded);

    private double OneDifference(int node) => IsGrounded(node)
        ? 0
        : (FromLeft.OneSourceAt(node) - FromRight.OneSourceAt(node)) / (FromLeft.AdmittanceAt(node) + chain.Nodes[node].Loss + FromRight.AdmittanceAt(node));

    private void SolveOneMode(int slab)
    {
        ref readonly OneModeSide left = ref FromLeft.LineOf(slab), right = ref FromRight.LineOf(slab);
        ChannelSlab one = chain.Slab(slab);
        double form = one.Form[0];
        steps[slab * width] = form * one.OneMode.Step(left, right);
        leftAmplitudes[slab * width] = form * left.Face(right);
        rightAmplitudes[slab * width] = -form * right.Face(left);
    }

    private void SolveNode(int node)
    {
        int n = chain.Nodes[node].Count;
        Span<double> y = values.AsSpan(node * width, n);
        if (IsGrounded(node))
        {
            y.Clear();
            return;
        }
        int height = Stack(node);
        Span<double> columns = stacked.AsSpan(0, height * n);
        SmallMatrices.Triangularize(columns, height, n, [], [], 0);
        ReadOnlySpan<double> left = FromLeft.SourceAt(node), right = FromRight.SourceAt(node);
        for (int i = 0; i < n; i++) y[i] = left[i] - right[i];
        SmallMatrices.SolveUpperTransposed(columns, height, y);
        SmallMatrices.SolveUpper(columns, height, y);
    }

    // An end without a lead has the values of the face behind it, which keep their digits where both ends drive alike and little relaxes between.
    private void EndFromFace(int node, int[] places, int slab, ChannelSlab? lead, double[] amplitudes)
    {
        if (lead is not null || IsGrounded(node)) return;
        ChannelSlab beside = chain.Slab(slab);
        for (int i = 0; i < beside.Count; i++)
        {
            double value = 0;
            for (int j = 0; j < beside.Count; j++) value += beside.Inverse[(i * beside.Count) + j] * amplitudes[(slab * width) + j];
            values[(node * width) + places[i]] = value;
        }
    }

    // Rows of the admittances of the left, of the node's own relaxations and of the right.
    private int Stack(int node)
    {
        ChannelNode plane = chain.Nodes[node];
        int left = FromLeft.RowsAt(node), own = plane.Relaxations.Length, right = FromRight.RowsAt(node), height = left + own + right;
        for (int i = 0; i < plane.Count; i++)
        {
            FromLeft.FactorAt(node).Slice(i * left, left).CopyTo(stacked.AsSpan(i * height));
            for (int p = 0; p < own; p++) stacked[(i * height) + left + p] = Math.Sqrt(plane.Relaxations[p].Conductance) * plane.Relaxations[p].Form[i];
            FromRight.FactorAt(node).Slice(i * right, right).CopyTo(stacked.AsSpan((i * height) + left + own));
        }
        return height;
    }

    // Differences of the amplitudes of a slab between its faces, right − left.
    private void SolveSlab(int slab)
    {
        int m = chain.Slab(slab).Count;
        bool isLeftGround = FromLeft.IsGroundedBefore(slab), isRightGround = FromRight.IsGroundedBefore(slab);
        Span<double> step = steps.AsSpan(slab * width, m), drive = scratch.AsSpan(0, m);
        step.Clear();
        if (isLeftGround && isRightGround) return;
        if (isLeftGround || isRightGround)
        {
            // (N + S) Δ = d with the side that is no reservoir.
            LadderSide side = isLeftGround ? FromRight : FromLeft;
            side.ExcessOf(slab).CopyTo(drive);
            for (int j = 0; j < m; j++) side.NearOf(slab).Slice(j * m, m).CopyTo(stacked.AsSpan(2 * m * j, m));
        }
        else
        {
            Divide(slab, m);
            Span<double> left = scratch.AsSpan(m, m), right = scratch.AsSpan(2 * m, m);
            FromLeft.ExcessOf(slab).CopyTo(left);
            FromRight.ExcessOf(slab).CopyTo(right);
            SmallMatrices.SolveUpperTransposed(portions, 2 * m, left);
            SmallMatrices.SolveUpperTransposed(portions, 2 * m, right);
            // X^T (s² X^-T d_left + c² X^-T d_right) with X = W^T R; rows c s X of the parallel sum.
            drive.Clear();
            for (int l = 0; l < m; l++)
            {
                double a = 0, b = 0;
                for (int i = 0; i < m; i++)
                {
                    a += rotations[(l * m) + i] * left[i];
                    b += rotations[(l * m) + i] * right[i];
                }
                double c = shares[l], s = shares[width + l], weighted = (s * s * a) + (c * c * b);
                for (int j = 0; j < m; j++)
                {
                    double x = 0;
                    for (int i = 0; i <= j; i++) x += rotations[(l * m) + i] * portions[(2 * m * j) + i];
                    drive[j] += x * weighted;
                    stacked[(2 * m * j) + l] = c * s * x;
                }
            }
        }
        for (int j = 0; j < m; j++)
        {
            stacked.AsSpan((2 * m * j) + m, m).Clear();
            stacked[(2 * m * j) + m + j] = Math.Sqrt(chain.Slab(slab).Series[j]);
        }
        SmallMatrices.Triangularize(stacked.AsSpan(0, 2 * m * m), 2 * m, m, [], [], 0);
        SmallMatrices.SolveUpperTransposed(stacked, 2 * m, drive);
        SmallMatrices.SolveUpper(stacked, 2 * m, drive);
        for (int j = 0; j < m; j++) step[j] = -drive[j];
    }

    // (N_near + N_far : S) a = d_near − T d_far at the face of a slab towards the near side.
    private void SolveFace(int slab, LadderSide near, LadderSide far, double sign, double[] target)
    {
        int m = chain.Slab(slab).Count;
        Span<double> amplitudes = target.AsSpan(slab * width, m);
        amplitudes.Clear();
        if (near.IsGroundedBefore(slab)) return;
        StackFace(slab, near, far);
        for (int j = 0; j < m; j++) amplitudes[j] = sign * far.ExcessBefore(slab, j, near);
        SmallMatrices.SolveUpperTransposed(stacked, 2 * m, amplitudes);
        SmallMatrices.SolveUpper(stacked, 2 * m, amplitudes);
    }

    // R of both sides of a slab, the rotations W and c, s with N_left = R^T W c² W^T R, N_right = R^T W s² W^T R.
    private void Divide(int slab, int m)
    {
        Span<double> both = portions.AsSpan(0, 2 * m * m), first = stacked.AsSpan(0, m * m), second = stacked.AsSpan(m * m, m * m), row = scratch.AsSpan(0, m);
        for (int j = 0; j < m; j++)
        {
            FromLeft.NearOf(slab).Slice(j * m, m).CopyTo(both[(2 * m * j)..]);
            FromRight.NearOf(slab).Slice(j * m, m).CopyTo(both[((2 * m * j) + m)..]);
        }
        SmallMatrices.Triangularize(both, 2 * m, m, [], [], 0);
        for (int r = 0; r < m; r++)
        {
            for (int side = 0; side < 2; side++)
            {
                ReadOnlySpan<double> near = (side == 0 ? FromLeft : FromRight).NearOf(slab);
                for (int i = 0; i < m; i++) row[i] = near[(i * m) + r];
                SmallMatrices.SolveUpperTransposed(both, 2 * m, row);
                for (int i = 0; i < m; i++) (side == 0 ? first : second)[(i * m) + r] = row[i];
            }
        }
        rotations.AsSpan().Clear();
        for (int i = 0; i < m; i++) rotations[(i * m) + i] = 1;
        // Of two that add to one the smaller tells the directions: the larger may be one in all of them but for rounding.
        bool isLeftSmaller = SmallMatrices.Norm(first) <= SmallMatrices.Norm(second);
        int small = isLeftSmaller ? 0 : width, large = width - small;
        if (!isLeftSmaller)
        {
            Span<double> swap = first;
            first = second;
            second = swap;
        }
        SmallMatrices.OrthogonalizeColumns(first, m, m, rotations, m);
        for (int l = 0; l < m; l++)
        {
            double c = SmallMatrices.Norm(first.Slice(l * m, m)), s = 0;
            for (int r = 0; r < m; r++)
            {
                double sum = 0;
                for (int i = 0; i < m; i++) sum += second[(i * m) + r] * rotations[(l * m) + i];
                s += sum * sum;
            }
            double norm = Math.Sqrt((c * c) + s);
            shares[small + l] = c / norm;
            shares[large + l] = Math.Sqrt(s) / norm;
        }
    }
}
