using Larmor.Experiments.Pumping;
using Larmor.Numerics;

namespace Larmor.Experiments.Reports;

/// <summary>The tables of a measurement of spin pumping.</summary>
internal sealed class SpinPumpingTables(SpinPumping settings, PumpedMoments moments, PumpingFindings found, PumpedSpectrum[] spectra)
{
    private double Square => settings.Amplitudes[0].Si * settings.Amplitudes[0].Si;

    public IEnumerable<Table> All(DampingRow[] damping, PumpedCone[] cones, PumpedThickness[] series, double?[] byThickness)
    {
        yield return Voltages();
        yield return Lines();
        yield return Modes();
        if (damping.Length > 0) yield return Damping(damping);
        if (cones.Length > 0) yield return Cones(cones);
        if (found.Reference is { } reference && settings.Amplitudes.Count > 1 && found.Points[reference].Responses[0] is { } response) yield return Power(response);
        if (found.Series.Count > 0) yield return Thicknesses(series, byThickness);
    }

    private Table Voltages()
    {
        (int Frequency, int Field, PumpedResponse At)[] rows =
            [.. Enumerable.Range(0, spectra.Length).SelectMany(k => Enumerable.Range(0, found.Points.Count).Where(i => found.Points[i].Responses[k] is not null).Select(i => (k, i, found.Points[i].Responses[k]!.Value)))];
        double amplitude = settings.Amplitudes[0].Si;
        return new Table("voltages", "Pumped voltages by frequency and field.",
        [
            new("field", "T", "Applied field, mu0 H along the sweep's direction.", [.. rows.Select(row => found.Points[row.Field].Field)]),
            new("frequency", "Hz", "Frequency of the microwave field.", [.. rows.Select(row => spectra[row.Frequency].Frequency)]),
            new("mean-voltage", "V", "Mean voltage, left against right end, without current.", [.. rows.Select(row => Square * row.At.Mean)]),
            new("mean-voltage-with-lag", "V", "The same with spins of the normal metals that lag behind the moments; empty where the moments do not lie along one axis or a diffusion constant is not known.", [.. rows.Select(row => Square * row.At.Lagging ?? double.NaN)]),
            new("alternating-voltage", "V", "Amplitude of the voltage at the frequency itself.", [.. rows.Select(row => amplitude * row.At.Alternating.Magnitude)]),
            new("alternating-phase", "rad", "By how much it lags behind the microwave field.", [.. rows.Select(row => row.At.Alternating.Magnitude > 0 ? row.At.Alternating.Phase : 0)]),
            new("swing", "rad", "Largest half axis of a moment's motion.", [.. rows.Select(row => amplitude * row.At.Cone)]),
            new("absorbed-power", "W", "Power taken from the microwave field.", [.. rows.Select(row => Square * row.At.Absorbed)]),
        ]);
    }

    private Table Lines()
    {
        PumpedSpectrum[] lines = [.. spectra.Where(one => one.Line is not null)];
        return new Table("lines", "Lines fitted to the mean voltage over the field, by frequency.",
        [
            new("frequency", "Hz", "Frequency of the microwave field.", [.. lines.Select(one => one.Frequency)]),
            new("resonance-field", "T", "Centre.", [.. lines.Select(one => one.Line!.Centre)]),
            new("half-width", "T", "Half of the full width at half maximum of the symmetric part.", [.. lines.Select(one => one.Line!.HalfWidth)]),
            new("symmetric", "V", "Height of the symmetric part.", [.. lines.Select(one => one.Line!.Symmetric)]),
            new("antisymmetric", "V", "Size of the antisymmetric part, twice its largest value.", [.. lines.Select(one => one.Line!.Antisymmetric)]),
        ]);
    }

    private Table Modes()
    {
        (double Field, int Number, PumpedMode Mode)[] rows = [.. found.Points.SelectMany(point => point.Modes.Select((mode, i) => (point.Field, i + 1, mode)))];
        List<Column> columns =
        [
            new("field", "T", "Applied field, mu0 H along the sweep's direction.", [.. rows.Select(row => row.Field)]),
            new("mode", "1", "Number of the mode, 1 for the lowest frequency at the first field; followed by its shape.", [.. rows.Select(row => (double)row.Number)]),
            new("frequency", "Hz", "Frequency at which it rings.", [.. rows.Select(row => row.Mode.Frequency)]),
            new("linewidth", "Hz", "Full width at half maximum with all that the stack takes.", [.. rows.Select(row => row.Mode.Linewidth)]),
        ];
        if (moments.Magnets.Count > 1) columns.Add(new("linewidth-without-cross-damping", "Hz", "The same if every moment pumped while the others stood still; empty where no mode corresponds.", [.. rows.Select(row => row.Mode.Alone)]));
        columns.Add(new("linewidth-of-own-damping", "Hz", "The same with each moment's own damping only; empty where no mode corresponds.", [.. rows.Select(row => row.Mode.Own)]));
        return new Table("modes", "Linewidths of the modes by field.", columns);
    }

    private static Table Damping(DampingRow[] rows) => new(
        "damping", "Damping of each free layer at the field of largest absorption, the others standing still.",
        [
            new("own-damping", "1", "Given damping, measured in the bulk.", [.. rows.Select(row => row.Own)]),
            new("bulk-damping", "1", "The part of it that the moment hands to its own lattice by its conduction electrons (s-d).", [.. rows.Select(row => row.Bulk)]),
            new("enhancement", "1", "What the stack adds, mean over the directions across the moment.", [.. rows.Select(row => row.Enhancement)]),
            new("largest-enhancement", "1", "The same in the direction that is damped most.", [.. rows.Select(row => row.Most)]),
            new("smallest-enhancement", "1", "The same in the direction that is damped least.", [.. rows.Select(row => row.Least)]),
            new("effective-damping", "1", "Damping that a resonance sees.", [.. rows.Select(row => row.Effective)]),
            new("gyromagnetic-ratio-over-own", "1", "Gyromagnetic ratio with the electrons over its own.", [.. rows.Select(row => row.Ratio)]),
            new("enhancement-with-lag", "1", "What the stack adds with spins of the normal metals that lag behind a circular motion at the first frequency; empty where it is not known.", [.. rows.Select(row => row.Lagging?.Enhancement ?? double.NaN)]),
            new("effective-damping-with-lag", "1", "Damping that a resonance sees likewise.", [.. rows.Select(row => row.Lagging?.Effective ?? double.NaN)]),
            new("gyromagnetic-ratio-over-own-with-lag", "1", "Gyromagnetic ratio over its own likewise.", [.. rows.Select(row => row.Lagging?.Ratio ?? double.NaN)]),
            new("mixing-conductance", "1/m^2", "Effective g_r, the back-flow counted.", [.. rows.Select(row => row.Mixing.Real)]),
            new("mixing-conductance-imaginary", "1/m^2", "Effective g_i.", [.. rows.Select(row => row.Mixing.Imaginary)]),
            new("in-series", "1/m^2", "g_r by conductances one behind the other; empty where that closed form does not hold.", [.. rows.Select(row => row.Closed?.Real ?? double.NaN)]),
            new("in-series-imaginary", "1/m^2", "g_i likewise.", [.. rows.Select(row => row.Closed?.Imaginary ?? double.NaN)]),
        ],
        [.. rows.Select(row => row.Name)]);

    private static Table Cones(PumpedCone[] cones) => new(
        "cones", "Mean voltage of each free layer on a circular cone about its direction of rest at the first frequency, the others standing still; at the field of largest absorption.",
        [
            new("angle", "rad", "Half opening of the cone.", cones[0].Angles),
            .. cones.SelectMany(one => new Column[]
            {
                new($"voltage{Suffix(cones.Length, one.Name)}", "V", $"Mean voltage while '{one.Name}' turns, counter-clockwise seen from its direction of rest.", one.Voltages),
                new($"small-angle{Suffix(cones.Length, one.Name)}", "V", "The same by the law of small angles, proportional to the squared sine.", one.SmallAngles),
                new($"with-lag{Suffix(cones.Length, one.Name)}", "V", "Mean voltage with spins of the normal metals that lag behind; empty where it is not known.", [.. one.Lagging.Select(value => value ?? double.NaN)]),
            }),
        ]);

    private Table Power(PumpedResponse response) => new(
        "power", "Against the power of the microwave field, at the first frequency and the field of largest absorption.",
        [
            new("amplitude", "T", "Amplitude of the microwave field.", [.. settings.Amplitudes.Select(one => one.Si)]),
            new("absorbed-power", "W", "Power taken from it.", [.. settings.Amplitudes.Select(one => one.Si * one.Si * response.Absorbed)]),
            new("mean-voltage", "V", "Mean voltage.", [.. settings.Amplitudes.Select(one => one.Si * one.Si * response.Mean)]),
            new("alternating-voltage", "V", "Amplitude of the voltage at the frequency itself.", [.. settings.Amplitudes.Select(one => one.Si * response.Alternating.Magnitude)]),
            new("swing", "rad", "Largest half axis of a moment's motion.", [.. settings.Amplitudes.Select(one => one.Si * response.Cone)]),
        ]);

    private Table Thicknesses(PumpedThickness[] series, double?[] voltages) => new(
        "thickness", "Damping and voltage against the thickness, at the field of largest absorption of the given device and, for the voltage, at the field where it is largest.",
        [
            new("thickness", "m", "Thickness of the layer (of each, where there are several).", [.. found.Series.Select(point => point.Thickness)]),
            .. series.SelectMany((one, k) => new Column[]
            {
                new($"enhancement{Suffix(series.Length, one.Name)}", "1", $"What the stack adds to the damping of '{one.Name}'.", one.Enhancements),
                new($"effective-damping{Suffix(series.Length, one.Name)}", "1", "Damping that its resonance sees.", [.. found.Series.Select(point => point.Damping.Count > k ? point.Damping[k].Effective : double.NaN)]),
                new($"mixing-conductance{Suffix(series.Length, one.Name)}", "1/m^2", "Effective g_r, the back-flow counted.", [.. found.Series.Select(point => point.Damping.Count > k ? point.Damping[k].Mixing.Real : double.NaN)]),
            }),
            new("mean-voltage", "V", "Mean voltage of largest size over the fields at the first frequency.", [.. voltages.Select(value => value ?? double.NaN)]),
            new("mean-voltage-with-lag", "V", "The same with spins of the normal metals that lag behind; empty where it is not known.", [.. found.Series.Select(point => Square * point.Lagging ?? double.NaN)]),
        ]);

    private static string Suffix(int count, string name) => count == 1 ? "" : $"-{name}";
}
