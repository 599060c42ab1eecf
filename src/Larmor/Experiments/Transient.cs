using System.Globalization;
using Larmor.Coupling;
using Larmor.Experiments.Reports;
using Larmor.Layers;
using Larmor.Quantities;
using Larmor.Transport;

namespace Larmor.Experiments;

/// <summary>Voltage and spin accumulation in time after a current is switched, pulsed or made to oscillate, in the state drawn in the file (free layers parallel).</summary>
/// <remarks>Collinear model of any channels, see <see cref="TransientTransport"/>. Every material needs a density of states or a diffusion constant, every channel of a network its density of states. The moments do not move.</remarks>
public sealed record Transient : IExperiment<TransientResult>
{
    /// <inheritdoc/>
    public string Kind => "transient";

    /// <summary>Name given in the device file, otherwise the kind.</summary>
    public string Name { get; init; } = "transient";

    /// <summary>The current density in time.</summary>
    public required CurrentShape CurrentDensity { get; init; }

    /// <summary>How long it is followed.</summary>
    public required Duration Duration { get; init; }

    /// <summary>Number of evenly spaced instants recorded, start and end among them.</summary>
    public int Samples { get; init; } = 401;

    /// <summary>Largest error of one step, relative to the largest accumulation.</summary>
    public double Tolerance { get; init; } = 1e-8;

    /// <summary>How many of the slowest relaxation rates are looked for, where the stack is finite.</summary>
    public int Modes { get; init; } = 4;

    /// <inheritdoc/>
    public TransientResult Run(Device device, RunContext context)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(context);
        Check();
        Multilayer stack = CollinearState.AlongAxis(device.Stack);
        int[] orientations = [.. CollinearState.Parallel(stack)];
        double cosineSquared = CollinearState.CosineSquared(stack);
        if (TransientTransport.Refusal(stack, orientations, cosineSquared) is { } reason) throw new DeviceException(reason, "stack");
        TransientSettings settings = new() { Duration = Duration, Samples = Samples, Tolerance = Tolerance, Before = CurrentDensity.Before, CosineSquared = cosineSquared };
        TransientRun run = TransientTransport.Follow(stack, orientations, CurrentDensity.Waveform, settings, context.Progress, context.Cancellation);
        IReadOnlyList<RelaxationMode> modes = RelaxationSpectrum.Refusal(stack, orientations, cosineSquared) is null ? RelaxationSpectrum.Slowest(stack, orientations, Modes, cosineSquared) : [];
        context.Progress?.Report(1);
        return TransientReport.Of(this, stack, orientations, run, modes);
    }

    private void Check()
    {
        string place = $"experiments/{Name}";
        if (!(Duration.Si > 0 && double.IsFinite(Duration.Si))) throw new DeviceException($"The duration of a transient must be positive; got {Duration}.", $"{place}/duration");
        if (Samples < 2) throw new DeviceException(string.Create(CultureInfo.InvariantCulture, $"A transient needs at least 2 samples; got {Samples}."), $"{place}/samples");
        if (!(Tolerance is >= 1e-12 and <= 1e-3)) throw new DeviceException(string.Create(CultureInfo.InvariantCulture, $"The tolerance of a transient must lie between 1e-12 and 1e-3; got {Tolerance}."), $"{place}/tolerance");
        if (CurrentDensity is CurrentShape.Pulse { Width.Si: <= 0 }) throw new DeviceException("The width of a pulse must be positive.", $"{place}/current-density");
        if (CurrentDensity is CurrentShape.Sine sine && sine.Frequency.Si * Duration.Si * 4 > Samples - 1) throw new DeviceException(string.Create(CultureInfo.InvariantCulture, $"A sine of {sine.Frequency} goes through {sine.Frequency.Si * Duration.Si:G4} periods in {Duration}; {Samples} samples cannot show it. At least 4 for each period are needed."), $"{place}/samples");
    }
}
