namespace Larmor.Fitting;

/// <summary>χ² against one parameter, least over all others.</summary>
internal sealed class FitProfile
{
    private const int Steps = 30;
    private const double Tolerance = 1e-5, Farthest = 10;
    private readonly FitResult result;
    private readonly ForwardModel model;
    private readonly int index;
    private readonly double rise;
    private readonly double width;

    /// <param name="result">The fit.</param>
    /// <param name="model">Its model.</param>
    /// <param name="index">Which parameter.</param>
    /// <param name="level">Probability of the interval.</param>
    public FitProfile(FitResult result, ForwardModel model, int index, double level)
    {
        (this.result, this.model, this.index) = (result, model, index);
        double factor = result.QuantileOf(level);
        rise = factor * factor * result.ErrorScale;
        width = factor * result.StandardError(index);
    }

    /// <summary>Both ends.</summary>
    public (double? Lower, double? Upper) Ends() => (End(-1), End(1));

    // √(Δχ²) is nearly proportional to the distance, exactly so for a linear model.
    private double? End(int sense)
    {
        double multiple = 1;
        for (int step = 0; step < Steps; step++)
        {
            if (At(sense * multiple) is not { } value || !(value > 0)) return null;
            double reached = Math.Sqrt(value / rise);
            if (Math.Abs(reached - 1) < Tolerance) return result.Values[index] + (sense * width * multiple);
            multiple /= reached;
            if (multiple > Farthest) return null;
        }
        return null;
    }

    /// <summary>χ² above its minimum with the parameter held at a multiple of the linearized half-width from its value.</summary>
    private double? At(double multiple)
    {
        double held = result.Values[index] + (multiple * width), shift = (held - result.Values[index]) / result.Covariance(index, index);
        // The others begin where the covariance expects them.
        FitParameter[] others = [.. result.Parameters.Select((one, j) => one with { Start = result.Values[j] + (shift * result.Covariance(index, j)) }).Where((_, j) => j != index)];
        if (others.Length == 0)
        {
            double[] predictions = new double[result.Points.Count];
            return model([held], predictions) ? result.Points.Select((point, i) => Square((point.Value - predictions[i]) / point.Error)).Sum() - result.ChiSquare : null;
        }
        FitResult rest = WeightedFit.Of(others, result.Points, Restricted);
        return rest.Reason is null ? rest.ChiSquare - result.ChiSquare : null;

        bool Restricted(ReadOnlySpan<double> values, Span<double> predictions)
        {
            double[] all = new double[values.Length + 1];
            for (int j = 0, k = 0; j < all.Length; j++) all[j] = j == index ? held : values[k++];
            return model(all, predictions);
        }
    }

    private static double Square(double value) => value * value;
}
