using Larmor.Experiments;
using Larmor.Layers;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Workbench.DeviceFiles.Grammar;

namespace Larmor.Workbench.DeviceFiles.Building;

/// <summary>Turns the words of measurements against an angle into their settings.</summary>
internal static class AngleBuilder
{
    public static SpinTransferMeasurement? SpinTransfer(SectionValues values, string name, Reading reading)
    {
        if (values.Has(AngleWords.Angles) && values.Has(AngleWords.Points))
        {
            reading.Errors.Add(values.NodeOf(AngleWords.Points), "the angles are given by 'angle' or by 'points', and here are both", "Keep one of them.");
            return null;
        }
        SpinTransferMeasurement plain = new() { Name = name };
        return plain with
        {
            Layers = values.Get(AngleWords.Layer, []),
            Reference = values.TryGet(AngleWords.Reference, out string? reference) ? reference : null,
            About = AxisOf(values),
            HasMaps = values.Get(AngleWords.Map, "false") == "true",
            Field = values.TryGet(AngleWords.Field, out SectionValues? field) && field.TryGet(ExperimentGrammar.Along, out UnitVector along) && field.TryGet(ExperimentGrammar.FieldValue, out MagneticField value) ? new AppliedField(along, value) : AppliedField.None,
            Angles = values.TryGet(AngleWords.Angles, out IReadOnlyList<Angle>? angles) ? angles
                : values.TryGet(AngleWords.Points, out int points) ? Experiments.Angular.EvenAngles(Angle.Zero, Angle.FromDegrees(180), points) : plain.Angles,
        };
    }

    public static Angular? Angular(SectionValues values, string name, Reading reading)
    {
        bool all = values.Get(AngleWords.All, "false") == "true";
        if (all && (values.Has(AngleWords.Layer) || values.Has(AngleWords.Reference)))
        {
            reading.Errors.Add(values.NodeOf(AngleWords.All), "all magnets turn together, or named layers against a reference: here are both", "Keep 'all', or 'layer' and 'reference'.");
            return null;
        }
        Angle from = values.Get(AngleWords.From, Angle.Zero), to = values.Get(AngleWords.To, Angle.FromDegrees(360));
        if (from == to)
        {
            reading.Errors.Add(values.NodeOf(AngleWords.To), $"'from' and 'to' are the same, {from}", "Give two different ends.");
            return null;
        }
        return new Angular
        {
            Name = name,
            All = all,
            Layers = values.Get(AngleWords.Layer, []),
            Reference = values.TryGet(AngleWords.Reference, out string? reference) ? reference : null,
            About = AxisOf(values),
            Angles = Experiments.Angular.EvenAngles(from, to, values.Get(AngleWords.AngularPoints, 121)),
        };
    }

    public static Magnetoresistance Magnetoresistance(SectionValues values, string name) =>
        new() { Name = name, Angles = values.Get(AngleWords.Angles, []), About = AxisOf(values) };

    public static Accumulation? Accumulation(SectionValues values, string name) => values.TryGet(ExperimentGrammar.CurrentDensity, out CurrentDensity density)
        ? new Accumulation { Name = name, CurrentDensity = density, Angle = values.Get(AngleWords.Angle, Angle.Zero), About = AxisOf(values) }
        : null;

    /// <summary>Lists what the stack lacks for a measurement against an angle.</summary>
    public static void CheckStack(ExperimentItem item, BuiltStack stack, Reading reading)
    {
        string[] magnets = [.. stack.Layers.Where(layer => layer.Layer.Magnetization is not LayerMagnetization.NotMagnetic).Select(layer => layer.Layer.Name)];
        bool hasFree = stack.Layers.Any(layer => layer.Layer.Magnetization is LayerMagnetization.FreeMoment);
        string kind = item.Kind.Name;
        if (kind is not ("spin-transfer" or "angular")) return;
        bool all = kind == "angular" && item.Values.Get(AngleWords.All, "false") == "true";
        if (item.Values.TryGet(AngleWords.Layer, out IReadOnlyList<string>? named))
        {
            foreach (string name in named.Where(name => !magnets.Contains(name, StringComparer.Ordinal))) reading.Errors.Add(item.Values.NodeOf(AngleWords.Layer), $"the stack has no magnetic layer '{name}' to turn", Suggestion.For(name, magnets));
        }
        else if (!all && !hasFree)
        {
            reading.Errors.Add(item.Node, $"{kind} turns the free layers, but no layer of the stack is free", "Name one with 'layer', or write magnetization: free for one.");
        }
        if (item.Values.TryGet(AngleWords.Reference, out string? reference) && !magnets.Contains(reference, StringComparer.Ordinal)) reading.Errors.Add(item.Values.NodeOf(AngleWords.Reference), $"the stack has no magnetic layer '{reference}' to refer to", Suggestion.For(reference, magnets));
        if (!all && magnets.Length < 2) reading.Errors.Add(item.Node, $"{kind} turns one magnet against another, but the stack has fewer than two", kind == "angular" ? "Give the stack a second magnetic layer, or write all: true." : "Give the stack a second magnetic layer.");
    }

    private static UnitVector? AxisOf(SectionValues values) => values.TryGet(AngleWords.About, out UnitVector axis) ? axis : null;
}
