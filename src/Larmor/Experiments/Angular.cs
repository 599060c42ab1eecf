using Larmor.Coupling;
using Larmor.Experiments.Reports;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments;

/// <summary>
/// Resistance against the angle of a turned layer, with the torque on every magnet; or of all magnets together against the current, for anisotropic
/// magnetoresistance.
/// </summary>
/// <remarks>
/// Turned layers start at the direction of the reference. All magnets together start along the current (x): AMR = R(0°) − R(90°), which follows from
/// relaxations G = G₀ + G₂cos²θ between the moment and the current and is exactly zero without them. See <see cref="OrientedTransport"/>.
/// </remarks>
public sealed record Angular : IExperiment<AngularResult>
{
    /// <inheritdoc/>
    public string Kind => "angular";

    /// <summary>Name given in the device file, otherwise the kind.</summary>
    public string Name { get; init; } = "angular";

    /// <summary>Names of the layers that turn, together; none for the free ones.</summary>
    public IReadOnlyList<string> Layers { get; init; } = [];

    /// <summary>Whether all magnets turn together, each in its sense of the parallel state.</summary>
    public bool All { get; init; }

    /// <summary>Name of the layer from whose direction angles count; null for the first fixed one that does not turn.</summary>
    public string? Reference { get; init; }

    /// <summary>Axis about which they turn, perpendicular to the direction at 0°; null for x made perpendicular to it, or y where that direction lies along x.</summary>
    public UnitVector? About { get; init; }

    /// <summary>The angles.</summary>
    public IReadOnlyList<Angle> Angles { get; init; } = EvenAngles(Angle.Zero, Angle.FromDegrees(360), 121);

    /// <inheritdoc/>
    public AngularResult Run(Device device, RunContext context)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(context);
        string place = $"experiments/{Name}";
        if (Angles.Count == 0 || Angles.Any(angle => !double.IsFinite(angle.Si))) throw new DeviceException("An angular measurement needs one finite angle at least.", $"{place}/angle");
        if (All && (Layers.Count > 0 || Reference is not null)) throw new DeviceException("All magnets turn together, or named layers against a reference: not both.", $"{place}/layer");
        Turning turning = All ? Turning.OfAll(device.Stack, UnitVector.X, About ?? -UnitVector.Y, place) : Turning.Of(device.Stack, Layers, Reference, About, place);
        bool isOneLine = All && CollinearState.IsCollinear(device.Stack) && CollinearState.EndAxis(device.Stack.Left) is null && CollinearState.EndAxis(device.Stack.Right) is null;
        return AngularReport.Of(this, device, turning, isOneLine ? AngularScan.OfAll(device.Stack, turning, Angles, context) : AngularScan.Of(device.Stack, turning, Angles, context));
    }

    /// <summary>Evenly spaced angles, both ends among them.</summary>
    /// <param name="from">First angle.</param>
    /// <param name="to">Last angle.</param>
    /// <param name="points">Number of angles, at least 2.</param>
    public static IReadOnlyList<Angle> EvenAngles(Angle from, Angle to, int points) =>
        [.. Enumerable.Range(0, points).Select(i => i == 0 ? from : i == points - 1 ? to : Angle.FromSi(((from.Si * (points - 1 - i)) + (to.Si * i)) / (points - 1)))];
}
