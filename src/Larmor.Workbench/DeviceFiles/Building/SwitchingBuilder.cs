using Larmor.Experiments;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Workbench.DeviceFiles.Grammar;

namespace Larmor.Workbench.DeviceFiles.Building;

/// <summary>Turns the words of write errors into their settings.</summary>
internal sealed class SwitchingBuilder(Reading reading)
{
    public Switching? Build(SectionValues values, string name)
    {
        if (!values.TryGet(SwitchingGrammar.Pulses, out IReadOnlyList<Duration>? pulses)) return null;
        Switching plain = new() { Name = name, Pulses = pulses };
        AppliedField field = plain.Field;
        if (values.TryGet(SwitchingGrammar.Field, out SectionValues? constant))
        {
            if (!constant.TryGet(ExperimentGrammar.Along, out UnitVector along) || !constant.TryGet(ExperimentGrammar.FieldValue, out MagneticField value)) return null;
            field = new AppliedField(along, value);
        }
        FieldSweep? pulsed = null;
        if (values.Has(SwitchingGrammar.PulseField) && (!values.TryGet(SwitchingGrammar.PulseField, out SectionValues? words) || !ExperimentBuilder.TrySweep(reading, words, "switching", out pulsed))) return null;
        Switching settings = plain with
        {
            Field = field,
            PulseField = pulsed,
            Currents = values.Get(SwitchingGrammar.Currents, plain.Currents),
            Voltages = values.Get(SwitchingGrammar.Voltages, plain.Voltages),
            Relaxation = values.Get(SwitchingGrammar.Relaxation, plain.Relaxation),
            Start = values.TryGet(SwitchingGrammar.Start, out UnitVector start) ? start : null,
            StartsAtRest = values.Get(SwitchingGrammar.Initial, "equilibrium") == "rest",
            Errors = values.Get(SwitchingGrammar.Errors, plain.Errors),
            Method = MethodOf(values.Get(SwitchingGrammar.Method, "auto")),
            Check = CheckOf(values),
        };
        return Drives(values, settings) && TryRead(values, out ReadPulse? read) ? settings with { Read = read } : null;
    }

    /// <summary>Only one amplitude of a pulse goes through many values, and every length is one.</summary>
    private bool Drives(SectionValues values, Switching settings)
    {
        if (new[] { settings.Currents.Count, settings.Voltages.Count, settings.PulseField?.Values.Count ?? 1 }.Count(count => count > 1) > 1)
        {
            reading.Errors.Add(values.Node, "one amplitude of the pulse may have many values, and here are several", "Give one value of all but one of 'current', 'pulse-field' and 'voltage'.");
            return false;
        }
        if (settings.Pulses.Any(pulse => pulse.Si < 0))
        {
            reading.Errors.Add(values.NodeOf(SwitchingGrammar.Pulses), $"the length of a pulse must not be negative; got {settings.Pulses.First(pulse => pulse.Si < 0)}");
            return false;
        }
        if (settings is { Method: SwitchingMethod.Ensemble, Check.Trajectories: < 100 })
        {
            reading.Errors.Add(values.NodeOf(SwitchingGrammar.Method), "the method 'ensemble' counts trajectories, and the check has fewer than 100", "For example check: { trajectories: 10000 }.");
            return false;
        }
        return true;
    }

    private static SwitchingMethod MethodOf(string word) => word switch
    {
        "axial" => SwitchingMethod.Axial,
        "spectral" => SwitchingMethod.Spectral,
        "propagator" => SwitchingMethod.Propagator,
        "ensemble" => SwitchingMethod.Ensemble,
        _ => SwitchingMethod.Auto,
    };

    private static EnsembleCheck CheckOf(SectionValues values)
    {
        EnsembleCheck plain = EnsembleCheck.Default;
        return values.TryGet(SwitchingGrammar.Check, out SectionValues? words)
            ? new EnsembleCheck(words.Get(SwitchingGrammar.Trajectories, plain.Trajectories), (ulong)words.Get(SwitchingGrammar.Seed, (int)plain.Seed), words.Get(SwitchingGrammar.Points, plain.Points)) { RandomFields = words.Get(NoiseGrammar.RandomFields, plain.RandomFields) }
            : plain;
    }

    private static bool TryRead(SectionValues values, out ReadPulse? read)
    {
        read = null;
        if (!values.Has(SwitchingGrammar.Read)) return true;
        if (!values.TryGet(SwitchingGrammar.Read, out SectionValues? words) || !words.TryGet(SwitchingGrammar.ReadCurrent, out Current current) || !words.TryGet(SwitchingGrammar.ReadDuration, out Duration duration)) return false;
        read = new ReadPulse(current, duration);
        return true;
    }
}
