using Larmor.Coupling;
using Larmor.Experiments.Reports;
using Larmor.Layers;
using Larmor.Quantities;
using Larmor.Transport;

namespace Larmor.Experiments;

/// <summary>Resistance of the parallel and of the antiparallel state.</summary>
/// <remarks>Collinear two-channel model, see <see cref="CollinearTransport"/>. The resistance does not depend on the current.</remarks>
public sealed record Magnetoresistance : IExperiment<MagnetoresistanceResult>
{
    /// <inheritdoc/>
    public string Kind => "magnetoresistance";

    /// <summary>Name given in the device file, otherwise the kind.</summary>
    public string Name { get; init; } = "magnetoresistance";

    /// <inheritdoc/>
    public MagnetoresistanceResult Run(Device device, RunContext context)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(context);
        Multilayer stack = device.Stack;
        if (CollinearState.Axis(stack) is null) throw new DeviceException("Magnetoresistance compares free layers along and against a fixed one, but no layer of the stack is fixed. Give one layer a direction, for example `magnetization: +z`.", "stack");
        if (!stack.Layers.Any(layer => layer.Magnetization is LayerMagnetization.FreeMoment)) throw new DeviceException("Magnetoresistance compares free layers along and against a fixed one, but no layer of the stack is free. Give one layer `magnetization: free`.", "stack");
        IReadOnlyList<int>[] states = [CollinearState.Parallel(stack), CollinearState.Antiparallel(stack)];
        IReadOnlyList<SteadyTransport> solutions = context.Executor.Run(
            2, i => CollinearState.Solve(stack, states[i], CurrentDensity.FromSi(1)), context.Progress, context.Cancellation);
        SteadyTransport parallel = solutions[0], antiparallel = solutions[1];
        return new MagnetoresistanceResult
        {
            Kind = Kind,
            Name = Name,
            Parallel = parallel,
            Antiparallel = antiparallel,
            Scalars = [.. ScalarsOf(device, parallel, antiparallel)],
            Tables =
            [
                TransportReport.Shares("resistance-shares-parallel", "parallel state", parallel),
                TransportReport.Shares("resistance-shares-antiparallel", "antiparallel state", antiparallel),
            ],
            Checks = TransportReport.Worst(parallel, antiparallel),
            Notes = [.. NotesOf(stack)],
            Citations = TransportReport.CitationsOf(stack),
        };
    }

    private static IEnumerable<Scalar> ScalarsOf(Device device, SteadyTransport parallel, SteadyTransport antiparallel)
    {
        // Both states share their series part: the difference is that of the non-equilibrium parts.
        double change = antiparallel.NonEquilibriumResistanceArea - parallel.NonEquilibriumResistanceArea;
        yield return new Scalar("resistance-area-parallel", parallel.ResistanceArea, "ohm m^2", "Resistance times area of the parallel state without the leads' own.");
        yield return new Scalar("resistance-area-antiparallel", antiparallel.ResistanceArea, "ohm m^2", "Resistance times area of the antiparallel state without the leads' own.");
        yield return new Scalar("resistance-area-change", change, "ohm m^2", "Antiparallel minus parallel.");
        yield return new Scalar("series-resistance-area", parallel.SeriesResistanceArea, "ohm m^2", "The part without spin accumulation, the same in both states.");
        double? area = device.CrossSection?.Area.Si;
        string? reason = area is null ? "The device has no cross-section." : null;
        yield return new Scalar("resistance-parallel", parallel.ResistanceArea / area, "ohm", "Resistance of the parallel state without the leads' own.", reason);
        yield return new Scalar("resistance-antiparallel", antiparallel.ResistanceArea / area, "ohm", "Resistance of the antiparallel state without the leads' own.", reason);
        yield return new Scalar("resistance-change", change / area, "ohm", "Antiparallel minus parallel.", reason);
        yield return parallel.ResistanceArea > 0
            ? new Scalar("magnetoresistance", change / parallel.ResistanceArea, "1", "Change over the resistance of the parallel state, both without the leads' own.")
            : new Scalar("magnetoresistance", null, "1", "Change over the resistance of the parallel state, both without the leads' own.", "The parallel state has no resistance of its own.");
    }

    private static IEnumerable<string> NotesOf(Multilayer stack)
    {
        yield return $"Parallel: all free layers along the first fixed layer ({CollinearState.Axis(stack)}); antiparallel: all against it.";
        string[] turned = [.. stack.Layers.Where(layer => layer is { ParallelSense: < 0, Magnetization: LayerMagnetization.FreeMoment }).Select(layer => $"'{layer.Name}'")];
        if (turned.Length > 0) yield return $"Turned over by the file (parallel: down): {string.Join(", ", turned)}.";
        yield return "The resistance is linear response: it does not depend on the current or its sign.";
        yield return TransportReport.LeadsLeftOut;
    }
}
