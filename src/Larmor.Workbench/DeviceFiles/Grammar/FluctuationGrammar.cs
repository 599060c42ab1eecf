using Larmor.Quantities;

namespace Larmor.Workbench.DeviceFiles.Grammar;

/// <summary>The words of the measurements of thermal fluctuations.</summary>
internal static class FluctuationGrammar
{
    public static readonly Key<SectionValues> Field = ExperimentGrammar.FieldSweep with { Default = "none", IsRequired = false };
    public static readonly Key<Duration> Retention = new("retention", QuantityForm.Of<Duration>(Limits.Positive), "how long a state is to be kept; the probability of failure is given for it") { Default = "315576000 s, ten years" };
    public static readonly Key<double> Failure = new("failure", new NumberForm(new Limits(0, true, 1, true, "must lie between 0 and 1"), "1e-6"), "probability of failure; the time by which it is reached is given") { Default = "1e-6" };
    public static readonly Key<IReadOnlyList<Duration>> SweepTimes = new("sweep-time", new ValueRange<Duration>("times", 1000).Form("a time such as '1 ms', or a list"), "times in which the field goes evenly from its first value to its last: the distribution of switching fields for each") { Default = "no ramps" };

    public static readonly Section ThermalStability = new(
        "thermal-stability",
        "Barriers over kT, rates of escape, attempt times and retention of both states against field and current, at the temperature of the device; switching fields against ramp rate.",
        ExperimentGrammar.Name,
        Field,
        ExperimentGrammar.Currents,
        Retention,
        Failure,
        SweepTimes,
        HeldGrammar.Held);

    /// <summary>The kinds of this file.</summary>
    public static IReadOnlyList<Section> Kinds => [ThermalStability, SwitchingGrammar.Switching, NoiseGrammar.Noise, WaitingTimeGrammar.Relaxation];
}
