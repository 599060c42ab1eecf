using Larmor.Coupling;
using Larmor.Provenance;

namespace Larmor.Experiments.Reports;

/// <summary>Puts the answers of a multilayer series together.</summary>
internal static class MultilayerReport
{
    public static MultilayerSeriesResult Of(MultilayerSeries settings, Device device, IReadOnlyList<MultilayerPoint> points)
    {
        StatePairPoint[] solved = [.. points.Select(point => point.Solved)];
        return new MultilayerSeriesResult
        {
            Kind = settings.Kind,
            Name = settings.Name,
            Repeats = settings.Repeats,
            Parallel = [.. solved.Select(point => point.Parallel)],
            Antiparallel = [.. solved.Select(point => point.Antiparallel)],
            Root = [.. points.Select(point => point.Root)],
            SeriesResistorRoot = [.. points.Select(point => point.ModelRoot)],
            Scalars = [.. ScalarsOf(points.MaxBy(point => point.Repeats)!)],
            Tables = [Series(points)],
            Checks = StatePairPoint.Worst(solved.SelectMany(point => point.Checks)),
            Notes = [.. NotesOf(device, points)],
            Citations = [.. TransportReport.CitationsOf(device.Stack), Citations.BassPratt],
        };
    }

    private static IEnumerable<Scalar> ScalarsOf(MultilayerPoint last)
    {
        const string of = "of the largest number of repeats";
        yield return new Scalar("repeats", last.Repeats, "1", "The largest number of repeats of the series.");
        yield return new Scalar("resistance-area-parallel", last.Solved.Parallel, "ohm m^2", $"Parallel state {of}, without the leads' own.");
        yield return new Scalar("resistance-area-antiparallel", last.Solved.Antiparallel, "ohm m^2", $"Antiparallel state {of}, without the leads' own.");
        yield return new Scalar("resistance-area-change", last.Solved.Change, "ohm m^2", $"Antiparallel minus parallel {of}.");
        string? none = last.Root is null ? "The parallel state has the larger resistance." : null;
        yield return new Scalar("root-per-repeat", last.Root / last.Repeats, "ohm m^2", $"Root of (R_AP - R_P) R_AP, times area, over the number of repeats, {of}.", none);
        yield return new Scalar("series-resistor-root-per-repeat", last.ModelRoot / last.Repeats, "ohm m^2", "The same by the series-resistor model, without spin flips.", last.ModelRoot is null ? NoModel : null);
    }

    private static Table Series(IReadOnlyList<MultilayerPoint> points) => new(
        "series",
        "Resistance times area of both states against the number of repeats, without the leads' own.",
        [
            new Column("repeats", "1", "Number of repeats of the block.", [.. points.Select(point => (double)point.Repeats)]),
            new Column("resistance-area-parallel", "ohm m^2", "Parallel state.", [.. points.Select(point => point.Solved.Parallel)]),
            new Column("resistance-area-antiparallel", "ohm m^2", "Antiparallel state.", [.. points.Select(point => point.Solved.Antiparallel)]),
            new Column("resistance-area-change", "ohm m^2", "Antiparallel minus parallel.", [.. points.Select(point => point.Solved.Change)]),
            new Column("root", "ohm m^2", "Root of (R_AP - R_P) R_AP, times area.", [.. points.Select(point => point.Root ?? double.NaN)]),
            new Column("series-resistor-root", "ohm m^2", "The same by the series-resistor model, without spin flips.", [.. points.Select(point => point.ModelRoot ?? double.NaN)]),
        ]);

    private static IEnumerable<string> NotesOf(Device device, IReadOnlyList<MultilayerPoint> points)
    {
        yield return CollinearPair.Of(device.Stack).Words;
        if (points.Any(point => point.ModelRoot is null)) yield return NoModel;
        else yield return "Series-resistor model: two channels side by side, no spin flips; without them the root is linear in the number of repeats.";
        yield return TransportReport.LeadsLeftOut;
    }

    private const string NoModel = "The series-resistor model is for two channels, metallic contacts and a resistance that is larger in the antiparallel state.";
}
