using System.Globalization;

namespace Larmor.Numerics;

/// <summary>
/// A stepper whose steps have one length, given by <see cref="StepControl.FixedStep"/> or at the start, except where a corner or a limit cuts
/// one short. Times are counted from the last such stop, start + k h, so that they do not gather rounding.
/// </summary>
/// <remarks>
/// Continuous output: the cubic through both ends with their slopes. A step without a solution in finite numbers ends the run with
/// <see cref="IntegrationEnd.StepUnderflow"/>: the step is too long for the motion.
/// </remarks>
public abstract class ConstantStepper : Stepper
{
    private double anchor;
    private double counted;

    private protected ConstantStepper(IOdeSystem system, StepControl control)
        : base(system, control)
    {
    }

    private protected override IReadOnlyList<double[]> Memory => [];

    private protected sealed override (double, double) ControlMemory
    {
        get => (anchor, counted);
        set => (anchor, counted) = value;
    }

    /// <inheritdoc/>
    public sealed override IntegrationEnd Step(double limit)
    {
        if (AcceptedSteps >= Control.MaxSteps) return IntegrationEnd.MaxStepsReached;
        BeginStep();
        (double target, bool isCorner) = Target(limit);
        double h = NextStep, end = Math.FusedMultiplyAdd(counted + 1, h, anchor);
        bool lands = !(end < target - (1e-4 * h));
        if (lands) (h, end) = (target - Time, target);
        if (!lands && !(end > Time)) return IntegrationEnd.StepUnderflow;
        if (!TryStages(h, lands && isCorner ? Math.BitDecrement(end) : end)) return IntegrationEnd.StepUnderflow;
        Accept(end, lands && isCorner);
        (anchor, counted) = lands ? (end, 0) : (anchor, counted + 1);
        return IntegrationEnd.Reached;
    }

    private protected sealed override double FirstStep(double? asked)
    {
        double step = asked ?? Control.FixedStep ?? throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The method '{Declaration.Name}' does not choose its steps. Give it the length of one, for example a hundredth of a period."));
        return step > 0 && double.IsFinite(step)
            ? step
            : throw new ArgumentOutOfRangeException(nameof(asked), string.Create(CultureInfo.InvariantCulture, $"The length of a step must be positive; got {step}."));
    }

    private protected override void Restart()
    {
        base.Restart();
        (anchor, counted) = (Time, 0);
    }

    private protected sealed override void PrepareDense(double h)
    {
    }

    private protected sealed override void Dense(double s, double h, Span<double> y)
    {
        double r = 1 - s;
        for (int i = 0; i < y.Length; i++)
        {
            double difference = Current[i] - Previous[i];
            double start = (h * First[i]) - difference, end = difference - (h * Last[i]);
            y[i] = Previous[i] + (s * (difference + (r * ((r * start) + (s * end)))));
        }
    }
}
