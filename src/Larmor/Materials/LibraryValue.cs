using Larmor.Provenance;
using Larmor.Quantities;

namespace Larmor.Materials;

/// <summary>By how much a number may be off, in SI units of the number; the two sides may differ.</summary>
/// <param name="Above">To larger values, not negative.</param>
/// <param name="Below">To smaller values, not negative.</param>
/// <param name="Text">As it is shown: <c>± 2 nm</c> or <c>+10/-6 nm</c>.</param>
public sealed record LibraryUncertainty(double Above, double Below, string Text);

/// <summary>A number of the library with everything that is known about it.</summary>
public sealed record LibraryValue
{
    /// <summary>Its word in the device file.</summary>
    public required string Word { get; init; }

    /// <summary>The value as it is written in the data file, for example <c>75 nohm m</c>.</summary>
    public required string Text { get; init; }

    /// <summary>The value in SI.</summary>
    public required double Si { get; init; }

    /// <summary>Its uncertainty; null where the source gives none.</summary>
    public LibraryUncertainty? Uncertainty { get; init; }

    /// <summary>Temperature of the measurement, where one was given.</summary>
    public Temperature? Temperature { get; init; }

    /// <summary>How it was measured; empty where it is not said.</summary>
    public string Method { get; init; } = "";

    /// <summary>True for a value that is in common use without one measurement that it could be traced to.</summary>
    public bool IsCustomary { get; init; }

    /// <summary>Where it comes from.</summary>
    public required Citation Source { get; init; }

    /// <summary>What a reader must know; empty where nothing.</summary>
    public string Remark { get; init; } = "";
}

/// <summary>What is chosen from the library where it has several values of one word, and whether data fit a temperature.</summary>
/// <remarks>
/// Of each word the value measured nearest to the temperature of use is taken, the first of equals; without a temperature the first. A resistivity
/// at one temperature gives way to the Bloch-Grüneisen law where the library has both and the former was measured elsewhere.
/// </remarks>
public static class LibraryChoice
{
    private const double WarmerBy = 10;
    private const double WarmerByShare = 0.1;

    private static readonly string[] Resistivities = ["rho-star", "resistivity"];

    /// <summary>Whether numbers measured at one temperature may stand for another: within 10 K, or within a tenth of the higher of the two.</summary>
    /// <param name="data">Temperature of the measurement in K.</param>
    /// <param name="use">Temperature of use in K.</param>
    public static bool Fits(Temperature data, Temperature use) =>
        Math.Abs(data.Si - use.Si) <= Math.Max(WarmerBy, WarmerByShare * Math.Max(data.Si, use.Si));

    /// <summary>The values to use, one of each word, in the order of the library.</summary>
    /// <param name="values">All values.</param>
    /// <param name="use">Temperature of use in K; null where it is not known.</param>
    public static IReadOnlyList<LibraryValue> Of(IReadOnlyList<LibraryValue> values, Temperature? use)
    {
        ArgumentNullException.ThrowIfNull(values);
        LibraryValue[] chosen = [.. values.GroupBy(value => value.Word, StringComparer.Ordinal).Select(group => group.MinBy(value => Distance(value, use))!)];
        if (!MaterialParameters.ThermalWords.All(word => chosen.Any(value => value.Word == word))) return chosen;
        LibraryValue? plain = chosen.FirstOrDefault(value => Resistivities.Contains(value.Word, StringComparer.Ordinal));
        if (plain is null) return chosen;
        bool isElsewhere = use is { } temperature && plain.Temperature is { } data && !Fits(data, temperature);
        return [.. chosen.Where(value => !(isElsewhere ? Resistivities : MaterialParameters.ThermalWords).Contains(value.Word, StringComparer.Ordinal))];
    }

    private static double Distance(LibraryValue value, Temperature? use) =>
        use is null ? 0 : value.Temperature is { } data ? Math.Abs(data.Si - use.Value.Si) : double.MaxValue;
}
