using System.Globalization;

namespace Larmor.Numerics;

/// <summary>How a stepper chooses its steps, and when it gives up.</summary>
public sealed record StepControl
{
    /// <summary>Control with one relative tolerance, which also serves as the absolute one for components of order 1.</summary>
    /// <param name="relativeTolerance">Largest error per step relative to the component, at least 1e-14.</param>
    /// <param name="absoluteTolerance">Largest error per step of a component near zero; null for the same number.</param>
    /// <exception cref="ArgumentOutOfRangeException">A tolerance is not in its range.</exception>
    public StepControl(double relativeTolerance, double? absoluteTolerance = null)
    {
        double absolute = absoluteTolerance ?? relativeTolerance;
        if (!(relativeTolerance is >= 1e-14 and < 1)) throw new ArgumentOutOfRangeException(nameof(relativeTolerance), string.Create(CultureInfo.InvariantCulture, $"The relative tolerance must lie between 1e-14 and 1; got {relativeTolerance}. Below, rounding would reject every step."));
        if (!(absolute > 0 && double.IsFinite(absolute))) throw new ArgumentOutOfRangeException(nameof(absoluteTolerance), string.Create(CultureInfo.InvariantCulture, $"The absolute tolerance must be positive; got {absolute}."));
        RelativeTolerance = relativeTolerance;
        AbsoluteTolerance = absolute;
    }

    /// <summary>Largest error per step relative to the component.</summary>
    public double RelativeTolerance { get; }

    /// <summary>Largest error per step of a component near zero, in its unit.</summary>
    public double AbsoluteTolerance { get; }

    /// <summary>Longest step, in the unit of time; infinite for none.</summary>
    public double LongestStep { get; init; } = double.PositiveInfinity;

    /// <summary>Number of attempted steps after which the stepper gives up.</summary>
    public long MaxSteps { get; init; } = long.MaxValue;
}

/// <summary>How a stretch of integration ended.</summary>
public enum IntegrationEnd
{
    /// <summary>The time asked for was reached.</summary>
    Reached,

    /// <summary>The event asked for happened; the stepper stands at it.</summary>
    Event,

    /// <summary>The number of steps allowed is used up; the stepper stands at the last good state.</summary>
    MaxStepsReached,

    /// <summary>
    /// No step, however short, meets the tolerance or gives finite numbers; the stepper stands at the last good state.
    /// </summary>
    StepUnderflow,
}

/// <summary>A scalar function of time and state whose zero is an event.</summary>
/// <param name="time">Time in the system's unit.</param>
/// <param name="state">The state y at that time.</param>
public delegate double EventFunction(double time, ReadOnlySpan<double> state);
