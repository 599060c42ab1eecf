using System.Globalization;
using static System.Math;

namespace Larmor.Numerics;

/// <summary>
/// What all steppers share: the two ends of the last step, stops exactly at corners of f, events by the continuous output, and keeping and
/// taking up of the state.
/// </summary>
/// <remarks>
/// The new state of a step is projected (<see cref="IOdeSystem.Project"/>) before its derivative is taken, so that the last derivative of a
/// step is exactly the first of the next.
/// </remarks>
public abstract class Stepper : IStepper
{
    internal const int HeaderLength = 10;

    private readonly IOdeSystem system;
    private readonly double[] corners;
    private readonly double[] scratch;
    private double[] state, previousState, stage, first, last;
    private bool lastIsNext, denseIsReady, behindCorner;
    private int nextCorner;

    private protected Stepper(IOdeSystem system, StepControl control)
    {
        this.system = system;
        Control = control;
        Size = system.Dimension;
        corners = [.. system.Corners];
        (state, previousState, first, last) = (new double[Size], new double[Size], new double[Size], new double[Size]);
        (stage, scratch) = (new double[Size], new double[Size]);
    }

    /// <inheritdoc/>
    public abstract StepperDeclaration Declaration { get; }

    /// <inheritdoc/>
    public double Time { get; private set; }

    /// <inheritdoc/>
    public ReadOnlySpan<double> State => state;

    /// <inheritdoc/>
    public ReadOnlySpan<double> Derivative => lastIsNext ? last : first;

    /// <inheritdoc/>
    public double PreviousTime { get; private set; }

    /// <inheritdoc/>
    public ReadOnlySpan<double> PreviousState => previousState;

    /// <inheritdoc/>
    public double NextStep { get; private protected set; }

    /// <inheritdoc/>
    public long AcceptedSteps { get; private set; }

    /// <inheritdoc/>
    public long RejectedSteps { get; private protected set; }

    private protected StepControl Control { get; }

    private protected int Size { get; }

    /// <summary>Where a step leaves the new state, projected.</summary>
    private protected double[] Stage => stage;

    private protected double[] Current => state;

    private protected double[] Previous => previousState;

    /// <summary>dy/dt at the beginning of the step under way or just taken.</summary>
    private protected double[] First => first;

    /// <summary>dy/dt at its end.</summary>
    private protected double[] Last => last;

    /// <summary>All further numbers of the last step that the continuous output needs.</summary>
    private protected abstract IReadOnlyList<double[]> Memory { get; }

    /// <summary>Two numbers of the step control beside <see cref="NextStep"/>.</summary>
    private protected abstract (double, double) ControlMemory { get; set; }

    /// <inheritdoc/>
    public void Start(double time, ReadOnlySpan<double> y, double? firstStep = null)
    {
        if (y.Length != Size) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The state must have the {Size} components of the system; got {y.Length}."), nameof(y));
        y.CopyTo(state);
        system.Project(state);
        state.CopyTo(previousState, 0);
        (Time, PreviousTime, AcceptedSteps, RejectedSteps) = (time, time, 0, 0);
        nextCorner = 0;
        while (nextCorner < corners.Length && corners[nextCorner] <= time) nextCorner++;
        Restart();
        NextStep = FirstStep(firstStep);
    }

    /// <inheritdoc/>
    public abstract IntegrationEnd Step(double limit);

    /// <inheritdoc/>
    public IntegrationEnd FixedStep(double h)
    {
        BeginStep();
        if (!TryStages(h, Time + h)) return IntegrationEnd.StepUnderflow;
        Accept(Time + h, corner: false);
        return IntegrationEnd.Reached;
    }

    /// <inheritdoc/>
    public IntegrationEnd Advance(double end, CancellationToken cancellation = default)
    {
        while (Time < end)
        {
            cancellation.ThrowIfCancellationRequested();
            IntegrationEnd taken = Step(end);
            if (taken != IntegrationEnd.Reached) return taken;
        }
        return IntegrationEnd.Reached;
    }

    /// <inheritdoc/>
    public IntegrationEnd AdvanceToEvent(double end, EventFunction function, CancellationToken cancellation = default)
    {
        while (Time < end)
        {
            cancellation.ThrowIfCancellationRequested();
            IntegrationEnd taken = Step(end);
            if (taken != IntegrationEnd.Reached) return taken;
            if (!RisesThroughZero(function)) continue;
            StandAt(Locate(function));
            return IntegrationEnd.Event;
        }
        return IntegrationEnd.Reached;
    }

    /// <inheritdoc/>
    public bool RisesThroughZero(EventFunction function) => function(PreviousTime, previousState) < 0 && function(Time, state) >= 0;

    /// <inheritdoc/>
    /// <remarks>Bisected secants.</remarks>
    public double Locate(EventFunction function)
    {
        double left = PreviousTime, right = Time;
        double atLeft = function(left, previousState), atRight = function(right, state);
        for (int i = 0; i < 100 && right - left > 4 * (BitIncrement(Abs(right)) - Abs(right)) && atRight != 0; i++)
        {
            double time = i % 3 == 2 ? 0.5 * (left + right) : left + ((right - left) * (atLeft / (atLeft - atRight)));
            if (!(time > left && time < right)) time = 0.5 * (left + right);
            Interpolate(time, scratch);
            double value = function(time, scratch);
            if (value < 0 == atLeft < 0) (left, atLeft) = (time, value);
            else (right, atRight) = (time, value);
        }
        return right;
    }

    /// <inheritdoc/>
    public void Interpolate(double time, Span<double> y)
    {
        double h = Time - PreviousTime;
        if (!denseIsReady) PrepareDense(h);
        denseIsReady = true;
        Dense(h == 0 ? 1 : (time - PreviousTime) / h, h, y);
        system.Project(y);
    }

    /// <inheritdoc/>
    public void StandAt(double time)
    {
        if (time >= Time) return;
        Interpolate(time, scratch);
        scratch.CopyTo(state, 0);
        Time = time;
        while (nextCorner > 0 && corners[nextCorner - 1] > time) nextCorner--;
        Restart();
    }

    /// <inheritdoc/>
    public StepperState Save()
    {
        (double one, double two) = ControlMemory;
        int flags = (lastIsNext ? 1 : 0) + (denseIsReady ? 2 : 0) + (behindCorner ? 4 : 0);
        return new StepperState(
            Declaration.Name,
            Size,
            [Time, PreviousTime, NextStep, AcceptedSteps, RejectedSteps, one, two, nextCorner, flags, 0, .. state, .. previousState, .. first, .. last, .. Memory.SelectMany(array => array)]);
    }

    /// <inheritdoc/>
    public void Restore(StepperState kept)
    {
        ArgumentNullException.ThrowIfNull(kept);
        double[][] arrays = [state, previousState, first, last, .. Memory];
        if (kept.Stepper != Declaration.Name || kept.Dimension != Size || kept.Numbers.Length != HeaderLength + arrays.Sum(array => array.Length))
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The state was kept by the stepper {kept.Stepper} for {kept.Dimension} components; this is {Declaration.Name} for {Size}. Restart it with the method and the device that kept it."), nameof(kept));
        }
        ReadOnlySpan<double> numbers = kept.Numbers.AsSpan();
        (Time, PreviousTime, NextStep) = (numbers[0], numbers[1], numbers[2]);
        (AcceptedSteps, RejectedSteps) = ((long)numbers[3], (long)numbers[4]);
        ControlMemory = (numbers[5], numbers[6]);
        nextCorner = (int)numbers[7];
        int flags = (int)numbers[8], start = HeaderLength;
        (lastIsNext, denseIsReady, behindCorner) = ((flags & 1) != 0, (flags & 2) != 0, (flags & 4) != 0);
        foreach (double[] array in arrays)
        {
            numbers.Slice(start, array.Length).CopyTo(array);
            start += array.Length;
        }
    }

    /// <summary>Length of the first step; forgets what the control knew.</summary>
    private protected abstract double FirstStep(double? asked);

    /// <summary>All stages of a step of length h: leaves the new state, projected, in <see cref="Stage"/> and its derivative in <see cref="Last"/>.</summary>
    /// <param name="h">Length of the step.</param>
    /// <param name="end">Its end, a hair before it where f jumps there.</param>
    /// <returns>Whether the step has a solution.</returns>
    private protected abstract bool TryStages(double h, double end);

    /// <summary>Makes ready what <see cref="Dense"/> needs and no step does.</summary>
    private protected abstract void PrepareDense(double h);

    /// <summary>The continuous output at the share s of the last step.</summary>
    private protected abstract void Dense(double s, double h, Span<double> y);

    /// <summary>Where the next step must not go beyond, and whether that is a corner.</summary>
    private protected (double Time, bool IsCorner) Target(double limit) =>
        nextCorner < corners.Length && corners[nextCorner] <= limit ? (corners[nextCorner], true) : (limit, false);

    private protected void BeginStep()
    {
        if (behindCorner) system.Derivative(Time, state, first);
        else if (lastIsNext) (first, last) = (last, first);
        lastIsNext = false;
        denseIsReady = false;
        behindCorner = false;
    }

    private protected void Accept(double time, bool corner)
    {
        (previousState, state, stage) = (state, stage, previousState);
        (PreviousTime, Time) = (Time, time);
        AcceptedSteps++;
        lastIsNext = true;
        if (!corner) return;
        while (nextCorner < corners.Length && corners[nextCorner] <= time) nextCorner++;
        behindCorner = true;
    }

    /// <summary>The slope where it stands; nothing of a step before is used any more.</summary>
    private protected virtual void Restart()
    {
        system.Derivative(Time, state, first);
        lastIsNext = false;
        denseIsReady = false;
        behindCorner = false;
    }
}
