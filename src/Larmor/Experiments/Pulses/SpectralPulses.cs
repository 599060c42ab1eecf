using System.Globalization;
using Larmor.Fluctuations.Density;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments.Pulses;

/// <summary>Pulses by the density on the sphere.</summary>
internal static class SpectralPulses
{
    private const int HighestDegree = 96, FirstDegree = 32;
    private const double Tolerance = 1e-7, WorstError = 1e-4, ShareOfJump = 0.1, Safety = 3, Rounding = 1e-11, MostWork = 5e6;

    /// <summary>The row of an amplitude; null with the reason where the density is not resolved.</summary>
    public static (WriteRow? Row, string Reason) Row(PulsedMoment pulsed, PulseDrive drive, double amplitude, CancellationToken cancellation)
    {
        Switching settings = pulsed.Settings;
        if (settings.StartsAtRest) return (null, "A moment exactly at rest has no density that harmonics describe.");
        FokkerPlanck during = FokkerPlanck.Of(pulsed.Equation(drive), pulsed.Temperature), quiet = FokkerPlanck.Of(pulsed.Before, pulsed.Temperature);
        // The start ends at the plane between the states, where its density jumps by e^(−Δ) of its largest value.
        double tolerance = Math.Max(Tolerance, ShareOfJump * Math.Exp(-pulsed.Barrier));
        for (int degree = FirstDegree; ; degree = Math.Min(HighestDegree, 3 * degree / 2))
        {
            DensityFlow pulse = new(during, degree), wait = new(quiet, degree);
            double longest = settings.Pulses.Max(length => length.Si);
            if (pulse.Norm * longest > MostWork || wait.Norm * settings.Relaxation.Si * settings.Pulses.Count > MostWork) return (null, $"Pulses of {Duration.FromSi(longest)}, or the wait after them, are too long beside the precession for the density on the sphere.");
            (WritePoint[]? points, double error) = Points(pulsed, (pulse, wait), degree, tolerance, cancellation);
            if (points is not null) return (new WriteRow(amplitude, "spectral", points) { PulseFor = [.. settings.Errors.Select(target => Crossing(points, target))] }, "");
            if (degree == HighestDegree) return (null, string.Create(CultureInfo.InvariantCulture, $"The density on the sphere is not resolved with {HighestDegree} degrees: error {error:G2} (the damping is too small, or the wells are too narrow, for harmonics)."));
        }
    }

    /// <summary>All lengths with harmonics of one degree; null with the error where they are too few.</summary>
    private static (WritePoint[]? Points, double Error) Points(PulsedMoment pulsed, (DensityFlow Pulse, DensityFlow Wait) flows, int degree, double tolerance, CancellationToken cancellation)
    {
        IReadOnlyList<Duration> pulses = pulsed.Settings.Pulses;
        double least = pulsed.ReducedEnergy(pulsed.Start), time = 0, allowed = degree < HighestDegree ? tolerance : WorstError;
        SphereDensity density = SphereDensity.InProportionTo(u => Vector3d.Dot(u, pulsed.Axis) > pulsed.Divide ? Math.Exp(least - pulsed.ReducedEnergy(u)) : 0, degree);
        double error = density.Tail(degree - 2);
        WritePoint[] points = new WritePoint[pulses.Count];
        foreach (int i in Enumerable.Range(0, points.Length).OrderBy(i => pulses[i].Si))
        {
            density = flows.Pulse.After(density, pulses[i].Si - time, cancellation);
            time = pulses[i].Si;
            SphereDensity read = flows.Wait.After(density, pulsed.Settings.Relaxation.Si, cancellation);
            error = Math.Max(error, Math.Max(density.Tail(degree - 2), read.Tail(degree - 2)));
            if (!(error <= allowed)) return (null, error);
            points[i] = Point(time, read, pulsed, error);
        }
        return (points, error);
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
