using Larmor.Coupling;
using Larmor.Thermodynamics;
using Larmor.Transport;

namespace Larmor.Workbench.Figures;

/// <summary>The power budget: what each mechanism dissipates in each layer and interface.</summary>
internal static class PowerFigure
{
    private const double RowHeight = 14;

    private static readonly Colour[] Fills =
        [Palette.Grey.Paler(0.55), Palette.Blue, Palette.Orange.Paler(0.2), Palette.Green, Palette.Purple, Palette.Vermilion, Palette.Sky, Palette.Yellow];

    public static Figure Of(string name, IReadOnlyList<(string State, SteadyTransport Transport)> states, Device device)
    {
        double area = device.CrossSection?.Area.Si ?? 1;
        string unit = device.CrossSection is null ? "W/m^2" : "W";
        string[] mechanisms = [.. states.SelectMany(state => state.Transport.Power.ByMechanism().Keys).Distinct(StringComparer.Ordinal)];
        double largest = states.Max(state => state.Transport.Power.ByPlace().Values.DefaultIfEmpty().Max()) * area;
        return new Figure
        {
            Name = name,
            Title = "Power budget",
            Caption = "Power dissipated in every layer and interface by each mechanism"
                + (states.Count > 1 ? ", in the parallel (P) and the antiparallel (AP) state. " : ". ")
                + "Every part is a flux times its force and cannot be negative.",
            Panels = [.. states.Select((state, index) => Of(state.State, state.Transport.Power, mechanisms, index == 0))],
        };

        Panel Of(string state, PowerBudget budget, string[] order, bool hasLegend)
        {
            string[] places = [.. budget.ByPlace().Keys];
            return new Panel
            {
                Heading = "",
                X = new FigureAxis(state.Length == 0 ? "Power" : $"Power, {state}", unit) { Minimum = 0, Maximum = largest > 0 ? 1.05 * largest : null },
                Y = new FigureAxis("", "1") { Categories = places },
                Height = (RowHeight * places.Length) + 6,
                Bars =
                [
                    .. order.Select((mechanism, i) => new BarSeries(
                        hasLegend ? mechanism.Replace('-', ' ') : "", [.. places.Select(place => Sum(budget, place, mechanism) * area)], Fills[i % Fills.Length])),
                ],
            };
        }
    }

    private static double Sum(PowerBudget budget, string place, string mechanism) =>
        budget.Entries.Where(entry => entry.Place == place && entry.Mechanism == mechanism).Sum(entry => entry.PowerPerArea);
}
