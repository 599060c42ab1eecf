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
        SettlingTime,
        HeldGrammar.Held);

    public static readonly Key<IReadOnlyList<Current>> CurrentsInOrder = ExperimentGrammar.Currents with { Meaning = "currents in the order in which they are gone through, positive along +x", Default = null, IsRequired = true };
    public static readonly Key<Resistance> ResistanceChange = new("resistance-change", QuantityForm.Of<Resistance>(Limits.None), "resistance antiparallel to the resistance-axis less parallel to it, for the voltage") { Default = "none" };
    public static readonly Key<Resistance> Resistance = new("resistance", QuantityForm.Of<Resistance>(Limits.Positive), "resistance of device and matched load, for the power") { Default = "none" };
    public static readonly Key<UnitVector> Reference = new("resistance-axis", DirectionForm.Instance, "direction whose cosine makes the resistance") { Default = "the parallel state" };
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
        LockingGrammar.Locking,
        TiltOfRest,
        SettlingTimeOfCycle,
        HeldGrammar.Held);

    public static readonly Key<IReadOnlyList<Current>> SwitchingCurrents = ExperimentGrammar.Currents with { Default = null, IsRequired = true };
    public static readonly Key<Duration> Width = new("width", QuantityForm.Of<Duration>(Limits.Positive), "time at the full current") { Default = "the current stays on" };
    public static readonly Key<Duration> Rise = new("rise", QuantityForm.Of<Duration>(Limits.NotNegative), "length of the straight edges of the pulse") { Default = "0 s" };
    public static readonly Key<Duration> Followed = new("duration", QuantityForm.Of<Duration>(Limits.Positive), "how long the moment is followed, from the beginning of the pulse") { Default = "100 ns" };
    public static readonly Key<UnitVector> StartNear = new("start", DirectionForm.Instance, "the moment starts in the state of rest nearest to this direction, turned by the tilt") { Default = "the parallel state" };
    public static readonly Key<UnitVector> WatchedAxis = new("axis", DirectionForm.Instance, "axis on which the projection changes sign") { Default = "the direction of that state" };
    public static readonly Key<double> SwitchingTolerance = ExperimentGrammar.Tolerance with { Default = "1e-10" };

    public static readonly Section SwitchingTime = new(
        "switching-time",
        "Time after which a current or a pulse has turned the free moment over, against the current.",
        ExperimentGrammar.Name,
        ExperimentGrammar.Field,
        SwitchingCurrents,
        Width,
        Rise,
        Followed,
        StartNear,
        WatchedAxis,
        ExperimentGrammar.Tilt,
        SwitchingTolerance,
        HeldGrammar.Held);

    public static readonly Key<UnitVector> Along = new("along", DirectionForm.Instance, "direction of the field at 0 deg") { IsRequired = true };
    public static readonly Key<UnitVector> Towards = new("towards", DirectionForm.Instance, "direction of the field at 90 deg; of it only what is at right angles to 'along' counts") { IsRequired = true };
    public static readonly Key<MagneticField> Largest = new("largest", QuantityForm.Of<MagneticField>(Limits.Positive), "largest field followed") { IsRequired = true };
    public static readonly ValueRange<Angle> AngleRange = new("angles", 100_000);
    public static readonly Key<IReadOnlyList<Angle>> Angles = new("angle", AngleRange.Form("an angle such as '30 deg', a list or { from, to, points }"), "angles of the field in the plane") { Default = "2.5 deg to 357.5 deg in steps of 5 deg" };

    public static readonly Section Astroid = new(
        "astroid",
        "Fields at which the states of rest lose their stability, against the direction of the field in a plane.",
        ExperimentGrammar.Name,
        Along,
        Towards,
        Largest,
        Angles,
        ExperimentGrammar.Currents,
        HeldGrammar.Held);

    /// <summary>Of <c>hysteresis</c>.</summary>
    public static readonly Key<Temperature> LoopTemperature = new("temperature", QuantityForm.Of<Temperature>(Limits.NotNegative), "temperature at which the mean of many loops is given; needs a sweep-time") { Default = "0 K, a moment without fluctuations" };

    /// <summary>Of <c>hysteresis</c>.</summary>
    public static readonly Key<int> LoopTrajectories = new("trajectories", new IntegerForm(1, 1_000_000), "number of trajectories of each branch at a temperature, 32 or more") { Default = "256" };

    /// <summary>Of <c>hysteresis</c>.</summary>
    public static readonly Key<Duration> SweepTime = new("sweep-time", QuantityForm.Of<Duration>(Limits.Positive), "time in which the field goes evenly from its first value to its last, and again on the way back") { Default = "slow against all motion" };

    /// <summary>The kinds of this file.</summary>
    public static IReadOnlyList<Section> Kinds => [PhaseDiagram, Oscillator, SwitchingTime, Astroid];
}
