using Larmor.Experiments.Motion;
using Larmor.Fluctuations.Axial;
using Larmor.Fluctuations.Linear;
using Larmor.Magnetism.Motion;
using Larmor.Magnetism.Statics;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments.Escapes;

/// <summary>The populations of two states while the field goes evenly: dP₁/dt = −r₁P₁ + r₂P₂ with the computed rates, their logarithms linear between the field values.</summary>
/// <remarks>
/// A state that has ended is left at the rate of the slowest relaxation, or where that is not known at the rate at which the other state is approached. The mean component along the field of each state is
/// that of exp(−g) on its side of the top about an axis, otherwise of its direction less the thermal excursions, cos ≈ 1 − ½ tr C.
/// </remarks>
internal sealed class TwoStateLoop(FreeMoment moment, Temperature temperature, UnitVector axis, UnitVector along)
{
    private const int Parts = 64, Panels = 400, Order = 20;
    private const double Never = 1e-300;

    /// <summary>One branch.</summary>
    /// <param name="pairs">Escapes at the field values in their order.</param>
    /// <param name="sweepTime">Time from the first to the last, in s.</param>
    /// <param name="fromFirst">Whether it begins in the first state.</param>
    public ThermalBranch Of(IReadOnlyList<EscapePair> pairs, double sweepTime, bool fromFirst)
    {
        double[] fields = [.. pairs.Select(pair => pair.First.Field)];
        ThermalBranch branch = new(fields);
        Station[] stations = [.. pairs.Select(At)];
        int missing = Array.FindIndex(stations, station => !(station.First > 0 && station.Second > 0));
        if (missing >= 0) return branch with { Reason = $"The rates are not known at every field value. {pairs[missing].First.Reason} {pairs[missing].Second.Reason}".Trim() };
        double speed = Math.Abs(fields[^1] - fields[0]) / sweepTime, share = fromFirst ? 1 : 0;
        double[] firsts = new double[fields.Length];
        firsts[0] = share;
        for (int i = 0; i + 1 < fields.Length; i++) firsts[i + 1] = share = Next(share, stations[i], stations[i + 1], Math.Abs(fields[i + 1] - fields[i]) / speed);
        double[] means = [.. stations.Select((station, i) => (firsts[i] * station.FirstMean) + ((1 - firsts[i]) * station.SecondMean))];
        return branch with
        {
            Means = means,
            Turned = [.. firsts.Select(one => fromFirst ? 1 - one : one)],
            Lags = [.. stations.Select((station, i) => Lag(means, fields, i, speed * station.Delay))],
            IsCompared = pairs.All(pair => pair.First.Method != "formula" && pair.Second.Method != "formula"),
        };
    }

    private static double Next(double share, Station from, Station to, double time)
    {
        for (int part = 0; part < Parts; part++)
        {
            double x = (part + 0.5) / Parts, first = Between(from.First, to.First, x), second = Between(from.Second, to.Second, x), sum = first + second;
            double rest = second / sum;
            share = rest + ((share - rest) * Math.Exp(-sum * time / Parts));
        }
        return share;
    }

    private static double Between(double a, double b, double x) => Math.Exp(((1 - x) * Math.Log(a)) + (x * Math.Log(b)));

    /// <summary>How far the mean moves while the field goes by a little.</summary>
    private static double Lag(double[] means, double[] fields, int i, double change)
    {
        double steepest = 0;
        for (int k = Math.Max(0, i - 1); k < Math.Min(means.Length - 1, i + 1); k++) steepest = Math.Max(steepest, Math.Abs((means[k + 1] - means[k]) / (fields[k + 1] - fields[k])));
        return Math.Min(2, steepest * change);
    }

    private Station At(EscapePair pair)
    {
        (double field, double current) = (pair.First.Field, pair.First.Current);
        GeneralizedLlg equation = moment.Equation(along, field, current);
        double fast = Relaxation(equation, pair);
        double Rate(EscapePoint point, EscapePoint other) => point.IsOnlyState ? Never : point.Rate is >= 0 and { } rate ? Math.Max(Never, rate) : other.IsOnlyState ? fast : 0;
        (double first, double second) = (Rate(pair.First, pair.Second), Rate(pair.Second, pair.First));
        (double firstMean, double secondMean) = Axial(equation, pair) ?? (Small(equation, pair.First, pair.Second), Small(equation, pair.Second, pair.First));
        return new Station(first, second, firstMean, secondMean, 5 / fast);
    }

    /// <summary>The slower of the rates of relaxation within the states.</summary>
    private static double Relaxation(GeneralizedLlg equation, EscapePair pair)
    {
        double[] rates = [.. new[] { pair.First, pair.Second }.Where(point => point.Direction is not null).Select(point => Response(equation, point).DecayRate).Where(rate => rate > 0)];
        return rates.Length > 0 ? rates.Min() : equation.Magnets[0].Properties.Damping * equation.Magnets[0].KineticCoefficient * new TangentField(equation.Magnets[0], equation.SpinTransfer).Scale(pair.First.Current);
    }

    private static LinearResponse Response(GeneralizedLlg equation, EscapePoint point) => new(new TangentField(equation.Magnets[0], equation.SpinTransfer), point.Direction!.Value, point.Current);

    /// <summary>About an axis: the means of c over exp(−g) on either side of the top.</summary>
    private (double First, double Second)? Axial(GeneralizedLlg equation, EscapePair pair)
    {
        if (Math.Abs(Vector3d.Dot(axis, along)) < 1 - 1e-9 || AxialLandscape.WhereSymmetric(equation, temperature, axis) is not { } landscape) return null;
        double sense = Math.Sign(Vector3d.Dot(axis, along)), top = AxialWells.Of(landscape)?.Top ?? (pair.First.IsOnlyState ? -1 : pair.Second.IsOnlyState ? 1 : double.NaN);
        if (double.IsNaN(top)) return null;
        double first = top < 1 ? Mean(landscape, top, 1) : 1, second = top > -1 ? Mean(landscape, -1, top) : -1;
        return (sense * first, sense * second);
    }

    private static double Mean(AxialLandscape landscape, double from, double to)
    {
        (double[] nodes, double[] weights) = GaussLegendre.Rule(Order);
        double[] places = [.. Enumerable.Range(0, Panels * Order).Select(i => from + ((to - from) * ((i / Order) + (0.5 * (nodes[i % Order] + 1))) / Panels))];
        double[] energies = [.. places.Select(landscape.ReducedEnergy)];
        double bottom = energies.Min(), sum = 0, mean = 0;
        for (int i = 0; i < places.Length; i++)
        {
            double weight = weights[i % Order] * Math.Exp(bottom - energies[i]);
            (sum, mean) = (sum + weight, mean + (weight * places[i]));
        }
        return mean / sum;
    }

    /// <summary>Of a state that has ended, that of the other.</summary>
    private double Small(GeneralizedLlg equation, EscapePoint point, EscapePoint other)
    {
        EscapePoint there = point.Direction is null ? other : point;
        if (there.Direction is not { } direction) return 0;
        LinearResponse response = Response(equation, there);
        double excursion = response is { DecayRate: > 0, Jacobian.Determinant: > 0 } ? new LinearFluctuations(equation.Magnets[0], response, temperature).Covariance.Trace : 0;
        return Vector3d.Dot(direction, along) * Math.Max(0, 1 - (0.5 * excursion));
    }

    /// <summary>Rates in 1/s, mean components of both states, and the time in s that a moment needs to follow.</summary>
    private sealed record Station(double First, double Second, double FirstMean, double SecondMean, double Delay);
}
