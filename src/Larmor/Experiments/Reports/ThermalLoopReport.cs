using System.Globalization;
using Larmor.Experiments.Escapes;
using Larmor.Experiments.Motion;
using Larmor.Fluctuations.Langevin;
using Larmor.Provenance;
using Larmor.Quantities;
using Larmor.Thermodynamics;

namespace Larmor.Experiments.Reports;

/// <summary>Turns field loops at a finite temperature into a result.</summary>
internal static class ThermalLoopReport
{
    private static readonly Citation[] Sources =
    [
        new("brown-1963", "W. F. Brown, Thermal fluctuations of a single-domain particle, Phys. Rev. 130, 1677 (1963).", "10.1103/PhysRev.130.1677"),
        new("kurkijarvi-1972", "J. Kurkijärvi, Intrinsic fluctuations in a superconducting ring closed with a Josephson junction, Phys. Rev. B 6, 832 (1972).", "10.1103/PhysRevB.6.832"),
        new("sharrock-1994", "M. P. Sharrock, Time dependence of switching fields in magnetic recording media, J. Appl. Phys. 76, 6413 (1994).", "10.1063/1.358282"),
    ];

    public static HysteresisResult Of(Hysteresis settings, FreeMoment moment, Temperature temperature, IReadOnlyList<HysteresisLoop> loops)
    {
        string[] layers = [moment.Magnet.Name];
        (HysteresisLoop Loop, ThermalBranch Branch, string Name)[] branches = [.. loops.SelectMany(loop => ((HysteresisLoop, ThermalBranch, string)[])[(loop, loop.ThermalUp!, "up"), (loop, loop.ThermalDown!, "down")])];
        string[] lost = [.. branches.Where(one => one.Branch.Means.Count == 0 && one.Branch.Watched.Count == 0).Select(one => one.Branch.Reason).Distinct(StringComparer.Ordinal)];
        return new HysteresisResult
        {
            Kind = settings.Kind,
            Name = settings.Name,
            Along = settings.Field.Along,
            Layers = layers,
            Loops = loops,
            Outcome = lost.Length == 0 ? Outcome.Finished : Outcome.NotConverged(string.Join(" ", lost.Take(3))),
            Scalars = [.. HysteresisTables.Scalars(loops), .. Scalars(loops.MinBy(loop => Math.Abs(loop.Current))!)],
            Tables = [HysteresisTables.Points(loops, layers, settings.Field.Along), Table(branches)],
            Arrays = HysteresisTables.Arrays(loops, [.. settings.Field.Values.Select(value => value.Si)], layers, settings.Field.Along),
            Checks =
            [
                .. ThermalStabilityReport.Laws(moment),
                new AuditCheck("loops-agree", branches.Select(one => ThermalLoop.Distance(one.Branch, settings.Trajectories) ?? 0).DefaultIfEmpty(0).Max(), 5, "Mean component along the field of the trajectories against that of the two-state equation, in standard errors beyond 0.03 and the lag of a moment behind the field; zero where only one of them is there."),
            ],
            Notes = [.. moment.Notes, .. Notes(settings, temperature, branches.Select(one => one.Branch))],
            Citations = [.. moment.Citations.Concat(Sources).Concat(LangevinEnsemble.Citations).Distinct()],
        };
    }

    private static IEnumerable<Scalar> Scalars(HysteresisLoop loop)
    {
        foreach ((ThermalBranch branch, string name, string words) in ((ThermalBranch, string, string)[])[(loop.ThermalUp!, "up", "rising"), (loop.ThermalDown!, "down", "falling")])
        {
            string at = $" of the {words} branch at {Current.FromSi(loop.Current)}";
            const string slow = "No trajectories were followed, or not all crossed: the sweep is too slow or too short.";
            yield return new Scalar($"first-escape-field-{name}", branch.FirstEscapes?.Mean, "T", $"Mean field of the first escape{at}, from rates.", branch.FirstEscapes?.Mean is null ? "Too much has not escaped at the last field, or the rates are not known." : null);
            yield return new Scalar($"first-escape-spread-{name}", branch.FirstEscapes?.Spread, "T", "Its standard deviation.", branch.FirstEscapes?.Spread is null ? "Too much has not escaped at the last field, or the rates are not known." : null);
            yield return new Scalar($"watched-field-{name}", branch.WatchedField?.Value, "T", $"Mean field at which trajectories first cross over{at}.", branch.WatchedField is null ? slow : null);
            yield return new Scalar($"watched-field-error-{name}", branch.WatchedField?.Error, "T", "Its standard error.", branch.WatchedField is null ? slow : null);
            yield return new Scalar($"watched-spread-{name}", branch.WatchedSpread, "T", "Standard deviation of that field.", branch.WatchedSpread is null ? slow : null);
            yield return new Scalar($"sharrock-field-{name}", branch.SharrockField, "T", $"Sharrock's field{at} for the time in which the field lowers the barrier by kT.", branch.SharrockField is null ? "It needs a barrier without field, the end of the state within the sweep, and a time between the attempt time and the retention: not where the state is lost before the field turns against it." : null);
        }
    }

    private static Table Table((HysteresisLoop Loop, ThermalBranch Branch, string Name)[] branches)
    {
        (HysteresisLoop Loop, ThermalBranch Branch, string Name, int Place)[] rows = [.. branches.SelectMany(one => Enumerable.Range(0, one.Branch.Fields.Count).Select(i => (one.Loop, one.Branch, one.Name, i)))];
        Column Of(string name, string unit, string meaning, Func<(HysteresisLoop Loop, ThermalBranch Branch, string Name, int Place), double?> value) => new(name, unit, meaning, [.. rows.Select(row => value(row) ?? double.NaN)]);
        return new Table(
            "thermal-loop",
            "Mean component along the field at a finite temperature, by branch; empty where something does not exist.",
            [
                Of("field", "T", "Applied field.", row => row.Branch.Fields[row.Place]),
                Of("current", "A", "Current, positive along +x.", row => row.Loop.Current),
                Of("mean", "1", "Mean component along the field from the two-state equation.", row => row.Branch.Means.Count > 0 ? row.Branch.Means[row.Place] : null),
                Of("turned", "1", "Share that has left the first state of the branch.", row => row.Branch.Turned.Count > 0 ? row.Branch.Turned[row.Place] : null),
                Of("watched-mean", "1", "Mean component of the trajectories.", row => row.Branch.Watched.Count > 0 ? row.Branch.Watched[row.Place].Value : null),
                Of("watched-mean-error", "1", "Its standard error.", row => row.Branch.Watched.Count > 0 ? row.Branch.Watched[row.Place].Error : null),
                Of("lag", "1", "What a field that changes faster than a moment follows may add.", row => row.Branch.Lags.Count > 0 ? row.Branch.Lags[row.Place] : null),
            ],
            [.. rows.Select(row => row.Name)]);
    }

    private static IEnumerable<string> Notes(Hysteresis settings, Temperature temperature, IEnumerable<ThermalBranch> branches)
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"Fluctuations at {temperature}; each branch takes {settings.SweepTime}, and begins in the state towards its first field. Means are those of a large number of loops: one loop jumps, and its coercive field scatters by the spread that is given.");
        yield return "Rates: populations of two states with the rates of 'thermal-stability'; the coercive field is that at which the mean component along the field changes its sign. First escapes alone, and Sharrock's formula for the time in which the field lowers the barrier by kT, are given beside it.";
        foreach (string reason in branches.Select(branch => branch.Reason).Where(reason => reason.Length > 0).Distinct(StringComparer.Ordinal).Take(2)) yield return reason;
    }
}
