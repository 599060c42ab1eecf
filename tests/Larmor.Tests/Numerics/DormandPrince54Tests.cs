using Larmor.Numerics;

namespace Larmor.Tests.Numerics;

public class DormandPrince54Tests
{
    private static readonly ButcherTableau Tableau = DormandPrince54.Tableau;

    [Fact]
    public void Weights_meet_all_seventeen_order_conditions_of_order_five()
    {
        foreach ((double condition, double value) in OrderConditions(i => Tableau.Weights[i])) Assert.Equal(value, condition, 14);
    }

    [Fact]
    public void Embedded_weights_meet_the_conditions_of_order_four_and_not_those_of_order_five()
    {
        List<(double Condition, double Value)> conditions = [.. OrderConditions(i => Tableau.Weights[i] - Tableau.ErrorWeights[i])];
        Assert.All(conditions.Take(8), pair => Assert.Equal(pair.Value, pair.Condition, 14));
        Assert.Contains(conditions.Skip(8), pair => Math.Abs(pair.Value - pair.Condition) > 1e-4);
    }

    [Fact]
    public void Rows_add_up_to_the_nodes()
    {
        for (int i = 0; i < Tableau.Nodes.Length; i++) Assert.Equal(Tableau.Nodes[i], Tableau.Stages[i].Sum(), 14);
    }

    [Fact]
    public void Steps_of_the_stepper_are_those_of_the_tableau()
    {
        static double f(double t, double y) => Math.Cos(t) - (y * y);
        const double h = 0.3, y0 = 0.7;
        double[] k = new double[7];
        for (int i = 0; i < 7; i++) k[i] = f(Tableau.Nodes[i] * h, y0 + (h * Enumerable.Range(0, i).Sum(j => Tableau.Stages[i][j] * k[j])));
        double expected = y0 + (h * Enumerable.Range(0, 7).Sum(i => Tableau.Weights[i] * k[i]));
        DormandPrince54<Scalar> stepper = Start(f, y0, 1e-6);
        stepper.FixedStep(h);
        Assert.Equal(expected, stepper.State[0], 15);
    }

    [Fact]
    public void The_error_of_a_smooth_problem_is_of_the_size_of_the_tolerance()
    {
        foreach (double tolerance in new[] { 1e-5, 1e-8, 1e-11 })
        {
            DormandPrince54<Scalar> stepper = Start((t, y) => -2 * t * y, 1, tolerance);
            Assert.Equal(IntegrationEnd.Reached, stepper.Advance(1.5, TestContext.Current.CancellationToken));
            Assert.Equal(1.5, stepper.Time);
            Assert.InRange(Math.Abs(stepper.State[0] - Math.Exp(-2.25)), 0, 20 * tolerance);
        }
    }

    [Fact]
    public void Time_may_be_measured_in_any_unit()
    {
        DormandPrince54<Scalar> seconds = Start((t, y) => 1 - (y * y), 0, 1e-9);
        DormandPrince54<Scalar> picoseconds = Start((t, y) => 1e12 * (1 - (y * y)), 0, 1e-9);
        seconds.Advance(2, TestContext.Current.CancellationToken);
        picoseconds.Advance(2e-12, TestContext.Current.CancellationToken);
        Assert.Equal(Math.Tanh(2), picoseconds.State[0], 8);
        Assert.Equal(seconds.AcceptedSteps, picoseconds.AcceptedSteps);
    }

    [Fact]
    public void Dense_output_joins_the_ends_of_a_step_with_their_derivatives()
    {
        static double f(double t, double y) => y * Math.Cos(t);
        DormandPrince54<Scalar> stepper = Start(f, 1, 1e-8);
        stepper.FixedStep(0.4);
        double[] y = new double[1], near = new double[1];
        stepper.Interpolate(0, y);
        Assert.Equal(1, y[0], 15);
        stepper.Interpolate(1e-6, near);
        Assert.Equal(f(0, 1), (near[0] - y[0]) / 1e-6, 5);
        stepper.Interpolate(0.4, y);
        Assert.Equal(stepper.State[0], y[0], 15);
        stepper.Interpolate(0.4 - 1e-6, near);
        Assert.Equal(f(0.4, stepper.State[0]), (y[0] - near[0]) / 1e-6, 5);
    }

    [Fact]
    public void A_jump_of_the_drive_is_a_corner_that_no_step_crosses()
    {
        // y' = 1 before t = 0.3, 5 from there on: piecewise linear, so that every step must be exact if none crosses the corner.
        DormandPrince54<Scalar> stepper = new(new Scalar((t, y) => t < 0.3 ? 1 : 5) { Corners = [0.3] }, new StepControl(1e-3));
        stepper.Start(0, [0.0]);
        bool stopped = false;
        while (stepper.Time < 1)
        {
            Assert.Equal(IntegrationEnd.Reached, stepper.Step(1));
            stopped |= stepper.Time == 0.3;
        }
        Assert.True(stopped);
        Assert.Equal(0.3 + (0.7 * 5), stepper.State[0], 14);
        Assert.Equal(0, stepper.RejectedSteps);
    }

    [Fact]
    public void Numbers_that_are_not_finite_shorten_the_step()
    {
        // sqrt(1 - y) does not exist beyond y = 1: stages that look there are discarded, and y = 1 - (1 - t/2)^2 is followed up to t = 1.9.
        DormandPrince54<Scalar> stepper = Start((t, y) => Math.Sqrt(1 - y), 0, 1e-6, firstStep: 10);
        Assert.Equal(IntegrationEnd.Reached, stepper.Advance(1.9, TestContext.Current.CancellationToken));
        Assert.True(stepper.RejectedSteps > 0);
        Assert.Equal(1 - (0.05 * 0.05), stepper.State[0], 5);
    }

    [Fact]
    public void A_pole_ends_in_an_underflow_of_the_step_with_the_last_good_state_kept()
    {
        DormandPrince54<Scalar> stepper = Start((t, y) => y * y, 1, 1e-8);
        Assert.Equal(IntegrationEnd.StepUnderflow, stepper.Advance(2, TestContext.Current.CancellationToken));
        Assert.InRange(stepper.Time, 0.99, 1.0000001);
        Assert.True(double.IsFinite(stepper.State[0]));
    }

    [Fact]
    public void A_derivative_that_never_is_a_number_ends_in_an_underflow()
    {
        DormandPrince54<Scalar> stepper = Start((t, y) => double.NaN, 1, 1e-8);
        Assert.Equal(IntegrationEnd.StepUnderflow, stepper.Advance(2, TestContext.Current.CancellationToken));
        Assert.Equal(1, stepper.State[0]);
    }

    [Fact]
    public void The_number_of_steps_is_bounded()
    {
        DormandPrince54<Scalar> stepper = new(new Scalar((t, y) => Math.Cos(50 * t)), new StepControl(1e-10) { MaxSteps = 20 });
        stepper.Start(0, [0.0]);
        Assert.Equal(IntegrationEnd.MaxStepsReached, stepper.Advance(100, TestContext.Current.CancellationToken));
        Assert.Equal(20, stepper.AcceptedSteps + stepper.RejectedSteps);
    }

    [Fact]
    public void A_cancelled_run_stops()
    {
        DormandPrince54<Scalar> stepper = Start((t, y) => 1, 0, 1e-8);
        Assert.Throws<OperationCanceledException>(() => stepper.Advance(1, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void A_state_that_rests_stays_to_the_last_bit()
    {
        DormandPrince54<Scalar> stepper = Start((t, y) => 0, 0.123456789, 1e-8);
        Assert.Equal(IntegrationEnd.Reached, stepper.Advance(1e9, TestContext.Current.CancellationToken));
        Assert.Equal(0.123456789, stepper.State[0]);
    }

    [Fact]
    public void An_event_is_met_where_the_dense_output_has_its_zero_and_the_run_goes_on_from_there()
    {
        DormandPrince54<Scalar> stepper = Start((t, y) => Math.Cos(t), 0, 1e-11);
        CancellationToken token = TestContext.Current.CancellationToken;
        Assert.Equal(IntegrationEnd.Event, stepper.AdvanceToEvent(20, (t, y) => y[0] - 0.5, token));
        Assert.Equal(Math.PI / 6, stepper.Time, 9);
        Assert.Equal(0.5, stepper.State[0], 12);
        Assert.Equal(IntegrationEnd.Event, stepper.AdvanceToEvent(20, (t, y) => y[0] - 0.5, token));
        Assert.Equal((2 * Math.PI) + (Math.PI / 6), stepper.Time, 8);
        Assert.Equal(IntegrationEnd.Reached, stepper.AdvanceToEvent(8, (t, y) => y[0] - 0.5, token));
        Assert.Equal(8, stepper.Time);
        Assert.Equal(Math.Sin(8), stepper.State[0], 9);
    }

    [Fact]
    public void Steps_allocate_nothing()
    {
        DormandPrince54<Scalar> stepper = Start((t, y) => Math.Cos(50 * t) * y, 1, 1e-8);
        stepper.Advance(1, CancellationToken.None);
        double[] y = new double[1];
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 200; i++)
        {
            stepper.Step(1e6);
            stepper.Interpolate(0.5 * (stepper.PreviousTime + stepper.Time), y);
        }
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1e-6)]
    [InlineData(1e-16)]
    [InlineData(double.NaN)]
    public void Tolerances_out_of_range_are_refused(double tolerance) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new StepControl(tolerance));

    [Fact]
    public void A_state_of_the_wrong_size_is_refused() =>
        Assert.Throws<ArgumentException>(() => new DormandPrince54<Scalar>(new Scalar((t, y) => y), new StepControl(1e-6)).Start(0, [1.0, 2.0]));

    private static DormandPrince54<Scalar> Start(Func<double, double, double> f, double y0, double tolerance, double? firstStep = null)
    {
        DormandPrince54<Scalar> stepper = DormandPrince54.For(new Scalar(f), new StepControl(tolerance));
        stepper.Start(0, [y0], firstStep);
        return stepper;
    }

    /// <summary>The sums over rooted trees of order 1 to 5 (8 of them up to order 4) with the values that they must have.</summary>
    private static IEnumerable<(double Condition, double Value)> OrderConditions(Func<int, double> b)
    {
        double[] c = [.. Tableau.Nodes];
        double[] times(Func<int, double> v) => [.. Enumerable.Range(0, 7).Select(i => Tableau.Stages[i].Select((a, j) => a * v(j)).Sum())];
        double sum(Func<int, double> v) => Enumerable.Range(0, 7).Sum(i => b(i) * v(i));
        double[] ac = times(j => c[j]), acc = times(j => c[j] * c[j]), aac = times(j => ac[j]);
        double[] accc = times(j => c[j] * c[j] * c[j]), acac = times(j => c[j] * ac[j]), aacc = times(j => acc[j]), aaac = times(j => aac[j]);
        yield return (sum(i => 1), 1);
        yield return (sum(i => c[i]), 1.0 / 2);
        yield return (sum(i => c[i] * c[i]), 1.0 / 3);
        yield return (sum(i => ac[i]), 1.0 / 6);
        yield return (sum(i => c[i] * c[i] * c[i]), 1.0 / 4);
        yield return (sum(i => c[i] * ac[i]), 1.0 / 8);
        yield return (sum(i => acc[i]), 1.0 / 12);
        yield return (sum(i => aac[i]), 1.0 / 24);
        yield return (sum(i => c[i] * c[i] * c[i] * c[i]), 1.0 / 5);
        yield return (sum(i => c[i] * c[i] * ac[i]), 1.0 / 10);
        yield return (sum(i => ac[i] * ac[i]), 1.0 / 20);
        yield return (sum(i => c[i] * acc[i]), 1.0 / 15);
        yield return (sum(i => accc[i]), 1.0 / 20);
        yield return (sum(i => c[i] * aac[i]), 1.0 / 30);
        yield return (sum(i => acac[i]), 1.0 / 40);
        yield return (sum(i => aacc[i]), 1.0 / 60);
        yield return (sum(i => aaac[i]), 1.0 / 120);
    }

    private sealed class Scalar(Func<double, double, double> f) : IOdeSystem
    {
        public int Dimension => 1;

        public IReadOnlyList<double> Corners { get; init; } = [];

        public void Derivative(double time, ReadOnlySpan<double> y, Span<double> dydt) => dydt[0] = f(time, y[0]);

        public void Project(Span<double> y)
        {
        }
    }
}
