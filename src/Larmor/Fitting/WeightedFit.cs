using System.Globalization;
using Larmor.Provenance;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace Larmor.Fitting;

/// <summary>Nonlinear least squares with weights: the parameters at which χ² = Σ [(y_i − f_i)/σ_i]² is least, with what the points say and do not say about them.</summary>
/// <remarks>
/// <para>The search is that of Levenberg and Marquardt (MathNet.Numerics), on parameters in units of their scales; derivatives are central differences. The covariance is
/// (JᵀJ)⁻¹ at the minimum: exact for a model that is linear over the errors of the parameters; <see cref="ProfileInterval"/> is without that.</para>
/// <para>Source: D. W. Marquardt, J. Soc. Indust. Appl. Math. 11, 431 (1963), doi:10.1137/0111030.</para>
/// </remarks>
public sealed class WeightedFit
{
    private const double Step = 1e-4;
    private const double Unanswered = 1e6;
    private readonly IReadOnlyList<FitParameter> parameters;
    private readonly IReadOnlyList<FitPoint> points;
    private readonly ForwardModel model;

    private WeightedFit(IReadOnlyList<FitParameter> parameters, IReadOnlyList<FitPoint> points, ForwardModel model)
    {
        this.parameters = parameters;
        this.points = points;
        this.model = model;
    }

    /// <summary>The work that the search rests on.</summary>
    public static Citation Source { get; } = new("marquardt-1963", "D. W. Marquardt, An algorithm for least-squares estimation of nonlinear parameters, J. Soc. Indust. Appl. Math. 11, 431 (1963).", "10.1137/0111030");

    /// <summary>Fits.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="points">The measured values.</param>
    /// <param name="model">The forward model; smooth where it has an answer.</param>
    /// <param name="errors">What the errors of the points mean.</param>
    /// <returns>The result; where it could not be had, one with a reason.</returns>
    /// <exception cref="ArgumentException">No parameter, a scale or an error that is not positive, or a value that is not finite.</exception>
    public static FitResult Of(IReadOnlyList<FitParameter> parameters, IReadOnlyList<FitPoint> points, ForwardModel model, FitErrors errors = FitErrors.Known)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(model);
        if (parameters.Count == 0) throw new ArgumentException("A fit needs a parameter.", nameof(parameters));
        if (parameters.FirstOrDefault(one => !double.IsFinite(one.Start) || !(one.Scale > 0 && double.IsFinite(one.Scale))) is { } parameter) throw new ArgumentException($"The parameter '{parameter.Name}' needs a finite start and a positive scale.", nameof(parameters));
        if (points.Any(point => !double.IsFinite(point.Value) || !(point.Error > 0 && double.IsFinite(point.Error)))) throw new ArgumentException("Every measured value needs to be finite and to have a positive error.", nameof(points));
        return new WeightedFit(parameters, points, model).Run(errors);
    }

    /// <summary>The interval of a parameter in which χ², least over all others, stays within z² of its minimum: without the linearization of the covariance.</summary>
    /// <param name="result">A fit that succeeded.</param>
    /// <param name="model">Its forward model.</param>
    /// <param name="index">Which parameter.</param>
    /// <param name="level">Probability, between 0 and 1.</param>
    /// <returns>Both ends in the unit of the parameter; null for an end that does not exist within ten linearized half-widths.</returns>
    public static (double? Lower, double? Upper) ProfileInterval(FitResult result, ForwardModel model, int index, double level)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(model);
        return new FitProfile(result, model, index, level).Ends();
    }

    /// <summary>J at some parameters; null where the model has no answer around them.</summary>
    private Matrix<double>? Jacobian(double[] at)
    {
        Matrix<double> jacobian = Matrix<double>.Build.Dense(points.Count, parameters.Count);
        double[] above = [.. at], one = new double[points.Count], two = new double[points.Count];
        for (int j = 0; j < at.Length; j++)
        {
            double scale = parameters[j].Scale, high = at[j] + (Step * scale), low = at[j] - (Step * scale);
            above[j] = high;
            if (!Answer(above, one)) above[j] = high = at[j];
            if (high == at[j] && !Answer(above, one)) return null;
            above[j] = low;
            if (!Answer(above, two)) above[j] = low = at[j];
            if (low == at[j] && !Answer(above, two)) return null;
            if (high == low) return null;
            for (int i = 0; i < points.Count; i++) jacobian[i, j] = (one[i] - two[i]) / (high - low) * scale / points[i].Error;
            above[j] = at[j];
        }
        return jacobian;
    }

    private bool Answer(double[] at, double[] predictions) => model(at, predictions) && predictions.All(double.IsFinite);

    private double[] InUnits(Vector<double> scaled) => [.. parameters.Select((one, j) => one.Start + (scaled[j] * one.Scale))];

    private FitResult Run(FitErrors errors)
    {
        double[] start = [.. parameters.Select(one => one.Start)], predictions = new double[points.Count];
        if (!Answer(start, predictions)) return FitResult.Failed(parameters, points, "The model has no answer where the search starts.");
        if (Jacobian(start) is not { } first) return FitResult.Failed(parameters, points, "The model has no answer around the start of the search.");
        if (new FitSensitivity(first, parameters).Covariance().Reason is { } refusal) return FitResult.Failed(parameters, points, refusal);
        double[] found;
        int iterations;
        try
        {
            NonlinearMinimizationResult minimum = new LevenbergMarquardtMinimizer(1e-6, 1e-9, 1e-9, 1e-10, 100).FindMinimum(
                ObjectiveFunction.NonlinearModel(Weighted, Derivatives, Vector<double>.Build.Dense(points.Count, i => i), Vector<double>.Build.Dense(points.Count, i => points[i].Value / points[i].Error)),
                Vector<double>.Build.Dense(parameters.Count));
            (found, iterations) = (InUnits(minimum.MinimizingPoint), minimum.Iterations);
        }
        catch (MathNet.Numerics.Optimization.OptimizationException failure)
        {
            return FitResult.Failed(parameters, points, $"The search ended without a minimum: {failure.Message}");
        }
        return Judged(found, iterations, errors);
    }

    private FitResult Judged(double[] found, int iterations, FitErrors errors)
    {
        double[] predictions = new double[points.Count];
        if (!Answer(found, predictions) || Jacobian(found) is not { } jacobian) return FitResult.Failed(parameters, points, "The search ended where the model has no answer.");
        FitSensitivity sensitivity = new(jacobian, parameters);
        (double[]? covariance, string? reason) = sensitivity.Covariance();
        if (covariance is null) return FitResult.Failed(parameters, points, reason!);
        // At a minimum the residuals stand across all columns of J.
        Vector<double> residuals = Vector<double>.Build.Dense(points.Count, i => (points[i].Value - predictions[i]) / points[i].Error);
        Vector<double> newton = Scaled(covariance).Multiply(jacobian.TransposeThisAndMultiply(residuals));
        double distance = Enumerable.Range(0, parameters.Count).Max(j => Math.Abs(newton[j]) * parameters[j].Scale / Math.Sqrt(covariance[(j * parameters.Count) + j]));
        return distance < 0.02
            ? new FitResult(parameters, points, found, predictions, errors, sensitivity) { Iterations = iterations }
            : FitResult.Failed(parameters, points, string.Create(CultureInfo.InvariantCulture, $"The search did not reach a minimum: the next step would be {distance:G2} standard errors long."));
    }

    private Matrix<double> Scaled(double[] covariance) => Matrix<double>.Build.Dense(parameters.Count, parameters.Count, (i, j) => covariance[(i * parameters.Count) + j] / parameters[i].Scale / parameters[j].Scale);

    private Vector<double> Weighted(Vector<double> scaled, Vector<double> places)
    {
        double[] predictions = new double[points.Count];
        bool answered = Answer(InUnits(scaled), predictions);
        return Vector<double>.Build.Dense(points.Count, i => answered ? predictions[i] / points[i].Error : (points[i].Value / points[i].Error) + Unanswered);
    }

    private Matrix<double> Derivatives(Vector<double> scaled, Vector<double> places) => Jacobian(InUnits(scaled)) ?? Matrix<double>.Build.Dense(points.Count, parameters.Count);
}
