using System.Globalization;
using Larmor.Numerics;

namespace Larmor.Experiments.Reports;

/// <summary>Tables and arrays of a phase diagram.</summary>
internal static class PhaseDiagramTables
{
    /// <summary>One row for each point.</summary>
    public static Table Points(DiagramPoint[] points, string[] regions) => new(
        "points",
        "What the moment can do at each point.",
        [
            .. Place([.. points]),
            new Column("region", "1", $"Number of the region: {Legend(regions)}.", [.. points.Select(point => (double)Array.IndexOf(regions, point.Region))]),
            new Column("stable", "1", "Number of stable states of rest.", [.. points.Select(point => (double)point.Rests.Count)]),
            new Column("unstable", "1", "Number of unstable states of rest.", [.. points.Select(point => (double)point.UnstableCount)]),
            new Column("cycles", "1", "Number of limit cycles.", [.. points.Select(point => (double)point.Cycles.Count)]),
        ],
        [.. points.Select(point => point.Region)]);

    /// <summary>One row for each stable state of rest and for each limit cycle.</summary>
    public static Table States(DiagramPoint[] points)
    {
        List<(DiagramPoint Point, string Name, bool IsCycle, double Frequency, Vector3d Mean, double Lowest, double Highest)> rows = [];
        foreach (DiagramPoint point in points)
        {
            foreach (StableRest rest in point.Rests) rows.Add((point, rest.Name, false, rest.Frequency, rest.Direction, rest.Direction.X, rest.Direction.X));
            foreach (DiagramCycle cycle in point.Cycles) rows.Add((point, cycle.IsOutOfPlane ? "out-of-plane" : "in-plane", true, cycle.Frequency, cycle.Mean, cycle.Lowest, cycle.Highest));
        }
        return new Table(
            "states",
            "Each stable state of rest and each limit cycle of the diagram.",
            [
                .. Place([.. rows.Select(row => row.Point)]),
                new Column("cycle", "1", "1 for a limit cycle, 0 for rest.", [.. rows.Select(row => row.IsCycle ? 1.0 : 0)]),
                new Column("frequency", "Hz", "Frequency of the cycle; at rest that at which a disturbed moment rings, 0 where it creeps.", [.. rows.Select(row => row.Frequency)]),
                new Column("mean-x", "1", "Component along x, the film normal; over a cycle its time average.", [.. rows.Select(row => row.Mean.X)]),
                new Column("mean-y", "1", "Component along y; over a cycle its time average.", [.. rows.Select(row => row.Mean.Y)]),
                new Column("mean-z", "1", "Component along z; over a cycle its time average.", [.. rows.Select(row => row.Mean.Z)]),
                new Column("lowest-x", "1", "Smallest component along x.", [.. rows.Select(row => row.Lowest)]),
                new Column("highest-x", "1", "Largest component along x.", [.. rows.Select(row => row.Highest)]),
            ],
            [.. rows.Select(row => row.Name)]);
    }

    /// <summary>One row for each region.</summary>
    public static Table Regions(DiagramPoint[] points, string[] regions)
    {
        DiagramPoint[][] members = [.. regions.Select(region => points.Where(point => point.Region == region).ToArray())];
        return new Table(
            "regions",
            "The regions of the diagram.",
            [
                new Column("region", "1", "Number of the region.", [.. Enumerable.Range(0, regions.Length).Select(i => (double)i)]),
                new Column("share", "1", "Share of the points.", [.. members.Select(member => (double)member.Length / points.Length)]),
                new Column("lowest-field", "T", "Lowest field in the region.", [.. members.Select(member => member.Min(point => point.Field))]),
                new Column("highest-field", "T", "Highest field in the region.", [.. members.Select(member => member.Max(point => point.Field))]),
                new Column("lowest-current", "A", "Lowest current in the region.", [.. members.Select(member => member.Min(point => point.Current))]),
                new Column("highest-current", "A", "Highest current in the region.", [.. members.Select(member => member.Max(point => point.Current))]),
            ],
            regions);
    }

    /// <summary>Region, stable states, cycles and frequency over the two axes.</summary>
    public static IReadOnlyList<NamedArray> Arrays(PhaseDiagram settings, DiagramPoint[] points, string[] regions)
    {
        Axis[] axes =
        [
            settings.CrossField is { } cross ? new Axis("cross-field", "T", [.. cross.Values.Select(value => value.Si)]) : new Axis("current", "A", [.. settings.Currents.Select(value => value.Si)]),
            new Axis("field", "T", [.. settings.Field.Values.Select(value => value.Si)]),
        ];
        return
        [
            Array("region", "1", $"Number of the region: {Legend(regions)}.", point => System.Array.IndexOf(regions, point.Region)),
            Array("stable", "1", "Number of stable states of rest.", point => point.Rests.Count),
            Array("unstable", "1", "Number of unstable states of rest.", point => point.UnstableCount),
            Array("cycles", "1", "Number of limit cycles.", point => point.Cycles.Count),
            Array("frequency", "Hz", "Highest frequency of a limit cycle, 0 where there is none.", point => point.Cycles.Select(cycle => cycle.Frequency).DefaultIfEmpty(0).Max()),
        ];

        NamedArray Array(string name, string unit, string meaning, Func<DiagramPoint, double> value) => new(name, unit, meaning, axes, [.. points.Select(value)]);
    }

    private static Column[] Place(DiagramPoint[] points) =>
    [
        new("field", "T", "Applied field, mu0 H along the first direction.", [.. points.Select(point => point.Field)]),
        new("cross-field", "T", "Second field, mu0 H along its direction; 0 without one.", [.. points.Select(point => point.CrossField)]),
        new("current", "A", "Current, positive along +x.", [.. points.Select(point => point.Current)]),
    ];

    private static string Legend(string[] regions) => string.Join(", ", regions.Select((region, i) => string.Create(CultureInfo.InvariantCulture, $"{i} {region}")));
}
