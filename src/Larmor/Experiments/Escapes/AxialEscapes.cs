using Larmor.Fluctuations.Axial;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments.Escapes;

/// <summary>Escapes where energy and torque share an axis: λ1 and the populations by integrals of positive terms.</summary>
internal sealed class AxialEscapes(GeneralizedLlg equation, Temperature temperature, AxialLandscape landscape, UnitVector about)
{
    /// <summary>What twelve digits are; see <see cref="AxialEscape"/>.</summary>
    private const double Error = 1e-12;

    /// <summary>Both points filled in.</summary>
    public EscapePair Of(EscapePair bare, bool hasSecondMethod)
    {
        IReadOnlyList<double> minima = AxialWells.Minima(landscape);
        if (minima is [var only]) return Alone(bare, only);
        if (AxialWells.Of(landscape) is not { } wells) return Without(bare, "There are not two stable states on the axis; an escape is meant from one of two.");
        EscapePoint first = Well(bare.First, wells, fromUpper: true), second = Well(bare.Second, wells, fromUpper: false);
        if (AxialEscape.Within(landscape) is not { } escape) return Formulas(first, second);
        double slowest = escape.SlowestRate, below = escape.PopulationBelow(wells.Top), above = escape.PopulationAbove(wells.Top);
        EscapePair pair = new(
            first with { Method = "axial", Rate = slowest * below, RateError = Error },
            second with { Method = "axial", Rate = slowest * above, RateError = Error });
        return hasSecondMethod ? SpectralEscapes.Beside(pair, equation, temperature) : pair;
    }

    private EscapePoint Well(EscapePoint point, AxialWells wells, bool fromUpper)
    {
        double well = fromUpper ? wells.Upper : wells.Lower;
        return point with
        {
            Direction = Math.Abs(well) == 1 ? well * about.Components : null,
            Barrier = landscape.ReducedEnergy(wells.Top) - landscape.ReducedEnergy(well),
            FormulaRate = wells.Formula(landscape, fromUpper),
        };
    }

    private EscapePair Alone(EscapePair bare, double only)
    {
        bool isFirst = only > 0;
        EscapePoint there = bare.Of(isFirst) with { Direction = Math.Abs(only) == 1 ? only * about.Components : null, IsOnlyState = true, Reason = "It is the only state." };
        EscapePoint gone = bare.Of(!isFirst) with { Reason = "It has ended: the rate is that of the slowest relaxation towards the other." };
        if (AxialEscape.Within(landscape) is { } escape) gone = gone with { Method = "axial", Rate = escape.SlowestRate, RateError = Error };
        return isFirst ? new EscapePair(there, gone) : new EscapePair(gone, there);
    }

    private static EscapePair Formulas(EscapePoint first, EscapePoint second)
    {
        const string reason = "The energy ranges over more than 600 kT, beyond what double precision holds: the rate is the formula for high barriers.";
        EscapePoint Of(EscapePoint point) => point with
        {
            Method = point.FormulaRate is null ? "" : "formula",
            Rate = point.FormulaRate,
            RateError = point.FormulaRate is null ? null : 1 / point.Barrier,
            Reason = point.FormulaRate is null ? "The energy ranges over more than 600 kT, beyond what double precision holds." : reason,
        };
        return new EscapePair(Of(first), Of(second));
    }

    private static EscapePair Without(EscapePair pair, string reason) => new(pair.First with { Reason = reason }, pair.Second with { Reason = reason });
}
