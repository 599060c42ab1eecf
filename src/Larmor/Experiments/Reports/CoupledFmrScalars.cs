using System.Globalization;
using Larmor.Experiments.Lines;
using Larmor.Magnetism.Statics;
using Larmor.Quantities;

namespace Larmor.Experiments.Reports;

/// <summary>The numbers that a laboratory would quote of a resonance measurement on several moments, at its first field.</summary>
internal static class CoupledFmrScalars
{
    public static IReadOnlyList<Scalar> Of(CoupledFmrPoint point, CoupledBranch[] branches, IReadOnlyList<Current> currents)
    {
        int quiet = Enumerable.Range(0, currents.Count).MinBy(i => Math.Abs(currents[i].Si));
        string where = $"at {MagneticField.FromSi(point.Field)} and {currents[quiet]}";
        CoupledBranch[] here = [.. branches.Where(branch => branch.States[0] is not null)];
        if (here.Length == 0)
        {
            string none = point.Problem.Length > 0 ? point.Problem : "No state of rest is stable.";
            return [new Scalar("frequency-1", null, "Hz", $"Frequency of the lowest mode {where}.", none), new Scalar("linewidth-1", null, "Hz", $"Its linewidth {where}.", none)];
        }
        return [.. here.SelectMany((branch, i) => Of(branch, point.Field, quiet, (i == 0 ? "" : $"-{Word(branch.Name)}", where)))];
    }

    private static IEnumerable<Scalar> Of(CoupledBranch branch, double field, int quiet, (string Suffix, string Where) words)
    {
        CoupledFmrState state = branch.States[0]!;
        CoupledResponse? response = state.Responses[quiet];
        for (int mode = 0; mode < state.AtRest.Response.Modes.Count; mode++)
        {
            ResonancePoint? resonance = response is null || mode >= response.Modes.Count ? null : branch.Resonance(0, response, mode);
            string number = string.Create(CultureInfo.InvariantCulture, $"{mode + 1}"), of = $"of mode {number} of the state {branch.Name} {words.Where}";
            string? reason = resonance is null ? "The state has ended before this current." : null;
            yield return new Scalar($"frequency-{number}{words.Suffix}", resonance?.Frequency, "Hz", $"Frequency {of}.", reason);
            yield return new Scalar($"linewidth-{number}{words.Suffix}", resonance?.Linewidth, "Hz", $"Full linewidth in frequency {of}.", reason);
            yield return new Scalar($"common-share-{number}{words.Suffix}", resonance?.CommonShare, "1", $"How much of its motion the moments make together, 1 acoustic, 0 optic, {of}.", reason);
        }
        yield return Threshold($"threshold-current-up{words.Suffix}", "positive", branch.Name, state.Up, field);
        yield return Threshold($"threshold-current-down{words.Suffix}", "negative", branch.Name, state.Down, field);
    }

    private static Scalar Threshold(string name, string sign, string state, FmrThreshold threshold, double field) => new(
        name,
        threshold.Point?.Current,
        "A",
        $"First {sign} current at {MagneticField.FromSi(field)} at which the state {state} loses its stability{(threshold.Point is { } point ? point.IsOscillatory ? ", by growing precession" : ", because it ends" : "")}.",
        threshold.Point is null ? threshold.Reason : null);

    /// <summary>A state's name as part of a name of a number: +z/-z is plus-z-minus-z.</summary>
    private static string Word(string state) =>
        state.Replace("/", "-", StringComparison.Ordinal).Replace("+", "plus-", StringComparison.Ordinal).Replace("--", "-minus-", StringComparison.Ordinal).Replace(" (", "-", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal) is var word && word.StartsWith('-') ? $"minus{word}" : word;
}
