using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Experiments.Motion;
using Larmor.Numerics;
using Larmor.Quantities;
using static Larmor.Physics.TestMagnets;

namespace Larmor.Physics.ClosedForms;

/// <summary>Switching times of an axial moment against the closed form of dc/dt = k (1 − c²)(c + h).</summary>
public class SwitchingTimes
{
    private const double Alpha = 0.03, Bk = 0.15, B = 0.04, BJ = 0.2;
    private static readonly double Rate = Alpha * Gamma * Bk / (1 + (Alpha * Alpha));

    [Theory]
    [InlineData(1.0)]
    [InlineData(5.0)]
    [InlineData(40.0)]
    public void An_axial_moment_crosses_the_equator_at_the_time_of_the_closed_form(double degrees)
    {
        double[] currents = [-0.006, -0.0065, -0.008, -0.012, -0.03];
        SwitchingTimeResult result = Measure(currents, degrees);
        double start = Math.Cos(degrees * Math.PI / 180);
        foreach (SwitchingPoint point in result.Points)
        {
            double h = (B + (point.Current / Alpha) + (BJ * point.Current)) / Bk;
            double expected = (Along(0, h) - Along(start, h)) / Rate;
            Assert.Equal(expected, point.Time!.Value, 2e-8 * expected);
            Assert.Equal(1, point.Crossings);
            Assert.True(point.IsReversed);
        }
    }

    [Fact]
    public void The_time_grows_by_the_logarithm_of_the_angle_over_the_overdrive_as_Sun_found()
    {
        double[] currents = [-0.008, -0.012];
        SwitchingTimeResult wide = Measure(currents, 0.1), narrow = Measure(currents, 0.01);
        for (int i = 0; i < currents.Length; i++)
        {
            double overdrive = -(B + (currents[i] / Alpha) + (BJ * currents[i])) / Bk;
            double slope = Math.Log(10) / (Rate * (overdrive - 1));
            Assert.Equal(slope, narrow.Points[i].Time!.Value - wide.Points[i].Time!.Value, 1e-5 * slope);
            double sun = Math.Log(Math.PI / (2 * 0.01 * Math.PI / 180)) / (Rate * (overdrive - 1));
            Assert.Equal(sun, narrow.Points[i].Time!.Value, 0.1 * sun);
        }
    }

    [Fact]
    public void Below_the_threshold_and_after_too_short_a_pulse_the_moment_stays()
    {
        double threshold = -Alpha * (Bk + B) / (1 + (Alpha * BJ));
        SwitchingPoint below = Measure([0.99 * threshold], 1).Points.Single();
        Assert.Null(below.Time);
        Assert.False(below.IsReversed);
        Assert.Equal(1, below.Final.X, 1e-3);
        SwitchingTime pulsed = Settings([-0.012], 5) with { Width = Duration.FromPicoseconds(200), Rise = Duration.FromPicoseconds(20) };
        Assert.Null(Measure(pulsed).Points.Single().Time);
        Assert.True(Measure(pulsed with { Width = Duration.FromNanoseconds(4) }).Points.Single().IsReversed);
    }

    private static double Along(double c, double h) => (-Math.Log(1 - c) / (2 * (1 + h))) + (Math.Log(1 + c) / (2 * (h - 1))) + (Math.Log(Math.Abs(c + h)) / (1 - (h * h)));

    private static SwitchingTime Settings(double[] currents, double degrees) => new()
    {
        Field = new AppliedField(UnitVector.X, MagneticField.FromTeslas(B)),
        Currents = [.. currents.Select(Current.FromSi)],
        Start = UnitVector.X,
        Tilt = Angle.FromDegrees(degrees),
        Tolerance = 1e-12,
    };

    private static SwitchingTimeResult Measure(double[] currents, double degrees) => Measure(Settings(currents, degrees));

    private static SwitchingTimeResult Measure(SwitchingTime settings)
    {
        FreeMoment moment = new(With(Alpha, Easy(UnitVector.X, Bk)), new SpinTransferModel(Torque(UnitVector.X, 1, BJ), UnitVector.X), UnitVector.X);
        SwitchingTimeResult result = settings.Of(moment, new RunContext { Cancellation = TestContext.Current.CancellationToken });
        Assert.Equal("", result.Outcome.Reason);
        Assert.All(result.Checks, check => Assert.True(check.Passed, check.Name));
        return result;
    }
}
