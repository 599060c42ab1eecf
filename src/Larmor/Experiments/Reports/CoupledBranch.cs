using System.Globalization;
using Larmor.Experiments.Lines;
using Larmor.Magnetism;
using Larmor.Magnetism.Statics;
using Larmor.Numerics;

namespace Larmor.Experiments.Reports;

/// <summary>A state of several moments followed from field to field.</summary>
internal sealed class CoupledBranch(string name, CoupledFmrMeasurement measurement, int count)
{
    private readonly CoupledFmrState?[] states = new CoupledFmrState?[count];
    private readonly double[] fields = new double[count];
    private readonly int[][] order = new int[count][];

    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>Whether other states are images of this one and are left out for it.</summary>
    public bool HasImages { get; private set; }

    /// <summary>The state at each field; null where it is not stable.</summary>
    public IReadOnlyList<CoupledFmrState?> States => states;

    /// <summary>The thresholds by field.</summary>
    public IEnumerable<ThresholdPoint> Thresholds =>
        states.OfType<CoupledFmrState>().SelectMany(state => new[] { state.Down.Point, state.Up.Point }).OfType<ThresholdPoint>().Select(point => point with { State = name });

    /// <summary>The branches through all fields, in the order in which they are met; of images of one another the first.</summary>
    public static CoupledBranch[] Of(IReadOnlyList<CoupledFmrPoint> points, CoupledFmrMeasurement measurement)
    {
        List<CoupledBranch> all = [];
        CoupledBranch[] last = [];
        for (int i = 0; i < points.Count; i++)
        {
            IReadOnlyList<CoupledFmrState> here = points[i].States;
            int[] from = i == 0 ? [.. Enumerable.Repeat(-1, here.Count)] : CoupledState.Continued([.. last.Select(branch => branch.states[i - 1]!.AtRest.Directions)], [.. here.Select(state => state.AtRest.Directions)]);
            CoupledBranch[] now = [.. here.Select((state, j) => from[j] >= 0 ? last[from[j]] : Begun(all, state, measurement, points.Count))];
            for (int j = 0; j < now.Length; j++) now[j].Add(i, here[j], points[i].Field);
            last = now;
        }
        return measurement.IsDriven ? [.. all] : WithoutImages(all);
    }

    /// <summary>Each mode at a field as a branch of its own; none where the state is not stable there.</summary>
    public IEnumerable<FmrBranch> ModesAt(int index)
    {
        if (states[index] is not { } state) return [];
        int modes = state.Responses.Max(response => response?.Modes.Count ?? 0);
        return Enumerable.Range(0, modes).Select(mode => new FmrBranch(
            string.Create(CultureInfo.InvariantCulture, $"{name} mode {mode + 1}"), [.. state.Responses.Select(response => response is null || mode >= response.Modes.Count ? null : Resonance(index, response, mode))], state.Up, state.Down));
    }

    /// <summary>Which of its modes by frequency a number belongs to, in the state at a field and at one of the currents: those without current by their shape, those at a current by their own from there.</summary>
    private int Ordered(int index, CoupledResponse response, int number) => CoupledState.Continued(states[index]!.AtRest.Response.Modes, response.Modes)[order[index][number]];

    private void Add(int index, CoupledFmrState state, double field)
    {
        (states[index], fields[index]) = (state, field);
        IReadOnlyList<OscillationMode> modes = state.AtRest.Response.Modes;
        int[] plain = [.. Enumerable.Range(0, modes.Count)];
        order[index] = index > 0 && states[index - 1] is { } before && before.AtRest.Response.Modes.Count == modes.Count
            ? [.. order[index - 1].Select(mode => CoupledState.Continued(before.AtRest.Response.Modes, modes)[mode])]
            : plain;
    }

    /// <summary>One mode of a state at a field and at one of the currents.</summary>
    public ResonancePoint Resonance(int place, CoupledResponse response, int index)
    {
        double field = fields[place];
        OscillationMode mode = response.Modes[response.Modes.Count == order[place].Length ? Ordered(place, response, index) : index];
        double[] phases = CoupledState.Phases(mode);
        IReadOnlyList<Magnet> magnets = measurement.Moments.Magnets;
        return new ResonancePoint(field, response.Current.Si, string.Create(CultureInfo.InvariantCulture, $"{name} mode {index + 1}"), response.Directions[0], mode.Frequency.Si, mode.Linewidth.Si, response.IsStable)
        {
            Mode = index + 1,
            CommonShare = CoupledState.CommonShare(mode, magnets),
            Parts = [.. magnets.Select((magnet, k) => new MomentPart(magnet.Name, response.Directions[k], mode.Motions[k].Major, mode.Motions[k].Ellipticity, phases[k]))],
        };
    }

    private static CoupledBranch Begun(List<CoupledBranch> all, CoupledFmrState state, CoupledFmrMeasurement measurement, int count)
    {
        string plain = CoupledState.Name(state.AtRest.Directions);
        int alike = all.Count(branch => branch.Name == plain || branch.Name.StartsWith($"{plain} (", StringComparison.Ordinal));
        CoupledBranch branch = new(alike == 0 ? plain : string.Create(CultureInfo.InvariantCulture, $"{plain} ({alike + 1})"), measurement, count);
        all.Add(branch);
        return branch;
    }

    private static CoupledBranch[] WithoutImages(List<CoupledBranch> all)
    {
        List<CoupledBranch> kept = [];
        foreach (CoupledBranch branch in all)
        {
            if (kept.Find(other => branch.IsImageOf(other)) is { } original) original.HasImages = true;
            else kept.Add(branch);
        }
        return [.. kept];
    }

    private bool IsImageOf(CoupledBranch other)
    {
        for (int i = 0; i < states.Length; i++)
        {
            if (states[i] is { } mine && (other.states[i] is not { } theirs || !IsAlike(mine.AtRest, theirs.AtRest))) return false;
        }
        return true;
    }

    private static bool IsAlike(CoupledEquilibrium a, CoupledEquilibrium b)
    {
        double largest = b.Response.Modes.Max(mode => mode.Eigenvalue.Magnitude);
        return a.Response.Modes.Count == b.Response.Modes.Count
            && Math.Abs(a.Energy.Si - b.Energy.Si) <= 1e-9 * (Math.Abs(a.Energy.Si) + Math.Abs(b.Energy.Si))
            && a.Response.Modes.Zip(b.Response.Modes).All(pair => (pair.First.Eigenvalue - pair.Second.Eigenvalue).Magnitude <= 1e-7 * largest);
    }
}
