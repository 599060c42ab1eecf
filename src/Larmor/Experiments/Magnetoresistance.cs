using Larmor.Coupling;
using Larmor.Experiments.Reports;
using Larmor.Layers;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Transport;

namespace Larmor.Experiments;

/// <summary>Resistance of the parallel and of the antiparallel state, and with the free layers turned by any angle.</summary>
/// <remarks>
/// Where all moments lie on one line and no contact is a tunnel barrier: <see cref="CollinearTransport"/>; otherwise, and at angles between,
/// <see cref="NoncollinearTransport"/>. The resistance does not depend on the current.
/// </remarks>
public sealed record Magnetoresistance : IExperiment<MagnetoresistanceResult>
{
    /// <inheritdoc/>
    public string Kind => "magnetoresistance";

    /// <summary>Name given in the device file, otherwise the kind.</summary>
    public string Name { get; init; } = "magnetoresistance";

    /// <summary>Angles by which the free layers are turned from their parallel state; none for the two states alone.</summary>
    public IReadOnlyList<Angle> Angles { get; init; } = [];

    /// <summary>Axis about which they are turned, perpendicular to the first fixed layer; null for x made perpendicular to it, or y where it lies along x.</summary>
    public UnitVector? About { get; init; }

    /// <inheritdoc/>
    public MagnetoresistanceResult Run(Device device, RunContext context)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(context);
        Multilayer stack = device.Stack;
        if (CollinearState.Axis(stack) is null) throw new DeviceException("Magnetoresistance compares free layers along and against a fixed one, but no layer of the stack is fixed. Give one layer a direction, for example `magnetization: +z`.", "stack");
        if (!stack.Layers.Any(layer => layer.Magnetization is LayerMagnetization.FreeMoment)) throw new DeviceException("Magnetoresistance compares free layers along and against a fixed one, but no layer of the stack is free. Give one layer `magnetization: free`.", "stack");
        (SteadyTransport parallel, SteadyTransport antiparallel) = BothStates(stack, context);
        AngularScan? scan = Angles.Count == 0 ? null : AngularScan.Of(stack, FreeLayers(stack), Angles, context);
        return new MagnetoresistanceResult
        {
            Kind = Kind,
            Name = Name,
            Parallel = parallel,
            Antiparallel = antiparallel,
            Angles = scan?.Angles ?? [],
            ResistanceAreas = scan?.ResistanceAreas ?? [],
            Scalars = [.. ScalarsOf(device, parallel, antiparallel), .. AtOneAngle(device, scan)],
            Tables =
            [
                TransportReport.Shares("resistance-shares-parallel", "parallel state", parallel),
                TransportReport.Shares("resistance-shares-antiparallel", "antiparallel state", antiparallel),
                .. NonEquilibriumTables(stack, parallel, antiparallel),
                .. scan is null ? (Table[])[] : [new Table("resistance-against-angle", "Resistance with the free layers turned from their parallel state.", [.. TorqueColumns.Resistance(scan, device.CrossSection?.Area.Si)])],
            ],
            Checks = [.. TransportReport.Worst(parallel, antiparallel).Concat(scan?.Checks ?? []).GroupBy(check => check.Name, StringComparer.Ordinal).Select(law => law.MaxBy(check => check.Severity)!)],
            Notes = [.. NotesOf(stack), .. scan is null ? (string[])[] : [TurningWords.Of(FreeLayers(stack))]],
            Citations = TransportReport.CitationsOf(stack),
        };
    }

    private Turning FreeLayers(Multilayer stack) => Turning.Of(stack, [], null, About, $"experiments/{Name}");

    private (SteadyTransport Parallel, SteadyTransport Antiparallel) BothStates(Multilayer stack, RunContext context)
    {
        if (!CollinearState.IsCollinear(stack))
        {
            AngularScan ends = AngularScan.Of(stack, FreeLayers(stack), [Angle.Zero, Angle.FromDegrees(180)], context);
            return (ends.Points[0].State, ends.Points[1].State);
        }
        IReadOnlyList<int>[] states = [CollinearState.Parallel(stack), CollinearState.Antiparallel(stack)];
        IReadOnlyList<SteadyTransport> solutions = context.Executor.Run(
            2, i => CollinearState.Solve(stack, states[i], CurrentDensity.FromSi(1)), context.Progress, context.Cancellation);
        return (solutions[0], solutions[1]);
    }

    private static IEnumerable<Table> NonEquilibriumTables(Multilayer stack, SteadyTransport parallel, SteadyTransport antiparallel) => !CollinearState.IsCollinear(stack)
        ? []
        :
        [
            .. ChannelReport.NonEquilibriumTables("-parallel", "parallel state", stack, CollinearState.Parallel(stack), parallel),
            .. ChannelReport.NonEquilibriumTables("-antiparallel", "antiparallel state", stack, CollinearState.Antiparallel(stack), antiparallel),
        ];

    private static IEnumerable<Scalar> AtOneAngle(Device device, AngularScan? scan)
    {
        if (scan is not { Points: [var point] }) yield break;
        double area = point.State.ResistanceArea;
        yield return new Scalar("resistance-area-at-angle", area, "ohm m^2", $"Resistance times area with the free layers turned by {Angle.FromSi(point.Angle)}, without the leads' own.");
        yield return new Scalar("resistance-at-angle", area / device.CrossSection?.Area.Si, "ohm", "The same resistance.", device.CrossSection is null ? "The device has no cross-section." : null);
    }

    private static IEnumerable<Scalar> ScalarsOf(Device device, SteadyTransport parallel, SteadyTransport antiparallel)
    {
        // Both states share their series part unless a tunnel barrier is in it: the difference is that of the non-equilibrium parts.
        double change = (antiparallel.SeriesResistanceArea - parallel.SeriesResistanceArea) + (antiparallel.NonEquilibriumResistanceArea - parallel.NonEquilibriumResistanceArea);
        bool hasBarrier = device.Stack.Interfaces.Any(contact => contact.Tunnel is not null);
        yield return new Scalar("resistance-area-parallel", parallel.ResistanceArea, "ohm m^2", "Resistance times area of the parallel state without the leads' own.");
        yield return new Scalar("resistance-area-antiparallel", antiparallel.ResistanceArea, "ohm m^2", "Resistance times area of the antiparallel state without the leads' own.");
        yield return new Scalar("resistance-area-change", change, "ohm m^2", "Antiparallel minus parallel.");
        yield return new Scalar("series-resistance-area", parallel.SeriesResistanceArea, "ohm m^2", hasBarrier ? "The part without spin accumulation, of the parallel state; the conductance of a tunnel barrier differs between the states." : "The part without spin accumulation, the same in both states.");
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
