using Larmor.Experiments.Locking;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Workbench.DeviceFiles.Grammar;

namespace Larmor.Workbench.DeviceFiles.Building;

/// <summary>Turns the words of a locking drive into its settings.</summary>
internal static class LockingBuilder
{
    /// <summary>The drive; null where its words are wrong, with the fault listed.</summary>
    public static LockingDrive? Build(SectionValues values, Reading reading)
    {
        if (!values.TryGet(LockingGrammar.Detunings, out IReadOnlyList<Frequency>? detunings)) return null;
        bool hasField = values.Has(LockingGrammar.Fields);
        if (hasField && !values.Has(LockingGrammar.Along))
        {
            reading.Errors.Add(values.Node, "a field that drives needs its direction, 'along'", "For example along: y.");
            return null;
        }
        if (!hasField && values.Has(LockingGrammar.Along))
        {
            reading.Errors.Add(values.NodeOf(LockingGrammar.Along), "'along' is the direction of a field, and no field drives", "Give 'field', or leave 'along' out.");
            return null;
        }
        LockingDrive drive = new()
        {
            Detunings = detunings,
            Fields = values.Get(LockingGrammar.Fields, []),
            Along = values.Get(LockingGrammar.Along, UnitVector.Z),
            Currents = values.Get(LockingGrammar.Currents, []),
            Component = values.TryGet(LockingGrammar.Component, out UnitVector component) ? component : null,
        };
        if (drive.Refusal() is not { } reason) return drive;
        reading.Errors.Add(values.Node, reason);
        return null;
    }
}
