namespace Larmor.Experiments.Inverse;

/// <summary>What the device found shows between the measured values.</summary>
internal static class FittedLines
{
    private const int Points = 81;

    /// <summary>A line for each quantity and state whose values differ in one condition only.</summary>
    public static IEnumerable<FittedLine> Of(CoefficientModel model, DeviceNumbers numbers, IReadOnlyList<MeasuredValue> values)
    {
        foreach (MeasuredValue[] series in values.GroupBy(value => (value.Quantity, value.IsParallel)).Select(group => group.ToArray()))
        {
            (Func<MeasuredValue, double> Get, Func<MeasuredValue, double, MeasuredValue> With)[] varied =
            [
                .. new (Func<MeasuredValue, double> Get, Func<MeasuredValue, double, MeasuredValue> With)[]
                {
                    (value => value.Current, (value, place) => value with { Current = place }),
                    (value => value.Frequency, (value, place) => value with { Frequency = place }),
                    (value => value.Field, (value, place) => value with { Field = place }),
                    (value => value.Microwave, (value, place) => value with { Microwave = place }),
                }.Where(condition => series.Select(condition.Get).Distinct().Count() > 1),
            ];
            if (varied.Length != 1) continue;
            double first = series.Min(varied[0].Get), last = series.Max(varied[0].Get);
            double[] places = [.. Enumerable.Range(0, Points).Select(i => ((first * (Points - 1 - i)) + (last * i)) / (Points - 1))];
            (double Place, double? Value)[] points = [.. places.Select(place => (place, model.One(numbers, varied[0].With(series[0], place))))];
            (double Place, double? Value)[] known = [.. points.Where(point => point.Value is not null)];
            yield return new FittedLine(series[0], [.. known.Select(point => point.Place)], [.. known.Select(point => point.Value!.Value)]);
        }
    }
}
