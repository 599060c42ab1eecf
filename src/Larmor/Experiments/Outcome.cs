namespace Larmor.Experiments;

/// <summary>How a run ended.</summary>
public enum OutcomeKind
{
    /// <summary>Everything asked for was computed.</summary>
    Finished,

    /// <summary>Stopped by the user; what is there is whole.</summary>
    Stopped,

    /// <summary>Something asked for did not converge; the reason says what, and the rest is kept.</summary>
    NotConverged,
}

/// <summary>How a run ended, with the reason where it is not simply finished. Failure is a value, never a NaN.</summary>
/// <param name="Kind">Finished, stopped or not converged.</param>
/// <param name="Reason">In words; empty where finished.</param>
public sealed record Outcome(OutcomeKind Kind, string Reason = "")
{
    /// <summary>Finished.</summary>
    public static Outcome Finished { get; } = new(OutcomeKind.Finished);

    /// <summary>Not converged, with the reason.</summary>
    public static Outcome NotConverged(string reason) => new(OutcomeKind.NotConverged, reason);
}
