namespace Larmor.Workbench.DeviceFiles.Sweeps;

/// <summary>A quantity of a device file that has many values.</summary>
/// <param name="Node">Where it stands.</param>
/// <param name="Unit">SI unit; <c>1</c> for a number.</param>
/// <param name="Values">The values in SI; the two ends where there is a continuous range.</param>
/// <param name="AxisName">Name of its axis, where the range gives one.</param>
/// <param name="Range">Ends and spacing where it was given by its ends; null for a list or a column.</param>
internal sealed record SweptQuantity(YamlNode Node, string Unit, IReadOnlyList<double> Values, string? AxisName, SweptRange? Range);

/// <summary>A range by its ends.</summary>
/// <param name="From">First value in SI.</param>
/// <param name="To">Last value in SI.</param>
/// <param name="Points">Number of values; null where only the ends are given, for a design that puts its own points between them.</param>
/// <param name="IsLogarithmic">Equal ratios instead of equal differences.</param>
internal sealed record SweptRange(double From, double To, int? Points, bool IsLogarithmic)
{
    /// <summary>The value at a share of the way, 0 to 1.</summary>
    public double At(double share) => IsLogarithmic ? From * Math.Pow(To / From, share) : (From * (1 - share)) + (To * share);

    /// <summary>The value of a number from 0 to <c>Points</c> − 1; both ends are exact, and a range from −a to a holds exact opposites.</summary>
    public double At(int index)
    {
        int intervals = (Points ?? 2) - 1;
        if (index == 0) return From;
        if (index == intervals) return To;
        return IsLogarithmic ? From * Math.Pow(To / From, (double)index / intervals) : ((From * (intervals - index)) + (To * index)) / intervals;
    }
}
