using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments.Reports;

/// <summary>Numbers, table and arrays of field loops.</summary>
internal static class HysteresisTables
{
    /// <summary>
    /// Coercive fields and shift of each loop. With several loops their names end in <c>@current</c>, and come first without it for
    /// the loop whose current is nearest to zero.
    /// </summary>
    public static IReadOnlyList<Scalar> Scalars(IReadOnlyList<HysteresisLoop> loops)
    {
        if (loops.Count == 1) return [.. Of(loops[0], "", "")];
        HysteresisLoop plain = loops.MinBy(loop => Math.Abs(loop.Current))!;
        return [.. Of(plain, "", Where(plain)), .. loops.SelectMany(loop => Of(loop, $"@{Name(loop).Replace(" ", "", StringComparison.Ordinal)}", Where(loop)))];
    }

    private static Scalar[] Of(HysteresisLoop loop, string suffix, string where) =>
    [
        new($"coercive-field-up{suffix}", loop.CoerciveFieldUp, "T", $"Field at which the rising branch {How(loop)}{where}.", loop.CoerciveFieldUp is null ? loop.ReasonUp : null),
        new($"coercive-field-down{suffix}", loop.CoerciveFieldDown, "T", $"Field at which the falling branch {How(loop)}{where}.", loop.CoerciveFieldDown is null ? loop.ReasonDown : null),
        new($"loop-shift{suffix}", loop.Shift, "T", $"Mean of both coercive fields{where}.", loop.Shift is null ? "needs both coercive fields" : null),
        .. SeveralMomentLoops.Scalars(loop, suffix, where),
    ];

    private static string How(HysteresisLoop loop) =>
        loop.ThermalUp is not null ? "changes the sign of its mean component along the field" :
        loop.Up.Any(point => point.State == MomentState.Moving) ? "first changes the sign of its component along the field" : "jumps between two states at rest";

    private static string Name(HysteresisLoop loop) => Current.FromSi(loop.Current).ToString();

    private static string Where(HysteresisLoop loop) => $", at {Name(loop)}";

    /// <summary>All points in the order in which they were measured, labelled by the branch.</summary>
    public static Table Points(IReadOnlyList<HysteresisLoop> loops, IReadOnlyList<string> layers, UnitVector along)
    {
        List<(HysteresisLoop Loop, LoopPoint Point, string Branch)> rows =
            [.. loops.SelectMany(loop => loop.Up.Select(point => (loop, point, "up")).Concat(loop.Down.Select(point => (loop, point, "down"))))];
        return new Table(
            "loops",
            "The field loops, branch by branch; over a limit cycle the direction is a time average.",
            [
                new Column("field", "T", "Applied field", [.. rows.Select(row => row.Point.Field)]),
                new Column("current", "A", "Current along +x", [.. rows.Select(row => row.Loop.Current)]),
                .. Observables(layers, along).Select(one => new Column(one.Name, one.Unit, one.Meaning, [.. rows.Select(row => one.Of(row.Point))])),
            ],
            [.. rows.Select(row => row.Branch)]);
    }

    /// <summary>The same over the axes current, branch and field; the falling branch is turned round so that its fields rise too.</summary>
    public static IReadOnlyList<NamedArray> Arrays(IReadOnlyList<HysteresisLoop> loops, IReadOnlyList<double> fields, IReadOnlyList<string> layers, UnitVector along)
    {
        Axis[] axes =
        [
            new("current", "A", [.. loops.Select(loop => loop.Current)]),
            new("branch", "1", [1, -1]),
            new("field", "T", fields),
        ];
        return [.. Observables(layers, along).Select(one => new NamedArray(
            one.Name, one.Unit, $"{one.Meaning} (branch 1: rising, -1: falling field)", axes, [.. loops.SelectMany(loop => loop.Up.Concat(loop.Down.Reverse()).Select(one.Of))]))];
    }

    /// <summary>What is recorded of each point beside its field and current.</summary>
    private static (string Name, string Unit, string Meaning, Func<LoopPoint, double> Of)[] Observables(IReadOnlyList<string> layers, UnitVector along)
    {
        string moment = layers.Count > 1 ? "the sum of all moments, over the sum of their sizes" : "the moment";
        return
        [
            ("mean", "1", layers.Count > 1 ? $"Component along the field of {moment}" : "Component of the moment along the field", point => Vector3d.Dot(point.Mean, along)),
            ("mean-x", "1", $"x component of {moment}", point => point.Mean.X),
            ("mean-y", "1", $"y component of {moment}", point => point.Mean.Y),
            ("mean-z", "1", $"z component of {moment}", point => point.Mean.Z),
            ("minimum", "1", "Smallest component along the field over a cycle", point => point.Minimum),
            ("maximum", "1", "Largest component along the field over a cycle", point => point.Maximum),
            ("frequency", "Hz", "Frequency of the limit cycle; zero at rest", point => point.Frequency),
            ("state", "1", "0 at rest, 1 limit cycle, 2 not settled, 3 following a field that changes in time", point => (int)point.State),
            .. SeveralMomentLoops.Observables(layers),
        ];
    }
}
