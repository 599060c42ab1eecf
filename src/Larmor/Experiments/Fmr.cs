using Larmor.Quantities;

namespace Larmor.Experiments;

/// <summary>Ferromagnetic resonance: frequency and linewidth against field and current, with the threshold currents.</summary>
public sealed record Fmr
{
    /// <summary>Name given in the device file, otherwise the kind.</summary>
    public string Name { get; init; } = "fmr";

    /// <summary>The field values, one or many.</summary>
    public required FieldSweep Field { get; init; }

    /// <summary>The currents, one or many; positive along +x.</summary>
    public IReadOnlyList<Current> Currents { get; init; } = [Current.Zero];
}
