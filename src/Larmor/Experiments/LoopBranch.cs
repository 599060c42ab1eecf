using Larmor.Experiments.Motion;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments;

/// <summary>One branch of a field loop as it is traced: its points, its largest jump, and what else happened where a state of rest ended.</summary>
internal sealed class LoopBranch
{
    private readonly List<LoopPoint> points = [];
    private readonly List<(double Field, MomentState State)> between = [];
    private readonly List<LoopTransition> transitions = [];
    private double largest;

    /// <summary>The points so far.</summary>
    public IReadOnlyList<LoopPoint> Points => points;

    /// <summary>Whether the field rises.</summary>
    public bool IsRising { get; init; }

    /// <summary>The ends of states of rest that gave way to other states of rest, in the order met.</summary>
    public IReadOnlyList<LoopTransition> Transitions => transitions;

    /// <summary>Field in T of the largest jump; null where there is none.</summary>
    public double? Switching { get; private set; }

    /// <summary>Field in T of the largest jump, of 10° or more, of one of several moments; null where it does not jump.</summary>
    public double? SwitchingOf(int moment) => transitions.Where(end => end.AngleOf(moment) > Math.PI / 18).MaxBy(end => end.AngleOf(moment))?.Field;

    /// <summary>Adds a point.</summary>
    public void Add(double field, SettledMotion motion) =>
        points.Add(new LoopPoint(field, motion.State, motion.Mean, motion.Minimum, motion.Maximum, motion.Frequency) { Moments = motion.Means });

    /// <summary>Notes the end of a state of rest; among the jumps the one that changes the sum of all moments most is kept.</summary>
    public void Add(PathEnd end, Func<IReadOnlyList<Vector3d>, Vector3d> sum)
    {
        if (end.State != MomentState.FixedPoint)
        {
            between.Add((end.Place, end.State));
            return;
        }
        transitions.Add(new LoopTransition(end.Place, IsRising, end.IsJump, end.Before, end.After));
        if (!end.IsJump) return;
        double size = (sum(end.After) - sum(end.Before)).Norm;
        if (size > largest) (largest, Switching) = (size, end.Place);
    }

    /// <summary>Why there is no coercive field; empty where there is one.</summary>
    public string WhyNot(Duration settlingTime)
    {
        if (Switching is not null) return "";
        if (Where(MomentState.LimitCycle) is { } cycles) return $"{cycles} the moment precesses (limit cycle)";
        if (Where(MomentState.Unsettled) is { } nowhere) return $"{nowhere} the moment does not settle within {settlingTime}";
        return "the moment does not jump between two states at rest";
    }

    /// <summary>The range of fields with a state, points first, in words.</summary>
    private string? Where(MomentState state)
    {
        double[] fields = [.. points.Where(point => point.State == state).Select(point => point.Field)];
        if (fields.Length == 0) fields = [.. between.Where(item => item.State == state).Select(item => item.Field)];
        if (fields.Length == 0) return null;
        MagneticField lowest = MagneticField.FromTeslas(fields.Min()), highest = MagneticField.FromTeslas(fields.Max());
        bool isWhole = points.Where(point => point.Field >= lowest.Si && point.Field <= highest.Si).All(point => point.State == state);
        if (lowest == highest) return $"at {lowest}";
        return isWhole ? $"between {lowest} and {highest}" : $"at fields between {lowest} and {highest}";
    }
}
