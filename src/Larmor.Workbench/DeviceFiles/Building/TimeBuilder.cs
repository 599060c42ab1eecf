using Larmor.Experiments;
using Larmor.Quantities;
using Larmor.Workbench.DeviceFiles.Grammar;

namespace Larmor.Workbench.DeviceFiles.Building;

/// <summary>Turns the measurements in frequency and time into their settings.</summary>
internal sealed class TimeBuilder(Reading reading)
{
    public static Impedance? Impedance(SectionValues values, string name) =>
        values.TryGet(TimeGrammar.Frequencies, out IReadOnlyList<Frequency>? frequencies) ? new Impedance { Name = name, Frequencies = frequencies } : null;

    public Transient? Transient(SectionValues values, string name)
    {
        if (!values.TryGet(TimeGrammar.CurrentDensity, out SectionValues? given) || Shape(given) is not { } shape || !values.TryGet(TimeGrammar.Duration, out Duration duration)) return null;
        Transient plain = new() { Name = name, CurrentDensity = shape, Duration = duration };
        return plain with
        {
            Samples = values.Get(TimeGrammar.Samples, plain.Samples),
            Tolerance = values.Get(TimeGrammar.Tolerance, plain.Tolerance),
            Modes = values.Get(TimeGrammar.Modes, plain.Modes),
        };
    }

    public Precession? Precession(SectionValues values, string name)
    {
        if (!values.TryGet(TimeGrammar.SpinCurrent, out SectionValues? given) || Shape(given) is not { } shape || !values.TryGet(TimeGrammar.Duration, out Duration duration)) return null;
        Precession plain = new() { Name = name, SpinCurrent = shape, Duration = duration };
        return plain with
        {
            EntersAtRight = values.Get(TimeGrammar.Enters, "left") == "right",
            Field = values.Get(TimeGrammar.Field, MagneticField.Zero),
            GFactor = values.Get(HanleGrammar.GFactor, plain.GFactor),
            Samples = values.Get(TimeGrammar.Samples, plain.Samples),
            Tolerance = values.Get(TimeGrammar.Tolerance, plain.Tolerance),
        };
    }

    private CurrentShape? Shape(SectionValues given)
    {
        Key[] kinds = [TimeGrammar.Step, TimeGrammar.Pulse, TimeGrammar.Sine];
        if (kinds.Count(given.Has) != 1)
        {
            reading.Errors.Add(given.Node, "a current density in time is one of 'step', 'pulse' (with 'width') and 'sine' (with 'frequency')", kinds.Any(given.Has) ? "Keep one of them." : "For example { step: 1e11 A/m^2 }.");
            return null;
        }
        if (!Belongs(given, TimeGrammar.From, TimeGrammar.Step) || !Belongs(given, TimeGrammar.Width, TimeGrammar.Pulse) || !Belongs(given, TimeGrammar.Frequency, TimeGrammar.Sine)) return null;
        if (!Has(given, TimeGrammar.Pulse, TimeGrammar.Width) || !Has(given, TimeGrammar.Sine, TimeGrammar.Frequency)) return null;
        if (given.TryGet(TimeGrammar.Step, out CurrentDensity step)) return new CurrentShape.Step(step, given.Get(TimeGrammar.From, CurrentDensity.Zero));
        if (given.TryGet(TimeGrammar.Pulse, out CurrentDensity pulse) && given.TryGet(TimeGrammar.Width, out Duration width)) return new CurrentShape.Pulse(pulse, width);
        return given.TryGet(TimeGrammar.Sine, out CurrentDensity amplitude) && given.TryGet(TimeGrammar.Frequency, out Frequency frequency) ? new CurrentShape.Sine(amplitude, frequency) : null;
    }

    private bool Belongs(SectionValues given, Key key, Key to)
    {
        if (!given.Has(key) || given.Has(to)) return true;
        reading.Errors.Add(given.NodeOf(key), $"'{key.Name}' belongs to '{to.Name}', which is not given");
        return false;
    }

    private bool Has(SectionValues given, Key key, Key needed)
    {
        if (!given.Has(key) || given.Has(needed)) return true;
        reading.Errors.Add(given.NodeOf(key), $"'{key.Name}' needs '{needed.Name}' beside it: {needed.Meaning}", $"Give {needed.ValueForm.Words}.");
        return false;
    }
}
