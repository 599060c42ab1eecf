using System.Globalization;
using Larmor.Experiments.Lines;
using Larmor.Experiments.Motion;
using Larmor.Magnetism.Statics;
using Larmor.Numerics;
using Larmor.Provenance;
using Larmor.Quantities;

namespace Larmor.Experiments.Reports;

/// <summary>Turns the points of a resonance measurement on several moments into its result.</summary>
internal static class CoupledFmrReport
{
    private static readonly Citation Kittel = new(
        "kittel-1951", "C. Kittel, Theory of antiferromagnetic resonance, Phys. Rev. 82, 565 (1951).", "10.1103/PhysRev.82.565");

    private static readonly Citation Continuation = new(
        "allgower-georg-2003", "E. L. Allgower, K. Georg, Introduction to Numerical Continuation Methods, SIAM (2003).", "10.1137/1.9780898719154");

    public static FmrResult Of(Fmr settings, CoupledFmrMeasurement measurement, IReadOnlyList<CoupledFmrPoint> points)
    {
        CoupledBranch[] branches = CoupledBranch.Of(points, measurement);
        FmrFieldPoint[] byMode = [.. points.Select((point, i) => new FmrFieldPoint(point.Field, [.. branches.SelectMany(branch => branch.ModesAt(i))], point.Problem, point.Remark, point.Audit) { Absorption = point.Absorption })];
        AbsorptionSpectrum[] spectra = FmrSpectraReport.Spectra(settings, byMode);
        double lowest = points.Where(point => point.IsSaturated && point.Field > 0).Select(point => point.Field).DefaultIfEmpty(double.PositiveInfinity).Min();
        KittelFit? kittel = KittelFit.Of([.. spectra.Where(one => one.Line is { } line && line.Centre >= lowest).Select(one => (one.Frequency, one.Line!.Centre, one.Line.HalfWidth))]);
        ResonancePoint[] resonances = [.. byMode.SelectMany(point => point.Branches).SelectMany(branch => branch.Resonances).OfType<ResonancePoint>()];
        ThresholdPoint[] thresholds = [.. branches.SelectMany(branch => branch.Thresholds)];
        string[] layers = [.. measurement.Moments.Magnets.Select(magnet => magnet.Name)];
        string problems = ByField(points, point => point.Problem);
        return new FmrResult
        {
            Kind = settings.Kind,
            Name = settings.Name,
            Outcome = problems.Length == 0 ? Outcome.Finished : Outcome.NotConverged(problems),
            Along = settings.Field.Along,
            Layers = layers,
            Resonances = resonances,
            Thresholds = thresholds,
            Fields = [.. points.Select(point => point.Field)],
            Spectra = spectra,
            Kittel = kittel,
            Scalars = [.. CoupledFmrScalars.Of(points[0], branches, settings.Currents), .. FmrSpectraReport.Scalars(spectra, kittel)],
            Tables = [.. CoupledFmrTables.Of(resonances, thresholds, layers), .. CoupledFmrTables.Spectra(spectra, [.. points.Select(point => point.Field)])],
            Arrays = FmrArrays.Of(settings, byMode),
            Checks = FmrReport.Checks(points.Select(point => point.Audit).Aggregate(FmrAudit.Larger)),
            Notes = [.. Notes(measurement, branches, spectra), .. ByField(points, point => point.Remark) is { Length: > 0 } remarks ? new[] { remarks } : []],
            Citations = [.. new[] { Citations.WegroweDrouhin, Kittel, Continuation }.Concat(measurement.Moments.Citations).Distinct()],
        };
    }

    private static IEnumerable<string> Notes(CoupledFmrMeasurement measurement, CoupledBranch[] branches, AbsorptionSpectrum[] spectra)
    {
        foreach (string note in measurement.Moments.Notes) yield return note;
        yield return "States are named by the nearest axis of each moment in the order of the layers, where they are first met, and followed from field to field; modes are numbered by their frequency there and followed by their shape. The common share of a mode is 1 where all moments move alike (acoustic) and 0 where no net moment moves (optic).";
        if (branches.Any(branch => branch.HasImages)) yield return "Of states that are images of one another, with the same energy and the same modes at every field, one is given.";
        yield return "Frequencies are those at which slightly disturbed moments ring (damped); linewidths are full widths at half maximum in frequency, negative where the oscillation grows.";
        if (spectra.Length > 0) yield return $"Absorption spectra: without current, of the stable state whose net moment lies nearest to the field, for a microwave field along {measurement.Microwave}, per volume of all moments; the Kittel fit takes only lines at fields that saturate all moments.";
    }

    private static string ByField(IReadOnlyList<CoupledFmrPoint> points, Func<CoupledFmrPoint, string> sentence) => string.Join(" ", points
        .Where(point => sentence(point).Length > 0)
        .GroupBy(sentence, StringComparer.Ordinal)
        .Select(same => string.Create(CultureInfo.InvariantCulture, $"At {MagneticField.FromSi(same.First().Field)}{(same.Count() > 1 ? $" and {same.Count() - 1} more fields" : "")}: {same.Key}")));
}
