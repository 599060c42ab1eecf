using System.Globalization;
using Larmor.Experiments.Hall;
using Larmor.Experiments.Motion;
using Larmor.Numerics;
using Larmor.Provenance;
using Larmor.Quantities;
using Larmor.Thermodynamics;

namespace Larmor.Experiments.Reports;

/// <summary>Turns harmonics of voltages into their result.</summary>
internal static class HarmonicsReport
{
    private static readonly Citation Hayashi = new(
        "hayashi-2014",
        "M. Hayashi, J. Kim, M. Yamanouchi, H. Ohno, Quantitative characterization of the spin-orbit torque using harmonic Hall voltage measurements, Phys. Rev. B 89, 144425 (2014).",
        "10.1103/PhysRevB.89.144425");

    private static readonly Citation Avci = new(
        "avci-2014",
        "C. O. Avci et al., Interplay of spin-orbit torque and thermoelectric effects in ferromagnet/normal-metal bilayers, Phys. Rev. B 90, 224427 (2014).",
        "10.1103/PhysRevB.90.224427");

    public static HarmonicsResult Of(Harmonics settings, FreeMoment moment, IReadOnlyList<TracedHarmonics> traced)
    {
        HarmonicPoint[] points = [.. traced.SelectMany(one => one.Points)], missing = [.. points.Where(point => point.Across is null)];
        MotionLedger ledger = traced.Aggregate(default(MotionLedger), (sum, one) => sum + one.Ledger);
        EffectiveFields fields = EffectiveFieldFit.Of(settings, points);
        return new HarmonicsResult
        {
            Kind = settings.Kind,
            Name = settings.Name,
            Outcome = missing.Length == 0 ? Outcome.Finished : Outcome.NotConverged(string.Create(CultureInfo.InvariantCulture, $"At {missing.Length} of {points.Length} points there are no harmonics; at {MagneticField.FromTeslas(missing[0].Field)} and {Angle.FromSi(missing[0].Angle)} {missing[0].Reason}.")),
            Along = settings.Along,
            Towards = settings.Side,
            Points = points,
            Fields = fields,
            Scalars = Scalars(settings, points, fields),
            Tables = [Table(points)],
            Checks =
            [
                .. ledger.Checks(1e4 * Settling.Tolerance),
                new AuditCheck("resistance-reciprocity", traced.Max(one => one.Asymmetry), 1e-14, "Transverse resistance against that with current and voltage exchanged and with moment and field reversed (Onsager and Casimir), relative."),
                new AuditCheck("resistance-entropy-production", traced.Max(one => one.Loss), 0, "Joule heat along the current below zero at any current of the period, relative; zero by the second law."),
            ],
            Notes =
            [
                .. moment.Notes,
                $"The current {settings.Amplitude} sin(omega t) flows along {settings.Bar.CurrentAlong}; transverse voltages count along {settings.Bar.Transverse}. V = V0 + V1 sin(omega t) + V2 cos(2 omega t) + V3 sin(3 omega t), amplitudes and not effective values; quasi-static, integrated over the period.",
                .. fields.Manner.Length > 0 ? [$"Fields of the current: {fields.Manner}. They hold at the amplitude of the current, with the direction p of the torque counted along {settings.Bar.Transverse}; the field-like one holds the Oersted field too."] : (string[])[],
                "Left out: thermal voltages (anomalous Nernst and spin Seebeck effect), which add to the second harmonic of a real film.",
            ],
            Citations = [.. moment.Citations.Append(Hayashi).Append(Avci).Distinct()],
        };
    }

    private static IReadOnlyList<Scalar> Scalars(Harmonics settings, HarmonicPoint[] points, EffectiveFields fields)
    {
        HarmonicPoint[] known = [.. points.Where(point => point.Across is not null)];
        string? none = known.Length == 0 ? "There are no harmonics." : null;
        string reason = fields.Reason.Length > 0 ? fields.Reason : "This fit does not give it.";
        string at = $"at {settings.Amplitude}";
        return
        [
            new("first-harmonic-largest", known.Length == 0 ? null : known.Max(point => Math.Abs(point.Across!.Value.First)), "V", $"Largest first harmonic of the transverse voltage {at}.", none),
            new("second-harmonic-largest", known.Length == 0 ? null : known.Max(point => Math.Abs(point.Across!.Value.Second)), "V", $"Largest second harmonic of the transverse voltage {at}.", none),
            new("damping-like-field", fields.DampingLike, "T", $"Damping-like field aJ {at} from the fit, p along the transverse direction.", fields.DampingLike is null ? reason : null),
            new("field-like-field", fields.FieldLike, "T", $"Field-like field bJ with the Oersted field {at} from the fit, along the transverse direction.", fields.FieldLike is null ? reason : null),
            new("anisotropy-field", fields.AnisotropyField, "T", "Field that holds the moment in the film plane, from the fit over the strength of the field.", fields.AnisotropyField is null ? reason : null),
        ];
    }

    private static Table Table(HarmonicPoint[] points)
    {
        HarmonicPoint[] known = [.. points.Where(point => point.Across is not null)];
        Column of(string name, string meaning, Func<HarmonicPoint, double> value) => new(name, "V", meaning, [.. known.Select(value)]);
        return new Table("harmonics", "Harmonics of the voltages by angle and field.",
        [
            new("field", "T", "Field, mu0 H.", [.. known.Select(point => point.Field)]),
            new("angle", "rad", "Angle of the field.", [.. known.Select(point => point.Angle)]),
            of("transverse-constant", "Mean of the transverse voltage.", point => point.Across!.Value.Constant),
            of("transverse-first", "Its first harmonic.", point => point.Across!.Value.First),
            of("transverse-second", "Its second harmonic.", point => point.Across!.Value.Second),
            of("transverse-third", "Its third harmonic.", point => point.Across!.Value.Third),
            of("along-first", "First harmonic of the voltage along the current.", point => point.Along!.Value.First),
            of("along-second", "Second harmonic of the voltage along the current.", point => point.Along!.Value.Second),
            new("direction-x", "1", "Direction of the moment without current along x, the film normal.", [.. known.Select(point => point.Direction!.Value.X)]),
            new("direction-y", "1", "Direction of the moment without current along y.", [.. known.Select(point => point.Direction!.Value.Y)]),
            new("direction-z", "1", "Direction of the moment without current along z.", [.. known.Select(point => point.Direction!.Value.Z)]),
        ]);
    }
}
