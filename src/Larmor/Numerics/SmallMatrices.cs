namespace Larmor.Numerics;

/// <summary>Orthogonal factorizations of small dense matrices stored by columns, in place and without allocation.</summary>
/// <remarks>
/// The one-sided rotations of C. G. J. Jacobi find singular values with small <em>relative</em> error whatever the scale of the columns, and
/// a triangular factor with pivoting prepares rows of any scale for them. Sources: J. Demmel, K. Veselic, SIAM J. Matrix Anal. Appl. 13, 1204
/// (1992); Z. Drmac, K. Veselic, SIAM J. Matrix Anal. Appl. 29, 1322 (2008); row order: A. J. Cox, N. J. Higham, in Numerical
/// Analysis 1997, Pitman Research Notes in Mathematics 380, 57 (1998).
/// </remarks>
internal static class SmallMatrices
{
    private const int MostSweeps = 60;
    private const double Orthogonal = 1e-16;

    /// <summary>
    /// Rotates the columns of A until they are orthogonal: A W = U diag(s). A becomes U diag(s); the columns of W are rotated alike.
    /// </summary>
    /// <param name="matrix">A by columns.</param>
    /// <param name="rows">Rows of A.</param>
    /// <param name="columns">Columns of A.</param>
    /// <param name="rotations">A matrix of as many columns to be rotated along (the identity gives W); may be empty.</param>
    /// <param name="height">Its rows.</param>
    public static void OrthogonalizeColumns(Span<double> matrix, int rows, int columns, Span<double> rotations, int height)
    {
        for (int sweep = 0; sweep < MostSweeps; sweep++)
        {
            bool isDone = true;
            for (int i = 0; i < columns; i++)
            {
                for (int k = i + 1; k < columns; k++)
                {
                    Span<double> left = matrix.Slice(i * rows, rows), right = matrix.Slice(k * rows, rows);
                    double a = Norm(left), b = Norm(right);
                    if (a == 0 || b == 0) continue;
                    double overlap = ScaledDot(left, a, right, b);
                    if (Math.Abs(overlap) <= Orthogonal * rows) continue;
                    isDone = false;
                    // cot 2θ = (b² − a²)/(2 a b overlap), with the quotients formed first: no square overflows.
                    double zeta = ((b / a) - (a / b)) / (2 * overlap);
                    double tangent = double.IsInfinity(zeta) ? 0 : Math.CopySign(1, zeta) / (Math.Abs(zeta) + Math.Sqrt(1 + (zeta * zeta)));
                    if (Math.Abs(zeta) > 1e150) tangent = 1 / (2 * zeta);
                    double cosine = 1 / Math.Sqrt(1 + (tangent * tangent));
                    Rotate(left, right, cosine, tangent * cosine);
                    if (height > 0) Rotate(rotations.Slice(i * height, height), rotations.Slice(k * height, height), cosine, tangent * cosine);
                }
            }
            if (isDone) return;
        }
    }

    /// <summary>
    /// A Π = Q R with column pivots and the rows taken in falling size: the upper triangle of A becomes R, and Q is applied to
    /// <paramref name="carried"/> (Q^T C) where there is one.
    /// </summary>
    /// <param name="matrix">A by columns; R in its upper triangle on return, zeros below.</param>
    /// <param name="rows">Rows of A.</param>
    /// <param name="columns">Columns of A.</param>
    /// <param name="order">On return the column of A that stands at each place; empty for no column pivots.</param>
    /// <param name="carried">C by columns, to become Q^T C; may be empty.</param>
    /// <param name="width">Columns of C.</param>
    public static void Triangularize(Span<double> matrix, int rows, int columns, Span<int> order, Span<double> carried, int width)
    {
        for (int i = 0; i < order.Length; i++) order[i] = i;
        for (int step = 0; step < Math.Min(rows, columns); step++)
        {
            if (order.Length > 0) PivotColumn(matrix, rows, columns, order, step);
            Span<double> column = matrix.Slice(step * rows, rows);
            int largest = step;
            for (int row = step + 1; row < rows; row++)
            {
                if (Math.Abs(column[row]) > Math.Abs(column[largest])) largest = row;
            }
            if (column[largest] == 0) continue;
            if (largest != step)
            {
                for (int k = 0; k < columns; k++) (matrix[(k * rows) + step], matrix[(k * rows) + largest]) = (matrix[(k * rows) + largest], matrix[(k * rows) + step]);
                for (int k = 0; k < width; k++) (carried[(k * rows) + step], carried[(k * rows) + largest]) = (carried[(k * rows) + largest], carried[(k * rows) + step]);
            }
            double norm = Norm(column[step..]), head = column[step], diagonal = -Math.CopySign(norm, head);
            // v = column/norm with its head moved away from zero; H = 1 − v v^T/|v₀| in these units.
            Span<double> reflector = column[step..];
            for (int row = 0; row < reflector.Length; row++) reflector[row] /= norm;
            reflector[0] += Math.CopySign(1, head);
            for (int k = step + 1; k < columns; k++) Reflect(reflector, matrix.Slice((k * rows) + step, rows - step));
            for (int k = 0; k < width; k++) Reflect(reflector, carried.Slice((k * rows) + step, rows - step));
            reflector.Clear();
            column[step] = diagonal;
        }
    }

    /// <summary>x of R x = b, in place; R upper triangular by columns with the given number of rows stored.</summary>
    public static void SolveUpper(ReadOnlySpan<double> triangle, int rows, Span<double> right)
    {
        for (int i = right.Length - 1; i >= 0; i--)
        {
            double sum = right[i];
            for (int k = i + 1; k < right.Length; k++) sum -= triangle[(k * rows) + i] * right[k];
            right[i] = sum / triangle[(i * rows) + i];
        }
    }

    /// <summary>x of R^T x = b, in place.</summary>
    public static void SolveUpperTransposed(ReadOnlySpan<double> triangle, int rows, Span<double> right)
    {
        for (int i = 0; i < right.Length; i++)
        {
            double sum = right[i];
            for (int k = 0; k < i; k++) sum -= triangle[(i * rows) + k] * right[k];
            right[i] = sum / triangle[(i * rows) + i];
        }
    }

    /// <summary>Length of a vector, without overflow.</summary>
    public static double Norm(ReadOnlySpan<double> vector)
    {
        double scale = 0;
        foreach (double one in vector) scale = Math.Max(scale, Math.Abs(one));
        if (scale == 0 || double.IsInfinity(scale)) return scale;
        double sum = 0;
        foreach (double one in vector) sum += one / scale * (one / scale);
        return scale * Math.Sqrt(sum);
    }

    private static double ScaledDot(ReadOnlySpan<double> left, double a, ReadOnlySpan<double> right, double b)
    {
        double sum = 0;
        for (int i = 0; i < left.Length; i++) sum += left[i] / a * (right[i] / b);
        return sum;
    }

    private static void Rotate(Span<double> left, Span<double> right, double cosine, double sine)
    {
        for (int i = 0; i < left.Length; i++)
        {
            double a = left[i], b = right[i];
            left[i] = (cosine * a) - (sine * b);
            right[i] = (sine * a) + (cosine * b);
        }
    }

    private static void Reflect(ReadOnlySpan<double> reflector, Span<double> vector)
    {
        double sum = 0;
        for (int i = 0; i < vector.Length; i++) sum += reflector[i] * vector[i];
        double factor = sum / Math.Abs(reflector[0]);
        if (factor == 0) return;
        for (int i = 0; i < vector.Length; i++) vector[i] -= factor * reflector[i];
    }

    private static void PivotColumn(Span<double> matrix, int rows, int columns, Span<int> order, int step)
    {
        int best = step;
        double largest = -1;
        for (int k = step; k < columns; k++)
        {
            double norm = Norm(matrix.Slice((k * rows) + step, rows - step));
            if (norm > largest) (best, largest) = (k, norm);
        }
        if (best == step) return;
        (order[step], order[best]) = (order[best], order[step]);
        for (int row = 0; row < rows; row++) (matrix[(step * rows) + row], matrix[(best * rows) + row]) = (matrix[(best * rows) + row], matrix[(step * rows) + row]);
    }
}
