using Larmor.Coupling;
using Larmor.Experiments.Reports;
using Larmor.Experiments.TransferMaps;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments;

/// <summary>The spin torque that a current exerts on every magnet, against the angle of the turned ones, with the resistance.</summary>
/// <remarks>
/// Equations: N = (ħ/2q) J_m on each magnet; towards the reference p, aJ = N·p⊥/(Ms d |p⊥|²) = ħηJ/(2|e|Ms d) with J counted so that its electrons push from the
/// reference to the turned magnet, and bJ = −N·(u × p)/(Ms d |p⊥|²). At u = ±p, where N and p⊥ vanish together, the limits are given, if all other magnets lie
/// along p; otherwise they do not exist. See <see cref="Transport.NoncollinearTransport"/>.
/// </remarks>
public sealed record SpinTransferMeasurement : IExperiment<SpinTransferResult>, IHoldsLayers
{
    /// <inheritdoc/>
    public string Kind => "spin-transfer";

    /// <summary>Name given in the device file, otherwise the kind.</summary>
    public string Name { get; init; } = "spin-transfer";

    /// <summary>Names of the layers that turn, together; none for the free ones.</summary>
    public IReadOnlyList<string> Layers { get; init; } = [];

    /// <summary>Name of the layer whose direction is p; null for the first fixed one that does not turn.</summary>
    public string? Reference { get; init; }

    /// <summary>Axis about which the layers turn, perpendicular to p; null for x made perpendicular to p, or y where p lies along x.</summary>
    public UnitVector? About { get; init; }

    /// <summary>Angles between the turned layers and their parallel state.</summary>
    public IReadOnlyList<Angle> Angles { get; init; } = Angular.EvenAngles(Angle.Zero, Angle.FromDegrees(180), 91);

    /// <summary>Whether X, Φ and χ are mapped over the whole sphere of each free layer, with the currents at which its states lose their stability.</summary>
    public bool HasMaps { get; init; }

    /// <summary>The applied field in which those states rest.</summary>
    public AppliedField Field { get; init; } = AppliedField.None;

    /// <inheritdoc/>
    public HeldMoments Held { get; init; } = HeldMoments.None;

    /// <inheritdoc/>
    public IExperiment Holding(HeldMoments held) => this with { Held = held };

    /// <inheritdoc/>
    public SpinTransferResult Run(Device device, RunContext context)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(context);
        device = Held.On(device, $"experiments/{Name}");
        string place = $"experiments/{Name}";
        if (Angles.Count == 0 || Angles.Any(angle => !double.IsFinite(angle.Si))) throw new DeviceException("The spin torque is measured at one finite angle at least.", $"{place}/angle");
        Turning turning = Turning.Of(device.Stack, Layers, Reference, About, place);
        AngularScan scan = AngularScan.Of(device.Stack, turning, Angles, context);
        return SpinTransferReport.Of(this, device, turning, scan, HasMaps ? TransferMapping.Of(this, device) : []);
    }
}
