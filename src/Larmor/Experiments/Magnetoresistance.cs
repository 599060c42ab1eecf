namespace Larmor.Experiments;

/// <summary>Resistance of the parallel and of the antiparallel state.</summary>
public sealed record Magnetoresistance
{
    /// <summary>Name given in the device file, otherwise the kind.</summary>
    public string Name { get; init; } = "magnetoresistance";
}
