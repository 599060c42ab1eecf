using Larmor.Experiments.Motion;
using Larmor.Experiments.Reports;
using Larmor.Fluctuations.Density;
using Larmor.Magnetism;
using Larmor.Magnetism.Statics;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments.Densities;

/// <summary>The stable states of a moment without current, and how many moments are with each.</summary>
/// <param name="Names">Their names.</param>
/// <param name="Directions">Their directions; fewer than two where nothing is to be counted.</param>
internal sealed record DensityWells(IReadOnlyList<string> Names, IReadOnlyList<UnitVector> Directions)
{
    // Directions that share the sphere between more than two states.
    private const int Shares = 20_000;

    /// <summary>The states of a moment whose energy is complete.</summary>
    public static DensityWells Of(Magnet magnet, FreeMoment moment)
    {
        EquilibriumSet set = Equilibria.Of(magnet, SpinTransferPotentials.None, Current.Zero);
        if (set.RestsEverywhere) return new DensityWells([], []);
        UnitVector[] directions = [.. set.Stable.Select(state => state.Direction)];
        string[] names = StateNames.Of(directions, moment.Parallel);
        int[] order = [.. Enumerable.Range(0, names.Length).OrderBy(i => StateNames.Rank(names[i])).ThenBy(i => names[i], StringComparer.Ordinal)];
        return new DensityWells([.. order.Select(i => names[i])], [.. order.Select(i => directions[i])]);
    }

    /// <summary>The state nearest to a direction; null where there is none.</summary>
    public UnitVector? Nearest(UnitVector direction) => Directions.Count == 0 ? null : Directions.MaxBy(state => Vector3d.Dot(state, direction));

    /// <summary>Probabilities of the directions nearest to each; of two states exactly, of more by counting.</summary>
    public double[] Populations(SphereDensity density)
    {
        if (Directions.Count < 2) return [];
        if (Directions.Count == 2)
        {
            double first = density.ProbabilityAround(UnitVector.Along(Directions[0].Components - Directions[1].Components));
            return [first, density.TotalProbability - first];
        }
        double[] sums = new double[Directions.Count];
        double total = 0;
        foreach (UnitVector u in SpherePoints.Fibonacci(Shares))
        {
            double value = density.ValueAt(u);
            sums[Enumerable.Range(0, sums.Length).MaxBy(k => Vector3d.Dot(Directions[k], u))] += value;
            total += value;
        }
        return [.. sums.Select(sum => sum / total)];
    }
}
