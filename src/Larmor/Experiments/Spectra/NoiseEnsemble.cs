using Larmor.Fluctuations.Langevin;
using Larmor.Magnetism;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments.Spectra;

/// <summary>Lets ensembles go about a state and reads what they say.</summary>
internal sealed class NoiseEnsemble(Noise settings, Temperature temperature, NoiseTiming timing, ResistanceReading resistance, ulong seed)
{
    private const int Marks = 16;

    /// <summary>The noise at one point.</summary>
    /// <param name="state">What the moment does without noise.</param>
    /// <param name="point">Number of the point: each has trajectories of its own.</param>
    /// <param name="cancellation">Stops the run.</param>
    public NoisePoint Of(NoiseState state, int point, CancellationToken cancellation)
    {
        NoisePoint bare = new(state.Field, state.Current, state.Motion.State, state.Name) { Reason = state.Motion.Reason };
        if (!state.IsSettled) return bare;
        EnsembleRun run = new()
        {
            Trajectories = settings.Trajectories,
            FirstTrajectory = (ulong)point * (ulong)settings.Trajectories,
            Seed = seed,
            Step = Duration.FromSi(timing.Step),
            Steps = timing.Steps,
            Interval = timing.Interval,
            NoisePrecision = settings.RandomFields,
        };
        LangevinEnsemble ensemble = new(state.Equation, temperature);
        Gathered fine = Run(ensemble, run, state, cancellation), coarse = Run(ensemble, run.WithDoubledStep(), state, cancellation);
        return new NoiseReader(state, temperature, timing, resistance).Of(bare, fine, coarse);
    }

    private Gathered Run(LangevinEnsemble ensemble, EnsembleRun run, NoiseState state, CancellationToken cancellation)
    {
        TangentFrame frame = state.Frame;
        double reference = resistance.Exists ? resistance.At(frame.Normal) : 0;
        void Components(MomentsView moments, Span<double> values)
        {
            Vector3d u = moments[0];
            (values[0], values[1], values[2]) = (Vector3d.Dot(u, frame.Normal), Vector3d.Dot(u, frame.First), Vector3d.Dot(u, frame.Second));
            if (resistance.Exists) values[3] = resistance.At(u) - reference;
        }

        Gathered gathered = new(
            new ObservableSpectra(resistance.Exists ? 4 : 3, Components, timing.Length, timing.Since),
            state.Response is null ? new PhaseDiffusion(frame, ((timing.Stretches * timing.Length) - 1) / Marks, Marks, since: timing.Since) : null);
        EnsembleStart start = state.Cycle is { } cycle
            ? EnsembleStart.From(n => [cycle.Directions[(int)(unchecked(n * 1_640_531_527UL) % (ulong)cycle.Directions.Count)]])
            : EnsembleStart.At(UnitVector.Along(state.Response is null ? state.Motion.End : frame.Normal));
        ensemble.Run(run, start, [gathered.Spectra, .. gathered.Phase is null ? [] : (EnsembleStatistic[])[gathered.Phase]], cancellation);
        return gathered;
    }
}

/// <summary>What one run has gathered: spectra and averages of u·e₀, u·e₁, u·e₂ and R less R(e₀), and the phase on a cycle.</summary>
internal sealed record Gathered(ObservableSpectra Spectra, PhaseDiffusion? Phase);
