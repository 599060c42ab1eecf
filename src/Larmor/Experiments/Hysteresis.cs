using Larmor.Quantities;

namespace Larmor.Experiments;

/// <summary>Field loops at several currents: the field goes through its values and back.</summary>
public sealed record Hysteresis
{
    /// <summary>Name given in the device file, otherwise the kind.</summary>
    public string Name { get; init; } = "hysteresis";

    /// <summary>The rising field values; the loop goes up and then back down.</summary>
    public required FieldSweep Field { get; init; }

    /// <summary>The currents, one loop each; positive along +x.</summary>
    public IReadOnlyList<Current> Currents { get; init; } = [Current.Zero];

    /// <summary>Tilt from the last state at the start of each field step, standing for the thermal disorder that a macrospin at rest lacks.</summary>
    public Angle Tilt { get; init; } = Angle.FromDegrees(1);

    /// <summary>Longest time for which one field step is followed before it counts as unsettled.</summary>
    public Duration SettlingTime { get; init; } = Duration.FromMicroseconds(1);
}
