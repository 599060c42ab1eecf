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
        if (Refusal(stack) is { } reason) throw new DeviceException(reason, $"experiments/{Name}/layer");
        HashSet<int> changing = [.. Layers.SelectMany(name => Meant(stack, name))];
        IReadOnlyList<StatePairPoint> points = context.Executor.Run(
            Thicknesses.Count, i => StatePairPoint.Of(With(stack, changing, Thicknesses[i])), context.Progress, context.Cancellation);
        return ThicknessSeriesReport.Of(this, device, points);
    }

    /// <summary>Why a stack has no such series, in words for the user; null where it has.</summary>
    public string? Refusal(Multilayer stack)
    {
        ArgumentNullException.ThrowIfNull(stack);
        if (Layers.Count == 0) return "A thickness series needs the name of a layer.";
        foreach (string name in Layers)
        {
            int[] meant = Meant(stack, name);
            if (meant.Length == 0) return $"No layer of the stack is called '{name}'. Its layers are {string.Join(", ", stack.Layers.Take(20).Select(layer => $"'{layer.Name}'"))}{(stack.Layers.Count > 20 ? ", ..." : "")}.";
            if (meant.Any(i => stack.Layers[i].IsLead)) return $"'{name}' is a semi-infinite lead and has no thickness that could change. Give the name of another layer.";
        }
        return null;
    }

    /// <summary>Indices of the layers that a name means: the one of that name, else all that are numbered with it.</summary>
    internal static int[] Meant(Multilayer stack, string name)
    {
        int[] exact = [.. Enumerable.Range(0, stack.Layers.Count).Where(i => stack.Layers[i].Name == name)];
        return exact.Length > 0 ? exact : [.. Enumerable.Range(0, stack.Layers.Count).Where(i => IsNumbered(stack.Layers[i].Name, name) && !stack.Layers[i].IsLead)];
    }

    private static bool IsNumbered(string layer, string name) =>
        layer.Length > name.Length + 1 && layer.StartsWith(name, StringComparison.Ordinal) && layer[name.Length] == ' '
        && int.TryParse(layer.AsSpan(name.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static Multilayer With(Multilayer stack, HashSet<int> changing, Length thickness) =>
        new([.. stack.Layers.Select((layer, i) => changing.Contains(i) ? layer with { Thickness = thickness } : layer)], stack.Interfaces, stack.Left, stack.Right);
}
