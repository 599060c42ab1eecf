using Larmor.Experiments;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Workbench.DeviceFiles.Grammar;

namespace Larmor.Workbench.DeviceFiles.Building;

/// <summary>Turns the words of a measurement of waiting times into its settings.</summary>
internal sealed class WaitingTimeBuilder(Reading reading)
{
    public Relaxation? Relaxation(SectionValues values, string name)
    {
        Relaxation plain = new() { Name = name };
        FieldSweep? field = plain.Field;
        if (values.Has(FluctuationGrammar.Field) && (!values.TryGet(FluctuationGrammar.Field, out SectionValues? words) || !ExperimentBuilder.TrySweep(reading, words, plain.Kind, out field))) return null;
        return plain with
        {
            Field = field,
            Currents = values.Get(ExperimentGrammar.Currents, plain.Currents),
            Temperature = values.TryGet(NoiseGrammar.Temperature, out Temperature temperature) ? temperature : null,
            Start = values.TryGet(WaitingTimeGrammar.Start, out UnitVector start) ? start : null,
            Shots = values.Get(WaitingTimeGrammar.Shots, plain.Shots),
            Duration = values.TryGet(WaitingTimeGrammar.Duration, out Duration duration) ? duration : null,
            Step = values.TryGet(NoiseGrammar.Step, out Duration step) ? step : null,
            Seed = values.TryGet(NoiseGrammar.Seed, out int seed) ? (ulong)seed : null,
            RandomFields = values.Get(NoiseGrammar.RandomFields, plain.RandomFields),
        };
    }
}
