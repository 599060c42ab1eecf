using System.Globalization;
using Larmor.Experiments.Motion;
using Larmor.Experiments.Spectra;
using Larmor.Fluctuations.Langevin;
using Larmor.Provenance;
using Larmor.Quantities;

namespace Larmor.Experiments.Reports;

/// <summary>What a noise measurement was made with.</summary>
internal sealed record NoiseSources(FreeMoment Moment, Temperature Temperature, NoiseTiming Timing, ResistanceReading Resistance);

/// <summary>Turns the points of a noise measurement into its result.</summary>
internal static class NoiseReport
{
    private static readonly Citation[] Sources =
    [
        new("callen-welton-1951", "H. B. Callen, T. A. Welton, Irreversibility and generalized noise, Phys. Rev. 83, 34-40 (1951).", "10.1103/PhysRev.83.34"),
        new("welch-1967", "P. D. Welch, The use of fast Fourier transform for the estimation of power spectra, IEEE Trans. Audio Electroacoust. 15, 70-73 (1967).", "10.1109/TAU.1967.1161901"),
        new("whittle-1953", "P. Whittle, Estimation and information in stationary time series, Ark. Mat. 2, 423-434 (1953).", "10.1007/BF02590998"),
        new("talay-tubaro-1990", "D. Talay, L. Tubaro, Expansion of the global error for numerical schemes solving stochastic differential equations, Stoch. Anal. Appl. 8, 483-509 (1990).", "10.1080/07362999008809220"),
    ];

    private static readonly Citation[] OfOscillators =
    [
        new("demir-2000", "A. Demir, A. Mehrotra, J. Roychowdhury, Phase noise in oscillators: a unifying theory and numerical methods for characterization, IEEE Trans. Circuits Syst. I 47, 655-674 (2000).", "10.1109/81.847872"),
        new("kim-tiberkevich-slavin-2008", "J.-V. Kim, V. Tiberkevich, A. N. Slavin, Generation linewidth of an auto-oscillator with a nonlinear frequency shift: spin-torque nano-oscillator, Phys. Rev. Lett. 100, 017207 (2008).", "10.1103/PhysRevLett.100.017207"),
    ];

    public static NoiseResult Of(Noise settings, NoiseSources sources, IReadOnlyList<NoiseState> states, IReadOnlyList<NoisePoint> points)
    {
        MotionLedger ledger = states.Aggregate(default(MotionLedger), (sum, state) => sum + state.Ledger);
        string[] lost = [.. points.Where(point => point.Frame is null).Select(point => $"At {MagneticField.FromSi(point.Field)} and {Current.FromSi(point.Current)}: {point.Reason} within {settings.SettlingTime}.")];
        bool hasCycle = points.Any(point => point.State == MomentState.LimitCycle);
        return new NoiseResult
        {
            Kind = settings.Kind,
            Name = settings.Name,
            Outcome = lost.Length == 0 ? Outcome.Finished : Outcome.NotConverged(string.Join(" ", lost.Take(3))),
            Along = settings.Field.Along,
            Temperature = sources.Temperature.Si,
            Points = points,
            Scalars = [.. NoiseScalars.Of(points)],
            Tables = [NoiseTables.Points(points, settings), .. NoiseTables.Resistances(points, sources), .. NoiseTables.Spectra(points)],
            Arrays = NoiseTables.Arrays(points, settings),
            Checks = [.. ledger.Checks(1e4 * Settling.Tolerance), .. NoiseLaws.Of(states, points, sources.Temperature, NoiseLaws.Blocks(settings.Trajectories))],
            Notes = [.. sources.Moment.Notes, .. Notes(settings, sources, points)],
            Citations = [.. sources.Moment.Citations.Concat(LangevinEnsemble.Citations).Concat(Sources).Concat(hasCycle ? OfOscillators : []).Distinct()],
        };
    }

    private static IEnumerable<string> Notes(Noise settings, NoiseSources sources, IReadOnlyList<NoisePoint> points)
    {
        NoiseTiming timing = sources.Timing;
        double stretch = timing.Length * timing.Spacing;
        yield return string.Create(CultureInfo.InvariantCulture, $"Fluctuations at {sources.Temperature}: {settings.Trajectories} trajectories of {timing.Stretches} stretches of {stretch:G5} s after one that is not counted, steps of {timing.Step:G5} s, looks every {timing.Interval} steps. Spectra are one-sided, with Hann's window; two frequencies stand {1 / stretch:G5} Hz apart.");
        yield return "Errors are standard errors from blocks of 32 trajectories. Means and variances are extrapolated to step zero from a second run with twice the step on the same random fields; spectra are those of the given step, and the change of frequency and width of the line with twice the step is given as their error of the step.";
        yield return "Directions: e0 of rest, or of the mean over the cycle; e1 the softest direction across it, e2 = e0 x e1. Curves of linear response are as the same window shows them.";
        if (points.Any(point => point.TorqueTemperature is not null && point.Current != 0)) yield return "Effective temperatures: of the ensemble, half the sum of stiffness (without torque) times variance times v/k; of linear response, the same from J C + C J^T + 2D = 0; and T Gamma(0)/Gamma(I), which is T/(1 - aJ/aJc). The last holds to leading order in the damping; the second fails where excursions are no longer small, close to the threshold.";
        if (points.Any(point => point.State == MomentState.LimitCycle)) yield return "On a cycle the width of weak noise is D_phi/pi with D_phi = omega^2 D <1/v^2 + Z^2>; in it the dependence of the frequency on the amplitude. A line is Lorentzian with that width where it is far narrower than the rate at which the amplitude relaxes, over pi; otherwise the width from the phase is that of long times.";
        if (points.Any(point => point.Crossed > 0)) yield return "Where the moment crosses over to another state within the run its spectra hold the telegraph noise of both.";
        yield return sources.Resistance.Note;
        if (sources.Resistance.Exists) yield return "Noise of the resistance is that of the moment alone: Johnson's noise of the voltage, 4kTR, is given beside I^2 times it and adds to it.";
    }
}
