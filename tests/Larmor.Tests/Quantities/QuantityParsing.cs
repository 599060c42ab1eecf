using CsCheck;
using Larmor.Quantities;

namespace Larmor.Tests.Quantities;

public class QuantityParsing
{
    private const double Mu0 = 1.25663706127e-6;
    private const double Channel = 7.748091729863649e-5 / 2;

    [Theory]
    [InlineData("2.5 nm", "Length", 2.5e-9)]
    [InlineData("2.5nm", "Length", 2.5e-9)]
    [InlineData("+2.5 nm", "Length", 2.5e-9)]
    [InlineData("25 \u00C5", "Length", 25e-10)]
    [InlineData("25 A\u030A", "Length", 25e-10)]
    [InlineData("25 \u212B", "Length", 25e-10)]
    [InlineData("25 angstrom", "Length", 25e-10)]
    [InlineData("1 \u00B5m", "Length", 1e-6)]
    [InlineData("1 \u03BCm", "Length", 1e-6)]
    [InlineData("1 um", "Length", 1e-6)]
    [InlineData("1 m", "Length", 1)]
    [InlineData("1 min", "Duration", 60)]
    [InlineData("20 ns", "Duration", 20e-9)]
    [InlineData("75 nΩ·m", "Resistivity", 75e-9)]
    [InlineData("75 nΩm", "Resistivity", 75e-9)]
    [InlineData("75 nOhm m", "Resistivity", 75e-9)]
    [InlineData("75 nohm*m", "Resistivity", 75e-9)]
    [InlineData("7.5 µΩcm", "Resistivity", 7.5e-8)]
    [InlineData("7.5 μΩ⋅cm", "Resistivity", 7.5e-8)]
    [InlineData("1.02 fOhm*m^2", "ResistanceArea", 1.02e-15)]
    [InlineData("1.02 fΩm²", "ResistanceArea", 1.02e-15)]
    [InlineData("1 mΩ µm²", "ResistanceArea", 1e-15)]
    [InlineData("1 mohm um**2", "ResistanceArea", 1e-15)]
    [InlineData("1.4e6 A/m", "Magnetization", 1.4e6)]
    [InlineData("1.4×10^6 A/m", "Magnetization", 1.4e6)]
    [InlineData("1.4 x 10⁶ A/m", "Magnetization", 1.4e6)]
    [InlineData("1.4E+6 A m^-1", "Magnetization", 1.4e6)]
    [InlineData("1.4 MA/m", "Magnetization", 1.4e6)]
    [InlineData("1420 emu/cm^3", "Magnetization", 1.42e6)]
    [InlineData("1420 emu/cc", "Magnetization", 1.42e6)]
    [InlineData("1.5 T", "Magnetization", 1.5 / Mu0)]
    [InlineData("15 kG", "Magnetization", 1.5 / Mu0)]
    [InlineData("100 mT", "MagneticField", 0.1)]
    [InlineData("−100 mT", "MagneticField", -0.1)]
    [InlineData("1 kOe", "MagneticField", 1e6 / (4 * Math.PI) * Mu0)]
    [InlineData("1 kG", "MagneticField", 0.1)]
    [InlineData("1e4 A/m", "MagneticField", 1e4 * Mu0)]
    [InlineData("10 Oe/mA", "MagneticFieldPerCurrent", 1e7 / (4 * Math.PI) * Mu0)]
    [InlineData("0.5 mT/mA", "MagneticFieldPerCurrent", 0.5)]
    [InlineData("3.1e6 erg/cm^3", "EnergyDensity", 3.1e5)]
    [InlineData("279 kJ/m³", "EnergyDensity", 279e3)]
    [InlineData("0.279 MJ/m3", "EnergyDensity", 279e3)]
    [InlineData("0.1 erg/cm^2", "EnergyPerArea", 1e-4)]
    [InlineData("4 meV", "Energy", 4e-3 * 1.602176634e-19)]
    [InlineData("5.5e14 S/m^2", "ConductancePerArea", 5.5e14)]
    [InlineData("1e19 1/m^2", "ConductancePerArea", 1e19 * Channel)]
    [InlineData("1e19 m^-2", "ConductancePerArea", 1e19 * Channel)]
    [InlineData("1e15 cm⁻²", "ConductancePerArea", 1e19 * Channel)]
    [InlineData("1e19 /m^2", "ConductancePerArea", 1e19 * Channel)]
    [InlineData("1e7 A/cm^2", "CurrentDensity", 1e11)]
    [InlineData("6 mA", "Current", 6e-3)]
    [InlineData("6000 µA", "Current", 6e-3)]
    [InlineData("4.2 K", "Temperature", 4.2)]
    [InlineData("20 mK", "Temperature", 0.02)]
    [InlineData("90 deg", "Angle", Math.PI / 2)]
    [InlineData("90°", "Angle", Math.PI / 2)]
    [InlineData("1 mrad", "Angle", 1e-3)]
    [InlineData("2e47 1/(J m^3)", "DensityOfStates", 2e47)]
    [InlineData("2e47 J^-1 m^-3", "DensityOfStates", 2e47)]
    [InlineData("1 A/m/T*T", "Magnetization", double.NaN)]
    [InlineData("7.6 GHz", "Frequency", 7.6e9)]
    [InlineData("1 mS/µm/µm", "ConductancePerArea", 1e9)]
    public void Quantities_are_read_as_people_type_them(string text, string kind, double expected)
    {
        if (double.IsNaN(expected))
        {
            Assert.Throws<QuantityFormatException>(() => QuantityParser.Parse(text, QuantityKinds.Named(kind)));
            return;
        }
        double actual = QuantityParser.Parse(text, QuantityKinds.Named(kind)).Si;
        Assert.Equal(expected, actual, Math.Abs(expected) * 1e-10);
    }

    [Theory]
    [InlineData("2.5 mT", "Length", "expected a length such as '2.5 nm'; got '2.5 mT', a magnetic field mu0 H")]
    [InlineData("2.5", "Length", "expected a length such as '2.5 nm'; got '2.5': a unit is missing")]
    [InlineData("2,5 nm", "Length", "expected a length such as '2.5 nm'; got '2,5 nm': a decimal point is written '.', not ','")]
    [InlineData("2.5 NM", "Length", "expected a length such as '2.5 nm'; got '2.5 NM': 'NM' is not a unit that Larmor knows; did you mean 'nm'?")]
    [InlineData("NaN", "Length", "expected a length such as '2.5 nm'; got 'NaN': NaN is not a value")]
    [InlineData(".inf nm", "Length", "expected a length such as '2.5 nm'; got '.inf nm': an infinite value is not read here")]
    [InlineData("1e400 nm", "Length", "expected a length such as '2.5 nm'; got '1e400 nm': the number is too large; the largest that Larmor can hold is about 1e308 in SI units")]
    [InlineData("1e-400 nm", "Length", "expected a length such as '2.5 nm'; got '1e-400 nm': the number is too small; the smallest that Larmor can hold is about 1e-308 in SI units")]
    [InlineData("20 °C", "Temperature", "expected a temperature such as '4.2 K'; got '20 °C': degrees Celsius are not read; give the temperature in K (add 273.15)")]
    [InlineData("1 J/m^3 K", "EnergyDensity", "expected an energy density such as '279 kJ/m^3'; got '1 J/m^3 K': a product after a quotient has two readings; write parentheses, as in '1/(J m^3)'")]
    [InlineData("10 Grad/s", "Frequency", "expected a frequency such as '7.6 GHz'; got '10 Grad/s', an angular quantity; divide an angular frequency by 2 pi and give Hz")]
    [InlineData("75 nohm", "Resistivity", "expected a resistivity such as '75 nohm m'; got '75 nohm', a resistance; a resistivity is a resistance times a length, 'ohm m'")]
    [InlineData("75 nohmm", "Resistivity", "expected a resistivity such as '75 nohm m'; got '75 nohmm': 'nohmm' is not a unit that Larmor knows; write a product with a space: 'nohm m'")]
    [InlineData("75 ± 5 nm", "Length", "expected a length such as '2.5 nm'; got '75 ± 5 nm': an uncertainty is not read here; give the value alone")]
    [InlineData("1 000 nm", "Length", "expected a length such as '2.5 nm'; got '1 000 nm': the digit '0' is not expected in a unit; write a number without spaces and a power as 'm^2'")]
    [InlineData("10^-9 m", "Length", "expected a length such as '2.5 nm'; got '10^-9 m': a power of ten is written '1e-3' or '1×10^-3'")]
    [InlineData("5 m^1.5", "Length", "expected a length such as '2.5 nm'; got '5 m^1.5': only whole powers of units are read")]
    [InlineData("5 %", "Length", "expected a length such as '2.5 nm'; got '5 %', a percentage")]
    [InlineData("", "Length", "expected a length such as '2.5 nm'; got '': there is nothing")]
    [InlineData("thick", "Length", "expected a length such as '2.5 nm'; got 'thick': 'thick' does not begin with a number")]
    public void What_is_wrong_is_said_with_what_was_expected(string text, string kind, string message) =>
        Assert.Equal(message, Assert.Throws<QuantityFormatException>(() => QuantityParser.Parse(text, QuantityKinds.Named(kind))).Message);

    [Theory]
    [InlineData("0.46", 0.46)]
    [InlineData("46 %", 0.46)]
    [InlineData("-1.5e-2", -0.015)]
    public void Plain_numbers_may_be_percentages(string text, double expected) => Assert.Equal(expected, QuantityParser.ParseNumber(text));

    [Theory]
    [InlineData("0.46 nm")]
    [InlineData("0.46 rad")]
    [InlineData("half")]
    [InlineData("1e999")]
    public void Plain_numbers_take_no_unit(string text) => Assert.Throws<QuantityFormatException>(() => QuantityParser.ParseNumber(text));

    [Theory]
    [InlineData("100 mT", "MagneticField", "as mu0 H in T")]
    [InlineData("1 kOe", "MagneticField", "as H in Oe, times mu0")]
    [InlineData("80 kA/m", "MagneticField", "as H in A/m, times mu0")]
    [InlineData("1 kG", "MagneticField", "as B = mu0 H in G")]
    [InlineData("1.8 T", "Magnetization", "as mu0 Ms in T, divided by mu0")]
    [InlineData("1400 emu/cm^3", "Magnetization", "as M in emu")]
    [InlineData("1e19 1/m^2", "ConductancePerArea", "as channels per area and spin, times e^2/h")]
    [InlineData("5 nm", "Length", null)]
    public void The_reading_is_recorded_where_there_is_a_choice(string text, string kind, string? reading) =>
        Assert.Equal(reading, QuantityParser.Parse(text, QuantityKinds.Named(kind)).Reading);

    [Fact]
    public void A_decimal_unit_rounds_once_as_if_the_SI_value_had_been_typed() =>
        Gen.Select(Gen.Int[1, 9_999_999], Gen.Int[-12, 12]).Sample((mantissa, exponent) =>
        {
            string digits = string.Create(CultureInfo.InvariantCulture, $"{mantissa}e{exponent}");
            double typed = double.Parse(string.Create(CultureInfo.InvariantCulture, $"{mantissa}e{exponent - 9}"), CultureInfo.InvariantCulture);
            return Quantity.Parse<Length>($"{digits} nm").Si == typed;
        });

    [Fact]
    public void Every_unit_of_the_table_is_read_as_its_own_size()
    {
        foreach (QuantityKind kind in QuantityKinds.All)
        {
            foreach (NamedUnit unit in kind.Units)
            {
                double read = QuantityParser.Parse($"1 {unit.Symbol}", kind).Si;
                Assert.Equal(unit.Si, read, unit.Si * 1e-15);
            }
            Assert.True(double.IsFinite(QuantityParser.Parse(QuantityParser.ExampleOf(kind), kind).Si));
        }
    }

    [Fact]
    public void An_exact_print_reads_back_to_the_same_bits() =>
        Gen.Select(Gen.Double[-1e3, 1e3], Gen.Int[-20, 20], Gen.Int[0, QuantityKinds.All.Count - 1].Select(i => QuantityKinds.All[i])).Sample((mantissa, exponent, kind) =>
        {
            double value = mantissa * Math.Pow(10, exponent);
            return QuantityParser.Parse(QuantityText.Exact(value, kind), kind).Si == value;
        });

    [Theory]
    [InlineData("450 nm", "Length")]
    [InlineData("2.5 nm", "Length")]
    [InlineData("7.5 uohm cm", "Resistivity")]
    [InlineData("0.51 fohm m^2", "ResistanceArea")]
    [InlineData("-2.3 mA", "Current")]
    [InlineData("0 T", "MagneticField")]
    public void An_exact_print_is_what_a_person_would_type(string text, string kind) =>
        Assert.Equal(text, QuantityText.Exact(QuantityParser.Parse(text, QuantityKinds.Named(kind)).Si, QuantityKinds.Named(kind)));

    [Fact]
    public void Spelling_of_a_product_and_of_a_power_does_not_change_the_value()
    {
        string[] products = [" ", "*", "·", "⋅", " * ", "."];
        string[] squares = ["^2", "²", "**2", "2", "^(2)", "^+2"];
        double expected = Quantity.Parse<ResistanceArea>("1.02 fohm m^2").Si;
        foreach (string product in products)
        {
            foreach (string square in squares) Assert.Equal(expected, Quantity.Parse<ResistanceArea>($"1.02 fohm{product}m{square}").Si);
        }
    }

    [Fact]
    public void Any_text_is_either_read_or_refused_with_a_message() =>
        Gen.String[Gen.Char["0123456789.,eE+-−×^*/()² mnµuΩÅAKTGOes%°"], 0, 24].Sample(text =>
            Quantity.TryParse<MagneticField>(text, out MagneticField field, out string? message) ? double.IsFinite(field.Si) : message!.Length > 20);
}
