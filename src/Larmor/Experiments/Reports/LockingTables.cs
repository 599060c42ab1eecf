using Larmor.Quantities;

namespace Larmor.Experiments.Reports;

/// <summary>Scalars and tables of a driven oscillator.</summary>
internal static class LockingTables
{
    public static IEnumerable<Scalar> Scalars(Oscillator settings, IReadOnlyList<LockingRange> ranges)
    {
        if (settings.Locking is not { } drive) yield break;
        LockingRange? first = ranges.Count > 0 ? ranges[0] : null;
        string? none = first is null ? "The moment oscillates at none of the currents." : first.Reason.Length > 0 ? first.Reason : null;
        string at = first is null ? "" : $" at {MagneticField.FromSi(first.Field)}, {Current.FromSi(first.Current)} and the first amplitude";
        yield return new Scalar("locking-lower", first?.Lower, "Hz", $"Smallest detuning at which the drive locks the oscillation{at}.", first?.Lower is null ? none : null);
        yield return new Scalar("locking-upper", first?.Upper, "Hz", $"Largest detuning at which it does{at}.", first?.Upper is null ? none : null);
        yield return new Scalar("locking-range", first?.Width, "Hz", $"Width of the range{at}; {(drive.Fields.Count > 0 ? "a field" : "a current")} drives.", first?.Width is null ? none : null);
    }

    public static IEnumerable<Table> Tables(Oscillator settings, IReadOnlyList<LockingRange> ranges)
    {
        if (settings.Locking is not { } drive) yield break;
        string unit = drive.Fields.Count > 0 ? "T" : "A";
        LockingRange[] whole = [.. ranges.Where(range => range.Width is not null)];
        yield return new Table("locking-ranges", "Detunings between which the drive locks the oscillation, where both ends lie within the detunings.",
        [
            new("amplitude", unit, "Amplitude of the drive.", [.. whole.Select(range => range.Amplitude)]),
            new("current", "A", "Constant current.", [.. whole.Select(range => range.Current)]),
            new("field", "T", "Constant field.", [.. whole.Select(range => range.Field)]),
            new("free-frequency", "Hz", "Frequency without drive.", [.. whole.Select(range => range.FreeFrequency)]),
            new("lower", "Hz", "Smallest detuning.", [.. whole.Select(range => range.Lower!.Value)]),
            new("upper", "Hz", "Largest detuning.", [.. whole.Select(range => range.Upper!.Value)]),
        ]);
        (LockingRange Range, LockedPoint Point)[] rows = [.. ranges.SelectMany(range => range.Points.Where(point => point.Phase is not null).Select(point => (range, point)))];
        yield return new Table("locked-phases", "Phase of the locked oscillation, by amplitude and detuning.",
        [
            new("detuning", "Hz", "Frequency of the drive less the free one.", [.. rows.Select(row => row.Point.Detuning)]),
            new("amplitude", unit, "Amplitude of the drive.", [.. rows.Select(row => row.Range.Amplitude)]),
            new("current", "A", "Constant current.", [.. rows.Select(row => row.Range.Current)]),
            new("field", "T", "Constant field.", [.. rows.Select(row => row.Range.Field)]),
            new("phase", "rad", "Phase by which the component is ahead of the drive.", [.. rows.Select(row => row.Point.Phase!.Value)]),
            new("contraction", "1", "Factor by which the slowest deviation shrinks per period.", [.. rows.Select(row => row.Point.Contraction!.Value)]),
        ]);
    }
}
