using Larmor.Experiments;
using Larmor.Experiments.Locking;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Workbench.DeviceFiles.Grammar;

namespace Larmor.Workbench.DeviceFiles.Building;

/// <summary>Turns the words of maps over fields and currents into their settings.</summary>
internal sealed class DiagramBuilder(Reading reading)
{
    public IExperiment? Build(ExperimentItem item, string name) =>
        item.Kind == DiagramGrammar.Oscillator ? Oscillator(item.Values, name)
        : item.Kind == DiagramGrammar.SwitchingTime ? SwitchingTime(item.Values, name)
        : item.Kind == DiagramGrammar.Astroid ? Astroid(item.Values, name)
        : PhaseDiagram(item.Values, name);

    private static SwitchingTime? SwitchingTime(SectionValues values, string name)
    {
        if (!values.TryGet(DiagramGrammar.SwitchingCurrents, out IReadOnlyList<Current>? currents)) return null;
        AppliedField field = AppliedField.None;
        if (values.TryGet(ExperimentGrammar.Field, out SectionValues? given))
        {
            if (!given.TryGet(ExperimentGrammar.Along, out UnitVector along) || !given.TryGet(ExperimentGrammar.FieldValue, out MagneticField value)) return null;
            field = new AppliedField(along, value);
        }
        SwitchingTime plain = new() { Name = name, Currents = currents, Field = field };
        return plain with
        {
            Width = values.TryGet(DiagramGrammar.Width, out Duration width) ? width : null,
            Rise = values.Get(DiagramGrammar.Rise, plain.Rise),
            Duration = values.Get(DiagramGrammar.Followed, plain.Duration),
            Start = values.TryGet(DiagramGrammar.StartNear, out UnitVector start) ? start : null,
            Axis = values.TryGet(DiagramGrammar.WatchedAxis, out UnitVector axis) ? axis : null,
            Tilt = values.Get(ExperimentGrammar.Tilt, plain.Tilt),
            Tolerance = values.Get(DiagramGrammar.SwitchingTolerance, plain.Tolerance),
        };
    }

    private Astroid? Astroid(SectionValues values, string name)
    {
        if (!values.TryGet(DiagramGrammar.Along, out UnitVector along) || !values.TryGet(DiagramGrammar.Towards, out UnitVector towards) || !values.TryGet(DiagramGrammar.Largest, out MagneticField largest)) return null;
        if (Vector3d.Cross(along, towards).Norm < 1e-6)
        {
            reading.Errors.Add(values.NodeOf(DiagramGrammar.Towards), $"'along' and 'towards' lie along one line, {along}, and span no plane", "Give two directions, such as along: z, towards: y.");
            return null;
        }
        Astroid plain = new() { Name = name, Along = along, Towards = towards, Largest = largest, Currents = values.Get(ExperimentGrammar.Currents, [Current.Zero]) };
        return plain with { Angles = values.Get(DiagramGrammar.Angles, plain.Angles) };
    }

    private Oscillator? Oscillator(SectionValues values, string name)
    {
        if (!TrySweep(values, ExperimentGrammar.FieldSweep, "oscillator", out FieldSweep? field) || !values.TryGet(DiagramGrammar.CurrentsInOrder, out IReadOnlyList<Current>? currents)) return null;
        LockingDrive? drive = null;
        if (values.Has(LockingGrammar.Locking) && (!values.TryGet(LockingGrammar.Locking, out SectionValues? words) || (drive = LockingBuilder.Build(words, reading)) is null)) return null;
        Oscillator plain = new() { Name = name, Field = field, Currents = currents, Locking = drive };
        return plain with
        {
            ResistanceChange = values.TryGet(DiagramGrammar.ResistanceChange, out Resistance change) ? change : null,
            Resistance = values.TryGet(DiagramGrammar.Resistance, out Resistance resistance) ? resistance : null,
            Reference = values.TryGet(DiagramGrammar.Reference, out UnitVector reference) ? reference : null,
            Tilt = values.Get(DiagramGrammar.TiltOfRest, plain.Tilt),
            SettlingTime = values.Get(DiagramGrammar.SettlingTimeOfCycle, plain.SettlingTime),
        };
    }

    private PhaseDiagram? PhaseDiagram(SectionValues values, string name)
    {
        if (!TrySweep(values, ExperimentGrammar.FieldSweep, "phase-diagram", out FieldSweep? field)) return null;
        FieldSweep? cross = null;
        if (values.Has(DiagramGrammar.CrossField) && !TrySweep(values, DiagramGrammar.CrossField, "phase-diagram", out cross)) return null;
        PhaseDiagram plain = new() { Name = name, Field = field, CrossField = cross, Currents = values.Get(ExperimentGrammar.Currents, [Current.Zero]) };
        if (cross is not null && plain.Currents.Count > 1)
        {
            reading.Errors.Add(values.NodeOf(DiagramGrammar.CrossField), "a phase diagram has two axes: field and current, or two fields at one current, and here are three", "Give one current, or leave cross-field out.");
            return null;
        }
        return plain with
        {
            Tilt = values.Get(DiagramGrammar.TiltOfStart, plain.Tilt),
            SettlingTime = values.Get(DiagramGrammar.SettlingTime, plain.SettlingTime),
        };
    }

    private bool TrySweep(SectionValues values, Key<SectionValues> key, string kind, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out FieldSweep? sweep)
    {
        sweep = null;
        return values.TryGet(key, out SectionValues? field) && ExperimentBuilder.TrySweep(reading, field, kind, out sweep);
    }
}
