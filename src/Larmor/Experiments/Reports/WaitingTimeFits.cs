using Larmor.Experiments.Hall;

namespace Larmor.Experiments.Reports;

/// <summary>The parabolas through ln τ against field and against current.</summary>
internal static class WaitingTimeFits
{
    private const int Fewest = 4;
    private const double LowestBarrier = 2;

    /// <summary>For each state, against the field at each current and against the current at each field, where there are enough points.</summary>
    public static IEnumerable<WaitingTimeFit> Of(IReadOnlyList<WaitingTimePoint> points)
    {
        foreach (bool first in (bool[])[true, false])
        {
            EscapePoint[] states = [.. points.Select(point => point.Escapes.Of(first)).Where(state => state is { Rate: > 0, IsOnlyState: false } && state.Barrier is null or > LowestBarrier)];
            foreach (IGrouping<double, EscapePoint> line in states.GroupBy(state => state.Current))
            {
                if (Through([.. line], "field", line.Key, state => state.Field) is { } fit) yield return fit;
            }
            foreach (IGrouping<double, EscapePoint> line in states.GroupBy(state => state.Field))
            {
                if (Through([.. line], "current", line.Key, state => state.Current) is { } fit) yield return fit;
            }
        }
    }

    /// <summary>ln τ = a + b s + c s², with s from -1 to 1 over the points; its vertex is ln τ₀ at x₀, Δ = c x₀² in x.</summary>
    private static WaitingTimeFit? Through(EscapePoint[] line, string against, double other, Func<EscapePoint, double> place)
    {
        double[] x = [.. line.Select(place)];
        if (x.Distinct().Count() < Fewest) return null;
        double middle = 0.5 * (x.Max() + x.Min()), half = 0.5 * (x.Max() - x.Min());
        if (LeastSquares.Fit([.. x.Select(value => (value - middle) / half)], [.. line.Select(state => -Math.Log(state.Rate!.Value))], _ => 1, s => s, s => s * s) is not { } fit) return null;
        double a = fit.Coefficients[0], b = fit.Coefficients[1], c = fit.Coefficients[2];
        if (!(c > 1e-9 * Math.Abs(a))) return null;
        double vertex = -b / (2 * c), edge = middle + (half * vertex);
        return new WaitingTimeFit(line[0].State, against, other, c * edge * edge / (half * half), edge, Math.Exp(a - (c * vertex * vertex)), fit.Residual);
    }
}
