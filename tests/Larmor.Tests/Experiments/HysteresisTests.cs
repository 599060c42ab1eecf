using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Experiments.Motion;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Tests.Experiments;

public class HysteresisTests
{
    private static readonly Device Pillar = MagneticPillar.With(new GivenTorque.Slonczewski(0.5, 1.4));

    private static readonly Hysteresis Settings = new()
    {
        Field = new FieldSweep(UnitVector.Z, [.. Enumerable.Range(0, 13).Select(i => MagneticField.FromTeslas(-0.15 + (0.025 * i)))]),
        Currents = [Current.FromSi(-3e-3), Current.Zero, Current.FromSi(6e-3)],
    };

    [Fact]
    public void Every_loop_has_its_scalars_its_rows_and_its_place_in_the_arrays()
    {
        HysteresisResult result = Settings.Run(Pillar, Context());
        Assert.Equal(OutcomeKind.Finished, result.Outcome.Kind);
        Assert.Equal("hysteresis", result.Kind);
        Assert.Equal(12, result.Scalars.Count);
        Assert.Contains(result.Scalars, scalar => scalar.Name == "coercive-field-up@-3mA");
        Assert.Contains(result.Scalars, scalar => scalar.Name == "loop-shift@0A" && scalar.Value is not null);
        Assert.All(result.Scalars, scalar => Assert.True(scalar.Value is null == scalar.Reason?.Length > 0));
        Assert.All(result.Scalars, scalar => Assert.True(scalar.Reason is not { Length: > 120 }, scalar.Reason));
        Scalar plain = result.Scalars.Single(scalar => scalar.Name == "coercive-field-up");
        Assert.EndsWith("at 0 A.", plain.Meaning, StringComparison.Ordinal);
        Assert.Equal(result.Loops[1].CoerciveFieldUp, plain.Value);
        Assert.All(result.Tables.Single().Columns, column => Assert.Equal(3 * 2 * 13, column.Values.Count));
        Assert.All(result.Arrays, array => Assert.Equal(array.Axes.Aggregate(1, (count, axis) => count * axis.Values.Count), array.Values.Count));
        Assert.All(result.Arrays.SelectMany(array => array.Values), value => Assert.True(double.IsFinite(value)));
        Assert.All(result.Checks, check => Assert.True(check.Passed, check.Name));
        Assert.Equal("power-closure, entropy-production, reciprocity, norm", string.Join(", ", result.Checks.Select(check => check.Name)));
        Assert.Contains(result.Notes, note => note.Contains("electrons", StringComparison.Ordinal));
    }

    [Fact]
    public void The_falling_branch_stands_turned_round_in_the_arrays_so_that_both_branches_agree_at_strong_fields()
    {
        HysteresisResult result = (Settings with { Currents = [Current.Zero] }).Run(Pillar, Context());
        IReadOnlyList<double> mean = result.Arrays.Single(array => array.Name == "mean").Values;
        Assert.Equal(mean[0], mean[13], 1e-9);
        Assert.Equal(mean[12], mean[25], 1e-9);
        Assert.Equal(-1, mean[0], 1e-9);
        Assert.Equal(1, mean[12], 1e-9);
        Assert.Contains(result.Scalars, scalar => scalar.Name == "coercive-field-up");
        Assert.Equal(MagneticPillar.Bk, result.Loops[0].CoerciveFieldUp!.Value, 1e-6 * MagneticPillar.Bk);
        Assert.Equal(0, result.Loops[0].Shift!.Value, 1e-15);
    }

    [Fact]
    public void Cycles_are_recorded_with_their_extent_and_explain_a_missing_coercive_field()
    {
        HysteresisResult result = (Settings with { Currents = [Current.FromSi(6e-3)] }).Run(Pillar, Context());
        HysteresisLoop loop = result.Loops.Single();
        LoopPoint cycle = loop.Up.First(point => point.State == MomentState.LimitCycle);
        Assert.True(cycle.Frequency > 1e9);
        Assert.True(cycle.Minimum < cycle.Mean.Z && cycle.Mean.Z < cycle.Maximum);
        Assert.Null(loop.Shift);
        Assert.EndsWith("the moment precesses (limit cycle)", loop.ReasonUp, StringComparison.Ordinal);
        Assert.Equal(loop.ReasonUp, result.Scalars.Single(scalar => scalar.Name == "coercive-field-up").Reason);
        Assert.Equal(loop.ReasonDown, result.Scalars.Single(scalar => scalar.Name == "coercive-field-down").Reason);
        Assert.Equal("needs both coercive fields", result.Scalars.Single(scalar => scalar.Name == "loop-shift").Reason);
    }

    [Theory]
    [InlineData(new[] { -0.02 }, "at -20 mT the moment precesses (limit cycle)")]
    [InlineData(new[] { -0.02, 0.0, 0.02 }, "between -20 mT and 20 mT the moment precesses (limit cycle)")]
    [InlineData(new[] { -0.04, 0.02 }, "at fields between -40 mT and 20 mT the moment precesses (limit cycle)")]
    [InlineData(new double[0], "the moment does not jump between two states at rest")]
    public void The_reason_of_a_branch_names_the_fields_of_its_own_cycles(double[] cycles, string expected)
    {
        LoopBranch branch = new();
        foreach (double field in new[] { -0.04, -0.02, 0.0, 0.02 })
        {
            SettledMotion rest = SettledMotion.AtRest(UnitVector.Z, UnitVector.Z);
            branch.Add(field, cycles.Contains(field) ? rest with { State = MomentState.LimitCycle } : rest);
        }
        Assert.Equal(expected, branch.WhyNot(Duration.FromMicroseconds(1)));
        branch.Add(new PathEnd(0.01, MomentState.FixedPoint, [UnitVector.Z], [-UnitVector.Z.Components]), moments => moments[0]);
        Assert.Equal("", branch.WhyNot(Duration.FromMicroseconds(1)));
    }

    [Fact]
    public void With_the_torque_of_the_stack_the_loops_beyond_the_thresholds_are_one_sided()
    {
        HysteresisResult result = (Settings with { Currents = [Current.FromSi(-3e-3), Current.FromSi(6e-3)] }).Run(MagneticPillar.With(null), Context());
        static (MomentState Negative, MomentState Positive) ends(HysteresisLoop loop) => (loop.Up[0].State, loop.Up[^1].State);
        Assert.Equal((MomentState.LimitCycle, MomentState.FixedPoint), ends(result.Loops[0]));
        Assert.Equal((MomentState.FixedPoint, MomentState.LimitCycle), ends(result.Loops[1]));
    }

    [Fact]
    public void One_thread_and_many_give_the_same_bits()
    {
        HysteresisResult many = Settings.Run(Pillar, Context()), one = Settings.Run(Pillar, Context() with { Executor = new OneThread() });
        Assert.Equal(one.Tables.Single().Columns.SelectMany(column => column.Values), many.Tables.Single().Columns.SelectMany(column => column.Values));
        Assert.Equal(one.Scalars.Select(scalar => scalar.Value), many.Scalars.Select(scalar => scalar.Value));
        Assert.Equal(one.Checks.Select(check => check.Value), many.Checks.Select(check => check.Value));
    }

    [Fact]
    public void Too_short_a_settling_time_is_reported_and_not_hidden()
    {
        HysteresisResult result = (Settings with { Currents = [Current.Zero], SettlingTime = Duration.FromPicoseconds(1) }).Run(Pillar, Context());
        Assert.Equal(OutcomeKind.NotConverged, result.Outcome.Kind);
        Assert.Contains("1 ps", result.Outcome.Reason, StringComparison.Ordinal);
        Assert.Contains(result.Loops[0].Up, point => point.State == MomentState.Unsettled);
        Assert.Null(result.Loops[0].CoerciveFieldUp);
        Assert.Contains("does not settle within 1 ps", result.Loops[0].ReasonUp, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_tilt_the_moment_stays_on_a_state_that_has_become_unstable_and_the_result_says_so()
    {
        HysteresisResult result = (Settings with { Currents = [Current.Zero], Tilt = Angle.Zero }).Run(Pillar, Context());
        Assert.Equal(OutcomeKind.NotConverged, result.Outcome.Kind);
        Assert.Contains("give it a tilt", result.Outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_measured_is_refused_in_words()
    {
        string refusal(Hysteresis settings, Device device) => Assert.Throws<DeviceException>(() => settings.Run(device, Context())).Message;
        Assert.Contains("exactly one free moment", refusal(Settings, Pillar with { Magnets = [] }), StringComparison.Ordinal);
        Assert.Contains("must rise", refusal(Settings with { Field = new FieldSweep(UnitVector.Z, [MagneticField.Zero, MagneticField.Zero]) }, Pillar), StringComparison.Ordinal);
        Assert.Contains("at least two", refusal(Settings with { Field = new FieldSweep(UnitVector.Z, [MagneticField.Zero]) }, Pillar), StringComparison.Ordinal);
        Assert.Contains("damping above zero", refusal(Settings, MagneticPillar.With(null, damping: 0)), StringComparison.Ordinal);
        Assert.Contains("tilt", refusal(Settings with { Tilt = Angle.FromDegrees(90) }, Pillar), StringComparison.Ordinal);
        Assert.Contains("settling time", refusal(Settings with { SettlingTime = Duration.Zero }, Pillar), StringComparison.Ordinal);
        Assert.Contains("at least one finite current", refusal(Settings with { Currents = [] }, Pillar), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cancelled_run_stops() =>
        Assert.ThrowsAny<OperationCanceledException>(() => Settings.Run(Pillar, new RunContext { Cancellation = new CancellationToken(canceled: true) }));

    private static RunContext Context() => new() { Cancellation = TestContext.Current.CancellationToken };

    private sealed class OneThread : IPointExecutor
    {
        public IReadOnlyList<T> Run<T>(int count, Func<int, T> point, IProgress<double>? progress, CancellationToken cancellation) =>
            [.. Enumerable.Range(0, count).Select(point)];
    }
}
