using Larmor.Experiments;
using Larmor.Quantities;
using Larmor.Workbench.DeviceFiles.Grammar;

namespace Larmor.Workbench.DeviceFiles.Building;

/// <summary>Turns the words of measurements of thermal fluctuations into their settings.</summary>
internal sealed class FluctuationBuilder(Reading reading)
{
    public IExperiment? Build(ExperimentItem item, string name) =>
        item.Kind == NoiseGrammar.Noise ? new NoiseBuilder(reading).Noise(item.Values, name)
        : item.Kind == SwitchingGrammar.Switching ? new SwitchingBuilder(reading).Build(item.Values, name)
        : item.Kind == WaitingTimeGrammar.Relaxation ? new WaitingTimeBuilder(reading).Relaxation(item.Values, name)
        : ThermalStability(item.Values, name);

    private ThermalStability? ThermalStability(SectionValues values, string name)
    {
        ThermalStability plain = new() { Name = name };
        FieldSweep? field = plain.Field;
        if (values.Has(FluctuationGrammar.Field) && (!values.TryGet(FluctuationGrammar.Field, out SectionValues? words) || !ExperimentBuilder.TrySweep(reading, words, "thermal-stability", out field))) return null;
        IReadOnlyList<Duration> times = values.Get(FluctuationGrammar.SweepTimes, plain.SweepTimes);
        if (times.Count > 0 && field.Values.Count < 3)
        {
            reading.Errors.Add(values.NodeOf(FluctuationGrammar.SweepTimes), "a ramp goes through many field values, and here are fewer than three", "For example field: { along: x, from: -100 mT, to: 100 mT, points: 101 }.");
            return null;
        }
        return plain with
        {
            Field = field,
            Currents = values.Get(ExperimentGrammar.Currents, plain.Currents),
            Retention = values.Get(FluctuationGrammar.Retention, plain.Retention),
            Failure = values.Get(FluctuationGrammar.Failure, plain.Failure),
            SweepTimes = times,
        };
    }
}
