using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Workbench.DeviceFiles.Grammar;

/// <summary>The words of measurements on a Hall bar.</summary>
internal static class HallGrammar
{
    public static readonly Key<UnitVector> CurrentAlong = new("current-along", DirectionForm.Instance, "direction of the current, in the film plane; transverse voltages count along x times it") { IsRequired = true };
    public static readonly Key<Resistance> Resistance = new("resistance", QuantityForm.Of<Resistance>(Limits.Positive), "resistance with the moment along the film normal") { IsRequired = true };
    public static readonly Key<Resistance> Anisotropic = new("anisotropic", QuantityForm.Of<Resistance>(Limits.None), "resistance with the moment along the current less that along the film normal: anisotropic magnetoresistance") { Default = "0 ohm" };
    public static readonly Key<Resistance> SpinHall = new("spin-hall", QuantityForm.Of<Resistance>(Limits.None), "resistance with the moment along the film normal less that across the current in the plane: spin Hall magnetoresistance") { Default = "0 ohm" };
    public static readonly Key<Resistance> PlanarHall = new("planar-hall", QuantityForm.Of<Resistance>(Limits.None), "transverse resistance per product of the moment's components along and across the current: planar Hall effect") { Default = "(anisotropic + spin-hall) / length-over-width" };
    public static readonly Key<double> Aspect = new("length-over-width", new NumberForm(Limits.Positive, "5"), "length between the voltage contacts over the width, from which the planar Hall effect follows");
    public static readonly Key<Resistance> AnomalousHall = new("anomalous-hall", QuantityForm.Of<Resistance>(Limits.None), "transverse resistance with the moment along the film normal: anomalous Hall effect") { Default = "0 ohm" };
    public static readonly Key<ResistancePerField> OrdinaryHall = new("ordinary-hall", QuantityForm.Of<ResistancePerField>(Limits.None), "transverse resistance per field along the film normal; negative for electrons") { Default = "0 ohm/T" };

    public static readonly Section Bar = new("a Hall bar", "A film with a current in its plane, and how the resistances along and across the current follow the moment and the field.",
        CurrentAlong, Resistance, Anisotropic, SpinHall, PlanarHall, Aspect, AnomalousHall, OrdinaryHall);

    public static readonly Key<SectionValues> HallBar = new("hall-bar", new SectionForm(Bar, "{ current-along: y, resistance: 25 ohm, anisotropic: 0.5 ohm, planar-hall: 0.1 ohm }"), "the Hall bar on which the resistances are read") { Default = "none: the resistance of the stack" };

    public static readonly ValueRange<MagneticField> StrengthRange = new("strengths of the field", 100_000);
    public static readonly Key<IReadOnlyList<MagneticField>> Strengths = new("field", StrengthRange.Form("a field such as '100 mT', a list or { from, to, points }"), "strengths of the field, a turn each") { IsRequired = true };
    public static readonly Key<IReadOnlyList<Angle>> Angles = DiagramGrammar.Angles with { Meaning = "angles of the field, rising or falling; the way back is added", Default = "{ from: 0 deg, to: 360 deg, points: 121 }" };
    public static readonly Key<Current> Current = ExperimentGrammar.Current with { Meaning = "the current, along the Hall bar's direction, or along +x without one" };
    public static readonly Key<UnitVector> Start = new("start", DirectionForm.Instance, "the moment is let go from here at the first angle") { Default = "the direction of the field there" };

    public static readonly Section AngularResistance = new(
        "angular-resistance",
        "Resistance of the stack, or along and across a Hall bar, against the angle of an applied field turned in a plane and back.",
        ExperimentGrammar.Name,
        DiagramGrammar.Along,
        DiagramGrammar.Towards,
        Strengths,
        Angles,
        HallBar,
        Current,
        Start,
        ExperimentGrammar.TiltAtEdge with { Meaning = "small angle by which the moment leaves a state that has lost its stability" },
        ExperimentGrammar.SettlingTime with { Meaning = "longest time for which the moment is followed where a state has ended" });

    public static readonly Key<IReadOnlyList<MagneticField>> FieldsInOrder = Strengths with { Meaning = "the field, in the order of the sweep, at every angle" };
    public static readonly Key<IReadOnlyList<Angle>> AnglesOfField = DiagramGrammar.Angles with { Meaning = "angles of the field", Default = null, IsRequired = true };
    public static readonly Key<SectionValues> RequiredBar = HallBar with { Default = null, IsRequired = true };
    public static readonly Key<Current> Amplitude = new("amplitude", QuantityForm.Of<Current>(Limits.None), "amplitude of the alternating current along the Hall bar's direction") { IsRequired = true };

    public static readonly Section Harmonics = new(
        "harmonics",
        "First and second harmonic of the voltages of a Hall bar under a slow alternating current, with the fields of its torques.",
        ExperimentGrammar.Name,
        DiagramGrammar.Along,
        DiagramGrammar.Towards,
        FieldsInOrder,
        AnglesOfField,
        RequiredBar,
        Amplitude,
        Start with { Meaning = "the moment is let go from here at the first field of each angle" },
        ExperimentGrammar.TiltAtEdge with { Meaning = "small angle by which the moment leaves a state that has lost its stability" },
        ExperimentGrammar.SettlingTime with { Meaning = "longest time for which the moment is followed where a state has ended" });

    /// <summary>The kinds of this file.</summary>
    public static IReadOnlyList<Section> Kinds => [AngularResistance, Harmonics];
}
