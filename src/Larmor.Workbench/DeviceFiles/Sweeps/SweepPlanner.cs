using System.Globalization;
using Larmor.Workbench.DeviceFiles.Grammar;

namespace Larmor.Workbench.DeviceFiles.Sweeps;

/// <summary>Makes a plan of the swept quantities of a file and of what its section <c>sweep</c> says.</summary>
internal sealed class SweepPlanner(SectionValues file, YamlNode root, Reading reading)
{
    private const long MostPoints = 100_000_000;

    private readonly SectionValues? words = file.TryGet(SweepGrammar.Sweep, out SectionValues? given) ? given : null;

    /// <summary>The plan; null where the file is no sweep, or with listed faults.</summary>
    public SweepPlan? Plan(IReadOnlyList<SweptQuantity> quantities, ulong seed)
    {
        if (quantities.Count == 0)
        {
            if (file.Has(SweepGrammar.Sweep)) reading.Errors.Add(file.NodeOf(SweepGrammar.Sweep), "no quantity of this file has many values, so there is nothing to sweep", "Give one as a list [1 nm, 2 nm] or a range { from: 1 nm, to: 5 nm, points: 9 }, or remove 'sweep'.");
            return null;
        }
        SweepDesign design = Design();
        int sobol = words?.Get(SweepGrammar.Sobol, 0) ?? 0;
        string[] names = new AxisNames(root, Given(quantities)).Of(quantities);
        List<SweepAxis> axes = [];
        foreach (IGrouping<string, int> group in Enumerable.Range(0, quantities.Count).GroupBy(place => names[place], StringComparer.Ordinal))
        {
            if (Axis(group.Key, [.. group], axes.Count, quantities, design, sobol, seed) is { } axis) axes.Add(axis);
        }
        if (reading.Errors.Any) return null;
        Check(design, axes, quantities);
        if (reading.Errors.Any) return null;
        return new SweepPlan(design, Ordered(axes), words?.Get(SweepGrammar.Keep, []) ?? [], quantities.Count);
    }

    private SweepDesign Design()
    {
        if (words is null) return SweepDesign.Grid;
        if (words.Has(SweepGrammar.Sobol))
        {
            if (words.Has(SweepGrammar.Design)) reading.Errors.Add(words.NodeOf(SweepGrammar.Design), "a Sobol design has no other design beside it", "Keep 'sobol' or 'design'.");
            return SweepDesign.Sobol;
        }
        if (words.Has(SweepGrammar.Scramble)) reading.Errors.Add(words.NodeOf(SweepGrammar.Scramble), "only a Sobol design can be scrambled", "Give 'sobol: 256', or remove 'scramble'.");
        return words.Get(SweepGrammar.Design, SweepGrammar.Grid) == SweepGrammar.Zip ? SweepDesign.Zip : SweepDesign.Grid;
    }

    private Dictionary<string, string> Given(IReadOnlyList<SweptQuantity> quantities)
    {
        Dictionary<string, string> names = new(StringComparer.Ordinal);
        foreach ((ScalarNode place, string name) in words?.Get(SweepGrammar.Axes, []) ?? [])
        {
            if (quantities.All(quantity => quantity.Node.Path != place.Text)) reading.Errors.Add(place, $"no quantity with many values stands at '{place.Text}'", Suggestion.For(place.Text, quantities.Select(quantity => quantity.Node.Path)));
            names[place.Text] = name;
        }
        return names;
    }

    private SweepAxis? Axis(string name, int[] places, int number, IReadOnlyList<SweptQuantity> quantities, SweepDesign design, int sobol, ulong seed)
    {
        List<(int Place, IReadOnlyList<double> Values)> all = [];
        double[]? shares = null;
        foreach (int place in places)
        {
            SweptQuantity quantity = quantities[place];
            if (design == SweepDesign.Sobol)
            {
                if (quantity.Range is not { } range)
                {
                    reading.Errors.Add(quantity.Node, "a Sobol design needs the ends of a range here", "Write { from: 1 nm, to: 5 nm }.");
                    return null;
                }
                if (number >= SobolSequence.MostDimensions)
                {
                    reading.Errors.Add(quantity.Node, string.Create(CultureInfo.InvariantCulture, $"a Sobol design has at most {SobolSequence.MostDimensions} axes"));
                    return null;
                }
                shares ??= SobolSequence.Shares(number, sobol, words!.Get(SweepGrammar.Scramble, "no") == "yes" ? seed : null);
                all.Add((place, [.. shares.Select(range.At)]));
            }
            else if (quantity.Range is { Points: null })
            {
                reading.Errors.Add(quantity.Node, "a range needs 'points' here", "Give it, or make the sweep a Sobol design: 'sweep: { sobol: 256 }'.");
                return null;
            }
            else
            {
                all.Add((place, quantity.Values));
            }
        }
        foreach ((int place, IReadOnlyList<double> values) in all.Skip(1))
        {
            if (values.Count != all[0].Values.Count) reading.Errors.Add(quantities[place].Node, string.Create(CultureInfo.InvariantCulture, $"quantities of the axis '{name}' change together and need equally many values; here are {values.Count}, at {quantities[places[0]].Node.Path} {all[0].Values.Count}"));
        }
        return new SweepAxis(name, quantities[places[0]].Unit, quantities[places[0]].Node.Path, all[0].Values, all);
    }

    private void Check(SweepDesign design, List<SweepAxis> axes, IReadOnlyList<SweptQuantity> quantities)
    {
        if (design == SweepDesign.Grid)
        {
            double count = axes.Aggregate(1.0, (product, axis) => product * axis.Values.Count);
            if (count > MostPoints) reading.Errors.Add(quantities[0].Node, string.Create(CultureInfo.InvariantCulture, $"the grid has {count:G4} points; a sweep has at most {MostPoints}"), "Take fewer values, or a Sobol design.");
        }
        foreach (SweepAxis axis in axes.Skip(1))
        {
            if (design == SweepDesign.Zip && axis.Values.Count != axes[0].Values.Count) reading.Errors.Add(quantities[axis.Places[0].Place].Node, string.Create(CultureInfo.InvariantCulture, $"in a zip all axes have equally many values; '{axis.Name}' has {axis.Values.Count}, '{axes[0].Name}' {axes[0].Values.Count}"));
        }
    }

    private List<SweepAxis> Ordered(List<SweepAxis> axes)
    {
        if (words is null || !words.TryGet(SweepGrammar.Order, out IReadOnlyList<string>? order)) return axes;
        foreach (string name in order.Where(name => axes.All(axis => axis.Name != name))) reading.Errors.Add(words.NodeOf(SweepGrammar.Order), $"there is no axis '{name}'", Suggestion.For(name, axes.Select(axis => axis.Name)));
        return [.. axes.OrderBy(axis => order.Contains(axis.Name, StringComparer.Ordinal) ? order.ToList().IndexOf(axis.Name) : int.MaxValue)];
    }
}
