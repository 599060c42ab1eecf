using Larmor.Experiments;
using Larmor.Quantities;
using Larmor.Workbench.Display;

namespace Larmor.Workbench.Figures;

/// <summary>Pumped voltages and linewidths against field, the voltage on wide cones, and damping and voltage against a thickness.</summary>
internal static class SpinPumpingFigure
{
    private const double Nothing = 1e-9;

    public static IEnumerable<Figure> Of(SpinPumpingResult result, string name)
    {
        if (result.Fields.Count > 1) yield return AgainstField(result, name);
        if (result.Cones.Any(cone => cone.Angles.Count > 1 && cone.Voltages.Concat(cone.Lagging.Select(value => value ?? 0)).Any(value => value != 0))) yield return Cones(result, $"{name}-cones");
        if (result.Thicknesses.Count > 1) yield return Thickness(result, $"{name}-thickness");
    }

    private static Figure AgainstField(SpinPumpingResult result, string name)
    {
        string along = ExperimentFigures.AxisName(result.Along);
        FigureAxis field = new(along.StartsWith('[') ? "Field μ_{0}H" : $"Field μ_{{0}}H_{{{along}}}", "T") { Minimum = result.Fields.Min(), Maximum = result.Fields.Max() };
        double mean = Largest(result.Spectra.SelectMany(one => one.Means)), alternating = Largest(result.Spectra.SelectMany(one => one.Alternating));
        bool hasLag = HasLag(result, mean), hasMean = mean > 0 || hasLag, hasAlternating = alternating > Nothing * mean && alternating > 0;
        List<Panel> panels = [];
        if (hasMean) panels.Add(Means(result, field, mean > 0, hasLag));
        if (hasAlternating) panels.Add(Voltages(result, field, "Amplitude V_{ac}", one => one.Alternating));
        panels.Add(Widths(result, field));
        return new Figure
        {
            Name = name,
            Title = "Spin pumping against field",
            Caption = "Voltage of the open circuit that the moments pump in a microwave field" + (hasMean ? ", its mean" : "") + (hasAlternating ? (hasMean ? " and its amplitude" : ", its amplitude") + " at the frequency itself" : "")
                + $", against the field along {along}. Below: linewidths (full, in frequency) of the modes, dotted with the moments' own damping only" + (Several(result) ? ", dashed without the damping of the moments by each other." : ".")
                + (hasLag && mean > 0 ? " Dashed voltages: with spins of the normal metals that lag behind." : hasLag ? " The mean voltage comes from spins of the normal metal that lag behind the moment; if they followed at once there would be none." : ""),
            SharesX = true,
            Panels = panels,
        };
    }

    /// <summary>Whether lagging spins change the mean voltage by more than a hundredth.</summary>
    private static bool HasLag(SpinPumpingResult result, double mean)
    {
        double late = Largest(result.Spectra.SelectMany(one => one.Lagging));
        double apart = result.Spectra.SelectMany(one => one.Lagging.Zip(one.Means, (a, b) => a - b)).Max(value => value is { } difference ? Math.Abs(difference) : 0);
        return apart > 0.01 * Math.Max(late, mean);
    }

    private static Panel Means(SpinPumpingResult result, FigureAxis field, bool hasMean, bool hasLag)
    {
        Panel late = Voltages(result, field, "Mean voltage V_{dc}", one => one.Lagging);
        if (!hasMean) return late;
        Panel panel = Voltages(result, field, "Mean voltage V_{dc}", one => one.Means);
        return hasLag ? panel with { Curves = [.. panel.Curves, .. late.Curves.Select(curve => curve with { Label = "", Style = LineStyle.Dashed })] } : panel;
    }

    private static bool Several(SpinPumpingResult result) => result.Linewidths.Any(one => one.Mode > 1);

    private static Panel Voltages(SpinPumpingResult result, FigureAxis field, string label, Func<PumpedSpectrum, IReadOnlyList<double?>> values) => new()
    {
        X = field,
        Y = new FigureAxis(label, "V"),
        Height = 96,
        Rules = [new Rule(0, IsVertical: false)],
        Curves = [.. result.Spectra.Select((one, k) => new Curve(result.Fields, [.. values(one).Select(value => value ?? double.NaN)]) { Label = UnitDisplay.Markup(one.Frequency, "Hz", 3), Colour = Palette.Of(k), Width = 1.3 })],
    };

    private static Panel Widths(SpinPumpingResult result, FigureAxis field)
    {
        List<Curve> curves = [];
        int modes = result.Linewidths.Count == 0 ? 0 : result.Linewidths.Max(one => one.Mode);
        bool several = Several(result);
        for (int mode = 1; mode <= modes; mode++)
        {
            PumpedLinewidth[] points = [.. result.Linewidths.Where(one => one.Mode == mode)];
            double[] fields = [.. points.Select(one => one.Field)];
            Colour colour = Palette.Of(mode + 2);
            string suffix = several ? FormattableString.Invariant($", mode {mode}") : "";
            curves.Add(new Curve(fields, [.. points.Select(one => one.Linewidth)]) { Label = $"pumping{suffix}", Colour = colour, Width = 1.3 });
            if (several) curves.Add(new Curve(fields, [.. points.Select(one => one.WithoutCrossDamping)]) { Label = mode == 1 ? "not crossed" : "", Colour = colour, Style = LineStyle.Dashed });
            curves.Add(new Curve(fields, [.. points.Select(one => one.OwnDamping)]) { Label = mode == 1 ? "own damping" : "", Colour = colour, Style = LineStyle.Dotted });
        }
        return new Panel { X = field, Y = new FigureAxis("Linewidth Δf", "Hz") { Minimum = 0 }, Height = 96, Curves = curves };
    }

    private static Figure Cones(SpinPumpingResult result, string name) => new()
    {
        Name = name,
        Title = "Pumped voltage on a cone",
        Caption = $"Mean voltage while a moment goes round a circular cone at {Frequency.FromSi(result.Spectra[0].Frequency)}, against the half opening θ; dashed: the law of small angles, proportional to sin^{{2}}θ" + (result.Cones.Any(cone => cone.Lagging.Any(value => value is not null)) ? "; dotted: with spins of the normal metals that lag behind." : "."),
        Panels =
        [
            new Panel
            {
                X = AngleAxis.Of("Half opening θ", AngleAxis.Degrees(result.Cones[0].Angles)),
                Y = new FigureAxis("Mean voltage V_{dc}", "V"),
                Height = 124,
                Rules = [new Rule(0, IsVertical: false)],
                Curves = [.. result.Cones.SelectMany((cone, k) => new Curve[]
                {
                    new(AngleAxis.Degrees(cone.Angles), cone.Voltages) { Label = result.Cones.Count == 1 ? "exact" : cone.Name, Colour = Palette.Of(k), Width = 1.3 },
                    new(AngleAxis.Degrees(cone.Angles), [.. cone.Lagging.Select(value => value ?? double.NaN)]) { Label = k == 0 && cone.Lagging.Any(value => value is not null) ? "with lag" : "", Colour = Palette.Of(k), Style = LineStyle.Dotted },
                    new(AngleAxis.Degrees(cone.Angles), cone.SmallAngles) { Label = k == 0 ? "small angles" : "", Colour = Palette.Of(k), Style = LineStyle.Dashed },
                })],
            },
        ],
    };

    private static Figure Thickness(SpinPumpingResult result, string name)
    {
        int[] order = [.. Enumerable.Range(0, result.Thicknesses.Count).OrderBy(i => result.Thicknesses[i])];
        double[] x = [.. order.Select(i => result.Thicknesses[i])];
        string layers = result.Layers.Count == 1 ? $"of {result.Layers[0]}" : "of the layers";
        FigureAxis axis = new($"Thickness {layers}", "m") { Minimum = 0 };
        MarkerShape marker = x.Length <= 30 ? MarkerShape.Disc : MarkerShape.None;
        IReadOnlyList<double?> voltages = Largest(result.VoltagesByThickness) > 0 ? result.VoltagesByThickness : result.LaggingByThickness;
        bool hasVoltage = Largest(voltages) > 0;
        return new Figure
        {
            Name = name,
            Title = "Spin pumping against thickness",
            Caption = $"What the stack adds to the damping of {string.Join(" and ", result.DampingsByThickness.Select(one => one.Name))}" + (hasVoltage ? ", and the largest mean voltage over the fields," : "") + $" against the thickness {layers}.",
            SharesX = true,
            Panels =
            [
                new Panel
                {
                    X = axis,
                    Y = new FigureAxis("Added damping", "1") { Minimum = 0 },
                    Height = 96,
                    Curves = [.. result.DampingsByThickness.Select((one, k) => new Curve(x, [.. order.Select(i => one.Enhancements[i])]) { Label = result.DampingsByThickness.Count == 1 ? "" : one.Name, Colour = Palette.Of(k), Marker = marker, Width = 1.3 })],
                },
                .. hasVoltage
                    ? [new Panel { X = axis, Y = new FigureAxis("Mean voltage V_{dc}", "V"), Height = 84, Rules = [new Rule(0, IsVertical: false)], Curves = [new Curve(x, [.. order.Select(i => voltages[i] ?? double.NaN)]) { Colour = Palette.Green, Marker = marker, Width = 1.3 }] }]
                    : (Panel[])[],
            ],
        };
    }

    private static double Largest(IEnumerable<double?> values) => values.DefaultIfEmpty(0).Max(value => value is { } one ? Math.Abs(one) : 0);
}
