using Larmor.Coupling;
using Larmor.Experiments.Motion;
using Larmor.Fluctuations.Langevin;
using Larmor.Magnetism;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments.Thermal;

/// <summary>
/// Trajectories with noise from start to end, stretch by stretch, each with steps h and, on the same random fields, 2h. Each stretch draws from streams of its own, so that a run is taken up at the beginning of any of them.
/// </summary>
internal sealed class ThermalRun
{
    public const int MostWays = 5;
    private const string StateName = "ensemble";
    private const ulong Stretches = 0x9D6F_11C3_5A2E_8B47;

    private readonly Dynamics settings;
    private readonly ThermalTiming timing;
    private readonly LangevinEnsemble ensemble;
    private readonly ulong seed;
    private long nextKept;
    private int next;

    private ThermalRun(Dynamics settings, ThermalMotion thermal, ThermalTiming timing, ulong seed)
    {
        (this.settings, this.timing, this.seed) = (settings, timing, seed);
        ensemble = new LangevinEnsemble(thermal.Equation, thermal.Temperatures);
        Course = new CourseSettings(
            thermal.Equation,
            [.. thermal.Temperatures.Select(one => one.Si)],
            timing.StepsOfSample,
            timing.Window,
            Math.Min(MostWays, settings.Trajectories),
            thermal.Torques is { } torques ? torques.Electric : null,
            thermal.Torques is null ? 0 : CircuitTorques.Numbers);
        (Fine, Coarse) = (new Gathered(), new Gathered());
    }

    /// <summary>What is gathered.</summary>
    public CourseSettings Course { get; }

    /// <summary>With steps h.</summary>
    public Gathered Fine { get; }

    /// <summary>With steps 2h.</summary>
    public Gathered Coarse { get; }

    /// <summary>Runs from the start, or from where a run before this one was ended.</summary>
    public static ThermalRun Go(Dynamics settings, ThermalMotion thermal, ThermalTiming timing, Moments start, RunContext context)
    {
        ThermalRun run = new(settings, thermal, timing, settings.Seed ?? context.Seed);
        run.nextKept = context.Checkpoints?.StepsBetween ?? long.MaxValue;
        if (context.Checkpoints?.Last(StateName) is { } kept) run.Read(new StateReader(kept));
        UnitVector[] directions = [.. Enumerable.Range(0, start.Count).Select(k => UnitVector.Along(start[k]))];
        for (; run.next < timing.Stretches; run.next++)
        {
            context.Progress?.Report((double)run.next / timing.Stretches);
            run.Pause(context);
            try
            {
                EnsembleCourse fine = run.Stretch(run.Fine, directions, isCoarse: false, context.Cancellation), coarse = run.Stretch(run.Coarse, directions, isCoarse: true, context.Cancellation);
                run.Fine.Add(fine);
                run.Coarse.Add(coarse);
            }
            catch (OperationCanceledException)
            {
                run.Pause(context);
                throw;
            }
        }
        return run;
    }

    private void Pause(RunContext context)
    {
        long work = (long)next * timing.SamplesOfStretch * timing.StepsOfSample * settings.Trajectories;
        if (context.Checkpoints is { } checkpoints && next > 0 && (context.Cancellation.IsCancellationRequested || work >= nextKept))
        {
            StateWriter state = new();
            Write(state);
            checkpoints.Keep(StateName, state.Bytes);
            // Eight steps of work for each number written keep the cost of writing a small share.
            nextKept = work + Math.Max(checkpoints.StepsBetween, state.Bytes.Length);
        }
        context.Cancellation.ThrowIfCancellationRequested();
    }

    private EnsembleCourse Stretch(Gathered gathered, UnitVector[] directions, bool isCoarse, CancellationToken cancellation)
    {
        int part = isCoarse ? 2 : 1;
        EnsembleRun run = new()
        {
            Trajectories = settings.Trajectories,
            Seed = new RandomStream(seed ^ Stretches, (ulong)next).NextUInt64(),
            Start = Duration.FromSi((long)next * timing.SamplesOfStretch * timing.Spacing),
            Step = Duration.FromSi(part * timing.Step),
            Steps = timing.SamplesOf(next) * timing.StepsOfSample / part,
            IncrementsPerStep = part,
            Scheme = settings.Scheme,
            NoisePrecision = settings.RandomFields,
        };
        EnsembleCourse course = new(Course with { LooksOfSample = timing.StepsOfSample / part });
        EnsembleStart start = next == 0 ? EnsembleStart.At(directions) : EnsembleStart.From(n => gathered.EndOf((int)n));
        ensemble.Run(run, start, [course], cancellation);
        return course;
    }

    private void Write(StateWriter state)
    {
        state.Add((long)next);
        Fine.Write(state);
        Coarse.Write(state);
    }

    private void Read(StateReader state)
    {
        next = (int)state.Long();
        Fine.Read(state);
        Coarse.Read(state);
        nextKept += (long)next * timing.SamplesOfStretch * timing.StepsOfSample * settings.Trajectories;
    }
}
