using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Workbench.DeviceFiles.Grammar;

/// <summary>The words of the search for spin-transfer coefficients.</summary>
internal static class CoefficientsGrammar
{
    private const int Most = 10_000;

    public static readonly Key<UnitVector> Along = ExperimentGrammar.Along with { Meaning = "direction of the field of all measurements" };
    public static readonly Key<UnitVector> MicrowaveAlong = new("microwave-along", DirectionForm.Instance, "direction of the microwave field of pumped voltages") { Default = "in the film plane across the applied field" };
    public static readonly Key<string> State = new("state", new WordForm("parallel", "antiparallel"), "the state in which the moment is measured, named without current") { Default = "parallel" };

    public static readonly Key<IReadOnlyList<MagneticField>> Field = Column<MagneticField>("field", "fields", "applied field of each measured value, one for all or one each") with { Default = "0 T" };
    public static readonly Key<IReadOnlyList<Current>> Current = Column<Current>("current", "currents", "current of each measured value, positive along +x") with { Default = "0 A" };
    public static readonly Key<IReadOnlyList<Frequency>> Frequency = Column<Frequency>("frequency", "frequencies", "damped frequency of resonance");
    public static readonly Key<IReadOnlyList<Frequency>> FrequencyError = Column<Frequency>("frequency-error", "errors", "its standard deviation; where it is given, the frequency is fitted");
    public static readonly Key<IReadOnlyList<Frequency>> Linewidth = Column<Frequency>("linewidth", "linewidths", "full width at half maximum, as a frequency");
    public static readonly Key<IReadOnlyList<Frequency>> LinewidthError = Column<Frequency>("linewidth-error", "errors", "its standard deviation; where it is given, the linewidth is fitted");
    public static readonly Section ResonanceSection = new("measured resonances", "Frequencies and linewidths of ferromagnetic resonance under current.", State, Field, Current, Frequency, FrequencyError, Linewidth, LinewidthError);
    public static readonly Key<IReadOnlyList<SectionValues>> Resonance = new("resonance", new ListForm<SectionValues>(new SectionForm(ResonanceSection), "measured resonances such as { current: { file: fmr.csv, column: current }, frequency: { file: fmr.csv, column: frequency }, frequency-error: 10 MHz }, or a list of them", acceptsOne: true), "frequencies and linewidths of resonance under current") { Default = "none" };

    public static readonly Key<IReadOnlyList<MagneticField>> Up = Column<MagneticField>("up", "coercive fields", "field at which the state against the field is lost while it rises");
    public static readonly Key<IReadOnlyList<MagneticField>> UpError = Column<MagneticField>("up-error", "errors", "its standard deviation; where it is given, this side of the loop is fitted");
    public static readonly Key<IReadOnlyList<MagneticField>> Down = Column<MagneticField>("down", "coercive fields", "the same while it falls");
    public static readonly Key<IReadOnlyList<MagneticField>> DownError = Column<MagneticField>("down-error", "errors", "its standard deviation; where it is given, this side of the loop is fitted");
    public static readonly Section LoopSection = new("measured loops", "Coercive fields under current.", Current, Up, UpError, Down, DownError);
    public static readonly Key<IReadOnlyList<SectionValues>> Loops = new("loops", new ListForm<SectionValues>(new SectionForm(LoopSection), "measured loops such as { current: [0 mA, 1 mA], up: [150 mT, 170 mT], up-error: 1 mT }, or a list of them", acceptsOne: true), "coercive fields under current") { Default = "none" };

    public static readonly Key<IReadOnlyList<Frequency>> Drive = Column<Frequency>("frequency", "frequencies", "frequency of the microwave field") with { IsRequired = true };
    public static readonly Key<IReadOnlyList<MagneticField>> Microwave = Column<MagneticField>("microwave", "amplitudes", "amplitude of the microwave field") with { IsRequired = true };
    public static readonly Key<IReadOnlyList<Voltage>> PumpedVoltage = Column<Voltage>("voltage", "voltages", "mean voltage, of the left end against the right one, without current");
    public static readonly Key<IReadOnlyList<Voltage>> VoltageError = Column<Voltage>("voltage-error", "errors", "its standard deviation") with { IsRequired = true };
    public static readonly Section PumpingSection = new("measured pumped voltages", "Mean voltages of a moment that a microwave field drives, without current.", State, Field, Drive, Microwave, PumpedVoltage, VoltageError);
    public static readonly Key<IReadOnlyList<SectionValues>> Pumping = new("pumping", new ListForm<SectionValues>(new SectionForm(PumpingSection), "measured voltages such as { frequency: 4 GHz, microwave: 1 mT, voltage: 20 nV, voltage-error: 2 nV }, or a list of them", acceptsOne: true), "voltages pumped without current") { Default = "none" };

    public static readonly Key<IReadOnlyList<string>> Fit = new("fit", new ListForm<string>(new WordForm("perpendicular", "parallel", "field-like", "damping"), "a list such as [perpendicular, parallel, damping]", 1, 4), "what is looked for; the rest is that of the device") { Default = "[perpendicular, parallel, damping]" };
    public static readonly Key<string> Errors = new("errors", new WordForm("known", "relative"), "known: the errors are standard deviations; relative: known up to one factor, which the scatter gives") { Default = "known" };

    public static readonly Key<int> Seed = new("seed", new IntegerForm(0, int.MaxValue), "seed of the chance errors") { Default = "1" };
    public static readonly Key<int> Repetitions = new("repetitions", new IntegerForm(1, 100_000), "how many sets of values are made up and fitted, to see how often the intervals hold the truth") { Default = "1" };
    public static readonly Section SyntheticSection = new("made-up values", "Values from the device's own coefficients, with normal errors of the given sizes.", Seed, Repetitions);
    public static readonly Key<SectionValues> Synthetic = new("synthetic", new SectionForm(SyntheticSection, "{ seed: 1, repetitions: 100 }"), "values are made up from the device's own coefficients instead of being given") { Default = "none" };

    public static readonly Section Coefficients = new(
        "coefficients",
        "Spin-transfer coefficients with their uncertainties, from resonances and loops under current and from voltages pumped without.",
        ExperimentGrammar.Name,
        Along,
        Resonance,
        Loops,
        Pumping,
        MicrowaveAlong,
        Fit,
        Errors,
        Synthetic,
        HeldGrammar.Held);

    private static Key<IReadOnlyList<T>> Column<T>(string name, string words, string meaning)
        where T : struct, IQuantity<T> => new(name, new ValueRange<T>(words, Most).Form($"one of the {words}, a list, {{ from, to, points }} or {{ file, column }}"), meaning);
}
