using System.Globalization;
using Larmor.Coupling;
using Larmor.Magnetism;
using Larmor.Magnetism.Statics;
using Larmor.Numerics;
using Complex = System.Numerics.Complex;

namespace Larmor.Experiments.Lines;

/// <summary>A state of rest of several moments as a measurement names it and follows it.</summary>
internal static class CoupledState
{
    /// <summary>The nearest axis of every moment, as <c>+z/-z</c>.</summary>
    public static string Name(IReadOnlyList<UnitVector> directions) => string.Join('/', directions.Select(Axis));

    /// <summary>Refuses more moments than all common states of which can be looked for.</summary>
    /// <exception cref="DeviceException">There are more than eight.</exception>
    public static void RequireFew(IReadOnlyList<Magnet> magnets, string kind)
    {
        if (magnets.Count > MomentStarts.MostMoments) throw new DeviceException(string.Create(CultureInfo.InvariantCulture, $"The measurement '{kind}' looks for all states in which the free layers rest together, which it can do for {MomentStarts.MostMoments} at most; this device has {magnets.Count}. Hold some of them, with a magnetization such as +z; `hysteresis` and `dynamics` follow any number."), "magnets");
    }

    /// <summary>What a calculation gives; null where an undamped mode lies just at the frequency, so that nothing is finite.</summary>
    public static double? Finite(Func<double> value)
    {
        try
        {
            return value();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Which of the states without current that are stable each of another set continues: the nearest, where no moment is further than 30° away; −1 for none.</summary>
    public static int[] Continued(IReadOnlyList<IReadOnlyList<UnitVector>> before, IReadOnlyList<IReadOnlyList<UnitVector>> now)
    {
        const double farthest = 0.5176;
        int[] from = [.. Enumerable.Repeat(-1, now.Count)];
        (int Before, int Now, double Distance)[] pairs =
            [.. Enumerable.Range(0, before.Count).SelectMany(i => Enumerable.Range(0, now.Count).Select(j => (i, j, Distance(before[i], now[j])))).Where(pair => pair.Item3 < farthest).OrderBy(pair => pair.Item3)];
        foreach ((int i, int j, _) in pairs)
        {
            if (from[j] < 0 && !from.Contains(i)) from[j] = i;
        }
        return from;
    }

    /// <summary>Which mode of a response continues each mode of another: the one of most alike shape; in their own order where their numbers differ.</summary>
    public static int[] Continued(IReadOnlyList<OscillationMode> before, IReadOnlyList<OscillationMode> now)
    {
        int[] to = [.. Enumerable.Range(0, now.Count)];
        if (before.Count != now.Count) return to;
        Array.Fill(to, -1);
        (int Before, int Now, double Likeness)[] pairs =
            [.. Enumerable.Range(0, before.Count).SelectMany(i => Enumerable.Range(0, now.Count).Select(j => (i, j, Likeness(before[i], now[j])))).OrderByDescending(pair => Math.Round(pair.Item3, 6))];
        foreach ((int i, int j, _) in pairs)
        {
            if (to[i] < 0 && !to.Contains(j)) to[i] = j;
        }
        return to;
    }

    /// <summary>How much of a mode the moments make together: |Σ μ_k z_k|² over Σ μ_k times Σ μ_k |z_k|², μ = Ms v; 1 where all move alike (acoustic), 0 where no net moment moves (optic).</summary>
    public static double CommonShare(OscillationMode mode, IReadOnlyList<Magnet> magnets)
    {
        (Vector3d real, Vector3d imaginary, double sizes, double squares) = (default, default, 0, 0);
        for (int k = 0; k < magnets.Count; k++)
        {
            double moment = magnets[k].Properties.SaturationMagnetization.Si * magnets[k].Volume.Si;
            MomentMotion motion = mode.Motions[k];
            real += moment * motion.Real;
            imaginary += moment * motion.Imaginary;
            sizes += moment;
            squares += moment * (Vector3d.Dot(motion.Real, motion.Real) + Vector3d.Dot(motion.Imaginary, motion.Imaginary));
        }
        return squares > 0 ? (Vector3d.Dot(real, real) + Vector3d.Dot(imaginary, imaginary)) / (sizes * squares) : 0;
    }

    /// <summary>Phase in rad of each moment's motion against that of the one with the largest part, in (−π, π]; 0 where the two have nothing in common.</summary>
    public static double[] Phases(OscillationMode mode)
    {
        MomentMotion reference = mode.Motions.MaxBy(motion => motion.Major)!;
        return [.. mode.Motions.Select(motion => Overlap(reference, motion) is { Magnitude: > 1e-12 } overlap ? overlap.Phase : 0)];
    }

    /// <summary>
    /// What is special or missing in a set of states, what is harmless, and the residual of their indices: a state that is just about to appear or to vanish has no index of its
    /// own, so that there the sum says nothing; where another deviation from it grows anyway it matters to nothing measured.
    /// </summary>
    public static (string Problem, string Remark, int Residual) Judged(CoupledEquilibriumSet set)
    {
        CoupledEquilibrium[] edges = [.. set.Points.Where(point => point.Index == 0)];
        if (edges.Length == 0) return (set.Reason ?? "", set.Remark, set.Residual);
        bool isHarmless = Array.TrueForAll(edges, Leaves) && set.Families.All(family => family.IsRepelling);
        return (isHarmless ? "" : set.Reason ?? "", isHarmless ? "An unstable state is just about to appear or to vanish." : set.Remark, 0);
    }

    private static bool Leaves(CoupledEquilibrium state) =>
        state.Response.Modes.Max(mode => mode.Eigenvalue.Real) > 1e-6 * state.Response.Modes.Max(mode => mode.Eigenvalue.Magnitude);

    /// <summary>Largest distance of a moment between two states.</summary>
    public static double Distance(IReadOnlyList<UnitVector> a, IReadOnlyList<UnitVector> b) => a.Select((u, k) => (u.Components - b[k].Components).Norm).Max();

    private static double Likeness(OscillationMode a, OscillationMode b)
    {
        (Complex mixed, double first, double second) = (Complex.Zero, 0, 0);
        for (int k = 0; k < a.Motions.Count; k++)
        {
            mixed += Overlap(a.Motions[k], b.Motions[k]);
            first += Overlap(a.Motions[k], a.Motions[k]).Real;
            second += Overlap(b.Motions[k], b.Motions[k]).Real;
        }
        return first > 0 && second > 0 ? mixed.Magnitude / Math.Sqrt(first * second) : 0;
    }

    private static Complex Overlap(MomentMotion a, MomentMotion b) => new(
        Vector3d.Dot(a.Real, b.Real) + Vector3d.Dot(a.Imaginary, b.Imaginary), Vector3d.Dot(a.Real, b.Imaginary) - Vector3d.Dot(a.Imaginary, b.Real));

    private static string Axis(UnitVector direction)
    {
        (double x, double y, double z) = direction.Components;
        (double value, char axis) = Math.Abs(z) >= Math.Abs(x) && Math.Abs(z) >= Math.Abs(y) ? (z, 'z') : Math.Abs(y) >= Math.Abs(x) ? (y, 'y') : (x, 'x');
        return string.Create(CultureInfo.InvariantCulture, $"{(value > 0 ? '+' : '-')}{axis}");
    }
}
