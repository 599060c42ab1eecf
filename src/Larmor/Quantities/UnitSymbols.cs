using System.Collections.Frozen;
using static Larmor.Quantities.Dimensions;

namespace Larmor.Quantities;

/// <summary>
/// The symbols of units and SI prefixes, and how an ambiguous one is read. A symbol that stands in the table as a whole wins over a prefix with a
/// unit: <c>m</c> is the metre, <c>min</c> the minute, <c>G</c> the gauss, <c>T</c> the tesla, <c>Pa</c> the pascal. Otherwise the first letter is
/// a prefix: <c>mT</c> is the millitesla, <c>mS</c> the millisiemens, <c>MS</c> the megasiemens.
/// </summary>
/// <remarks>The prefixes da and h are left out: nobody uses them here and they would make more symbols ambiguous.</remarks>
internal static class UnitSymbols
{
    private static readonly FrozenDictionary<string, Unit> WithPrefix = new Dictionary<string, Unit>(StringComparer.Ordinal)
    {
        ["m"] = Decimal(0, Metre),
        ["s"] = Decimal(0, Second),
        ["A"] = Decimal(0, Ampere),
        ["K"] = Decimal(0, Kelvin),
        ["g"] = Decimal(-3, Kilogram),
        ["N"] = Decimal(0, Newton),
        ["J"] = Decimal(0, Joule),
        ["W"] = Decimal(0, Watt),
        ["V"] = Decimal(0, Volt),
        ["Ω"] = Decimal(0, Ohm),
        ["ohm"] = Decimal(0, Ohm),
        ["Ohm"] = Decimal(0, Ohm),
        ["S"] = Decimal(0, Ohm.ToThe(-1)),
        ["T"] = Decimal(0, Tesla),
        ["tesla"] = Decimal(0, Tesla),
        ["Hz"] = Decimal(0, Second.ToThe(-1)),
        ["Pa"] = Decimal(0, Newton / Metre.ToThe(2)),
        ["C"] = Decimal(0, Ampere * Second),
        ["F"] = Decimal(0, Ampere * Second / Volt),
        ["H"] = Decimal(0, Ohm * Second),
        ["Wb"] = Decimal(0, Volt * Second),
        ["eV"] = new(PhysicalConstants.ElementaryCharge, 0, Joule, UnitTraits.None),
        ["rad"] = Decimal(0, Dimension.None, UnitTraits.Angle),
        ["Oe"] = new(1 / (4 * Math.PI), 3, Ampere / Metre, UnitTraits.Oersted),
        ["G"] = Decimal(-4, Tesla, UnitTraits.Gauss),
        ["emu"] = Decimal(-3, Ampere * Metre.ToThe(2), UnitTraits.Emu),
        ["erg"] = Decimal(-7, Joule),
        ["dyn"] = Decimal(-5, Newton),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, Unit> Alone = new Dictionary<string, Unit>(StringComparer.Ordinal)
    {
        ["min"] = new(60, 0, Second, UnitTraits.None),
        ["cc"] = Decimal(-6, Metre.ToThe(3)),
        ["Å"] = Decimal(-10, Metre),
        ["angstrom"] = Decimal(-10, Metre),
        ["Angstrom"] = Decimal(-10, Metre),
        ["kelvin"] = Decimal(0, Kelvin),
        ["gauss"] = Decimal(-4, Tesla, UnitTraits.Gauss),
        ["Gs"] = Decimal(-4, Tesla, UnitTraits.Gauss),
        ["oersted"] = new(1 / (4 * Math.PI), 3, Ampere / Metre, UnitTraits.Oersted),
        ["deg"] = new(Math.PI / 180, 0, Dimension.None, UnitTraits.Angle),
        ["degree"] = new(Math.PI / 180, 0, Dimension.None, UnitTraits.Angle),
        ["degrees"] = new(Math.PI / 180, 0, Dimension.None, UnitTraits.Angle),
        ["°"] = new(Math.PI / 180, 0, Dimension.None, UnitTraits.Angle),
        ["%"] = Decimal(-2, Dimension.None, UnitTraits.Percent),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<char, int> Prefixes = new Dictionary<char, int>
    {
        ['Y'] = 24,
        ['Z'] = 21,
        ['E'] = 18,
        ['P'] = 15,
        ['T'] = 12,
        ['G'] = 9,
        ['M'] = 6,
        ['k'] = 3,
        ['d'] = -1,
        ['c'] = -2,
        ['m'] = -3,
        ['u'] = -6,
        ['n'] = -9,
        ['p'] = -12,
        ['f'] = -15,
        ['a'] = -18,
        ['z'] = -21,
        ['y'] = -24,
    }.ToFrozenDictionary();

    /// <summary>The unit of a symbol, with or without a prefix.</summary>
    public static bool TryFind(string symbol, out Unit unit)
    {
        if (Alone.TryGetValue(symbol, out unit) || WithPrefix.TryGetValue(symbol, out unit)) return true;
        if (symbol.Length < 2 || !Prefixes.TryGetValue(symbol[0], out int power) || !WithPrefix.TryGetValue(symbol[1..], out unit)) return false;
        unit = unit with { Power10 = unit.Power10 + power };
        return true;
    }

    /// <summary>Symbols that differ from an unknown one only in capitals or by a word for a symbol, at most three.</summary>
    public static IReadOnlyList<string> Near(string symbol)
    {
        if (Words.TryGetValue(symbol, out string? meant)) return [meant];
        foreach ((string word, string prefix) in PrefixWords)
        {
            if (symbol.StartsWith(word, StringComparison.OrdinalIgnoreCase) && Words.TryGetValue(symbol[word.Length..], out string? unit)) return [prefix + unit];
        }
        IEnumerable<string> all = Alone.Keys.Concat(WithPrefix.Keys).Concat(Prefixes.Keys.SelectMany(prefix => WithPrefix.Keys.Select(unit => prefix + unit)));
        return [.. all.Where(known => string.Equals(known, symbol, StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).Take(3)];
    }

    private static readonly (string Word, string Prefix)[] PrefixWords = [("femto", "f"), ("pico", "p"), ("nano", "n"), ("micro", "u"), ("milli", "m"), ("kilo", "k"), ("mega", "M"), ("giga", "G")];

    private static readonly FrozenDictionary<string, string> Words = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["sec"] = "s",
        ["second"] = "s",
        ["seconds"] = "s",
        ["amp"] = "A",
        ["amps"] = "A",
        ["ampere"] = "A",
        ["amperes"] = "A",
        ["meter"] = "m",
        ["meters"] = "m",
        ["metre"] = "m",
        ["metres"] = "m",
        ["teslas"] = "T",
        ["micron"] = "um",
        ["microns"] = "um",
        ["ohms"] = "ohm",
        ["siemens"] = "S",
        ["volt"] = "V",
        ["volts"] = "V",
        ["hertz"] = "Hz",
        ["percent"] = "%",
        ["radian"] = "rad",
        ["radians"] = "rad",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static Unit Decimal(int power, Dimension dimension, UnitTraits traits = UnitTraits.None) => new(1, power, dimension, traits);
}
