using System.Globalization;
using Larmor.Coupling;
using Larmor.Experiments.Reports;
using Larmor.Layers;
using Larmor.Transport;
using Larmor.Transport.Collinear;

namespace Larmor.Experiments;

/// <summary>Resistance of both collinear states against the number of repeats of the stack's block, beside the series-resistor model.</summary>
/// <remarks>
/// Without spin flips √[(R_AP − R_P) R_AP] A is linear in the number of repeats, and the order of the layers does not count: departures from
/// <see cref="SeriesResistor"/> measure the spin memory.
/// </remarks>
public sealed record MultilayerSeries : IExperiment<MultilayerSeriesResult>
{
    /// <inheritdoc/>
    public string Kind => "multilayer";

    /// <summary>Name given in the device file, otherwise the kind.</summary>
    public string Name { get; init; } = "multilayer";

    /// <summary>Numbers of repeats, each at least 1.</summary>
    public required IReadOnlyList<int> Repeats { get; init; }

    /// <inheritdoc/>
    public MultilayerSeriesResult Run(Device device, RunContext context)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(context);
        if (Repeats.Count == 0 || Repeats.Any(count => count < 1)) throw new DeviceException("A multilayer is repeated at least once.", $"experiments/{Name}/repeats");
        Multilayer stack = device.Stack;
        if (Refusal(stack) is { } reason) throw new DeviceException(reason, $"experiments/{Name}");
        IReadOnlyList<MultilayerPoint> points = context.Executor.Run(Repeats.Count, i => At(stack, Repeats[i]), context.Progress, context.Cancellation);
        return MultilayerReport.Of(this, device, points);
    }

    /// <summary>Why a stack has no such series, in words for the user; null where it has.</summary>
    public static string? Refusal(Multilayer stack)
    {
        ArgumentNullException.ThrowIfNull(stack);
        return stack.Repeated is null
            ? "The stack has no single block of layers that could be repeated more or less often. Write one item { repeat: 10, layers: [ ... ] } in the stack, whose neighbouring blocks have a contact."
            : null;
    }

    private MultilayerPoint At(Multilayer stack, int count)
    {
        Multilayer repeated = Repeated(stack, count);
        CollinearPair states = CollinearPair.Of(repeated);
        return new MultilayerPoint(count, StatePairPoint.Of(repeated), SeriesResistor.Of(repeated, states.Parallel), SeriesResistor.Of(repeated, states.Antiparallel));
    }

    private Multilayer Repeated(Multilayer stack, int count)
    {
        try
        {
            return stack.WithRepeats(count);
        }
        catch (ArgumentException failure)
        {
            throw new DeviceException(string.Create(CultureInfo.InvariantCulture, $"The stack with {count} repeats is not a stack: {failure.Message.Split(" (Parameter", 2)[0]}"), $"experiments/{Name}/repeats");
        }
    }
}

/// <summary>One number of repeats: the stack solved, and the series-resistor model of both states.</summary>
/// <param name="Repeats">Number of repeats.</param>
/// <param name="Solved">The exact resistances.</param>
/// <param name="ParallelModel">Series-resistor model of the parallel state; null where there is none.</param>
/// <param name="AntiparallelModel">The same of the antiparallel state.</param>
internal sealed record MultilayerPoint(int Repeats, StatePairPoint Solved, SeriesResistor? ParallelModel, SeriesResistor? AntiparallelModel)
{
    /// <summary>√[(R_AP − R_P) R_AP] A in ohm m²; null where the parallel state has the larger resistance.</summary>
    public double? Root => Solved.Change >= 0 ? Math.Sqrt(Solved.Change * Solved.Antiparallel) : null;

    /// <summary>The same by the series-resistor model.</summary>
    public double? ModelRoot
    {
        get
        {
            if (ParallelModel is not { } parallel || AntiparallelModel is not { } antiparallel) return null;
            // With R↑ + R↓ = S common to both, (R_AP − R_P) R_AP = (d_P² − d_AP²)(S² − d_AP²)/(16 S²), d = R↑ − R↓.
            double sum = parallel.Up + parallel.Down, p = parallel.Up - parallel.Down, ap = antiparallel.Up - antiparallel.Down;
            double difference = (p - ap) * (p + ap);
            return sum == 0 || difference < 0 ? null : Math.Sqrt(difference * antiparallel.ResistanceArea / (4 * sum));
        }
    }
}
