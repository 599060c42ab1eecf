using Larmor.Experiments;

namespace Larmor.Workbench.Sweeps;

/// <summary>The points of one measurement one by one: the cores are busy with other points of the sweep.</summary>
internal sealed class OneByOne : IPointExecutor
{
    private OneByOne()
    {
    }

    /// <summary>The executor.</summary>
    public static OneByOne Instance { get; } = new();

    /// <inheritdoc/>
    public IReadOnlyList<T> Run<T>(int count, Func<int, T> point, IProgress<double>? progress, CancellationToken cancellation)
    {
        T[] answers = new T[count];
        for (int i = 0; i < count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            answers[i] = point(i);
        }
        return answers;
    }
}
