using CsCheck;
using Larmor.Quantities;
using Larmor.Workbench.Display;

namespace Larmor.Workbench.Tests.Display;

public sealed class UnitDisplayTests
{
    private static readonly string[] Symbols = ["T", "A", "ohm", "m", "Hz", "V", "A/m^2", "W"];

    [Theory]
    [InlineData(0.69960854569, "ohm", "699.6 mohm")]
    [InlineData(0.09302194929, "ohm", "93.02 mohm")]
    [InlineData(0.044, "T", "44 mT")]
    [InlineData(-0.044, "T", "-44 mT")]
    [InlineData(0.15, "T", "150 mT")]
    [InlineData(7.6e9, "Hz", "7.6 GHz")]
    [InlineData(2.5e-9, "m", "2.5 nm")]
    [InlineData(4.2837e-15, "ohm m^2", "4.284 fohm m^2")]
    [InlineData(0, "T", "0 T")]
    [InlineData(0.46, "1", "0.46")]
    [InlineData(3.2e-17, "1", "3.2e-17")]
    [InlineData(1.5e17, "A/m^3", "1.5e17 A/m^3")]
    public void A_value_is_printed_in_the_unit_that_a_person_would_choose(double value, string unit, string expected) =>
        Assert.Equal(expected, UnitDisplay.Text(value, unit));

    [Theory]
    [InlineData(4.2837e-15, "ohm m^2", "4.284\u00a0fΩ\u00a0m<sup>2</sup>")]
    [InlineData(-2e-6, "V", "−2\u00a0µV")]
    [InlineData(1.5e17, "A/m^3", "1.5\u202f×\u202f10<sup>17</sup>\u00a0A/m<sup>3</sup>")]
    [InlineData(2e47, "1/(J m^3)", "2\u202f×\u202f10<sup>47</sup>\u00a01/(J\u00a0m<sup>3</sup>)")]
    [InlineData(90 * Math.PI / 180, "rad", "1.571\u00a0rad")]
    public void On_a_page_units_are_set_in_type(double value, string unit, string expected)
    {
        string page = System.Net.WebUtility.HtmlDecode(UnitDisplay.Html(value, unit));
        Assert.Equal(expected, page);
    }

    [Fact]
    public void What_is_printed_is_the_value_to_the_digits_asked_for() =>
        Gen.Select(Gen.Double[-300, 300], Gen.Int[0, 7].Select(i => Symbols[i])).Sample((exponent, symbol) =>
        {
            double value = Math.Pow(10, exponent / 20);
            string[] words = UnitDisplay.Text(value, symbol, 6).Split(' ', 2);
            double size = QuantityKinds.All.SelectMany(kind => kind.Units).First(unit => unit.Symbol == words[1]).Si;
            double printed = double.Parse(words[0], CultureInfo.InvariantCulture) * size;
            Assert.InRange(printed / value, 1 - 1e-5, 1 + 1e-5);
        });
}
