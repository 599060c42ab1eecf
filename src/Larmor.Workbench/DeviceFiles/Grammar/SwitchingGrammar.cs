using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Workbench.DeviceFiles.Grammar;

/// <summary>The words of the measurement of write errors.</summary>
internal static class SwitchingGrammar
{
    private const int MostValues = 10_000;

    private static readonly NumberForm Chance = new(new Limits(0, true, 1, true, "must lie between 0 and 1"), "1e-9");

    public static readonly Key<SectionValues> Field = ExperimentGrammar.Field with { Meaning = "the field that is always there" };
    public static readonly Key<IReadOnlyList<Current>> Currents = ExperimentGrammar.Currents with { Meaning = "current during the pulse, one or many; positive along +x" };
    public static readonly Key<SectionValues> PulseField = ExperimentGrammar.FieldSweep with { Name = "pulse-field", Meaning = "a field during the pulse beside the constant one, one value or many", IsRequired = false, Default = "none" };
    public static readonly Key<IReadOnlyList<Voltage>> Voltages = new("voltage", new ValueRange<Voltage>("voltages", MostValues).Form("a voltage such as '1 V', a list or { from, to, points }"), "voltage during the pulse that acts on the anisotropy, one or many") { Default = "0 V" };
    public static readonly Key<IReadOnlyList<Duration>> Pulses = new("pulse", new ValueRange<Duration>("lengths of a pulse", MostValues).Form("a time such as '5 ns', a list or { from, to, points }"), "lengths of the pulse") { IsRequired = true };
    public static readonly Key<Duration> Relaxation = new("relaxation", QuantityForm.Of<Duration>(Limits.NotNegative), "how long the moment is left alone after the pulse before it is read") { Default = "0 s" };
    public static readonly Key<UnitVector> Start = new("start", DirectionForm.Instance, "the moment starts in the stable state nearest to this direction") { Default = "the parallel state" };
    public static readonly Key<string> Initial = new("initial", new WordForm("equilibrium", "rest"), "whether it starts in thermal equilibrium in that state or exactly at rest") { Default = "equilibrium" };
    public static readonly Key<IReadOnlyList<double>> Errors = new("write-error", new ListForm<double>(Chance, "a list of write errors", least: 1, most: 20, acceptsOne: true), "write errors for which the length of the pulse and its amplitude are sought") { Default = "1e-6, 1e-9, 1e-12" };
    public static readonly Key<string> Method = new("method", new WordForm("auto", "axial", "spectral", "propagator", "ensemble"), "how the probabilities are found") { Default = "auto" };

    public static readonly Key<int> Trajectories = new("trajectories", new IntegerForm(0, 10_000_000), "number of trajectories at each point; 0 for no check") { Default = "2000" };
    public static readonly Key<int> Seed = new("seed", new IntegerForm(0, int.MaxValue), "seed of their random fields") { Default = "1" };
    public static readonly Key<int> Points = new("points", new IntegerForm(0, 1000), "most points of the map that are checked") { Default = "6" };
    public static readonly Section CheckSection = new("a check by trajectories", "Trajectories that check the computed probabilities where both can tell, or that are the method.", Trajectories, Seed, Points, NoiseGrammar.RandomFields);
    public static readonly Key<SectionValues> Check = new("check", new SectionForm(CheckSection, "{ trajectories: 2000, seed: 1, points: 6 }"), "trajectories beside the computed probabilities") { Default = "{ trajectories: 2000, seed: 1, points: 6 }" };

    public static readonly Key<Current> ReadCurrent = ExperimentGrammar.Current with { IsRequired = true, Default = null };
    public static readonly Key<Duration> ReadDuration = new("duration", QuantityForm.Of<Duration>(Limits.NotNegative), "how long it flows") { IsRequired = true };
    public static readonly Section ReadSection = new("a read pulse", "A current that reads the state, for the chance that it turns the moment over.", ReadCurrent, ReadDuration);
    public static readonly Key<SectionValues> Read = new("read", new SectionForm(ReadSection, "{ current: 20 uA, duration: 10 ns }"), "a current that reads the state, for the chance that it turns it over") { Default = "none" };

    public static readonly Section Switching = new(
        "switching",
        "Chance that a pulse of a current, a field or a voltage switches the moment at the temperature of the device, and that it fails, against length and amplitude; read disturb.",
        ExperimentGrammar.Name,
        Pulses,
        Currents,
        PulseField,
        Voltages,
        Field,
        Relaxation,
        Start,
        Initial,
        Errors,
        Method,
        Check,
        Read,
        HeldGrammar.Held);
}
