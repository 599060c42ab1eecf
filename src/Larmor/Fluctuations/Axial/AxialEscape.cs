using System.Globalization;
using Larmor.Numerics;

namespace Larmor.Fluctuations.Axial;

/// <summary>
/// How slowly a moment crosses its barrier, in a form in which nothing cancels: rates down to 1e-250 of D keep twelve digits.
/// </summary>
/// <remarks>
/// <para>For a mode φ of the backward equation let F = ∫_{−1}^c e^{−g}φ. Then −d/dc(e^g dF/dc) = (λ/D) e^g F/(1 − c²) with F = 0 at both ends, whose inverse is positive:</para>
/// <para>F(x) = (λ/D) {Z(x, 1) ∫_{−1}^x Z(−1, y) m(y) F(y) dy + Z(−1, x) ∫_x^1 Z(y, 1) m(y) F(y) dy}/Z(−1, 1), m = e^g/(1 − c²), Z(a, b) = ∫_a^b e^{−g} dc.</para>
/// <para>Repeated, it converges to the slowest mode as (λ1/λ2)^n, and every integral is a sum of positive terms; integrals by Gauss points on panels in which g changes by at
/// most 3. A spectral matrix in double precision loses rates below 1e-13 of its norm. Limits: g may range over 600. Source: derived from the paper's equation after (24); the
/// inverse by a Green's function is classical (R. Courant, D. Hilbert, Methods of Mathematical Physics, vol. 1, 1953, chapter V).</para>
/// </remarks>
public sealed class AxialEscape
{
    private const double LargestRange = 600;
    private const double LargestChange = 3;
    private const int MostIterations = 400;

    private readonly AxialLandscape landscape;
    private readonly PanelIntegration panels;
    private readonly double[] weights, mobilities, below, above;
    private readonly double total;

    /// <summary>The escape in a landscape.</summary>
    /// <exception cref="ArgumentException">g ranges over more than 600, beyond what double precision can hold.</exception>
    public AxialEscape(AxialLandscape landscape)
    {
        this.landscape = landscape;
        panels = PanelsOf(landscape);
        double[] energies = EnergiesAt(panels, landscape);
        double least = energies.Min(), range = energies.Max() - least;
        if (!(range <= LargestRange)) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The energy of the moment ranges over {range:G4} kT; escape is computed up to {LargestRange} kT. Take a higher temperature."), nameof(landscape));
        (weights, mobilities) = (new double[energies.Length], new double[energies.Length]);
        for (int i = 0; i < energies.Length; i++)
        {
            weights[i] = Math.Exp(least - energies[i]);
            mobilities[i] = 1 / (weights[i] * (1 - panels.Points[i]) * (1 + panels.Points[i]));
        }
        (below, above) = (panels.UpTo(weights), panels.From(weights));
        total = panels.Total(weights);
        (SlowestRate, Iterations) = Iterate();
    }

    /// <summary>The escape; null where g ranges over more than 600.</summary>
    internal static AxialEscape? Within(AxialLandscape landscape)
    {
        double[] energies = [.. PanelsOf(landscape).Points.Select(landscape.ReducedEnergy)];
        return energies.Max() - energies.Min() <= LargestRange ? new AxialEscape(landscape) : null;
    }

    private static double[] EnergiesAt(PanelIntegration panels, AxialLandscape landscape)
    {
        double[] energies = new double[panels.Points.Length];
        for (int i = 0; i < energies.Length; i++) energies[i] = landscape.ReducedEnergy(panels.Points[i]);
        return energies;
    }

    private static PanelIntegration PanelsOf(AxialLandscape landscape) => new(PanelIntegration.Edges(landscape.ReducedEnergy, [-1, -0.5, 0, 0.5, 1], LargestChange));

    /// <summary>λ1 in 1/s, the smallest rate of relaxation: over a high barrier the sum of the rates of escape from both sides.</summary>
    public double SlowestRate { get; }

    /// <summary>How many times the inverse was applied.</summary>
    public int Iterations { get; }

    /// <summary>Chance to be found below a value of c in the stationary state, a pure number.</summary>
    /// <param name="c">Between −1 and 1.</param>
    public double PopulationBelow(double c)
    {
        Require(c, nameof(c));
        if (c >= 1) return 1;
        return c <= -1 ? 0 : Partial(-1, c, landscape.ReducedEnergy) / (Partial(-1, c, landscape.ReducedEnergy) + Partial(c, 1, landscape.ReducedEnergy));
    }

    /// <summary>Chance to be found above a value of c in the stationary state, a pure number; small ones keep their digits.</summary>
    /// <param name="c">Between −1 and 1.</param>
    public double PopulationAbove(double c)
    {
        Require(c, nameof(c));
        if (c <= -1) return 1;
        return c >= 1 ? 0 : Partial(c, 1, landscape.ReducedEnergy) / (Partial(-1, c, landscape.ReducedEnergy) + Partial(c, 1, landscape.ReducedEnergy));
    }

    /// <summary>
    /// Mean time in s until c first reaches a value: (1/D) ∫ dy e^g/(1 − y²) ∫ e^{−g} dz, the inner integral from y to the end behind the start.
    /// </summary>
    /// <param name="start">c at the start.</param>
    /// <param name="end">The value to be reached, not a pole that is behind an infinite wait: −1 &lt; end &lt; 1.</param>
    public double MeanFirstPassageTime(double start, double end)
    {
        Require(start, nameof(start));
        if (!(Math.Abs(end) < 1)) throw new ArgumentOutOfRangeException(nameof(end), string.Create(CultureInfo.InvariantCulture, $"The value of c to be reached must lie between -1 and 1; got {end}. A pole itself is never hit."));
        if (start == end) return 0;
        // Seen from the other pole the motion is the same: from here on the start is above the end.
        bool isAbove = start > end;
        double Energy(double c) => landscape.ReducedEnergy(isAbove ? c : -c);
        (double from, double to) = isAbove ? (end, start) : (-end, -start);
        PanelIntegration part = new(PanelIntegration.Edges(Energy, to < 1 ? [from, to, 1] : [from, 1], LargestChange));
        double[] energies = [.. part.Points.Select(Energy)];
        double least = energies.Min();
        double[] behind = part.From([.. energies.Select(g => Math.Exp(least - g))]);
        double[] integrand = [.. energies.Select((g, i) => part.Points[i] > to ? 0 : behind[i] * Math.Exp(g - least) / ((1 - part.Points[i]) * (1 + part.Points[i])))];
        return part.Total(integrand) / landscape.Diffusion;
    }

    private (double Rate, int Iterations) Iterate()
    {
        // Even in the measure in which the inverse is symmetric, so that no mode is left out: the slowest may live on top of a slope.
        int count = weights.Length;
        double[] mode = new double[count], next = new double[count], weighted = new double[count], fromLeft = new double[count], fromRight = new double[count];
        for (int i = 0; i < count; i++) mode[i] = Math.Sqrt(weights[i]) * (1 - panels.Points[i]) * (1 + panels.Points[i]);
        double inverse = 0;
        for (int iteration = 1; iteration <= MostIterations; iteration++)
        {
            for (int i = 0; i < count; i++)
            {
                weighted[i] = mode[i] * mobilities[i];
                (fromLeft[i], fromRight[i]) = (weighted[i] * below[i], weighted[i] * above[i]);
            }
            double[] left = panels.UpTo(fromLeft), right = panels.From(fromRight);
            double scale = 0;
            for (int i = 0; i < count; i++)
            {
                next[i] = ((above[i] * left[i]) + (below[i] * right[i])) / total;
                scale = Math.Max(scale, next[i]);
            }
            // Overlap and norm in the measure of the inverse.
            for (int i = 0; i < count; i++)
            {
                next[i] /= scale;
                (fromLeft[i], fromRight[i]) = (weighted[i] * next[i], weighted[i] * mode[i]);
            }
            double found = panels.Total(fromLeft) / panels.Total(fromRight) * scale;
            bool isSettled = Math.Abs(found - inverse) <= 1e-15 * found;
            inverse = found;
            if (isSettled) return (landscape.Diffusion / inverse, iteration);
            (mode, next) = (next, mode);
        }
        return (landscape.Diffusion / inverse, MostIterations);
    }

    private static void Require(double c, string name)
    {
        if (!(Math.Abs(c) <= 1)) throw new ArgumentOutOfRangeException(name, string.Create(CultureInfo.InvariantCulture, $"The cosine c must lie between -1 and 1; got {c}."));
    }

    private double Partial(double from, double to, Func<double, double> energy)
    {
        PanelIntegration part = new(PanelIntegration.Edges(energy, [from, to], LargestChange));
        double least = panels.Points.Min(energy);
        return part.Total([.. part.Points.Select(c => Math.Exp(least - energy(c)))]);
    }
}
