using System.Globalization;
using Larmor.Coupling;
using Larmor.Experiments.Reports;
using Larmor.Layers;
using Larmor.Quantities;
using Larmor.Transport;

namespace Larmor.Experiments;

/// <summary>Spins put in at one end of the stack that point across the moments: how they turn, spread and fade in time.</summary>
/// <remarks>
/// Eq. (13) with the precession of its Section 4, see <see cref="TransverseTransient"/>. The axis is that of the moments, in the state drawn in the file (free
/// layers parallel). Every material needs a density of states or a diffusion constant, every ferromagnet its transverse lengths. The moments do not move.
/// </remarks>
public sealed record Precession : IExperiment<PrecessionResult>
{
    /// <inheritdoc/>
    public string Kind => "precession";

    /// <summary>Name given in the device file, otherwise the kind.</summary>
    public string Name { get; init; } = "precession";

    /// <summary>The spin current density put in, in time; its spins point along the first direction across the axis.</summary>
    public required CurrentShape SpinCurrent { get; init; }

    /// <summary>Whether it enters at the right end, along −x; otherwise at the left end.</summary>
    public bool EntersAtRight { get; init; }

    /// <summary>μ₀H along the axis, in which all spins turn beside the exchange field of the magnets.</summary>
    public MagneticField Field { get; init; }

    /// <summary>g of the spins, a pure number, positive.</summary>
    public double GFactor { get; init; } = PhysicalConstants.ElectronGFactor;

    /// <summary>How long it is followed.</summary>
    public required Duration Duration { get; init; }

    /// <summary>Number of evenly spaced instants recorded, start and end among them.</summary>
    public int Samples { get; init; } = 401;

    /// <summary>Largest error of one step, relative to the largest accumulation.</summary>
    public double Tolerance { get; init; } = 1e-8;

    /// <inheritdoc/>
    public PrecessionResult Run(Device device, RunContext context)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(context);
        Check();
        Multilayer stack = device.Stack;
        int[] orientations = [.. CollinearState.Parallel(stack)];
        if (TransverseTransient.Refusal(stack, orientations, EntersAtRight) is { } reason) throw new DeviceException(reason, "stack");
        TransverseTransientSettings settings = new() { Duration = Duration, Samples = Samples, Tolerance = Tolerance, Field = Field, GFactor = GFactor, InjectAtRight = EntersAtRight };
        TransverseTransientRun run = TransverseTransient.Follow(stack, orientations, SpinCurrent.Waveform, settings, context.Progress, context.Cancellation);
        context.Progress?.Report(1);
        return PrecessionReport.Of(this, stack, orientations, settings, run);
    }

    private void Check()
    {
        string place = $"experiments/{Name}";
        if (!(Duration.Si > 0 && double.IsFinite(Duration.Si))) throw new DeviceException($"The duration of a precession must be positive; got {Duration}.", $"{place}/duration");
        if (Samples < 2) throw new DeviceException(string.Create(CultureInfo.InvariantCulture, $"A precession needs at least 2 samples; got {Samples}."), $"{place}/samples");
        if (!(Tolerance is >= 1e-12 and <= 1e-3)) throw new DeviceException(string.Create(CultureInfo.InvariantCulture, $"The tolerance of a precession must lie between 1e-12 and 1e-3; got {Tolerance}."), $"{place}/tolerance");
        if (!(GFactor > 0 && double.IsFinite(GFactor))) throw new DeviceException(string.Create(CultureInfo.InvariantCulture, $"The g-factor must be positive; got {GFactor}."), $"{place}/g-factor");
        if (SpinCurrent is CurrentShape.Step { From.Si: not 0 }) throw new DeviceException("A precession starts without accumulation: no spin current flows before t = 0.", $"{place}/spin-current");
        if (SpinCurrent is CurrentShape.Pulse { Width.Si: <= 0 }) throw new DeviceException("The width of a pulse must be positive.", $"{place}/spin-current");
        if (SpinCurrent is CurrentShape.Sine sine && sine.Frequency.Si * Duration.Si * 4 > Samples - 1) throw new DeviceException(string.Create(CultureInfo.InvariantCulture, $"A sine of {sine.Frequency} goes through {sine.Frequency.Si * Duration.Si:G4} periods in {Duration}; {Samples} samples cannot show it. At least 4 for each period are needed."), $"{place}/samples");
    }
}
