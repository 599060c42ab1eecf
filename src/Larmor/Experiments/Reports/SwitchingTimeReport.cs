using Larmor.Experiments.Motion;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments.Reports;

/// <summary>Turns the reversals at all currents into a result.</summary>
internal static class SwitchingTimeReport
{
    public static SwitchingTimeResult Of(SwitchingTime settings, FreeMoment moment, UnitVector start, UnitVector axis, IReadOnlyList<FollowedReversal> runs)
    {
        SwitchingPoint[] points = [.. runs.Select(run => run.Point)];
        string problems = string.Join(" ", runs.Select(run => run.Problem).Where(problem => problem.Length > 0).Take(3));
        MotionLedger ledger = runs.Aggregate(default(MotionLedger), (sum, run) => sum + run.Ledger);
        return new SwitchingTimeResult
        {
            Kind = settings.Kind,
            Name = settings.Name,
            Outcome = problems.Length == 0 ? Outcome.Finished : Outcome.NotConverged(problems),
            Start = start,
            Axis = axis,
            Points = points,
            Scalars = Scalars(settings, points),
            Tables = [Table(points)],
            Arrays = [Rates(points)],
            Checks = ledger.Checks(settings.Tolerance * Math.Max(1000, ledger.Steps)),
            Notes =
            [
                .. moment.Notes,
                $"The moment starts {settings.Tilt} from its rest at {start}; the switching time is the instant at which its projection on {axis} first changes sign. It grows with the logarithm of 1/tilt, which stands for the thermal angle.",
            ],
            Citations = moment.Citations,
        };
    }

    private static IReadOnlyList<Scalar> Scalars(SwitchingTime settings, SwitchingPoint[] points)
    {
        SwitchingPoint[] switched = [.. points.Where(point => point.Time is not null)];
        string? none = switched.Length == 0 ? $"No current turns the moment over within {settings.Duration}." : null;
        SwitchingPoint? fastest = switched.MinBy(point => point.Time), weakest = switched.MinBy(point => Math.Abs(point.Current));
        return
        [
            new Scalar("shortest-time", fastest?.Time, "s", "Shortest switching time.", none),
            new Scalar("current-of-shortest-time", fastest?.Current, "A", "Current at which it is reached.", none),
            new Scalar("weakest-switching-current", weakest?.Current, "A", $"Weakest of the currents that turn the moment over within {settings.Duration}.", none),
            new Scalar("time-at-weakest-current", weakest?.Time, "s", "Switching time at that current.", none),
        ];
    }

    private static Table Table(SwitchingPoint[] points) => new(
        "switching-time",
        "Switching time against current.",
        [
            new Column("current", "A", "Current, positive along +x.", [.. points.Select(point => point.Current)]),
            new Column("time", "s", "Time until the projection first changes sign; empty where it does not.", [.. points.Select(point => point.Time ?? double.NaN)]),
            new Column("rate", "1/s", "Inverse of that time; 0 where the projection does not change sign.", [.. points.Select(point => 1 / (point.Time ?? double.PositiveInfinity))]),
            new Column("crossings", "1", "How often the projection changes sign.", [.. points.Select(point => (double)point.Crossings)]),
            new Column("reversed", "1", "1 where the moment is turned over in the end, otherwise 0.", [.. points.Select(point => point.IsReversed ? 1.0 : 0)]),
            new Column("final-x", "1", "Component along x in the end.", [.. points.Select(point => point.Final.X)]),
            new Column("final-y", "1", "Component along y in the end.", [.. points.Select(point => point.Final.Y)]),
            new Column("final-z", "1", "Component along z in the end.", [.. points.Select(point => point.Final.Z)]),
        ]);

    private static NamedArray Rates(SwitchingPoint[] points) => new(
        "rate",
        "1/s",
        "Inverse of the switching time; 0 where the projection does not change sign.",
        [new Axis("current", "A", [.. points.Select(point => point.Current)])],
        [.. points.Select(point => 1 / (point.Time ?? double.PositiveInfinity))]);
}
