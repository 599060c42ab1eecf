using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Workbench.Display;

namespace Larmor.Workbench.Figures;

/// <summary>The heats of a moving device piled up to what source, fields and magnetic energy supply, the works since the start, and the voltage.</summary>
internal static class EnergyLedgerFigure
{
    private static readonly Colour[] Fills = [Palette.Orange.Paler(0.2), Palette.Purple, Palette.Sky, Palette.Vermilion, Palette.Blue, Palette.Yellow];

    public static Figure Of(EnergyLedgerResult result, string name)
    {
        FigureAxis time = new("Time t", "s") { Minimum = result.Times[0], Maximum = result.Times[^1] };
        bool hasCurrent = result.Powers.Any(power => power.Device != 0);
        return new Figure
        {
            Name = name,
            Title = "Where the energy goes",
            Caption = "Heats piled up by mechanism, against what source and fields supply and the magnetic energy gives back (line): both coincide at every instant. "
                + (hasCurrent ? "Second panel: the same without the Joule heat of the series resistance. " : "")
                + "Then the works since the start, and the voltage of the device.",
            SharesX = true,
            Panels =
            [
                Piled(result, time, withJoule: true, hasLegend: true),
                .. hasCurrent ? [Piled(result, time, withJoule: false, hasLegend: false)] : (Panel[])[],
                Works(result, time),
                new Panel { X = time, Y = new FigureAxis("V", "V"), Height = 50, Curves = [new Curve(result.Times, result.Electric.Voltages) { Width = 0.7 }] },
            ],
        };
    }

    private static Panel Piled(EnergyLedgerResult result, FigureAxis time, bool withJoule, bool hasLegend)
    {
        double[] pile = new double[result.Times.Count];
        List<Band> bands = [];
        void Add(string label, Colour colour, Func<EnergyAccount, double> heat)
        {
            double[] lower = [.. pile];
            for (int i = 0; i < pile.Length; i++) pile[i] += heat(result.Powers[i]);
            if (pile.SequenceEqual(lower)) return;
            bands.Add(new Band(result.Times, lower, [.. pile]) { Label = hasLegend ? label : "", Colour = colour });
        }

        int joule = result.Mechanisms.ToList().IndexOf("joule");
        if (withJoule && joule >= 0) Add(ShownBudget.Words("joule"), Palette.Grey.Paler(0.55), power => power.Electrons[joule]);
        Add("Gilbert", Palette.Green.Paler(0.2), power => power.Gilbert);
        for (int m = 0; m < result.Mechanisms.Count; m++)
        {
            int mechanism = m;
            if (m != joule) Add(ShownBudget.Words(result.Mechanisms[m]), Fills[m % Fills.Length], power => power.Electrons[mechanism]);
        }
        double Supplied(EnergyAccount power) => power.Device + power.Field - (power.Torque + power.Field - power.Gilbert) - (withJoule || joule < 0 ? 0 : power.Electrons[joule]);
        return new Panel
        {
            X = time,
            Y = new FigureAxis(withJoule ? "Heat" : "No Joule", "W"),
            Height = 62,
            Bands = bands,
            Curves = [new Curve(result.Times, [.. result.Powers.Select(Supplied)]) { Label = hasLegend ? "supplied" : "", Width = 0.6 }],
        };
    }

    private static Panel Works(EnergyLedgerResult result, FigureAxis time) => new()
    {
        X = time,
        Y = new FigureAxis("Work", "J"),
        Height = 62,
        Rules = [new Rule(0, IsVertical: false, LineStyle.Dotted)],
        Curves =
        [
            new Curve(result.Times, [.. result.Works.Select(work => work.Gilbert)]) { Label = "Gilbert heat", Colour = Palette.Green },
            new Curve(result.Times, [.. result.Works.Select(work => work.Torque)]) { Label = "electrons to moments", Colour = Palette.Blue, Style = LineStyle.Dashed },
            new Curve(result.Times, result.EnergyChanges) { Label = "magnetic energy", Colour = Palette.Vermilion, Style = LineStyle.DashDotted },
            .. result.Works.Any(work => work.Field != 0) ? [new Curve(result.Times, [.. result.Works.Select(work => work.Field)]) { Label = "fields", Colour = Palette.Purple, Style = LineStyle.Dotted }] : (Curve[])[],
        ],
    };
}
