namespace Larmor.Thermodynamics;

/// <summary>Power dissipated by one mechanism in one place.</summary>
/// <param name="Place">Layer or interface by name, or the magnet.</param>
/// <param name="Mechanism">Mechanism in kebab-case: <c>joule</c>, <c>joule-excess</c>, <c>spin-flip</c>, <c>gilbert</c>, ...</param>
/// <param name="PowerPerArea">Power per cross-section in W/m^2.</param>
public sealed record PowerEntry(string Place, string Mechanism, double PowerPerArea);

/// <summary>
/// T dS/dt of a device by named mechanism and place, and its closure against the power put in. Every entry is a flux times its
/// conjugate force integrated over a layer, so every entry must be non-negative (second law).
/// </summary>
/// <remarks>Units: W/m^2 of cross-section. Source: Eq. (8) of the paper in the corrected form (ADR-0003).</remarks>
public sealed record PowerBudget
{
    /// <summary>Power put in by the battery and by moving fields, in W/m^2.</summary>
    public required double Supplied { get; init; }

    /// <summary>The dissipated powers.</summary>
    public required IReadOnlyList<PowerEntry> Entries { get; init; }

    /// <summary>Sum of all entries in W/m^2.</summary>
    public double Dissipated => Entries.Sum(entry => entry.PowerPerArea);

    /// <summary>|supplied - dissipated| relative to the larger of both; zero for no power at all.</summary>
    public double ClosureResidual
    {
        get
        {
            double dissipated = Dissipated, scale = Math.Max(Math.Abs(Supplied), Math.Abs(dissipated));
            return scale == 0 ? 0 : Math.Abs(Supplied - dissipated) / scale;
        }
    }

    /// <summary>Sum over all places, by mechanism, in order of first appearance; W/m^2.</summary>
    public IReadOnlyDictionary<string, double> ByMechanism() => Sums(entry => entry.Mechanism);

    /// <summary>Sum over all mechanisms, by place, in order of first appearance; W/m^2.</summary>
    public IReadOnlyDictionary<string, double> ByPlace() => Sums(entry => entry.Place);

    private Dictionary<string, double> Sums(Func<PowerEntry, string> key)
    {
        Dictionary<string, double> sums = new(StringComparer.Ordinal);
        foreach (PowerEntry entry in Entries) sums[key(entry)] = sums.GetValueOrDefault(key(entry)) + entry.PowerPerArea;
        return sums;
    }
}
