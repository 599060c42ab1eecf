using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Workbench.DeviceFiles.Grammar;

/// <summary>The words of a drive that locks an oscillator.</summary>
internal static class LockingGrammar
{
    private static readonly ValueRange<MagneticField> FieldRange = new("amplitudes of a field", 10_000);
    private static readonly ValueRange<Current> CurrentRange = new("amplitudes of a current", 10_000);

    public static readonly Key<IReadOnlyList<MagneticField>> Fields = new("field", FieldRange.Form("a field such as '0.1 mT', a list or { from, to, points }"), "amplitudes of an alternating field that drives, each by itself");
    public static readonly Key<UnitVector> Along = new("along", DirectionForm.Instance, "direction of that field");
    public static readonly Key<IReadOnlyList<Current>> Currents = new("current", CurrentRange.Form("a current such as '10 uA', a list or { from, to, points }"), "amplitudes of an alternating current that drives, instead of a field");
    public static readonly ValueRange<Frequency> DetuningRange = new("detunings", 10_000);
    public static readonly Key<IReadOnlyList<Frequency>> Detunings = new("detuning", DetuningRange.Form("{ from: -50 MHz, to: 50 MHz, points: 21 }"), "rising frequencies of the drive less that of the free oscillator") { IsRequired = true };
    public static readonly Key<UnitVector> Component = new("component", DirectionForm.Instance, "direction along which the phase of the moment is read") { Default = "the direction of the field, or the axis along which the moment swings most" };

    public static readonly Section Drive = new("a locking drive", "A weak alternating field or current near the frequency of the oscillator, and the range over which it locks it.", Fields, Along, Currents, Detunings, Component);

    public static readonly Key<SectionValues> Locking = new("locking", new SectionForm(Drive, "{ field: 0.1 mT, along: y, detuning: { from: -50 MHz, to: 50 MHz, points: 21 } }"), "a weak drive at each limit cycle, and the range of frequencies over which it locks it") { Default = "none" };
}
