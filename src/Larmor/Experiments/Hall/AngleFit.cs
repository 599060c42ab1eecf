using Larmor.Numerics;

namespace Larmor.Experiments.Hall;

/// <summary>Least-squares sums over an angle.</summary>
internal static class AngleFit
{
    private const int Terms = 5;

    /// <summary>The sum up to 2θ; null for fewer than 6 angles or less than half a turn, where its terms cannot be told apart.</summary>
    public static AngleHarmonics? Of(IReadOnlyList<double> angles, IReadOnlyList<double> values)
    {
        if (angles.Count <= Terms || angles.Max() - angles.Min() < Math.PI - 1e-9) return null;
        double offset = values[0];
        double[] found = new double[Terms], matrix = new double[Terms * Terms];
        Span<double> row = stackalloc double[Terms];
        for (int i = 0; i < angles.Count; i++)
        {
            Fill(row, angles[i]);
            for (int a = 0; a < Terms; a++)
            {
                found[a] += row[a] * (values[i] - offset);
                for (int b = 0; b < Terms; b++) matrix[(a * Terms) + b] += row[a] * row[b];
            }
        }
        if (!DenseLinearSystem.TrySolve(matrix, found)) return null;
        double squares = 0;
        for (int i = 0; i < angles.Count; i++)
        {
            Fill(row, angles[i]);
            double left = values[i] - offset;
            for (int a = 0; a < Terms; a++) left -= row[a] * found[a];
            squares += left * left;
        }
        return new AngleHarmonics(found[0] + offset, found[1], found[2], found[3], found[4], Math.Sqrt(squares / angles.Count));
    }

    private static void Fill(Span<double> row, double angle)
    {
        (row[2], row[1]) = Math.SinCos(angle);
        (row[4], row[3]) = Math.SinCos(2 * angle);
        row[0] = 1;
    }
}
