using System.Collections.Frozen;

namespace Larmor.Quantities;

/// <summary>
/// Reads a number with a unit, checks its dimension against the kind of quantity that is due, and says how it was read where there is a choice.
/// </summary>
/// <remarks>
/// <para>Kinds with several readings, all in SI afterwards: a magnetic field mu0 H may be given in T, as B in G (the same in free space), or as H in
/// A/m or Oe (times mu0); a field per current likewise; a magnetization in A/m or emu/cm^3, or as mu0 Ms in T or 4 pi Ms in G (divided by mu0); a
/// conductance per area in S/m^2, or as a number of channels per area in 1/m^2 (times e^2/h, per spin).</para>
/// <para>A frequency is a number of cycles: rad/s is refused, because the factor 2 pi would be lost without a word.</para>
/// </remarks>
public static class QuantityParser
{
    private static readonly FrozenDictionary<string, string> Examples = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Length"] = "2.5 nm",
        ["Area"] = "0.006 um^2",
        ["Volume"] = "1.5e4 nm^3",
        ["Duration"] = "20 ns",
        ["Frequency"] = "7.6 GHz",
        ["Temperature"] = "4.2 K",
        ["Angle"] = "1 deg",
        ["Current"] = "-2.3 mA",
        ["CurrentDensity"] = "1e11 A/m^2",
        ["Voltage"] = "1 mV",
        ["Resistance"] = "0.7 ohm",
        ["ResistanceArea"] = "0.51 fohm m^2",
        ["Resistivity"] = "75 nohm m",
        ["Conductivity"] = "1.2e7 S/m",
        ["ConductancePerArea"] = "5.5e14 S/m^2",
        ["ConductancePerVolume"] = "1e21 S/m^3",
        ["ChannelsPerArea"] = "1.5e19 1/m^2",
        ["MagneticField"] = "100 mT",
        ["MagneticFieldPerCurrent"] = "0.5 mT/mA",
        ["Magnetization"] = "1.42 MA/m",
        ["Energy"] = "1 meV",
        ["EnergyDensity"] = "279 kJ/m^3",
        ["EnergyPerArea"] = "1 mJ/m^2",
        ["PowerPerArea"] = "1 W/m^2",
        ["Power"] = "1 uW",
        ["DensityOfStates"] = "1e47 1/(J m^3)",
        ["DiffusionConstant"] = "0.01 m^2/s",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly Dimension PerMetre = new(-1, 0, 0, 0, 0);

    /// <summary>How a value of this kind is written, for example <c>2.5 nm</c>.</summary>
    public static string ExampleOf(QuantityKind kind) => Examples.GetValueOrDefault(kind.Name, $"1 {kind.SiSymbol}");

    /// <summary>The kind in words with its article: <c>a length</c>.</summary>
    public static string WithArticle(QuantityKind kind) => $"{("aeiou".Contains(kind.Words[0], StringComparison.Ordinal) ? "an" : "a")} {kind.Words}";

    /// <summary>Reads a quantity of the given kind.</summary>
    /// <exception cref="QuantityFormatException">The text is not such a quantity.</exception>
    public static QuantityReading Parse(string text, QuantityKind kind)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(kind);
        string expected = $"expected {WithArticle(kind)} such as '{ExampleOf(kind)}'";
        NumberText number;
        Unit unit;
        try
        {
            number = NumberText.Split(text);
            if (number.Rest.Length == 0) throw new QuantityFormatException("a unit is missing");
            unit = UnitExpression.Parse(number.Rest);
        }
        catch (QuantityFormatException failure)
        {
            throw new QuantityFormatException($"{expected}; got '{Shorten(text)}': {failure.Message}");
        }
        (double factor, string? reading)? fit = Fit(unit, kind);
        if (fit is not { } match) throw new QuantityFormatException($"{expected}; got '{Shorten(text)}', {WordsFor(unit)}{Advice(unit, kind)}");
        try
        {
            double value = unit.Mantissa * match.factor == 1 ? number.Times10(unit.Power10) : number.Times10(unit.Power10) * (unit.Mantissa * match.factor);
            if (!double.IsFinite(value)) throw new QuantityFormatException("the number is too large");
            return new QuantityReading(value, text.Trim(), match.reading);
        }
        catch (QuantityFormatException failure)
        {
            throw new QuantityFormatException($"{expected}; got '{Shorten(text)}': {failure.Message}");
        }
    }

    /// <summary>Reads a plain number, also in percent.</summary>
    /// <exception cref="QuantityFormatException">The text is not a plain number.</exception>
    public static double ParseNumber(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            NumberText number = NumberText.Split(text);
            Unit unit = UnitExpression.Parse(number.Rest);
            if (unit.Dimension != Dimension.None || unit.Traits.HasFlag(UnitTraits.Angle)) throw new QuantityFormatException($"it is {WordsFor(unit)}");
            return number.Times10(unit.Power10);
        }
        catch (QuantityFormatException failure)
        {
            throw new QuantityFormatException($"expected a plain number such as '0.46' or '46 %'; got '{Shorten(text)}': {failure.Message}");
        }
    }

    private static (double Factor, string? Reading)? Fit(Unit unit, QuantityKind kind)
    {
        bool isAngle = unit.Traits.HasFlag(UnitTraits.Angle);
        if (isAngle != (kind.Name == nameof(Angle))) return null;
        if (unit.Traits.HasFlag(UnitTraits.Percent)) return null;
        if (unit.Dimension == kind.Dimension) return (1, DirectReading(unit, kind));
        return kind.Name switch
        {
            nameof(MagneticField) when unit.Dimension == Magnetization.Kind.Dimension =>
                (PhysicalConstants.VacuumPermeability, $"as H{(unit.Traits.HasFlag(UnitTraits.Oersted) ? " in Oe" : " in A/m")}, times mu0"),
            nameof(MagneticFieldPerCurrent) when unit.Dimension == PerMetre =>
                (PhysicalConstants.VacuumPermeability, $"as H per current{(unit.Traits.HasFlag(UnitTraits.Oersted) ? " in Oe" : "")}, times mu0"),
            nameof(Magnetization) when unit.Dimension == MagneticField.Kind.Dimension =>
                (1 / PhysicalConstants.VacuumPermeability, unit.Traits.HasFlag(UnitTraits.Gauss) ? "as 4 pi Ms in G, divided by mu0 in SI" : "as mu0 Ms in T, divided by mu0"),
            nameof(ConductancePerArea) when unit.Dimension == ChannelsPerArea.Kind.Dimension =>
                (PhysicalConstants.ConductancePerChannel, "as channels per area and spin, times e^2/h"),
            _ => null,
        };
    }

    private static string? DirectReading(Unit unit, QuantityKind kind) => kind.Name switch
    {
        nameof(MagneticField) or nameof(MagneticFieldPerCurrent) => unit.Traits.HasFlag(UnitTraits.Gauss) ? "as B = mu0 H in G" : "as mu0 H in T",
        nameof(Magnetization) => unit.Traits.HasFlag(UnitTraits.Emu) ? "as M in emu" : unit.Traits.HasFlag(UnitTraits.Oersted) ? "as M in Oe" : "as M in A/m",
        nameof(ConductancePerArea) => "as S/m^2",
        _ => null,
    };

    private static string WordsFor(Unit unit)
    {
        if (unit.Traits.HasFlag(UnitTraits.Percent)) return "a percentage";
        if (unit.Traits.HasFlag(UnitTraits.Angle)) return unit.Dimension == Dimension.None ? "an angle" : "an angular quantity";
        if (unit.Dimension == Dimension.None) return "a plain number";
        if (unit.Dimension == Magnetization.Kind.Dimension) return "a magnetization or a field H";
        QuantityKind? kind = QuantityKinds.All.FirstOrDefault(one => one.Dimension == unit.Dimension);
        return kind is null ? $"a quantity of dimension {unit.Dimension}" : WithArticle(kind);
    }

    private static string Advice(Unit unit, QuantityKind kind) => kind.Name switch
    {
        nameof(Frequency) when unit.Traits.HasFlag(UnitTraits.Angle) => "; divide an angular frequency by 2 pi and give Hz",
        nameof(Resistivity) when unit.Dimension == Resistance.Kind.Dimension => "; a resistivity is a resistance times a length, 'ohm m'",
        nameof(ResistanceArea) when unit.Dimension == Resistance.Kind.Dimension => "; multiply by the area, 'ohm m^2'",
        nameof(Magnetization) when unit.Traits.HasFlag(UnitTraits.Emu) => "; multiply emu/g by the density and give emu/cm^3",
        nameof(CurrentDensity) when unit.Dimension == Current.Kind.Dimension => "; divide the current by the cross-section",
        _ => "",
    };

    private static string Shorten(string text)
    {
        string line = text.ReplaceLineEndings(" ").Trim();
        return line.Length <= 60 ? line : line[..57] + "...";
    }
}
