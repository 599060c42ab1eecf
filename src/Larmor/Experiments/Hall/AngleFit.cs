namespace Larmor.Experiments.Hall;

/// <summary>Least-squares sums over an angle.</summary>
internal static class AngleFit
{
    private const int Fewest = 6;

    /// <summary>The sum up to 2θ; null for fewer than 6 angles or less than half a turn, where its terms cannot be told apart.</summary>
    public static AngleHarmonics? Of(IReadOnlyList<double> angles, IReadOnlyList<double> values)
    {
        if (angles.Count < Fewest || angles.Max() - angles.Min() < Math.PI - 1e-9) return null;
        double offset = values[0];
        return LeastSquares.Fit(angles, [.. values.Select(value => value - offset)], _ => 1, Math.Cos, Math.Sin, x => Math.Cos(2 * x), x => Math.Sin(2 * x)) is var (found, residual)
            ? new AngleHarmonics(found[0] + offset, found[1], found[2], found[3], found[4], residual)
            : null;
    }
}
