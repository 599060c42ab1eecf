using Larmor.Quantities;

namespace Larmor.Workbench.DeviceFiles.Grammar;

/// <summary>The words of moments and electrons that move together.</summary>
internal static class ElectronGrammar
{
    public const string On = "on", Off = "off";

    public static readonly Key<string> Pumping = new("pumping", new WordForm(On, Off), "whether the moving moments drive the electrons, by the same matrix of the stack by which the current turns them: pumped damping, cross-damping and voltage") { Default = Off };

    public const string QuasiStatic = "quasi-static", Transient = "transient";
    public static readonly Key<string> Electrons = new("electrons", new WordForm(QuasiStatic, Transient), "whether the electrons follow the moments at once or take time to diffuse and to relax; the latter is shown beside the former, needs `pumping: on`, and a 'diffusion-constant' or 'density-of-states' in every material") { Default = QuasiStatic };

    public static readonly Key<DriveWord<Voltage>> Source = new("voltage", new DriveForm<Voltage>(new ShapeWords<Voltage>(), "a voltage such as '50 mV' or { pulse: 0.1 V, width: 1 ns }, or a list of shapes that add"), "the voltage of the source, of the left end against the right one, constant or driven in time") { IsRequired = true };
    public static readonly Key<Resistance> Load = new("load", QuantityForm.Of<Resistance>(Limits.NotNegative), "resistance in series with the source; with 0 ohm the voltage is held at the device itself") { Default = "0 ohm" };
    public static readonly Section CircuitSection = new("a circuit", "A source of voltage with a load in series; the current follows from both and from the device.", Source, Load);
    public static readonly Key<SectionValues> Circuit = new("circuit", new SectionForm(CircuitSection, "{ voltage: 50 mV, load: 50 ohm }"), "a source of voltage with a load, in place of a given current") { Default = "none" };

    public static readonly Section EnergyLedger = new(
        "energy-ledger",
        "A trajectory of moments and electrons together with all its powers: what source and fields give, and where it is found again, as magnetic energy or as heat by mechanism. Pumping is always on.",
        ExperimentGrammar.Name,
        ExperimentGrammar.Fields,
        ExperimentGrammar.DrivenCurrent,
        Circuit,
        ExperimentGrammar.DrivenVoltage,
        ExperimentGrammar.Duration,
        ExperimentGrammar.Start,
        ExperimentGrammar.Tilt,
        ExperimentGrammar.Samples,
        MotionGrammar.Stepper,
        ExperimentGrammar.Tolerance);
}
