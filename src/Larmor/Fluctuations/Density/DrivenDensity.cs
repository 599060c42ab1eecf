using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using Larmor.Numerics.Sphere;
using Larmor.Quantities;

namespace Larmor.Fluctuations.Density;

/// <summary>
/// The density of a moment whose field and current change in time: over a slice of time the operator of its middle acts, and slices are cut until halving them changes nothing.
/// </summary>
/// <remarks>
/// The rule of the middle (Magnus's first term) has an error of third order in a slice and of second order in time. One slice is compared with its two halves; the difference over
/// 3 is the error of the halves, which are kept and extrapolated. Slices end where a drive jumps or bends. Source: S. Blanes, F. Casas, J. A. Oteo, J. Ros, Phys. Rep. 470, 151 (2009),
/// doi:10.1016/j.physrep.2008.11.001.
/// </remarks>
public sealed class DrivenDensity
{
    private const int MostHalvings = 30;

    private readonly GeneralizedLlg equation;
    private readonly Temperature temperature;

    /// <summary>The density of a moment.</summary>
    /// <param name="equation">One magnet with scalar damping, its drives functions of time.</param>
    /// <param name="temperature">T, positive.</param>
    public DrivenDensity(GeneralizedLlg equation, Temperature temperature) => (this.equation, this.temperature) = (equation, temperature);

    /// <summary>The density at a later time.</summary>
    /// <param name="start">The density at the beginning.</param>
    /// <param name="from">Time of the beginning.</param>
    /// <param name="to">Time of the end, not before the beginning.</param>
    /// <param name="accuracy">Tolerance and degree; null for 1e-6.</param>
    /// <exception cref="ArgumentException">The end lies before the beginning, or the moment has no density (see <see cref="FokkerPlanck.Of"/>).</exception>
    public EvolvedDensity Evolve(SphereDensity start, Duration from, Duration to, DensityAccuracy? accuracy = null)
    {
        if (!(to.Si >= from.Si && double.IsFinite(to.Si) && double.IsFinite(from.Si))) throw new ArgumentException($"A density evolves from {from} on; the end {to} lies before it.", nameof(to));
        DensityAccuracy asked = accuracy ?? new DensityAccuracy { Tolerance = 1e-6 };
        State state = new(start, 0, 0, true);
        double time = from.Si;
        foreach (double stop in equation.Corners.Where(corner => corner > from.Si && corner < to.Si).Append(to.Si))
        {
            state = Between(state, (time, stop), (to.Si - from.Si, asked));
            time = stop;
        }
        return new EvolvedDensity(state.Density, state.Error, state.Tail, state.IsConverged);
    }

    private State Between(State state, (double From, double To) interval, (double Whole, DensityAccuracy Accuracy) asked)
    {
        double time = interval.From, slice = interval.To - interval.From, shortest = Math.ScaleB(slice, -MostHalvings);
        DensityAccuracy inner = asked.Accuracy with { Tolerance = 0.1 * asked.Accuracy.Tolerance };
        while (time < interval.To)
        {
            double h = Math.Min(slice, interval.To - time);
            State whole = Slice(state, time, h, inner), halves = Slice(Slice(state, time, 0.5 * h, inner), time + (0.5 * h), 0.5 * h, inner);
            (SphereDensity better, double error) = Extrapolated(whole.Density, halves.Density);
            if (error > asked.Accuracy.Tolerance * Math.Max(h / asked.Whole, 1e-3) && h > shortest)
            {
                slice = 0.5 * h;
                continue;
            }
            state = halves with { Density = better, Error = halves.Error + error };
            time = h >= interval.To - time ? interval.To : time + h;
            if (error < 0.05 * asked.Accuracy.Tolerance * h / asked.Whole) slice = 2 * h;
        }
        return state;
    }

    private State Slice(State state, double time, double h, DensityAccuracy accuracy)
    {
        EvolvedDensity evolved = FokkerPlanck.Of(equation, temperature, time + (0.5 * h)).Evolve(state.Density, Duration.FromSi(h), accuracy);
        return new State(evolved.Density, state.Error + evolved.SteppingError, Math.Max(state.Tail, evolved.TruncationError), state.IsConverged && evolved.IsConverged);
    }

    /// <summary>Halves + (halves − whole)/3, and the size of the correction beside the density.</summary>
    private static (SphereDensity Density, double Error) Extrapolated(SphereDensity whole, SphereDensity halves)
    {
        double[] fine = halves.Series.Coefficients, coarse = whole.Series.Coefficients, better = [.. fine];
        double change = 0, size = 0;
        for (int i = 0; i < fine.Length; i++)
        {
            double correction = (fine[i] - (i < coarse.Length ? coarse[i] : 0)) / 3;
            better[i] += correction;
            change += correction * correction;
            size += fine[i] * fine[i];
        }
        return (new SphereDensity(new HarmonicSeries(halves.Degree, better)), Math.Sqrt(change / size));
    }

    /// <summary>Where an evolution is.</summary>
    private sealed record State(SphereDensity Density, double Error, double Tail, bool IsConverged);
}
