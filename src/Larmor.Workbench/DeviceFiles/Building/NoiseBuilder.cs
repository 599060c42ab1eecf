using Larmor.Experiments;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Workbench.DeviceFiles.Grammar;

namespace Larmor.Workbench.DeviceFiles.Building;

/// <summary>Turns the words of a noise measurement into its settings.</summary>
internal sealed class NoiseBuilder(Reading reading)
{
    public Noise? Noise(SectionValues values, string name)
    {
        Noise plain = new() { Name = name };
        FieldSweep? field = plain.Field;
        if (values.Has(FluctuationGrammar.Field) && (!values.TryGet(FluctuationGrammar.Field, out SectionValues? words) || !ExperimentBuilder.TrySweep(reading, words, plain.Kind, out field))) return null;
        return plain with
        {
            Field = field,
            Currents = values.Get(ExperimentGrammar.Currents, plain.Currents),
            Temperature = values.TryGet(NoiseGrammar.Temperature, out Temperature temperature) ? temperature : null,
            Trajectories = values.Get(NoiseGrammar.Trajectories, plain.Trajectories),
            Duration = values.TryGet(NoiseGrammar.Duration, out Duration duration) ? duration : null,
            Resolution = values.TryGet(NoiseGrammar.Resolution, out Frequency resolution) ? resolution : null,
            Step = values.TryGet(NoiseGrammar.Step, out Duration step) ? step : null,
            Seed = values.TryGet(NoiseGrammar.Seed, out int seed) ? (ulong)seed : null,
            RandomFields = values.Get(NoiseGrammar.RandomFields, plain.RandomFields),
            ResistanceChange = values.TryGet(NoiseGrammar.ResistanceChange, out Resistance change) ? change : null,
            Reference = values.TryGet(DiagramGrammar.Reference, out UnitVector reference) ? reference : null,
            SettlingTime = values.Get(DiagramGrammar.SettlingTimeOfCycle, plain.SettlingTime),
        };
    }
}
