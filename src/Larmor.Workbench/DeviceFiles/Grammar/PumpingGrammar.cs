using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Workbench.DeviceFiles.Grammar;

/// <summary>The words of the measurements of spin pumping.</summary>
internal static class PumpingGrammar
{
    private const int MostPoints = 100_000;

    private static readonly ValueRange<MagneticField> AmplitudeRange = new("amplitudes", MostPoints);
    private static readonly ValueRange<Length> ThicknessRange = new("thicknesses", MostPoints);

    public static readonly Key<IReadOnlyList<Frequency>> Frequencies = TimeGrammar.Frequencies with { Meaning = "the frequencies of the microwave field" };
    public static readonly Key<IReadOnlyList<MagneticField>> Amplitude = new("amplitude", AmplitudeRange.Form("a field such as '0.5 mT', a list, { from, to, points } or { file, column }"), "amplitude of the microwave field; of several the first counts for the spectra, all for the dependence on power") { IsRequired = true };
    public static readonly Key<UnitVector> Microwave = FmrGrammar.Microwave;
    public static readonly Key<IReadOnlyList<Angle>> Cone = new("cone", AngleWords.Range.Form("an angle such as '10 deg', a list, { from, to, points } or { file, column }"), "half openings of circular cones on which the voltage is given beside the law of small angles") { Default = "31 angles from 0 deg to 90 deg" };
    public static readonly Key<IReadOnlyList<string>> Layer = SeriesGrammar.Layer;
    public static readonly Section Thicknesses = new("a series of thicknesses", "The layer whose thickness changes, and its thicknesses.", [Layer, .. ThicknessRange.Keys, ThicknessRange.Values]);
    public static readonly Key<SectionValues> Thickness = new("thickness", new SectionForm(Thicknesses, "{ layer: free, from: 2 nm, to: 20 nm, points: 10 }"), "the layer whose thickness changes, with its thicknesses: damping and voltage against them") { Default = "none" };

    public static readonly Section SpinPumping = new("spin-pumping", "Voltage that moments in resonance pump through their stack, mean and alternating, against field, frequency, power, cone and thickness; what the stack adds to their damping.",
        ExperimentGrammar.Name, ExperimentGrammar.FieldSweep, Frequencies, Amplitude, Microwave, Cone, Thickness);

    public static readonly Key<int> Directions = new("directions", new IntegerForm(1, MostPoints), "number of directions of the free moments, spread over their spheres") { Default = "60" };
    public static readonly Key<SectionValues> Field = ExperimentGrammar.FieldSweep with { IsRequired = false, Default = "none", Meaning = "field at which the two resonances are compared, with 'frequency': swing by an alternating current, and voltage pumped in an alternating field by the reversed device" };
    public static readonly Key<Frequency> Frequency = TimeGrammar.Frequency with { Meaning = "frequency of the two resonances, with 'field'" };
    public static readonly Section Reciprocity = new("reciprocity", "Both ways of spin transfer side by side: torque per current, and pumped voltage with all moments reversed.",
        ExperimentGrammar.Name, Directions, Field, Frequency, Microwave);

    /// <summary>The kinds in this file.</summary>
    public static IReadOnlyList<Section> Kinds => [SpinPumping, Reciprocity];

    /// <summary>The thicknesses that a section means.</summary>
    public static bool TryThicknesses(SectionValues section, Reading reading, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out IReadOnlyList<Length>? values) => ThicknessRange.TryRead(section, reading, out values);
}
