using Larmor.Numerics;

namespace Larmor.Experiments.Reports;

/// <summary>What field loops of several moments have beside those of one.</summary>
internal static class SeveralMomentLoops
{
    /// <summary>Coercive fields of each moment.</summary>
    public static IEnumerable<Scalar> Scalars(HysteresisLoop loop, string suffix, string where)
    {
        bool isSwept = loop.Up.Any(point => point.State == MomentState.Moving);
        string how = isSwept ? "first changes the sign of its component along the field" : "makes its largest jump";
        string none = isSwept ? "its component along the field does not change sign" : "the moment does not jump between two states at rest";
        foreach (MomentCoercivity one in loop.Coercivities)
        {
            yield return new($"coercive-field-up-{one.Layer}{suffix}", one.Up, "T", $"Field at which '{one.Layer}' {how} with rising field{where}.", one.Up is null ? none : null);
            yield return new($"coercive-field-down-{one.Layer}{suffix}", one.Down, "T", $"Field at which '{one.Layer}' {how} with falling field{where}.", one.Down is null ? none : null);
        }
    }

    /// <summary>The components of each moment.</summary>
    public static IEnumerable<(string Name, string Unit, string Meaning, Func<LoopPoint, double> Of)> Observables(IReadOnlyList<string> layers)
    {
        if (layers.Count < 2) yield break;
        for (int k = 0; k < layers.Count; k++)
        {
            int moment = k;
            yield return ($"mean-x-{layers[k]}", "1", $"x component of '{layers[k]}'", point => point.Moments[moment].X);
            yield return ($"mean-y-{layers[k]}", "1", $"y component of '{layers[k]}'", point => point.Moments[moment].Y);
            yield return ($"mean-z-{layers[k]}", "1", $"z component of '{layers[k]}'", point => point.Moments[moment].Z);
        }
    }

    /// <summary>Where states gave way to others, and the resistance along the loops where the stack gives it.</summary>
    public static IEnumerable<Table> Tables(IReadOnlyList<HysteresisLoop> loops, IReadOnlyList<string> layers)
    {
        if (layers.Count < 2) yield break;
        (HysteresisLoop Loop, LoopTransition End)[] ends = [.. loops.SelectMany(loop => loop.Transitions.Select(end => (loop, end)))];
        if (ends.Length > 0)
        {
            yield return new Table(
                "transitions",
                "Fields at which a state of rest ends and the moments come to rest in another, branch by branch: a jump where one of them turns by more than 10 degrees.",
                [
                    new Column("field", "T", "Applied field at which the state ends", [.. ends.Select(row => row.End.Field)]),
                    new Column("current", "A", "Current along +x", [.. ends.Select(row => row.Loop.Current)]),
                    new Column("jump", "1", "1 for a jump, 0 where one state leads on to the other", [.. ends.Select(row => row.End.IsJump ? 1.0 : 0)]),
                    .. layers.Select((layer, k) => new Column($"angle-{layer}", "rad", $"Angle by which '{layer}' turns", [.. ends.Select(row => row.End.AngleOf(k))])),
                ],
                [.. ends.Select(row => row.End.IsRising ? "up" : "down")]);
        }
        (HysteresisLoop Loop, LoopPoint Point, string Branch)[] known =
            [.. loops.SelectMany(loop => loop.Up.Select(point => (loop, point, "up")).Concat(loop.Down.Select(point => (loop, point, "down")))).Where(row => row.point.Resistance is not null)];
        if (known.Length == 0) yield break;
        yield return new Table(
            "resistance",
            "Resistance of the stack along the loops, branch by branch.",
            [
                new Column("field", "T", "Applied field", [.. known.Select(row => row.Point.Field)]),
                new Column("current", "A", "Current along +x", [.. known.Select(row => row.Loop.Current)]),
                new Column("resistance", "ohm", "Resistance", [.. known.Select(row => row.Point.Resistance!.Value)]),
            ],
            [.. known.Select(row => row.Branch)]);
    }
}
