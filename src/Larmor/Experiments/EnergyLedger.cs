using Larmor.Coupling;
using Larmor.Experiments.Motion;
using Larmor.Experiments.Reports;
using Larmor.Magnetism.Energies;
using Larmor.Numerics;

namespace Larmor.Experiments;

/// <summary>
/// A trajectory of moments and electrons together with every power: what source and fields give, and where it is found again, as magnetic energy or as heat by mechanism.
/// </summary>
/// <remarks>
/// Law: source = load + device; device + fields = change of magnetic energy + Gilbert heat + electronic heats, instant by instant and, integrated by the stages of the stepper, over every
/// stretch of time. Entropy production is the sum of the heats over T; none of them is ever negative. Both ways of spin transfer are always on: without one of them energy is not kept.
/// </remarks>
public sealed record EnergyLedger : IExperiment<EnergyLedgerResult>
{
    /// <inheritdoc/>
    public string Kind => "energy-ledger";

    /// <summary>Name given in the device file, otherwise the kind.</summary>
    public string Name { get; init; } = "energy-ledger";

    /// <summary>Drives, start, duration and stepper of the trajectory.</summary>
    public required Dynamics Trajectory { get; init; }

    /// <inheritdoc/>
    public EnergyLedgerResult Run(Device device, RunContext context)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(context);
        Dynamics run = Trajectory with { Name = Name, Pumping = true };
        if (run.HasNoise) throw new DeviceException("A ledger follows every joule of motion without noise; the electrons' heats under thermal noise are white and have no value at an instant. Leave the temperature out, or take the works of `dynamics` at a temperature.", $"experiments/{Name}");
        FreeMoments moments = ElectronicMotion.MomentsOf(run, device);
        run.Check(moments);
        Drives drives = run.DrivesInTime();
        TwoWayLedger ledger = new(ElectronicMotion.Of(run, device, moments, drives));
        StepControl control = run.Step is { } step ? StepControl.Every(step.Si) : new StepControl(run.Tolerance) { LongestStep = ElectronicMotion.LongestStep(run, drives) };
        LedgerRun followed = LedgerRun.Follow(ledger, run.StartOf(moments), run, Steppers.ForAny(run.Stepper, ledger, control), context);
        context.Progress?.Report(1);
        return EnergyLedgerReport.Of(this, run, moments, followed);
    }
}
