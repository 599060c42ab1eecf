using Larmor.Coupling;
using Larmor.Layers;
using Larmor.Quantities;
using Larmor.Thermodynamics;
using Larmor.Transport;

namespace Larmor.Experiments;

/// <summary>Resistance of a stack in its parallel and its antiparallel state.</summary>
/// <param name="Parallel">R_P A in ohm m², without the leads' own resistance.</param>
/// <param name="Antiparallel">R_AP A in ohm m².</param>
/// <param name="Change">A(R_AP − R_P) in ohm m², not the difference of two large numbers.</param>
/// <param name="Checks">Laws checked on both solutions, the worst of each.</param>
internal sealed record StatePairPoint(double Parallel, double Antiparallel, double Change, IReadOnlyList<AuditCheck> Checks)
{
    /// <summary>Solves both states.</summary>
    /// <exception cref="DeviceException">The stack has no solution; the message says why.</exception>
    public static StatePairPoint Of(Multilayer stack)
    {
        CollinearPair states = CollinearPair.Of(stack);
        SteadyTransport parallel = CollinearState.Solve(stack, states.Parallel, CurrentDensity.FromSi(1)), antiparallel = CollinearState.Solve(stack, states.Antiparallel, CurrentDensity.FromSi(1));
        // Both states share their series part: it leaves the difference before the large numbers meet.
        double change = (antiparallel.SeriesResistanceArea - parallel.SeriesResistanceArea) + (antiparallel.NonEquilibriumResistanceArea - parallel.NonEquilibriumResistanceArea);
        return new StatePairPoint(parallel.ResistanceArea, antiparallel.ResistanceArea, change, Worst(parallel.Checks.Concat(antiparallel.Checks)));
    }

    /// <summary>Of several checks of each law the one nearest to breaking it.</summary>
    public static IReadOnlyList<AuditCheck> Worst(IEnumerable<AuditCheck> checks) =>
        [.. checks.GroupBy(check => check.Name, StringComparer.Ordinal).Select(law => law.MaxBy(check => check.Severity)!)];
}
