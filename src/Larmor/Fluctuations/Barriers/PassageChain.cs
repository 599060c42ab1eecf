using Larmor.Numerics;

namespace Larmor.Fluctuations.Barriers;

/// <summary>
/// The mean time of the first passage from the first line of a mesh to the last, by elimination of line after line from the far end.
/// </summary>
/// <remarks>
/// The matrix of the lines on the near side keeps, beside its entries, the sum of each row: how much leaves to the far end. It is carried along by itself and never taken as a
/// difference, so that a chance of e^{−100} has all its digits; the same is done for chains of states by W. K. Grassmann, M. I. Taksar, D. P. Heyman, Oper. Res. 33, 1107 (1985),
/// doi:10.1287/opre.33.5.1107.
/// </remarks>
internal sealed class PassageChain
{
    private readonly PassageMesh mesh;
    private readonly PassageElements elements;
    private readonly int degree, around, between, rows, stride;
    private readonly double[] carried, work;
    private readonly List<double[]> slabs = [];

    private PassageChain(PassageMesh mesh, PassageElements elements)
    {
        (this.mesh, this.elements, degree, around) = (mesh, elements, mesh.Basis.Degree, mesh.X.Length);
        between = mesh.Columns * (degree - 1);
        rows = between + (2 * around);
        stride = rows + 2;
        carried = new double[around * (around + 2)];
        work = elements.Work();
    }

    /// <summary>What leaves from the first line to the last, and what is gathered on the way: their ratio is the rate in units of D.</summary>
    public static (double Escape, double Content) Of(PassageMesh mesh, PassageElements elements)
    {
        PassageChain chain = new(mesh, elements);
        double[] slab = new double[chain.rows * chain.stride];
        for (int row = mesh.Rows - 1; row >= 0; row--) chain.Fold(row, slab);
        double escape = 0, content = 0;
        for (int i = 0; i < chain.around; i++)
        {
            escape += chain.carried[(i * (chain.around + 2)) + chain.around];
            content += chain.carried[(i * (chain.around + 2)) + chain.around + 1];
        }
        return (escape, content);
    }

    /// <summary>The chance to come to the first line before the last, at all nodes on lines and between them, by rows from the first.</summary>
    /// <returns>For each row the nodes between its lines, left edge by left edge; and for each line its nodes.</returns>
    public static (double[][] Between, double[][] Lines) Chances(PassageMesh mesh, PassageElements elements)
    {
        PassageChain chain = new(mesh, elements);
        for (int row = mesh.Rows - 1; row >= 0; row--)
        {
            double[] slab = new double[chain.rows * chain.stride];
            chain.Fold(row, slab);
            chain.slabs.Add(slab[..((chain.between + chain.around) * chain.stride)]);
        }
        double[][] inner = new double[mesh.Rows][], lines = new double[mesh.Rows + 1][];
        lines[0] = new double[chain.around];
        Array.Fill(lines[0], 1);
        for (int row = 0; row < mesh.Rows; row++) (inner[row], lines[row + 1]) = chain.Unfold(chain.slabs[mesh.Rows - 1 - row], lines[row]);
        return (inner, lines);
    }

    /// <summary>Adds a row of elements to what is carried from the far end and eliminates all but its near line.</summary>
    private void Fold(int row, double[] slab)
    {
        Array.Clear(slab);
        bool isLast = row == mesh.Rows - 1;
        for (int column = 0; column < mesh.Columns; column++)
        {
            elements.Write(row, column, work);
            Add(slab, Places(column), isLast);
        }
        for (int i = 0; i < around; i++)
        {
            // What was carried stands on the far line; nodes on the last line of all have the value zero.
            Span<double> target = slab.AsSpan((between + i) * stride, stride);
            if (isLast)
            {
                target[between + i] = 1;
                continue;
            }
            SpanArithmetic.Add(target.Slice(between, around), 1, carried.AsSpan(i * (around + 2), around));
            SpanArithmetic.Add(target[rows..], 1, carried.AsSpan((i * (around + 2)) + around, 2));
        }
        SchurComplement.Eliminate(slab, rows, stride, between + around);
        for (int i = 0; i < around; i++) slab.AsSpan(((between + around + i) * stride) + between + around, around + 2).CopyTo(carried.AsSpan(i * (around + 2)));
    }

    private (double[] Between, double[] Line) Unfold(double[] slab, double[] near)
    {
        double[] values = new double[rows];
        near.CopyTo(values, between + around);
        for (int i = between + around - 1; i >= 0; i--)
        {
            values[i] = -SpanArithmetic.Dot(slab.AsSpan((i * stride) + i + 1, rows - i - 1), values.AsSpan(i + 1)) / slab[(i * stride) + i];
        }
        return (values[..between], values[between..(between + around)]);
    }

    /// <summary>Adds an element; what is coupled to the last line of all leaves.</summary>
    private void Add(double[] slab, int[] places, bool isLast)
    {
        int all = elements.Nodes, first = all - places.Length;
        bool Leaves(int place) => isLast && place >= between && place < between + around;
        for (int r = 0; r < places.Length; r++)
        {
            if (Leaves(places[r])) continue;
            int to = places[r] * stride, from = (first + r) * (all + 1);
            for (int c = 0; c < places.Length; c++)
            {
                if (Leaves(places[c])) slab[to + rows] -= work[from + first + c];
                else slab[to + places[c]] += work[from + first + c];
            }
            slab[to + rows + 1] += work[from + all];
        }
    }

    /// <summary>Places of an element's edge nodes in a slab: left edges first, then the far line, then the near one.</summary>
    private int[] Places(int column)
    {
        int[] places = new int[4 * degree];
        int at = 0;
        for (int i = 0; i <= degree; i++) places[at++] = between + around + (((column * degree) + i) % around);
        for (int i = 0; i <= degree; i++) places[at++] = between + (((column * degree) + i) % around);
        for (int j = 0; j < degree - 1; j++) places[at++] = (column * (degree - 1)) + j;
        for (int j = 0; j < degree - 1; j++) places[at++] = (((column + 1) % mesh.Columns) * (degree - 1)) + j;
        return places;
    }
}
