using Larmor.Layers;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Workbench.DeviceFiles.Grammar;

/// <summary>What a file says about the magnetization of a layer.</summary>
/// <param name="Direction">The direction of a fixed layer; null for a free one.</param>
/// <param name="IsUpOrDown">Whether it was given as <c>up</c> or <c>down</c>.</param>
internal sealed record MagnetizationWord(UnitVector? Direction, bool IsUpOrDown);

/// <summary>An item of the stack as it stands in the file.</summary>
internal abstract record StackItem(YamlNode Node);

/// <summary>A layer: the name of its material, or a section.</summary>
internal sealed record LayerItem(YamlNode Node, string? Material, SectionValues? Values) : StackItem(Node);

/// <summary>A contact between the layers before and after; null values where it is transparent.</summary>
internal sealed record ContactItem(YamlNode Node, SectionValues? Values) : StackItem(Node);

/// <summary>Items that stand several times, with the contact between one time and the next where the file gives it.</summary>
internal sealed record RepeatItem(YamlNode Node, int Count, IReadOnlyList<StackItem> Items, ContactItem? Between) : StackItem(Node);

/// <summary>The words of <c>stack:</c>, <c>left:</c>, <c>right:</c> and <c>cross-section:</c>.</summary>
internal static class StackGrammar
{
    public const int MostRepeats = 10_000;

    public static readonly Key<string> Material = new("material", new TextForm("the name of a material"), "what the layer is made of: a material of this file or of the library") { IsRequired = true };
    public static readonly Key<string> Name = new("name", new TextForm("a name", TextForm.LongestName), "name of the layer, unique in the stack") { Default = "the material's name, numbered where it occurs more than once" };
    public static readonly Key<Length> Thickness = new("thickness", QuantityForm.Of<Length>(Limits.Positive), "thickness along x; an end layer without it is a semi-infinite lead");

    public static readonly Key<MagnetizationWord> Magnetization = new("magnetization", new ChoiceForm<MagnetizationWord>(
        "a direction such as '+z' or [0, 0.1, 1], 'up', 'down' or 'free'",
        (Fits.Word("free"), new WordForm("free").As(_ => new MagnetizationWord(null, false))),
        (Fits.Word("up"), new WordForm("up").As(_ => new MagnetizationWord(UnitVector.Z, true))),
        (Fits.Word("down"), new WordForm("down").As(_ => new MagnetizationWord(-UnitVector.Z, true))),
        (_ => true, new MagnetizationDirection())), "the direction in which a fixed layer is held, or 'free'; 'up' and 'down' (read as +z and -z) in a file where all is collinear");

    public static readonly Key<string> Parallel = new("parallel", new WordForm("up", "down"), "sense of a free layer in the parallel state against the first fixed layer") { Default = "up" };

    public static readonly Section Layer = new("a layer", "One uniform layer of the stack.", Material, Name, Thickness, Magnetization, Parallel)
    {
        Refused = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["t"] = "Write 'thickness'.",
            ["length"] = "Write 'thickness'.",
            ["beta"] = "Give it under materials, with a material of its own ('like').",
            ["interface"] = "Give the interface as an item of its own between two layers: '- interface: { ... }'.",
        },
    };

    public static readonly Key<ContactWord> Interface = new("interface", new ContactForm(), "the contact between the layers before and after: 'transparent' or its numbers") { IsRequired = true };
    public static readonly Section InterfaceItem = new("an interface item", "The contact between the layer before and the layer after.", Interface);
    public static readonly Key<int> Repeat = new("repeat", new IntegerForm(1, MostRepeats), "how often the layers stand one after another") { IsRequired = true };
    public static readonly Key<IReadOnlyList<StackItem>> Layers = new("layers", new ListForm<StackItem>(new StackItemForm(), "a list of layers", 1, 1000), "the layers that are repeated, along +x") { IsRequired = true };
    public static readonly Key<ContactWord> Between = new("between", new ContactForm(), "the contact between one repeat and the next") { Default = "that of the two metals" };
    public static readonly Section RepeatSection = new("a repeat block", "Layers that stand several times.", Repeat, Layers, Between);

    public static readonly Key<UnitVector> EndAlong = new("along", DirectionForm.Instance, "direction of the spins") { Default = "the first fixed layer's" };
    private static readonly Key<double> EndPolarization = new("polarization", new NumberForm(Limits.UpToOne, "0.3"), "polarization p of the current that passes this end: J_up - J_down = p J") { IsRequired = true };
    private static readonly Section PolarizedEnd = new("an end with a given polarization", "The current that passes this end is polarized.", EndPolarization, EndAlong);
    private static readonly Key<CurrentDensity> EndSpinCurrent = new("spin-current", QuantityForm.Of<CurrentDensity>(Limits.None), "spin current J_up - J_down that passes this end along +x") { IsRequired = true };
    private static readonly Section SpinCurrentEnd = new("an end with a given spin current", "A fixed spin current passes this end.", EndSpinCurrent, EndAlong);

    public static readonly ValueForm<EndCondition> End = new ChoiceForm<EndCondition>(
        "'lead', 'reservoir', 'sealed', { polarization: 0.3, along: z } or { spin-current: 1e10 A/m^2, along: z }",
        (Fits.Text, new WordForm("lead", "reservoir", "sealed").As<EndCondition>(word => word switch
        {
            "lead" => new EndCondition.Lead(),
            "reservoir" => new EndCondition.Reservoir(),
            _ => new EndCondition.Sealed(),
        })),
        (Fits.Key("spin-current"), new SectionForm(SpinCurrentEnd).As<EndCondition>(values => new EndCondition.SpinCurrent(values.Get(EndSpinCurrent, CurrentDensity.Zero), Direction(values)))),
        (Fits.Mapping, new SectionForm(PolarizedEnd).As<EndCondition>(values => new EndCondition.Polarization(values.Get(EndPolarization, 0), Direction(values)))));

    private static readonly Key<Length> WidthY = new("y", QuantityForm.Of<Length>(Limits.Positive), "full width along y") { IsRequired = true };
    private static readonly Key<Length> WidthZ = new("z", QuantityForm.Of<Length>(Limits.Positive), "full width along z") { IsRequired = true };
    private static readonly Section Widths = new("the widths", "Full widths of the pillar along y and z.", WidthY, WidthZ);
    public static readonly Key<SectionValues> Ellipse = new("ellipse", new SectionForm(Widths), "an ellipse with full widths along y and z");
    public static readonly Key<SectionValues> Rectangle = new("rectangle", new SectionForm(Widths), "a rectangle with full widths along y and z");
    public static readonly Key<Length> Disc = new("disc", QuantityForm.Of<Length>(Limits.Positive), "a disc with this diameter");
    public static readonly Key<Area> AreaOnly = new("area", QuantityForm.Of<Area>(Limits.Positive), "an area of unknown shape");
    public static readonly Section CrossSection = new("a cross-section", "The shape of the pillar seen along x; one of these keys.", Ellipse, Rectangle, Disc, AreaOnly);

    public static Larmor.Layers.CrossSection? CrossSectionOf(SectionValues values, Reading reading)
    {
        Key[] given = [.. CrossSection.Keys.Where(values.Has)];
        if (given.Length != 1)
        {
            reading.Errors.Add(values.Node, "a cross-section is one of 'ellipse', 'rectangle', 'disc' or 'area'", "For example { ellipse: { y: 60 nm, z: 130 nm } }.");
            return null;
        }
        if (values.TryGet(Disc, out Length diameter)) return Larmor.Layers.CrossSection.Disc(diameter);
        if (values.TryGet(AreaOnly, out Area area)) return new Larmor.Layers.CrossSection.OfArea(area);
        if (values.TryGet(Ellipse, out SectionValues? ellipse) && Both(ellipse) is var (y, z)) return new Larmor.Layers.CrossSection.Ellipse(y, z);
        if (values.TryGet(Rectangle, out SectionValues? rectangle) && Both(rectangle) is var (a, b)) return new Larmor.Layers.CrossSection.Rectangle(a, b);
        return null;
    }

    private static UnitVector? Direction(SectionValues end) => end.TryGet(EndAlong, out UnitVector direction) ? direction : null;

    private static (Length Y, Length Z)? Both(SectionValues values) =>
        values.TryGet(WidthY, out Length y) && values.TryGet(WidthZ, out Length z) ? (y, z) : null;
}
