using System.Globalization;
using Larmor.Experiments.Inverse;
using Larmor.Fitting;

namespace Larmor.Experiments.Reports;

/// <summary>The answers of a search for spin-transfer coefficients.</summary>
internal static class CoefficientsScalars
{
    /// <summary>In how many fits the interval of a parameter holds the truth.</summary>
    public static int Covered(IReadOnlyList<FitResult> fits, IReadOnlyList<double> truth, int j, double level) =>
        fits.Count(fit => fit.Interval(j, level) is var (lower, upper) && truth[j] >= lower && truth[j] <= upper);

    public static IReadOnlyList<Scalar> Of(Coefficients settings, CoefficientSearch search, FitResult fit, FitResult? ratio, IReadOnlyList<FitResult> repetitions, IReadOnlyList<double>? truth) =>
    [
        .. fit.Parameters.SelectMany((parameter, j) => OfParameter(parameter, fit, j)),
        new Scalar("chi-square", fit.Reason is null ? fit.ChiSquare : null, "1", "Sum of squared residuals over squared errors at the minimum.", fit.Reason),
        new Scalar("degrees-of-freedom", fit.DegreesOfFreedom, "1", "Number of values less number of parameters."),
        new Scalar("probability", fit.Reason is null ? fit.Probability : null, "1", "Probability that chance alone gives a larger chi-square, if the device and the errors are as given.", fit.Reason ?? (fit.Probability is null ? "The errors are known up to a factor, which chi-square itself gives." : null)),
        new Scalar("matched-coefficient", search.Matched.Perpendicular.Si, "m/(V s)", "The coefficient at which the moment gains the angular momentum that it absorbs at this face, in Gilbert's form."),
        .. SecondLaw(search, fit),
        .. OfRatio(ratio),
        .. truth is null || repetitions.Count == 0 ? [] : OfCoverage(settings, repetitions, truth),
    ];

    private static IEnumerable<Scalar> OfParameter(FitParameter parameter, FitResult fit, int j)
    {
        Scalar One(string name, Func<double> value, string meaning) => new($"{parameter.Name}{name}", fit.Reason is null ? value() : null, parameter.Unit, meaning, fit.Reason);
        string words = parameter.Name switch
        {
            "l-perpendicular" => "Coefficient of spins across the polarizer, l_perp",
            "l-parallel" => "Coefficient of spins along the polarizer, l_par",
            "l-field-like" => "Field-like coefficient, l_f",
            _ => "Gilbert damping",
        };
        yield return One("", () => fit.Values[j], $"{words}.");
        yield return One("-error", () => fit.StandardError(j), $"{words}: standard error.");
        yield return One("-lower-68", () => fit.Interval(j, 0.68).Lower, $"{words}: lower end of the interval that holds it with 68 %.");
        yield return One("-upper-68", () => fit.Interval(j, 0.68).Upper, $"{words}: upper end.");
        yield return One("-lower-95", () => fit.Interval(j, 0.95).Lower, $"{words}: lower end of the interval that holds it with 95 %.");
        yield return One("-upper-95", () => fit.Interval(j, 0.95).Upper, $"{words}: upper end.");
    }

    private static IEnumerable<Scalar> SecondLaw(CoefficientSearch search, FitResult fit)
    {
        DeviceNumbers numbers = fit.Reason is null ? search.Numbers([.. fit.Values], false) : search.Own;
        double least = search.Model.Transfer.LeastDamping(Coupling.TransferCoefficients.FromNumbers(numbers.Perpendicular, numbers.Parallel, numbers.FieldLike, numbers.InterBand));
        yield return new Scalar("least-damping", fit.Reason is null ? least : null, "1", string.Create(CultureInfo.InvariantCulture, $"Smallest damping that the second law allows with these coefficients; the damping is {numbers.Damping:G4}."), fit.Reason);
    }

    private static IEnumerable<Scalar> OfRatio(FitResult? ratio)
    {
        if (ratio is null) yield break;
        int last = ratio.Parameters.Count - 1;
        double? Known(Func<double> value) => ratio.Reason is null ? value() : null;
        yield return new Scalar("pumping-ratio", Known(() => ratio.Values[last]), "1", "Coefficient of spin pumping over that of spin transfer, each from its own measurements; 1 by Onsager's relations.", ratio.Reason);
        yield return new Scalar("pumping-ratio-error", Known(() => ratio.StandardError(last)), "1", "Its standard error.", ratio.Reason);
        yield return new Scalar("reciprocity-statistic", Known(() => (ratio.Values[last] - 1) / ratio.StandardError(last)), "1", "Its distance from 1 in standard errors: normally distributed about zero where reciprocity holds.", ratio.Reason);
    }

    private static IEnumerable<Scalar> OfCoverage(Coefficients settings, IReadOnlyList<FitResult> repetitions, IReadOnlyList<double> truth)
    {
        yield return new Scalar("repetitions", repetitions.Count, "1", string.Create(CultureInfo.InvariantCulture, $"Fits of made-up values that reached a minimum, of {settings.Repetitions}."));
        for (int j = 0; j < truth.Count; j++)
        {
            string name = repetitions[0].Parameters[j].Name;
            yield return new Scalar($"{name}-coverage-68", (double)Covered(repetitions, truth, j, 0.68) / repetitions.Count, "1", $"Share of the repetitions in which the 68 % interval of {name} holds the truth.");
            yield return new Scalar($"{name}-coverage-95", (double)Covered(repetitions, truth, j, 0.95) / repetitions.Count, "1", $"Share of the repetitions in which the 95 % interval of {name} holds the truth.");
        }
    }
}
