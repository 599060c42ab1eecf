using System.Globalization;
using Larmor.Coupling;
using Larmor.Experiments.Inverse;
using Larmor.Fitting;
using Larmor.Magnetism.Statics;
using Larmor.Numerics;
using Larmor.Provenance;
using Larmor.Thermodynamics;

namespace Larmor.Experiments.Reports;

/// <summary>Turns fits of spin-transfer coefficients into a result.</summary>
internal static class CoefficientsReport
{
    public static CoefficientsResult Of(Coefficients settings, Device device, CoefficientSearch search, RunContext context)
    {
        IReadOnlyList<MeasuredValue> values = settings.Synthetic is null ? settings.Values : search.MadeUp(0);
        FitResult fit = search.Fit(values, false);
        bool hasPumping = values.Any(value => value.Quantity == MeasuredQuantity.PumpedVoltage);
        FitResult? ratio = hasPumping && fit.Reason is null ? search.Fit(values, true) : null;
        FitResult[] repetitions = settings.Repetitions > 1 ? [.. search.Repeated(context).Where(one => one.Reason is null)] : [];
        double[]? truth = settings.Synthetic is null ? null : [.. search.Parameters(false).Select(one => one.Start)];
        DeviceNumbers numbers = fit.Reason is null ? search.Numbers([.. fit.Values], false) : search.Own;
        FirstOrderShift[] shifts = [.. FirstOrderStatements.Of(search.Model, settings.Along, numbers, values)];
        return new CoefficientsResult
        {
            Kind = settings.Kind,
            Name = settings.Name,
            Along = settings.Along,
            Values = values,
            Fit = fit,
            WithRatio = ratio,
            Truth = truth,
            Repetitions = repetitions,
            Lines = fit.Reason is null ? [.. FittedLines.Of(search.Model, numbers, values)] : [],
            FirstOrder = shifts,
            Outcome = fit.Reason is { } reason ? Outcome.NotConverged(reason) : Outcome.Finished,
            Scalars = CoefficientsScalars.Of(settings, search, fit, ratio, repetitions, truth),
            Tables = [.. CoefficientsTables.Of(device, search, numbers, values, fit, truth, shifts)],
            Checks = Laws(device, search, numbers, values),
            Notes = [.. Notes(settings, search, fit, ratio, repetitions, truth, shifts), .. search.Moment.Notes],
            Citations = [.. search.Moment.Citations.Append(WeightedFit.Source).Append(Citations.WegroweDrouhin).Distinct()],
        };
    }

    /// <summary>Energy of the small motions, reciprocity of the stack whose forces act, and the second law of the coefficients found.</summary>
    private static List<AuditCheck> Laws(Device device, CoefficientSearch search, DeviceNumbers numbers, IReadOnlyList<MeasuredValue> values)
    {
        double closure = 0;
        foreach (MeasuredValue value in values.Where(value => value.Quantity == MeasuredQuantity.Linewidth))
        {
            if (search.Model.ResponseAt(numbers, value) is { } response) closure = Math.Max(closure, FmrLaws.Power(response).PowerClosure);
        }
        PhenomenologicalTransfer transfer = search.Model.Transfer;
        OnsagerMatrix matrix = transfer.Local([numbers.Perpendicular, numbers.Parallel, numbers.FieldLike], numbers.Damping).At(UnitVector.Along(1, 2, 3), transfer.Polarizer);
        return [new AuditCheck("power-closure", closure, 1e-10, "Microwave power and work of the torque against Gilbert heat of the small motions, relative to the largest power."), .. new TwoWayTransport(device.Stack).At(UnitVector.Along(1, 2, 3)).Checks.Where(check => check.Name == "reciprocity"), .. matrix.Checks.Where(check => check.Name == "entropy-production")];
    }

    private static IEnumerable<string> Notes(Coefficients settings, CoefficientSearch search, FitResult fit, FitResult? ratio, FitResult[] repetitions, IReadOnlyList<double>? truth, FirstOrderShift[] shifts)
    {
        yield return settings.Synthetic is { } seed
            ? string.Create(CultureInfo.InvariantCulture, $"The values are made up: the exact answers of this device with normal errors of the given sizes, seed {seed}.")
            : "The values are measured ones, as given.";
        yield return "Every value is compared with the exact answer of the device: the linear motion about the state of rest that the current has moved, the field at which a state of rest loses its stability, the mean voltage pumped to second order in the microwave field. Heating, temperature and the Oersted field are not in it: a loop measured over an activation barrier is narrower than this.";
        if (fit.Reason is { } reason)
        {
            yield return $"No coefficients: {reason}";
            yield break;
        }
        if (truth is not null && repetitions.Length > 0) yield return Coverage(repetitions, truth);
        if (ratio is { Reason: null }) yield return Ratio(ratio);
        foreach (string note in FirstOrderNotes(shifts)) yield return note;
    }

    private static string Coverage(FitResult[] repetitions, IReadOnlyList<double> truth) => string.Create(
        CultureInfo.InvariantCulture,
        $"Of {repetitions.Length} repetitions with other chance errors the 95 % interval holds the truth in {string.Join(", ", truth.Select((_, j) => string.Create(CultureInfo.InvariantCulture, $"{CoefficientsScalars.Covered(repetitions, truth, j, 0.95)} ({repetitions[0].Parameters[j].Name})")))}, the 68 % interval in {string.Join(", ", truth.Select((_, j) => string.Create(CultureInfo.InvariantCulture, $"{CoefficientsScalars.Covered(repetitions, truth, j, 0.68)}")))}.");

    private static string Ratio(FitResult ratio)
    {
        int last = ratio.Parameters.Count - 1;
        double distance = (ratio.Values[last] - 1) / ratio.StandardError(last);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Onsager's relation l~ = l: the coefficient of pumping over that of transfer is {ratio.Values[last]:G5} +/- {ratio.StandardError(last):G3}, {Math.Abs(distance):G3} standard errors from 1{(Math.Abs(distance) < 2 ? ": they agree" : ": they do not agree, which no device can do; look at the calibration of the microwave field")}.");
    }

    private static IEnumerable<string> FirstOrderNotes(FirstOrderShift[] shifts)
    {
        foreach (IGrouping<string, FirstOrderShift> group in shifts.Where(shift => shift.Exact is not null && shift.FirstOrder is not null).GroupBy(shift => shift.Value.Group, StringComparer.Ordinal))
        {
            FirstOrderShift far = group.MaxBy(shift => Math.Abs(shift.Value.Current))!;
            double exact = far.Exact!.Value, simple = far.FirstOrder!.Value;
            string what = group.Key switch { "resonance-frequency" => "Phi shifts the resonance", "linewidth" => "chi changes the linewidth", _ => "chi shifts the loop, H + grad chi/alpha = 0" };
            string unit = far.Value.Unit;
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"\"{what}\" at {far.Value.Current * 1e3:G4} mA: exactly the {group.Key} changes by {exact:G5} {unit}; to first order by {simple:G5} {unit}{(exact != 0 ? string.Create(CultureInfo.InvariantCulture, $" ({100 * (simple - exact) / Math.Abs(exact):G3} % off)") : "")}. Phi alone gives {Text(far.PhiAlone)} {unit}, chi alone {Text(far.ChiAlone)} {unit}.");
        }
    }

    private static string Text(double? value) => value is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known:G5}") : "none (the state does not end)";
}
