using Larmor.Numerics;
using Larmor.Thermodynamics;
using Larmor.Transport;

namespace Larmor.Experiments;

/// <summary>A Hanle curve with the course of the spins along the wire.</summary>
public sealed record HanleResult : Result
{
    /// <summary>The wire with its contacts.</summary>
    public required SpinWire Wire { get; init; }

    /// <summary>Direction of the field.</summary>
    public required UnitVector Along { get; init; }

    /// <summary>μ₀H in T, in the order of the sweep.</summary>
    public required IReadOnlyList<double> Fields { get; init; }

    /// <summary>Spin voltage over current in ohm with the contacts as given: the parallel curve, or the local one.</summary>
    public required IReadOnlyList<double> Parallel { get; init; }

    /// <summary>The same with the detector turned over, in ohm; empty in a local measurement.</summary>
    public required IReadOnlyList<double> Antiparallel { get; init; }

    /// <summary>Field in T at which the curve has fallen to half of its value without field; null where there is none.</summary>
    public double? HalfWidth { get; init; }

    /// <summary>Accumulation and spin current along the wire without field.</summary>
    public required IReadOnlyList<WirePoint> Profile { get; init; }

    /// <summary>Where the power goes that the current does against the accumulation, without field, at 1 A/m².</summary>
    public required PowerBudget Power { get; init; }
}
