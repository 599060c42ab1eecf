using static System.Math;

namespace Larmor.Numerics;

/// <summary>A stepper that chooses its steps by the error of an embedded pair. A step with numbers that are not finite is halved.</summary>
public abstract class AdaptiveStepper : Stepper
{
    private protected const double Safety = 0.9;

    private readonly IOdeSystem system;
    private readonly double[] slope;

    private protected AdaptiveStepper(IOdeSystem system, StepControl control)
        : base(system, control)
    {
        this.system = system;
        slope = new double[Size];
    }

    /// <summary>Error of the step before, in units of the tolerance.</summary>
    private protected double PreviousError { get; private set; } = 1;

    private protected override (double, double) ControlMemory
    {
        get => (PreviousError, 0);
        set => PreviousError = value.Item1;
    }

    /// <inheritdoc/>
    public sealed override IntegrationEnd Step(double limit)
    {
        BeginStep();
        while (AcceptedSteps + RejectedSteps < Control.MaxSteps)
        {
            (double target, bool isCorner) = Target(limit);
            double h = Min(NextStep, Control.LongestStep);
            bool lands = !(Time + (1.0001 * h) < target);
            if (lands) h = target - Time;
            if (!(h > 8 * (BitIncrement(Abs(Time)) - Abs(Time))) && !lands) return IntegrationEnd.StepUnderflow;
            double end = lands ? target : Time + h;
            TryStages(h, lands && isCorner ? BitDecrement(end) : end);
            double error = ErrorNorm(h);
            if (error <= 1)
            {
                NextStep = lands ? Max(NextStep, h * Growth(error)) : h * Growth(error);
                PreviousError = Max(error, 1e-4);
                Accept(end, lands && isCorner);
                return IntegrationEnd.Reached;
            }
            RejectedSteps++;
            NextStep = h * (double.IsFinite(error) ? Min(Growth(error), Safety) : 0.5);
            if (!(NextStep > 0)) return IntegrationEnd.StepUnderflow;
        }
        return IntegrationEnd.MaxStepsReached;
    }

    /// <summary>Root mean square of the estimated error in units of the tolerance.</summary>
    private protected abstract double ErrorNorm(double h);

    /// <summary>How much longer the next step may be after one with this error.</summary>
    private protected abstract double Growth(double error);

    /// <summary>A root of about the method's order, x^(1/p).</summary>
    private protected abstract double Root(double x);

    /// <summary>A first step of about a tenth of the error allowed: a short Euler step measures how fast the derivative changes.</summary>
    private protected sealed override double FirstStep(double? asked)
    {
        PreviousError = 1;
        if (asked is { } given) return given;
        double size = ScaledNorm(First);
        if (!(size > 0 && double.IsFinite(size))) return double.PositiveInfinity;
        double h = 0.01 * Max(ScaledNorm(Current), 1e-3) / size;
        for (int i = 0; i < Size; i++) Stage[i] = Current[i] + (h * First[i]);
        system.Derivative(Time + h, Stage, slope);
        for (int i = 0; i < Size; i++) slope[i] -= First[i];
        double timeOfChange = size * h / ScaledNorm(slope);
        double step = timeOfChange * Root(Clamp(0.1 / (size * timeOfChange), 1e-10, 1e10));
        return double.IsFinite(step) ? Min(100 * h, step) : 100 * h;
    }

    private double ScaledNorm(ReadOnlySpan<double> vector)
    {
        double sum = 0;
        for (int i = 0; i < Size; i++)
        {
            double scaled = vector[i] / (Control.AbsoluteTolerance + (Control.RelativeTolerance * Abs(Current[i])));
            sum += scaled * scaled;
        }
        return Sqrt(sum / Size);
    }
}
