using Larmor.Numerics;

namespace Larmor.Experiments.Hall;

/// <summary>Values against one variable as a sum of given functions, by the normal equations: meant for a few functions of the order of one.</summary>
internal static class LeastSquares
{
    /// <summary>The coefficients and the root mean square of what they leave; null where the functions cannot be told apart at these places.</summary>
    public static (double[] Coefficients, double Residual)? Fit(IReadOnlyList<double> places, IReadOnlyList<double> values, params Func<double, double>[] functions)
    {
        int terms = functions.Length;
        if (places.Count < terms) return null;
        double[] found = new double[terms], matrix = new double[terms * terms];
        double[][] rows = [.. places.Select(place => functions.Select(function => function(place)).ToArray())];
        for (int i = 0; i < rows.Length; i++)
        {
            for (int a = 0; a < terms; a++)
            {
                found[a] += rows[i][a] * values[i];
                for (int b = 0; b < terms; b++) matrix[(a * terms) + b] += rows[i][a] * rows[i][b];
            }
        }
        if (!DenseLinearSystem.TrySolve(matrix, found) || !found.All(double.IsFinite)) return null;
        double squares = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            double left = values[i];
            for (int a = 0; a < terms; a++) left -= rows[i][a] * found[a];
            squares += left * left;
        }
        return (found, Math.Sqrt(squares / rows.Length));
    }
}
