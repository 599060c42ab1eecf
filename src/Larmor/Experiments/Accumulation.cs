using System.Globalization;
using Larmor.Coupling;
using Larmor.Experiments.Reports;
using Larmor.Layers;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Transport;

namespace Larmor.Experiments;

/// <summary>Spin accumulation profiles at a current density, in the state drawn in the device file (free layers parallel) or with the free layers turned.</summary>
/// <remarks>
/// Where all moments lie on one line: <see cref="CollinearTransport"/>, up is the direction of the first fixed layer. Otherwise the accumulation and the spin
/// current are vectors, see <see cref="NoncollinearTransport"/>.
/// </remarks>
public sealed record Accumulation : IExperiment<AccumulationResult>
{
    // Enough for a smooth figure; of a very long stack the faces and a few points between.
    private const int MostPoints = 100_000, MostPerLayer = 41, FewestPerLayer = 3;

    /// <inheritdoc/>
    public string Kind => "accumulation";

    /// <summary>Name given in the device file, otherwise the kind.</summary>
    public string Name { get; init; } = "accumulation";

    /// <summary>J₀ in A/m², positive along +x.</summary>
    public required CurrentDensity CurrentDensity { get; init; }

    /// <summary>Angle by which the free layers are turned from their parallel state.</summary>
    public Angle Angle { get; init; }

    /// <summary>Axis about which they are turned, perpendicular to the first fixed layer; null for x made perpendicular to it, or y where it lies along x.</summary>
    public UnitVector? About { get; init; }

    /// <inheritdoc/>
    public AccumulationResult Run(Device device, RunContext context)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(context);
        context.Cancellation.ThrowIfCancellationRequested();
        Multilayer stack = device.Stack;
        if (Angle.Si != 0 || !CollinearState.IsCollinear(stack)) return VectorAccumulation.Of(this, device, context);
        IReadOnlyList<int> orientations = CollinearState.Parallel(stack);
        SteadyTransport solution = CollinearState.Solve(stack, orientations, CurrentDensity);
        IReadOnlyList<TransportPoint> points = solution.Profile!.Sample(Math.Clamp(MostPoints / stack.Layers.Count, FewestPerLayer, MostPerLayer));
        context.Progress?.Report(1);
        return new AccumulationResult
        {
            Kind = Kind,
            Name = Name,
            Transport = solution,
            Positions = [.. points.Select(point => point.Position)],
            Points = points,
            Scalars = [.. ScalarsOf(device, solution)],
            Tables =
            [
                ProfileTable(points),
                TransportReport.Shares("resistance-shares", "state drawn", solution),
                TransportReport.ContactTable(device, solution),
                TransportReport.Power("power", solution.Power),
                .. ChannelReport.NonEquilibriumTables("", "state drawn", stack, orientations, solution),
            ],
            Checks = solution.Checks,
            Notes = [.. NotesOf(stack, orientations)],
            Citations = TransportReport.CitationsOf(stack),
        };
    }

    private static IEnumerable<Scalar> ScalarsOf(Device device, SteadyTransport solution) =>
    [
        .. Resistances(device, solution),
        TransportReport.SpinPolarization(device, solution),
        .. TransportReport.DecayLengths(device.Stack),
        .. TransportReport.Powers(solution.Power),
        .. ChannelReport.NonEquilibrium(solution),
    ];

    /// <summary>The resistance and its two parts.</summary>
    internal static IEnumerable<Scalar> Resistances(Device device, SteadyTransport solution) =>
    [
        new Scalar("resistance-area", solution.ResistanceArea, "ohm m^2", "Resistance times area without the leads' own."),
        new Scalar("series-resistance-area", solution.SeriesResistanceArea, "ohm m^2", "The part without spin accumulation: layers and interfaces in series, both channels in parallel."),
        new Scalar("non-equilibrium-resistance-area", solution.NonEquilibriumResistanceArea, "ohm m^2", "The part that spin accumulation adds, corrected Eq. (12); never negative."),
        device.CrossSection is { } section
            ? new Scalar("resistance", solution.ResistanceArea / section.Area.Si, "ohm", "Resistance without the leads' own.")
            : new Scalar("resistance", null, "ohm", "Resistance without the leads' own.", "The device has no cross-section."),
    ];

    private static Table ProfileTable(IReadOnlyList<TransportPoint> points)
    {
        Column Of(string name, string unit, string meaning, Func<TransportPoint, double> value) => new(name, unit, meaning, [.. points.Select(value)]);
        List<Column> columns =
        [
            Of("position", "m", "x, 0 at the left face of the first layer with a thickness; both sides of each contact occur.", point => point.Position),
            Of("potential-up", "V", "Electrochemical potential of the up channel over the carrier's charge; 0 at the right end.", point => point.PotentialUp),
            Of("potential-down", "V", "The same of the down channel.", point => point.PotentialDown),
            Of("accumulation", "V", "Spin accumulation, potential-up minus potential-down, computed as itself.", point => point.Accumulation),
            Of("current-up", "A/m^2", "Current density of the up channel along +x.", point => point.CurrentUp),
            Of("current-down", "A/m^2", "Current density of the down channel along +x.", point => point.CurrentDown),
            Of("spin-current", "A/m^2", "Their difference.", point => point.SpinCurrent),
            Of("spin-flux", "A/m^3", "Spin-flip current per volume from up to down.", point => point.SpinFlux),
        ];
        columns.AddRange(ChannelReport.ProfileColumns(points));
        if (points.All(point => point.Magnetization is not null)) columns.Add(Of("magnetization", "A/m", "Non-equilibrium magnetization g mu_B N_h q Delta mu.", point => point.Magnetization!.Value));
        return new Table("profiles", "Potentials, currents and spin accumulation along the stack.", columns);
    }

    /// <summary>Which way the electrons go.</summary>
    internal static string Electrons(Multilayer stack, CurrentDensity density)
    {
        string first = stack.Layers[0].Name, last = stack.Layers[^1].Name;
        return density.Si switch
        {
            > 0 => $"Conventional current flows along +x, from '{first}' to '{last}'; electrons move the other way, from '{last}' to '{first}'.",
            < 0 => $"Conventional current flows along -x, from '{last}' to '{first}'; electrons move the other way, from '{first}' to '{last}'.",
            _ => "There is no charge current.",
        };
    }

    private IEnumerable<string> NotesOf(Multilayer stack, IReadOnlyList<int> orientations)
    {
        yield return Electrons(stack, CurrentDensity);
        string[] states = [.. stack.Layers.Select((layer, i) => (layer, i)).Where(pair => orientations[pair.i] != 0).Select(pair => $"'{pair.layer.Name}' {(orientations[pair.i] > 0 ? "up" : "down")}")];
        if (states.Length > 0) yield return $"State: {string.Join(", ", states)}. Up is along {CollinearState.Axis(stack)?.ToString() ?? "the first magnet"}; free layers are drawn parallel.";
        yield return TransportReport.LeadsLeftOut;
        if (stack.Layers.Any(layer => layer.Material.DensityOfStates is null)) yield return string.Create(CultureInfo.InvariantCulture, $"The non-equilibrium magnetization is left out: not every material has a density of states.");
    }
}
