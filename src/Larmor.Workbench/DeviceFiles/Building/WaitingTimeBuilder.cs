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
        if (EnsembleWords.Read(values, reading, plain.Kind, plain.Field, plain.Currents) is not { } words) return null;
        return plain with
        {
            Field = words.Field,
            Currents = words.Currents,
            Temperature = words.Temperature,
            Start = values.TryGet(WaitingTimeGrammar.Start, out UnitVector start) ? start : null,
            Shots = values.Get(WaitingTimeGrammar.Shots, plain.Shots),
            Duration = values.TryGet(WaitingTimeGrammar.Duration, out Duration duration) ? duration : null,
            Step = words.Step,
            Seed = words.Seed,
            RandomFields = words.RandomFields,
        };
    }
}
