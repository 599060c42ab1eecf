using Larmor.Coupling;
using Larmor.Experiments.Inverse;
using Larmor.Fitting;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;

namespace Larmor.Experiments.Reports;

/// <summary>The tables of a search for spin-transfer coefficients.</summary>
internal static class CoefficientsTables
{
    public static IEnumerable<Table> Of(Device device, CoefficientSearch search, DeviceNumbers numbers, IReadOnlyList<MeasuredValue> values, FitResult fit, IReadOnlyList<double>? truth, FirstOrderShift[] shifts)
    {
        if (fit.Reason is null)
        {
            yield return Parameters(search, values, fit, truth);
            yield return Correlations(fit);
            yield return Contributions(fit);
            yield return Residuals(fit);
        }
        foreach (string group in values.Select(value => value.Group).Distinct(StringComparer.Ordinal)) yield return Fitted(group, values, fit);
        foreach (IGrouping<string, FirstOrderShift> group in shifts.GroupBy(shift => shift.Value.Group, StringComparer.Ordinal)) yield return FirstOrder(group.Key, [.. group]);
        yield return Routes(device, search, numbers);
    }

    private static Table Parameters(CoefficientSearch search, IReadOnlyList<MeasuredValue> values, FitResult fit, IReadOnlyList<double>? truth)
    {
        ForwardModel model = search.Forward(values);
        List<string> labels = ["value", "standard-error", "lower-68", "upper-68", "lower-95", "upper-95", "profile-lower-95", "profile-upper-95"];
        if (truth is not null) labels.Add("made-up-from");
        return new Table(
            "parameters",
            "Each parameter with its intervals: from the covariance, and from chi-square itself, least over all other parameters (profile).",
            [
                .. fit.Parameters.Select((parameter, j) =>
                {
                    ((double lower, double upper), (double wideLower, double wideUpper)) = (fit.Interval(j, 0.68), fit.Interval(j, 0.95));
                    (double? profileLower, double? profileUpper) = WeightedFit.ProfileInterval(fit, model, j, 0.95);
                    double[] column = [fit.Values[j], fit.StandardError(j), lower, upper, wideLower, wideUpper, profileLower ?? double.NaN, profileUpper ?? double.NaN];
                    return new Column(parameter.Name, parameter.Unit, $"{parameter.Name}.", truth is null ? column : [.. column, truth[j]]);
                }),
            ],
            labels);
    }

    private static Table Correlations(FitResult fit) => new(
        "correlation",
        "Correlation of the parameters; the covariance is this times both standard errors.",
        [.. fit.Parameters.Select((parameter, j) => new Column(parameter.Name, "1", $"Correlation with {parameter.Name}.", [.. fit.Parameters.Select((_, i) => fit.Correlation(i, j))]))],
        [.. fit.Parameters.Select(parameter => parameter.Name)]);

    private static Table Contributions(FitResult fit) => new(
        "contributions",
        "What each kind of measurement says: standard error of each parameter from it alone, and from all others without it; empty where those do not determine all parameters.",
        [
            .. fit.Parameters.SelectMany((parameter, j) => (Column[])
            [
                new Column($"{parameter.Name}-alone", parameter.Unit, $"Standard error of {parameter.Name} from this measurement alone.", [.. fit.Groups.Select(group => fit.ErrorFrom(group, j) ?? double.NaN)]),
                new Column($"{parameter.Name}-without", parameter.Unit, $"Standard error of {parameter.Name} without this measurement.", [.. fit.Groups.Select(group => fit.ErrorWithout(group, j) ?? double.NaN)]),
            ]),
        ],
        fit.Groups);

    private static Table Residuals(FitResult fit)
    {
        string[] groups = [.. fit.Groups, "all"];
        ResidualAnalysis[] analyses = [.. fit.Groups.Select(group => fit.Analysis(group)), fit.Analysis()];
        Column Of(string name, string meaning, Func<ResidualAnalysis, double?> value) => new(name, "1", meaning, [.. analyses.Select(one => value(one) ?? double.NaN)]);
        return new Table(
            "residuals",
            "Whether the residuals look like chance.",
            [
                Of("count", "Number of values.", one => one.Count),
                Of("chi-square", "Sum of squared residuals.", one => one.ChiSquare),
                Of("largest", "Largest residual in standard deviations.", one => one.Largest),
                Of("probability-of-largest", "Probability that chance gives one as large.", one => one.ProbabilityOfLargest),
                Of("runs-score", "Runs of one sign less those of chance, in standard deviations; strongly negative where residuals follow a curve.", one => one.RunsScore),
            ],
            groups);
    }

    private static Table Fitted(string group, IReadOnlyList<MeasuredValue> values, FitResult fit)
    {
        int[] rows = [.. Enumerable.Range(0, values.Count).Where(i => values[i].Group == group)];
        string unit = values[rows[0]].Unit;
        Column Of(string name, string columnUnit, string meaning, Func<int, double> value) => new(name, columnUnit, meaning, [.. rows.Select(value)]);
        List<Column> columns = [Of("current", "A", "Current, positive along +x.", i => values[i].Current)];
        if (group != "coercive-fields") columns.Add(Of("field", "T", "Applied field.", i => values[i].Field));
        if (group == "pumped-voltage")
        {
            columns.Add(Of("frequency", "Hz", "Frequency of the microwave field.", i => values[i].Frequency));
            columns.Add(Of("microwave", "T", "Its amplitude.", i => values[i].Microwave));
        }
        columns.Add(Of("value", unit, "Measured or made up.", i => values[i].Value ?? double.NaN));
        columns.Add(Of("error", unit, "Its standard deviation.", i => values[i].Error));
        if (fit.Reason is null)
        {
            columns.Add(Of("fitted", unit, "The device with the coefficients found.", i => fit.Predictions[i]));
            columns.Add(Of("residual", "1", "Value less fit, over the error.", i => fit.Residuals[i]));
        }
        return new Table($"fit-{group}", "The values and the fit.", columns, [.. rows.Select(i => Label(values[i]))]);
    }

    private static Table FirstOrder(string group, FirstOrderShift[] shifts)
    {
        string unit = shifts[0].Value.Unit;
        Column Of(string name, string columnUnit, string meaning, Func<FirstOrderShift, double?> value) => new(name, columnUnit, meaning, [.. shifts.Select(shift => value(shift) ?? double.NaN)]);
        return new Table(
            $"first-order-{group}",
            "Changes by the current: exactly, by each potential alone, and by the first-order statement.",
            [
                Of("current", "A", "Current, positive along +x.", shift => shift.Value.Current),
                Of("field", "T", "Applied field.", shift => shift.Value.Quantity is MeasuredQuantity.CoerciveFieldUp or MeasuredQuantity.CoerciveFieldDown ? null : shift.Value.Field),
                Of("exact", unit, "Change by the current, exactly.", shift => shift.Exact),
                Of("phi-alone", unit, "Change by Phi alone, exactly.", shift => shift.PhiAlone),
                Of("chi-alone", unit, "Change by chi alone, exactly.", shift => shift.ChiAlone),
                Of("first-order", unit, "Slope of Phi alone (frequency) or of chi alone (linewidth) times the current; shift of H + grad chi/alpha = 0 (coercive fields).", shift => shift.FirstOrder),
            ],
            [.. shifts.Select(shift => Label(shift.Value))]);
    }

    /// <summary>X, Φ and χ along both routes against the angle to p.</summary>
    private static Table Routes(Device device, CoefficientSearch search, DeviceNumbers numbers)
    {
        PhenomenologicalTransfer transfer = search.Model.Transfer;
        TransferCoefficients coefficients = TransferCoefficients.FromNumbers(numbers.Perpendicular, numbers.Parallel, numbers.FieldLike, numbers.InterBand);
        double[] degrees = [.. Enumerable.Range(1, 17).Select(i => 10.0 * i)];
        IReadOnlyList<TransferRoute> routes = TransferRoutes.At(device, transfer, coefficients, TransferRoutes.Turned(transfer.Polarizer, [.. degrees.Select(degree => degree * Math.PI / 180)]));
        AxialTorque own = transfer.Axial(coefficients.Numbers, numbers.Damping);
        AxialTorque? absorbed = (SpinTransfer.Of(device with { Magnets = [device.Magnets[0] with { Torques = [] }] }).Potentials as AxialPotentials)?.Torques[0];
        double alpha = numbers.Damping;
        double Chi(AxialTorque? torque, double c) => torque is null ? double.NaN : torque.DampingLike.Value(c) - torque.DampingLike.Value(0) + (alpha * (torque.FieldLike.Value(c) - torque.FieldLike.Value(0)));
        double Phi(AxialTorque? torque, double c) => torque is null ? double.NaN : (alpha * (torque.DampingLike.Value(c) - torque.DampingLike.Value(0))) - torque.FieldLike.Value(c) + torque.FieldLike.Value(0);
        double Towards(TransferRoute route, Vector3d x) => Vector3d.Dot(x, TransferRoutes.Towards(route.Moment, transfer.Polarizer));
        Column Of(string name, string meaning, Func<int, double> value) => new(name, "J/(m^3 A)", meaning, [.. Enumerable.Range(0, degrees.Length).Select(value)]);
        double Cosine(int i) => Math.Cos(degrees[i] * Math.PI / 180);
        return new Table(
            "routes",
            "X of Eq. (21) towards the polarizer with its potentials, along both routes: the coefficients found on the forces of the stack, and the current that the moment absorbs. Potentials count from 90 deg.",
            [
                new Column("angle", "rad", "Angle between the moment and the polarizer.", [.. degrees.Select(degree => degree * Math.PI / 180)]),
                Of("x-coefficients", "X by coefficients.", i => Towards(routes[i], routes[i].Shares.Sum)),
                Of("x-perpendicular", "Its share from the gradient of mu_perp.", i => Towards(routes[i], routes[i].Shares.Perpendicular)),
                Of("x-parallel", "Its share from the gradient of mu.", i => Towards(routes[i], routes[i].Shares.Parallel)),
                Of("x-inter-band", "Its share from the gradient of mu_sd.", i => Towards(routes[i], routes[i].Shares.InterBand)),
                Of("x-field-like", "Its field-like share.", i => Towards(routes[i], routes[i].Shares.FieldLike)),
                Of("x-absorbed", "X by the current absorbed.", i => Towards(routes[i], routes[i].Absorbed)),
                Of("phi-coefficients", "Phi by coefficients.", i => Phi(own, Cosine(i))),
                Of("phi-absorbed", "Phi by the current absorbed.", i => Phi(absorbed, Cosine(i))),
                Of("chi-coefficients", "chi by coefficients.", i => Chi(own, Cosine(i))),
                Of("chi-absorbed", "chi by the current absorbed.", i => Chi(absorbed, Cosine(i))),
            ]);
    }

    private static string Label(MeasuredValue value) => value.Quantity switch
    {
        MeasuredQuantity.CoerciveFieldUp => "rising",
        MeasuredQuantity.CoerciveFieldDown => "falling",
        _ => value.IsParallel ? "parallel" : "antiparallel",
    };
}
