using Larmor.Layers;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Transport;

namespace Larmor.Workbench.DeviceFiles.Grammar;

/// <summary>The words of <c>hanle</c>: a normal wire with an injector and a detector.</summary>
internal static class HanleGrammar
{
    private const string Infinite = "infinite";

    public static readonly Key<string> Wire = new("wire", new TextForm("the name of a material"), "what the wire is made of: a normal metal with a diffusion-constant or a density-of-states") { IsRequired = true };
    public static readonly Key<Area> Area = new("area", QuantityForm.Of<Area>(Limits.Positive), "cross-section of the wire") { IsRequired = true };

    public static readonly Key<double> Polarization = new("polarization", new NumberForm(Limits.UpToOne, "0.1"), "polarization P of the contact: spin current over charge current where it absorbs no spin") { IsRequired = true };
    public static readonly Key<UnitVector> Magnetization = new("magnetization", new ChoiceForm<UnitVector>(
        "a direction such as '+z', 'up' or 'down'",
        (Fits.Word("up", "down"), new WordForm("up", "down").As(word => word == "up" ? UnitVector.Z : -UnitVector.Z)),
        (_ => true, DirectionForm.Instance)), "direction of the contact's magnetization; 'up' and 'down' are +z and -z") { Default = "+z" };
    public static readonly Key<Resistance> Resistance = new("resistance", QuantityForm.Of<Resistance>(Limits.Positive), "resistance R_c by which the contact absorbs spin") { Default = "an ideal tunnel contact, which absorbs none" };
    public static readonly Key<ResistanceArea> ResistanceArea = new("resistance-area", QuantityForm.Of<ResistanceArea>(Limits.Positive), "the same times the area of the contact, AR* + r_F; with contact-area, instead of resistance");
    public static readonly Key<Area> ContactArea = new("contact-area", QuantityForm.Of<Area>(Limits.Positive), "area of the contact, with resistance-area");
    private static readonly Section Contact = new("a contact of the wire", "A ferromagnetic contact: J_s = P J m - D/(2 R_c A).", Polarization, Magnetization, Resistance, ResistanceArea, ContactArea)
    {
        Refused = new Dictionary<string, string>(StringComparer.Ordinal) { ["orientation"] = "Write 'magnetization: up' or 'magnetization: down', or a direction." },
    };

    public static readonly Key<Length> Position = new("position", QuantityForm.Of<Length>(Limits.None), "distance from the injector, positive towards the detector") { IsRequired = true };
    private static readonly Section AbsorberSection = new("an absorber", "A metal on the wire that absorbs spins and carries no current.", Position, Resistance with { Default = null }, ResistanceArea, ContactArea);

    public static readonly Key<SectionValues> Injector = new("injector", new SectionForm(Contact, "{ polarization: 0.1 }"), "the contact by which the current enters; it leaves by the left end") { IsRequired = true };
    public static readonly Key<SectionValues> Detector = new("detector", new SectionForm(Contact, "{ polarization: 0.1 }"), "the contact where the voltage is measured") { Default = "none: the injector is its own detector (local, three-terminal)" };
    public static readonly Key<Length> Distance = new("distance", QuantityForm.Of<Length>(Limits.NotNegative), "distance of the detector from the injector");
    public static readonly Key<SectionValues> Absorber = new("absorber", new SectionForm(AbsorberSection, "{ position: 200 nm, resistance: 1 ohm }"), "a third metal on the wire that absorbs spins");
    public static readonly Key<double> GFactor = new("g-factor", new NumberForm(Limits.Positive, "2.0"), "g-factor of the wire's electrons") { Default = "that of the free electron" };

    private static readonly Key<Length> EndLength = new("length", QuantityForm.Of<Length>(Limits.Positive), "wire from the outermost contact to its end") { IsRequired = true };
    private static readonly Key<EndCondition> EndMeets = new("end", StackGrammar.End, "what the end meets: 'sealed' reflects spins, 'reservoir' absorbs them, { polarization: 0.3 } for the current that leaves by the left end") { Default = "sealed" };
    private static readonly Section EndSection = new("an end of the wire", "The wire beyond its outermost contact.", EndLength, EndMeets);

    private static readonly ValueForm<WireEnd> End = new ChoiceForm<WireEnd>(
        "'infinite', a length such as '2 um' to an end that reflects spins, or { length: 2 um, end: reservoir }",
        (Fits.Word(Infinite), new WordForm(Infinite).As(_ => WireEnd.Infinite)),
        (Fits.Text, QuantityForm.Of<Length>(Limits.Positive).As(WireEnd.Reflecting)),
        (Fits.Mapping, new SectionForm(EndSection).As(values => new WireEnd(values.TryGet(EndLength, out Length length) ? length : null, values.Get(EndMeets, new EndCondition.Sealed())))));

    public static readonly Key<WireEnd> Left = new("left", End, "the wire left of the injector") { Default = Infinite };
    public static readonly Key<WireEnd> Right = new("right", End, "the wire right of the detector") { Default = Infinite };
    private static readonly Section EndsSection = new("the ends of the wire", "The wire beyond its contacts.", Left, Right);

    public static readonly Key<(WireEnd Left, WireEnd Right)> Ends = new("ends", new ChoiceForm<(WireEnd Left, WireEnd Right)>(
        "'infinite' or { left: 2 um, right: 2 um }",
        (Fits.Text, new WordForm(Infinite).As(_ => (WireEnd.Infinite, WireEnd.Infinite))),
        (Fits.Mapping, new SectionForm(EndsSection).As(values => (values.Get(Left, WireEnd.Infinite), values.Get(Right, WireEnd.Infinite))))), "the wire beyond its contacts") { Default = Infinite };

    public static readonly Section Hanle = new("hanle", "Spin voltage of a wire's detector against a field in which the spins precess; the wire is its own device and needs no stack.",
        ExperimentGrammar.Name, Wire, Area, Injector, Detector, Distance, Absorber, Ends, GFactor, ExperimentGrammar.FieldSweep);
}
