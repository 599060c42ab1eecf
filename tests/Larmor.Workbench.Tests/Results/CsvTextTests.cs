using CsCheck;
using Larmor.Experiments;
using Larmor.Workbench.Results;

namespace Larmor.Workbench.Tests.Results;

public sealed class CsvTextTests
{
    [Fact]
    public void Numbers_read_back_to_the_same_bits() =>
        Gen.Double.Where(double.IsFinite).Array[1, 20].Sample(values =>
        {
            string[] lines = CsvText.Of(new Table("t", "T.", [new Column("x", "m", "X.", values)])).Split("\r\n");
            Assert.Equal("x [m]", lines[0]);
            for (int i = 0; i < values.Length; i++)
            {
                double back = double.Parse(lines[i + 1], CultureInfo.InvariantCulture);
                Assert.Equal(BitConverter.DoubleToInt64Bits(values[i]), BitConverter.DoubleToInt64Bits(back));
            }
        });

    [Fact]
    public void A_field_with_comma_quote_or_line_break_is_quoted_as_RFC_4180_says()
    {
        Table table = new("t", "T.", [new Column("r", "ohm m^2", "R.", [1.5])], ["Co, \"hard\"\n| Cu"]);
        Assert.Equal("name,r [ohm m^2]\r\n\"Co, \"\"hard\"\"\n| Cu\",1.5\r\n", CsvText.Of(table));
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+z", "'+z")]
    [InlineData("@SUM", "'@SUM")]
    [InlineData("-Co", "'-Co")]
    [InlineData("Co=", "Co=")]
    public void A_name_is_no_formula_to_a_spreadsheet(string name, string field) =>
        Assert.Equal($"name,r [1]\r\n{field},1\r\n", CsvText.Of(new Table("t", "T.", [new Column("r", "1", "R.", [1])], [name])));

    [Fact]
    public void A_missing_value_is_an_empty_field()
    {
        Table table = new("t", "T.", [new Column("a", "1", "A.", [double.NaN, 1]), new Column("b", "1", "B.", [2, double.PositiveInfinity])]);
        Assert.Equal("a [1],b [1]\r\n,2\r\n1,\r\n", CsvText.Of(table));
    }

    [Fact]
    public void Columns_of_different_lengths_are_refused()
    {
        Table table = new("t", "T.", [new Column("a", "1", "A.", [1, 2]), new Column("b", "1", "B.", [2])]);
        Assert.Throws<ArgumentException>(() => CsvText.Of(table));
    }
}
