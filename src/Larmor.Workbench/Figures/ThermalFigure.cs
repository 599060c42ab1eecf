using Larmor.Experiments;
using Larmor.Fluctuations.Langevin;
using Larmor.Numerics;

namespace Larmor.Workbench.Figures;

/// <summary>Many trajectories with thermal noise in time: means with their spread, a few trajectories, energy, and the powers along them.</summary>
internal static class ThermalFigure
{
    private const int Shown = 3, Marks = 40;

    public static Figure InTime(DynamicsResult result, ThermalCourse course, string name)
    {
        FigureAxis time = new("Time t", "s") { Minimum = result.Times[0], Maximum = result.Times[^1] };
        bool isSingle = course.Moments.Count == 1;
        return new Figure
        {
            Name = name,
            Title = isSingle ? "The free moment under thermal noise" : "The free moments under thermal noise",
            Caption = FormattableString.Invariant($"Means of {course.Trajectories} trajectories (lines), the spread among them (areas: one standard deviation) and {(Math.Min(Shown, course.Ways.Count) == 2 ? "two" : "three")} of them (thin); x is the film normal. Below: mean energy density, and powers along the trajectories, averaged over short times, areas: two standard errors."),
            SharesX = true,
            Panels =
            [
                Component(result, course, time, "m_{x}", u => u.X, moment => moment.X, Palette.Green),
                Component(result, course, time, "m_{y}", u => u.Y, moment => moment.Y, Palette.Vermilion),
                Component(result, course, time, "m_{z}", u => u.Z, moment => moment.Z, Palette.Blue),
                new Panel
                {
                    X = time,
                    Y = new FigureAxis("V", "J/m^3"),
                    Height = 46,
                    Curves = [new Curve(result.Times, [.. course.Energies.Select(one => one.Value)]) { Width = 0.8 }],
                    Bands = [Errors(result.Times, course.Energies, Palette.Black)],
                },
                Powers(result, course, time),
            ],
        };
    }

    private static Panel Component(DynamicsResult result, ThermalCourse course, FigureAxis time, string label, Func<Vector3d, double> axis, Func<MomentCourse, IReadOnlyList<Estimate>> mean, Colour single)
    {
        Colour ColourOf(int k) => course.Moments.Count == 1 ? single : Palette.Of(k);
        return new Panel
        {
            X = time,
            Y = new FigureAxis(label, "1") { Minimum = -1.12, Maximum = 1.12 },
            Height = 50,
            Rules = [new Rule(0, IsVertical: false, LineStyle.Dotted)],
            Bands =
            [
                .. course.Moments.Select((moment, k) => new Band(
                    result.Times,
                    [.. mean(moment).Select((one, i) => one.Value - axis(moment.Spreads[i]))],
                    [.. mean(moment).Select((one, i) => one.Value + axis(moment.Spreads[i]))]) { Colour = ColourOf(k) }),
            ],
            Curves =
            [
                .. course.Ways.Take(Shown).SelectMany(ways => ways.Select((way, k) => new Curve(result.Times, [.. way.Directions.Select(axis)]) { Colour = ColourOf(k).Paler(0.45), Width = 0.35 })),
                .. course.Moments.Select((moment, k) => new Curve(result.Times, [.. mean(moment).Select(one => one.Value)]) { Label = course.Moments.Count == 1 ? "" : moment.Name, Colour = ColourOf(k), Width = 1.2 }),
            ],
        };
    }

    private static Panel Powers(DynamicsResult result, ThermalCourse course, FigureAxis time)
    {
        (double[] heatTimes, Estimate[] heats) = Averaged(result.Times, course.HeatPowers);
        (double[] torqueTimes, Estimate[] torques) = Averaged(result.Times, course.TorquePowers);
        (double[] fieldTimes, Estimate[] fields) = Averaged(result.Times, course.FieldPowers);
        bool hasTorque = torques.Any(one => one.Value != 0), hasField = fields.Any(one => one.Value != 0);
        return new Panel
        {
            X = time,
            Y = new FigureAxis("Power", "W"),
            Height = 62,
            Rules = [new Rule(0, IsVertical: false)],
            Bands = [Errors(heatTimes, heats, Palette.Orange), .. hasTorque ? [Errors(torqueTimes, torques, Palette.Blue)] : (Band[])[], .. hasField ? [Errors(fieldTimes, fields, Palette.Green)] : (Band[])[]],
            Curves =
            [
                new Curve(heatTimes, [.. heats.Select(one => one.Value)]) { Label = "heat to the bath", Colour = Palette.Orange, Width = 1.2 },
                .. hasTorque ? [new Curve(torqueTimes, [.. torques.Select(one => one.Value)]) { Label = "spin torque", Colour = Palette.Blue }] : (Curve[])[],
                .. hasField ? [new Curve(fieldTimes, [.. fields.Select(one => one.Value)]) { Label = "fields", Colour = Palette.Green }] : (Curve[])[],
            ],
        };
    }

    /// <summary>Powers over several samples together, so that their noise does not hide them; each already is a mean over the time since the sample before.</summary>
    private static (double[] Times, Estimate[] Powers) Averaged(IReadOnlyList<double> times, IReadOnlyList<Estimate> powers)
    {
        int width = Math.Max(1, (powers.Count - 1) / Marks), count = (powers.Count - 1) / width;
        double[] middles = [.. Enumerable.Range(0, count).Select(i => 0.5 * (times[i * width] + times[(i + 1) * width]))];
        return (middles, [.. Enumerable.Range(0, count).Select(i => Together([.. powers.Skip((i * width) + 1).Take(width)]))]);
    }

    private static Estimate Together(Estimate[] one) => new(one.Average(each => each.Value), Math.Sqrt(one.Sum(each => each.Error * each.Error)) / one.Length);

    private static Band Errors(IReadOnlyList<double> times, IReadOnlyList<Estimate> values, Colour colour) =>
        new(times, [.. values.Select(one => one.Value - (2 * one.Error))], [.. values.Select(one => one.Value + (2 * one.Error))]) { Colour = colour };
}
