using System.Globalization;
using System.Text;

namespace Larmor.Quantities;

/// <summary>
/// The physical dimension of a quantity: integer exponents of the SI base units metre, kilogram, second, ampere and kelvin.
/// </summary>
/// <remarks>Angles are numbers (rad = 1), as in the SI. Products and quotients of quantities add and subtract exponents.</remarks>
/// <param name="Metre">Exponent of the metre.</param>
/// <param name="Kilogram">Exponent of the kilogram.</param>
/// <param name="Second">Exponent of the second.</param>
/// <param name="Ampere">Exponent of the ampere.</param>
/// <param name="Kelvin">Exponent of the kelvin.</param>
public readonly record struct Dimension(int Metre, int Kilogram, int Second, int Ampere, int Kelvin)
{
    /// <summary>The dimension of a pure number.</summary>
    public static readonly Dimension None = new(0, 0, 0, 0, 0);

    /// <summary>Dimension of a product: exponents add.</summary>
    public static Dimension operator *(Dimension a, Dimension b) =>
        new(a.Metre + b.Metre, a.Kilogram + b.Kilogram, a.Second + b.Second, a.Ampere + b.Ampere, a.Kelvin + b.Kelvin);

    /// <summary>Dimension of a quotient: exponents subtract.</summary>
    public static Dimension operator /(Dimension a, Dimension b) => a * b.ToThe(-1);

    /// <summary>Dimension of an integer power: exponents are multiplied.</summary>
    public Dimension ToThe(int power) =>
        new(Metre * power, Kilogram * power, Second * power, Ampere * power, Kelvin * power);

    /// <summary>The dimension in base units, for example <c>m^2 kg s^-3 A^-2</c>; <c>1</c> for a pure number.</summary>
    public override string ToString()
    {
        StringBuilder text = new();
        Append("m", Metre);
        Append("kg", Kilogram);
        Append("s", Second);
        Append("A", Ampere);
        Append("K", Kelvin);
        return text.Length == 0 ? "1" : text.ToString();

        void Append(string unit, int exponent)
        {
            if (exponent == 0) return;
            if (text.Length > 0) text.Append(' ');
            text.Append(unit);
            if (exponent != 1) text.Append(CultureInfo.InvariantCulture, $"^{exponent}");
        }
    }
}
