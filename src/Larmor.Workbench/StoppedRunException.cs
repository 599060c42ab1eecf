namespace Larmor.Workbench;

/// <summary>A run that was asked to stop and has kept its state.</summary>
/// <param name="inner">What stopped it.</param>
public sealed class StoppedRunException(OperationCanceledException inner)
    : OperationCanceledException("Stopped. The state reached is kept beside the results; the same command with --resume goes on from it. An earlier result stands as it was.", inner, inner.CancellationToken);
