namespace Larmor.Numerics;

/// <summary>A few vectors and what can be written as their sum: A = QR, built one column at a time.</summary>
/// <remarks>Gram and Schmidt's method with one repetition; source: G. H. Golub, C. F. Van Loan, Matrix Computations (4th ed., 2013), section 5.2.</remarks>
internal sealed class VectorSpan
{
    private const double Resolution = 1e-12;

    private readonly List<double[]> directions = [], columns = [];

    /// <summary>Takes a vector in unless it is a sum of those before to 1e-12 of its largest entry; says whether it did.</summary>
    public bool TryExtend(ReadOnlySpan<double> vector)
    {
        double[] rest = [.. vector], column = Project(rest);
        double largest = 0, left = 0;
        for (int i = 0; i < rest.Length; i++) (largest, left) = (Math.Max(largest, Math.Abs(vector[i])), Math.Max(left, Math.Abs(rest[i])));
        if (left <= Resolution * largest) return false;
        double length = Math.Sqrt(SpanArithmetic.Dot(rest, rest));
        columns.Add([.. column, length]);
        directions.Add([.. rest.Select(value => value / length)]);
        return true;
    }

    /// <summary>The weights with which the vectors taken in add up to this one; to the one nearest to it where it is no such sum.</summary>
    public double[] WeightsOf(ReadOnlySpan<double> vector)
    {
        double[] weights = Project([.. vector]);
        for (int k = weights.Length - 1; k >= 0; k--)
        {
            weights[k] /= columns[k][k];
            for (int i = 0; i < k; i++) weights[i] -= columns[k][i] * weights[k];
        }
        return weights;
    }

    /// <summary>Components along the directions; leaves in the vector what is across all of them.</summary>
    private double[] Project(double[] vector)
    {
        double[] components = new double[directions.Count];
        for (int pass = 0; pass < 2; pass++)
        {
            for (int k = 0; k < components.Length; k++)
            {
                double dot = SpanArithmetic.Dot(directions[k], vector);
                components[k] += dot;
                SpanArithmetic.Add(vector, -dot, directions[k]);
            }
        }
        return components;
    }
}
