using Larmor.Fluctuations.Langevin;
using Larmor.Fluctuations.Linear;
using Larmor.Magnetism.Statics;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments.Spectra;

/// <summary>Turns what two runs have gathered, the second with twice the step, into a point.</summary>
internal sealed class NoiseReader(NoiseState state, Temperature temperature, NoiseTiming timing, ResistanceReading resistance)
{
    private const int ResistancePlace = 3, WidthsOfLine = 5, FewestPlaces = 10;
    private const double LowShare = 0.1;

    private int Count => resistance.Exists ? 4 : 3;

    private PhaseMemory Memory => state.Cycle?.Memory ?? PhaseMemory.None;

    /// <summary>The point.</summary>
    public NoisePoint Of(NoisePoint bare, Gathered fine, Gathered coarse)
    {
        bool hasResistance = resistance.Exists;
        NoisePoint point = bare with
        {
            Frame = state.Frame,
            Frequency = state.Response?.DampedFrequency.Si ?? state.Motion.Frequency,
            Linewidth = state.Linear is not null ? state.Response!.Linewidth.Si : state.Cycle?.Linewidth.Si,
            FullWidth = state.Cycle?.FullWidth.Si,
            Amplification = state.Cycle?.Amplification,
            AmplitudeRate = state.Cycle?.AmplitudeRate,
            Means = [.. Enumerable.Range(0, 3).Select(i => fine.Spectra.Looked.Of(coarse.Spectra.Looked, (f, c) => (2 * f[i]) - c[i]))],
            Variances = [.. Enumerable.Range(0, 3).Select(i => Variance(fine, coarse, i, 2, -1))],
            VarianceBiases = [.. Enumerable.Range(0, 3).Select(i => Variance(fine, coarse, i, -1, 1))],
            WellSquares = WellAverages.Of(state, temperature) is var (first, second) ? [first, second] : [],
            Crossed = fine.Spectra.Looked.Mean(2 * Count),
            Frequencies = fine.Spectra.Frequencies,
            Densities = [.. Enumerable.Range(0, 3).Select(fine.Spectra.Densities)],
            ResistanceDensities = hasResistance ? fine.Spectra.Densities(ResistancePlace) : [],
            Resistance = hasResistance ? Shifted(fine.Spectra.Looked.Of(coarse.Spectra.Looked, (f, c) => (2 * f[ResistancePlace]) - c[ResistancePlace])) : null,
            ResistanceVariance = hasResistance ? Variance(fine, coarse, ResistancePlace, 2, -1) : null,
            PhaseLinewidth = PhaseWidth(fine),
        };
        point = Line(point, fine, coarse);
        if (hasResistance) point = point with { LowResistanceDensity = Low(point, fine) };
        return state.Linear is { } linear ? WithLinear(point, linear) : point;
    }

    private Estimate Shifted(Estimate change) => change with { Value = change.Value + resistance.At(state.Frame.Normal) };

    /// <summary>A combination of the variances of both runs.</summary>
    private Estimate Variance(Gathered fine, Gathered coarse, int i, double ofFine, double ofCoarse)
    {
        (double f, double c) = (fine.Spectra.Looked.Mean(i), coarse.Spectra.Looked.Mean(i));
        return fine.Spectra.Looked.Of(coarse.Spectra.Looked, (a, b) => (ofFine * (a[Count + i] - (2 * f * a[i]) + (f * f))) + (ofCoarse * (b[Count + i] - (2 * c * b[i]) + (c * c))));
    }

    private Estimate? PhaseWidth(Gathered fine)
    {
        if (fine.Phase is not { } phase || state.Cycle is null) return null;
        Estimate rate = phase.Frequency, diffusion = phase.Diffusion;
        // The phase about the axis must turn with the cycle; noise shifts its rate by little.
        return Math.Abs(Math.Abs(rate.Value) - state.Motion.Frequency) < 0.1 * state.Motion.Frequency ? new Estimate(diffusion.Value / Math.PI, diffusion.Error / Math.PI) : null;
    }

    private NoisePoint Line(NoisePoint point, Gathered fine, Gathered coarse)
    {
        if (point.Frequency is not > 0) return point with { LineReason = "Without noise the moment creeps back without turning: its spectrum has no line but at zero frequency." };
        if (point.Crossed > 0) return point with { LineReason = "The moment crosses over between two states: its spectrum is that of the telegraph, not of one line." };
        double[] density = [.. point.Densities[1].Select(one => one.Value)], coarser = [.. coarse.Spectra.Densities(1).Select(one => one.Value)];
        HannSpectra spectra = new(timing.Length);
        if (Fit(spectra, density, (point.Frequency.Value, point.Linewidth ?? (0.05 * point.Frequency.Value))) is not { } line) return point with { LineReason = "No line could be fitted to the spectrum." };
        OscillationLine? doubled = OscillationLine.Fit(spectra, coarser, timing.Spacing, line.Range, (line.Frequency, line.Width), Memory)
            ?? OscillationLine.Fit(spectra, coarser, timing.Spacing, line.Range, (Peak(coarser, line.Range) / (timing.Length * timing.Spacing), line.Width), Memory);
        Estimate frequency = fine.Spectra.Sum(1, line.Range.From, line.FrequencyWeights), width = fine.Spectra.Sum(1, line.Range.From, line.WidthWeights);
        Estimate? Bias(Func<OscillationLine, double> value, Func<OscillationLine, double[]> weights) =>
            doubled is null ? null : fine.Spectra.Difference(coarse.Spectra, 1, line.Range.From, weights(line), weights(doubled)) with { Value = value(doubled) - value(line) };
        return point with
        {
            Line = new NoiseLine(
                new Estimate(line.Frequency, frequency.Error),
                new Estimate(line.Width, width.Error),
                Bias(one => one.Frequency, one => one.FrequencyWeights),
                Bias(one => one.Width, one => one.WidthWeights)),
        };
    }

    /// <summary>The line, its range laid about it again where it has moved.</summary>
    private OscillationLine? Fit(HannSpectra spectra, double[] density, (double Frequency, double Width) start)
    {
        OscillationLine? line = null;
        for (int pass = 0; pass < 3; pass++)
        {
            double spacing = 1 / (timing.Length * timing.Spacing), reach = Math.Max(WidthsOfLine * start.Width, FewestPlaces * spacing);
            int from = Math.Max(3, (int)Math.Ceiling((start.Frequency - reach) / spacing)), to = Math.Min(spectra.Count - 2, (int)((start.Frequency + reach) / spacing) + 1);
            if (to <= from) return null;
            if (pass == 0)
            {
                // From the largest density near by: noise shifts a line by more than its width where that is small.
                start = (Peak(density, (from, to)) * spacing, start.Width);
            }
            OscillationLine? next = OscillationLine.Fit(spectra, density, timing.Spacing, (from, to), start, Memory);
            if (next is null) return line;
            line = next;
            start = (next.Frequency, next.Width);
        }
        return line;
    }

    private static int Peak(double[] density, (int From, int To) range) => Enumerable.Range(range.From, range.To - range.From).MaxBy(k => density[k]);

    private Estimate Low(NoisePoint point, Gathered fine)
    {
        double below = LowShare * (state.Response is null ? state.Motion.Frequency : state.Fastest);
        int last = Math.Clamp(point.Frequencies.TakeWhile(frequency => frequency <= below).Count(), 4, point.Frequencies.Count);
        double[] weights = [.. Enumerable.Repeat(1.0 / (last - 2), last - 2)];
        return fine.Spectra.Sum(ResistancePlace, 2, weights);
    }

    private NoisePoint WithLinear(NoisePoint point, LinearFluctuations linear)
    {
        TangentFrame frame = state.Frame;
        Vector3d[] directions = [frame.First, frame.Second, resistance.Exists ? resistance.Gradient(frame.Normal) : default];
        double[][] curves = Windowed(linear, directions);
        double reduced = PhysicalConstants.BoltzmannConstant / state.Equation.Magnets[0].Volume.Si;
        double Temperature(double first, double second) => 0.5 * ((Stiffness(frame.First) * first) + (Stiffness(frame.Second) * second)) / reduced;
        (double c1, double c2) = (linear.CovarianceOf(frame.First, frame.First), linear.CovarianceOf(frame.Second, frame.Second));
        (Estimate v1, Estimate v2) = (point.Variances[1], point.Variances[2]);
        double error = 0.5 * Math.Sqrt(Square(Stiffness(frame.First) * v1.Error) + Square(Stiffness(frame.Second) * v2.Error)) / reduced;
        return point with
        {
            LinearVariances = [c1, c2],
            LinearDensities = [curves[0], curves[1]],
            LinearResistanceDensities = resistance.Exists ? curves[2] : [],
            EffectiveTemperature = new Estimate(Temperature(v1.Value, v2.Value), error),
            LinearEffectiveTemperature = Temperature(c1, c2),
            TorqueTemperature = temperature.Si * state.Quiet!.DecayRate / state.Response!.DecayRate,
        };
    }

    /// <summary>h_ii without torque in J/m³ along a tangent direction.</summary>
    private double Stiffness(Vector3d along)
    {
        (double x, double y) = state.Quiet!.Frame.Components(along);
        Matrix2 h = state.Quiet.EnergyHessian;
        return (x * x * h.XX) + (2 * x * y * h.XY) + (y * y * h.YY);
    }

    /// <summary>The spectra of linear response as the window shows them.</summary>
    private double[][] Windowed(LinearFluctuations linear, Vector3d[] directions)
    {
        HannSpectra spectra = new(timing.Length);
        double[][] correlations = [.. directions.Select(a => Enumerable.Range(0, timing.Length).Select(m => linear.Correlation(a, a, m * timing.Spacing)).ToArray())];
        double[][] curves = [.. Enumerable.Range(0, 4).Select(_ => new double[spectra.Count])];
        spectra.Expected(correlations[0], correlations[1], timing.Spacing, curves[0], curves[1]);
        spectra.Expected(correlations[2], correlations[2], timing.Spacing, curves[2], curves[3]);
        return curves;
    }

    private static double Square(double value) => value * value;
}
