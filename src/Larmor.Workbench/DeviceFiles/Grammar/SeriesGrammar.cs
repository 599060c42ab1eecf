using Larmor.Quantities;

namespace Larmor.Workbench.DeviceFiles.Grammar;

/// <summary>The words of <c>thickness-series</c> and <c>multilayer</c>.</summary>
internal static class SeriesGrammar
{
    private const int MostPoints = 100_000;

    public static readonly Key<IReadOnlyList<string>> Layer = new("layer", new ListForm<string>(new TextForm("the name of a layer", TextForm.LongestName), "the name of a layer or a list of names", acceptsOne: true), "the layer whose thickness changes, or several; a name without number stands for all that are numbered with it") { IsRequired = true };
    private static readonly ValueRange<Length> ThicknessRange = new("thicknesses", MostPoints);
    public static readonly Key<IReadOnlyList<Length>> Thickness = new("thickness", ThicknessRange.Form("a list of thicknesses, { from, to, points } or { file, column }"), "the thicknesses") { IsRequired = true };
    public static readonly Section ThicknessSeries = new("thickness-series", "Resistance of the parallel and the antiparallel state, and their difference, against the thickness of a layer.", ExperimentGrammar.Name, Layer, Thickness);

    private static readonly IntegerForm Count = new(1, StackGrammar.MostRepeats);
    public static readonly Key<int> From = new("from", Count, "first number of repeats") { IsRequired = true };
    public static readonly Key<int> To = new("to", Count, "last number of repeats") { IsRequired = true };
    public static readonly Key<int> Step = new("step", Count, "step from one number to the next") { Default = "1" };
    private static readonly Section RepeatRange = new("a range of repeats", "Numbers of repeats in even steps.", From, To, Step);
    public static readonly Key<IReadOnlyList<int>> Repeats = new("repeats", new ChoiceForm<IReadOnlyList<int>>(
        "a list of numbers of repeats such as [2, 10, 50], or { from: 2, to: 60, step: 2 }",
        (node => Fits.Text(node) || Fits.List(node), new ListForm<int>(Count, "a list of numbers of repeats", 1, MostPoints, acceptsOne: true)),
        (Fits.Mapping, new SectionForm(RepeatRange).As(Range))), "how often the stack's repeated block stands") { IsRequired = true };

    public static readonly Section Multilayer = new("multilayer", "Resistance of the parallel and the antiparallel state against the number of repeats of the stack's block.", ExperimentGrammar.Name, Repeats);

    private static IReadOnlyList<int> Range(SectionValues values)
    {
        int from = values.Get(From, 1), to = values.Get(To, from), step = Math.Max(values.Get(Step, 1), 1);
        return from > to ? [] : [.. Enumerable.Range(0, ((to - from) / step) + 1).Select(i => from + (i * step))];
    }
}
