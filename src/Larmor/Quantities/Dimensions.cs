namespace Larmor.Quantities;

/// <summary>The base dimensions of the SI and those built from them that units and quantities are written with.</summary>
internal static class Dimensions
{
    public static readonly Dimension Metre = new(1, 0, 0, 0, 0);
    public static readonly Dimension Kilogram = new(0, 1, 0, 0, 0);
    public static readonly Dimension Second = new(0, 0, 1, 0, 0);
    public static readonly Dimension Ampere = new(0, 0, 0, 1, 0);
    public static readonly Dimension Kelvin = new(0, 0, 0, 0, 1);
    public static readonly Dimension SquareMetre = Metre.ToThe(2);
    public static readonly Dimension CubicMetre = Metre.ToThe(3);
    public static readonly Dimension Newton = Kilogram * Metre / Second.ToThe(2);
    public static readonly Dimension Joule = Newton * Metre;
    public static readonly Dimension Watt = Joule / Second;
    public static readonly Dimension Volt = Watt / Ampere;
    public static readonly Dimension Ohm = Volt / Ampere;
    public static readonly Dimension Tesla = Volt * Second / SquareMetre;
}
