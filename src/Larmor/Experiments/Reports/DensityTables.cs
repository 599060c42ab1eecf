using System.Globalization;
using Larmor.Experiments.Densities;
using Larmor.Fluctuations.Density;
using Larmor.Numerics;

namespace Larmor.Experiments.Reports;

/// <summary>The tables and arrays of a density in time.</summary>
internal static class DensityTables
{
    private const int Rows = 37, Columns = 72;

    public static Table InTime(DensityCourse course, DensityWell[] wells) => new(
        "density",
        "Moments, populations, entropy, free energy, powers, works and heat of the ensemble against time; empty where the density is too narrow to be resolved.",
        [
            new("time", "s", "Time", course.Times),
            .. Moments(course),
            .. wells.Select(well => new Column($"population-{well.Name}", "1", $"Probability of the directions nearest to the state {well.Name}", well.Populations)),
            Of(course, "entropy", "1", "Entropy over k, -<ln rho>; ln(4 pi) = 2.531 where all directions are alike", balance => balance.Entropy),
            Of(course, "energy", "J", "Mean energy with that of the field", balance => balance.Energy),
            Of(course, "free-energy", "J", "Free energy <vV> + kT <ln rho>", balance => balance.FreeEnergy),
            Of(course, "relative-entropy", "1", "Relative entropy to the stationary state of the drives as they stand", balance => balance.Split?.RelativeEntropy),
            Of(course, "dissipation", "W", "T times the entropy production, v alpha L_F <|grad mu|^2>", balance => balance.Dissipation),
            Of(course, "relaxation", "W", "Part of the dissipation that relaxes towards the stationary state", balance => balance.Split?.Relaxation),
            Of(course, "housekeeping", "W", "Part that keeps the stationary state of the current alive", balance => balance.Split?.Housekeeping),
            Of(course, "torque-power", "W", "Power supplied by the spin torque", balance => balance.TorquePower),
            Of(course, "heat-power", "W", "Heat to the bath per time", balance => balance.HeatPower),
            new("field-work", "J", "Work of the changing fields since the beginning", [.. course.Works.Select(work => work.Field)]),
            new("torque-work", "J", "Work of the spin torque since the beginning", [.. course.Works.Select(work => work.Torque)]),
            new("heat", "J", "Heat to the bath since the beginning", [.. course.Works.Select(work => work.Heat)]),
        ]);

    /// <summary>The slowest modes; none where the drives change.</summary>
    public static IEnumerable<Table> Modes(DensityCourse course)
    {
        if (course.End is not { } end) yield break;
        yield return new Table(
            "modes",
            "The slowest ways in which the density relaxes towards the stationary state.",
            [
                new("number", "1", "Number, the slowest first", [.. end.Modes.Modes.Select((_, i) => i + 1.0)]),
                new("rate", "1/s", "Rate of decay", [.. end.Modes.Modes.Select(mode => mode.Rate.Real)]),
                new("frequency", "Hz", "Frequency with which it turns; 0 for none", [.. end.Modes.Modes.Select(mode => mode.Rate.Imaginary / (2 * Math.PI))]),
                new("residual", "1", "How well the mode solves the equation, relative to its rate", [.. end.Modes.Modes.Select(mode => mode.Residual)]),
            ]);
    }

    /// <summary>ρ on a grid at a few instants.</summary>
    public static NamedArray Maps(DensityCourse course)
    {
        double[] polar = [.. Enumerable.Range(0, Rows).Select(i => Math.PI * i / (Rows - 1))], azimuths = [.. Enumerable.Range(0, Columns).Select(k => 2 * Math.PI * k / Columns)];
        double[] values = [.. course.Maps.SelectMany(map => polar.SelectMany(theta => azimuths.Select(phi => map.Density.ValueAt(FromNormal(theta, phi)))))];
        return new NamedArray(
            "density", "1/sr", "Density on the sphere; polar angle from the film normal x, azimuth in the film plane from y towards z",
            [new Axis("time", "s", [.. course.Maps.Select(map => map.Time)]), new Axis("polar-angle", "rad", polar), new Axis("azimuth", "rad", azimuths)], values);
    }

    private static UnitVector FromNormal(double theta, double phi) => UnitVector.Along(Math.Cos(theta), Math.Sin(theta) * Math.Cos(phi), Math.Sin(theta) * Math.Sin(phi));

    private static IEnumerable<Column> Moments(DensityCourse course)
    {
        yield return new("mean-x", "1", "Mean of u_x (film normal)", [.. course.Means.Select(u => u.X)]);
        yield return new("mean-y", "1", "Mean of u_y", [.. course.Means.Select(u => u.Y)]);
        yield return new("mean-z", "1", "Mean of u_z", [.. course.Means.Select(u => u.Z)]);
        foreach ((string name, Func<SymmetricMatrix3, double> of) in new (string, Func<SymmetricMatrix3, double>)[] { ("xx", m => m.XX), ("yy", m => m.YY), ("zz", m => m.ZZ), ("xy", m => m.XY), ("xz", m => m.XZ), ("yz", m => m.YZ) })
        {
            yield return new($"mean-{name}", "1", string.Create(CultureInfo.InvariantCulture, $"Mean of u_{name[0]} u_{name[1]}"), [.. course.SecondMoments.Select(of)]);
        }
    }

    private static Column Of(DensityCourse course, string name, string unit, string meaning, Func<DensityBalance, double?> value) =>
        new(name, unit, meaning, [.. course.Balances.Select(balance => balance is null ? double.NaN : value(balance) ?? double.NaN)]);
}
