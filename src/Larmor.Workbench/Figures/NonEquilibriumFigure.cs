using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Workbench.Display;

namespace Larmor.Workbench.Figures;

/// <summary>Where the non-equilibrium resistance comes from: by contact, and by place and mechanism.</summary>
internal static class NonEquilibriumFigure
{
    private const double RowHeight = 14;

    private static readonly Colour[] States = [Palette.Blue, Palette.Orange.Paler(0.2)];

    /// <summary>The figure; none where the result has no such tables or no accumulation at all.</summary>
    /// <param name="result">The result.</param>
    /// <param name="device">What it was measured on.</param>
    /// <param name="name">Name of the figure.</param>
    /// <param name="states">The states: the ending of their tables' names, and what they are called.</param>
    public static IEnumerable<Figure> Of(Result result, Device device, string name, params (string Ending, string Words)[] states)
    {
        Table?[] contacts = [.. states.Select(state => Find(result, $"resistance-contacts{state.Ending}"))];
        Table?[] mechanisms = [.. states.Select(state => Find(result, $"resistance-mechanisms{state.Ending}"))];
        if (mechanisms.Any(table => table is null) || mechanisms.All(table => table!.Columns.All(column => column.Values.All(value => value == 0)))) yield break;
        bool hasContacts = contacts.All(table => table is not null);
        string[] names = [.. mechanisms.SelectMany(table => table!.Columns).Select(column => column.Name).Distinct(StringComparer.Ordinal)];
        double largest = mechanisms.Max(table => Stacked(table!).Max());
        yield return new Figure
        {
            Name = name,
            Title = "Non-equilibrium resistance by contact and mechanism",
            Caption = (hasContacts ? "(a) R_{ne} by contact: the voltage that each loses beyond ohmic resistance; a part may be negative, their sum is not. " : "")
                + "R_{ne} by place and mechanism: the heat there, beyond that of the series resistance, over the square of the current; no part can be negative. Both add up to R_{ne}"
                + (states.Length > 1 ? ", in the parallel (P) and the antiparallel (AP) state." : "."),
            Panels =
            [
                .. hasContacts ? (Panel[])[ContactPanel(contacts!, states, device)] : [],
                .. mechanisms.Select((table, i) => MechanismPanel(table!, names, states[i].Words, device, largest, hasLegend: i == 0)),
            ],
        };
    }

    private static Table? Find(Result result, string name) => result.Tables.FirstOrDefault(table => table.Name == name);

    private static FigureAxis Axis(Device device, string words) => device.CrossSection is null
        ? new FigureAxis($"R_{{ne}} A{words}", "ohm m^2")
        : new FigureAxis($"R_{{ne}}{words}", "ohm");

    private static Panel ContactPanel(Table?[] contacts, (string Ending, string Words)[] states, Device device)
    {
        double area = device.CrossSection?.Area.Si ?? 1;
        PlaceGroups rows = PlaceGroups.Of(contacts[0]!.Labels!, PowerFigure.MostRows);
        return new Panel
        {
            X = Axis(device, ""),
            Y = new FigureAxis("", "1") { Categories = rows.Labels },
            Height = (RowHeight * rows.Labels.Count) + 6,
            Rules = [new Rule(0, IsVertical: true)],
            Bars = [.. contacts.Select((table, i) => new BarSeries(states[i].Words, rows.Sums(row => table!.Columns[0].Values[row] / area), States[i], i))],
        };
    }

    private static Panel MechanismPanel(Table table, string[] names, string state, Device device, double largest, bool hasLegend)
    {
        double area = device.CrossSection?.Area.Si ?? 1;
        PlaceGroups rows = PlaceGroups.Of(table.Labels!, PowerFigure.MostRows);
        return new Panel
        {
            X = Axis(device, state.Length == 0 ? "" : $", {state}") with { Minimum = 0, Maximum = 1.05 * largest / area },
            Y = new FigureAxis("", "1") { Categories = rows.Labels },
            Height = (RowHeight * rows.Labels.Count) + 6,
            Bars = [.. names.Select((name, i) => new BarSeries(hasLegend ? ShownBudget.Words(name) : "", rows.Sums(row => ValueOf(table, name, row) / area), PowerFigure.Fill(name, i)))],
        };
    }

    private static double ValueOf(Table table, string column, int row) => table.Columns.FirstOrDefault(one => one.Name == column)?.Values[row] ?? 0;

    private static double[] Stacked(Table table)
    {
        PlaceGroups rows = PlaceGroups.Of(table.Labels!, PowerFigure.MostRows);
        return rows.Sums(row => table.Columns.Sum(column => column.Values[row]));
    }
}
