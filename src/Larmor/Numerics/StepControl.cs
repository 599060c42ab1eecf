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

    /// <summary>Length of every step of a method that does not choose it, in the unit of time; null where the method chooses.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The length is not positive and finite.</exception>
    public double? FixedStep
    {
        get;
        init => field = value is null or (> 0 and < double.PositiveInfinity)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), string.Create(CultureInfo.InvariantCulture, $"The length of a step must be positive and finite; got {value}."));
    }

    /// <summary>Control for a method with steps of one length.</summary>
    /// <param name="step">The length, in the unit of time.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is not positive and finite.</exception>
    public static StepControl Every(double step) => new(1e-12) { FixedStep = step };

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
    /// No step, however short, meets the tolerance or gives finite numbers, or the step of given length has no solution; the stepper stands
    /// at the last good state.
    /// </summary>
    StepUnderflow,
}

/// <summary>A scalar function of time and state whose zero is an event.</summary>
/// <param name="time">Time in the system's unit.</param>
/// <param name="state">The state y at that time.</param>
public delegate double EventFunction(double time, ReadOnlySpan<double> state);
