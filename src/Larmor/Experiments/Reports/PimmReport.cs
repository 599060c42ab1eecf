using System.Globalization;
using Larmor.Experiments.Motion;
using Larmor.Numerics;
using Larmor.Provenance;
using Larmor.Quantities;

namespace Larmor.Experiments.Reports;

/// <summary>Turns the ringing of a moment into its result.</summary>
internal static class PimmReport
{
    private const double Still = 1e-9, SmallestShare = 1e-3;

    private static readonly Citation MatrixPencil = new(
        "hua-sarkar-1990", "Y. Hua, T. K. Sarkar, Matrix pencil method for estimating parameters of exponentially damped/undamped sinusoids in noise, IEEE Trans. Acoust. Speech Signal Process. 38, 814-824 (1990).", "10.1109/29.56027");

    private static readonly Citation Silva = new(
        "silva-1999", "T. J. Silva, C. S. Lee, T. M. Crawford, C. T. Rogers, Inductive measurement of ultrafast magnetization dynamics in thin-film Permalloy, J. Appl. Phys. 85, 7849-7862 (1999).", "10.1063/1.370596");

    public static PimmResult Of(Pimm settings, FreeMoments moments, Trajectory trajectory, double[] times, (int Index, double From) read)
    {
        Vector3d[] directions = trajectory.Directions[read.Index][..times.Length];
        int first = Array.FindIndex(times, time => time >= read.From);
        UnitVector component = settings.Component ?? Widest(directions.AsSpan(Math.Max(0, first)));
        double[] signal = [.. directions.Select(u => Vector3d.Dot(u, component))];
        double step = times.Length > 1 ? times[1] - times[0] : 0;
        Ringing? ringing = first < 0 || times.Length - first < 16 ? null : Ringing.Of(signal[first..], step, settings.IsTapered, moments.Magnets.Count);
        string layer = moments.Magnets[read.Index].Name;
        return new PimmResult
        {
            Kind = settings.Kind,
            Name = settings.Name,
            Outcome = trajectory.End == IntegrationEnd.Reached ? Outcome.Finished : Outcome.NotConverged($"The integration stopped at {Duration.FromSi(trajectory.Reached)}: no step, however short, met the tolerance. Everything up to there is kept."),
            Layer = layer,
            Component = component,
            Times = times,
            Signal = signal,
            RingDownFrom = read.From,
            Spectrum = ringing?.Spectrum,
            Terms = ringing?.Terms ?? [],
            Scalars = Scalars(ringing, times.Length, first, component),
            Tables = Tables(times, directions, signal, ringing),
            Arrays = [new NamedArray("signal", "1", $"Component of '{layer}' along {component}", [new Axis("time", "s", times)], signal)],
            Checks = trajectory.Ledger.Checks(settings.Tolerance * Math.Max(1000, trajectory.Ledger.Steps)),
            Notes =
            [
                .. moments.Notes,
                string.Create(CultureInfo.InvariantCulture, $"Read is the component of '{layer}' along {component}; it rings by itself from {Duration.FromSi(read.From)} on. Peak frequency and width are those of the Fourier spectrum of the ringing ({(settings.IsTapered ? "window cos^2, which broadens lines" : "no window")}), which has lines of at least the width 1/T = {Frequency.FromSi(ringing?.Spectrum.Resolution ?? 0)}; frequency and linewidth are those of the largest damped oscillation fitted to it, which has no such limit."),
            ],
            Citations = [.. moments.Citations, MatrixPencil, Silva],
        };
    }

    private static UnitVector Widest(ReadOnlySpan<Vector3d> directions)
    {
        (Vector3d low, Vector3d high) = (new(2, 2, 2), new(-2, -2, -2));
        foreach (Vector3d u in directions)
        {
            low = new Vector3d(Math.Min(low.X, u.X), Math.Min(low.Y, u.Y), Math.Min(low.Z, u.Z));
            high = new Vector3d(Math.Max(high.X, u.X), Math.Max(high.Y, u.Y), Math.Max(high.Z, u.Z));
        }
        Vector3d extent = high - low;
        return extent.X >= extent.Y && extent.X >= extent.Z ? UnitVector.X : extent.Y >= extent.Z ? UnitVector.Y : UnitVector.Z;
    }

    private static IReadOnlyList<Scalar> Scalars(Ringing? ringing, int reached, int first, UnitVector component)
    {
        string? silent = ringing is not null ? null : first < 0 || reached - first < 16 ? "Fewer than 16 instants of the ringing are recorded." : $"The moment does not ring along {component}.";
        (double Frequency, double? Width)? peak = ringing?.Spectrum.Peak();
        ExponentialTerm? largest = ringing?.Oscillations.Select(term => (ExponentialTerm?)term).FirstOrDefault();
        string? noPeak = silent ?? (peak is null ? "The spectrum has no line." : null), noTerm = silent ?? (largest is null ? "The ringing holds no oscillation: the moment creeps." : null);
        return
        [
            new("peak-frequency", peak?.Frequency, "Hz", "Frequency of the highest line of the ringing's spectrum.", noPeak),
            new("peak-width", peak?.Width, "Hz", "Full width at half maximum of the squared amplitude of that line; never below the resolution.", noPeak ?? (peak?.Width is null ? "The line does not fall to half its height on both sides." : null)),
            new("resolution", ringing?.Spectrum.Resolution, "Hz", "1/T, T the length of the ringing.", silent),
            new("frequency", largest?.Rate.Imaginary / (2 * Math.PI), "Hz", "Frequency of the largest damped oscillation in the ringing.", noTerm),
            new("linewidth", -largest?.Rate.Real / Math.PI, "Hz", "Its full linewidth in frequency, decay rate over pi.", noTerm),
            new("amplitude", largest?.Amplitude, "1", "Its amplitude where the ringing begins.", noTerm),
            new("fit-residual", ringing?.Residual, "1", "Root mean square of what the fitted oscillations leave of the ringing, over that of the ringing.", silent),
        ];
    }

    private static IReadOnlyList<Table> Tables(double[] times, Vector3d[] directions, double[] signal, Ringing? ringing)
    {
        Table way = new("ringing", "Direction of the moment against time, and the component that is read.",
        [
            new("time", "s", "Time", times),
            new("signal", "1", "Component that is read", signal),
            new("mx", "1", "x component of the moment (film normal)", [.. directions.Select(u => u.X)]),
            new("my", "1", "y component of the moment", [.. directions.Select(u => u.Y)]),
            new("mz", "1", "z component of the moment", [.. directions.Select(u => u.Z)]),
        ]);
        if (ringing is null) return [way];
        ExponentialTerm[] terms = [.. ringing.Oscillations];
        return
        [
            way,
            new("spectrum", "Spectrum of the ringing.", [new("frequency", "Hz", "Frequency", ringing.Spectrum.Frequencies), new("amplitude", "s", "Size of the Fourier integral of the component", ringing.Spectrum.Amplitudes)]),
            new("oscillations", "Damped oscillations fitted to the ringing, largest first; harmonics of a strong pulse among them.",
            [
                new("frequency", "Hz", "Frequency", [.. terms.Select(term => term.Rate.Imaginary / (2 * Math.PI))]),
                new("linewidth", "Hz", "Full linewidth, decay rate over pi", [.. terms.Select(term => -term.Rate.Real / Math.PI)]),
                new("amplitude", "1", "Amplitude where the ringing begins", [.. terms.Select(term => term.Amplitude)]),
                new("phase", "rad", "Phase there, of a cosine", [.. terms.Select(term => term.Phase)]),
            ]),
        ];
    }

    /// <summary>The ringing of one component, analysed.</summary>
    private sealed record Ringing(FourierSpectrum Spectrum, IReadOnlyList<ExponentialTerm> Terms, double Residual)
    {
        private const int MostFitted = 400, PerPeriod = 10, Spare = 6;
        private const double Noise = 1e-7;

        /// <summary>The oscillations that are not small against the largest.</summary>
        public IEnumerable<ExponentialTerm> Oscillations
        {
            get
            {
                ExponentialTerm[] all = [.. Terms.Where(term => term.Rate.Imaginary > 1e-9 * term.Rate.Magnitude)];
                return all.Where(term => term.Amplitude >= SmallestShare * all[0].Amplitude);
            }
        }

        public static Ringing? Of(double[] signal, double step, bool isTapered, int moments)
        {
            double end = signal[^Math.Max(1, signal.Length / 10)..].Average();
            double[] deviation = [.. signal.Select(value => value - end)];
            if (deviation.Max(Math.Abs) < Still) return null;
            FourierSpectrum spectrum = FourierSpectrum.Of(deviation, step, isTapered);
            double fastest = spectrum.Peak()?.Frequency ?? spectrum.Resolution;
            int stride = Math.Max(1, (int)(1 / (PerPeriod * fastest * step)));
            double[] fitted = [.. deviation.Where((_, i) => i % stride == 0).Take(MostFitted)];
            if (fitted.Length < 8) return null;
            IReadOnlyList<ExponentialTerm> terms = ExponentialSum.Of(fitted, stride * step, Noise, (2 * moments) + Spare);
            double left = fitted.Select((value, i) => value - terms.Sum(term => term.At(i * stride * step))).Sum(rest => rest * rest);
            return new Ringing(spectrum, terms, Math.Sqrt(left / fitted.Sum(value => value * value)));
        }
    }
}
