using MathNet.Numerics.Distributions;

namespace Larmor.Fitting;

/// <summary>What a fit found: values, covariance, goodness, residuals, and which measurement says what.</summary>
public sealed class FitResult
{
    private readonly double[] covariance;
    private readonly FitSensitivity? sensitivity;

    internal FitResult(IReadOnlyList<FitParameter> parameters, IReadOnlyList<FitPoint> points, double[] values, double[] predictions, FitErrors errors, FitSensitivity sensitivity)
        : this(parameters, points, null)
    {
        (Values, Predictions, Errors, this.sensitivity) = (values, predictions, errors, sensitivity);
        Residuals = [.. points.Select((point, i) => (point.Value - predictions[i]) / point.Error)];
        ChiSquare = Residuals.Sum(residual => residual * residual);
        covariance = sensitivity.Covariance().Covariance!;
    }

    private FitResult(IReadOnlyList<FitParameter> parameters, IReadOnlyList<FitPoint> points, string? reason)
    {
        (Parameters, Points, Reason) = (parameters, points, reason);
        covariance = [];
        Values = Predictions = Residuals = [];
    }

    /// <summary>Why there is no result; null where there is one.</summary>
    public string? Reason { get; }

    /// <summary>The parameters.</summary>
    public IReadOnlyList<FitParameter> Parameters { get; }

    /// <summary>The measured values.</summary>
    public IReadOnlyList<FitPoint> Points { get; }

    /// <summary>The parameters found, in their units.</summary>
    public IReadOnlyList<double> Values { get; }

    /// <summary>The model there, in the units of the points.</summary>
    public IReadOnlyList<double> Predictions { get; }

    /// <summary>(y − f)/σ of each point, dimensionless.</summary>
    public IReadOnlyList<double> Residuals { get; }

    /// <summary>What the errors of the points mean.</summary>
    public FitErrors Errors { get; }

    /// <summary>Steps of the search.</summary>
    public int Iterations { get; init; }

    /// <summary>χ² at the minimum, dimensionless.</summary>
    public double ChiSquare { get; }

    /// <summary>Number of points less number of parameters.</summary>
    public int DegreesOfFreedom => Points.Count - Parameters.Count;

    /// <summary>Probability that chance alone gives a larger χ², if the model and the errors are right; a pure number, null without degrees of freedom or with relative errors.</summary>
    public double? Probability => Errors == FitErrors.Known && DegreesOfFreedom > 0 ? 1 - ChiSquared.CDF(DegreesOfFreedom, ChiSquare) : null;

    /// <summary>Factor by which the squares of all errors are enlarged, dimensionless: 1 for known errors, χ² over the degrees of freedom for relative ones.</summary>
    public double ErrorScale => Errors == FitErrors.Relative && DegreesOfFreedom > 0 ? ChiSquare / DegreesOfFreedom : 1;

    /// <summary>Covariance of two parameters in the product of their units.</summary>
    public double Covariance(int i, int j) => ErrorScale * covariance[(i * Parameters.Count) + j];

    /// <summary>Standard error of a parameter in its unit.</summary>
    public double StandardError(int j) => Math.Sqrt(Covariance(j, j));

    /// <summary>Correlation of two parameters, −1 to 1.</summary>
    public double Correlation(int i, int j) => i == j ? 1 : covariance[(i * Parameters.Count) + j] / Math.Sqrt(covariance[(i * Parameters.Count) + i] * covariance[(j * Parameters.Count) + j]);

    /// <summary>Half-width of the interval that holds a parameter with some probability, in its unit, from the covariance.</summary>
    /// <param name="j">Which parameter.</param>
    /// <param name="level">Probability, between 0 and 1.</param>
    public double HalfWidth(int j, double level) => QuantileOf(level) * StandardError(j);

    /// <summary>The interval on both sides of the value, in the unit of the parameter.</summary>
    public (double Lower, double Upper) Interval(int j, double level) => (Values[j] - HalfWidth(j, level), Values[j] + HalfWidth(j, level));

    /// <summary>The groups of the points, in order of first appearance.</summary>
    public IReadOnlyList<string> Groups => [.. Points.Select(point => point.Group).Distinct(StringComparer.Ordinal)];

    /// <summary>Standard error of a parameter from one group of points alone, in its unit; null where that group alone does not determine all parameters.</summary>
    public double? ErrorFrom(string group, int j) => ErrorOf(j, point => point.Group == group);

    /// <summary>The same from all points but those of one group; null where they do not determine all parameters.</summary>
    public double? ErrorWithout(string group, int j) => ErrorOf(j, point => point.Group != group);

    /// <summary>Analysis of the residuals of a group, or of all points.</summary>
    public ResidualAnalysis Analysis(string? group = null) => ResidualAnalysis.Of([.. Residuals.Where((_, i) => group is null || Points[i].Group == group)]);

    /// <summary>Number of standard errors to either side that hold a parameter with some probability: normal, or Student's t for relative errors.</summary>
    internal double QuantileOf(double level)
    {
        if (!(level is > 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(level), level, "A probability lies between 0 and 1.");
        double upper = (1 + level) / 2;
        return Errors == FitErrors.Relative && DegreesOfFreedom > 0 ? StudentT.InvCDF(0, 1, DegreesOfFreedom, upper) : Normal.InvCDF(0, 1, upper);
    }

    internal static FitResult Failed(IReadOnlyList<FitParameter> parameters, IReadOnlyList<FitPoint> points, string reason) => new(parameters, points, reason);

    private double? ErrorOf(int j, Func<FitPoint, bool> counts) =>
        sensitivity!.Covariance(i => counts(Points[i])).Covariance is { } part ? Math.Sqrt(ErrorScale * part[(j * Parameters.Count) + j]) : null;
}
