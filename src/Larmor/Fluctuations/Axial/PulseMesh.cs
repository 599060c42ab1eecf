namespace Larmor.Fluctuations.Axial;

/// <summary>A pulse on cells of one number: equilibrium before it, the pulse, and a wait after it.</summary>
internal sealed class PulseMesh
{
    private readonly JumpRecord record;

    /// <summary>Follows a pulse.</summary>
    public PulseMesh(WriteErrors pulse, int cells)
    {
        AxialGenerator before = new(pulse.Before, cells, pulse.Divide), during = new(pulse.During, cells, pulse.Divide);
        double[] start = Start(pulse, before, cells);
        (double[] Near, double[] Far) sides = (new double[cells + 2], new double[cells + 2]);
        sides.Near.AsSpan(1, cells / 2).Fill(1);
        sides.Far.AsSpan(1 + (cells / 2), cells / 2).Fill(1);
        if (pulse.Relaxation.Si > 0) sides = Waited(before, pulse, start, sides);
        record = new JumpRecord(new JumpChain(during), start, (sides.Near.ToArray(), sides.Far.ToArray()), Stationary(during, pulse.During, sides), () => SlowestRate(pulse.During));
    }

    /// <summary>What may be wrong in the rate beyond what was followed, relative.</summary>
    public double Unsettled => record.Unsettled;

    /// <summary>Time in s that was followed event by event.</summary>
    public double Followed => record.Followed;

    /// <summary>λt of the slowest mode after some time in s.</summary>
    public double Decay(double time) => record.Decay(time);

    /// <summary>The chances to be on the near and on the far side.</summary>
    public (double Near, double Far) At(double time) => record.At(time);

    /// <summary>Equilibrium before the pulse on the near side, or the cell of the pole.</summary>
    private static double[] Start(WriteErrors pulse, AxialGenerator before, int cells)
    {
        double[] weights = new double[cells + 2];
        if (pulse.StartsOnPole)
        {
            weights[1] = 1;
            return weights;
        }
        double least = before.Heights.Take(cells / 2).Min(pulse.Before.ReducedEnergy), sum = 0;
        for (int i = 0; i < cells / 2; i++) sum += weights[i + 1] = before.Areas[i] * Math.Exp(least - pulse.Before.ReducedEnergy(before.Heights[i]));
        for (int i = 0; i < cells / 2; i++) weights[i + 1] /= sum;
        return weights;
    }

    /// <summary>By integrals; zero where g ranges over more than they hold, and nothing ever crosses.</summary>
    private static double SlowestRate(AxialLandscape landscape) => AxialEscape.Within(landscape)?.SlowestRate ?? 0;

    /// <summary>Chances of the stationary state to end on either side.</summary>
    private static (double Near, double Far) Stationary(AxialGenerator generator, AxialLandscape landscape, (double[] Near, double[] Far) sides)
    {
        double[] energies = [.. generator.Heights.Select(landscape.ReducedEnergy)];
        double least = energies.Min(), sum = 0, near = 0, far = 0;
        for (int i = 0; i < energies.Length; i++)
        {
            double weight = generator.Areas[i] * Math.Exp(least - energies[i]);
            sum += weight;
            near += weight * sides.Near[i + 1];
            far += weight * sides.Far[i + 1];
        }
        return (near / sum, far / sum);
    }

    /// <summary>The chances of each cell to be on either side after a wait: event by event until one mode is left, and that mode for the rest.</summary>
    private static (double[] Near, double[] Far) Waited(AxialGenerator before, WriteErrors pulse, double[] start, (double[] Near, double[] Far) sides)
    {
        JumpChain chain = new(before);
        (double near, double far) = Stationary(before, pulse.Before, sides);
        JumpRecord slow = new(chain, start, (sides.Near.ToArray(), sides.Far.ToArray()), (near, far), () => SlowestRate(pulse.Before));
        // Twice as long as a start in equilibrium needs, for starts from anywhere.
        double followed = Math.Min(pulse.Relaxation.Si, 2 * slow.Followed);
        PoissonWeights weights = PoissonWeights.Of(chain.Clock * followed);
        (double[] a, double[] b) = (sides.Near, sides.Far);
        (double[] c, double[] d, double[] onNear, double[] onFar) = (new double[a.Length], new double[a.Length], new double[a.Length], new double[a.Length]);
        for (long k = 0; k < weights.First + weights.Values.Length; k++)
        {
            if (k >= weights.First)
            {
                Numerics.SpanArithmetic.Add(onNear, weights.Values[k - weights.First], a);
                Numerics.SpanArithmetic.Add(onFar, weights.Values[k - weights.First], b);
            }
            chain.Jump(a, b, c, d);
            (a, c, b, d) = (c, a, d, b);
        }
        double decay = slow.Decay(pulse.Relaxation.Si - followed), left = Math.Exp(-decay), gone = Numerics.StableFunctions.OneMinusExp(decay);
        for (int i = 1; i <= before.Count; i++)
        {
            onNear[i] = (left * onNear[i]) + (gone * near);
            onFar[i] = (left * onFar[i]) + (gone * far);
        }
        return (onNear, onFar);
    }
}
