using Larmor.Magnetism;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;

namespace Larmor.Experiments.Motion;

/// <summary>One moment followed over a given time, with its powers at even instants and, at the end, the cycle that it goes round.</summary>
internal sealed class Trajectory
{
    private readonly AuditedMotion motion;
    private readonly DormandPrince54<AuditedMotion> stepper;
    private readonly double[] sample, velocity = new double[3];
    private readonly EventFunction height;
    private readonly Returns returns = new();
    private OrbitSection? section;
    private double negativeHeat;
    private bool wasBelow;

    private Trajectory(GeneralizedLlg equation, double tolerance, int samples)
    {
        motion = new AuditedMotion(equation);
        stepper = DormandPrince54.For(motion, new StepControl(tolerance));
        sample = new double[motion.Dimension];
        height = (_, y) => section!.Height(new Vector3d(y[0], y[1], y[2]));
        (Directions, Energies, TorquePowers, GilbertPowers) = (new Vector3d[samples], new double[samples], new double[samples], new double[samples]);
    }

    /// <summary>Directions at the instants.</summary>
    public Vector3d[] Directions { get; }

    /// <summary>V in J/m³ at the instants.</summary>
    public double[] Energies { get; }

    /// <summary>Power of the torque in W at the instants.</summary>
    public double[] TorquePowers { get; }

    /// <summary>Gilbert heat in W at the instants.</summary>
    public double[] GilbertPowers { get; }

    /// <summary>Works and heat.</summary>
    public MotionLedger Ledger { get; private set; }

    /// <summary>How the integration ended.</summary>
    public IntegrationEnd End { get; private set; }

    /// <summary>Time reached, in s.</summary>
    public double Reached => stepper.Time;

    /// <summary>Number of instants reached.</summary>
    public int Count { get; private set; }

    /// <summary>Frequency in Hz of the cycle in the end, with half of its extent along the axis in which it is widest; null where there is none.</summary>
    public (double Frequency, double Amplitude)? Cycle { get; private set; }

    /// <summary>Follows a moment.</summary>
    /// <param name="equation">Its equation of motion.</param>
    /// <param name="start">Direction at the start.</param>
    /// <param name="times">The instants in s, rising, from the start on.</param>
    /// <param name="tolerance">Relative tolerance of the stepper.</param>
    /// <param name="context">Progress and cancellation.</param>
    public static Trajectory Follow(GeneralizedLlg equation, Vector3d start, IReadOnlyList<double> times, double tolerance, RunContext context)
    {
        Trajectory trajectory = new(equation, tolerance, times.Count);
        trajectory.Run(start, times, context);
        return trajectory;
    }

    private Vector3d Direction => new(stepper.State[0], stepper.State[1], stepper.State[2]);

    private void Run(Vector3d start, IReadOnlyList<double> times, RunContext context)
    {
        (sample[0], sample[1], sample[2]) = (start.X, start.Y, start.Z);
        stepper.Start(times[0], sample);
        double startEnergy = motion.Equation.Energy(times[0], new MomentsView(stepper.State[..3])), end = times[^1];
        Record(times[0], stepper.State);
        for (int step = 1; Count < times.Count; step++)
        {
            if ((step & 255) == 0)
            {
                context.Cancellation.ThrowIfCancellationRequested();
                context.Progress?.Report((stepper.Time - times[0]) / (end - times[0]));
            }
            End = stepper.Step(end);
            if (End != IntegrationEnd.Reached) break;
            negativeHeat = Math.Max(negativeHeat, -(stepper.Time - stepper.PreviousTime) * motion.Works(stepper.Derivative).GilbertHeat);
            while (Count < times.Count && times[Count] <= stepper.Time)
            {
                stepper.Interpolate(times[Count], sample);
                Record(times[Count], sample);
            }
            if (stepper.Time - times[0] > 0.5 * (end - times[0])) WatchReturns();
        }
        double endEnergy = motion.Equation.Energy(stepper.Time, new MomentsView(stepper.State[..3]));
        Ledger = MotionLedger.Of(motion, startEnergy, endEnergy, stepper.State, negativeHeat, stepper.AcceptedSteps);
        if (End == IntegrationEnd.Reached && IsCyclic()) MeasureCycle();
    }

    private void Record(double time, ReadOnlySpan<double> state)
    {
        MomentPower power = motion.Equation.DerivativeAndPower(time, state[..3], velocity);
        Vector3d u = new(state[0], state[1], state[2]);
        Directions[Count] = u;
        Energies[Count] = motion.Equation.Magnets[0].Energy.Value(u, time);
        (TorquePowers[Count], GilbertPowers[Count]) = (power.Torque, power.GilbertHeat);
        Count++;
    }

    private void WatchReturns()
    {
        if (section is null)
        {
            Vector3d along = new(stepper.Derivative[0], stepper.Derivative[1], stepper.Derivative[2]);
            if (along.Norm > 0) section = OrbitSection.Across(Direction, along);
            return;
        }
        if (!Returned()) return;
        double crossing = stepper.Locate(height);
        stepper.Interpolate(crossing, sample);
        returns.Add(section.Coordinate(new Vector3d(sample[0], sample[1], sample[2])), crossing);
        wasBelow = false;
    }

    private bool Returned()
    {
        double now = section!.Height(Direction);
        if (now < -1e-9) wasBelow = true;
        return now >= 0 && wasBelow && stepper.RisesThroughZero(height) && section.Contains(Direction);
    }

    /// <summary>Whether the last turns took the same time within a part in a thousand.</summary>
    private bool IsCyclic() => returns.Count >= 4 && Math.Abs(returns.Period - returns.PreviousPeriod) < 1e-3 * returns.Period;

    /// <summary>One more turn beyond the end, for the extent of the cycle; it must come back to where it was within a hundredth of that.</summary>
    private void MeasureCycle()
    {
        OrbitMeasure measure = new(motion.Dimension);
        int before = returns.Count;
        double limit = stepper.Time + (3 * returns.Period);
        while (stepper.Time < limit && stepper.Step(limit) == IntegrationEnd.Reached)
        {
            WatchReturns();
            double from = before == returns.Count ? double.PositiveInfinity : Math.Max(stepper.PreviousTime, returns.LastTime);
            if (returns.Count == before + 2)
            {
                measure.Add(stepper, stepper.PreviousTime, returns.LastTime);
                Vector3d extent = measure.Largest - measure.Smallest;
                double widest = Math.Max(extent.X, Math.Max(extent.Y, extent.Z));
                if (widest > 1e-6 && Math.Abs(returns.Change) < 0.01 * widest) Cycle = (1 / returns.Period, 0.5 * widest);
                return;
            }
            measure.Add(stepper, from, stepper.Time);
        }
    }
}
