using Larmor.Fluctuations.Langevin;
using Larmor.Numerics;

namespace Larmor.Experiments.Thermal;

/// <summary>Tables and arrays of trajectories with noise.</summary>
internal sealed class ThermalTables(ThermalCourse course, double[] times)
{
    private bool IsSingle => course.Moments.Count == 1;

    /// <summary>The first trajectory, as one without noise is written.</summary>
    public Table Trajectory(double[] energies, List<double[]> rows, CourseSettings settings) => new(
        "trajectory",
        (IsSingle ? "Direction, energy and powers of the moment against time" : "Directions of the moments, their energy and powers against time") + (course.Trajectories > 1 ? ", first trajectory." : "."),
        [
            new("time", "s", "Time", times),
            .. course.Ways[0].SelectMany((way, k) => Components("m", Suffix(k), Who(k), way.Directions)),
            new("energy", "J/m^3", "Energy density V with that of the field" + (IsSingle ? "" : ": energy of all moments over their volume"), energies),
            new("torque-power", "W", "Power supplied by the spin torque, mean over the time since the row before", [.. rows.Select(row => row[settings.Powers + 1])]),
            new("gilbert-power", "W", "Heat to the bath per time, friction less the random field, mean over the time since the row before", [.. rows.Select(row => row[settings.Powers + 2])]),
        ]);

    /// <summary>Averages over the trajectories.</summary>
    public Table Means() => new(
        "means",
        "Averages over all trajectories against time, with standard errors, the spread among trajectories and the error of the step.",
        [
            new("time", "s", "Time", times),
            .. course.Moments.SelectMany(Columns),
            .. Both("energy", "J/m^3", "Energy density V with that of the field", course.Energies),
            .. Both("field-power", "W", "Power of changing fields since the row before", course.FieldPowers),
            .. Both("torque-power", "W", "Power of the spin torque since the row before", course.TorquePowers),
            .. Both("heat-power", "W", "Heat to the baths per time since the row before", course.HeatPowers),
        ]);

    /// <summary>Resistance, voltage and current.</summary>
    public Table Electric(double[] source, Gathered fine, CourseSettings settings) => new(
        "electric",
        "Resistance, voltage and current of the device against time" + (course.Trajectories > 1 ? ", averages over all trajectories." : "."),
        [
            new("time", "s", "Time", times),
            .. Electric("resistance", "ohm", "Resistance at rest in these directions", course.Resistances),
            .. Electric("voltage", "V", "Voltage R I of the left end against the right one", course.Voltages),
            .. Electric("current", "A", "Current along +x", [.. times.Select((_, i) => Scaled(fine.At(i, settings.FirstExtra + 2), source[i]))]),
        ]);

    /// <summary>The first trajectories whole, and the averages.</summary>
    public IReadOnlyList<NamedArray> Arrays()
    {
        Axis time = new("time", "s", times), component = new("component", "1", [0, 1, 2]), number = new("trajectory", "1", [.. course.Ways.Select((_, i) => (double)i)]);
        return
        [
            .. course.Moments.Select((moment, k) => new NamedArray($"direction{Suffix(k)}", "1", $"Direction of {Who(k)} in the first trajectories, by component x, y, z", [number, time, component], [.. course.Ways.SelectMany(ways => ways[k].Directions.SelectMany(u => new[] { u.X, u.Y, u.Z }))])),
            .. course.Trajectories == 1 ? [] : course.Moments.Select((moment, k) => new NamedArray($"mean-direction{Suffix(k)}", "1", $"Direction of {Who(k)} on the average, by component x, y, z", [time, component], [.. Enumerable.Range(0, times.Length).SelectMany(i => new[] { moment.X[i].Value, moment.Y[i].Value, moment.Z[i].Value })])),
            new("energy", "J/m^3", "Energy density V with that of the field, average over all trajectories", [time], [.. course.Energies.Select(one => one.Value)]),
        ];
    }

    private IEnumerable<Column> Columns(MomentCourse moment, int k)
    {
        (string suffix, string who) = (Suffix(k), Who(k));
        foreach ((string axis, IReadOnlyList<Estimate> mean) in new[] { ("x", moment.X), ("y", moment.Y), ("z", moment.Z) })
        {
            foreach (Column column in Both($"mean-m{axis}{suffix}", "1", $"{axis} component of {who}", mean)) yield return column;
        }
        foreach (Column column in Components("spread-m", suffix, who, moment.Spreads, "standard deviation among trajectories of the ")) yield return column;
        foreach (Column column in Components("step-bias-m", suffix, who, moment.StepBiases, "change with twice the step on the same random fields of the mean ")) yield return column;
    }

    private static IEnumerable<Column> Components(string stem, string suffix, string who, IReadOnlyList<Vector3d> vectors, string what = "")
    {
        yield return new($"{stem}x{suffix}", "1", $"{what}x component of {who} (film normal)", [.. vectors.Select(u => u.X)]);
        yield return new($"{stem}y{suffix}", "1", $"{what}y component of {who}", [.. vectors.Select(u => u.Y)]);
        yield return new($"{stem}z{suffix}", "1", $"{what}z component of {who}", [.. vectors.Select(u => u.Z)]);
    }

    private IEnumerable<Column> Electric(string name, string unit, string meaning, IReadOnlyList<Estimate> values) =>
        course.Trajectories > 1 ? Both(name, unit, meaning, values) : [new(name, unit, meaning, [.. values.Select(one => one.Value)])];

    private static IEnumerable<Column> Both(string name, string unit, string meaning, IReadOnlyList<Estimate> values)
    {
        yield return new(name, unit, $"Average: {meaning}", [.. values.Select(one => one.Value)]);
        yield return new($"{name}-error", unit, $"Its standard error: {meaning}", [.. values.Select(one => one.Error)]);
    }

    private static Estimate Scaled(Estimate one, double scale) => new(scale * one.Value, Math.Abs(scale) * one.Error);

    private string Suffix(int k) => IsSingle ? "" : $"-{course.Moments[k].Name}";

    private string Who(int k) => IsSingle ? "the moment" : $"'{course.Moments[k].Name}'";
}
