namespace Larmor.Experiments;

/// <summary>Runs independent points of a measurement: pure functions of their index, so that nothing depends on the number of threads.</summary>
public interface IPointExecutor
{
    /// <summary>Computes <paramref name="point"/> for 0 to <paramref name="count"/> − 1 and returns the answers in order.</summary>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    IReadOnlyList<T> Run<T>(int count, Func<int, T> point, IProgress<double>? progress, CancellationToken cancellation);
}

/// <summary>All cores of this machine.</summary>
public sealed class ParallelExecutor : IPointExecutor
{
    private ParallelExecutor()
    {
    }

    /// <summary>The executor.</summary>
    public static ParallelExecutor Instance { get; } = new();

    /// <inheritdoc/>
    public IReadOnlyList<T> Run<T>(int count, Func<int, T> point, IProgress<double>? progress, CancellationToken cancellation)
    {
        T[] answers = new T[count];
        int done = 0;
        ParallelOptions options = new() { CancellationToken = cancellation };
        try
        {
            Parallel.For(0, count, options, i =>
            {
                answers[i] = point(i);
                progress?.Report((double)Interlocked.Increment(ref done) / count);
            });
        }
        catch (AggregateException several) when (several.InnerExceptions.Count > 0)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(several.InnerExceptions[0]).Throw();
        }
        return answers;
    }
}
