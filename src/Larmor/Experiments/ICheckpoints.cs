namespace Larmor.Experiments;

/// <summary>Keeps the state of a long run outside of it, so that it can be taken up again after an end without warning and gives the same bits.</summary>
/// <remarks>
/// States are opaque bytes under a name. When a run keeps one is decided by its own count of steps and never by a clock; what it computes does not
/// depend on whether or when it does. One instance belongs to one measurement; several threads may use it with different names.
/// </remarks>
public interface ICheckpoints
{
    /// <summary>Steps of work between two states kept. A run whose state is large may take more.</summary>
    long StepsBetween { get; }

    /// <summary>The last whole state kept under a name; null where the run begins at its start.</summary>
    byte[]? Last(string name);

    /// <summary>Keeps a state in place of the one before.</summary>
    /// <param name="name">A name of letters, digits and dashes.</param>
    /// <param name="state">The state.</param>
    void Keep(string name, ReadOnlySpan<byte> state);
}
