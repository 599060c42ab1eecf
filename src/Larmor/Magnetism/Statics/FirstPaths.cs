using Larmor.Numerics;

namespace Larmor.Magnetism.Statics;

/// <summary>Chains of states from which the search for a path of least energy sets out: all moments together or one after the other, each over several sides.</summary>
internal static class FirstPaths
{
    private const int Sides = 4;
    private const double Bump = 0.1;

    public static IEnumerable<Vector3d[][]> Between(Vector3d[] from, Vector3d[] to, int images)
    {
        foreach (int[] turns in Schedules(from.Length))
        {
            for (int side = 0; side < Sides; side++)
            {
                Vector3d[][] chain = new Vector3d[images][];
                for (int i = 0; i < images; i++) chain[i] = State(from, to, turns, side, (double)i / (images - 1));
                (chain[0], chain[^1]) = (from, to);
                yield return chain;
            }
        }
    }

    /// <summary>The turn in which each moment moves; all zero where they move together.</summary>
    private static IEnumerable<int[]> Schedules(int moments)
    {
        yield return new int[moments];
        if (moments == 1) yield break;
        if (moments > 3)
        {
            yield return [.. Enumerable.Range(0, moments)];
            yield return [.. Enumerable.Range(0, moments).Reverse()];
            yield break;
        }
        foreach (int[] order in Orders([.. Enumerable.Range(0, moments)])) yield return order;
    }

    private static IEnumerable<int[]> Orders(int[] rest)
    {
        if (rest.Length == 1) return [rest];
        return rest.SelectMany(first => Orders([.. rest.Where(other => other != first)]).Select(order => (int[])[first, .. order]));
    }

    private static Vector3d[] State(Vector3d[] from, Vector3d[] to, int[] turns, int side, double part)
    {
        int stages = turns.Max() + 1;
        Vector3d[] state = new Vector3d[from.Length];
        for (int k = 0; k < state.Length; k++)
        {
            state[k] = OnArc(from[k], to[k], Math.Clamp((stages * part) - turns[k], 0, 1), 0.3 + (0.2 * k) + (2 * Math.PI * side / Sides));
        }
        return state;
    }

    /// <summary>A point on an arc that leaves the great circle a little to one side, so that it does not stay on a ridge by symmetry.</summary>
    private static Vector3d OnArc(Vector3d from, Vector3d to, double part, double azimuth)
    {
        TangentFrame frame = TangentFrame.At(from);
        (double sin, double cos) = Math.SinCos(azimuth);
        Vector3d across = frame.Vector(cos, sin), aside = frame.Vector(-sin, cos);
        (double x, double y) = frame.Components(to);
        double angle = 2 * Math.Asin(Math.Min(1, 0.5 * (to - from).Norm)), along = Math.Sqrt((x * x) + (y * y));
        Vector3d direction = along > 0.05 ? frame.Vector(x / along, y / along) : across;
        if (along <= 0.05 && angle < 1) angle = 0;
        (double s, double c) = Math.SinCos(part * angle);
        double bump = Bump * Math.Sin(Math.PI * part);
        Vector3d point = (c * from) + (s * direction) + (bump * (along > 0.05 ? across : aside));
        return point / point.Norm;
    }
}
