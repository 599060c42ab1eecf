using System.Globalization;
using MathNet.Numerics.LinearAlgebra;

namespace Larmor.Fitting;

/// <summary>How the points depend on the parameters: J_ij = (scale_j/σ_i) ∂f_i/∂p_j, and what that determines.</summary>
/// <remarks>
/// Singular values of J with columns of length 1 below <see cref="RankTolerance"/> belong to combinations of parameters that the points do not determine. Source:
/// W. H. Press et al., Numerical Recipes (3rd ed., Cambridge University Press, 2007), sections 15.4 and 15.6.
/// </remarks>
internal sealed class FitSensitivity
{
    /// <summary>Smallest singular value against the largest that counts: rounding of the model over the step of the derivative.</summary>
    public const double RankTolerance = 1e-7;

    private const double SmallestPart = 0.1;
    private readonly Matrix<double> jacobian;
    private readonly IReadOnlyList<FitParameter> parameters;

    /// <param name="jacobian">J.</param>
    /// <param name="parameters">The parameters.</param>
    public FitSensitivity(Matrix<double> jacobian, IReadOnlyList<FitParameter> parameters)
    {
        this.jacobian = jacobian;
        this.parameters = parameters;
    }

    /// <summary>The covariance of the parameters in their units, by rows; null with the reason where a combination is not determined.</summary>
    public (double[]? Covariance, string? Reason) Covariance() => Covariance(_ => true);

    /// <summary>The same from some of the points alone.</summary>
    public (double[]? Covariance, string? Reason) Covariance(Func<int, bool> counts)
    {
        int size = parameters.Count;
        int[] rows = [.. Enumerable.Range(0, jacobian.RowCount).Where(counts)];
        if (rows.Length < size) return (null, string.Create(CultureInfo.InvariantCulture, $"{rows.Length} measured values cannot determine {size} parameters."));
        Matrix<double> part = Matrix<double>.Build.Dense(rows.Length, size, (i, j) => jacobian[rows[i], j]);
        double[] lengths = [.. part.EnumerateColumns().Select(column => column.L2Norm())];
        double largest = lengths.Max();
        for (int j = 0; j < size; j++)
        {
            if (!(lengths[j] > RankTolerance * largest)) return (null, $"The measured values do not depend on '{parameters[j].Name}'.");
        }
        var svd = Matrix<double>.Build.Dense(rows.Length, size, (i, j) => part[i, j] / lengths[j]).Svd();
        Matrix<double> directions = svd.VT;
        if (!(svd.S[size - 1] > RankTolerance * svd.S[0])) return (null, $"The measured values do not determine {Combination(directions.Row(size - 1), lengths)}: it can change with nothing seen.");
        double[] covariance = new double[size * size];
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++)
            {
                double sum = 0;
                for (int k = 0; k < size; k++) sum += directions[k, i] * directions[k, j] / (svd.S[k] * svd.S[k]);
                covariance[(i * size) + j] = sum * parameters[i].Scale / lengths[i] * (parameters[j].Scale / lengths[j]);
            }
        }
        return (covariance, null);
    }

    /// <summary>The direction in the space of the parameters along which nothing changes, in words.</summary>
    private string Combination(Vector<double> direction, double[] lengths)
    {
        double[] steps = [.. direction.Select((part, j) => part / lengths[j] * parameters[j].Scale)];
        int[] large = [.. Enumerable.Range(0, steps.Length).Where(j => Math.Abs(direction[j]) > SmallestPart).OrderByDescending(j => Math.Abs(direction[j]))];
        double unit = steps[large[0]];
        return "the combination " + string.Join(" with ", large.Select((j, i) => i == 0
            ? $"of '{parameters[j].Name}'"
            : string.Create(CultureInfo.InvariantCulture, $"'{parameters[j].Name}' ({steps[j] / unit:G3} {parameters[j].Unit} for each {parameters[large[0]].Unit})")));
    }
}
