using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Workbench.DeviceFiles.Grammar;

/// <summary>The keys of measurements against an angle.</summary>
internal static class AngleWords
{
    private const int MostPoints = 100_000;

    public static readonly ValueRange<Angle> Range = new("angles", MostPoints);
    public static readonly Key<IReadOnlyList<Angle>> Angles = new("angle", Range.Form("an angle such as '60 deg', a list, { from, to, points } or { file, column }"), "angles of the turned layers, 0 where they are parallel");
    public static readonly Key<Angle> Angle = new("angle", QuantityForm.Of<Angle>(Limits.None), "angle by which the free layers are turned from their parallel state") { Default = "0 deg" };
    public static readonly Key<IReadOnlyList<string>> Layer = new("layer", new ListForm<string>(new TextForm("the name of a layer", TextForm.LongestName), "the name of a magnetic layer, or a list of names", acceptsOne: true), "the layers that turn, together") { Default = "the free ones" };
    public static readonly Key<string> Reference = new("reference", new TextForm("the name of a layer", TextForm.LongestName), "the layer from whose direction the angle counts") { Default = "the first fixed layer that does not turn" };
    public static readonly Key<UnitVector> About = new("about", DirectionForm.Instance, "axis about which they turn, perpendicular to the direction at 0 deg") { Default = "x made perpendicular to the direction at 0 deg, or y where that lies along x" };
    public static readonly Key<int> Points = new("points", new IntegerForm(2, MostPoints), "number of evenly spaced angles from 0 deg to 180 deg, instead of 'angle'") { Default = "91" };
    public static readonly Key<string> All = new("all", new WordForm("true", "false"), "whether all magnets turn together, from along the current (x) at 0 deg: anisotropic magnetoresistance") { Default = "false" };
    public static readonly Key<Angle> From = new("from", QuantityForm.Of<Angle>(Limits.None), "first angle") { Default = "0 deg" };
    public static readonly Key<Angle> To = new("to", QuantityForm.Of<Angle>(Limits.None), "last angle") { Default = "360 deg" };
    public static readonly Key<int> AngularPoints = new("points", new IntegerForm(2, MostPoints), "number of evenly spaced angles, first and last among them") { Default = "121" };
    public static readonly Key<string> Map = new("map", new WordForm("true", "false"), "whether X, Phi and chi of each free layer are mapped over the whole sphere, with the currents at which its states lose their stability") { Default = "false" };
    public static readonly Key<SectionValues> Field = ExperimentGrammar.Field with { Meaning = "the applied field in which those states rest, with 'map'" };
}
