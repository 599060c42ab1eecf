using Larmor.Numerics;

namespace Larmor.Experiments.Reports;

/// <summary>Columns and arrays that the measurements against an angle share.</summary>
internal static class TorqueColumns
{
    /// <summary>Angle, R A and, with a cross-section, R.</summary>
    public static IEnumerable<Column> Resistance(AngularScan scan, double? area)
    {
        yield return new Column("angle", "rad", "Angle of the turned magnets.", scan.Angles);
        yield return new Column("resistance-area", "ohm m^2", "Resistance times area without the leads' own.", scan.ResistanceAreas);
        if (area is { } section) yield return new Column("resistance", "ohm", "Resistance without the leads' own.", [.. scan.ResistanceAreas.Select(value => value / section)]);
    }

    /// <summary>The three components of the torque on every magnet.</summary>
    public static IEnumerable<Column> Vectors(AngularScan scan)
    {
        IReadOnlyList<IReadOnlyList<Vector3d>> torques = scan.Torques;
        for (int k = 0; k < scan.Magnets.Count; k++)
        {
            int magnet = k;
            yield return Component("x", vector => vector.X);
            yield return Component("y", vector => vector.Y);
            yield return Component("z", vector => vector.Z);

            Column Component(string axis, Func<Vector3d, double> of) => new(
                $"torque-{scan.Magnets[magnet]}-{axis}", "J/A", $"Component along {axis} of the torque per area on '{scan.Magnets[magnet]}' over the current density along +x.", [.. torques.Select(row => of(row[magnet]))]);
        }
    }

    /// <summary>The torque as an array over angle, magnet and component.</summary>
    public static NamedArray Array(AngularScan scan) => new(
        "torque",
        "J/A",
        $"Torque per area over the current density along +x. Magnets: {string.Join(", ", scan.Magnets.Select((name, k) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{k} {name}")))}. Components x, y, z.",
        [new Axis("angle", "rad", scan.Angles), new Axis("magnet", "1", [.. Enumerable.Range(0, scan.Magnets.Count).Select(k => (double)k)]), new Axis("component", "1", [0, 1, 2])],
        [.. scan.Torques.SelectMany(row => row).SelectMany(vector => new[] { vector.X, vector.Y, vector.Z })]);
}
