using Larmor.Coupling;
using Larmor.Magnetism;
using Larmor.Numerics;

namespace Larmor.Experiments.Motion;

/// <summary>Moments and electrons followed with all their works; powers and works at even instants, and the laws checked at every step.</summary>
internal sealed class LedgerRun
{
    private const string StateName = "ledger";

    private readonly IStepper stepper;
    private readonly double[] sample, slope;
    private double jumps, startEnergy, reference, largestMissing;
    private long nextKept;

    private LedgerRun(TwoWayLedger ledger, IStepper stepper, int samples)
    {
        (Ledger, this.stepper) = (ledger, stepper);
        (sample, slope) = (new double[ledger.Dimension], new double[ledger.Dimension]);
        Directions = [.. Enumerable.Range(0, ledger.Motion.Equation.Count).Select(_ => new List<Vector3d>(samples))];
    }

    /// <summary>The motion with its works.</summary>
    public TwoWayLedger Ledger { get; }

    /// <summary>Instants reached, in s.</summary>
    public List<double> Times { get; } = [];

    /// <summary>Directions of each moment there.</summary>
    public IReadOnlyList<List<Vector3d>> Directions { get; }

    /// <summary>Powers in W there.</summary>
    public List<EnergyAccount> Powers { get; } = [];

    /// <summary>Works in J since the start.</summary>
    public List<EnergyAccount> Works { get; } = [];

    /// <summary>Change of the magnetic energy since the start, in J.</summary>
    public List<double> Energies { get; } = [];

    /// <summary>How the integration ended.</summary>
    public IntegrationEnd End { get; private set; }

    /// <summary>Steps taken.</summary>
    public long Steps => stepper.AcceptedSteps;

    /// <summary>What the stepper claims.</summary>
    public StepperDeclaration Declaration => stepper.Declaration;

    /// <summary>Largest residual of the works at any step, over the largest work at the end and the energy of the moments in their fields.</summary>
    public double Residual { get; private set; }

    /// <summary>Largest residual of the powers at any step, over the largest power there.</summary>
    public double Imbalance { get; private set; }

    /// <summary>Most negative heat of any mechanism at any step, over all heat there; zero where the second law holds.</summary>
    public double NegativeHeat { get; private set; }

    /// <summary>Largest ||u| − 1|.</summary>
    public double Deviation { get; private set; }

    /// <summary>Follows the motion.</summary>
    public static LedgerRun Follow(TwoWayLedger ledger, Moments start, Dynamics settings, IStepper stepper, RunContext context)
    {
        LedgerRun run = new(ledger, stepper, settings.Samples);
        run.Begin(start, context);
        double end = TimeOf(settings, settings.Samples - 1);
        while (run.Times.Count < settings.Samples)
        {
            if ((stepper.AcceptedSteps & 255) == 255) run.Pause(context, stepper.Time / end);
            run.End = stepper.Step(end);
            if (run.End != IntegrationEnd.Reached) break;
            run.largestMissing = Math.Max(run.largestMissing, run.CheckStep());
            for (double next = TimeOf(settings, run.Times.Count); run.Times.Count < settings.Samples && next <= stepper.Time; next = TimeOf(settings, run.Times.Count))
            {
                stepper.Interpolate(next, run.sample);
                run.Record(next, run.sample);
            }
        }
        if (context.Checkpoints is { } whole && stepper.AcceptedSteps >= whole.StepsBetween) run.Keep(whole);
        double largest = run.WithJumps(ledger.AccountOf(stepper.State)).Largest(run.EnergyAt(stepper.Time, stepper.State) - run.startEnergy) + run.reference;
        run.Residual = largest > 0 ? run.largestMissing / largest : 0;
        return run;
    }

    /// <summary>At the start, or where a run before this one was ended.</summary>
    private void Begin(Moments start, RunContext context)
    {
        nextKept = context.Checkpoints?.StepsBetween ?? long.MaxValue;
        if (context.Checkpoints?.Last(StateName) is { } kept)
        {
            Read(new StateReader(kept));
            return;
        }
        stepper.Start(0, Ledger.StartAt(start.Components));
        startEnergy = EnergyAt(0, stepper.State);
        Record(0, stepper.State);
    }

    /// <summary>Between two steps: reports, keeps the state, ends where asked to.</summary>
    private void Pause(RunContext context, double share)
    {
        context.Progress?.Report(share);
        bool isAsked = context.Cancellation.IsCancellationRequested;
        if (context.Checkpoints is { } checkpoints && (isAsked || stepper.AcceptedSteps >= nextKept)) Keep(checkpoints);
        context.Cancellation.ThrowIfCancellationRequested();
    }

    private void Keep(ICheckpoints checkpoints)
    {
        StateWriter state = new();
        Write(state);
        checkpoints.Keep(StateName, state.Bytes);
        // Eight steps of work for each number written keep the cost of writing a small share.
        nextKept = stepper.AcceptedSteps + Math.Max(checkpoints.StepsBetween, state.Bytes.Length);
    }

    private void Write(StateWriter state)
    {
        state.Add(stepper.Save());
        state.Add((long)End);
        state.Add((long)Times.Count);
        for (int i = 0; i < Times.Count; i++)
        {
            state.Add(Times[i]);
            state.Add(Energies[i]);
            foreach (List<Vector3d> way in Directions) state.Add(way[i]);
            Write(state, Powers[i]);
            Write(state, Works[i]);
        }
        state.Add([jumps, startEnergy, reference, largestMissing, Imbalance, NegativeHeat, Deviation]);
    }

    private void Read(StateReader state)
    {
        stepper.Restore(state.Stepper());
        End = (IntegrationEnd)state.Long();
        long count = state.Long();
        for (long i = 0; i < count; i++)
        {
            Times.Add(state.Double());
            Energies.Add(state.Double());
            foreach (List<Vector3d> way in Directions) way.Add(state.Vector());
            Powers.Add(Account(state));
            Works.Add(Account(state));
        }
        double[] sums = state.Doubles();
        (jumps, startEnergy, reference, largestMissing) = (sums[0], sums[1], sums[2], sums[3]);
        (Imbalance, NegativeHeat, Deviation) = (sums[4], sums[5], sums[6]);
        nextKept += stepper.AcceptedSteps;
    }

    private static void Write(StateWriter state, EnergyAccount one)
    {
        state.Add([.. one.Electrons]);
        state.Add([one.Source, one.Device, one.Load, one.Torque, one.Field, one.Gilbert]);
    }

    private static EnergyAccount Account(StateReader state)
    {
        double[] electrons = state.Doubles(), others = state.Doubles();
        return new EnergyAccount(electrons, others[0], others[1], others[2], others[3], others[4], others[5]);
    }

    private static double TimeOf(Dynamics settings, int sample) => settings.Duration.Si * sample / (settings.Samples - 1);

    private double EnergyAt(double time, ReadOnlySpan<double> state) => Ledger.Motion.Energy(time, state[..Ledger.Motion.Dimension]);

    /// <summary>The laws at the end of a step; returns the residual of the works in J.</summary>
    private double CheckStep()
    {
        int own = Ledger.Motion.Dimension;
        if (JumpWork.IsCorner(Ledger.Corners, stepper.Time)) jumps += EnergyAt(stepper.Time, stepper.State) - EnergyAt(Math.BitDecrement(stepper.Time), stepper.State);
        EnergyAccount powers = Ledger.AccountOf(stepper.Derivative);
        MomentsView moments = new(stepper.State[..own]), velocities = new(stepper.Derivative[..own]);
        double heat = powers.Heat;
        foreach (double one in powers.Electrons.Append(powers.Gilbert).Append(powers.Load)) NegativeHeat = heat > 0 ? Math.Max(NegativeHeat, -one / heat) : NegativeHeat;
        double change = powers.Torque + powers.Field - powers.Gilbert;
        double largest = powers.Largest(change);
        if (largest > 0) Imbalance = Math.Max(Imbalance, powers.Residual(change) / largest);
        for (int k = 0; k < moments.Count; k++) Deviation = Math.Max(Deviation, Math.Abs(moments[k].Norm - 1));
        return WithJumps(Ledger.AccountOf(stepper.State)).Residual(EnergyAt(stepper.Time, stepper.State) - startEnergy);
    }

    private EnergyAccount WithJumps(EnergyAccount works) => works with { Field = works.Field + jumps };

    private void Record(double time, ReadOnlySpan<double> state)
    {
        Ledger.Derivative(time, state, slope);
        MomentsView moments = new(state[..Ledger.Motion.Dimension]);
        reference = Math.Max(reference, MotionLedger.ReferenceAt(Ledger.Motion.Equation, moments, time));
        Times.Add(time);
        for (int k = 0; k < moments.Count; k++) Directions[k].Add(moments[k]);
        Powers.Add(Ledger.AccountOf(slope));
        Works.Add(WithJumps(Ledger.AccountOf(state)));
        Energies.Add(EnergyAt(time, state) - startEnergy);
    }
}
