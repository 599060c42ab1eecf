using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Experiments.Motion;
using Larmor.Magnetism;
using Larmor.Numerics;
using Larmor.Quantities;
using static Larmor.Physics.TestMagnets;

namespace Larmor.Physics.ClosedForms;

/// <summary>Limit cycles of an easy plane normal to the polarizer, in closed form.</summary>
public class Oscillators
{
    private const double Alpha = 0.04, Bd = 1.2, BJ = 0.3;

    [Fact]
    public void An_easy_plane_turns_at_minus_gamma_aJ_over_two_pi_alpha_on_the_cone_of_B_plus_ax_over_alpha()
    {
        Oscillator settings = new()
        {
            Field = new FieldSweep(UnitVector.X, [MagneticField.FromTeslas(-0.2), MagneticField.Zero, MagneticField.FromTeslas(0.35)]),
            Currents = [.. Enumerable.Range(0, 9).Select(i => Current.FromSi(0.002 + (0.006 * i)))],
            Reference = UnitVector.Y,
            ResistanceChange = Resistance.FromOhms(0.2),
            Resistance = Resistance.FromOhms(5),
        };
        OscillatorResult result = Measure(settings, With(Alpha, Hard(UnitVector.X, Bd)), BJ);
        int cycles = 0;
        foreach (OscillatorPoint point in result.Points)
        {
            double cosine = (point.Field + (point.Current / Alpha) + (BJ * point.Current)) / Bd;
            if (Math.Abs(cosine) >= 1)
            {
                Assert.Equal(MomentState.FixedPoint, point.State);
                Assert.Equal(Math.Sign(cosine), point.Mean.X, 1e-9);
                continue;
            }
            cycles++;
            double sine = Math.Sqrt(1 - (cosine * cosine)), volts = 0.5 * point.Current * 0.2 * sine;
            Assert.Equal(MomentState.LimitCycle, point.State);
            Assert.Equal(Gamma * point.Current / (2 * Math.PI * Alpha), point.Frequency, 1e-6 * point.Frequency);
            Assert.Equal(cosine, point.Mean.X, 2e-6);
            Assert.Equal(sine, point.Amplitude, 4e-6 / sine);
            Assert.Equal(sine, point.FirstHarmonic, 4e-6 / sine);
            Assert.Equal(0, point.SecondHarmonic, 4e-6);
            Assert.Equal(volts, point.FirstVoltage!.Value, 1e-4 * volts);
            Assert.Equal(volts * volts / 40, point.Power!.Value, 1e-3 * point.Power.Value);
        }
        Assert.InRange(cycles, 15, 26);
    }

    [Fact]
    public void At_the_onset_of_an_in_plane_moment_the_frequency_is_that_of_Kittel_and_the_second_harmonic_is_seen_along_the_axis()
    {
        const double bk = 0.05, b = 0.1, alpha = 0.02;
        double threshold = -alpha * (bk + b + (0.5 * Bd));
        Oscillator settings = new()
        {
            Field = new FieldSweep(UnitVector.X, [MagneticField.FromTeslas(b)]),
            Currents = [Current.FromSi(0.99 * threshold), Current.FromSi(1.001 * threshold), Current.FromSi(1.02 * threshold)],
        };
        Magnet magnet = With(alpha, Easy(UnitVector.X, bk), Hard(UnitVector.Z, Bd));
        OscillatorResult result = Measure(settings, magnet, 0);
        Assert.Equal([MomentState.FixedPoint, MomentState.LimitCycle, MomentState.LimitCycle], result.Points.Select(point => point.State));
        double kittel = Gamma * Math.Sqrt((b + bk) * (b + bk + Bd)) / (2 * Math.PI);
        Assert.Equal(kittel, result.Points[1].Frequency, 0.01 * kittel);
        Assert.All(result.Points.Skip(1), point => Assert.True(point.SecondHarmonic > 100 * point.FirstHarmonic));
        Assert.True(result.Points[2].Amplitude > 2 * result.Points[1].Amplitude);

        // An ellipse about the axis with semi-axes a > b has the cosine 1 − (a² sin² + b² cos²)/2: second harmonic (a² − b²)/4.
        OscillatorPoint small = result.Points[1];
        double ratio = (b + bk) / (b + bk + Bd);
        Assert.Equal(small.Amplitude * small.Amplitude * (1 - ratio) / 4, small.SecondHarmonic, 0.05 * small.SecondHarmonic);
    }

    private static OscillatorResult Measure(Oscillator settings, Magnet magnet, double fieldLike)
    {
        FreeMoment moment = new(magnet, new SpinTransferModel(Torque(UnitVector.X, 1, fieldLike), UnitVector.X), UnitVector.X);
        OscillatorResult result = settings.Of(moment, new RunContext { Cancellation = TestContext.Current.CancellationToken });
        Assert.Equal("", result.Outcome.Reason);
        Assert.All(result.Checks, check => Assert.True(check.Passed, check.Name));
        return result;
    }
}
