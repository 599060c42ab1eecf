namespace Larmor.Workbench;

/// <summary>A run was asked to stop and has kept what it reached.</summary>
/// <param name="message">What is kept and how to go on.</param>
/// <param name="inner">What stopped it.</param>
public sealed class StoppedRunException(string message, OperationCanceledException? inner = null)
    : OperationCanceledException(message, inner, inner?.CancellationToken ?? default)
{
    /// <summary>A single run whose state is kept beside its results.</summary>
    internal static StoppedRunException WithState(OperationCanceledException stopped) =>
        new("Stopped. The state reached is kept beside the results; the same command with --resume goes on from it. An earlier result stands as it was.", stopped);
}
