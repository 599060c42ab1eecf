using Larmor.Experiments.Motion;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments.Reports;

/// <summary>The numbers that a laboratory would quote of a resonance measurement, at its first field.</summary>
internal static class FmrScalars
{
    public static IReadOnlyList<Scalar> Of(FmrFieldPoint point, IReadOnlyList<Current> currents)
    {
        int quiet = Enumerable.Range(0, currents.Count).MinBy(i => Math.Abs(currents[i].Si));
        string where = $"at {MagneticField.FromSi(point.Field)} and {currents[quiet]}";
        string noState = point.Problem.Length > 0 ? point.Problem : "No state of rest is stable.";
        List<Scalar> scalars = [];
        if (point.Branches.Count == 0)
        {
            scalars.Add(new Scalar("frequency", null, "Hz", $"Resonance frequency {where}.", noState));
            scalars.Add(new Scalar("linewidth", null, "Hz", $"Linewidth {where}.", noState));
        }
        else
        {
            AddResonance(scalars, point.Branches[0], quiet, "", where);
            if (point.Branches.Count > 1)
            {
                foreach (FmrBranch branch in point.Branches) AddResonance(scalars, branch, quiet, $"-{branch.State}", where);
            }
        }
        string field = $"at {MagneticField.FromSi(point.Field)}";
        scalars.Add(First("threshold-current-up", "positive", point, branch => branch.Up, field, noState));
        scalars.Add(First("threshold-current-down", "negative", point, branch => branch.Down, field, noState));
        foreach (FmrBranch branch in point.Branches)
        {
            scalars.Add(Threshold($"threshold-current-up-{branch.State}", "positive", branch, branch.Up, field));
            scalars.Add(Threshold($"threshold-current-down-{branch.State}", "negative", branch, branch.Down, field));
        }
        return scalars;
    }

    /// <summary>Efficiency of the spin torque in the parallel and in the antiparallel state; nothing where there is no torque.</summary>
    public static IEnumerable<Scalar> Efficiencies(FreeMoment moment)
    {
        if (moment.SpinTransfer is not { EfficiencyFactors.Count: > 0, Polarizer: { } polarizer } transfer || moment.Parallel is not { } parallel) return [];
        double c = Math.Sign(Vector3d.Dot(parallel, polarizer));
        return [In(StateNames.Parallel, c), In(StateNames.Antiparallel, -c)];

        Scalar In(string state, double cosine) => new($"efficiency-{state}", transfer.Efficiency(cosine), "1", $"Efficiency eta of the spin torque in the {state} state, aJ = hbar eta J/(2 |e| Ms d).");
    }

    private static void AddResonance(List<Scalar> scalars, FmrBranch branch, int current, string suffix, string where)
    {
        ResonancePoint? resonance = branch.Resonances[current];
        string? reason = resonance is null ? "The state has ended before this current." : null;
        scalars.Add(new Scalar($"frequency{suffix}", resonance?.Frequency, "Hz", $"Resonance frequency of the {branch.State} state {where}.", reason));
        scalars.Add(new Scalar($"linewidth{suffix}", resonance?.Linewidth, "Hz", $"Full linewidth in frequency of the {branch.State} state {where}.", reason));
    }

    private static Scalar First(string name, string sign, FmrFieldPoint point, Func<FmrBranch, FmrThreshold> side, string field, string noState)
    {
        ThresholdPoint? first = point.Branches.Select(branch => side(branch).Point).OfType<ThresholdPoint>().MinBy(threshold => Math.Abs(threshold.Current));
        if (first is not null) return new Scalar(name, first.Current, "A", $"First {sign} current {field} at which a state loses its stability; it is the {first.State} state{Manner(first)}.");
        string reasons = point.Branches.Count == 0 ? noState : string.Join(" ", point.Branches.Select(branch => $"{branch.State}: {side(branch).Reason}"));
        return new Scalar(name, null, "A", $"First {sign} current {field} at which a state loses its stability.", reasons);
    }

    private static Scalar Threshold(string name, string sign, FmrBranch branch, FmrThreshold threshold, string field) => new(
        name,
        threshold.Point?.Current,
        "A",
        $"First {sign} current {field} at which the {branch.State} state loses its stability{(threshold.Point is { } point ? Manner(point) : "")}.",
        threshold.Point is null ? threshold.Reason : null);

    private static string Manner(ThresholdPoint threshold) => threshold.IsOscillatory ? ", by growing precession" : ", because it ends";
}
