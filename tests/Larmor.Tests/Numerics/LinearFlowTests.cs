using System.Numerics;
using Larmor.Numerics;

namespace Larmor.Tests.Numerics;

public class LinearFlowTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(12)]
    [InlineData(17)]
    public void The_quadrature_of_Lobatto_is_exact_to_twice_its_degree_less_one(int degree)
    {
        GaussLobatto rule = new(degree);
        for (int power = 0; power < 2 * degree; power++)
        {
            double sum = rule.Points.Zip(rule.Weights).Sum(pair => pair.Second * Math.Pow(pair.First, power));
            Assert.Equal(power % 2 == 0 ? 2.0 / (power + 1) : 0, sum, 1e-14);
        }
        Assert.Equal(-1, rule.Points[0]);
        Assert.Equal(1, rule.Points[^1]);
    }

    [Fact]
    public void Slopes_bending_and_values_of_a_polynomial_are_exact()
    {
        GaussLobatto rule = new(6);
        double[] values = [.. rule.Points.Select(x => (x * x * x) - (2 * x))], slopes = rule.Derivative(), stiffness = rule.Stiffness();
        double energy = 0;
        for (int i = 0; i <= 6; i++)
        {
            double slope = Enumerable.Range(0, 7).Sum(j => slopes[(i * 7) + j] * values[j]);
            Assert.Equal((3 * rule.Points[i] * rule.Points[i]) - 2, slope, 1e-13);
            energy += values[i] * Enumerable.Range(0, 7).Sum(j => stiffness[(i * 7) + j] * values[j]);
        }
        // The integral of (3x^2 - 2)^2 = 9x^4 - 12x^2 + 4.
        Assert.Equal(3.6 - 8 + 8, energy, 1e-12);
        Assert.Equal((0.3 * 0.09) - 0.6, rule.Shape(0.3).Zip(values).Sum(pair => pair.First * pair.Second), 1e-14);
    }

    [Fact]
    public void A_banded_system_with_complex_shift_is_solved()
    {
        const int n = 40, width = 5;
        BandedSymmetricMatrix matrix = new(n, width);
        Complex[] diagonal = new Complex[n], solution = new Complex[n], right = new Complex[n];
        for (int i = 0; i < n; i++)
        {
            diagonal[i] = new Complex(0.3, 7 * Math.Cos(i));
            solution[i] = new Complex(Math.Sin(i + 1), Math.Cos(3 * i));
            for (int k = 1; k <= Math.Min(width, i); k++)
            {
                double coupling = Math.Abs(Math.Sin((i * 7) + k)) * Math.Pow(10, i % 7);
                matrix.Add(i, i - k, -coupling);
                matrix.Add(i, i, coupling);
                matrix.Add(i - k, i - k, coupling);
            }
        }
        matrix.Multiply(solution, right);
        for (int i = 0; i < n; i++) right[i] += diagonal[i] * solution[i];
        new BandedSymmetricSolver(matrix, diagonal).Solve(right);
        for (int i = 0; i < n; i++) Assert.True((right[i] - solution[i]).Magnitude < 1e-9, FormattableString.Invariant($"{i}: {right[i]}"));
    }

    [Fact]
    public void The_waveforms_say_their_values_slopes_and_corners()
    {
        Waveform pulse = Waveforms.Pulse(3, 2), sine = Waveforms.Sine(2, 0.25);
        Assert.Equal([3, 3, 0, 0], new[] { 0, 1.9, 2, 3 }.Select(pulse.At));
        Assert.Equal([2.0], pulse.Corners);
        Assert.Equal(2, sine.At(1), 1e-15);
        Assert.Equal(Math.PI, sine.DerivativeAt(0), 1e-15);
        Assert.Throws<ArgumentOutOfRangeException>(() => Waveforms.Pulse(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Waveforms.Sine(1, -1));
    }
}
