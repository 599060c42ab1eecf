using Larmor.Numerics;

namespace Larmor.Transport;

/// <summary>
/// The differences of all channels at all nodes of a chain of slabs, eliminated from both sides by sums of positive forms. Nothing is allocated
/// after construction; the cost grows with the number of slabs and the cube of the channels of each.
/// </summary>
/// <remarks>
/// K y = b J₀ with b the jumps of the polarizations at each node: y = (Y_left + Y_right)⁻¹(s_left − s_right). Only differences of polarizations
/// enter, so a common one gives exactly y = 0. With Y_left = X^T c² X and Y_right = X^T s² X the current across a node is
/// X^T (s² X^-T s_left + c² X^-T s_right), a mean without cancellation.
/// </remarks>
internal sealed class ChannelLadder
{
    // Below this the exponential decay of a thick layer has reached the end of the floating-point range (ohm m²).
    private const double SmallestComparable = 1e-290;
    private readonly ChannelChain chain;
    private readonly int width;
    private readonly double[] values;
    private readonly double[] triangles;
    private readonly double[] leftExcess;
    private readonly double[] rightExcess;
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
        width = chain.Nodes.Max(node => node.Count);
        int nodes = chain.Nodes.Length, most = (4 * width) + chain.Nodes.Max(node => node.Relaxations.Count);
        values = new double[nodes * width];
        triangles = new double[nodes * width * width];
        leftExcess = new double[nodes * width];
        rightExcess = new double[nodes * width];
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
        for (int node = 0; node < chain.Nodes.Length; node++) SolveNode(node, charge, reference);
    }

    /// <summary>y/J₀ at a node in ohm m².</summary>
    public ReadOnlySpan<double> Node(int node) => values.AsSpan(node * width, chain.Nodes[node].Count);

    /// <summary>Amplitude of a mode of a slab at both faces, its difference from the currents and not from the two values.</summary>
    public FaceValues Faces(int slab, int mode)
    {
        double sum = leftExcess[(slab * width) + mode] + rightExcess[(slab * width) + mode];
        PiElement line = chain.Slab(slab).Line(mode);
        double conductance = (2 * line.Series) + line.Shunt;
        return new FaceValues(Amplitude(slab, mode, slab, true), Amplitude(slab, mode, slab + 1, false), conductance == 0 ? 0 : -sum / conductance);
    }

    /// <summary>Amplitude of a mode of a slab for the differences at one of its nodes.</summary>
    public double Amplitude(int slab, int mode, int node, bool isLeftFace)
    {
        ChannelSlab element = chain.Slab(slab);
        int[] places = isLeftFace ? chain.Nodes[node].RightPlaces : chain.Nodes[node].LeftPlaces;
        double sum = 0;
        for (int i = 0; i < element.Count; i++) sum += element.Form[(mode * element.Count) + i] * values[(node * width) + places[i]];
        return sum;
    }

    /// <summary>
    /// Largest difference between the amplitudes at a node per current put in at its neighbour and the other way round, relative to the largest of
    /// them; the one from the elimination from the left and the other from that from the right.
    /// </summary>
    public double ReciprocityResidual()
    {
        double largest = 0;
        for (int k = 0; k < chain.Count; k++)
        {
            int m = chain.Slab(k).Count;
            Span<double> left = scratch.AsSpan(0, m * m), right = scratch.AsSpan(m * m, m * m);
            Impedance(k, k, true, left);
            Impedance(k, k + 1, false, right);
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

    // Amplitudes at a node per current put into the modes of a slab there, by rows.
    private void Impedance(int slab, int node, bool isLeftFace, Span<double> impedance)
    {
        ChannelSlab element = chain.Slab(slab);
        int m = element.Count, n = chain.Nodes[node].Count;
        impedance.Clear();
        if (IsGrounded(node)) return;
        int[] places = isLeftFace ? chain.Nodes[node].RightPlaces : chain.Nodes[node].LeftPlaces;
        Span<double> rows = portions.AsSpan(0, m * n);
        rows.Clear();
        ReadOnlySpan<double> triangle = triangles.AsSpan(node * width * width, n * n);
        for (int j = 0; j < m; j++)
        {
            Span<double> row = rows.Slice(j * n, n);
            for (int i = 0; i < m; i++) row[places[i]] = element.Form[(j * m) + i];
            SmallMatrices.SolveUpperTransposed(triangle, n, row);
        }
        for (int i = 0; i < m; i++)
        {
            for (int j = 0; j < m; j++)
            {
                for (int l = 0; l < n; l++) impedance[(i * m) + j] += rows[(i * n) + l] * rows[(j * n) + l];
            }
        }
    }

    private bool IsGrounded(int node) => (node == 0 && FromLeft.IsGrounded) || (node == chain.Nodes.Length - 1 && FromRight.IsGrounded);

    private void SolveNode(int node, double charge, double reference)
    {
        int n = chain.Nodes[node].Count;
        Span<double> y = values.AsSpan(node * width, n);
        if (IsGrounded(node))
        {
            y.Clear();
            if (node > 0) GroundedCurrent(node - 1, node, FromLeft, chain.Nodes[node].LeftPlaces, rightExcess, charge, reference);
            if (node < chain.Count) GroundedCurrent(node, node, FromRight, chain.Nodes[node].RightPlaces, leftExcess, charge, reference);
            return;
        }
        int height = Stack(node);
        Span<double> columns = stacked.AsSpan(0, height * n);
        SmallMatrices.Triangularize(columns, height, n, [], [], 0);
        Span<double> triangle = triangles.AsSpan(node * width * width, n * n);
        for (int i = 0; i < n; i++)
        {
            for (int row = 0; row < n; row++) triangle[(i * n) + row] = row < height ? columns[(i * height) + row] : 0;
        }
        ReadOnlySpan<double> left = FromLeft.SourceAt(node), right = FromRight.SourceAt(node);
        for (int i = 0; i < n; i++) y[i] = left[i] - right[i];
        SmallMatrices.SolveUpperTransposed(triangle, n, y);
        SmallMatrices.SolveUpper(triangle, n, y);
        int relaxations = chain.Nodes[node].Relaxations.Count;
        if (node > 0)
        {
            Divide(node, FromLeft.RowsAt(node));
            Current(node - 1, node, chain.Nodes[node].LeftPlaces, rightExcess, charge, reference);
        }
        if (node < chain.Count)
        {
            if (node == 0 || relaxations > 0) Divide(node, FromLeft.RowsAt(node) + relaxations);
            Current(node, node, chain.Nodes[node].RightPlaces, leftExcess, charge, reference);
        }
    }

    // At a reservoir y = 0, and the current is that which the other side delivers.
    private void GroundedCurrent(int slab, int node, LadderSide side, int[] places, double[] target, double charge, double reference)
    {
        ChannelSlab element = chain.Slab(slab);
        ReadOnlySpan<double> source = side.SourceAt(node);
        for (int j = 0; j < element.Count; j++)
        {
            double sum = 0;
            for (int i = 0; i < element.Count; i++) sum += element.Inverse[(i * element.Count) + j] * (source[places[i]] - Liking(element, i, charge, reference));
            target[(slab * width) + j] = sum;
        }
    }

    private static double Liking(ChannelSlab element, int i, double charge, double reference) => charge * (element.Polarization[i] - (i == 0 ? reference : 0));

    // Rows of the admittances of the left, of the node's own relaxations and of the right.
    private int Stack(int node)
    {
        ChannelNode plane = chain.Nodes[node];
        int left = FromLeft.RowsAt(node), own = plane.Relaxations.Count, right = FromRight.RowsAt(node), height = left + own + right;
        for (int i = 0; i < plane.Count; i++)
        {
            FromLeft.FactorAt(node).Slice(i * left, left).CopyTo(stacked.AsSpan(i * height));
            for (int p = 0; p < own; p++) stacked[(i * height) + left + p] = Math.Sqrt(plane.Relaxations[p].Conductance) * plane.Relaxations[p].Form[i];
            FromRight.FactorAt(node).Slice(i * right, right).CopyTo(stacked.AsSpan((i * height) + left + own));
        }
        return height;
    }

    // c² and s² of the first rows against the others, and the rotations W with X = W^T R.
    private void Divide(int node, int firstRows)
    {
        int n = chain.Nodes[node].Count, height = Stack(node);
        ReadOnlySpan<double> triangle = triangles.AsSpan(node * width * width, n * n);
        int secondRows = height - firstRows;
        Span<double> first = portions.AsSpan(0, firstRows * n), second = portions.AsSpan(firstRows * n, secondRows * n), row = scratch.AsSpan(0, n);
        for (int r = 0; r < height; r++)
        {
            for (int i = 0; i < n; i++) row[i] = stacked[(i * height) + r];
            SmallMatrices.SolveUpperTransposed(triangle, n, row);
            for (int i = 0; i < n; i++)
            {
                if (r < firstRows) first[(i * firstRows) + r] = row[i];
                else second[(i * secondRows) + r - firstRows] = row[i];
            }
        }
        rotations.AsSpan().Clear();
        for (int i = 0; i < n; i++) rotations[(i * n) + i] = 1;
        SmallMatrices.OrthogonalizeColumns(first, firstRows, n, rotations, n);
        for (int l = 0; l < n; l++)
        {
            double c = SmallMatrices.Norm(first.Slice(l * firstRows, firstRows)), s = 0;
            for (int r = 0; r < secondRows; r++)
            {
                double sum = 0;
                for (int i = 0; i < n; i++) sum += second[(i * secondRows) + r] * rotations[(l * n) + i];
                s += sum * sum;
            }
            shares[l] = c * c / ((c * c) + s);
            shares[width + l] = s / ((c * c) + s);
        }
    }

    // Excess current of a slab at a node, in its modes.
    private void Current(int slab, int node, int[] places, double[] target, double charge, double reference)
    {
        ChannelSlab element = chain.Slab(slab);
        int n = chain.Nodes[node].Count, m = element.Count;
        ReadOnlySpan<double> triangle = triangles.AsSpan(node * width * width, n * n);
        Span<double> left = scratch.AsSpan(0, n), right = scratch.AsSpan(n, n), mean = scratch.AsSpan(2 * n, n);
        FromLeft.SourceAt(node).CopyTo(left);
        FromRight.SourceAt(node).CopyTo(right);
        for (int i = 0; i < m; i++)
        {
            left[places[i]] -= Liking(element, i, charge, reference);
            right[places[i]] -= Liking(element, i, charge, reference);
        }
        SmallMatrices.SolveUpperTransposed(triangle, n, left);
        SmallMatrices.SolveUpperTransposed(triangle, n, right);
        mean.Clear();
        for (int l = 0; l < n; l++)
        {
            double a = 0, b = 0;
            for (int i = 0; i < n; i++)
            {
                a += rotations[(l * n) + i] * left[i];
                b += rotations[(l * n) + i] * right[i];
            }
            double weighted = (shares[width + l] * a) + (shares[l] * b);
            for (int i = 0; i < n; i++) mean[i] += rotations[(l * n) + i] * weighted;
        }
        for (int j = 0; j < m; j++)
        {
            double amplitude = 0;
            for (int i = 0; i < m; i++)
            {
                double current = 0;
                for (int k = 0; k <= places[i]; k++) current += triangle[(places[i] * n) + k] * mean[k];
                amplitude += element.Inverse[(i * m) + j] * current;
            }
            target[(slab * width) + j] = amplitude;
        }
    }
}
