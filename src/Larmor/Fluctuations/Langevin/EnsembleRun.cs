using System.Globalization;
using Larmor.Quantities;

namespace Larmor.Fluctuations.Langevin;

/// <summary>What an ensemble does: how many trajectories, from when to when, with which steps and which random streams.</summary>
public sealed record EnsembleRun
{
    private const long MostSteps = 100_000_000;

    /// <summary>Number of trajectories, at least 1.</summary>
    public required int Trajectories { get; init; }

    /// <summary>Number of the first trajectory: trajectory n is the same whether it runs alone or among others.</summary>
    public ulong FirstTrajectory { get; init; }

    /// <summary>Seed of all random streams.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Step h.</summary>
    public required Duration Step { get; init; }

    /// <summary>Number of steps.</summary>
    public required int Steps { get; init; }

    /// <summary>Time at which the run starts; drives are functions of time.</summary>
    public Duration Start { get; init; }

    /// <summary>Steps between two looks at the ensemble; the start is looked at as well.</summary>
    public int Interval { get; init; } = 1;

    /// <summary>The scheme.</summary>
    public StochasticScheme Scheme { get; init; } = StochasticScheme.Heun;

    /// <summary>The arithmetic of the random numbers.</summary>
    public NoisePrecision NoisePrecision { get; init; } = NoisePrecision.Binary32;

    /// <summary>
    /// How many independent increments of the noise make one step. With 2 and twice the step a run follows the same random fields as with 1: the difference of their
    /// averages is the error of the step, free of most of the noise; see <see cref="StepExtrapolation"/>.
    /// </summary>
    public int IncrementsPerStep { get; init; } = 1;

    /// <summary>Most threads; null for all cores. Results do not depend on it.</summary>
    public int? Threads { get; init; }

    /// <summary>The same run with steps twice as long on the same random fields.</summary>
    /// <exception cref="InvalidOperationException">The number of steps or the interval is odd.</exception>
    public EnsembleRun WithDoubledStep()
    {
        if (Steps % 2 != 0 || Interval % 2 != 0) throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"To double the step, the number of steps and the interval must be even; got {Steps} and {Interval}."));
        return this with { Step = Duration.FromSi(2 * Step.Si), Steps = Steps / 2, Interval = Interval / 2, IncrementsPerStep = 2 * IncrementsPerStep };
    }

    /// <summary>Why these settings make no sense; null where they do.</summary>
    internal string? Refusal
    {
        get
        {
            if (Trajectories < 1) return string.Create(CultureInfo.InvariantCulture, $"An ensemble needs at least one trajectory; got {Trajectories}.");
            if (!(Step.Si > 0 && double.IsFinite(Step.Si))) return $"The step of an ensemble must be a positive time; got {Step}.";
            if (!double.IsFinite(Start.Si)) return $"The start of an ensemble must be a finite time; got {Start}.";
            if (Steps < 0 || Steps > MostSteps) return string.Create(CultureInfo.InvariantCulture, $"The number of steps must lie between 0 and {MostSteps}; got {Steps}. Cut a longer run in parts.");
            if (Interval < 1) return string.Create(CultureInfo.InvariantCulture, $"The interval between two looks must be at least one step; got {Interval}.");
            if (IncrementsPerStep is < 1 or > 64) return string.Create(CultureInfo.InvariantCulture, $"One step is made of 1 to 64 increments of the noise; got {IncrementsPerStep}.");
            if (!Enum.IsDefined(NoisePrecision)) return string.Create(CultureInfo.InvariantCulture, $"The noise is made in single or in double precision; got {NoisePrecision}.");
            if (Threads is < 1) return string.Create(CultureInfo.InvariantCulture, $"An ensemble needs at least one thread; got {Threads}.");
            return null;
        }
    }
}
