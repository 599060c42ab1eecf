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
        if (EnsembleWords.Read(values, reading, plain.Kind, plain.Field, plain.Currents) is not { } words) return null;
        return plain with
        {
            Field = words.Field,
            Currents = words.Currents,
            Temperature = words.Temperature,
            Trajectories = values.Get(NoiseGrammar.Trajectories, plain.Trajectories),
            Duration = values.TryGet(NoiseGrammar.Duration, out Duration duration) ? duration : null,
            Resolution = values.TryGet(NoiseGrammar.Resolution, out Frequency resolution) ? resolution : null,
            Step = words.Step,
            Seed = words.Seed,
            RandomFields = words.RandomFields,
            ResistanceChange = values.TryGet(NoiseGrammar.ResistanceChange, out Resistance change) ? change : null,
            Reference = values.TryGet(DiagramGrammar.Reference, out UnitVector reference) ? reference : null,
            SettlingTime = values.Get(DiagramGrammar.SettlingTimeOfCycle, plain.SettlingTime),
        };
    }
}
