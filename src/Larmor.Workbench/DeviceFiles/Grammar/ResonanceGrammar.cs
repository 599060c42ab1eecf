using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Workbench.DeviceFiles.Grammar;

/// <summary>The words of the measurements that excite a moment and look at its response.</summary>
internal static class ResonanceGrammar
{
    public static readonly Key<Duration> Duration = ExperimentGrammar.Duration with { Meaning = "how long the moments are followed, from the pulse on" };
    public static readonly Key<string> Layer = new("layer", new TextForm("the name of a free layer", TextForm.LongestName), "the layer whose moment is read") { Default = "the first free layer" };
    public static readonly Key<UnitVector> Component = new("component", DirectionForm.Instance, "direction along which the moment is read") { Default = "the axis (x, y or z) along which it swings most" };
    public static readonly Key<Duration> RingDown = new("ring-down", QuantityForm.Of<Duration>(Limits.NotNegative), "time from which on the moments ring by themselves, where spectrum and fit begin") { Default = "the last corner of the drives" };
    public static readonly Key<string> Window = new("window", new WordForm("none", "cosine"), "window of the spectrum: none, or falling as the square of a cosine from 1 at the beginning of the ringing to 0 at its end") { Default = "none" };
    public static readonly Key<int> Samples = ExperimentGrammar.Samples with { Default = "4001" };
    public static readonly Key<double> Tolerance = ExperimentGrammar.Tolerance with { Default = "1e-10" };

    public static readonly Section Pimm = new("pimm", "How the moments ring after a pulse of field, current or voltage, with the spectrum, the frequencies and the linewidths of the ringing.",
        ExperimentGrammar.Name, ExperimentGrammar.Fields, ExperimentGrammar.DrivenCurrent, ExperimentGrammar.DrivenVoltage, Duration, RingDown, Layer, Component, Window, Samples, Tolerance);

    public static readonly Key<IReadOnlyList<Frequency>> Frequencies = TimeGrammar.Frequencies with { Meaning = "the frequencies of the microwave current" };
    public static readonly Key<Current> Amplitude = new("amplitude", QuantityForm.Of<Current>(Limits.None), "amplitude of the microwave current") { IsRequired = true };
    public static readonly Key<Resistance> ResistanceChange = new("resistance-change", QuantityForm.Of<Resistance>(Limits.None), "with current-along, resistance of the moment along the current less that across it; without, resistance of the antiparallel less that of the parallel state") { IsRequired = true };
    public static readonly Key<UnitVector> CurrentAlong = new("current-along", DirectionForm.Instance, "direction of the current of an anisotropic magnetoresistance, R0 + change (u.j)^2") { Default = "none: R_P + change (1 - cos)/2 with the angle between the moment and its parallel state" };

    public static readonly Key<IReadOnlyList<string>> Between = new("between", new ListForm<string>(new TextForm("the name of a magnetic layer", TextForm.LongestName), "the names of two magnetic layers [A, B]", 2, 2), "with several free layers: the two magnetic layers whose angle decides about the resistance") { Default = "the only two magnetic layers" };

    public static readonly Section StFmr = new("st-fmr", "Rectified dc voltage of a moment under a microwave current against field and frequency, with the symmetric and the antisymmetric part of its line.",
        ExperimentGrammar.Name, ExperimentGrammar.FieldSweep, Frequencies, Amplitude, ExperimentGrammar.Current, ResistanceChange, CurrentAlong, Between, FmrGrammar.Pumping, HeldGrammar.Held);

    /// <summary>The kinds in this file.</summary>
    public static IReadOnlyList<Section> Kinds => [Pimm, StFmr];
}
