using Larmor.Experiments;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Workbench.DeviceFiles.Grammar;

namespace Larmor.Workbench.DeviceFiles.Building;

/// <summary>Turns the words of measurements of spin pumping into their settings.</summary>
internal sealed class PumpingBuilder(Reading reading)
{
    public IExperiment? Build(ExperimentItem item, string name) => item.Kind == PumpingGrammar.Reciprocity ? Reciprocity(item.Values, name) : SpinPumping(item.Values, name);

    private ReciprocityMeasurement? Reciprocity(SectionValues values, string name)
    {
        ReciprocityMeasurement plain = new() { Name = name };
        plain = plain with { Directions = values.Get(PumpingGrammar.Directions, plain.Directions), Microwave = values.TryGet(PumpingGrammar.Microwave, out UnitVector microwave) ? microwave : null };
        if (!values.Has(PumpingGrammar.Field) && !values.Has(PumpingGrammar.Frequency)) return plain;
        if (!values.Has(PumpingGrammar.Field) || !values.Has(PumpingGrammar.Frequency))
        {
            reading.Errors.Add(values.Node, $"the two resonances need 'field' and 'frequency'; '{(values.Has(PumpingGrammar.Field) ? PumpingGrammar.Frequency.Name : PumpingGrammar.Field.Name)}' is missing", "Give both, or neither.");
            return null;
        }
        return values.TryGet(PumpingGrammar.Field, out SectionValues? words) && ExperimentBuilder.TrySweep(reading, words, "reciprocity", out FieldSweep? field) && values.TryGet(PumpingGrammar.Frequency, out Frequency frequency)
            ? plain with { Field = field, Frequency = frequency }
            : null;
    }

    private SpinPumping? SpinPumping(SectionValues values, string name)
    {
        if (!values.TryGet(ExperimentGrammar.FieldSweep, out SectionValues? words) || !ExperimentBuilder.TrySweep(reading, words, "spin-pumping", out FieldSweep? field)) return null;
        if (!values.TryGet(PumpingGrammar.Frequencies, out IReadOnlyList<Frequency>? frequencies) || !values.TryGet(PumpingGrammar.Amplitude, out IReadOnlyList<MagneticField>? amplitudes)) return null;
        if (amplitudes.Any(amplitude => amplitude.Si <= 0))
        {
            reading.Errors.Add(values.NodeOf(PumpingGrammar.Amplitude), "the amplitude of a microwave field must be above zero", "For example 0.5 mT.");
            return null;
        }
        SpinPumping plain = new() { Name = name, Field = field, Frequencies = frequencies, Amplitudes = amplitudes };
        plain = plain with
        {
            Microwave = values.TryGet(PumpingGrammar.Microwave, out UnitVector microwave) ? microwave : null,
            Cones = values.Get(PumpingGrammar.Cone, plain.Cones),
        };
        if (!values.TryGet(PumpingGrammar.Thickness, out SectionValues? series)) return values.Has(PumpingGrammar.Thickness) ? null : plain;
        if (!series.TryGet(PumpingGrammar.Layer, out IReadOnlyList<string>? layers) || !PumpingGrammar.TryThicknesses(series, reading, out IReadOnlyList<Length>? thicknesses)) return null;
        if (thicknesses.All(thickness => thickness.Si > 0)) return plain with { Layers = layers, Thicknesses = thicknesses };
        reading.Errors.Add(series.Node, "a thickness must be greater than zero", "Begin the series with a thin layer, for example 0.5 nm.");
        return null;
    }

    /// <summary>Lists what a stack lacks for its measurements.</summary>
    public void Check(IReadOnlyList<IExperiment> measurements, IReadOnlyList<ExperimentItem> items, Layers.Multilayer stack)
    {
        for (int i = 0; i < measurements.Count; i++)
        {
            if (measurements[i] is not Experiments.SpinPumping { Layers.Count: > 0 } pumping) continue;
            if (new ThicknessSeries { Layers = pumping.Layers, Thicknesses = pumping.Thicknesses }.Refusal(stack) is { } reason) reading.Errors.Add(items[i].Values.NodeOf(PumpingGrammar.Thickness), reason);
        }
    }
}
