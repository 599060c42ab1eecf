using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Experiments.Motion;
using Larmor.Magnetism;
using Larmor.Numerics;
using Larmor.Quantities;
using static Larmor.Physics.TestMagnets;

namespace Larmor.Physics.Limits;

/// <summary>Field loops at a finite sweep rate against those of a field that changes slowly.</summary>
public class SweptLoops
{
    private const double Bk = 0.15;

    [Fact]
    public void The_delay_of_the_switching_field_falls_with_the_two_thirds_power_of_the_rate()
    {
        // Near a fold dx/dt = a (B − B_s) + b x²: the time to pass it scales as the rate to the power −1/3, the delay in field as the rate to 2/3.
        Magnet magnet = With(0.5, Easy(UnitVector.Z, Bk));
        UnitVector along = UnitVector.Along(0, Math.Sin(Math.PI / 6), Math.Cos(Math.PI / 6));
        double slow = Trace(magnet, along, null).CoerciveFieldUp!.Value;
        double[] delays = [.. new[] { 0.1e-6, 0.8e-6, 6.4e-6 }.Select(time => Trace(magnet, along, Duration.FromSi(time)).CoerciveFieldUp!.Value - slow)];
        Assert.All(delays, delay => Assert.True(delay > 0));
        double[] powers = [.. delays.Zip(delays.Skip(1)).Select(pair => Math.Log(pair.First / pair.Second) / Math.Log(8))];
        Assert.All(powers, power => Assert.Equal(2.0 / 3, power, 0.03));
        Assert.True(delays[2] < 0.01 * Bk);
    }

    [Fact]
    public void A_slow_sweep_follows_the_states_of_rest_up_and_down()
    {
        Magnet magnet = With(0.5, Easy(UnitVector.Z, Bk));
        UnitVector along = UnitVector.Along(0, 0.5, Math.Sqrt(0.75));
        HysteresisLoop slow = Trace(magnet, along, null), swept = Trace(magnet, along, Duration.FromMicroseconds(5));
        foreach ((LoopPoint a, LoopPoint b) in slow.Up.Concat(slow.Down).Zip(swept.Up.Concat(swept.Down)))
        {
            if (Math.Abs(Math.Abs(a.Field) - slow.CoerciveFieldUp!.Value) < 0.02 * Bk) continue;
            Assert.Equal(a.Maximum, b.Maximum, 4e-3);
            Assert.Equal(MomentState.Moving, b.State);
        }
        Assert.Equal(0, swept.Shift!.Value, 1e-6 * Bk);
    }

    private static HysteresisLoop Trace(Magnet magnet, UnitVector along, Duration? time)
    {
        const int points = 31;
        Hysteresis settings = new()
        {
            Field = new FieldSweep(along, [.. Enumerable.Range(0, points).Select(i => MagneticField.FromTeslas(1.2 * Bk * ((2.0 * i / (points - 1)) - 1)))]),
            SweepTime = time,
        };
        LoopMoments moment = LoopMoments.Of(new FreeMoment(magnet, SpinTransferModel.None, null));
        TracedLoop traced = time is { } given
            ? SweptLoop.Trace(moment, settings, 0, given.Si, TestContext.Current.CancellationToken)
            : FieldLoop.Trace(moment, settings, 0, TestContext.Current.CancellationToken);
        Assert.Empty(traced.Unsettled);
        Assert.All(traced.Ledger.Checks(1e-6), check => Assert.True(check.Passed, $"{check.Name}: {check.Value.ToString("G3", CultureInfo.InvariantCulture)}"));
        return traced.Loop;
    }
}
