using System.Globalization;
using Larmor.Coupling;
using Larmor.Quantities;
using Larmor.Thermodynamics;

namespace Larmor.Experiments.Reports;

/// <summary>Maps of a torque, thresholds and simple statements as answers, tables and arrays.</summary>
internal static class TransferMapReport
{
    private const double ResidualTolerance = 1e-6, ToDegrees = 180 / Math.PI;

    public static IEnumerable<Scalar> Scalars(IReadOnlyList<TransferMap> maps)
    {
        foreach (TransferMap map in maps)
        {
            string suffix = maps.Count == 1 ? "" : $"-{map.Layer}";
            yield return new($"helmholtz-residual{suffix}", map.Residual, "1", $"Largest torque on '{map.Layer}' that chi and Phi leave, over the largest torque.");
            yield return new($"largest-force{suffix}", map.Forces.Max(force => force.Norm), "J/(m^3 A)", $"Largest X = u x grad Phi + grad chi per ampere on '{map.Layer}'.");
            yield return new($"chi-range{suffix}", map.Chi.Max() - map.Chi.Min(), "J/(m^3 A)", $"Highest less lowest chi per ampere of '{map.Layer}'.");
            yield return new($"phi-range{suffix}", map.Phi.Max() - map.Phi.Min(), "J/(m^3 A)", $"Highest less lowest Phi per ampere of '{map.Layer}'.");
            foreach (TransferThreshold one in map.Thresholds)
            {
                string sign = one.IsPositive ? "positive" : "negative", where = $"of the state '{one.State}' at {sign} current";
                yield return new($"threshold-{one.State}-{sign}", one.Pumped, "A", $"Current at which stability {where} ends, with the damping that the whole stack makes.", one.Pumped is null ? one.Reason : null);
                yield return new($"threshold-{one.State}-{sign}-own-damping", one.Own, "A", "The same with the moment's own damping only.", one.Own is null ? one.Reason : null);
            }
            if (map.Statement is { } statement)
            {
                foreach (Scalar scalar in OfStatement(statement)) yield return scalar;
            }
        }
    }

    private static IEnumerable<Scalar> OfStatement(SimpleStatement one)
    {
        string at = string.Create(CultureInfo.InvariantCulture, $"of the state '{one.State}' at {Current.FromSi(one.Current)}");
        yield return new("rest-shift", one.Shift, "rad", $"By how far the current turns the state of rest, {at}.");
        yield return new("rest-shift-simple", one.SimpleShift, "rad", "The same by the quasi-static condition H + grad(chi)/alpha = 0.", one.SimpleShift is null ? "That condition has no solution near the state." : null);
        yield return new("frequency-shift", one.FrequencyShift, "Hz", $"Change of the resonance frequency {at}.");
        yield return new("frequency-shift-simple", one.SimpleFrequencyShift, "Hz", "The same by Phi alone.");
        yield return new("pumped-damping", one.Pumped, "1", "What the stack adds to the damping at that state, with the spins that flow back.");
        yield return new("pumped-damping-simple", one.PumpedWithoutBackFlow, "1", "The same if none flowed back: current by the ferromagnetic force alone.");
    }

    public static IEnumerable<Table> Tables(IReadOnlyList<TransferMap> maps)
    {
        (TransferMap Map, TransferThreshold Threshold)[] thresholds = [.. maps.SelectMany(map => map.Thresholds.Select(one => (map, one)))];
        if (thresholds.Length > 0)
        {
            yield return new Table("thresholds", "Currents at which the states of rest lose their stability; empty where they do not.",
            [
                new("sign", "1", "Sign of the current.", [.. thresholds.Select(row => row.Threshold.IsPositive ? 1.0 : -1)]),
                new("simple", "A", "Where lap chi = alpha lap V at the state without current.", [.. thresholds.Select(row => row.Threshold.Simple ?? double.NaN)]),
                new("own-damping", "A", "The state followed with the current, given damping.", [.. thresholds.Select(row => row.Threshold.Own ?? double.NaN)]),
                new("with-pumping", "A", "The same with the damping that the whole stack makes.", [.. thresholds.Select(row => row.Threshold.Pumped ?? double.NaN)]),
            ],
            [.. thresholds.Select(row => row.Threshold.State)]);
        }
        if (maps.Select(map => map.Statement).FirstOrDefault(one => one is not null) is not { } statement) yield break;
        (string Name, double Exact, double Simple)[] rows =
        [
            ("state of rest turned (rad); simple: H + grad(chi)/alpha = 0", statement.Shift, statement.SimpleShift ?? double.NaN),
            ("resonance frequency shifted (Hz); simple: Phi alone", statement.FrequencyShift, statement.SimpleFrequencyShift),
            ("linewidth changed (Hz); simple: chi alone", statement.LinewidthShift, statement.SimpleLinewidthShift),
            ("damping added; simple: no spin flows back", statement.Pumped, statement.PumpedWithoutBackFlow),
        ];
        yield return new Table("simple-statements", $"Simple statements beside the exact answer, at {Current.FromSi(statement.Current)} in the state '{statement.State}'; each row in its own unit.",
        [
            new("exact", "1", "The exact answer, in the unit that the row names.", [.. rows.Select(row => row.Exact)]),
            new("simple", "1", "The simple statement.", [.. rows.Select(row => row.Simple)]),
            new("difference", "1", "Simple less exact.", [.. rows.Select(row => row.Simple - row.Exact)]),
        ],
        [.. rows.Select(row => row.Name)]);
    }

    public static IEnumerable<NamedArray> Arrays(IReadOnlyList<TransferMap> maps)
    {
        foreach (TransferMap map in maps)
        {
            string suffix = maps.Count == 1 ? "" : $"-{map.Layer}";
            Axis[] axes = [new("polar-angle", "rad", map.Grid.PolarAngles), new("azimuth", "rad", map.Grid.Azimuths)];
            yield return new NamedArray($"chi{suffix}", "J/(m^3 A)", $"chi of '{map.Layer}' per ampere; polar angle from x, azimuth from y.", axes, map.Chi);
            yield return new NamedArray($"phi{suffix}", "J/(m^3 A)", $"Phi of '{map.Layer}' per ampere.", axes, map.Phi);
            yield return new NamedArray($"force{suffix}", "J/(m^3 A)", $"X = u x grad Phi + grad chi of '{map.Layer}' per ampere, from the transport itself.", [.. axes, new("component", "1", [0, 1, 2])], [.. map.Forces.SelectMany(force => new[] { force.X, force.Y, force.Z })]);
        }
    }

    public static IEnumerable<AuditCheck> Checks(IReadOnlyList<TransferMap> maps) => maps.Count == 0 ? [] :
        [new AuditCheck("helmholtz", maps.Max(map => map.Residual), ResidualTolerance, "Torque from the transport against the one of its two potentials, at directions that the series did not use, over the largest torque.")];

    public static IEnumerable<string> Notes(IReadOnlyList<TransferMap> maps)
    {
        if (maps.Count == 0) yield break;
        yield return "Maps: chi = (A + alpha B) I and Phi = (alpha A - B) I per ampere by vector spherical harmonics, each unique up to a constant; with several free layers those of each at the parallel state of the others.";
        foreach (SimpleStatement one in maps.Select(map => map.Statement).OfType<SimpleStatement>())
        {
            string simple = one.SimpleShift is { } shift
                ? string.Create(CultureInfo.InvariantCulture, $"the quasi-static condition H + grad(chi)/alpha = 0 would turn it by {shift * ToDegrees:G4} deg, to {one.Apart!.Value * ToDegrees:G4} deg from there (it holds for moment, field and polarizer on one line)")
                : "the quasi-static condition H + grad(chi)/alpha = 0 has no solution near by";
            yield return string.Create(CultureInfo.InvariantCulture, $"Simple statements beside the exact answer, state '{one.State}' at {Current.FromSi(one.Current)}, half of its threshold: the current turns the state of rest by {one.Shift * ToDegrees:G4} deg; {simple}. It shifts the resonance by {one.FrequencyShift / 1e6:G4} MHz, of which Phi alone gives {one.SimpleFrequencyShift / 1e6:G4} MHz; it changes the linewidth by {one.LinewidthShift / 1e6:G4} MHz, of which chi alone gives {one.SimpleLinewidthShift / 1e6:G4} MHz.");
            yield return string.Create(CultureInfo.InvariantCulture, $"A moving moment would add {one.PumpedWithoutBackFlow:G4} to its damping if its current were set by the ferromagnetic force alone; with the spins that accumulate and flow back it adds {one.Pumped:G4}. In the same way -d(Dmu)/dx = e j/l holds only where the ferromagnetic force vanishes.");
        }
    }
}
