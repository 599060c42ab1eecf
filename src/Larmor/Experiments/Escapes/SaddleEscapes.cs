using Larmor.Magnetism;
using Larmor.Magnetism.Motion;
using Larmor.Magnetism.Statics;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments.Escapes;

/// <summary>Barriers without current and the formula of Langer and Brown, summed over all saddles between two wells.</summary>
internal sealed class SaddleEscapes
{
    private const int MostSteps = 20_000;
    private const double Away = 1e-3, StepLength = 2e-3;

    private readonly Temperature temperature;
    private readonly double[] barriers = new double[2];
    private readonly double[] rates = new double[2];
    private readonly string[] reasons = ["", ""];

    private SaddleEscapes(Temperature temperature) => this.temperature = temperature;

    /// <summary>The lower of both barriers over kT; null where no saddle lies between the wells.</summary>
    public double? LowestBarrier => double.IsFinite(barriers.Min()) ? barriers.Min() : null;

    /// <summary>The escapes between two minima of the energy of one moment.</summary>
    public static SaddleEscapes Of(GeneralizedLlg equation, UnitVector first, UnitVector second, Temperature temperature)
    {
        SaddleEscapes escapes = new(temperature);
        CoupledEquilibriumSet set = CoupledEquilibria.Of(equation, Current.Zero);
        CoupledEquilibrium[] wells = [.. ((UnitVector[])[first, second]).Select(u => set.Points.Where(state => state.IsStable).MinBy(state => (state.Directions[0].Components - u.Components).Norm)!)];
        CoupledEquilibrium[] saddles = [.. set.Points.Where(state => state.Index < 0 && Joins(equation.Magnets[0], state, wells))];
        for (int k = 0; k < 2 && !wells.Contains(null); k++) escapes.Add(k, wells[k], saddles);
        if (saddles.Length == 0 || wells.Contains(null)) escapes.barriers.AsSpan().Fill(double.PositiveInfinity);
        return escapes;
    }

    /// <summary>A point with barrier and formula.</summary>
    public EscapePoint Into(EscapePoint point, bool first)
    {
        int k = first ? 0 : 1;
        return point with
        {
            Barrier = double.IsFinite(barriers[k]) ? barriers[k] : null,
            FormulaRate = rates[k] > 0 ? rates[k] : null,
            Reason = reasons[k],
        };
    }

    private void Add(int k, CoupledEquilibrium well, CoupledEquilibrium[] saddles)
    {
        ThermalEscape[] escapes = [.. saddles.Select(saddle => ThermalEscape.Over(well, saddle))];
        if (escapes.Length == 0) return;
        barriers[k] = escapes.Min(escape => escape.BarrierOver(temperature));
        rates[k] = escapes.Sum(escape => escape.Rate(temperature)?.Si ?? 0);
        reasons[k] = string.Join(" ", escapes.Select(escape => escape.Reason).Where(reason => reason.Length > 0).Distinct(StringComparer.Ordinal));
    }

    /// <summary>Whether the ways down on both sides of a saddle end in different wells.</summary>
    private static bool Joins(Magnet magnet, CoupledEquilibrium saddle, CoupledEquilibrium[] wells)
    {
        UnitVector top = saddle.Directions[0];
        TangentFrame frame = TangentFrame.At(top);
        double Energy(double angle) => magnet.Energy.Value(UnitVector.Along(top.Components + (Away * frame.Vector(Math.Cos(angle), Math.Sin(angle)))).Components, 0);
        double lowest = Enumerable.Range(0, 180).Select(i => Math.PI * i / 180).MinBy(angle => Energy(angle) + Energy(angle + Math.PI));
        int Side(double angle) => End(magnet, top.Components + (Away * frame.Vector(Math.Cos(angle), Math.Sin(angle))), wells);
        return Side(lowest) != Side(lowest + Math.PI);
    }

    private static int End(Magnet magnet, Vector3d start, CoupledEquilibrium[] wells)
    {
        Vector3d u = start / start.Norm;
        for (int step = 0; step < MostSteps; step++)
        {
            int near = Array.FindIndex(wells, well => (well.Directions[0].Components - u).Norm < 5 * StepLength);
            if (near >= 0) return near;
            Vector3d gradient = magnet.Energy.Gradient(u, 0), downhill = (Vector3d.Dot(gradient, u) * u) - gradient;
            if (downhill.Norm == 0) break;
            u += StepLength / downhill.Norm * downhill;
            u /= u.Norm;
        }
        return Array.IndexOf(wells, wells.MinBy(well => (well.Directions[0].Components - u).Norm));
    }
}
