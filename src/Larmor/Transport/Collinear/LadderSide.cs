using Larmor.Numerics;

namespace Larmor.Transport.Collinear;

/// <summary>
/// Everything on one side of each node, reduced to a source and an admittance: q̃ = s J₀ ∓ Y y (− at a left side, which delivers, + at a right
/// side, which takes up). Nothing is allocated after construction.
/// </summary>
/// <remarks>
/// <para>
/// Y is kept as a factor, Y = A^T A, so that it stays positive and small parts beside large ones keep their digits. Behind a slab with shunts H
/// and series conductances S (diagonal in its modes) Y becomes H + (N : S), N = Y + H, the parallel sum N : S = S^½ W diag[γ²/(1 + γ²)] W^T S^½
/// with N = S^½ W diag(γ²) W^T S^½; the source becomes P + T (s − P), T = S (N + S)⁻¹. No difference of admittances is formed.
/// </para>
/// </remarks>
internal sealed class LadderSide
{
    // A series conductance below this part of its shunt is as good as none; it keeps quotients inside the floating-point range.
    private const double SmallestSeries = 1e-250;
    private readonly ChannelChain chain;
    private readonly bool isLeft;
    private readonly int width;
    private readonly double[] factors;
    private readonly int[] rows;
    private readonly double[] sources;
    private readonly double[] transfers;
    private readonly double[] near;
    private readonly double[] parallel;
    private readonly double[] passed;
    private readonly double[] excess;
    private readonly bool[] weak;
    private readonly double[] given;
    private readonly double[] admittances;
    private readonly OneModeSide[] lines;
    private readonly double[] joined;
    private readonly double[] modal;
    private readonly double[] rotations;
    private readonly double[] scales;
    private readonly double[] drive;
    private readonly double[] vector;

    /// <summary>The left or the right sides of all nodes of a chain.</summary>
    public LadderSide(ChannelChain chain, bool isLeft)
    {
        this.chain = chain;
        this.isLeft = isLeft;
        int nodes = chain.Nodes.Length;
        width = chain.Width;
        int most = (2 * width) + chain.Nodes.Max(node => node.Relaxations.Length);
        factors = new double[nodes * 2 * width * width];
        rows = new int[nodes];
        sources = new double[nodes * width];
        int slabs = width == 1 ? 0 : chain.Count;
        transfers = new double[slabs * width * width];
        near = new double[transfers.Length];
        parallel = new double[transfers.Length];
        passed = new double[slabs * width];
        excess = new double[slabs * width];
        given = new double[excess.Length];
        weak = new bool[Math.Max(1, slabs)];
        admittances = new double[nodes];
        lines = new OneModeSide[chain.Count];
        joined = new double[most * width];
        modal = new double[(most + width) * width];
        rotations = new double[width * width];
        scales = new double[2 * width];
        drive = new double[width];
        vector = new double[2 * width];
    }

    /// <summary>Whether the end is a reservoir, so that nothing accumulates at the first node.</summary>
    public bool IsGrounded { get; private set; }

    /// <summary>Rows of A at a node.</summary>
    public int RowsAt(int node) => rows[node];

    /// <summary>A at a node, by columns.</summary>
    public Span<double> FactorAt(int node) => factors.AsSpan(node * 2 * width * width, rows[node] * chain.Nodes[node].Count);

    /// <summary>Y in S/m² at a node of one difference, its own relaxations left out.</summary>
    public double AdmittanceAt(int node) => admittances[node];

    /// <summary>s at a node of one difference.</summary>
    public double OneSourceAt(int node) => sources[node * width];

    /// <summary>This side of a slab of one mode between nodes of one difference.</summary>
    public ref readonly OneModeSide LineOf(int slab) => ref lines[slab];

    /// <summary>s at a node.</summary>
    public Span<double> SourceAt(int node) => sources.AsSpan(node * width, chain.Nodes[node].Count);

    /// <summary>T of a slab by rows, between the amplitudes of its modes.</summary>
    public Span<double> TransferOf(int slab) => transfers.AsSpan(slab * width * width, chain.Slab(slab).Count * chain.Slab(slab).Count);

    /// <summary>Upper triangular factor of N = Y + H before a slab, by columns, in the amplitudes of its modes.</summary>
    public Span<double> NearOf(int slab) => near.AsSpan(slab * width * width, chain.Slab(slab).Count * chain.Slab(slab).Count);

    /// <summary>s − P before a slab, in its modes.</summary>
    public Span<double> ExcessOf(int slab) => excess.AsSpan(slab * width, chain.Slab(slab).Count);

    /// <summary>Factor of the parallel sum N : S behind a slab, by columns, in its modes; of S itself behind a reservoir.</summary>
    public Span<double> ParallelOf(int slab) => parallel.AsSpan(slab * width * width, chain.Slab(slab).Count * chain.Slab(slab).Count);

    /// <summary>d − T (s − P) of a mode before a slab with the d = s′ − P of the other side; (s′ − s) + (1 − T)(s − P) where T is near 1, so that equal drives on both sides cancel exactly.</summary>
    public double ExcessBefore(int slab, int mode, LadderSide other)
    {
        if (!weak[slab]) return other.ExcessOf(slab)[mode] - PassedOf(slab)[mode];
        ChannelSlab one = chain.Slab(slab);
        double difference = 0;
        for (int i = 0; i < one.Count; i++) difference += one.Inverse[(i * one.Count) + mode] * (other.given[(slab * width) + i] - given[(slab * width) + i]);
        return difference + PassedOf(slab)[mode];
    }

    // T (s − P) behind a slab in its modes, or (1 − T)(s − P) behind one that hardly changes the source.
    private Span<double> PassedOf(int slab) => passed.AsSpan(slab * width, chain.Slab(slab).Count);

    /// <summary>Whether a slab stands at the reservoir.</summary>
    public bool IsGroundedBefore(int slab) => IsGrounded && slab == (isLeft ? 0 : chain.Count - 1);

    /// <summary>Eliminates from the end to the last node.</summary>
    /// <param name="end">What the end is.</param>
    /// <param name="charge">1 with charge current, 0 for the answer to spin currents put in at the ends alone.</param>
    /// <param name="reference">A polarization of the s channels subtracted from all, which changes nothing.</param>
    public void Eliminate(in LadderEnd end, double charge, double reference)
    {
        int last = chain.Nodes.Length - 1, first = isLeft ? 0 : last;
        Begin(first, end, charge, reference);
        for (int step = 0; step < last; step++)
        {
            int slab = isLeft ? step : last - 1 - step, from = isLeft ? slab : slab + 1, to = isLeft ? slab + 1 : slab;
            if (chain.IsOneMode(slab)) PassOneMode(slab, from, to, charge, reference);
            else
            {
                Pass(slab, from, to, charge, reference);
                Summarize(to);
            }
        }
    }

    private void Begin(int node, in LadderEnd end, double charge, double reference)
    {
        IsGrounded = end.IsReservoir;
        ChannelSlab? lead = end.Lead;
        int count = chain.Nodes[node].Count;
        rows[node] = lead?.Count ?? 0;
        Span<double> factor = FactorAt(node), source = SourceAt(node);
        factor.Clear();
        source.Clear();
        source[0] = end.Source - (charge * reference);
        admittances[node] = 0;
        if (lead is null) return;
        int[] places = isLeft ? chain.Nodes[node].LeftPlaces : chain.Nodes[node].RightPlaces;
        source[0] = 0;
        for (int i = 0; i < lead.Count; i++)
        {
            source[places[i]] = charge * (lead.Polarization[i] - (i == 0 ? reference : 0));
            for (int j = 0; j < lead.Count; j++) factor[(places[i] * lead.Count) + j] = Math.Sqrt(lead.Modes.Rates[j]) * lead.Form[(j * lead.Count) + i];
        }
        Summarize(node);
    }

    private void Summarize(int node)
    {
        double sum = 0;
        foreach (double row in FactorAt(node)) sum += row * row;
        admittances[node] = sum;
    }

    // The same elimination between nodes of one difference, in numbers: s′ = P + T (s − P), or s − (1 − T)(s − P) where T is nearly 1.
    private void PassOneMode(int index, int from, int to, double charge, double reference)
    {
        ChannelSlab slab = chain.Slab(index);
        OneModeLine line = slab.OneMode;
        double polarization = charge * (slab.Polarization[0] - reference), source = sources[from * width];
        bool isGround = IsGroundedBefore(index);
        OneModeSide side = isGround ? line.BehindReservoir(SmallestSeries) : line.Behind(admittances[from] + chain.Nodes[from].Loss, source, polarization, SmallestSeries);
        bool isWeak = side.Transfer > 0.5;
        sources[to * width] = isWeak ? source - (side.Kept * side.Excess) : polarization + side.Passed;
        lines[index] = side;
        admittances[to] = line.Shunt + side.Parallel;
        rows[to] = 1;
        factors[to * 2 * width * width] = Math.Sqrt(admittances[to]);
    }

    private void Pass(int index, int from, int to, double charge, double reference)
    {
        ChannelSlab slab = chain.Slab(index);
        int m = slab.Count;
        bool isGround = IsGroundedBefore(index);
        for (int j = 0; j < m; j++)
        {
            double shunt = slab.Shunts[j];
            scales[j] = Math.Sqrt(Math.Max(slab.Series[j], SmallestSeries * shunt));
            scales[width + j] = Math.Sqrt(shunt);
        }
        Span<double> transfer = TransferOf(index);
        transfer.Clear();
        int[] places = isLeft ? chain.Nodes[to].LeftPlaces : chain.Nodes[to].RightPlaces;
        Span<double> target = SourceAt(to);
        target.Clear();
        for (int i = 0; i < m; i++) drive[i] = charge * (slab.Polarization[i] - (i == 0 ? reference : 0));
        if (isGround)
        {
            rows[to] = 2 * m;
            rotations.AsSpan().Clear();
            for (int j = 0; j < m; j++) rotations[(j * m) + j] = 1;
            vector.AsSpan(0, m).Fill(1);
            WriteFactor(slab, index, places, FactorAt(to));
            PassedOf(index).Clear();
            weak[index] = false;
            for (int i = 0; i < m; i++) target[places[i]] = drive[i];
            return;
        }
        Gather(slab, from, NearOf(index), ExcessOf(index));
        joined.AsSpan(0, m).CopyTo(given.AsSpan(index * width));
        // C = N^½ S^-½, C W = U diag(γ).
        for (int j = 0; j < m; j++)
        {
            for (int row = 0; row < m; row++) modal[(j * m) + row] = NearOf(index)[(j * m) + row] / scales[j];
        }
        rotations.AsSpan().Clear();
        for (int j = 0; j < m; j++) rotations[(j * m) + j] = 1;
        SmallMatrices.OrthogonalizeColumns(modal.AsSpan(0, m * m), m, m, rotations, m);
        bool isWeak = true;
        for (int l = 0; l < m; l++)
        {
            double gamma = SmallMatrices.Norm(modal.AsSpan(l * m, m));
            isWeak &= gamma < 1;
            vector[l] = gamma / Math.Sqrt(1 + (gamma * gamma));
            vector[width + l] = 1 / (1 + (gamma * gamma));
        }
        Transfer(slab, transfer, false);
        Mix(slab, index, places, target, isWeak);
        rows[to] = 2 * m;
        WriteFactor(slab, index, places, FactorAt(to));
    }

    /// <summary>Amplitudes of a lead at its face, in which this side is what it meets.</summary>
    public void LeadAmplitudes(ChannelSlab lead, double charge, double reference, Span<double> amplitudes)
    {
        int m = lead.Count, node = isLeft ? chain.Nodes.Length - 1 : 0;
        for (int j = 0; j < m; j++) scales[width + j] = Math.Sqrt(lead.Modes.Rates[j]);
        for (int i = 0; i < m; i++) drive[i] = charge * (lead.Polarization[i] - (i == 0 ? reference : 0));
        Gather(lead, node, rotations, amplitudes);
        SmallMatrices.SolveUpperTransposed(rotations, m, amplitudes);
        SmallMatrices.SolveUpper(rotations, m, amplitudes);
        if (isLeft) return;
        for (int j = 0; j < m; j++) amplitudes[j] = -amplitudes[j];
    }

    // The triangular factor of N = Y + H in the modes of the slab, with everything at the node that the slab lacks left free.
    private void Gather(ChannelSlab slab, int from, Span<double> total, Span<double> beyond)
    {
        ChannelNode node = chain.Nodes[from];
        int m = slab.Count, n = node.Count, own = rows[from], height = own + node.Relaxations.Length, skipped = n - m;
        int[] places = isLeft ? node.RightPlaces : node.LeftPlaces;
        ReadOnlySpan<double> factor = FactorAt(from), source = SourceAt(from);
        Span<double> columns = joined.AsSpan(0, height * n), ordered = vector.AsSpan(0, n);
        int free = 0;
        for (int i = 0; i < n; i++)
        {
            int place = Array.IndexOf(places, i);
            int column = place < 0 ? free++ : skipped + place;
            factor.Slice(i * own, own).CopyTo(columns[(column * height)..]);
            for (int p = 0; p < node.Relaxations.Length; p++) columns[(column * height) + own + p] = Math.Sqrt(node.Relaxations[p].Conductance) * node.Relaxations[p].Form[i];
            ordered[column] = source[i];
        }
        int top = 0;
        if (skipped > 0)
        {
            SmallMatrices.Triangularize(columns, height, n, [], [], 0);
            top = Math.Min(skipped, height);
            SmallMatrices.SolveUpperTransposed(columns, height, ordered[..top]);
            for (int i = skipped; i < n; i++)
            {
                for (int k = 0; k < top; k++) ordered[i] -= columns[(i * height) + k] * ordered[k];
            }
        }
        int kept = height - top, modalRows = kept + m;
        for (int j = 0; j < m; j++)
        {
            Span<double> column = modal.AsSpan(j * modalRows, modalRows);
            column.Clear();
            for (int i = 0; i < m; i++)
            {
                double inverse = slab.Inverse[(i * m) + j];
                for (int row = 0; row < kept; row++) column[row] += columns[((skipped + i) * height) + top + row] * inverse;
            }
            column[kept + j] = scales[width + j];
        }
        SmallMatrices.Triangularize(modal, modalRows, m, [], [], 0);
        for (int j = 0; j < m; j++)
        {
            modal.AsSpan(j * modalRows, m).CopyTo(total[(j * m)..]);
            double sum = 0;
            for (int i = 0; i < m; i++) sum += slab.Inverse[(i * m) + j] * (ordered[skipped + i] - drive[i]);
            beyond[j] = sum;
        }
        for (int i = 0; i < m; i++) joined[i] = ordered[skipped + i];
    }

    // T = S^½ W diag[1/(1 + γ²)] W^T S^-½.
    private void Transfer(ChannelSlab slab, Span<double> transfer, bool complement)
    {
        int m = slab.Count;
        for (int i = 0; i < m; i++)
        {
            for (int j = 0; j < m; j++)
            {
                double sum = 0;
                for (int l = 0; l < m; l++)
                {
                    double weight = complement ? vector[l] * vector[l] : vector[width + l];
                    sum += scales[i] * rotations[(l * m) + i] * (rotations[(l * m) + j] / scales[j]) * weight;
                }
                transfer[(i * m) + j] = sum;
            }
        }
    }

    // s′ = P + T (s − P), or where the slab hardly changes it s′ = s − (1 − T)(s − P).
    private void Mix(ChannelSlab slab, int index, int[] places, Span<double> target, bool isWeak)
    {
        int m = slab.Count;
        Span<double> transfer = isWeak ? modal.AsSpan(0, m * m) : TransferOf(index);
        if (isWeak) Transfer(slab, transfer, true);
        weak[index] = isWeak;
        Span<double> through = PassedOf(index);
        through.Clear();
        for (int j = 0; j < m; j++)
        {
            for (int k = 0; k < m; k++) through[j] += transfer[(j * m) + k] * ExcessOf(index)[k];
        }
        for (int i = 0; i < m; i++)
        {
            double sum = 0;
            for (int j = 0; j < m; j++) sum += slab.Form[(j * m) + i] * through[j];
            target[places[i]] = isWeak ? joined[i] - sum : drive[i] + sum;
        }
    }

    // Rows of the admittance behind a slab: its shunts, and the parallel sum.
    private void WriteFactor(ChannelSlab slab, int index, int[] places, Span<double> factor)
    {
        int m = slab.Count, height = 2 * m;
        factor.Clear();
        Span<double> behind = ParallelOf(index);
        for (int j = 0; j < m; j++)
        {
            for (int l = 0; l < m; l++) behind[(j * m) + l] = vector[l] * rotations[(l * m) + j] * scales[j];
        }
        for (int i = 0; i < m; i++)
        {
            Span<double> column = factor.Slice(places[i] * height, height);
            for (int j = 0; j < m; j++)
            {
                double form = slab.Form[(j * m) + i];
                column[j] = scales[width + j] * form;
                for (int l = 0; l < m; l++) column[m + l] += behind[(j * m) + l] * form;
            }
        }
    }
}

/// <summary>An end of a ladder.</summary>
/// <param name="Lead">The lead; null for none.</param>
/// <param name="IsReservoir">Whether it keeps all differences at zero.</param>
/// <param name="Source">(J_s-up − J_s-down)/2 that it passes, per J₀ or in A/m².</param>
internal readonly record struct LadderEnd(ChannelSlab? Lead, bool IsReservoir, double Source);
