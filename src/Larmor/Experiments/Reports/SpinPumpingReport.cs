using System.Globalization;
using Larmor.Coupling;
using Larmor.Experiments.Motion;
using Larmor.Experiments.Pumping;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;
using Larmor.Provenance;
using Larmor.Quantities;
using Larmor.Thermodynamics;

namespace Larmor.Experiments.Reports;

/// <summary>Turns pumped voltages and dampings into their result.</summary>
internal static class SpinPumpingReport
{
    private const int FewestForALine = 6;
    private const double TooWide = 0.2;

    /// <summary>The review of spin pumping that the equations follow.</summary>
    internal static Citation Tserkovnyak { get; } = new(
        "tserkovnyak-2005",
        "Y. Tserkovnyak, A. Brataas, G. E. W. Bauer, B. I. Halperin, Nonlocal magnetization dynamics in ferromagnetic heterostructures, Rev. Mod. Phys. 77, 1375 (2005).",
        "10.1103/RevModPhys.77.1375");

    public static SpinPumpingResult Of(SpinPumping settings, Device device, PumpedMoments moments, PumpingFindings found)
    {
        double amplitude = settings.Amplitudes[0].Si;
        double[] fields = [.. found.Points.Select(point => point.Field)];
        PumpedSpectrum[] spectra = [.. settings.Frequencies.Select((frequency, i) => Spectrum(found.Points, fields, frequency.Si, i, amplitude))];
        DampingRow[] damping = found.Reference is { } place
            ? [.. Enumerable.Range(0, moments.Magnets.Count).Select(k => DampingRow.Of(moments, found.Points[place].Directions, found.Points[place].Device!, k).WithLag(moments, found.Points[place].Directions, k, settings.Frequencies[0]))]
            : [];
        PumpedCone[] cones = found.Reference is { } at && settings.Cones.Count > 0 ? [.. Enumerable.Range(0, moments.Magnets.Count).Select(k => Cone(settings, moments, found.Points[at], k))] : [];
        PumpedThickness[] series = [.. moments.Magnets.Select((magnet, k) => Series(magnet.Name, k, found.Series))];
        double?[] byThickness = [.. found.Series.Select(point => point.Mean * amplitude * amplitude)];
        SpinPumpingTables tables = new(settings, moments, found, spectra);
        int missing = found.Points.Count(point => point.Responses.Any(response => response is null));
        return new SpinPumpingResult
        {
            Kind = settings.Kind,
            Name = settings.Name,
            Outcome = missing == 0 ? Outcome.Finished : Outcome.NotConverged(string.Create(CultureInfo.InvariantCulture, $"At {missing} of {found.Points.Count} fields no isolated state of rest is stable, or a mode without damping lies at the frequency; the voltages are left empty there.")),
            Along = settings.Field.Along,
            Fields = fields,
            Spectra = spectra,
            Linewidths = [.. found.Points.SelectMany(point => point.Modes.Select((mode, i) => new PumpedLinewidth(point.Field, i + 1, mode.Frequency, mode.Linewidth, mode.Alone, mode.Own)))],
            Cones = cones,
            Layers = settings.Layers,
            Thicknesses = [.. found.Series.Select(point => point.Thickness)],
            VoltagesByThickness = byThickness,
            LaggingByThickness = [.. found.Series.Select(point => point.Lagging * amplitude * amplitude)],
            DampingsByThickness = found.Series.Count == 0 ? [] : series,
            Scalars = [.. SpinPumpingScalars.Of(settings, found, spectra, damping), .. SpinPumpingScalars.OfSeries(found.Series.Count == 0 ? [] : series), .. SpinPumpingScalars.OfSeveral(found.Points, moments.Magnets.Count)],
            Tables = [.. tables.All(damping, cones, series, byThickness)],
            Checks = Checks(found.Points),
            Notes = [.. Notes(settings, device, moments, found)],
            Citations = [.. new[] { Citations.WegroweDrouhin, Tserkovnyak, Citations.BrataasBauerKelly, Citations.ValetFert }.Concat(moments.Magnets.SelectMany(magnet => magnet.Energy.Citations)).Distinct()],
        };
    }

    /// <summary>The worst of each law over all fields.</summary>
    private static IReadOnlyList<AuditCheck> Checks(IReadOnlyList<PumpingPoint> points) =>
    [
        new AuditCheck("power-closure", points.Max(point => point.Audit.PowerClosure), 1e-11, "Power absorbed from the microwave field against the heat in the damping of the moments and in the electrons, over the power that swings between field and moments; largest over all fields."),
        .. points.SelectMany(point => point.Audit.Laws).GroupBy(check => check.Name, StringComparer.Ordinal).Select(same => same.MaxBy(check => check.Value)!),
        new AuditCheck("poincare-hopf", points.Max(point => point.Audit.Index), 0, "Sum of the indices of all states of rest, less 2 to the number of moments: not zero would mean that a state was missed."),
    ];

    private static PumpedSpectrum Spectrum(IReadOnlyList<PumpingPoint> points, double[] fields, double frequency, int i, double amplitude)
    {
        double?[] means = [.. points.Select(point => point.Responses[i]?.Mean * amplitude * amplitude)];
        double?[] lagging = [.. points.Select(point => point.Responses[i]?.Lagging * amplitude * amplitude)];
        // A single magnet on a metal has no other mean voltage than that of spins that lag behind.
        double?[] fitted = means.All(value => value is null or 0) ? lagging : means;
        int[] known = [.. Enumerable.Range(0, fields.Length).Where(k => fitted[k] is not null)];
        bool isFlat = known.Length < FewestForALine || known.All(k => fitted[k] == 0);
        return new PumpedSpectrum(
            frequency, means, [.. points.Select(point => point.Responses[i]?.Alternating.Magnitude * amplitude)],
            isFlat ? null : LorentzianLine.Fit([.. known.Select(k => fields[k])], [.. known.Select(k => fitted[k]!.Value)]))
        {
            Lagging = lagging,
        };
    }

    private static PumpedCone Cone(SpinPumping settings, PumpedMoments moments, PumpingPoint point, int k)
    {
        double frequency = settings.Frequencies[0].Si;
        LaggingVoltage? lagging = LaggingVoltage.About(moments.Transport, point.Directions).Voltage;
        ConePoint[] cones = [.. settings.Cones.Select(angle => ConePoint.Of(moments.Transport, point.Directions, k, angle.Si, point.Fluxes[k]) with { Lagging = lagging?.OnCone(k, angle.Si, settings.Frequencies[0]) })];
        return new PumpedCone(moments.Magnets[k].Name, [.. cones.Select(one => one.Angle)], [.. cones.Select(one => frequency * one.PerFrequency)], [.. cones.Select(one => frequency * one.SmallAngle)]) { Lagging = [.. cones.Select(one => frequency * one.Lagging)] };
    }

    private static PumpedThickness Series(string name, int k, IReadOnlyList<PumpingThickness> series)
    {
        double[] enhancements = [.. series.Select(point => point.Damping.Count > k ? point.Damping[k].Enhancement : double.NaN)];
        return new PumpedThickness(name, enhancements, Exponent([.. series.Select(point => point.Thickness)], enhancements));
    }

    private static double? Exponent(double[] x, double[] y)
    {
        if (x.Distinct().Count() < 2 || !y.All(value => value > 0)) return null;
        double[] a = [.. x.Select(value => Math.Log(value))], b = [.. y.Select(value => Math.Log(value))];
        double meanA = a.Average(), meanB = b.Average();
        return a.Zip(b, (p, q) => (p - meanA) * (q - meanB)).Sum() / a.Sum(p => (p - meanA) * (p - meanA));
    }

    private static IEnumerable<string> Notes(SpinPumping settings, Device device, PumpedMoments moments, PumpingFindings found)
    {
        string first = device.Stack.Layers[0].Name, last = device.Stack.Layers[^1].Name;
        yield return $"Voltages are those of an open circuit, '{first}' (left) against '{last}' (right), in linear response to a microwave field of amplitude {settings.Amplitudes[0]} about the stable state nearest to the direction of the field: the mean voltage to second order of the amplitude, that at the frequency itself to first.";
        yield return "The damping of the moments in their resonance is that of the stack: each one's own, and what the electrons take, with the back-flow through everything that stands in the stack, cross-damping between free layers and the change of the gyromagnetic ratio. Given damping counts as measured in the bulk: what a moment hands to its own lattice by its conduction electrons (s-d) is in it and is not added again.";
        foreach (string sentence in SolvedEquation.NotesOf(moments.Magnets, SpinTransferPotentials.None)) yield return sentence;
        foreach (string warning in MixingContacts.Warnings(device.Stack)) yield return warning;
        if (settings.Thicknesses.Count > 0 && moments.Magnets.Any(magnet => settings.Layers.Contains(magnet.Name, StringComparer.Ordinal))) yield return "Where the thickness of a free layer changes, its energy per volume is kept (demagnetizing factors too), and energies that layers share are kept per area.";
        double widest = settings.Amplitudes.Max(one => one.Si) * found.Points.SelectMany(point => point.Responses).Max(response => response?.Cone ?? 0);
        if (widest > TooWide) yield return string.Create(CultureInfo.InvariantCulture, $"At the largest amplitude a moment would swing by {widest * 180 / Math.PI:F0} degrees: too wide for linear response. Take a smaller amplitude; the table of cones shows the voltage at wide angles.");
        yield return "Linewidths and voltages are those of electrons that follow at once; where all moments rest along one axis and the diffusion constants of the normal metals are known, the mean voltage and, for a moment that turns round once in a period of the first frequency, damping and gyromagnetic ratio are given with lagging spins too. Left out: the inverse spin Hall effect, rectified currents that the microwave induces, heating.";
    }
}
