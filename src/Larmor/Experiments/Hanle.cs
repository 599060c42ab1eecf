using Larmor.Coupling;
using Larmor.Experiments.Reports;
using Larmor.Quantities;
using Larmor.Transport;

namespace Larmor.Experiments;

/// <summary>Hanle curves of a normal wire: the spin voltage of a detector (or of the injector itself) against a field in which the spins precess.</summary>
/// <remarks>One-dimensional diffusion with precession, solved exactly; see <see cref="HanleWire"/>. The wire is its own device: no stack is needed.</remarks>
public sealed record Hanle : IExperiment<HanleResult>
{
    /// <inheritdoc/>
    public string Kind => "hanle";

    /// <summary>Name given in the device file, otherwise the kind.</summary>
    public string Name { get; init; } = "hanle";

    /// <summary>The wire with its contacts.</summary>
    public required SpinWire Wire { get; init; }

    /// <summary>The field values, one or many.</summary>
    public required FieldSweep Field { get; init; }

    /// <inheritdoc/>
    public HanleResult Run(Device device, RunContext context)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(context);
        if (HanleWire.Refusal(Wire) is { } reason) throw new DeviceException(reason, $"experiments/{Name}");
        if (Field.Values.Count == 0 || Field.Values.Any(value => !double.IsFinite(value.Si)))
        {
            throw new DeviceException("A Hanle curve needs at least one finite field value.", $"experiments/{Name}/field");
        }
        HanleWire wire = HanleWire.Of(Wire);
        IReadOnlyList<HanlePoint> points = context.Executor.Run(
            Field.Values.Count, i => wire.At(Field.Along, Field.Values[i]), context.Progress, context.Cancellation);
        HanlePoint atZero = wire.At(Field.Along, MagneticField.Zero);
        return HanleReport.Of(this, wire, points, atZero);
    }
}
