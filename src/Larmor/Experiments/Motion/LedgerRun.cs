using Larmor.Coupling;
using Larmor.Magnetism;
using Larmor.Numerics;

namespace Larmor.Experiments.Motion;

/// <summary>Moments and electrons followed with all their works; powers and works at even instants, and the laws checked at every step.</summary>
internal sealed class LedgerRun
{
    private readonly IStepper stepper;
    private readonly double[] sample, slope;
    private double jumps, startEnergy;

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

    /// <summary>Largest residual of the works at any step, over the largest work at the end.</summary>
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
        stepper.Start(0, ledger.StartAt(start.Components));
        run.startEnergy = run.EnergyAt(0, stepper.State);
        run.Record(0, stepper.State);
        double end = TimeOf(settings, settings.Samples - 1), largestMissing = 0;
        while (run.Times.Count < settings.Samples)
        {
            if ((stepper.AcceptedSteps & 255) == 255)
            {
                context.Progress?.Report(stepper.Time / end);
                context.Cancellation.ThrowIfCancellationRequested();
            }
            run.End = stepper.Step(end);
            if (run.End != IntegrationEnd.Reached) break;
            largestMissing = Math.Max(largestMissing, run.CheckStep());
            for (double next = TimeOf(settings, run.Times.Count); run.Times.Count < settings.Samples && next <= stepper.Time; next = TimeOf(settings, run.Times.Count))
            {
                stepper.Interpolate(next, run.sample);
                run.Record(next, run.sample);
            }
        }
        double largest = run.WithJumps(ledger.AccountOf(stepper.State)).Largest(run.EnergyAt(stepper.Time, stepper.State) - run.startEnergy);
        run.Residual = largest > 0 ? largestMissing / largest : 0;
        return run;
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
        Times.Add(time);
        for (int k = 0; k < moments.Count; k++) Directions[k].Add(moments[k]);
        Powers.Add(Ledger.AccountOf(slope));
        Works.Add(WithJumps(Ledger.AccountOf(state)));
        Energies.Add(EnergyAt(time, state) - startEnergy);
    }
}
