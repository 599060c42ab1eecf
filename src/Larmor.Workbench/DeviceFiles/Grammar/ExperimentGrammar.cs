using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Workbench.DeviceFiles.Grammar;

/// <summary>Where a trajectory starts: one direction for all, or directions by name.</summary>
internal sealed record StartWord(UnitVector? All, IReadOnlyList<(ScalarNode Name, UnitVector Value)> ByName);

/// <summary>The words of the experiments.</summary>
internal static class ExperimentGrammar
{
    private const int MostPoints = 1_000_000;

    public static readonly Key<string> Name = new("name", new TextForm("a name", TextForm.LongestName), "name of the measurement in the results") { Default = "the kind, numbered where it occurs more than once" };

    public static readonly Key<UnitVector> Along = new("along", DirectionForm.Instance, "direction of the field") { IsRequired = true };
    public static readonly Key<MagneticField> FieldValue = new("value", QuantityForm.Of<MagneticField>(Limits.None), "one value of the field along its direction");
    public static readonly ValueRange<MagneticField> FieldRange = new("values of a field", MostPoints);
    public static readonly Section SweptField = new("a field", "A field along one direction: one value, or from, to and points, or a list of values, or a column of a file.",
        [Along, FieldValue, .. FieldRange.Keys, FieldRange.Values]);
    public static readonly Section ConstantField = new("a constant field", "A field along one direction.", Along, FieldValue with { IsRequired = true });

    public static readonly ValueRange<Current> CurrentRange = new("currents", MostPoints);
    public static readonly Key<IReadOnlyList<Current>> Currents = new("current", CurrentRange.Form("a current such as '6 mA', a list, { from, to, points } or { file, column }"), "currents, positive along +x") { Default = "0 A" };
    public static readonly Key<Current> Current = new("current", QuantityForm.Of<Current>(Limits.None), "the current, positive along +x") { Default = "0 A" };

    public static readonly Key<DriveWord<Current>> DrivenCurrent = new("current", new DriveForm<Current>(new ShapeWords<Current>(), "a current such as '6 mA' or { pulse: 6 mA, width: 5 ns }, or a list of shapes that add"), "the current, positive along +x, constant or driven in time") { Default = "0 A" };
    public static readonly Key<DriveWord<Voltage>> DrivenVoltage = new("voltage", new DriveForm<Voltage>(new ShapeWords<Voltage>(), "a voltage such as '0.3 V' or { pulse: 0.5 V, width: 1 ns }, or a list of shapes that add"), "the voltage that acts on the anisotropy, of the left end against the right one, constant or driven in time; it drives no current by itself") { Default = "0 V" };
    public static readonly Key<FieldsWord> Fields = new("field", new FieldsForm(), "the applied field, constant or driven in time; several fields add") { Default = "none" };

    public static readonly Key<CurrentDensity> CurrentDensity = new("current-density", QuantityForm.Of<CurrentDensity>(Limits.None), "current density, positive along +x") { IsRequired = true };
    public static readonly Key<SectionValues> FieldSweep = new("field", new SectionForm(SweptField, "{ along: z, value: 100 mT }"), "the applied field, one value or many") { IsRequired = true };
    public static readonly Key<SectionValues> Field = new("field", new SectionForm(ConstantField, "{ along: z, value: 100 mT }"), "the applied field") { Default = "none" };
    public static readonly Key<Angle> Tilt = new("tilt", QuantityForm.Of<Angle>(Limits.NotNegative), "small angle by which the moment is turned at the start, standing for the thermal disorder that a macrospin at rest lacks") { Default = "1 deg; with a temperature 0 deg" };
    public static readonly Key<Angle> TiltAtEdge = new("tilt", QuantityForm.Of<Angle>(Limits.NotNegative), "small angle by which the moment leaves a state that has lost its stability, standing for the thermal disorder that a macrospin at rest lacks; the coercive fields do not depend on it") { Default = "0.1 deg" };
    public static readonly Key<Duration> SettlingTime = new("settling-time", QuantityForm.Of<Duration>(Limits.Positive), "longest time for which one field step is followed") { Default = "1 us" };
    public static readonly Key<Duration> Duration = new("duration", QuantityForm.Of<Duration>(Limits.Positive), "how long the moment is followed") { IsRequired = true };
    public static readonly Key<StartWord> Start = new("start", new ChoiceForm<StartWord>(
        "a direction such as +z, or directions by the names of free layers such as { free: +z, reference: -z }",
        (Fits.Key("theta"), DirectionForm.Instance.As(direction => new StartWord(direction, []))),
        (Fits.Mapping, new MapForm<UnitVector>(DirectionForm.Instance, "directions by the names of free layers", "free: +z").As(entries => new StartWord(null, entries))),
        (_ => true, DirectionForm.Instance.As(direction => new StartWord(direction, [])))),
        "direction at the start, of all moments or by name") { Default = "the equilibrium without current nearest to the parallel state, turned by the tilt" };
    public static readonly Key<int> Samples = new("samples", new IntegerForm(2, MostPoints), "number of evenly spaced instants recorded") { Default = "2001" };
    public static readonly Key<double> Tolerance = new("tolerance", new NumberForm(new Limits(1e-14, false, 1e-2, false, "must lie between 1e-14 and 0.01"), "1e-9"), "relative tolerance of the stepper") { Default = "1e-9" };

    public static readonly Section Accumulation = new("accumulation", "Profiles of the spin accumulation at a current density, in the state drawn in the file (free layers parallel), or with the free layers turned.", Name, CurrentDensity, AngleWords.Angle, AngleWords.About);
    public static readonly Section Magnetoresistance = new("magnetoresistance", "Resistance of the parallel and of the antiparallel state, and with the free layers turned.", Name, AngleWords.Angles, AngleWords.About);
    public static readonly Section Hysteresis = new("hysteresis", "Field loops at several currents; the field goes through its rising values and back.", Name, FieldSweep, Currents, TiltAtEdge, SettlingTime, DiagramGrammar.SweepTime, DiagramGrammar.LoopTemperature, DiagramGrammar.LoopTrajectories, NoiseGrammar.Seed, NoiseGrammar.RandomFields, HeldGrammar.Held);
    public static readonly Section Fmr = new("fmr", "Frequency and linewidth of ferromagnetic resonance against field and current, with the threshold currents; absorption spectra at given frequencies.", Name, FieldSweep, Currents, FmrGrammar.Frequencies, FmrGrammar.Microwave, FmrGrammar.Pumping, HeldGrammar.Held);
    public static readonly Section Dynamics = new("dynamics", "A trajectory of the free moments, advanced together.", Name, Fields, DrivenCurrent, ElectronGrammar.Circuit, ElectronGrammar.Pumping, ElectronGrammar.Electrons, DrivenVoltage, Duration, Start, Tilt, Samples, MotionGrammar.Equation, MotionGrammar.Stepper, Tolerance, ThermalGrammar.Temperature, ThermalGrammar.Trajectories, NoiseGrammar.Seed, NoiseGrammar.RandomFields);

    /// <summary>The kinds that this version measures.</summary>
    public static IReadOnlyList<Section> Kinds => [Accumulation, Magnetoresistance, AngleGrammar.Angular, AngleGrammar.SpinTransfer, SeriesGrammar.ThicknessSeries, SeriesGrammar.Multilayer, HanleGrammar.Hanle, TimeGrammar.Impedance, TimeGrammar.Transient, TimeGrammar.Precession, Hysteresis, Fmr, Dynamics, ElectronGrammar.EnergyLedger, .. ResonanceGrammar.Kinds, .. DiagramGrammar.Kinds, .. HallGrammar.Kinds, .. FluctuationGrammar.Kinds, DensityGrammar.Density, .. PumpingGrammar.Kinds, CoefficientsGrammar.Coefficients];
}
