using System.Globalization;
using static System.Math;
using static Larmor.Numerics.DormandPrince54;

namespace Larmor.Numerics;

/// <summary>
/// Integrates dy/dt = f(t, y) by the pair of Dormand and Prince with steps chosen by the error, continuous output, and stops exactly at
/// corners of f. Allocates nothing per step; one instance serves one thread.
/// </summary>
/// <typeparam name="TSystem">The system.</typeparam>
/// <remarks>
/// The new state is projected (<see cref="IOdeSystem.Project"/>) before its derivative is taken, so that the last derivative of a step is
/// exactly the first of the next. Step control: factor 0.9 e^(−1/5) (e e′)^(1/25), e and e′ the errors of this and of the previous step in
/// units of the tolerance, root mean square over the components (a proportional-integral controller, Hairer, Nørsett, Wanner I, II.4).
/// A step with numbers that are not finite is halved. Not for stiff systems.
/// </remarks>
public sealed class DormandPrince54<TSystem>
    where TSystem : IOdeSystem
{
    private const double Safety = 0.9, LargestGrowth = 5, LargestShrink = 0.2;

    private readonly TSystem system;
    private readonly StepControl control;
    private readonly int n;
    private readonly IReadOnlyList<double> corners;
    private readonly double[] k2, k3, k4, k5, k6, stage, scratch, dense;
    private double[] state, previousState, first, last;
    private double previousError = 1;
    private bool lastIsNext, denseIsReady, behindCorner;
    private int nextCorner;

    /// <summary>A stepper; <see cref="Start"/> sets it going.</summary>
    public DormandPrince54(TSystem system, StepControl control)
    {
        this.system = system;
        this.control = control;
        n = system.Dimension;
        corners = system.Corners;
        (state, previousState, first, last) = (new double[n], new double[n], new double[n], new double[n]);
        (k2, k3, k4, k5, k6) = (new double[n], new double[n], new double[n], new double[n], new double[n]);
        (stage, scratch, dense) = (new double[n], new double[n], new double[n]);
    }

    /// <summary>Time reached.</summary>
    public double Time { get; private set; }

    /// <summary>State y at <see cref="Time"/>.</summary>
    public ReadOnlySpan<double> State => state;

    /// <summary>dy/dt at <see cref="Time"/>.</summary>
    public ReadOnlySpan<double> Derivative => lastIsNext ? last : first;

    /// <summary>Time at the beginning of the last step.</summary>
    public double PreviousTime { get; private set; }

    /// <summary>State at <see cref="PreviousTime"/>.</summary>
    public ReadOnlySpan<double> PreviousState => previousState;

    /// <summary>Length of the step that will be tried next.</summary>
    public double NextStep { get; private set; }

    /// <summary>Steps taken since <see cref="Start"/>.</summary>
    public long AcceptedSteps { get; private set; }

    /// <summary>Steps tried and discarded since <see cref="Start"/>.</summary>
    public long RejectedSteps { get; private set; }

    /// <summary>Starts at a time and a state. The state is projected.</summary>
    /// <param name="time">Time of the start.</param>
    /// <param name="y">State at the start.</param>
    /// <param name="firstStep">Length of the first step; null to choose it from the derivative.</param>
    public void Start(double time, ReadOnlySpan<double> y, double? firstStep = null)
    {
        if (y.Length != n) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The state must have the {n} components of the system; got {y.Length}."), nameof(y));
        y.CopyTo(state);
        system.Project(state);
        state.CopyTo(previousState, 0);
        (Time, PreviousTime, AcceptedSteps, RejectedSteps, previousError) = (time, time, 0, 0, 1);
        nextCorner = 0;
        while (nextCorner < corners.Count && corners[nextCorner] <= time) nextCorner++;
        Restart();
        NextStep = firstStep ?? FirstStep();
    }

    /// <summary>Takes one step, shorter than asked where a corner or <paramref name="limit"/> comes first; lands on those exactly.</summary>
    /// <returns><see cref="IntegrationEnd.Reached"/> for a step taken, otherwise why there was none.</returns>
    public IntegrationEnd Step(double limit)
    {
        BeginStep();
        while (AcceptedSteps + RejectedSteps < control.MaxSteps)
        {
            bool cornerFirst = nextCorner < corners.Count && corners[nextCorner] <= limit;
            double target = cornerFirst ? corners[nextCorner] : limit;
            double h = Min(NextStep, control.LongestStep);
            bool lands = !(Time + (1.0001 * h) < target);
            if (lands) h = target - Time;
            if (!(h > 8 * (BitIncrement(Abs(Time)) - Abs(Time))) && !lands) return IntegrationEnd.StepUnderflow;
            double end = lands ? target : Time + h;
            Stages(h, lands && cornerFirst ? BitDecrement(end) : end);
            double error = ErrorNorm(h);
            if (error <= 1)
            {
                NextStep = lands ? Max(NextStep, h * Growth(error)) : h * Growth(error);
                previousError = Max(error, 1e-4);
                Accept(end, lands && cornerFirst);
                return IntegrationEnd.Reached;
            }
            RejectedSteps++;
            NextStep = h * (double.IsFinite(error) ? Min(Growth(error), Safety) : 0.5);
            if (!(NextStep > 0)) return IntegrationEnd.StepUnderflow;
        }
        return IntegrationEnd.MaxStepsReached;
    }

    /// <summary>Takes one step of a given length whatever its error: for measuring the order of the method.</summary>
    public void FixedStep(double h)
    {
        BeginStep();
        Stages(h, Time + h);
        Accept(Time + h, corner: false);
    }

    /// <summary>Integrates to a time.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; the stepper stands at the last good state.</exception>
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

    /// <summary>Integrates to the first rising zero of a function or to a time, whichever comes first, and stands there.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; the stepper stands at the last good state.</exception>
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

    /// <summary>Whether a function was negative at the beginning of the last step and is not at its end.</summary>
    public bool RisesThroughZero(EventFunction function) => function(PreviousTime, previousState) < 0 && function(Time, state) >= 0;

    /// <summary>The time inside the last step at which a function of different sign at both ends is zero, by bisected secants on the continuous output.</summary>
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

    /// <summary>Writes the state at a time inside the last step, by the continuous output of order 4, projected.</summary>
    public void Interpolate(double time, Span<double> y)
    {
        double h = Time - PreviousTime;
        double s = h == 0 ? 1 : (time - PreviousTime) / h, r = 1 - s;
        if (!denseIsReady) PrepareDense(h);
        for (int i = 0; i < n; i++)
        {
            double difference = state[i] - previousState[i];
            double start = (h * first[i]) - difference;
            double end = difference - (h * last[i]) - start;
            y[i] = previousState[i] + (s * (difference + (r * (start + (s * (end + (r * dense[i])))))));
        }
        system.Project(y);
    }

    /// <summary>Goes back to a time inside the last step and goes on from there.</summary>
    public void StandAt(double time)
    {
        if (time >= Time) return;
        Interpolate(time, stage);
        stage.CopyTo(state, 0);
        Time = time;
        while (nextCorner > 0 && corners[nextCorner - 1] > time) nextCorner--;
        Restart();
    }

    private static double FifthRoot(double x)
    {
        // A guess from the exponent, refined once by Newton to 1 %: enough for a step, and the same on every machine.
        double root = BitConverter.Int64BitsToDouble((BitConverter.DoubleToInt64Bits(x) / 5) + ((1023L << 52) / 5 * 4));
        double square = root * root;
        return FusedMultiplyAdd(0.2, (x / (square * square)) - root, root);
    }

    private double Growth(double error)
    {
        double e = Clamp(error, 1e-10, 1e10);
        return Clamp(Safety * FifthRoot(FifthRoot(e * previousError)) / FifthRoot(e), LargestShrink, LargestGrowth);
    }

    private void Restart()
    {
        system.Derivative(Time, state, first);
        lastIsNext = false;
        denseIsReady = false;
        behindCorner = false;
    }

    private void BeginStep()
    {
        if (behindCorner) system.Derivative(Time, state, first);
        else if (lastIsNext) (first, last) = (last, first);
        lastIsNext = false;
        denseIsReady = false;
        behindCorner = false;
    }

    private void Accept(double time, bool corner)
    {
        (state, previousState) = (previousState, state);
        stage.CopyTo(state, 0);
        (PreviousTime, Time) = (Time, time);
        AcceptedSteps++;
        lastIsNext = true;
        if (!corner) return;
        while (nextCorner < corners.Count && corners[nextCorner] <= time) nextCorner++;
        behindCorner = true;
    }

    /// <summary>All stages of a step of length h; the new state, projected, is left in <see cref="stage"/> and its derivative in <see cref="last"/>.</summary>
    /// <remarks>The newest derivative enters by the outermost fused multiply-add: each stage waits for it, and for nothing else.</remarks>
    private void Stages(double h, double end)
    {
        double t = Time;
        ReadOnlySpan<double> y = state, f1 = first, f2 = k2, f3 = k3, f4 = k4, f5 = k5, f6 = k6;
        Span<double> z = stage;
        (double h1, double h2, double h3, double h4, double h5) = (h * A21, 0, 0, 0, 0);
        for (int i = 0; i < z.Length; i++) z[i] = FusedMultiplyAdd(h1, f1[i], y[i]);
        system.Derivative(t + (C2 * h), z, k2);
        (h1, h2) = (h * A31, h * A32);
        for (int i = 0; i < z.Length; i++) z[i] = FusedMultiplyAdd(h2, f2[i], FusedMultiplyAdd(h1, f1[i], y[i]));
        system.Derivative(t + (C3 * h), z, k3);
        (h1, h2, h3) = (h * A41, h * A42, h * A43);
        for (int i = 0; i < z.Length; i++) z[i] = FusedMultiplyAdd(h3, f3[i], FusedMultiplyAdd(h2, f2[i], FusedMultiplyAdd(h1, f1[i], y[i])));
        system.Derivative(t + (C4 * h), z, k4);
        (h1, h2, h3, h4) = (h * A51, h * A52, h * A53, h * A54);
        for (int i = 0; i < z.Length; i++) z[i] = FusedMultiplyAdd(h4, f4[i], FusedMultiplyAdd(h3, f3[i], FusedMultiplyAdd(h2, f2[i], FusedMultiplyAdd(h1, f1[i], y[i]))));
        system.Derivative(t + (C5 * h), z, k5);
        (h1, h2, h3, h4, h5) = (h * A61, h * A62, h * A63, h * A64, h * A65);
        for (int i = 0; i < z.Length; i++) z[i] = FusedMultiplyAdd(h5, f5[i], FusedMultiplyAdd(h4, f4[i], FusedMultiplyAdd(h3, f3[i], FusedMultiplyAdd(h2, f2[i], FusedMultiplyAdd(h1, f1[i], y[i])))));
        system.Derivative(end, z, k6);
        (h1, h3, h4, h5, double h6) = (h * B1, h * B3, h * B4, h * B5, h * B6);
        for (int i = 0; i < z.Length; i++) z[i] = FusedMultiplyAdd(h6, f6[i], FusedMultiplyAdd(h5, f5[i], FusedMultiplyAdd(h4, f4[i], FusedMultiplyAdd(h3, f3[i], FusedMultiplyAdd(h1, f1[i], y[i])))));
        system.Project(z);
        system.Derivative(end, z, last);
    }

    /// <summary>Root mean square of the estimated error in units of the tolerance.</summary>
    private double ErrorNorm(double h)
    {
        ReadOnlySpan<double> f1 = first, f3 = k3, f4 = k4, f5 = k5, f6 = k6, f7 = last, y = state, z = stage;
        double sum = 0;
        for (int i = 0; i < y.Length; i++)
        {
            double error = h * FusedMultiplyAdd(E7, f7[i], (E1 * f1[i]) + (E3 * f3[i]) + (E4 * f4[i]) + (E5 * f5[i]) + (E6 * f6[i]));
            double scaled = error / (control.AbsoluteTolerance + (control.RelativeTolerance * Max(Abs(y[i]), Abs(z[i]))));
            sum += scaled * scaled;
        }
        return Sqrt(sum / n);
    }

    private void PrepareDense(double h)
    {
        for (int i = 0; i < n; i++)
        {
            dense[i] = h * ((D1 * first[i]) + (D3 * k3[i]) + (D4 * k4[i]) + (D5 * k5[i]) + (D6 * k6[i]) + (D7 * last[i]));
        }
        denseIsReady = true;
    }

    /// <summary>A first step of about a tenth of the error allowed: a short Euler step measures how fast the derivative changes.</summary>
    private double FirstStep()
    {
        double slope = ScaledNorm(first);
        if (!(slope > 0 && double.IsFinite(slope))) return double.PositiveInfinity;
        double h = 0.01 * Max(ScaledNorm(state), 1e-3) / slope;
        for (int i = 0; i < n; i++) stage[i] = state[i] + (h * first[i]);
        system.Derivative(Time + h, stage, k2);
        for (int i = 0; i < n; i++) k2[i] -= first[i];
        double timeOfChange = slope * h / ScaledNorm(k2);
        double step = timeOfChange * FifthRoot(Clamp(0.1 / (slope * timeOfChange), 1e-10, 1e10));
        return double.IsFinite(step) ? Min(100 * h, step) : 100 * h;
    }

    private double ScaledNorm(ReadOnlySpan<double> vector)
    {
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            double scaled = vector[i] / (control.AbsoluteTolerance + (control.RelativeTolerance * Abs(state[i])));
            sum += scaled * scaled;
        }
        return Sqrt(sum / n);
    }
}
