namespace Larmor.Workbench.DeviceFiles.Grammar;

/// <summary>The words of <c>sweep:</c>, which says how the swept quantities go together.</summary>
internal static class SweepGrammar
{
    public const string Grid = "grid", Zip = "zip";

    private const int MostPoints = 100_000_000;

    public static readonly Key<string> Design = new("design", new WordForm(Grid, Zip), "grid: every value with every other; zip: the first values together, then the second, and so on") { Default = Grid };
    public static readonly Key<int> Sobol = new("sobol", new IntegerForm(1, MostPoints), "number of points of a Sobol sequence between the ends of the ranges, instead of a grid");
    public static readonly Key<string> Scramble = new("scramble", new WordForm("yes", "no"), "whether the Sobol points are shifted by the seed of the run, which keeps their evenness") { Default = "no" };
    public static readonly Key<IReadOnlyList<(ScalarNode Name, string Value)>> Axes = new("axes", new MapForm<string>(new TextForm("a name", TextForm.LongestName), "names of axes by their places", "'stack[2].thickness': spacer"), "names of axes by the places of their quantities; quantities of one name change together") { Default = "made from the places" };
    public static readonly Key<IReadOnlyList<string>> Keep = new("keep", new ListForm<string>(new TextForm("the name of a scalar"), "a list of names of scalars", acceptsOne: true), "the scalars that are kept") { Default = "all" };
    public static readonly Key<IReadOnlyList<string>> Order = new("order", new ListForm<string>(new TextForm("the name of an axis"), "a list of names of axes", acceptsOne: true), "the axes from the slowest to the fastest") { Default = "the order of the file" };

    public static readonly Section Words = new("a sweep", "How the quantities with many values go together, and what is kept of each point.", Design, Sobol, Scramble, Axes, Keep, Order);

    public static readonly Key<SectionValues> Sweep = new("sweep", new ChoiceForm<SectionValues>(
        "'grid', 'zip', or { sobol: 256 }",
        (Fits.Text, new ShortForm()),
        (Fits.Mapping, new SectionForm(Words))), "how the quantities with many values go together") { Default = "a grid, where any quantity has many values" };

    /// <summary>One word: the design.</summary>
    private sealed class ShortForm : ValueForm<SectionValues>
    {
        public override string Words => Design.Form.Words;

        public override bool TryRead(YamlNode node, Reading reading, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out SectionValues value)
        {
            value = null;
            if (!Design.Form.TryRead(node, reading, out string? word)) return false;
            value = new SectionValues(SweepGrammar.Words, new MappingNode(node.Place, node.Path, []));
            value.Set(Design, word);
            return true;
        }

        public override System.Text.Json.Nodes.JsonObject Schema(SchemaDefinitions definitions) => Design.Form.Schema(definitions);
    }
}
