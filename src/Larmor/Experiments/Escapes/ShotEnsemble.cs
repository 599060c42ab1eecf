using System.Globalization;
using Larmor.Coupling;
using Larmor.Experiments.Motion;
using Larmor.Fluctuations.Langevin;
using Larmor.Magnetism;
using Larmor.Magnetism.Motion;
using Larmor.Magnetism.Statics;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments.Escapes;

/// <summary>Watches many shots from the prepared state until they jump, where jumps come soon enough.</summary>
internal sealed class ShotEnsemble(Relaxation settings, FreeMoment moment, Temperature temperature, ulong seed)
{
    private const double StepsByItself = 1.5e8, MostSteps = 2e10, StepsOfPeriod = 100, MeanTimes = 3, FewestJumps = 25, Settled = 5, Level = 0.6;
    private const int Looks = 2000, Kept = 200;

    /// <summary>The point with what the shots say.</summary>
    /// <param name="escapes">Both escapes.</param>
    /// <param name="point">Number of the point: each has trajectories of its own.</param>
    /// <param name="cancellation">Stops the run.</param>
    public WaitingTimePoint Of(EscapePair escapes, int point, CancellationToken cancellation)
    {
        WaitingTimePoint bare = new(escapes);
        EscapePoint left = escapes.First;
        if (left.IsOnlyState) return bare with { Reason = "There is nowhere to jump to." };
        if (left.Rate is not > 0) return bare with { Reason = left.Reason.Length > 0 ? left.Reason : "The state does not exist here." };
        if (left.Direction is not { } start || escapes.Second.Direction is not { } other) return bare with { Reason = "The direction of a state is not known." };
        GeneralizedLlg equation = moment.Equation(settings.Field.Along, left.Field, left.Current);
        LinearResponse response = new(new TangentField(equation.Magnets[0], equation.SpinTransfer), start, left.Current);
        double fastest = Math.Max(Math.Sqrt(Math.Abs(response.Jacobian.Determinant)), Math.Abs(response.DecayRate)) / (2 * Math.PI), step = settings.Step?.Si ?? 1 / (StepsOfPeriod * fastest);
        if (!(step > 0 && double.IsFinite(step))) return bare with { Reason = "The moment does not turn about its state." };
        if (step * fastest * 16 > 1) throw new DeviceException(string.Create(CultureInfo.InvariantCulture, $"The step must be at most a 16th of the shortest period, {1 / (16 * fastest):G3} s; got {step:G3} s."), $"experiments/{settings.Name}/step");
        double begin = Settled / Math.Max(response.DecayRate, 1e-3 * fastest), longest = Math.Min(9e7, MostSteps / settings.Shots) * step;
        double duration = settings.Duration?.Si ?? Math.Min((MeanTimes / left.Rate.Value) + begin, StepsByItself / settings.Shots * step);
        if (duration > 1.001 * longest) throw new DeviceException(string.Create(CultureInfo.InvariantCulture, $"{settings.Shots} shots of {duration:G3} s in steps of {step:G3} s are more than {MostSteps:G2} steps: at most {longest:G3} s."), $"experiments/{settings.Name}/duration");
        if (settings.Shots * left.Rate.Value * (duration - begin) < FewestJumps) return bare with { Reason = string.Create(CultureInfo.InvariantCulture, $"Jumps come too seldom to be watched: {settings.Shots} shots of {duration:G3} s would see {settings.Shots * left.Rate.Value * duration:G2}.") };
        return Watch(bare, new Watching(equation, UnitVector.Along(start), UnitVector.Along(other), step, duration, begin), point, cancellation);
    }

    private WaitingTimePoint Watch(WaitingTimePoint bare, Watching shot, int point, CancellationToken cancellation)
    {
        int steps = (int)Math.Ceiling(shot.Duration / shot.Step), interval = Math.Max(1, steps / Looks);
        // Levels on the line between both states, at its ends within the level: 1 at the prepared state, -1 at the other.
        Vector3d between = shot.Start.Components - shot.Other.Components;
        UnitVector along = UnitVector.Along(between);
        double up = Vector3d.Dot(along, shot.Start), down = Vector3d.Dot(along, shot.Other), middle = 0.5 * (up + down), half = 0.5 * (up - down);
        FirstPassage passage = new(along, middle - (Level * half));
        DwellTimes dwells = new(along, middle - (Level * half), middle + (Level * half), since: shot.Begin);
        EnsembleRun run = new()
        {
            Trajectories = settings.Shots,
            FirstTrajectory = (ulong)point * (ulong)settings.Shots,
            Seed = seed,
            Step = Duration.FromSi(shot.Step),
            Steps = interval * (steps / interval),
            Interval = interval,
            NoisePrecision = settings.RandomFields,
        };
        new LangevinEnsemble(shot.Equation, temperature).Run(run, EnsembleStart.At(shot.Start), [passage, dwells], cancellation);
        (double Time, Estimate Share)[] passed = [.. passage.Passed];
        int every = Math.Max(1, passed.Length / Kept);
        (double Time, Estimate Share)[] kept = [.. passed.Where((_, i) => i % every == 0)];
        EscapePoint left = bare.Escapes.First;
        double damping = shot.Equation.Magnets[0].Properties.Damping, barrier = left.Barrier ?? 0;
        return bare with
        {
            Rate = dwells.FallRate,
            BackRate = dwells.RiseRate,
            Jumps = passage.Passages,
            Times = [.. kept.Select(look => look.Time)],
            Waiting = [.. kept.Select(look => new Estimate(1 - look.Share.Value, look.Share.Error))],
            Distance = Distance(passed, left.Rate!.Value, shot.Begin),
            IsCompared = left.Method == "axial" || (left.Method == "spectral" && damping * barrier > 1),
        };
    }

    /// <summary>Largest distance from e^(−r(t − t₀)) after t₀, the shares at t₀ taken as 1.</summary>
    private double? Distance((double Time, Estimate Share)[] passed, double rate, double begin)
    {
        (double Time, Estimate Share)[] after = [.. passed.Where(look => look.Time >= begin)];
        if (after.Length < 2 || after[0].Share.Value >= 1) return null;
        double left = 1 - after[0].Share.Value;
        return Math.Sqrt(settings.Shots * left) * after.Max(look => Math.Abs(((1 - look.Share.Value) / left) - Math.Exp(-rate * (look.Time - after[0].Time))));
    }

    /// <summary>One ensemble of shots.</summary>
    private sealed record Watching(GeneralizedLlg Equation, UnitVector Start, UnitVector Other, double Step, double Duration, double Begin);
}
