using Larmor.Fitting;

namespace Larmor.Tests.Fitting;

public class WeightedFitTests
{
    // Misra1a of the NIST Statistical Reference Datasets (nonlinear regression), https://www.itl.nist.gov/div898/strd/nls/data/misra1a.shtml: y = b1 (1 - exp(-b2 x)).
    private static readonly double[] X = [77.6, 114.9, 141.1, 190.8, 239.9, 289.0, 332.8, 378.4, 434.8, 477.3, 536.8, 593.1, 689.1, 760.0];
    private static readonly double[] Y = [10.07, 14.73, 17.94, 23.93, 29.61, 35.18, 40.02, 44.82, 50.76, 55.05, 61.01, 66.40, 75.47, 81.78];

    [Fact]
    public void A_certified_problem_gives_the_certified_parameters_and_standard_errors_from_both_starts()
    {
        foreach ((double b1, double b2) in new[] { (500.0, 1e-4), (250.0, 5e-4) })
        {
            FitResult fit = Misra(b1, b2);
            Assert.Null(fit.Reason);
            Assert.Equal(1, fit.Values[0] / 2.3894212918e2, 1e-7);
            Assert.Equal(1, fit.Values[1] / 5.5015643181e-4, 1e-7);
            Assert.Equal(1, fit.ChiSquare / 1.2455138894e-1, 1e-8);
            Assert.Equal(1, fit.StandardError(0) / 2.7070075241, 1e-5);
            Assert.Equal(1, fit.StandardError(1) / 7.2668688436e-6, 1e-5);
            Assert.Equal(12, fit.DegreesOfFreedom);
        }
    }

    [Fact]
    public void With_relative_errors_the_interval_is_that_of_Students_t()
    {
        FitResult fit = Misra(250, 5e-4);
        // t of 12 degrees of freedom at 95 %: 2.17881 (tables); the normal value is 1.95996.
        Assert.Equal(2.17881, fit.HalfWidth(0, 0.95) / fit.StandardError(0), 1e-5);
        Assert.Equal(1.95996, Line(FitErrors.Known).HalfWidth(0, 0.95) / Line(FitErrors.Known).StandardError(0), 1e-5);
    }

    [Fact]
    public void A_straight_line_has_the_covariance_of_the_textbook_and_its_profile_is_its_covariance()
    {
        FitResult fit = Line(FitErrors.Known);
        // Points at 0, 1, 2, 3 with error 0.5: S = 16, Sx = 24, Sxx = 56, determinant 320.
        Assert.Equal(Math.Sqrt(56.0 / 320), fit.StandardError(0), 1e-9);
        Assert.Equal(Math.Sqrt(16.0 / 320), fit.StandardError(1), 1e-9);
        Assert.Equal(-24 / Math.Sqrt(56.0 * 16), fit.Correlation(0, 1), 1e-9);
        (double lower, double upper) = fit.Interval(1, 0.68);
        (double? low, double? high) = WeightedFit.ProfileInterval(fit, LineModel, 1, 0.68);
        Assert.Equal(lower, low!.Value, 1e-5);
        Assert.Equal(upper, high!.Value, 1e-5);
    }

    [Fact]
    public void A_combination_that_the_points_do_not_determine_is_named()
    {
        FitParameter[] parameters = [new("gain", "V", 2, 1), new("share", "1", 1, 1), new("offset", "V", 0, 1)];
        FitResult fit = WeightedFit.Of(
            parameters,
            [.. Enumerable.Range(0, 6).Select(i => new FitPoint("line", 2.0 * i, 0.1))],
            (p, f) =>
            {
                for (int i = 0; i < f.Length; i++) f[i] = (p[0] * p[1] * i) + p[2];
                return true;
            });
        Assert.Contains("do not determine the combination of 'share' with 'gain' (-2 V for each 1)", fit.Reason, StringComparison.Ordinal);
        FitResult blind = WeightedFit.Of([new("seen", "1", 1, 1), new("unseen", "1", 1, 1)], [new("a", 1, 1), new("a", 2, 1)], (p, f) =>
        {
            f.Fill(p[0]);
            return true;
        });
        Assert.Equal("The measured values do not depend on 'unseen'.", blind.Reason);
    }

    [Fact]
    public void What_a_group_says_alone_and_what_is_left_without_it_adds_up()
    {
        FitResult fit = WeightedFit.Of(
            [new FitParameter("mean", "1", 0, 1)],
            [new("fine", 1, 0.1), new("coarse", 1.2, 0.5), new("coarse", 0.8, 0.5)],
            (p, f) =>
            {
                f.Fill(p[0]);
                return true;
            });
        double whole = 1 / Math.Pow(fit.StandardError(0), 2), fine = 1 / Math.Pow(fit.ErrorFrom("fine", 0)!.Value, 2), rest = 1 / Math.Pow(fit.ErrorWithout("fine", 0)!.Value, 2);
        Assert.Equal(whole, fine + rest, 1e-9 * whole);
        Assert.Equal(100, fine, 1e-6);
    }

    [Fact]
    public void Residuals_that_follow_a_curve_have_few_runs_and_an_outlier_is_seen()
    {
        ResidualAnalysis curve = ResidualAnalysis.Of([.. Enumerable.Range(0, 40).Select(i => Math.Sin(2 * Math.PI * (i + 0.5) / 40.0))]);
        Assert.Equal(2, curve.Runs);
        Assert.InRange(curve.RunsScore!.Value, -7, -5);
        Assert.InRange(ResidualAnalysis.Of([.. Enumerable.Range(0, 20).Select(i => i == 7 ? 5.0 : i % 3 == 0 ? 0.5 : -0.4)]).ProbabilityOfLargest, 0, 2e-5);
    }

    [Fact]
    public void A_model_without_an_answer_is_a_reason_and_no_number()
    {
        FitResult fit = WeightedFit.Of([new FitParameter("a", "1", -1, 1)], [new("x", 1, 1)], (p, f) =>
        {
            f.Fill(Math.Sqrt(p[0]));
            return p[0] >= 0;
        });
        Assert.Equal("The model has no answer where the search starts.", fit.Reason);
        Assert.Throws<ArgumentException>(() => WeightedFit.Of([new FitParameter("a", "1", 1, 1)], [new("x", 1, 0)], (_, _) => true));
    }

    private static FitResult Misra(double b1, double b2) => WeightedFit.Of(
        [new FitParameter("b1", "1", b1, b1), new FitParameter("b2", "1", b2, b2)],
        [.. Y.Select(y => new FitPoint("misra", y, 1))],
        (p, f) =>
        {
            for (int i = 0; i < f.Length; i++) f[i] = p[0] * (1 - Math.Exp(-p[1] * X[i]));
            return true;
        },
        FitErrors.Relative);

    private static bool LineModel(ReadOnlySpan<double> p, Span<double> f)
    {
        for (int i = 0; i < f.Length; i++) f[i] = p[0] + (p[1] * i);
        return true;
    }

    private static FitResult Line(FitErrors errors) => WeightedFit.Of(
        [new FitParameter("a", "1", 0, 1), new FitParameter("b", "1", 0, 1)],
        [new("line", 1.1, 0.5), new("line", 2.9, 0.5), new("line", 5.2, 0.5), new("line", 6.9, 0.5)],
        LineModel,
        errors);
}
