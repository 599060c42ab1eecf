using Larmor.Quantities;

namespace Larmor.Workbench.DeviceFiles.Grammar;

/// <summary>The words of the measurements in frequency and time.</summary>
internal static class TimeGrammar
{
    public static readonly Key<IReadOnlyList<Frequency>> Frequencies = new("frequency", FrequencyForm.Instance, "the frequencies") { IsRequired = true };

    public static readonly Key<CurrentDensity> Step = new("step", QuantityForm.Of<CurrentDensity>(Limits.None), "current density from t = 0 on, positive along +x");
    public static readonly Key<CurrentDensity> From = new("from", QuantityForm.Of<CurrentDensity>(Limits.None), "current density before t = 0, beside 'step'; the transient starts from its steady state") { Default = "0 A/m^2" };
    public static readonly Key<CurrentDensity> Pulse = new("pulse", QuantityForm.Of<CurrentDensity>(Limits.None), "current density from t = 0 to 'width'");
    public static readonly Key<Duration> Width = new("width", QuantityForm.Of<Duration>(Limits.Positive), "length of the pulse");
    public static readonly Key<CurrentDensity> Sine = new("sine", QuantityForm.Of<CurrentDensity>(Limits.None), "amplitude of a current density sin(2 pi f t) from t = 0 on");
    public static readonly Key<Frequency> Frequency = new("frequency", QuantityForm.Of<Frequency>(Limits.Positive), "frequency f of the sine");
    public static readonly Section Shape = new("a current density in time", "A step, a pulse or a sine that begins at t = 0.", Step, From, Pulse, Width, Sine, Frequency);

    public static readonly Key<SectionValues> CurrentDensity = new("current-density", new SectionForm(Shape, "{ step: 1e11 A/m^2 }"), "the current density in time") { IsRequired = true };
    public static readonly Key<Duration> Duration = new("duration", QuantityForm.Of<Duration>(Limits.Positive), "how long the stack is followed") { IsRequired = true };
    public static readonly Key<int> Samples = new("samples", new IntegerForm(2, 100_000), "number of evenly spaced instants recorded; the mesh resolves what spreads between two of them") { Default = "401" };
    public static readonly Key<double> Tolerance = new("tolerance", new NumberForm(new Limits(1e-12, false, 1e-3, false, "must lie between 1e-12 and 0.001"), "1e-8"), "largest error of a step, relative to the largest accumulation") { Default = "1e-8" };
    public static readonly Key<int> Modes = new("modes", new IntegerForm(0, 100), "how many of the slowest relaxation rates are looked for; a finite stack has them") { Default = "4" };

    public static readonly Section Impedance = new("impedance", "Complex resistance against frequency, in the parallel and in the antiparallel state.", ExperimentGrammar.Name, Frequencies);
    public static readonly Section Transient = new("transient", "Voltage and spin accumulation in time under a current that is switched, pulsed or made to oscillate, in the state drawn in the file (free layers parallel).", ExperimentGrammar.Name, CurrentDensity, Duration, Samples, Tolerance, Modes);

    public static readonly Section SpinShape = new("a spin current in time", "A step, a pulse or a sine of spins across the moments that begins at t = 0.",
        Step with { Meaning = "spin current density from t = 0 on, into the stack" },
        Pulse with { Meaning = "spin current density from t = 0 to 'width', into the stack" },
        Width,
        Sine with { Meaning = "amplitude of a spin current density sin(2 pi f t) from t = 0 on" },
        Frequency);

    public static readonly Key<SectionValues> SpinCurrent = new("spin-current", new SectionForm(SpinShape, "{ step: 1e10 A/m^2 }"), "spins across the moments that are put in at one end, in time") { IsRequired = true };
    public static readonly Key<string> Enters = new("enters", new WordForm("left", "right"), "the end at which they are put in") { Default = "left" };
    public static readonly Key<MagneticField> Field = new("field", QuantityForm.Of<MagneticField>(Limits.None), "field along the axis of the moments, in which all spins turn beside the exchange field of the magnets") { Default = "0 T" };
    public static readonly Section Precession = new("precession", "How spins that are put in across the moments turn, spread and fade in time; the axis is that of the moments, in the state drawn in the file (free layers parallel).",
        ExperimentGrammar.Name, SpinCurrent, Enters, Field, HanleGrammar.GFactor with { Meaning = "g-factor of the spins" }, Duration, Samples, Tolerance);
}
