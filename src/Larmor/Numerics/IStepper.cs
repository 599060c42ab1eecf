namespace Larmor.Numerics;

/// <summary>
/// A method that follows a system of ordinary differential equations step by step: one interface for all of them, with continuous output,
/// events, and a state that can be kept and taken up again to the last bit.
/// </summary>
/// <remarks>Times and states are in the system's own units. Allocates nothing per step; one instance serves one thread.</remarks>
public interface IStepper
{
    /// <summary>What the method claims about itself.</summary>
    StepperDeclaration Declaration { get; }

    /// <summary>Time reached.</summary>
    double Time { get; }

    /// <summary>State y at <see cref="Time"/>.</summary>
    ReadOnlySpan<double> State { get; }

    /// <summary>dy/dt at <see cref="Time"/>.</summary>
    ReadOnlySpan<double> Derivative { get; }

    /// <summary>Time at the beginning of the last step.</summary>
    double PreviousTime { get; }

    /// <summary>State at <see cref="PreviousTime"/>.</summary>
    ReadOnlySpan<double> PreviousState { get; }

    /// <summary>Length of the step that will be tried next.</summary>
    double NextStep { get; }

    /// <summary>Steps taken since <see cref="Start"/>.</summary>
    long AcceptedSteps { get; }

    /// <summary>Steps tried and discarded since <see cref="Start"/>.</summary>
    long RejectedSteps { get; }

    /// <summary>Starts at a time and a state. The state is projected.</summary>
    /// <param name="time">Time of the start.</param>
    /// <param name="y">State at the start.</param>
    /// <param name="firstStep">Length of the first step, of every step where the method does not choose it; null for the control's choice.</param>
    void Start(double time, ReadOnlySpan<double> y, double? firstStep = null);

    /// <summary>Takes one step, shorter than asked where a corner or <paramref name="limit"/> comes first; lands on those exactly.</summary>
    /// <returns><see cref="IntegrationEnd.Reached"/> for a step taken, otherwise why there was none.</returns>
    IntegrationEnd Step(double limit);

    /// <summary>Takes one step of a given length whatever its error: for measuring the order of the method.</summary>
    /// <returns><see cref="IntegrationEnd.StepUnderflow"/> where the step has no solution in finite numbers.</returns>
    IntegrationEnd FixedStep(double h);

    /// <summary>Integrates to a time.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; the stepper stands at the last good state.</exception>
    IntegrationEnd Advance(double end, CancellationToken cancellation = default);

    /// <summary>Integrates to the first rising zero of a function or to a time, whichever comes first, and stands there.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; the stepper stands at the last good state.</exception>
    IntegrationEnd AdvanceToEvent(double end, EventFunction function, CancellationToken cancellation = default);

    /// <summary>Whether a function was negative at the beginning of the last step and is not at its end.</summary>
    bool RisesThroughZero(EventFunction function);

    /// <summary>The time inside the last step at which a function of different sign at both ends is zero, by the continuous output.</summary>
    double Locate(EventFunction function);

    /// <summary>Writes the state at a time inside the last step, by the continuous output, projected.</summary>
    void Interpolate(double time, Span<double> y);

    /// <summary>Goes back to a time inside the last step and goes on from there.</summary>
    void StandAt(double time);

    /// <summary>All that the stepper knows at this moment.</summary>
    StepperState Save();

    /// <summary>Goes back to a state kept by a stepper of the same method and size; what follows is the same to the last bit.</summary>
    /// <exception cref="ArgumentException">The state belongs to another method or to a system of another size.</exception>
    void Restore(StepperState kept);
}
