using Larmor.Coupling;

namespace Larmor.Experiments.Reports;

/// <summary>Puts the answers of a thickness series together.</summary>
internal static class ThicknessSeriesReport
{
    private const double SameSlope = 0.01;
    private const double Rounding = 1e-10;

    public static ThicknessSeriesResult Of(ThicknessSeries settings, Device device, IReadOnlyList<StatePairPoint> points)
    {
        double[] thicknesses = [.. settings.Thicknesses.Select(thickness => thickness.Si)];
        return new ThicknessSeriesResult
        {
            Kind = settings.Kind,
            Name = settings.Name,
            Layers = settings.Layers,
            Thicknesses = thicknesses,
            Parallel = [.. points.Select(point => point.Parallel)],
            Antiparallel = [.. points.Select(point => point.Antiparallel)],
            Change = [.. points.Select(point => point.Change)],
            Scalars = [.. ScalarsOf(thicknesses, points)],
            Tables = [Series(thicknesses, points)],
            Checks = StatePairPoint.Worst(points.SelectMany(point => point.Checks)),
            Notes = [CollinearPair.Of(device.Stack).Words, TransportReport.LeadsLeftOut],
            Citations = TransportReport.CitationsOf(device.Stack),
        };
    }

    private static IEnumerable<Scalar> ScalarsOf(double[] thicknesses, IReadOnlyList<StatePairPoint> points)
    {
        int largest = Enumerable.Range(0, points.Count).MaxBy(i => Math.Abs(points[i].Change));
        yield return new Scalar("largest-resistance-area-change", points[largest].Change, "ohm m^2", "Largest antiparallel minus parallel of the series.");
        yield return new Scalar("thickness-of-largest-change", thicknesses[largest], "m", "Thickness at which it is the largest.");
        (double? length, string? reason) = TailLength(thicknesses, points);
        yield return new Scalar("tail-decay-length", length, "m", "Length over which antiparallel minus parallel falls by a factor e in the thickest layers: for a spacer its spin-diffusion length.", reason);
    }

    /// <summary>From the three thickest points, where both their intervals fall by the same exponential.</summary>
    private static (double? Length, string? Reason) TailLength(double[] thicknesses, IReadOnlyList<StatePairPoint> points)
    {
        int[] tail = [.. Enumerable.Range(0, points.Count).DistinctBy(i => thicknesses[i]).OrderBy(i => thicknesses[i]).TakeLast(3)];
        if (tail.Length < 3) return (null, "A decay length needs three thicknesses.");
        if (tail.Any(i => Math.Abs(points[i].Change) <= Rounding * points[i].Parallel)) return (null, "In the thickest layers antiparallel and parallel no longer differ by more than rounding.");
        double first = Slope(tail[0], tail[1]), second = Slope(tail[1], tail[2]);
        if (!(first > 0 && second > 0)) return (null, "The difference does not fall with the thickness.");
        return Math.Abs(first - second) > SameSlope * second
            ? (null, "The tail is not yet a single exponential: let the series reach further.")
            : (1 / second, null);

        double Slope(int i, int j) => Math.Log(points[i].Change / points[j].Change) / (thicknesses[j] - thicknesses[i]);
    }

    private static Table Series(double[] thicknesses, IReadOnlyList<StatePairPoint> points) => new(
        "series",
        "Resistance times area of both states against the thickness, without the leads' own.",
        [
            new Column("thickness", "m", "Thickness of the layer (of each, where there are several).", thicknesses),
            new Column("resistance-area-parallel", "ohm m^2", "Parallel state.", [.. points.Select(point => point.Parallel)]),
            new Column("resistance-area-antiparallel", "ohm m^2", "Antiparallel state.", [.. points.Select(point => point.Antiparallel)]),
            new Column("resistance-area-change", "ohm m^2", "Antiparallel minus parallel.", [.. points.Select(point => point.Change)]),
            new Column("magnetoresistance", "1", "Change over the resistance of the parallel state.", [.. points.Select(point => point.Parallel > 0 ? point.Change / point.Parallel : double.NaN)]),
        ]);
}
