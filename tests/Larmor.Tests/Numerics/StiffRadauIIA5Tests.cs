using System.Numerics;
using Larmor.Numerics;

namespace Larmor.Tests.Numerics;

public class StiffRadauIIA5Tests
{
    [Fact]
    public void It_converges_with_order_five_on_a_turning_that_is_not_linear()
    {
        double[] errors = [.. new[] { 8, 16, 32 }.Select(count =>
        {
            StiffRadauIIA5 stepper = new(new Turning(0, 1), new StepControl(1e-14));
            stepper.Start(0, [1, 0, 1]);
            for (int i = 0; i < count; i++) Assert.Equal(IntegrationEnd.Reached, stepper.FixedStep(2.0 / count));
            return ErrorOf(stepper, 1);
        })];
        Assert.InRange(Math.Log2(errors[0] / errors[1]), 4.7, 5.4);
        Assert.InRange(Math.Log2(errors[1] / errors[2]), 4.7, 5.4);
    }

    [Theory]
    [InlineData(1e3)]
    [InlineData(1e9)]
    public void What_follows_at_a_great_rate_does_not_shorten_its_steps(double rate)
    {
        StiffRadauIIA5 stepper = new(new Turning(rate, 1), new StepControl(1e-9));
        stepper.Start(0, [1, 0, 1]);
        Assert.Equal(IntegrationEnd.Reached, stepper.Advance(20, TestContext.Current.CancellationToken));
        Assert.InRange(stepper.AcceptedSteps, 50, 1000);
        Assert.Equal(0, ErrorOf(stepper, 1), 3e-7);
        Assert.Equal(stepper.State[0], stepper.State[2], 3 / rate);
        double[] inside = new double[3];
        double between = (stepper.PreviousTime + stepper.Time) / 2;
        stepper.Interpolate(between, inside);
        Assert.Equal(Math.Cos(between), inside[0], 1e-6);
    }

    [Fact]
    public void What_is_at_rest_stays_there_to_the_last_bit()
    {
        StiffRadauIIA5 stepper = new(new Turning(1e6, 1), new StepControl(1e-9));
        stepper.Start(0, [0, 0, 0]);
        Assert.Equal(IntegrationEnd.Reached, stepper.Advance(5, TestContext.Current.CancellationToken));
        Assert.Equal([0, 0, 0], stepper.State.ToArray());
    }

    [Fact]
    public void Kept_and_taken_up_again_it_goes_on_to_the_last_bit()
    {
        StiffRadauIIA5 one = new(new Turning(1e4, 1), new StepControl(1e-8)), other = new(new Turning(1e4, 1), new StepControl(1e-8));
        one.Start(0, [1, 0, 1]);
        one.Advance(3, TestContext.Current.CancellationToken);
        other.Start(0, [0, 1, 0]);
        other.Restore(one.Save());
        one.Advance(9, TestContext.Current.CancellationToken);
        other.Advance(9, TestContext.Current.CancellationToken);
        Assert.Equal(one.State.ToArray(), other.State.ToArray());
    }

    private static double ErrorOf(StiffRadauIIA5 stepper, double angular) =>
        Math.Sqrt(Math.Pow(stepper.State[0] - Math.Cos(angular * stepper.Time), 2) + Math.Pow(stepper.State[1] - Math.Sin(angular * stepper.Time), 2));

    /// <summary>A turning whose rate is |y|² ω, and a third component that follows the first at a rate.</summary>
    private sealed class Turning(double rate, double angular) : IStiffSystem
    {
        private readonly Complex[] shifts = new Complex[2];
        private readonly double[] at = new double[3];

        public int Dimension => 3;

        public IReadOnlyList<double> Corners => [];

        public void Derivative(double time, ReadOnlySpan<double> y, Span<double> dydt)
        {
            double square = angular * ((y[0] * y[0]) + (y[1] * y[1]));
            (dydt[0], dydt[1], dydt[2]) = (-square * y[1], square * y[0], rate * (y[0] - y[2]));
        }

        public void Project(Span<double> y)
        {
        }

        public void Linearize(double time, ReadOnlySpan<double> y) => y.CopyTo(at);

        public void Factorize(int slot, Complex shift) => shifts[slot] = shift;

        public void Solve(int slot, Span<Complex> right)
        {
            Complex s = shifts[slot];
            double square = (at[0] * at[0]) + (at[1] * at[1]), cross = 2 * at[0] * at[1];
            Complex a = s + (angular * cross), b = angular * (square + (2 * at[1] * at[1])), c = -angular * (square + (2 * at[0] * at[0])), d = s - (angular * cross);
            Complex determinant = (a * d) - (b * c), first = ((d * right[0]) - (b * right[1])) / determinant, second = ((a * right[1]) - (c * right[0])) / determinant;
            (right[0], right[1]) = (first, second);
            right[2] = (right[2] + (rate * first)) / (s + rate);
        }
    }
}
