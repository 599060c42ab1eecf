using Larmor.Experiments;
using Larmor.Fluctuations.Langevin;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Workbench.DeviceFiles.Grammar;

/// <summary>The words of the measurement of thermal noise, and those of every ensemble.</summary>
internal static class NoiseGrammar
{
    private const int MostTrajectories = 1_000_000;

    public static readonly Key<Temperature> Temperature = new("temperature", QuantityForm.Of<Temperature>(Limits.Positive), "temperature of the moment") { Default = "that of the device" };
    public static readonly Key<int> Trajectories = new("trajectories", new IntegerForm(1, MostTrajectories), "number of trajectories at each point, 256 or more") { Default = "512" };
    public static readonly Key<int> Seed = new("seed", new IntegerForm(0, int.MaxValue), "seed of the random streams") { Default = "that of the run" };
    public static readonly Key<NoisePrecision> RandomFields = new("random-fields", new WordForm("single", "double").As(word => word == "double" ? NoisePrecision.Binary64 : NoisePrecision.Binary32), "arithmetic of the random fields: 'single' reaches 6.66 standard deviations, 'double' 9.42") { Default = "single" };
    public static readonly Key<Duration> Duration = new("duration", QuantityForm.Of<Duration>(Limits.Positive), "time of each trajectory that counts; one stretch goes before it") { Default = "two stretches, twice the inverse of the resolution" };
    public static readonly Key<Frequency> Resolution = new("resolution", QuantityForm.Of<Frequency>(Limits.Positive), "largest distance of two frequencies of a spectrum") { Default = "a quarter of the narrowest line, within 4096 looks" };
    public static readonly Key<Duration> Step = new("step", QuantityForm.Of<Duration>(Limits.Positive), "step of the trajectories") { Default = "a hundredth of the shortest period, on limit cycles a two-hundredth" };
    public static readonly Key<Resistance> ResistanceChange = DiagramGrammar.ResistanceChange with { Meaning = "resistance antiparallel to the resistance-axis less parallel to it", Default = "the resistance of the stack" };

    public static readonly Section Noise = new(
        "noise",
        "Thermal noise: spectra of the free moment and of the resistance, the thermal line of resonance, the linewidth of an oscillation, effective temperatures, against field and current.",
        ExperimentGrammar.Name,
        FluctuationGrammar.Field,
        ExperimentGrammar.Currents,
        Temperature,
        Trajectories,
        Duration,
        Resolution,
        Step,
        Seed,
        RandomFields,
        ResistanceChange,
        DiagramGrammar.Reference,
        DiagramGrammar.SettlingTimeOfCycle,
        HeldGrammar.Held);
}
