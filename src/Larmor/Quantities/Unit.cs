namespace Larmor.Quantities;

/// <summary>Which units with more than one reading occur in a unit expression.</summary>
[Flags]
public enum UnitTraits
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary>An angle: rad, deg. It has no dimension, yet it is not a plain number.</summary>
    Angle = 1,

    /// <summary>The oersted: H of the CGS system.</summary>
    Oersted = 2,

    /// <summary>The gauss: B (or 4 pi M) of the CGS system.</summary>
    Gauss = 4,

    /// <summary>The electromagnetic unit of moment of the CGS system.</summary>
    Emu = 8,

    /// <summary>The percent: a plain number.</summary>
    Percent = 16,
}

/// <summary>
/// A unit as it was written: its size in SI is <c>Mantissa</c> times ten to the power <c>Power10</c>. Both are kept apart so that a number in a
/// decimal unit (2.5 nm) is rounded once, as if its SI value had been typed (2.5e-9).
/// </summary>
/// <param name="Mantissa">The part of the size that is not a power of ten; 1 for every decimal unit.</param>
/// <param name="Power10">The decimal exponent of the size.</param>
/// <param name="Dimension">Its physical dimension.</param>
/// <param name="Traits">Units with more than one reading that occur in it.</param>
public readonly record struct Unit(double Mantissa, int Power10, Dimension Dimension, UnitTraits Traits)
{
    /// <summary>The unit of a pure number.</summary>
    public static Unit One { get; } = new(1, 0, Dimension.None, UnitTraits.None);

    /// <summary>The size in SI base units.</summary>
    public double Si => Mantissa * Math.Pow(10, Power10);

    /// <summary>The product of two units.</summary>
    public static Unit operator *(Unit left, Unit right) =>
        new(left.Mantissa * right.Mantissa, left.Power10 + right.Power10, left.Dimension * right.Dimension, left.Traits | right.Traits);

    /// <summary>The quotient of two units.</summary>
    public static Unit operator /(Unit left, Unit right) => left * right.ToThe(-1);

    /// <summary>An integer power of the unit.</summary>
    public Unit ToThe(int power)
    {
        double mantissa = 1;
        for (int i = 0; i < Math.Abs(power); i++) mantissa *= Mantissa;
        return new Unit(power < 0 ? 1 / mantissa : mantissa, Power10 * power, Dimension.ToThe(power), Traits);
    }
}
