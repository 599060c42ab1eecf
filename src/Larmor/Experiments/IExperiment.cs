using Larmor.Coupling;

namespace Larmor.Experiments;

/// <summary>A measurement: a record of settings with one run.</summary>
public interface IExperiment
{
    /// <summary>Kind as in the device file, for example <c>hysteresis</c>.</summary>
    string Kind { get; }

    /// <summary>Name given in the device file, otherwise the kind.</summary>
    string Name { get; }

    /// <summary>Measures on the device.</summary>
    /// <exception cref="DeviceException">The device lacks what this measurement needs; the message says what to add.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    Result Run(Device device, RunContext context);
}

/// <summary>A measurement with its own result type.</summary>
/// <typeparam name="TResult">The result with typed members.</typeparam>
public interface IExperiment<out TResult> : IExperiment
    where TResult : Result
{
    /// <inheritdoc cref="IExperiment.Run"/>
    new TResult Run(Device device, RunContext context);

    Result IExperiment.Run(Device device, RunContext context) => Run(device, context);
}

/// <summary>What a run may use: progress to report to, a token that stops it, an executor for independent points, the seed of chance.</summary>
public sealed record RunContext
{
    /// <summary>Receives the finished share of the work, 0 to 1.</summary>
    public IProgress<double>? Progress { get; init; }

    /// <summary>Stops the run cleanly.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Runs independent points.</summary>
    public IPointExecutor Executor { get; init; } = ParallelExecutor.Instance;

    /// <summary>Keeps the state of a long run; null where nothing is kept.</summary>
    public ICheckpoints? Checkpoints { get; init; }

    /// <summary>Seed of all random streams.</summary>
    public ulong Seed { get; init; }
}
