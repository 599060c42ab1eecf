using System.Globalization;
using Larmor.Experiments.Motion;
using Larmor.Fluctuations.Langevin;
using Larmor.Numerics;
using Larmor.Provenance;
using Larmor.Quantities;
using Larmor.Thermodynamics;

namespace Larmor.Experiments.Reports;

/// <summary>Turns waiting times into a result.</summary>
internal static class WaitingTimeReport
{
    private const int MostTables = 24;

    private static readonly Citation[] Sources =
    [
        new("brown-1963", "W. F. Brown, Thermal fluctuations of a single-domain particle, Phys. Rev. 130, 1677 (1963).", "10.1103/PhysRev.130.1677"),
        new("wegrowe-2003", "J.-E. Wegrowe, Magnetization reversal and two-level fluctuations by spin injection in a ferromagnetic metallic layer, Phys. Rev. B 68, 214414 (2003).", "10.1103/PhysRevB.68.214414"),
    ];

    public static RelaxationResult Of(Relaxation settings, FreeMoment moment, Temperature temperature, UnitVector axis, IReadOnlyList<WaitingTimePoint> points)
    {
        WaitingTimeFit[] fits = [.. WaitingTimeFits.Of(points)];
        return new RelaxationResult
        {
            Kind = settings.Kind,
            Name = settings.Name,
            Outcome = points.All(point => point.Escapes.First.Rate is null && point.Escapes.Second.Rate is null) ? Outcome.NotConverged($"No rate of escape is known at any field and current. {points[0].Escapes.First.Reason}") : Outcome.Finished,
            Along = settings.Field.Along,
            Axis = axis,
            Points = points,
            Fields = [.. settings.Field.Values.Select(value => value.Si)],
            Fits = fits,
            Scalars = [.. Scalars(points, fits)],
            Tables = [Dwells(settings, points), .. Fits(fits), .. Waiting(points)],
            Checks = [.. ThermalStabilityReport.Laws(moment), Rates(points), Exponential(points)],
            Notes = [.. moment.Notes, .. Notes(settings, temperature, points)],
            Citations = [.. moment.Citations.Concat(Sources).Concat(LangevinEnsemble.Citations).Distinct()],
        };
    }

    /// <summary>Of the point at which the prepared state is left soonest but still counts as a state, and of the fit against the field.</summary>
    private static IEnumerable<Scalar> Scalars(IReadOnlyList<WaitingTimePoint> points, WaitingTimeFit[] fits)
    {
        WaitingTimePoint? slowest = points.Where(point => point.Escapes.First.Rate is > 0).MinBy(point => point.Escapes.First.Rate);
        WaitingTimePoint? watched = points.Where(point => point.Rate is not null).MinBy(point => point.Rate!.Value.Value);
        string? none = slowest is null ? "No rate of escape is known." : null, unseen = watched is null ? "At no field and current do jumps come soon enough to be watched." : null;
        yield return new Scalar("longest-waiting-time", 1 / slowest?.Escapes.First.Rate, "s", $"Longest mean waiting time in the prepared state{Place(slowest)}, from its rate.", none);
        yield return new Scalar("watched-waiting-time", 1 / watched?.Rate!.Value.Value, "s", $"Longest mean waiting time that was watched{Place(watched)}.", unseen);
        yield return new Scalar("watched-waiting-time-error", watched?.Rate!.Value.Error / (watched?.Rate!.Value.Value * watched?.Rate!.Value.Value), "s", "Its standard error.", unseen);
        yield return new Scalar("waiting-time-there", 1 / watched?.Escapes.First.Rate, "s", "The same from its rate.", unseen);
        WaitingTimeFit? fit = fits.FirstOrDefault();
        string? noFit = fit is null ? "Four points or more with a rate, and a barrier that bends, are needed for a parabola." : null;
        string against = fit is null ? "" : $" of the {fit.State} state against the {fit.Against}";
        yield return new Scalar("fitted-barrier", fit?.Barrier, "1", $"Barrier over kT without {fit?.Against ?? "field"} from the parabola through ln tau{against}.", noFit);
        yield return new Scalar("fitted-attempt-time", fit?.AttemptTime, "s", "Attempt time from the same.", noFit);
        yield return new Scalar("fitted-edge", fit?.Edge, fit?.Against == "current" ? "A" : "T", "Where its barrier would vanish.", noFit);
    }

    private static string Place(WaitingTimePoint? point) => point is null ? "" : string.Create(CultureInfo.InvariantCulture, $" at {QuantityText.Format(point.Escapes.First.Field, MagneticField.Kind)} and {QuantityText.Format(point.Escapes.First.Current, Current.Kind)}");

    private static Table Dwells(Relaxation settings, IReadOnlyList<WaitingTimePoint> points)
    {
        Column Of(string name, string unit, string meaning, Func<WaitingTimePoint, double?> value) => new(name, unit, meaning, [.. points.Select(point => value(point) is { } known && double.IsFinite(known) ? known : double.NaN)]);
        static double? Sum(WaitingTimePoint point) => point.Escapes.First.Rate + point.Escapes.Second.Rate;
        return new Table(
            "dwell-times",
            "Mean waiting times in both states by current and field, from rates and from an ensemble of shots; empty where something does not exist. The label is the prepared state with the method of its rate.",
            [
                Of("field", "T", $"mu0 H along {settings.Field.Along}.", point => point.Escapes.First.Field),
                Of("current", "A", "Current, positive along +x.", point => point.Escapes.First.Current),
                Of("waiting-time", "s", "Mean waiting time in the prepared state, 1/rate.", point => 1 / point.Escapes.First.Rate),
                Of("back-time", "s", "Mean waiting time in the other state, 1/rate.", point => 1 / point.Escapes.Second.Rate),
                Of("barrier", "1", "Barrier of the prepared state over kT.", point => point.Escapes.First.Barrier),
                Of("back-barrier", "1", "Barrier of the other state over kT.", point => point.Escapes.Second.Barrier),
                Of("rate-error", "1", "Relative error of the rate of the prepared state as its method states it.", point => point.Escapes.First.RateError),
                Of("occupation", "1", "Share of the time in the prepared state in the long run.", point => point.Escapes.Second.Rate / Sum(point)),
                Of("corner-frequency", "Hz", "Corner of the telegraph's Lorentzian spectrum, the sum of both rates over 2 pi.", point => Sum(point) / (2 * Math.PI)),
                Of("telegraph-density", "1/Hz", "One-sided spectral density at zero frequency of a signal that is 0 in one state and 1 in the other.", point => 4 * point.Escapes.First.Rate * point.Escapes.Second.Rate / (Sum(point) * Sum(point) * Sum(point))),
                Of("watched-time", "s", "Mean waiting time of the shots.", point => 1 / point.Rate?.Value),
                Of("watched-time-error", "s", "Its standard error.", point => point.Rate?.Error / (point.Rate?.Value * point.Rate?.Value)),
                Of("watched-back-time", "s", "Mean waiting time of shots in the other state.", point => point.BackRate is { Value: > 0 } back ? 1 / back.Value : null),
                Of("watched-back-time-error", "s", "Its standard error.", point => point.BackRate is { Value: > 0 } back ? back.Error / (back.Value * back.Value) : null),
                Of("jumps", "1", "Shots that jumped within the time watched.", point => point.Rate is null ? null : point.Jumps),
                Of("distance", "1", "Largest distance of their distribution from the exponential, times the root of their number.", point => point.Distance),
            ],
            [.. points.Select(point => point.Escapes.First.Method.Length > 0 ? $"{point.Escapes.First.State} ({point.Escapes.First.Method})" : point.Escapes.First.State)]);
    }

    private static IEnumerable<Table> Fits(WaitingTimeFit[] fits)
    {
        if (fits.Length == 0) yield break;
        Column Of(string name, string unit, string meaning, Func<WaitingTimeFit, double> value) => new(name, unit, meaning, [.. fits.Select(value)]);
        yield return new Table(
            "fits",
            "Parabolas ln tau = ln tau0 + Delta (1 - x/x0)^2 through the waiting times; x is the field in T or the current in A, the label says of which state and against what.",
            [
                Of("kept", "1", "The current in A, or the field in T, that was kept.", fit => fit.Other),
                Of("barrier", "1", "Delta.", fit => fit.Barrier),
                Of("edge", "1", "x0 in T or A.", fit => fit.Edge),
                Of("attempt-time", "s", "tau0.", fit => fit.AttemptTime),
                Of("residual", "1", "Root mean square of what is left of ln tau.", fit => fit.Residual),
            ],
            [.. fits.Select(fit => $"{fit.State} against {fit.Against}")]);
    }

    private static IEnumerable<Table> Waiting(IReadOnlyList<WaitingTimePoint> points)
    {
        WaitingTimePoint[] watched = [.. points.Where(point => point.Times.Count > 1).Take(MostTables)];
        for (int i = 0; i < watched.Length; i++)
        {
            WaitingTimePoint point = watched[i];
            double rate = point.Escapes.First.Rate!.Value;
            yield return new Table(
                string.Create(CultureInfo.InvariantCulture, $"waiting-{i + 1}"),
                $"Share of the shots that still wait{Place(point)}.",
                [
                    new Column("time", "s", "Time since the field was set.", point.Times),
                    new Column("waiting", "1", "Share that has not jumped.", [.. point.Waiting.Select(one => one.Value)]),
                    new Column("waiting-error", "1", "Its standard error.", [.. point.Waiting.Select(one => one.Error)]),
                    new Column("exponential", "1", "exp(-t/tau) with the computed rate.", [.. point.Times.Select(time => Math.Exp(-rate * time))]),
                ]);
        }
    }

    private static AuditCheck Rates(IReadOnlyList<WaitingTimePoint> points)
    {
        // Two-state rates are exact up to exp(-barrier); the step of the trajectories adds a per cent.
        static double Excess(Estimate watched, EscapePoint point)
        {
            double allowed = point.Rate!.Value * (0.02 + (point.RateError ?? 0) + (4 * Math.Exp(-(point.Barrier ?? 3))));
            return Math.Max(0, Math.Abs(watched.Value - point.Rate.Value) - allowed) / watched.Error;
        }

        double worst = 0;
        foreach (WaitingTimePoint point in points.Where(point => point.IsCompared))
        {
            if (point.Rate is { } rate) worst = Math.Max(worst, Excess(rate, point.Escapes.First));
            if (point.BackRate is { } back && point.Escapes.Second is { Rate: > 0, IsOnlyState: false } other) worst = Math.Max(worst, Excess(back, other));
        }
        return new AuditCheck("rates-agree", worst, 5, "Rates of the jumps of the ensemble against those of the two-state equation, in standard errors beyond two per cent for the step, the error of the rate and four times exp(-barrier); largest over both states of all points with an exact rate.");
    }

    private static AuditCheck Exponential(IReadOnlyList<WaitingTimePoint> points)
    {
        double worst = points.Where(point => point is { IsCompared: true, Distance: not null }).Select(point => Math.Max(0, point.Distance!.Value - (Math.Sqrt(point.Jumps) * (0.02 + (2 * Math.Exp(-(point.Escapes.First.Barrier ?? 3))))))).DefaultIfEmpty(0).Max();
        return new AuditCheck("waiting-times-exponential", worst, 2.7, "Largest distance between the distribution of the waiting times and exp(-t/tau) with the computed rate, times the root of the number of shots, less what the step and the barrier allow; a chance of 1e-6 to be passed (Kolmogorov and Smirnov).");
    }

    private static IEnumerable<string> Notes(Relaxation settings, Temperature temperature, IReadOnlyList<WaitingTimePoint> points)
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"Fluctuations at {temperature}. Rates are those of the two-state equation; the methods are those of 'thermal-stability'. {settings.Shots} shots begin in the prepared state; a jump is counted when the moment has come near the other state, a return when it has come near the first, and nothing is counted before the moment has settled in its well.");
        if (points.Any(point => point.Rate is not null && !point.IsCompared)) yield return "Without an axis and at low damping a moment that has crossed the barrier may swing back before it settles: levels count such swings, rates do not. There both stand side by side and are not compared.";
        if (points.Any(point => point.Rate is null)) yield return $"Not watched at {points.Count(point => point.Rate is null)} of {points.Count} points. First reason: {points.First(point => point.Rate is null).Reason}";
    }

}
