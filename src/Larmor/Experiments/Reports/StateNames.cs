using System.Globalization;
using Larmor.Numerics;

namespace Larmor.Experiments.Reports;

/// <summary>
/// Names of states of rest: <c>parallel</c> within 60 degrees of the direction of the parallel state, <c>antiparallel</c> within 60 degrees of its opposite,
/// otherwise the nearest axis, as <c>plus-x</c>.
/// </summary>
internal static class StateNames
{
    public const string Parallel = "parallel";
    public const string Antiparallel = "antiparallel";

    /// <summary>A name for each direction; of several with one name the best aligned keeps it, the others are numbered from 2.</summary>
    public static string[] Of(IReadOnlyList<UnitVector> directions, UnitVector? parallel)
    {
        string[] names = [.. directions.Select(direction => Name(direction, parallel))];
        foreach (IGrouping<string, int> alike in Enumerable.Range(0, names.Length).GroupBy(i => names[i], StringComparer.Ordinal).ToArray())
        {
            int number = 0;
            foreach (int i in alike.OrderByDescending(i => Math.Round(Alignment(directions[i], parallel), 6)))
            {
                number++;
                if (number > 1) names[i] = string.Create(CultureInfo.InvariantCulture, $"{names[i]}-{number}");
            }
        }
        return names;
    }

    /// <summary>Parallel before antiparallel before the others.</summary>
    public static int Rank(string name) => name.StartsWith(Parallel, StringComparison.Ordinal) ? 0 : name.StartsWith(Antiparallel, StringComparison.Ordinal) ? 1 : 2;

    private static string Name(Vector3d u, UnitVector? parallel)
    {
        if (parallel is { } p)
        {
            double alignment = Vector3d.Dot(u, p);
            if (alignment > 0.5) return Parallel;
            if (alignment < -0.5) return Antiparallel;
        }
        (double x, double y, double z) = (Math.Abs(u.X), Math.Abs(u.Y), Math.Abs(u.Z));
        if (z >= x && z >= y) return u.Z > 0 ? "plus-z" : "minus-z";
        if (y >= x) return u.Y > 0 ? "plus-y" : "minus-y";
        return u.X > 0 ? "plus-x" : "minus-x";
    }

    private static double Alignment(Vector3d u, UnitVector? parallel) =>
        parallel is { } p ? Math.Abs(Vector3d.Dot(u, p)) : Math.Max(Math.Abs(u.X), Math.Max(Math.Abs(u.Y), Math.Abs(u.Z)));
}
