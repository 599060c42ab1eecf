using System.Globalization;
using Larmor.Fluctuations.Langevin;
using Larmor.Magnetism.Statics;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Thermodynamics;

namespace Larmor.Experiments.Spectra;

/// <summary>The laws that thermal noise must keep: fluctuation and dissipation, equipartition, the exact stationary density, and weak noise where it is weak.</summary>
internal static class NoiseLaws
{
    private const int ProbeFrequencies = 40;

    /// <summary>How many standard deviations are allowed of a normal number: the chance to pass them is 6e-7.</summary>
    private const double Deviations = 5;

    /// <summary>The checks.</summary>
    public static IEnumerable<AuditCheck> Of(IReadOnlyList<NoiseState> states, IReadOnlyList<NoisePoint> points, Temperature temperature, int blocks)
    {
        NoiseState[] still = [.. states.Where(state => state is { Linear: not null, Current: 0 })];
        yield return new AuditCheck("fluctuation-dissipation", still.Select(state => Dissipation(state, temperature)).DefaultIfEmpty(0).Max(), 1e-9, "Spectral density of small fluctuations against 4kT/(omega v Ms) times the loss of the susceptibility, without current, relative; largest over frequencies.");
        yield return new AuditCheck("equipartition", still.Select(state => Equipartition(state, temperature)).Concat(states.Where(state => state.Linear is not null).Select(state => state.Linear!.Residual)).DefaultIfEmpty(0).Max(), 1e-9, "Covariance of small fluctuations against kT/v over the stiffness without current, and J C + C J^T + 2D = 0 at every current, relative.");
        yield return new AuditCheck("stationary-variance", points.SelectMany(point => Excesses(point, blocks)).DefaultIfEmpty(0).Max(), Deviations, "Mean squares of both tangent components of the ensemble, extrapolated to step zero, against the exact stationary density within the well, in standard deviations; largest over all points where that density is known and the moment stays in its well.");
        yield return new AuditCheck("thermal-spectrum", points.Select((point, i) => Spectrum(point, states[i])).DefaultIfEmpty(0).Max(), 1, "Area between the spectrum of the ensemble and that of linear response, beyond what its errors make, over what excursions of the observed size may add (the square of their angle times the quality of the line); largest over all points.");
        yield return new AuditCheck("phase-diffusion", points.Select((point, i) => Phase(point, states[i], blocks)).DefaultIfEmpty(0).Max(), 1, "Linewidth from the wandering phase of the ensemble against that of weak noise, beyond five standard deviations, over what amplitude excursions of their size may add; zero without a cycle.");
    }

    /// <summary>A deviation of Student's distribution as that of a normal number with the same chance (D. L. Wallace, Ann. Math. Statist. 30, 1124 (1959)).</summary>
    internal static double Normal(double deviation, int degrees) => Math.Sqrt(degrees * Math.Log(1 + (deviation * deviation / degrees))) * ((8.0 * degrees) + 1) / ((8.0 * degrees) + 3);

    private static double Dissipation(NoiseState state, Temperature temperature)
    {
        Magnetism.Magnet magnet = state.Equation.Magnets[0];
        double thermal = 4 * PhysicalConstants.BoltzmannConstant * temperature.Si / (magnet.Volume.Si * magnet.Properties.SaturationMagnetization.Si), worst = 0;
        for (int i = 1; i <= ProbeFrequencies; i++)
        {
            Frequency frequency = Frequency.FromSi(state.Fastest * i / 20);
            DynamicSusceptibility susceptibility = state.Response!.Susceptibility(frequency);
            foreach (Vector3d a in (Vector3d[])[state.Frame.First, state.Frame.Second])
            {
                double loss = thermal * susceptibility.Element(a, a).Imaginary / (2 * Math.PI * frequency.Si);
                worst = Math.Max(worst, Math.Abs((state.Linear!.Density(a, frequency) / loss) - 1));
            }
        }
        return worst;
    }

    private static double Equipartition(NoiseState state, Temperature temperature)
    {
        Matrix2 h = state.Response!.EnergyHessian, product = h * state.Linear!.Covariance;
        double thermal = PhysicalConstants.BoltzmannConstant * temperature.Si / state.Equation.Magnets[0].Volume.Si;
        return Math.Max(Math.Max(Math.Abs((product.XX / thermal) - 1), Math.Abs((product.YY / thermal) - 1)), Math.Max(Math.Abs(product.XY), Math.Abs(product.YX)) / thermal * Math.Sqrt(Math.Min(h.XX / h.YY, h.YY / h.XX)));
    }

    private static IEnumerable<double> Excesses(NoisePoint point, int blocks)
    {
        if (point.WellSquares.Count == 0 || point.Crossed > 0) yield break;
        for (int i = 0; i < 2; i++)
        {
            (Estimate mean, Estimate variance) = (point.Means[1 + i], point.Variances[1 + i]);
            yield return Normal((variance.Value + (mean.Value * mean.Value) - point.WellSquares[i]) / variance.Error, blocks - 1);
        }
    }

    private static double Spectrum(NoisePoint point, NoiseState state)
    {
        if (point.LinearDensities.Count == 0 || point.Crossed > 0) return 0;
        double size = point.LinearVariances.Sum(), quality = Math.Sqrt(Math.Abs(state.Response!.Jacobian.Determinant)) / state.Response.DecayRate;
        double worst = 0;
        for (int i = 0; i < 2; i++)
        {
            double area = 0, expected = 0, spread = 0, whole = 0;
            for (int k = 2; k + 1 < point.Frequencies.Count; k++)
            {
                Estimate one = point.Densities[1 + i][k];
                area += Math.Abs(one.Value - point.LinearDensities[i][k]);
                expected += one.Error * Math.Sqrt(2 / Math.PI);
                spread += 2 * one.Error * one.Error * (1 - (2 / Math.PI));
                whole += point.LinearDensities[i][k];
            }
            double excess = Math.Max(0, area - (1.1 * expected) - (Deviations * Math.Sqrt(spread))) / whole;
            worst = Math.Max(worst, excess / (size * (2 + (4 * quality))));
        }
        return worst;
    }

    private static double Phase(NoisePoint point, NoiseState state, int blocks)
    {
        if (point.PhaseLinewidth is not { } width || state.Cycle is not { } cycle) return 0;
        double deviation = (width.Value - cycle.Linewidth.Si) / width.Error, normal = Normal(deviation, blocks - 1);
        double excess = Math.Max(0, Math.Abs(width.Value - cycle.Linewidth.Si) * (1 - (Deviations / Math.Max(Deviations, normal)))) / cycle.Linewidth.Si;
        return excess / AmplitudeShare(state);
    }

    /// <summary>What amplitude excursions add to the width, relative, to the order of their variance over the square of the cycle's radius.</summary>
    private static double AmplitudeShare(NoiseState state)
    {
        double diffusion = state.Cycle!.NaturalPhaseDiffusion, radius = 1 - Math.Pow(state.Motion.Mean.Norm, 2);
        return Math.Max(1e-6, 30 * diffusion / (state.Cycle.AmplitudeRate * Math.Max(radius, 1e-3)));
    }

    /// <summary>Number of independent blocks among trajectories.</summary>
    public static int Blocks(int trajectories) => (trajectories + 31) / 32;

    /// <summary>Johnson's noise of the voltage over a resistance, 4kTR in V²/Hz.</summary>
    public static double Johnson(double resistance, Temperature temperature) => 4 * PhysicalConstants.BoltzmannConstant * temperature.Si * resistance;

    /// <summary>Words for a number with its error.</summary>
    public static string Words(Estimate one) => string.Create(CultureInfo.InvariantCulture, $"{one.Value:G6} +- {one.Error:G2}");
}
