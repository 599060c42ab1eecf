using System.Globalization;
using Larmor.Quantities;

namespace Larmor.Fluctuations.Axial;

/// <summary>A probability of error with its relative error, of mesh and steps together.</summary>
/// <param name="Pulse">Length of the pulse.</param>
/// <param name="Probability">Chance that the moment is still above c = 0 at the end of the pulse, a pure number.</param>
/// <param name="RelativeError">Estimated relative error of the probability.</param>
public readonly record struct WriteError(Duration Pulse, double Probability, double RelativeError);

/// <summary>
/// The chance that a pulse fails to switch an axial moment: it starts from equilibrium above c = 0 in one landscape, diffuses in another one during the pulse, and counts as an
/// error if c &gt; 0 at its end.
/// </summary>
/// <remarks>
/// <para>Solved backwards: φ(c, t), the chance of a start at c, obeys ∂φ/∂t = (1/w) ∂/∂c [D(1 − c²) w ∂φ/∂c], w = e^{−g}, and all of it becomes small together, so that 1e-30
/// has as many digits as 0.1; one evolution gives all lengths of a pulse. On cells of equal width in θ (<see cref="AxialGenerator"/>), 200, 400 and 800 of them, extrapolated in the logarithm.</para>
/// <para>Where the drive makes it hopeless to climb back to c = 0 from near c = −1 (more than 100 kT), a moment that has come there is taken to have switched. Otherwise the
/// stationary state sets a floor and rounding one of about 1e-13 beneath which the relative error says so. Sources: W. H. Butler et al., IEEE Trans. Magn. 48, 4684 (2012),
/// doi:10.1109/TMAG.2012.2209122 (the problem); derived from the paper's equation after Eq. (24).</para>
/// </remarks>
public sealed class WriteErrors
{
    private const int Cells = 200;
    private const double Hopeless = 100, FarSide = 0.85, Rounding = 1e-15;

    private readonly AxialLandscape before, during;

    /// <summary>Errors of pulses.</summary>
    /// <param name="before">The landscape before the pulse; its equilibrium above c = 0 is the start.</param>
    /// <param name="during">The landscape during the pulse.</param>
    public WriteErrors(AxialLandscape before, AxialLandscape during) => (this.before, this.during) = (before, during);

    /// <summary>The errors of pulses of several lengths.</summary>
    /// <param name="pulses">Lengths, rising, the first not negative; a length of zero gives 1.</param>
    /// <exception cref="ArgumentException">Lengths that are not rising.</exception>
    public IReadOnlyList<WriteError> Of(params IReadOnlyList<Duration> pulses)
    {
        for (int i = 0; i < pulses.Count; i++)
        {
            double earlier = i == 0 ? 0 : pulses[i - 1].Si;
            if (!(pulses[i].Si >= earlier && double.IsFinite(pulses[i].Si))) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The lengths of pulses must rise and not be negative; number {i} is {pulses[i]}."), nameof(pulses));
        }
        (double[] coarse, _) = Run(Cells, pulses);
        (double[] fine, double[] errors) = Run(2 * Cells, pulses);
        (double[] finest, _) = Run(4 * Cells, pulses);
        return [.. pulses.Select((pulse, i) =>
        {
            (double a, double b, double c) = (Math.Log(coarse[i]), Math.Log(fine[i]), Math.Log(finest[i]));
            // Two extrapolations of second order, and one of fourth of both.
            double first = b + ((b - a) / 3), second = c + ((c - b) / 3), both = second + ((second - first) / 15);
            return new WriteError(pulse, Math.Min(1, Math.Exp(both)), Math.Abs(both - second) + errors[i]);
        })];
    }

    private (double[] Probabilities, double[] Errors) Run(int cells, IReadOnlyList<Duration> pulses)
    {
        int far = (int)(FarSide * cells);
        double valley = during.ReducedEnergy(Math.Cos(Math.PI * FarSide));
        double wall = Enumerable.Range(0, 51).Max(i => during.ReducedEnergy(Math.Cos(Math.PI * (0.5 + ((FarSide - 0.5) * i / 50))))) - valley;
        bool isHopeless = wall > Hopeless && during.ReducedEnergy(0) - valley >= wall - 1;
        AxialGenerator generator = new(during, cells, isHopeless ? far : cells);
        double[] start = [.. generator.Heights.Select(c => c > 0 ? 1.0 : 0)];
        BackwardEvolution evolution = new(generator, start);
        double[] weights = Start(generator, cells), probabilities = new double[pulses.Count], errors = new double[pulses.Count];
        double time = 0;
        for (int i = 0; i < pulses.Count; i++)
        {
            evolution.Advance(pulses[i].Si - time);
            time = pulses[i].Si;
            for (int k = 0; k < weights.Length; k++) probabilities[i] += weights[k] * evolution.Values[k];
            errors[i] = evolution.Error + (isHopeless ? 0 : Rounding / probabilities[i]);
        }
        return (probabilities, errors);
    }

    /// <summary>Equilibrium before the pulse in the cells above c = 0.</summary>
    private double[] Start(AxialGenerator generator, int cells)
    {
        double[] energies = [.. generator.Heights.Take(cells / 2).Select(before.ReducedEnergy)];
        double least = energies.Min(), sum = 0;
        double[] weights = [.. energies.Select((g, i) => generator.Areas[i] * Math.Exp(least - g))];
        foreach (double weight in weights) sum += weight;
        for (int i = 0; i < weights.Length; i++) weights[i] /= sum;
        return weights;
    }
}
