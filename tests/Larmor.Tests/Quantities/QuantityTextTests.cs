using Larmor.Quantities;

namespace Larmor.Tests.Quantities;

public class QuantityTextTests
{
    [Theory]
    [InlineData(1.1e15, 3, "1.1e15 S/m^2")]
    [InlineData(4.816e15, 3, "4.82e15 S/m^2")]
    [InlineData(0, 3, "0 S/m^2")]
    [InlineData(-2.5e-7, 3, "-2.5e-7 S/m^2")]
    public void A_power_of_ten_is_printed_as_a_person_types_it(double value, int digits, string expected) =>
        Assert.Equal(expected, QuantityText.Format(value, ConductancePerArea.Kind, digits));
}
