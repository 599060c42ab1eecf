using Larmor.Experiments;
using Larmor.Layers;
using Larmor.Quantities;
using Larmor.Workbench.DeviceFiles.Grammar;

namespace Larmor.Workbench.DeviceFiles.Building;

/// <summary>Builds <c>thickness-series</c> and <c>multilayer</c>.</summary>
internal sealed class SeriesBuilder(Reading reading)
{
    /// <summary>The measurement; null with listed faults where it cannot be made.</summary>
    public ThicknessSeries? Thickness(SectionValues values, string name)
    {
        if (!values.TryGet(SeriesGrammar.Layer, out IReadOnlyList<string>? layers) || !values.TryGet(SeriesGrammar.Thickness, out IReadOnlyList<Length>? thicknesses)) return null;
        if (thicknesses.All(thickness => thickness.Si > 0)) return new ThicknessSeries { Name = name, Layers = layers, Thicknesses = thicknesses };
        reading.Errors.Add(values.NodeOf(SeriesGrammar.Thickness), "a thickness must be greater than zero", "Begin the series with a thin layer, for example 0.1 nm.");
        return null;
    }

    /// <summary>The measurement; null with listed faults where it cannot be made.</summary>
    public MultilayerSeries? Multilayer(SectionValues values, string name)
    {
        if (!values.TryGet(SeriesGrammar.Repeats, out IReadOnlyList<int>? repeats)) return null;
        if (repeats.Count > 0) return new MultilayerSeries { Name = name, Repeats = repeats };
        reading.Errors.Add(values.NodeOf(SeriesGrammar.Repeats), "the range of repeats ends before it begins", "Give 'to' a number that is not smaller than 'from'.");
        return null;
    }

    /// <summary>Lists what a stack lacks for its series.</summary>
    public void Check(IReadOnlyList<IExperiment> measurements, IReadOnlyList<ExperimentItem> items, Multilayer stack)
    {
        for (int i = 0; i < measurements.Count; i++)
        {
            if (measurements[i] is ThicknessSeries series && series.Refusal(stack) is { } layer) reading.Errors.Add(items[i].Values.NodeOf(SeriesGrammar.Layer), layer);
            if (measurements[i] is MultilayerSeries && MultilayerSeries.Refusal(stack) is { } block) reading.Errors.Add(items[i].Node, block);
        }
    }
}
