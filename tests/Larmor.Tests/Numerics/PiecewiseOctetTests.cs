using System.Runtime.Intrinsics;
using CsCheck;
using Larmor.Numerics;

namespace Larmor.Tests.Numerics;

/// <summary>Eight functions on pieces: against the functions, at every width of vectors, and where they must refuse.</summary>
public class PiecewiseOctetTests
{
    private static readonly int[] Apart = [0, 1, 2, 3, 4, 5, 6, 7];

    [Fact]
    public void Smooth_functions_are_held_to_rounding()
    {
        PiecewiseOctet table = Assert.IsType<PiecewiseOctet>(PiecewiseOctet.Fit(Smooth, Apart));
        Assert.InRange(table.Residual, 0, 3e-15);
        Gen.Double[-1, 1].Sample(x =>
        {
            double[] expected = new double[8], values = new double[8];
            Smooth(x, expected);
            table.At(x, values);
            for (int f = 0; f < 8; f++) Assert.Equal(expected[f], values[f], 1e-14 * Math.Max(1e-300, Largest[f]));
        });
    }

    [Fact]
    public void All_widths_give_the_same_bits()
    {
        PiecewiseOctet table = PiecewiseOctet.Fit(Smooth, Apart)!;
        Gen.Double[-1.5, 1.5].Sample(x =>
        {
            double[] one = new double[8], wide = new double[8];
            table.At(x, one);
            double place = table.Place(x);
            table.First(x, place).CopyTo(wide);
            table.Last(x, place).CopyTo(wide, 4);
            Assert.Equal(one.Select(BitConverter.DoubleToInt64Bits), wide.Select(BitConverter.DoubleToInt64Bits));
        });
    }

    [Fact]
    public void Beyond_the_interval_the_functions_stay_where_they_are()
    {
        PiecewiseOctet table = PiecewiseOctet.Fit(Smooth, Apart)!;
        double[] end = new double[8], far = new double[8];
        foreach (double sign in new[] { -1.0, 1.0 })
        {
            table.At(sign * (1 + (1.0 / (table.Pieces - 1))), end);
            foreach (double x in new[] { 1.5, 3, 1e3 })
            {
                table.At(sign * x, far);
                Assert.Equal(end, far);
            }
        }
    }

    [Fact]
    public void A_function_that_is_too_sharp_is_refused()
    {
        Assert.Null(PiecewiseOctet.Fit((x, values) => values.Fill(1 / ((x * x) + 1e-10)), Apart));
        Assert.Null(PiecewiseOctet.Fit((x, values) => values.Fill(1 / x), Apart));
        Assert.Null(PiecewiseOctet.Fit((x, values) => values.Fill(double.NaN), Apart));
    }

    private static readonly double[] Largest = [2, 1, 1e-6, Math.E, 1, 5, 1, 0];

    private static void Smooth(double x, Span<double> values)
    {
        values[0] = 1 / (1 + (0.5 * x));
        values[1] = Math.Sin(5 * x);
        values[2] = 1e-6 * x;
        values[3] = Math.Exp(x);
        values[4] = 0.2 / (1.2 - x);
        values[5] = 5;
        values[6] = x * x * x / (1 + (x * x));
        values[7] = 0;
    }
}
