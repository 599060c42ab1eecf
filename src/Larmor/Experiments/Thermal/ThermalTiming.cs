using System.Globalization;
using Larmor.Coupling;
using Larmor.Magnetism;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments.Thermal;

/// <summary>Steps and stretches of a trajectory with noise.</summary>
/// <param name="Step">h in s.</param>
/// <param name="StepsOfSample">Steps between two samples, even.</param>
/// <param name="Samples">Samples, start and end among them.</param>
/// <param name="SamplesOfStretch">Samples in one stretch, which has random streams of its own and can be taken up where it begins.</param>
internal sealed record ThermalTiming(double Step, int StepsOfSample, int Samples, int SamplesOfStretch)
{
    private const int StepsOfTurn = 200, Directions = 64, Times = 16, FewestStepsOfTurn = 16;
    private const double LargestDiffusion = 0.005, MostStepsOfSample = 5e7;

    /// <summary>The same whatever the number of trajectories, so that a trajectory is the same alone and among others; fewer where each step solves for a damping tensor, some fifty times as long.</summary>
    private const int StepsOfStretch = 4096, StepsOfTensorStretch = 256;

    /// <summary>Number of stretches.</summary>
    public int Stretches => (Samples - 2 + SamplesOfStretch) / SamplesOfStretch;

    /// <summary>Time between two samples in s.</summary>
    public double Spacing => Step * StepsOfSample;

    /// <summary>Steps in all.</summary>
    public long Steps => (long)StepsOfSample * (Samples - 1);

    /// <summary>Time in s from which on samples count for averages: the second half.</summary>
    public double Window => (Samples / 2 * Spacing) - (0.5 * Spacing);

    /// <summary>Samples that count.</summary>
    public int Counted => Samples - (Samples / 2);

    /// <summary>Number of samples in a stretch.</summary>
    public int SamplesOf(int stretch) => Math.Min(SamplesOfStretch, Samples - 1 - (stretch * SamplesOfStretch));

    /// <summary>Even steps between the samples, none longer than given, or than what the fastest turn asks for.</summary>
    /// <exception cref="DeviceException">The step given is too long, or the duration needs too many.</exception>
    public static ThermalTiming Of(Dynamics settings, ThermalMotion thermal)
    {
        string place = $"experiments/{settings.Name}";
        double spacing = settings.Duration.Si / (settings.Samples - 1), fastest = Fastest(thermal.Equation, settings.Duration.Si);
        double longest = Math.Min(thermal.Drives.LongestStep, LargestDiffusion / Diffusion(thermal));
        if (settings.Step is { } given && given.Si * fastest * FewestStepsOfTurn > 2 * Math.PI) throw new DeviceException(string.Create(CultureInfo.InvariantCulture, $"The step must be at most a {FewestStepsOfTurn}th of the shortest turn, {2 * Math.PI / (FewestStepsOfTurn * fastest):G3} s; got {given}."), $"{place}/stepper");
        double step = settings.Step?.Si ?? Math.Min(longest, fastest > 0 ? 2 * Math.PI / (StepsOfTurn * fastest) : double.PositiveInfinity);
        double pairs = Math.Max(1, Math.Ceiling(0.5 * spacing / step * (1 - 1e-12)));
        if (pairs > MostStepsOfSample) throw new DeviceException(string.Create(CultureInfo.InvariantCulture, $"With steps of {step:G3} s more than {2 * MostStepsOfSample:G2} lie between two samples. Record more samples, or follow a shorter time."), $"{place}/duration");
        int steps = 2 * (int)pairs;
        return new ThermalTiming(spacing / steps, steps, settings.Samples, Math.Clamp((thermal.Equation.Damping is null ? StepsOfStretch : StepsOfTensorStretch) / steps, 1, settings.Samples - 1));
    }

    /// <summary>The largest velocity (rad/s) of any moment over directions and times.</summary>
    private static double Fastest(GeneralizedLlg equation, double duration)
    {
        Vector3d[] points = [.. SpherePoints.Fibonacci(Directions).Select(point => (Vector3d)point)];
        double[] state = new double[equation.Dimension], velocity = new double[equation.Dimension];
        double fastest = 0;
        double[] times = [.. Enumerable.Range(0, Times).Select(i => duration * i / Times), .. equation.Corners.Where(corner => corner >= 0 && corner < duration).Take(Directions)];
        foreach (double time in times)
        {
            for (int i = 0; i < Directions; i++)
            {
                // Other moments stand elsewhere, so that all relative directions are met.
                for (int k = 0; k < equation.Count; k++) Moments.Write(state, k, points[((i * ((2 * k) + 1)) + (7 * k)) % Directions]);
                equation.Derivative(time, state, velocity);
                for (int k = 0; k < equation.Count; k++) fastest = Math.Max(fastest, new MomentsView(velocity)[k].Norm);
            }
        }
        return fastest;
    }

    /// <summary>The largest diffusion constant in 1/s that scalar damping alone would make.</summary>
    private static double Diffusion(ThermalMotion thermal) => thermal.Equation.Magnets.Zip(thermal.Temperatures, (magnet, temperature) =>
        Math.Max(magnet.Properties.Damping, 1e-3) * magnet.KineticCoefficient * PhysicalConstants.BoltzmannConstant * temperature.Si / magnet.Volume.Si).Max();
}
