using System.Globalization;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Magnetism.Statics;

/// <summary>Puts what a search has met into order and says what is missing.</summary>
internal sealed class CoupledEquilibriumReport(GeneralizedLlg equation, double current, double time, RestCatalogue found)
{
    private readonly double energyScale = found.Solver.Scales.Max();

    public CoupledEquilibriumSet Set()
    {
        CoupledEquilibrium[] points = [.. found.Isolated.Concat(found.Degenerate.Where(state => state.Dimension == 0).Select(state => state.Moments)).Select(Equilibrium).Order(Comparer<CoupledEquilibrium>.Create(Compare))];
        EquilibriumFamily[] families = Families();
        CoupledEquilibriumSet set = new(equation.Count, points, families, null);
        if (found.Degenerate.FirstOrDefault(state => state.Dimension == 0) is { } edge)
        {
            return set with { Reason = $"The state at {Text(edge.Moments)} is just about to appear or to vanish (det J = 0), so that its stability is undecided. Change the field or the current a little." };
        }
        if (Array.Find(families, family => !family.IsRepelling) is { } holding)
        {
            return set with { Reason = $"{Line(holding)}: nothing holds them in one of them. Give an anisotropy or a field." };
        }
        if (set.Residual != 0)
        {
            return set with { Reason = string.Create(CultureInfo.InvariantCulture, $"The indices of the states found add up to {set.IndexSum} instead of {set.ExpectedIndexSum} (Poincare-Hopf): a state was missed{(found.HasSurface ? ", or a surface of states takes part" : "")}.") };
        }
        return families.Length == 0 ? set : set with { Remark = $"{Line(families[0])}; they leave each of them at the least disturbance." };
    }

    private EquilibriumFamily[] Families() =>
    [
        .. found.Degenerate.Where(state => state.Dimension > 0)
            .Select(state => (state.Dimension, Member: Equilibrium(state.Moments)))
            .Select(state => (state.Dimension, state.Member, Growing: Growing(state.Member), Level: Math.Round(state.Member.Energy.Si / (1e-5 * energyScale))))
            .GroupBy(state => (state.Dimension, state.Growing, state.Level))
            .OrderBy(group => group.Key.Level)
            .Select(group => new EquilibriumFamily(group.Key.Dimension, [.. group.Select(state => state.Member).Order(Comparer<CoupledEquilibrium>.Create(Compare))], group.Key.Growing > 0)),
    ];

    // Along a family eigenvalues vanish to rounding; what counts is what grows beside them.
    private static int Growing(CoupledEquilibrium member)
    {
        double largest = member.Response.Modes.Max(mode => mode.Eigenvalue.Magnitude);
        return member.Response.Modes.Count(mode => mode.Eigenvalue.Real > 1e-6 * largest);
    }

    private CoupledEquilibrium Equilibrium(Vector3d[] moments)
    {
        Moments state = Moments.Of([.. moments.Select(UnitVector.Along)]);
        return new CoupledEquilibrium(CoupledResponse.Of(equation, state.View, Current.FromSi(current), time), Energy.FromSi(equation.Energy(time, state.View)));
    }

    private static string Line(EquilibriumFamily family) =>
        $"The moments rest along a whole {(family.Dimension == 1 ? "line" : "surface")} of directions, among them {Text([.. family.Members[0].Directions.Select(u => u.Components)])}";

    private static string Text(Vector3d[] moments) => string.Join(", ", moments.Select(u => UnitVector.Along(u).ToString()));

    private int Compare(CoupledEquilibrium left, CoupledEquilibrium right)
    {
        double difference = left.Energy.Si - right.Energy.Si;
        if (Math.Abs(difference) > 1e-9 * energyScale) return Math.Sign(difference);
        for (int k = 0; k < equation.Count; k++)
        {
            Vector3d step = left.Directions[k].Components - right.Directions[k].Components;
            foreach (double part in (ReadOnlySpan<double>)[step.Z, step.Y, step.X])
            {
                if (Math.Abs(part) > 1e-6) return -Math.Sign(part);
            }
        }
        return 0;
    }
}
