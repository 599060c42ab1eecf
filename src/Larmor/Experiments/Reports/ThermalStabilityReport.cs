using System.Globalization;
using Larmor.Experiments.Escapes;
using Larmor.Experiments.Motion;
using Larmor.Magnetism.Statics;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;
using Larmor.Provenance;
using Larmor.Quantities;
using Larmor.Thermodynamics;

namespace Larmor.Experiments.Reports;

/// <summary>Turns escapes into a result.</summary>
internal static class ThermalStabilityReport
{
    private static readonly Citation[] Sources =
    [
        new("brown-1963", "W. F. Brown, Thermal fluctuations of a single-domain particle, Phys. Rev. 130, 1677 (1963).", "10.1103/PhysRev.130.1677"),
        new("langer-1969", "J. S. Langer, Statistical theory of the decay of metastable states, Ann. Phys. 54, 258 (1969).", "10.1016/0003-4916(69)90153-5"),
    ];

    private static readonly Citation Kurkijarvi = new("kurkijarvi-1972", "J. Kurkijärvi, Intrinsic fluctuations in a superconducting ring closed with a Josephson junction, Phys. Rev. B 6, 832 (1972).", "10.1103/PhysRevB.6.832");

    public static ThermalStabilityResult Of(ThermalStability settings, FreeMoment moment, Temperature temperature, UnitVector axis, IReadOnlyList<EscapePair> pairs)
    {
        int fields = settings.Field.Values.Count;
        RampPoint[] ramps =
        [
            .. Enumerable.Range(0, settings.Currents.Count).SelectMany(i => settings.SweepTimes.Select(time => FieldRamp.Of([.. pairs.Skip(i * fields).Take(fields)], time.Si))),
        ];
        EscapePoint[] points = [.. pairs.SelectMany(pair => (EscapePoint[])[pair.First, pair.Second])];
        return new ThermalStabilityResult
        {
            Kind = settings.Kind,
            Name = settings.Name,
            Outcome = points.All(point => point.Rate is null) ? Outcome.NotConverged($"No rate of escape is known at any field and current. {points[0].Reason}") : Outcome.Finished,
            Along = settings.Field.Along,
            Axis = axis,
            Pairs = pairs,
            Fields = [.. settings.Field.Values.Select(value => value.Si)],
            Ramps = ramps,
            Scalars = [.. Scalars(settings, pairs), .. RampScalars(ramps)],
            Tables = [Table(settings, points), .. RampTables(settings, ramps)],
            Checks = [.. Laws(moment), MethodsAgree(points)],
            Notes = [.. moment.Notes, .. Notes(settings, temperature, points)],
            Citations = [.. moment.Citations.Concat(Sources).Concat(ramps.Length > 0 ? [Kurkijarvi] : []).Distinct()],
        };
    }

    /// <summary>Probability in a pure number to have left a state within a time.</summary>
    internal static double Failure(double rate, double time) => StableFunctions.OneMinusExp(rate * time);

    /// <summary>Time in s by which a state has been left with some probability.</summary>
    internal static double TimeTo(double failure, double rate) => failure * StableFunctions.LogarithmOfOnePlusOver(-failure) / rate;

    /// <summary>Of the field and current nearest to zero.</summary>
    private static IEnumerable<Scalar> Scalars(ThermalStability settings, IReadOnlyList<EscapePair> pairs)
    {
        EscapePair pair = pairs.MinBy(one => (Math.Abs(one.First.Current), Math.Abs(one.First.Field)))!;
        string place = string.Create(CultureInfo.InvariantCulture, $"at {QuantityText.Format(pair.First.Field, MagneticField.Kind)} and {QuantityText.Format(pair.First.Current, Current.Kind)}");
        foreach (EscapePoint point in (EscapePoint[])[pair.First, pair.Second])
        {
            string why = point.Reason.Length > 0 ? point.Reason : "It does not exist here.";
            Scalar Of(string name, double? value, string unit, string meaning) => new($"{name}-{point.State}", value, unit, $"{meaning} {place}.", value is null ? why : null);
            yield return Of("stability", point.Barrier, "1", "Barrier over kT, Delta,");
            yield return Of("escape-rate", point.Rate, "1/s", "Rate of escape");
            yield return Of("attempt-time", point.AttemptTime, "s", "Attempt time exp(-Delta)/rate");
            yield return Of("mean-retention", 1 / point.Rate, "s", "Mean time until the state is left");
            yield return Of("failure-probability", point.Rate is { } rate ? Failure(rate, settings.Retention.Si) : null, "1", string.Create(CultureInfo.InvariantCulture, $"Probability to have left the state within {settings.Retention.Si:G6} s"));
            yield return Of("time-to-failure", point.Rate is { } other ? TimeTo(settings.Failure, other) : null, "s", string.Create(CultureInfo.InvariantCulture, $"Time by which the state has been left with probability {settings.Failure:G4}"));
        }
    }

    private static IEnumerable<Scalar> RampScalars(RampPoint[] ramps)
    {
        if (ramps.Length == 0) yield break;
        RampPoint slowest = ramps.MaxBy(ramp => ramp.SweepTime)!;
        string? why = slowest.Mean is null ? slowest.Reason : null;
        yield return new Scalar("switching-field", slowest.Mean, "T", $"Mean switching field of the slowest ramp, from the state {slowest.State}.", why);
        yield return new Scalar("switching-field-spread", slowest.Spread, "T", "Its standard deviation.", why);
    }

    private static Table Table(ThermalStability settings, EscapePoint[] points)
    {
        Column Of(string name, string unit, string meaning, Func<EscapePoint, double?> value) => new(name, unit, meaning, [.. points.Select(point => value(point) ?? double.NaN)]);
        return new Table(
            "stability",
            "Escape from both states by current and field; empty where something does not exist. The label says which state and where its rate comes from.",
            [
                Of("field", "T", $"mu0 H along {settings.Field.Along}.", point => point.Field),
                Of("current", "A", "Current, positive along +x.", point => point.Current),
                Of("barrier", "1", "Barrier over kT, of V - chi/alpha under current.", point => point.Barrier),
                Of("rate", "1/s", "Rate of escape; of a state that has ended the slowest rate of relaxation.", point => point.Rate),
                Of("rate-error", "1", "Relative error of the rate as its method states it; for the formula the order of its first correction, kT over the barrier.", point => point.RateError),
                Of("spectral-rate", "1/s", "Rate from the slowest mode of the density on the sphere, where its barrier is low enough.", point => point.SpectralRate),
                Of("formula-rate", "1/s", "Rate from the formula for high barriers, where there is one.", point => point.FormulaRate),
                Of("attempt-time", "s", "exp(-barrier)/rate.", point => point.AttemptTime),
                Of("mean-retention", "s", "1/rate.", point => 1 / point.Rate),
                Of("failure-probability", "1", string.Create(CultureInfo.InvariantCulture, $"Probability to have left the state within {settings.Retention.Si:G6} s."), point => point.Rate is { } rate ? Failure(rate, settings.Retention.Si) : null),
                Of("time-to-failure", "s", string.Create(CultureInfo.InvariantCulture, $"Time by which it has been left with probability {settings.Failure:G4}."), point => point.Rate is { } rate ? TimeTo(settings.Failure, rate) : null),
            ],
            [.. points.Select(point => point.Method.Length > 0 ? $"{point.State} ({point.Method})" : point.State)]);
    }

    private static IEnumerable<Table> RampTables(ThermalStability settings, RampPoint[] ramps)
    {
        if (ramps.Length == 0) yield break;
        Column Of(string name, string unit, string meaning, Func<RampPoint, double?> value) => new(name, unit, meaning, [.. ramps.Select(ramp => value(ramp) ?? double.NaN)]);
        yield return new Table(
            "ramps",
            "Distribution of the field of the first escape while the field goes evenly, by current and time of the sweep; the label is the state that is left.",
            [
                Of("sweep-time", "s", "Time from the first field value to the last.", ramp => ramp.SweepTime),
                Of("current", "A", "Current, positive along +x.", ramp => ramp.Current),
                Of("ramp-rate", "T/s", "Rate of the field, signed.", ramp => ramp.Rate),
                Of("mean-field", "T", "Mean switching field.", ramp => ramp.Mean),
                Of("spread", "T", "Its standard deviation.", ramp => ramp.Spread),
                Of("median-field", "T", "Field by which half have switched.", ramp => ramp.Median),
                Of("interpolation-error", "T", "Change of the mean where only every second field value is used.", ramp => ramp.InterpolationError),
            ],
            [.. ramps.Select(ramp => ramp.State)]);
        RampPoint[] known = [.. ramps.Where(ramp => ramp.Probabilities.Count > 0)];
        if (known.Length == 0) yield break;
        yield return new Table(
            "switched",
            "Probability to have switched by each field value, a column for each ramp.",
            [
                new Column("field", "T", $"mu0 H along {settings.Field.Along}.", [.. settings.Field.Values.Select(value => value.Si)]),
                .. known.Select((ramp, i) => new Column(
                    string.Create(CultureInfo.InvariantCulture, $"switched-{i + 1}"),
                    "1",
                    string.Create(CultureInfo.InvariantCulture, $"Ramp of {ramp.SweepTime:G6} s at {ramp.Current:G6} A."),
                    ramp.Probabilities)),
            ]);
    }

    private static IEnumerable<string> Notes(ThermalStability settings, Temperature temperature, EscapePoint[] points)
    {
        yield return $"Fluctuations at {temperature}, the temperature of the device. Rates of escape are those of the two-state equation, dP1/dt = -r1 P1 + r2 P2 with r1 + r2 = λ1: exact up to terms of order exp(-Δ), and without meaning where the barrier is of the order of kT.";
        if (points.Any(point => point.Method == "axial")) yield return "Method 'axial': integrals of positive terms for energy and torque about one axis, with the barrier of W = V - χ/α under current; twelve digits.";
        if (points.Any(point => point.Method == "spectral")) yield return "Method 'spectral': slowest mode of the density on the sphere, with the rounding error that the table gives.";
        if (points.Any(point => point.Method == "committor")) yield return "Method 'committor': mean time of first passage on the full sphere by elements that follow the energy, with or without current; the error is the difference of two meshes and what two states leave out.";
        if (points.Any(point => point.Method == "formula")) yield return "Method 'formula': Langer's and Brown's formula for high barriers and intermediate to high damping, summed over all saddles; relative error of order kT/ΔE, and an upper bound where α ΔE/kT is below 1.";
        if (settings.SweepTimes.Count > 0) yield return "Ramps: P = 1 - exp(-∫r dB/|dB/dt|) with the computed rates, their logarithms linear between the field values, first escapes only; the moment starts in the state that the last field value leaves sooner.";
        foreach (string reason in points.Where(point => point.Rate is null && point.Reason.Length > 0).Select(point => point.Reason).Distinct(StringComparer.Ordinal).Take(3)) yield return $"Without a rate: {reason}";
    }

    private static AuditCheck MethodsAgree(EscapePoint[] points)
    {
        double worst = points.Where(point => point.Method == "axial" && point is { SpectralRate: not null, Rate: not null })
            .Select(point => Math.Max(0, Math.Abs((point.SpectralRate!.Value / point.Rate!.Value) - 1) - (30 * point.SpectralError) - (2 * Math.Exp(-point.Barrier ?? 0)))).DefaultIfEmpty(0).Max();
        return new AuditCheck("methods-agree", worst, 1e-6, "Rates by integrals along the axis against the slowest mode of the density on the sphere, relative, beyond the error that the latter states and beyond exp(-barrier); zero where only one method applies.");
    }

    internal static IEnumerable<AuditCheck> Laws(FreeMoment moment)
    {
        Magnetism.Magnet bare = moment.In(UnitVector.Z, 0);
        FmrAudit worst = Equilibria.Of(bare, SpinTransferPotentials.None, Current.Zero).Stable
            .Aggregate(default(FmrAudit), (sum, state) => FmrAudit.Larger(FmrAudit.Larger(sum, FmrLaws.WithoutCurrent(bare, state.Response)), FmrLaws.Power(state.Response)));
        yield return new AuditCheck("power-closure", worst.PowerClosure, 1e-11, "Power absorbed from a small microwave field against the Gilbert heat in the states without field and current, relative to the power that swings.");
        yield return new AuditCheck("reciprocity", worst.Reciprocity, 1e-10, "Susceptibility without field and current against the transpose of that with the moment turned round (Onsager), relative.");
        yield return new AuditCheck("entropy-production", worst.EntropyProduction, 1e-11, "Power that some small microwave field could gain from the moment without field and current, relative to its response; zero by the second law.");
    }
}
