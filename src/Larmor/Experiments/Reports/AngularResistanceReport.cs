using Larmor.Experiments.Hall;
using Larmor.Experiments.Motion;
using Larmor.Numerics;
using Larmor.Provenance;
using Larmor.Quantities;
using Larmor.Thermodynamics;

namespace Larmor.Experiments.Reports;

/// <summary>Turns moments in a turned field into resistances and their result.</summary>
internal static class AngularResistanceReport
{
    private static readonly Citation McGuirePotter = new(
        "mcguire-potter-1975", "T. R. McGuire, R. I. Potter, Anisotropic magnetoresistance in ferromagnetic 3d alloys, IEEE Trans. Magn. 11, 1018-1038 (1975).", "10.1109/TMAG.1975.1058782");

    public static AngularResistanceResult Of(AngularResistance settings, FreeMoment moment, IReadOnlyList<TracedTurn> traced, TurnReading reading)
    {
        FieldTurn[] turns = [.. traced.Select(turn => Read(settings, turn, reading))];
        string[] problems = [.. traced.SelectMany(turn => turn.Problems)];
        MotionLedger ledger = traced.Aggregate(default(MotionLedger), (sum, turn) => sum + turn.Ledger);
        return new AngularResistanceResult
        {
            Kind = settings.Kind,
            Name = settings.Name,
            Outcome = problems.Length == 0 ? Outcome.Finished : Outcome.NotConverged($"The moment does not rest, and the resistance is left empty, at {string.Join("; at ", problems.Take(3))}{(problems.Length > 3 ? "; and elsewhere" : "")}."),
            Along = settings.Along,
            Towards = settings.Side,
            IsHallBar = settings.Bar is not null,
            Turns = turns,
            Scalars = Scalars(turns[0], settings.Bar is not null),
            Tables = [Points(settings, turns), Harmonics(turns), Jumps(turns)],
            Checks = [.. ledger.Checks(1e4 * Settling.Tolerance), .. reading.Checks.Select(check => check with { Name = $"resistance-{check.Name}" })],
            Notes =
            [
                .. moment.Notes,
                .. reading.Notes,
                $"The field turns slowly against the motion of the moment, from {settings.Along} at 0 deg towards {settings.Side} at 90 deg, through its angles and back. A state that has lost its stability is left with a turn of {settings.Tilt}.",
            ],
            Citations = [.. moment.Citations.Concat(settings.Bar is not null ? [McGuirePotter] : (Citation[])[Citations.ValetFert]).Distinct()],
        };
    }

    private static FieldTurn Read(AngularResistance settings, TracedTurn turn, TurnReading reading)
    {
        TurnedPoint[] forward = [.. turn.Forward.Select(At)], back = [.. turn.Back.Select(At)];
        return new FieldTurn(turn.Field, forward, back, Jumps(turn.EndsForward), Jumps(turn.EndsBack))
        {
            Along = Fit(forward, point => point.Resistance),
            Across = Fit(forward, point => point.Transverse),
        };

        TurnedPoint At(TurnStation station)
        {
            if (station.Motion.State != MomentState.FixedPoint) return new TurnedPoint(station.Angle, station.Motion.State, station.Motion.Mean, null, null);
            (double along, double? across) = reading.At(station.Motion.Mean, turn.Field * settings.Direction(station.Angle).Components);
            return new TurnedPoint(station.Angle, MomentState.FixedPoint, station.Motion.Mean, along, across);
        }
    }

    private static double[] Jumps(IReadOnlyList<PathEnd> ends) => [.. ends.Where(end => end.IsJump).Select(end => end.Place)];

    private static AngleHarmonics? Fit(TurnedPoint[] points, Func<TurnedPoint, double?> value)
    {
        TurnedPoint[] known = [.. points.Where(point => value(point) is not null)];
        return AngleFit.Of([.. known.Select(point => point.Angle)], [.. known.Select(point => value(point)!.Value)]);
    }

    private static List<Scalar> Scalars(FieldTurn turn, bool isHallBar)
    {
        string at = $"at {MagneticField.FromTeslas(turn.Field)}";
        TurnedPoint[] points = [.. turn.Forward.Concat(turn.Back).Where(point => point.Resistance is not null)];
        string? none = points.Length == 0 ? "The moment rests at no angle." : null;
        double? largest = points.Max(point => point.Resistance), smallest = points.Min(point => point.Resistance);
        string? noFit = turn.Along is null ? "The sum is fitted to 6 angles or more over half a turn." : null, noJump = turn.JumpsForward.Count == 0 ? "The moment turns steadily." : null, noJumpBack = turn.JumpsBack.Count == 0 ? "The moment turns steadily." : null;
        List<Scalar> scalars =
        [
            new("resistance-largest", largest, "ohm", $"Largest resistance {at}.", none),
            new("resistance-smallest", smallest, "ohm", $"Smallest resistance {at}.", none),
            new("magnetoresistance", (largest - smallest) / smallest, "1", $"Their difference over the smallest {at}.", none),
            new("resistance-two-theta", turn.Along?.SizeTwo, "ohm", $"Size of the part of the resistance in twice the angle {at}.", noFit),
        ];
        if (isHallBar)
        {
            scalars.Add(new("transverse-largest", points.Max(point => point.Transverse), "ohm", $"Largest transverse resistance {at}.", none));
            scalars.Add(new("transverse-smallest", points.Min(point => point.Transverse), "ohm", $"Smallest transverse resistance {at}.", none));
            scalars.Add(new("transverse-two-theta", turn.Across?.SizeTwo, "ohm", $"Size of its part in twice the angle {at}: planar Hall effect where the field is strong and turns in the film plane.", noFit));
            scalars.Add(new("transverse-one-theta", turn.Across?.SizeOne, "ohm", $"Size of its part in the angle {at}: anomalous and ordinary Hall effect where the field is strong and turns through the film normal.", noFit));
        }
        scalars.Add(new("first-jump-forward", turn.JumpsForward.Count > 0 ? turn.JumpsForward[0] : null, "rad", $"Angle at which the moment first jumps on the way forward {at}.", noJump));
        scalars.Add(new("first-jump-back", turn.JumpsBack.Count > 0 ? turn.JumpsBack[0] : null, "rad", $"Angle at which it first jumps on the way back {at}.", noJumpBack));
        return scalars;
    }

    private static Table Points(AngularResistance settings, FieldTurn[] turns)
    {
        (double Field, bool IsBack, TurnedPoint Point)[] rows = [.. turns.SelectMany(turn => turn.Forward.Select(point => (turn.Field, false, point)).Concat(turn.Back.Select(point => (turn.Field, true, point)))).Where(row => row.point.Resistance is not null)];
        List<Column> columns =
        [
            new("angle", "rad", "Angle of the field.", [.. rows.Select(row => row.Point.Angle)]),
            new("field", "T", "Strength of the field, mu0 H.", [.. rows.Select(row => row.Field)]),
            new("back", "1", "0 on the way forward, 1 on the way back.", [.. rows.Select(row => row.IsBack ? 1.0 : 0)]),
            new("resistance", "ohm", "Resistance along the current.", [.. rows.Select(row => row.Point.Resistance!.Value)]),
        ];
        if (settings.Bar is not null) columns.Add(new("transverse", "ohm", "Transverse resistance.", [.. rows.Select(row => row.Point.Transverse!.Value)]));
        if (settings.Current.Si != 0)
        {
            columns.Add(new("voltage", "V", "Voltage along the current.", [.. rows.Select(row => settings.Current.Si * row.Point.Resistance!.Value)]));
            if (settings.Bar is not null) columns.Add(new("transverse-voltage", "V", "Transverse voltage.", [.. rows.Select(row => settings.Current.Si * row.Point.Transverse!.Value)]));
        }
        columns.Add(new("direction-x", "1", "Direction of the moment along x, the film normal.", [.. rows.Select(row => row.Point.Direction.X)]));
        columns.Add(new("direction-y", "1", "Direction of the moment along y.", [.. rows.Select(row => row.Point.Direction.Y)]));
        columns.Add(new("direction-z", "1", "Direction of the moment along z.", [.. rows.Select(row => row.Point.Direction.Z)]));
        return new Table("resistances", "Resistance by field and angle, forward and back.", columns);
    }

    private static Table Jumps(FieldTurn[] turns)
    {
        (double Angle, double Field, double Back)[] rows = [.. turns.SelectMany(turn => turn.JumpsForward.Select(angle => (angle, turn.Field, 0.0)).Concat(turn.JumpsBack.Select(angle => (angle, turn.Field, 1.0))))];
        return new Table("jumps", "Angles at which the moment jumps from one state of rest to another.",
        [
            new Column("angle", "rad", "Angle of the field.", [.. rows.Select(row => row.Angle)]),
            new Column("field", "T", "Strength of the field.", [.. rows.Select(row => row.Field)]),
            new Column("back", "1", "0 on the way forward, 1 on the way back.", [.. rows.Select(row => row.Back)]),
        ]);
    }

    private static Table Harmonics(FieldTurn[] turns)
    {
        (string Label, double Field, AngleHarmonics Sum)[] rows = [.. turns.SelectMany(turn => ((string, double, AngleHarmonics?)[])[("along", turn.Field, turn.Along), ("across", turn.Field, turn.Across)]).Where(row => row.Item3 is not null).Select(row => (row.Item1, row.Item2, row.Item3!))];
        return new Table(
            "angle-harmonics",
            "Least-squares sums over the angle on the way forward, along and across the current.",
            [
                new Column("field", "T", "Strength of the field.", [.. rows.Select(row => row.Field)]),
                new Column("mean", "ohm", "The constant.", [.. rows.Select(row => row.Sum.Mean)]),
                new Column("cos-one", "ohm", "Coefficient of the cosine of the angle.", [.. rows.Select(row => row.Sum.CosOne)]),
                new Column("sin-one", "ohm", "Coefficient of the sine of the angle.", [.. rows.Select(row => row.Sum.SinOne)]),
                new Column("cos-two", "ohm", "Coefficient of the cosine of twice the angle.", [.. rows.Select(row => row.Sum.CosTwo)]),
                new Column("sin-two", "ohm", "Coefficient of the sine of twice the angle.", [.. rows.Select(row => row.Sum.SinTwo)]),
                new Column("residual", "ohm", "Root mean square of what the sum leaves.", [.. rows.Select(row => row.Sum.Residual)]),
            ],
            [.. rows.Select(row => row.Label)]);
    }
}
