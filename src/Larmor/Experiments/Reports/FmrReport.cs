using System.Globalization;
using Larmor.Experiments.Motion;
using Larmor.Magnetism;
using Larmor.Numerics;
using Larmor.Provenance;
using Larmor.Quantities;
using Larmor.Thermodynamics;

namespace Larmor.Experiments.Reports;

/// <summary>Turns the points of a resonance measurement into its result.</summary>
internal static class FmrReport
{
    private static readonly Citation Kittel = new(
        "kittel-1948", "C. Kittel, On the theory of ferromagnetic resonance absorption, Phys. Rev. 73, 155-161 (1948).", "10.1103/PhysRev.73.155");

    private static readonly Citation Continuation = new(
        "allgower-georg-2003", "E. L. Allgower, K. Georg, Introduction to Numerical Continuation Methods, SIAM (2003).", "10.1137/1.9780898719154");

    public static FmrResult Of(Fmr settings, FmrMeasurement measurement, IReadOnlyList<FmrFieldPoint> points)
    {
        ResonancePoint[] resonances = [.. points.SelectMany(point => point.Branches).SelectMany(branch => branch.Resonances).OfType<ResonancePoint>()];
        ThresholdPoint[] thresholds = [.. points.SelectMany(point => point.Branches).SelectMany(branch => new[] { branch.Down.Point, branch.Up.Point }).OfType<ThresholdPoint>()];
        resonances = [.. resonances.OrderBy(point => StateNames.Rank(point.State)).ThenBy(point => point.State, StringComparer.Ordinal)];
        thresholds = [.. thresholds.OrderBy(point => StateNames.Rank(point.State)).ThenBy(point => point.State, StringComparer.Ordinal)];
        string problems = ByField(points, point => point.Problem);
        AbsorptionSpectrum[] spectra = FmrSpectraReport.Spectra(settings, points);
        KittelFit? kittel = KittelFit.Of([.. spectra.Where(one => one.Line is not null).Select(one => (one.Frequency, one.Line!.Centre, one.Line.HalfWidth))]);
        return new FmrResult
        {
            Kind = settings.Kind,
            Name = settings.Name,
            Outcome = problems.Length == 0 ? Outcome.Finished : Outcome.NotConverged(problems),
            Along = settings.Field.Along,
            Resonances = resonances,
            Thresholds = thresholds,
            Fields = [.. points.Select(point => point.Field)],
            Spectra = spectra,
            Kittel = kittel,
            Scalars = [.. FmrScalars.Of(points[0], settings.Currents), .. FmrScalars.Efficiencies(measurement.Moment), .. FmrSpectraReport.Scalars(spectra, kittel)],
            Tables = [ResonanceTable(resonances), ThresholdTable(thresholds), .. FmrSpectraReport.Tables(new FmrFieldSpectra(spectra, [.. points.Select(point => point.Field)]))],
            Arrays = FmrArrays.Of(settings, points),
            Checks = Checks(points.Select(point => point.Audit).Aggregate(FmrAudit.Larger)),
            Notes = [.. Notes(measurement), .. FmrSpectraReport.Notes(measurement, spectra), .. ByField(points, point => point.Remark) is { Length: > 0 } remarks ? new[] { remarks } : []],
            Citations = [.. new[] { Citations.WegroweDrouhin, Kittel, Continuation }.Concat(measurement.Moment.Magnet.Energy.Citations).Concat(measurement.Moment.SpinTransfer.Citations).Distinct()],
        };
    }

    // The first of each kind of sentence with its field, and how often it returns.
    private static string ByField(IReadOnlyList<FmrFieldPoint> points, Func<FmrFieldPoint, string> sentence) => string.Join(" ", points
        .Where(point => sentence(point).Length > 0)
        .GroupBy(sentence, StringComparer.Ordinal)
        .Select(same => string.Create(CultureInfo.InvariantCulture, $"At {MagneticField.FromSi(same.First().Field)}{(same.Count() > 1 ? $" and {same.Count() - 1} more fields" : "")}: {same.Key}")));

    private static Table ResonanceTable(IReadOnlyList<ResonancePoint> points) => new(
        "resonances",
        "Small oscillations about the states of rest, by state, field and current.",
        [
            new Column("field", "T", "Applied field, mu0 H along the sweep's direction.", [.. points.Select(point => point.Field)]),
            new Column("current", "A", "Current, positive along +x.", [.. points.Select(point => point.Current)]),
            new Column("frequency", "Hz", "Damped resonance frequency; 0 where the moment creeps without turning.", [.. points.Select(point => point.Frequency)]),
            new Column("linewidth", "Hz", "Full width at half maximum; negative where the state is unstable.", [.. points.Select(point => point.Linewidth)]),
            new Column("stable", "1", "1 where no small deviation grows, otherwise 0.", [.. points.Select(point => point.Stable ? 1.0 : 0)]),
            new Column("direction-x", "1", "Direction of the moment at rest along x, the film normal.", [.. points.Select(point => point.Equilibrium.X)]),
            new Column("direction-y", "1", "Direction of the moment at rest along y.", [.. points.Select(point => point.Equilibrium.Y)]),
            new Column("direction-z", "1", "Direction of the moment at rest along z.", [.. points.Select(point => point.Equilibrium.Z)]),
        ],
        [.. points.Select(point => point.State)]);

    private static Table ThresholdTable(IReadOnlyList<ThresholdPoint> points) => new(
        "thresholds",
        "Currents at which a state followed from zero current first loses its stability.",
        [
            new Column("field", "T", "Applied field, mu0 H along the sweep's direction.", [.. points.Select(point => point.Field)]),
            new Column("current", "A", "Threshold current, positive along +x.", [.. points.Select(point => point.Current)]),
            new Column("oscillatory", "1", "1 where precession starts to grow (Hopf), 0 where the state itself ends.", [.. points.Select(point => point.IsOscillatory ? 1.0 : 0)]),
        ],
        [.. points.Select(point => point.State)]);

    /// <summary>The laws by their largest residuals.</summary>
    public static IReadOnlyList<AuditCheck> Checks(FmrAudit worst) =>
        [
            new AuditCheck("power-closure", worst.PowerClosure, 1e-11, "Power absorbed from a small microwave field plus the work of the spin torque against the Gilbert heat, over the power that swings between field and moment; largest over all states."),
            new AuditCheck("reciprocity", worst.Reciprocity, 1e-10, "Susceptibility without current against the transpose of that with field and moment turned round (Onsager), relative."),
            new AuditCheck("entropy-production", worst.EntropyProduction, 1e-11, "Power that some small microwave field could gain from the moment without current, relative to its response; zero by the second law."),
            new AuditCheck("poincare-hopf", worst.PoincareHopf, 0, "Sum of the indices of all states of rest without current, less 2: not zero would mean that a state was missed."),
        ];

    private static IEnumerable<string> Notes(FmrMeasurement measurement) =>
    [
        .. measurement.Moment.SpinTransfer.Notes,
        .. SolvedEquation.NotesOf([measurement.Moment.Magnet], measurement.Moment.SpinTransfer.Potentials),
        .. measurement.Moment.SpinTransfer.Warnings,
        "A threshold is the first current, growing from zero, at which the state of rest (which itself moves with the current) is no longer stable: by precession that grows, or because the state ends. Where another state exists the moment may be driven out of this one below the threshold by heat or by a large kick.",
        "Frequencies are those at which a slightly disturbed moment rings (damped); linewidths are full widths at half maximum in frequency, negative where the oscillation grows.",
        "States are named parallel or antiparallel within 60 degrees of the parallel state or its opposite, otherwise by the nearest axis.",
        "One uniform moment (macrospin): no spin waves, no stray field of other layers, no Oersted field, no heating.",
    ];
}
