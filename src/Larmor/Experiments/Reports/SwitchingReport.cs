using System.Globalization;
using Larmor.Experiments.Pulses;
using Larmor.Fluctuations.Langevin;
using Larmor.Provenance;
using Larmor.Quantities;
using Larmor.Thermodynamics;

namespace Larmor.Experiments.Reports;

/// <summary>Turns rows of write errors into a result.</summary>
internal static class SwitchingReport
{
    private const double LargestDeviation = 4, LargestStepError = 0.02;

    private static readonly Citation[] Sources =
    [
        new("butler-2012", "W. H. Butler, T. Mewes, C. K. A. Mewes, et al., Switching distributions for perpendicular spin-torque devices within the macrospin approximation, IEEE Trans. Magn. 48, 4684 (2012).", "10.1109/TMAG.2012.2209122"),
        new("brown-1963", "W. F. Brown, Thermal fluctuations of a single-domain particle, Phys. Rev. 130, 1677 (1963).", "10.1103/PhysRev.130.1677"),
    ];

    private static readonly Citation Jensen = new("jensen-1953", "A. Jensen, Markoff chains as an aid in the study of Markoff processes, Skand. Aktuarietidskr. 36, 87 (1953).", "10.1080/03461238.1953.10419459");

    private static readonly Citation Wehner = new("wehner-1983", "M. F. Wehner, W. G. Wolfer, Numerical evaluation of path-integral solutions to Fokker-Planck equations, Phys. Rev. A 27, 2663 (1983).", "10.1103/PhysRevA.27.2663");

    public static SwitchingResult Of(PulsedMoment pulsed, IReadOnlyList<WriteRow> rows, IReadOnlyList<EnsemblePoint> checks, IReadOnlyList<ReadDisturb> reads)
    {
        Switching settings = pulsed.Settings;
        (string word, string unit) = PulseDrive.Kind(settings);
        string problems = string.Join(" ", rows.Select(row => row.Reason).Where(reason => reason.Length > 0).Distinct(StringComparer.Ordinal).Take(3));
        bool hasAxial = rows.Any(row => row.Method == "axial"), hasPropagator = rows.Any(row => row.Method == "propagator"), hasEnsemble = checks.Count > 0 || rows.Any(row => row.Method == "ensemble");
        SwitchingTables tables = new(settings, rows, word, unit);
        return new SwitchingResult
        {
            Kind = settings.Kind,
            Name = settings.Name,
            Outcome = problems.Length == 0 ? Outcome.Finished : Outcome.NotConverged(problems),
            Amplitude = word,
            Unit = unit,
            Axis = pulsed.Axis,
            Start = pulsed.Names[0],
            Rows = rows,
            Pulses = settings.Pulses,
            Ensemble = checks,
            Reads = reads,
            Scalars = [.. SwitchingScalars.Of(pulsed, rows, checks, reads)],
            Tables = [tables.WriteErrors(), .. tables.Targets(), .. SwitchingTables.Ensemble(checks, word, unit), .. SwitchingTables.Reads(reads)],
            Arrays = [.. tables.Map()],
            Checks = [.. ThermalStabilityReport.Laws(pulsed.Moment), Sum(rows), .. Converged(rows), Agreement(checks)],
            Notes = [.. pulsed.Moment.Notes, .. Notes(pulsed, rows, checks)],
            Citations = [.. pulsed.Moment.Citations.Concat(Sources).Concat(hasAxial ? [Jensen] : []).Concat(hasPropagator ? [Wehner] : []).Concat(hasEnsemble ? LangevinEnsemble.Citations : []).DistinctBy(source => source.Key, StringComparer.Ordinal)],
        };
    }

    private static AuditCheck Sum(IReadOnlyList<WriteRow> rows)
    {
        double worst = rows.SelectMany(row => row.Points).Select(point => point is { WriteError: { } near, Switched: { } far } ? Math.Abs(near + far - 1) : 0).DefaultIfEmpty(0).Max();
        return new AuditCheck("probability-sum", worst, 1e-4, "Write error and chance of switching, each found by itself, against a sum of 1.");
    }

    private static IEnumerable<AuditCheck> Converged(IReadOnlyList<WriteRow> rows)
    {
        WritePoint[] points = [.. rows.Where(row => row.Method == "propagator").SelectMany(row => row.Points)];
        if (points.Length > 0) yield return new AuditCheck("step-converged", points.Max(point => point.RelativeError), LargestStepError, "Largest estimated relative error of a write error by steps of finite length, from steps of three lengths.");
    }

    private static AuditCheck Agreement(IReadOnlyList<EnsemblePoint> checks)
    {
        double squares = checks.Sum(point => point.Deviation * point.Deviation);
        return new AuditCheck("ensemble-agrees", checks.Count == 0 ? 0 : Math.Max(0, NormalDeviate(squares, checks.Count)), LargestDeviation, "χ² of the trajectories against the computed write errors, as standard deviations of a normal number of the same probability; zero where nothing was compared.");
    }

    /// <summary>The normal deviate that is exceeded as often as a χ² of n degrees of freedom.</summary>
    /// <remarks>Source: E. B. Wilson, M. M. Hilferty, Proc. Natl. Acad. Sci. USA 17, 684 (1931), doi:10.1073/pnas.17.12.684.</remarks>
    internal static double NormalDeviate(double squares, int n) => (Math.Cbrt(squares / n) - (1 - (2.0 / (9 * n)))) / Math.Sqrt(2.0 / (9 * n));

    private static IEnumerable<string> Notes(PulsedMoment pulsed, IReadOnlyList<WriteRow> rows, IReadOnlyList<EnsemblePoint> checks)
    {
        Switching settings = pulsed.Settings;
        yield return string.Create(CultureInfo.InvariantCulture, $"Fluctuations at {pulsed.Temperature}. The moment starts {(settings.StartsAtRest ? "exactly at rest" : "in thermal equilibrium")} in the state {pulsed.Names[0]}; a write error is to be found on its side of the plane u·({pulsed.Axis}) = {pulsed.Divide:G4}, through the lowest saddle of the energy, {(settings.Relaxation.Si > 0 ? $"{settings.Relaxation} after the pulse" : "at the end of the pulse")}.");
        if (rows.Any(row => row.Method == "axial")) yield return "Method 'axial': the diffusion along the axis by sums of positive terms; both chances keep their digits, however small. Butler's formula and that with the exact capture angle stand beside it where an easy axis, field and torque share the axis and the start is in equilibrium.";
        if (rows.Any(row => row.Method == "spectral")) yield return "Method 'spectral': the density on the sphere. A chance that is not resolved is given as an upper bound in the column 'below', never as a number.";
        if (rows.Any(row => row.Method == "propagator")) yield return "Method 'propagator': steps of finite length on the full sphere, chances that are never negative and add up to one, so that the smaller of both keeps its digits. The error is what the longest of three steps changes in the extrapolation; the column 'order' shows how fast they converge.";
        if (rows.Any(row => row.Method == "ensemble")) yield return string.Create(CultureInfo.InvariantCulture, $"Method 'ensemble': {settings.Check.Trajectories} trajectories, seed {settings.Check.Seed}, with Wilson's intervals of 95 %; the same trajectories go through all lengths of a pulse, so that neighbours are not independent.");
        if (checks.Count > 0) yield return string.Create(CultureInfo.InvariantCulture, $"Checked with {settings.Check.Trajectories} independent trajectories at each of {checks.Count} points, seed {settings.Check.Seed}; the same with steps twice as long on the same noise shows what the step does.");
        yield return "'came-back' is the write error less the smallest one of shorter pulses at the same amplitude: at least so many have been switched and have returned (backhopping).";
    }
}
