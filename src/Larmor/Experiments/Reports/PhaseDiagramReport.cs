using System.Globalization;
using Larmor.Experiments.Motion;
using Larmor.Provenance;
using Larmor.Quantities;
using Larmor.Thermodynamics;

namespace Larmor.Experiments.Reports;

/// <summary>Turns the points of a phase diagram into its result.</summary>
internal static class PhaseDiagramReport
{
    private static readonly Citation PoincareHopf = new(
        "milnor-1965", "J. W. Milnor, Topology from the Differentiable Viewpoint, University Press of Virginia (1965).");

    public static PhaseDiagramResult Of(PhaseDiagram settings, FreeMoment moment, IReadOnlyList<SurveyedPoint> surveyed)
    {
        DiagramPoint[] points = [.. surveyed.Select(one => one.Point)];
        string[] regions = [.. points.Select(point => point.Region).Distinct(StringComparer.Ordinal).OrderBy(region => region.Split('/').Length).ThenBy(region => region, StringComparer.Ordinal)];
        string problems = Problems(surveyed);
        return new PhaseDiagramResult
        {
            Kind = settings.Kind,
            Name = settings.Name,
            Outcome = problems.Length == 0 ? Outcome.Finished : Outcome.NotConverged(problems),
            Along = settings.Field.Along,
            CrossAlong = settings.CrossField?.Along,
            Columns = settings.Field.Values.Count,
            Points = points,
            Regions = regions,
            Scalars = Scalars(points, regions),
            Tables = [PhaseDiagramTables.Points(points, regions), PhaseDiagramTables.States(points), PhaseDiagramTables.Regions(points, regions)],
            Arrays = PhaseDiagramTables.Arrays(settings, points, regions),
            Checks =
            [
                .. surveyed.Aggregate(default(MotionLedger), (sum, one) => sum + one.Ledger).Checks(1e4 * Settling.Tolerance),
                new AuditCheck("poincare-hopf", surveyed.Max(one => one.Residual), 0, "Sum of the indices of all states of rest less 2, largest over the diagram: not zero would mean that a state was missed."),
            ],
            Notes =
            [
                .. moment.Notes,
                "P and AP are states at rest within 60 degrees of the parallel state and of its opposite, +z and so on others by the nearest axis; IP is a limit cycle that crosses the film plane, OP one that stays on one side of it. A region lists all that the moment can do there.",
                $"Limit cycles are those that the moment runs into from the unstable states of rest, each left with a turn of {settings.Tilt} either way (from along x, y and z where no state is unstable). A cycle that none of these starts reaches would be missed.",
            ],
            Citations = [.. moment.Citations.Append(PoincareHopf).Distinct()],
        };
    }

    private static string Problems(IReadOnlyList<SurveyedPoint> surveyed) => string.Join(" ", surveyed
        .Where(one => one.Problem.Length > 0)
        .GroupBy(one => one.Problem, StringComparer.Ordinal)
        .Take(3)
        .Select(same => string.Create(CultureInfo.InvariantCulture, $"At {Where(same.First().Point)}{(same.Count() > 1 ? $" and {same.Count() - 1} more points" : "")}: {same.Key}")));

    private static string Where(DiagramPoint point) =>
        $"{MagneticField.FromSi(point.Field)}{(point.CrossField != 0 ? $", {MagneticField.FromSi(point.CrossField)} across" : "")} and {Current.FromSi(point.Current)}";

    private static IReadOnlyList<Scalar> Scalars(DiagramPoint[] points, string[] regions)
    {
        DiagramCycle[] cycles = [.. points.SelectMany(point => point.Cycles)];
        string? none = cycles.Length == 0 ? "No limit cycle was found." : null;
        return
        [
            new Scalar("regions", regions.Count(region => region != PhaseDiagramResult.Undecided), "1", "Number of different regions."),
            new Scalar("multistable-share", Share(points, point => point.Rests.Count + point.Cycles.Count > 1), "1", "Share of the points where the moment can do more than one thing in the end."),
            new Scalar("oscillating-share", Share(points, point => point.Cycles.Count > 0), "1", "Share of the points with a limit cycle."),
            new Scalar("undecided-share", Share(points, point => point.Region.EndsWith(PhaseDiagramResult.Undecided, StringComparison.Ordinal)), "1", "Share of the points at which it was not wholly decided what the moment can do."),
            new Scalar("lowest-frequency", none is null ? cycles.Min(cycle => cycle.Frequency) : null, "Hz", "Lowest frequency of a limit cycle in the diagram.", none),
            new Scalar("highest-frequency", none is null ? cycles.Max(cycle => cycle.Frequency) : null, "Hz", "Highest frequency of a limit cycle in the diagram.", none),
        ];
    }

    private static double Share(DiagramPoint[] points, Func<DiagramPoint, bool> counts) => (double)points.Count(counts) / points.Length;
}
