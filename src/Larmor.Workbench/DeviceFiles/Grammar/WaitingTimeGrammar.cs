using Larmor.Experiments;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Workbench.DeviceFiles.Grammar;

/// <summary>The words of the measurement of waiting times.</summary>
internal static class WaitingTimeGrammar
{
    private const int MostShots = 1_000_000;

    public static readonly Key<UnitVector> Start = new("start", DirectionForm.Instance, "the prepared state is the one nearest to this direction") { Default = "the parallel state" };
    public static readonly Key<int> Shots = new("shots", new IntegerForm(1, MostShots), "number of shots at each field and current, 32 or more") { Default = "512" };
    public static readonly Key<Duration> Duration = new("duration", QuantityForm.Of<Duration>(Limits.Positive), "longest time for which a shot is watched") { Default = "three mean waiting times, within 1.5e8 steps of all shots together" };

    public static readonly Section Relaxation = new(
        "relaxation",
        "Waiting times of a moment prepared in one state near its switching field, shot after shot: distribution, mean against field and current, telegraph between both states.",
        ExperimentGrammar.Name,
        FluctuationGrammar.Field,
        ExperimentGrammar.Currents,
        NoiseGrammar.Temperature,
        Start,
        Shots,
        Duration,
        NoiseGrammar.Step,
        NoiseGrammar.Seed,
        NoiseGrammar.RandomFields,
        HeldGrammar.Held);
}
