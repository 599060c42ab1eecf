namespace Larmor.Quantities;

/// <summary>A unit by which a kind of quantity is written in code and printed.</summary>
/// <param name="Name">Plural name used in generated members, for example <c>Nanometres</c>.</param>
/// <param name="Symbol">Symbol as printed and as the unit parser reads it, for example <c>nm</c>.</param>
/// <param name="Si">Size of the unit in SI base units.</param>
public readonly record struct NamedUnit(string Name, string Symbol, double Si);

/// <summary>One row of the quantity table: what a value means, its dimension and the units in which people write it.</summary>
/// <param name="Name">Type name, for example <c>ResistanceArea</c>.</param>
/// <param name="Words">The same in words, for error messages: <c>resistance times area</c>.</param>
/// <param name="Dimension">Its physical dimension.</param>
/// <param name="Units">Units in code and print, the SI unit first, then by falling size.</param>
public sealed record QuantityKind(string Name, string Words, Dimension Dimension, IReadOnlyList<NamedUnit> Units)
{
    /// <summary>The symbol of the SI unit.</summary>
    public string SiSymbol => Units[0].Symbol;
}
