using System.Globalization;
using Larmor.Coupling;
using Larmor.Experiments.Reports;
using Larmor.Layers;
using Larmor.Quantities;

namespace Larmor.Experiments;

/// <summary>Resistance of both collinear states, and their difference, against the thickness of one layer or of several alike.</summary>
/// <remarks>This is how spin-diffusion lengths are measured: A(R_AP − R_P) falls with the thickness of a spacer and saturates with that of a magnet.</remarks>
public sealed record ThicknessSeries : IExperiment<ThicknessSeriesResult>
{
    /// <inheritdoc/>
    public string Kind => "thickness-series";

    /// <summary>Name given in the device file, otherwise the kind.</summary>
    public string Name { get; init; } = "thickness-series";

    /// <summary>
    /// Names of the layers whose thickness changes, all to the same value. A name without number stands for all layers numbered with it, as those of a
    /// repeated block.
    /// </summary>
    public required IReadOnlyList<string> Layers { get; init; }

    /// <summary>The thicknesses, each positive.</summary>
    public required IReadOnlyList<Length> Thicknesses { get; init; }

    /// <inheritdoc/>
    public ThicknessSeriesResult Run(Device device, RunContext context)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(context);
        if (Thicknesses.Count == 0 || Thicknesses.Any(thickness => !(thickness.Si > 0 && double.IsFinite(thickness.Si))))
        {
            throw new DeviceException("A thickness series needs positive thicknesses.", $"experiments/{Name}/thickness");
        }
        Multilayer stack = device.Stack;
        HashSet<int> changing = Changing(stack);
        IReadOnlyList<StatePairPoint> points = context.Executor.Run(
            Thicknesses.Count, i => StatePairPoint.Of(With(stack, changing, Thicknesses[i])), context.Progress, context.Cancellation);
        return ThicknessSeriesReport.Of(this, device, points);
    }

    private HashSet<int> Changing(Multilayer stack)
    {
        string subject = $"experiments/{Name}/layer";
        HashSet<int> changing = [];
        foreach (string name in Layers)
        {
            int[] meant = [.. Enumerable.Range(0, stack.Layers.Count).Where(i => stack.Layers[i].Name == name)];
            if (meant.Length == 0) meant = [.. Enumerable.Range(0, stack.Layers.Count).Where(i => IsNumbered(stack.Layers[i].Name, name) && !stack.Layers[i].IsLead)];
            if (meant.Length == 0) throw new DeviceException($"No layer of the stack is called '{name}'. Its layers are {string.Join(", ", stack.Layers.Take(20).Select(layer => $"'{layer.Name}'"))}{(stack.Layers.Count > 20 ? ", ..." : "")}.", subject);
            if (meant.Any(i => stack.Layers[i].IsLead)) throw new DeviceException($"'{name}' is a semi-infinite lead and has no thickness that could change. Give the name of another layer.", subject);
            changing.UnionWith(meant);
        }
        return changing.Count > 0 ? changing : throw new DeviceException("A thickness series needs the name of a layer.", subject);
    }

    private static bool IsNumbered(string layer, string name) =>
        layer.Length > name.Length + 1 && layer.StartsWith(name, StringComparison.Ordinal) && layer[name.Length] == ' '
        && int.TryParse(layer.AsSpan(name.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static Multilayer With(Multilayer stack, HashSet<int> changing, Length thickness) =>
        new([.. stack.Layers.Select((layer, i) => changing.Contains(i) ? layer with { Thickness = thickness } : layer)], stack.Interfaces, stack.Left, stack.Right);
}
