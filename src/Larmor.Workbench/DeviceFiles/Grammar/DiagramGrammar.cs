using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Workbench.DeviceFiles.Grammar;

/// <summary>The words of the measurements that map what a moment does over fields and currents.</summary>
internal static class DiagramGrammar
{
    public static readonly Key<SectionValues> CrossField = new("cross-field", new SectionForm(ExperimentGrammar.SweptField, "{ along: y, from: -100 mT, to: 100 mT, points: 41 }"), "a second field for the vertical axis, added to the first; with one current");
    public static readonly Key<Angle> TiltOfStart = new("tilt", QuantityForm.Of<Angle>(Limits.Positive), "small angle by which the moment leaves an unstable state, either way") { Default = "1 deg" };
    public static readonly Key<Duration> SettlingTime = new("settling-time", QuantityForm.Of<Duration>(Limits.Positive), "longest time for which the moment is followed from one start") { Default = "1 us" };

    public static readonly Section PhaseDiagram = new(
        "phase-diagram",
        "What the moment can do in the end over field and current, or over two fields: stable states of rest and limit cycles.",
        ExperimentGrammar.Name,
        ExperimentGrammar.FieldSweep,
        ExperimentGrammar.Currents,
        CrossField,
        TiltOfStart,
        SettlingTime);

    public static readonly Key<IReadOnlyList<Current>> CurrentsInOrder = ExperimentGrammar.Currents with { Meaning = "currents in the order in which they are gone through, positive along +x", Default = null, IsRequired = true };
    public static readonly Key<Resistance> ResistanceChange = new("resistance-change", QuantityForm.Of<Resistance>(Limits.None), "resistance antiparallel to the reference less parallel to it, for the voltage") { Default = "none" };
    public static readonly Key<Resistance> Resistance = new("resistance", QuantityForm.Of<Resistance>(Limits.Positive), "resistance of device and matched load, for the power") { Default = "none" };
    public static readonly Key<UnitVector> Reference = new("reference", DirectionForm.Instance, "direction whose cosine makes the resistance") { Default = "the parallel state" };
    public static readonly Key<Angle> TiltOfRest = new("tilt", QuantityForm.Of<Angle>(Limits.Positive), "small angle by which a moment at rest is turned before the next current") { Default = "1 deg" };
    public static readonly Key<Duration> SettlingTimeOfCycle = new("settling-time", QuantityForm.Of<Duration>(Limits.Positive), "longest time for which the moment is followed at one current") { Default = "1 us" };

    public static readonly Section Oscillator = new(
        "oscillator",
        "Limit cycles of the free moment against current: frequency, amplitude, and with resistances voltage and power.",
        ExperimentGrammar.Name,
        ExperimentGrammar.FieldSweep,
        CurrentsInOrder,
        ResistanceChange,
        Resistance,
        Reference,
        TiltOfRest,
        SettlingTimeOfCycle);

    /// <summary>The kinds of this file.</summary>
    public static IReadOnlyList<Section> Kinds => [PhaseDiagram, Oscillator];
}
