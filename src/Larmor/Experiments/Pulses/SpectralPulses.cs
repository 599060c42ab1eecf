using System.Globalization;
using Larmor.Fluctuations.Density;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments.Pulses;

/// <summary>Pulses by the density on the sphere.</summary>
internal static class SpectralPulses
{
    private const int HighestDegree = 80;
    private const double Tolerance = 1e-7, WorstError = 1e-4, Safety = 3, Rounding = 1e-13;

    /// <summary>The row of an amplitude; null with the reason where the density is not resolved.</summary>
    public static (WriteRow? Row, string Reason) Row(PulsedMoment pulsed, PulseDrive drive, double amplitude, CancellationToken cancellation)
    {
        Switching settings = pulsed.Settings;
        if (settings.StartsAtRest) return (null, "A moment exactly at rest has no density that harmonics describe.");
        // The start ends at the plane between the states, where its density jumps by e^(−Δ) of its largest value.
        DensityAccuracy accuracy = new() { Tolerance = Math.Max(Tolerance, 10 * Math.Exp(-pulsed.Barrier)), HighestDegree = HighestDegree };
        SphereDensity density = Equilibrium(pulsed, accuracy.Tolerance);
        FokkerPlanck during = FokkerPlanck.Of(pulsed.Equation(drive), pulsed.Temperature), quiet = FokkerPlanck.Of(pulsed.Before, pulsed.Temperature);
        double time = 0, error = density.Tail(density.Degree - 2);
        WritePoint[] points = new WritePoint[settings.Pulses.Count];
        foreach (int i in Enumerable.Range(0, points.Length).OrderBy(i => settings.Pulses[i].Si))
        {
            cancellation.ThrowIfCancellationRequested();
            double length = settings.Pulses[i].Si;
            EvolvedDensity pulse = during.Evolve(density, Duration.FromSi(length - time), accuracy);
            (density, time) = (pulse.Density, length);
            error = Math.Max(error, pulse.TruncationError) + pulse.SteppingError;
            EvolvedDensity read = quiet.Evolve(density, settings.Relaxation, accuracy);
            double total = Math.Max(error, read.TruncationError) + read.SteppingError;
            if (total > WorstError) return (null, string.Create(CultureInfo.InvariantCulture, $"The density on the sphere is not resolved with {HighestDegree} degrees after {settings.Pulses[i]}: error {total:G2} (the damping is too small, or the wells are too narrow, for harmonics)."));
            points[i] = Point(length, read.Density, pulsed, total);
        }
        return (new WriteRow(amplitude, "spectral", points) { PulseFor = [.. settings.Errors.Select(target => Crossing(points, target))] }, "");
    }

    /// <summary>Boltzmann's density on the side of the start, with as many degrees as it needs.</summary>
    private static SphereDensity Equilibrium(PulsedMoment pulsed, double tolerance)
    {
        double least = pulsed.ReducedEnergy(pulsed.Start);
        double Weight(UnitVector u) => Vector3d.Dot(u, pulsed.Axis) > pulsed.Divide ? Math.Exp(least - pulsed.ReducedEnergy(u)) : 0;
        for (int degree = 32; ; degree = Math.Min(HighestDegree, 3 * degree / 2))
        {
            SphereDensity density = SphereDensity.InProportionTo(Weight, degree);
            if (degree == HighestDegree || density.Tail(degree - 2) <= tolerance) return density;
        }
    }

    private static WritePoint Point(double length, SphereDensity density, PulsedMoment pulsed, double error)
    {
        double size = Math.Sqrt(density.Series.Coefficients.Sum(c => c * c)), floor = Rounding + (Safety * error * size * Math.Sqrt(4 * Math.PI));
        double near = density.ProbabilityAbove(pulsed.Axis, pulsed.Divide), far = density.TotalProbability - near;
        bool hasNear = near > floor, hasFar = far > floor;
        return new WritePoint(length, hasNear ? near : null, hasFar ? far : null) { RelativeError = hasNear ? floor / near : 0, Below = hasNear && hasFar ? null : floor };
    }

    /// <summary>Length at which the error first falls to a value, its logarithm linear between the lengths; null where that lies outside.</summary>
    internal static double? Crossing(IReadOnlyList<WritePoint> points, double target)
    {
        WritePoint[] known = [.. points.Where(point => point.WriteError is > 0).OrderBy(point => point.Pulse)];
        for (int i = 1; i < known.Length; i++)
        {
            double before = Math.Log(known[i - 1].WriteError!.Value / target), after = Math.Log(known[i].WriteError!.Value / target);
            if (before >= 0 && after < 0) return known[i - 1].Pulse + (before / (before - after) * (known[i].Pulse - known[i - 1].Pulse));
        }
        return null;
    }
}
