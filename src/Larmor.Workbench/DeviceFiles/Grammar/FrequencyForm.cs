using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Larmor.Quantities;

namespace Larmor.Workbench.DeviceFiles.Grammar;

/// <summary>One frequency, a list of them, or a range that is spaced by equal ratios or by equal differences.</summary>
internal sealed class FrequencyForm : ValueForm<IReadOnlyList<Frequency>>
{
    public const string Logarithmic = "logarithmic", Linear = "linear";

    private const int MostPoints = 100_000;
    private static readonly ValueForm<Frequency> One = QuantityForm.Of<Frequency>(Limits.NotNegative);

    public static readonly Key<Frequency> From = new("from", One, "lowest frequency") { IsRequired = true };
    public static readonly Key<Frequency> To = new("to", One, "highest frequency") { IsRequired = true };
    public static readonly Key<int> Points = new("points", new IntegerForm(2, MostPoints), "number of frequencies, first and last among them") { IsRequired = true };
    public static readonly Key<string> Spacing = new("spacing", new WordForm(Logarithmic, Linear), "logarithmic: equal ratios; linear: equal differences") { Default = Logarithmic };
    private static readonly Section Range = new("a range of frequencies", "Frequencies from the lowest to the highest.", From, To, Points, Spacing);

    private readonly ChoiceForm<IReadOnlyList<Frequency>> form = new(
        "a frequency such as '1 GHz', a list, or { from, to, points, spacing }",
        (Fits.Text, One.As<IReadOnlyList<Frequency>>(value => [value])),
        (Fits.List, new ListForm<Frequency>(One, "a list of frequencies")),
        (Fits.Mapping, new RangeForm()));

    public static FrequencyForm Instance { get; } = new();

    public override string Words => form.Words;

    public override bool TryRead(YamlNode node, Reading reading, [MaybeNullWhen(false)] out IReadOnlyList<Frequency> value) => form.TryRead(node, reading, out value);

    public override JsonObject Schema(SchemaDefinitions definitions) => form.Schema(definitions);

    /// <summary>The ends of equal ratios that give exactly these values again; null where they are spaced otherwise.</summary>
    public static (Frequency From, Frequency To)? Ratios(IReadOnlyList<Frequency> values)
    {
        if (values.Count < 3 || !(values[0].Si > 0) || !(values[^1].Si > values[0].Si)) return null;
        bool isEven = Enumerable.Range(0, values.Count).All(i => Between(values[0].Si, values[^1].Si, i, values.Count - 1) == values[i].Si);
        return isEven ? (values[0], values[^1]) : null;
    }

    private static double Between(double first, double last, int index, int intervals) =>
        index == 0 ? first : index == intervals ? last : first * Math.Pow(last / first, (double)index / intervals);

    private sealed class RangeForm : ValueForm<IReadOnlyList<Frequency>>
    {
        public override string Words => "{ from, to, points, spacing }";

        public override JsonObject Schema(SchemaDefinitions definitions) => Range.Schema(definitions);

        public override bool TryRead(YamlNode node, Reading reading, [MaybeNullWhen(false)] out IReadOnlyList<Frequency> value)
        {
            value = null;
            if (Range.Read(node, reading) is not { } given || !given.TryGet(From, out Frequency low) || !given.TryGet(To, out Frequency high) || !given.TryGet(Points, out int points)) return false;
            if (given.Has(Spacing) && !given.TryGet(Spacing, out _)) return false;
            bool isLinear = given.Get(Spacing, Logarithmic) == Linear;
            if (high.Si <= low.Si)
            {
                reading.Errors.Add(given.NodeOf(To), $"a range of frequencies rises: 'to' must be higher than 'from', {low}; got {high}");
                return false;
            }
            if (!isLinear && low.Si == 0)
            {
                reading.Errors.Add(given.NodeOf(From), "equal ratios cannot begin at zero frequency", "Begin at a positive frequency, or write spacing: linear. The values at zero frequency are among the results in any case.");
                return false;
            }
            value = [.. Enumerable.Range(0, points).Select(i => Frequency.FromSi(isLinear ? ((low.Si * (points - 1 - i)) + (high.Si * i)) / (points - 1) : Between(low.Si, high.Si, i, points - 1)))];
            return true;
        }
    }
}
