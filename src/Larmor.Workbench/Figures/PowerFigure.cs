using Larmor.Workbench.Display;

namespace Larmor.Workbench.Figures;

/// <summary>The power budget: what each mechanism dissipates in each layer and interface.</summary>
internal static class PowerFigure
{
    /// <summary>The most rows of a bar figure; a longer stack shows places of one name together.</summary>
    public const int MostRows = 40;

    private const double RowHeight = 14;

    private static readonly Colour[] Fills = [Palette.Green, Palette.Purple, Palette.Vermilion, Palette.Sky, Palette.Yellow];

    public static Figure Of(string name, IReadOnlyList<ShownBudget> states)
    {
        string[] mechanisms = [.. states.SelectMany(state => state.Mechanisms).Distinct(StringComparer.Ordinal)];
        double largest = states.Max(LongestBar);
        string divided = states[0].Quantity == "Power" ? "" : ", divided by the square of the current: linear response, so that any current gives the same, and the sum of all is the resistance";
        return new Figure
        {
            Name = name,
            Title = "Power budget",
            Caption = $"Power dissipated in every layer and interface by each mechanism{divided}"
                + (states.Count > 1 ? "; in the parallel (P) and the antiparallel (AP) state. " : ". ")
                + "Every part is a flux times its force and cannot be negative.",
            Panels = [.. states.Select((state, index) => PanelOf(state, mechanisms, largest, hasLegend: index == 0))],
        };
    }

    private static double LongestBar(ShownBudget state)
    {
        (IReadOnlyList<string> places, IReadOnlyDictionary<string, double[]> parts) = state.ByPlaceAndMechanism();
        return PlaceGroups.Of(places, MostRows).Sums(i => parts.Values.Sum(column => column[i])).DefaultIfEmpty().Max();
    }

    private static Panel PanelOf(ShownBudget state, string[] mechanisms, double largest, bool hasLegend)
    {
        (IReadOnlyList<string> places, IReadOnlyDictionary<string, double[]> parts) = state.ByPlaceAndMechanism();
        PlaceGroups rows = PlaceGroups.Of(places, MostRows);
        return new Panel
        {
            X = new FigureAxis(state.State.Length == 0 ? state.Quantity : $"{state.Quantity}, {state.State}", state.SiUnit) { Minimum = 0, Maximum = largest > 0 ? 1.05 * largest : null },
            Y = new FigureAxis("", "1") { Categories = rows.Labels },
            Height = (RowHeight * rows.Labels.Count) + 6,
            Bars =
            [
                .. mechanisms.Select((mechanism, i) => new BarSeries(
                    hasLegend ? ShownBudget.Words(mechanism) : "", rows.Sums(place => parts.TryGetValue(mechanism, out double[]? column) ? column[place] : 0), Fill(mechanism, i))),
            ],
        };
    }

    /// <summary>Joule heat grey as the series resistance is, what the spins add in colours.</summary>
    public static Colour Fill(string mechanism, int index) => mechanism switch
    {
        "joule" => Palette.Grey.Paler(0.55),
        "joule-excess" => Palette.Blue,
        "spin-flip" => Palette.Orange.Paler(0.2),
        _ => Fills[index % Fills.Length],
    };
}
