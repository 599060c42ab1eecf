using System.Globalization;

namespace Larmor.Experiments.Reports;

/// <summary>A resonance measurement as arrays over (branch, field, current).</summary>
internal static class FmrArrays
{
    public static IReadOnlyList<NamedArray> Of(Fmr settings, IReadOnlyList<FmrFieldPoint> points)
    {
        string[] states = [.. points.SelectMany(point => point.Branches).Select(branch => branch.State).Distinct(StringComparer.Ordinal)
            .OrderBy(StateNames.Rank).ThenBy(state => state, StringComparer.Ordinal)];
        if (states.Length == 0) return [];
        string legend = string.Join(", ", states.Select((state, i) => string.Create(CultureInfo.InvariantCulture, $"{i} {state}")));
        Axis[] axes =
        [
            new Axis("branch", "1", [.. Enumerable.Range(0, states.Length).Select(i => (double)i)]),
            new Axis("field", "T", [.. points.Select(point => point.Field)]),
            new Axis("current", "A", [.. settings.Currents.Select(current => current.Si)]),
        ];
        return
        [
            Array("frequency", "Hz", "Damped resonance frequency, 0 where there is no such state", resonance => resonance?.Frequency ?? 0),
            Array("linewidth", "Hz", "Full width at half maximum in frequency, 0 where there is no such state", resonance => resonance?.Linewidth ?? 0),
            Array("stable", "1", "1 where the state exists and no small deviation grows, otherwise 0", resonance => resonance is { Stable: true } ? 1 : 0),
            Array("exists", "1", "1 where the branch has a state at this field and current, otherwise 0", resonance => resonance is null ? 0 : 1),
        ];

        NamedArray Array(string name, string unit, string meaning, Func<ResonancePoint?, double> value) =>
            new(name, unit, $"{meaning}. Branches: {legend}.", axes, [.. Values(value)]);

        IEnumerable<double> Values(Func<ResonancePoint?, double> value)
        {
            foreach (string state in states)
            {
                foreach (FmrFieldPoint point in points)
                {
                    FmrBranch? branch = point.Branches.FirstOrDefault(candidate => candidate.State == state);
                    for (int i = 0; i < settings.Currents.Count; i++) yield return value(branch?.Resonances[i]);
                }
            }
        }
    }
}
