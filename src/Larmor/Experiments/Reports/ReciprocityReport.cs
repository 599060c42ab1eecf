using System.Globalization;
using Larmor.Coupling;
using Larmor.Experiments.Pumping;
using Larmor.Numerics;
using Larmor.Provenance;
using Larmor.Quantities;
using Larmor.Thermodynamics;

namespace Larmor.Experiments.Reports;

/// <summary>Puts both ways of spin transfer side by side.</summary>
internal static class ReciprocityReport
{
    private const double PowerTolerance = 1e-11, ResonanceTolerance = 1e-9;

    public static ReciprocityResult Of(ReciprocityMeasurement settings, Device device, IReadOnlyList<BothWays> samples, IReadOnlyList<ExchangedPoint> resonance)
    {
        ExchangedPair[] pairs = [.. samples.SelectMany((sample, i) => sample.Pairs(i + 1))];
        ExchangedLine[] lines = [.. resonance.Select(point => point.Line).OfType<ExchangedLine>()];
        TwoWayTransport transport = new(device.Stack);
        int missing = resonance.Count - lines.Length;
        return new ReciprocityResult
        {
            Kind = settings.Kind,
            Name = settings.Name,
            Outcome = missing == 0 ? Outcome.Finished : Outcome.NotConverged(string.Create(CultureInfo.InvariantCulture, $"At {missing} of {resonance.Count} fields no isolated state of rest is stable, or a mode without damping lies at the frequency; the resonances are left out there.")),
            Pairs = pairs,
            Lines = lines,
            Along = settings.Field?.Along ?? UnitVector.Z,
            Scalars = [.. Scalars(samples, pairs, lines)],
            Tables = [PairTable(pairs), DampingTable(samples), .. lines.Length > 0 ? [LineTable(lines)] : (Table[])[]],
            Checks = Checks(transport, samples, lines),
            Notes =
            [
                $"Positive current runs from '{device.Stack.Layers[0].Name}' to '{device.Stack.Layers[^1].Name}'; a positive voltage is that of the left end against the right one.",
                "Torque per current and pumped voltage per turning have one unit, V s, and are one number: the torque with the moments as they are, the voltage with all of them reversed, the fixed ones too. They come from two networks, each solved for itself.",
                "At the same moments a damping-like torque and the voltage differ in their sign and a field-like one does not: what the battery pays for the former the moment gets whole, the latter may cost heat.",
                .. MixingContacts.Warnings(device.Stack),
                .. lines.Length > 0 ? ["In the resonances the alternating current acts by the torques of the stack alone (no Oersted field); the damping is that of the whole stack."] : (string[])[],
            ],
            Citations = [Citations.WegroweDrouhin, SpinPumpingReport.Tserkovnyak, Citations.BrataasBauerKelly, Citations.ValetFert],
        };
    }

    private static IEnumerable<Scalar> Scalars(IReadOnlyList<BothWays> samples, ExchangedPair[] pairs, ExchangedLine[] lines)
    {
        double unit = Math.Abs(SpinTorque.PerSpinCurrent);
        yield return new("largest-torque-per-current", pairs.Max(pair => Math.Abs(pair.Torque)), "V s", "Largest component of a torque per area over the current density.");
        yield return new("largest-difference", pairs.Max(pair => Math.Abs(pair.Torque - pair.Voltage)) / unit, "1", "Largest difference between a torque per current and the pumped voltage per turning with all moments reversed, in units of hbar/2|q|.");
        yield return new("least-eigenvalue", samples.Min(sample => ResponseAudit.LeastEigenvalue(sample.Forward)), "1", "Least eigenvalue of M + M^T over all directions, in units of twice the resistance and of twice the damping with electrons held at equilibrium; below zero entropy would fall.");
        double[] ratios = [.. samples.SelectMany(sample => Enumerable.Range(0, sample.Forward.Names.Count).Where(k => sample.Forward.Damping(k).Mean > 0).Select(k => sample.Forward.DampingAtFixedVoltage(k).Mean / sample.Forward.Damping(k).Mean))];
        string? none = ratios.Length == 0 ? "The stack takes nothing from the moments." : null;
        yield return new("largest-damping-ratio", none is null ? ratios.Max() : null, "1", "Largest pumped damping at fixed voltage over that at fixed current: the current that the motion drives through a battery damps as well.", none);
        yield return new("smallest-damping-ratio", none is null ? ratios.Min() : null, "1", "The smallest such ratio; below 1 only with a field-like torque.", none);
        if (lines.Length > 0) yield return new("resonance-difference", Difference(lines), "1", "Largest difference between the two resonances over the largest swing.");
    }

    private static double Difference(ExchangedLine[] lines)
    {
        double scale = lines.Max(line => line.Swing.Magnitude);
        return scale == 0 ? 0 : lines.Max(line => (line.Swing - line.Voltage).Magnitude) / scale;
    }

    private static IReadOnlyList<AuditCheck> Checks(TwoWayTransport transport, IReadOnlyList<BothWays> samples, ExchangedLine[] lines)
    {
        double[] closures = [.. samples.Select(sample => sample.PowerClosure(transport)).OfType<double>()];
        return
        [
            .. closures.Length > 0 ? [new AuditCheck("power-closure", closures.Max(), PowerTolerance, "Power that current and turning moments put in against the heat of the electrons by mechanism, over the two powers; largest over all directions.")] : (AuditCheck[])[],
            .. samples.SelectMany(sample => sample.Forward.Checks).GroupBy(check => check.Name, StringComparer.Ordinal).Select(same => same.MaxBy(check => check.Value)!),
            .. lines.Length > 0 ? [new AuditCheck("reciprocity-of-resonances", Difference(lines), ResonanceTolerance, "Swing by an alternating current against voltage in an alternating field with everything reversed, over the largest swing.")] : (AuditCheck[])[],
        ];
    }

    private static Table PairTable(ExchangedPair[] pairs) => new(
        "pairs", "Torque per current, and pumped voltage per turning with all moments reversed, for two axes across each free moment.",
        [
            new("direction", "1", "Number of the sample of directions.", [.. pairs.Select(pair => (double)pair.Direction)]),
            new("moment-x", "1", "Direction of the moment along x, the film normal.", [.. pairs.Select(pair => pair.Moment.Components.X)]),
            new("moment-y", "1", "Direction of the moment along y.", [.. pairs.Select(pair => pair.Moment.Components.Y)]),
            new("moment-z", "1", "Direction of the moment along z.", [.. pairs.Select(pair => pair.Moment.Components.Z)]),
            new("axis-x", "1", "Axis across the moment, along x.", [.. pairs.Select(pair => pair.Axis.X)]),
            new("axis-y", "1", "Axis along y.", [.. pairs.Select(pair => pair.Axis.Y)]),
            new("axis-z", "1", "Axis along z.", [.. pairs.Select(pair => pair.Axis.Z)]),
            new("torque-per-current", "V s", "Torque per area along the axis over the current density.", [.. pairs.Select(pair => pair.Torque)]),
            new("voltage-per-turning", "V s", "Pumped voltage over the rate of turning about the axis, all moments reversed.", [.. pairs.Select(pair => pair.Voltage)]),
            new("difference", "V s", "Torque less voltage.", [.. pairs.Select(pair => pair.Torque - pair.Voltage)]),
        ],
        [.. pairs.Select(pair => pair.Layer)]);

    private static Table DampingTable(IReadOnlyList<BothWays> samples)
    {
        (int Number, int Moment, BothWays Sample)[] rows = [.. samples.SelectMany((sample, i) => Enumerable.Range(0, sample.Forward.Names.Count).Select(k => (i + 1, k, sample)))];
        return new Table("damping", "Pumped damping of each free moment, mean over the directions across it, the others at rest.",
        [
            new("direction", "1", "Number of the sample of directions.", [.. rows.Select(row => (double)row.Number)]),
            new("resistance-area", "ohm m^2", "Resistance times area at rest.", [.. rows.Select(row => row.Sample.Forward.ResistanceArea)]),
            new("at-fixed-current", "J s/m^2", "Torque per area over the rate of turning, at fixed current.", [.. rows.Select(row => row.Sample.Forward.Damping(row.Moment).Mean)]),
            new("at-fixed-voltage", "J s/m^2", "The same at fixed voltage.", [.. rows.Select(row => row.Sample.Forward.DampingAtFixedVoltage(row.Moment).Mean)]),
            new("reversed", "J s/m^2", "At fixed current with all moments reversed: the same by reciprocity.", [.. rows.Select(row => row.Sample.Backward.Damping(row.Moment).Mean)]),
        ],
        [.. rows.Select(row => row.Sample.Forward.Names[row.Moment])]);
    }

    private static Table LineTable(ExchangedLine[] lines) => new(
        "resonances", "What a laboratory would compare: the moment's swing by an alternating current, and the pumped voltage in an alternating field with everything reversed.",
        [
            new("field", "T", "Applied field, mu0 H along the sweep's direction.", [.. lines.Select(line => line.Field)]),
            new("swing-in-phase", "m^2", "Magnetic moment along the microwave field's direction per alternating current, in phase with the current.", [.. lines.Select(line => line.Swing.Real)]),
            new("swing-quadrature", "m^2", "The part that lags by a quarter of a period.", [.. lines.Select(line => line.Swing.Imaginary)]),
            new("voltage-in-phase", "m^2", "Pumped voltage per alternating field over -i omega, field and moments reversed, in phase.", [.. lines.Select(line => line.Voltage.Real)]),
            new("voltage-quadrature", "m^2", "The part that lags by a quarter of a period.", [.. lines.Select(line => line.Voltage.Imaginary)]),
        ]);
}
