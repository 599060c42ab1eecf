using Larmor.Experiments.Motion;
using Larmor.Magnetism.Statics;
using Larmor.Numerics;
using Larmor.Provenance;
using Larmor.Quantities;
using Larmor.Thermodynamics;

namespace Larmor.Experiments.Reports;

/// <summary>Turns switching fields into the result of an astroid.</summary>
internal static class AstroidReport
{
    private static readonly Citation StonerWohlfarth = new(
        "stoner-wohlfarth-1948", "E. C. Stoner, E. P. Wohlfarth, A mechanism of magnetic hysteresis in heterogeneous alloys, Phil. Trans. R. Soc. Lond. A 240, 599-642 (1948).", "10.1098/rsta.1948.0007");

    public static AstroidResult Of(Astroid settings, FreeMoment moment, EquilibriumSet[] sets, SwitchingField[] points)
    {
        string problems = string.Join(" ", sets.Zip(settings.Currents).Where(pair => pair.First.Reason is not null).Take(3).Select(pair => $"Without field, at {pair.Second}: {pair.First.Reason}"));
        return new AstroidResult
        {
            Kind = settings.Kind,
            Name = settings.Name,
            Outcome = problems.Length == 0 ? Outcome.Finished : Outcome.NotConverged(problems),
            Along = settings.Along,
            Towards = settings.Towards,
            Points = points,
            Scalars = Scalars(settings, points),
            Tables = [Table(settings, points)],
            Checks = Checks(moment, sets),
            Notes =
            [
                .. moment.Notes,
                $"Each state that is stable without field is followed with growing field up to {settings.Largest}; its switching field is where it loses its stability. A state that lasts, as that along the field, has none.",
            ],
            Citations = [.. moment.Citations.Append(StonerWohlfarth).Distinct()],
        };
    }

    private static IReadOnlyList<Scalar> Scalars(Astroid settings, SwitchingField[] points)
    {
        string? none = points.Length == 0 ? $"No state loses its stability up to {settings.Largest}." : null;
        SwitchingField? smallest = points.MinBy(point => point.Field), largest = points.MaxBy(point => point.Field);
        return
        [
            new Scalar("smallest-switching-field", smallest?.Field, "T", "Smallest switching field in the plane.", none),
            new Scalar("angle-of-smallest-field", smallest?.Angle, "rad", "Angle at which it is found.", none),
            new Scalar("largest-switching-field", largest?.Field, "T", "Largest switching field in the plane.", none),
            new Scalar("angle-of-largest-field", largest?.Angle, "rad", "Angle at which it is found.", none),
        ];
    }

    private static Table Table(Astroid settings, SwitchingField[] points) => new(
        "switching-fields",
        "Fields at which a state loses its stability, by current and angle.",
        [
            new Column("angle", "rad", "Angle of the field in the plane.", [.. points.Select(point => point.Angle)]),
            new Column("current", "A", "Current, positive along +x.", [.. points.Select(point => point.Current)]),
            new Column("field", "T", "Switching field, mu0 H along the direction at that angle.", [.. points.Select(point => point.Field)]),
            new Column("component-along", "T", $"Its component along {settings.Along}.", [.. points.Select(point => point.Field * Math.Cos(point.Angle))]),
            new Column("component-across", "T", $"Its component at right angles to that, towards {settings.Towards}.", [.. points.Select(point => point.Field * Math.Sin(point.Angle))]),
            new Column("turns", "1", "1 where the state ends in growing precession, 0 where it vanishes or hands over to others.", [.. points.Select(point => point.Turns ? 1.0 : 0)]),
            new Column("direction-x", "1", "Direction of the moment there along x, the film normal.", [.. points.Select(point => point.Direction.X)]),
            new Column("direction-y", "1", "Direction of the moment there along y.", [.. points.Select(point => point.Direction.Y)]),
            new Column("direction-z", "1", "Direction of the moment there along z.", [.. points.Select(point => point.Direction.Z)]),
        ],
        [.. points.Select(point => point.State)]);

    /// <summary>The laws on the small motion about the states without field and current, and the completeness of the states.</summary>
    private static IReadOnlyList<AuditCheck> Checks(FreeMoment moment, EquilibriumSet[] sets)
    {
        Magnetism.Magnet bare = moment.In(UnitVector.Z, 0);
        FmrAudit worst = Equilibria.Of(bare, Magnetism.Torques.SpinTransferPotentials.None, Current.Zero).Stable
            .Aggregate(default(FmrAudit), (sum, state) => FmrAudit.Larger(sum, FmrLaws.WithoutCurrent(bare, state.Response)));
        worst = sets.SelectMany(set => set.Stable).Aggregate(worst, (sum, state) => FmrAudit.Larger(sum, FmrLaws.Power(state.Response)));
        return
        [
            new AuditCheck("power-closure", worst.PowerClosure, 1e-11, "Power absorbed from a small microwave field plus the work of the spin torque against the Gilbert heat, over the power that swings between field and moment; largest over the states without field."),
            new AuditCheck("reciprocity", worst.Reciprocity, 1e-10, "Susceptibility without field and current against the transpose of that with the moment turned round (Onsager), relative."),
            new AuditCheck("entropy-production", worst.EntropyProduction, 1e-11, "Power that some small microwave field could gain from the moment without field and current, relative to its response; zero by the second law."),
            new AuditCheck("poincare-hopf", sets.Max(set => set.Residual), 0, "Sum of the indices of all states of rest without field, less 2: not zero would mean that a state was missed."),
        ];
    }
}
