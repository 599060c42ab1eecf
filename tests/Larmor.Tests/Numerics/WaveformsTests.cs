using CsCheck;
using Larmor.Numerics;

namespace Larmor.Tests.Numerics;

public sealed class WaveformsTests
{
    private static readonly Gen<double> Lengths = Gen.OneOf(Gen.Const(0.0), Gen.Double[0.05, 1]);

    private static readonly Gen<WaveformEdge> Edges = Gen.Bool.Select(isLinear => isLinear ? WaveformEdge.Linear : WaveformEdge.Smooth);

    private static readonly Gen<Waveform> All = Gen.OneOf(
        Gen.Select(Gen.Double[-2, 2], Gen.Double[-2, 2], Gen.Double[-1, 3], Lengths, Edges, Waveforms.Step),
        Gen.Select(Gen.Double[-2, 2], Gen.Double[-1, 2], Lengths, Gen.Double[0.1, 1], Lengths, (height, start, rise, width, fall) => Waveforms.Pulse(height, start, rise, width, fall, WaveformEdge.Smooth)),
        Gen.Select(Gen.Double[-2, 2], Gen.Double[0.1, 0.5], Lengths, Edges, (height, width, rest, edge) => Waveforms.Train(height, 0.2, new PulseTimes(0.1, width, 0.2), 0.3 + width + rest, 4, edge)),
        Gen.Double[-2, 2].Array[5].Select(values => Waveforms.Table([0, 0.5, 0.5, 1.2, 3], values)),
        Gen.Select(Gen.Double[-2, 2], Gen.Double[0.1, 3], Gen.Double[-3, 3], Gen.Double[-1, 1], Waveforms.Sine),
        Gen.Select(Gen.Double[-2, 2], Gen.Double[0, 3], Gen.Double[0, 3], Gen.Double[0.5, 4], Gen.Double[-3, 3], Waveforms.Chirp),
        Gen.Select(Gen.Double[-2, 2], Gen.Double[0.1, 3], Gen.Double[-1, 4], Waveforms.Sinc),
        Gen.Select(Gen.Double[-2, 2], Gen.Double[-1, 4], Gen.Double[0.2, 2], Waveforms.Gaussian));

    // Central differences of eighth order with h = 1 ms on shapes that change in 0.1 s: their own error is below 1e-12.
    [Fact]
    public void The_derivative_of_every_waveform_is_its_difference_quotient_between_the_corners() =>
        Gen.Select(All, All, Gen.Double[-1, 5]).Sample((first, second, time) =>
        {
            foreach (Waveform shape in new[] { first, Waveforms.Sum(first, second), second.Times(-3) })
            {
                if (shape.Corners.Any(corner => Math.Abs(corner - time) < 5e-3)) continue;
                double quotient = 0, h = 1e-3;
                double[] weights = [4.0 / 5, -1.0 / 5, 4.0 / 105, -1.0 / 280];
                for (int k = 1; k <= 4; k++) quotient += weights[k - 1] / h * (shape.At(time + (k * h)) - shape.At(time - (k * h)));
                Assert.Equal(quotient, shape.DerivativeAt(time), 1e-9);
            }
        }, iter: 500);

    [Fact]
    public void Between_its_corners_no_waveform_jumps_and_the_corners_rise() =>
        All.Sample(shape =>
        {
            Assert.Equal(shape.Corners.Distinct().Order(), shape.Corners);
            double[] stops = [-1, .. shape.Corners, 6];
            for (int i = 0; i + 1 < stops.Length; i++)
            {
                if (!(stops[i + 1] - stops[i] > 1e-3)) continue;
                Assert.Equal(shape.At(stops[i]), shape.At(stops[i] + 1e-9), 1e-6);
                Assert.Equal(shape.At(Math.BitDecrement(stops[i + 1])), shape.At(stops[i + 1] - 1e-9), 1e-6);
            }
        }, iter: 500);

    // y' = -w(t) y with kinks inside: y(T) = exp(-integral of w), known in closed form for a trapezoid, a smooth pulse and a step.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_stepper_that_stops_at_the_corners_keeps_its_order_across_them(int which)
    {
        (Waveform shape, double integral) = which switch
        {
            0 => (Waveforms.Pulse(2, 0.31, 0.27, 0.5, 0.42), 2 * (0.5 + (0.5 * (0.27 + 0.42)))),
            1 => (Waveforms.Pulse(2, 0.31, 0.27, 0.5, 0.42, WaveformEdge.Smooth), 2 * (0.5 + (0.5 * (0.27 + 0.42)))),
            2 => (Waveforms.Step(0.4, -1, 1.13), (0.4 * 1.13) - 0.87),
            _ => (Waveforms.Table([0, 0.7, 0.7, 2], [1, 3, -1, 2]), 1.4 + 0.65),
        };
        double coarse = Error(0.1), fine = Error(0.025);
        Assert.InRange(Math.Log2(coarse / fine) / 2, 4.6, 6);

        double Error(double step)
        {
            DormandPrince54<Decay> stepper = DormandPrince54.For(new Decay(shape), new StepControl(0.5) { LongestStep = step });
            stepper.Start(0, [1.0]);
            while (stepper.Time < 2) stepper.Step(2);
            return Math.Abs(stepper.State[0] - Math.Exp(-3 * integral)) / Math.Exp(-3 * integral);
        }
    }

    [Fact]
    public void A_pulse_rises_stays_and_falls_where_its_parts_say()
    {
        Waveform pulse = Waveforms.Pulse(10, 1, 2, 3, 4);
        Assert.Equal([1, 3, 6, 10], pulse.Corners);
        Assert.Equal([0, 5, 10, 10, 5, 0], new[] { 0.5, 2, 3, 5.9, 8, 11 }.Select(pulse.At));
        Waveform smooth = Waveforms.Pulse(10, 1, 2, 3, 4, WaveformEdge.Smooth);
        Assert.Equal(5, smooth.At(2), 1e-12);
        Assert.Equal(0, smooth.DerivativeAt(3), 1e-12);
    }

    [Fact]
    public void A_train_repeats_its_pulse_and_a_square_wave_may_fill_its_period()
    {
        Waveform train = Waveforms.Train(1, 0.5, new PulseTimes(0.1, 0.3, 0.1), 2, 3);
        Assert.Equal(train.At(0.53), train.At(4.53), 1e-12);
        Assert.Equal(0, train.At(6.6));
        Waveform full = Waveforms.Train(1, 0, new PulseTimes(0.05, 0.1, 0.05), 0.2, 7);
        Assert.Equal(22, full.Corners.Count);
    }

    [Fact]
    public void A_chirp_has_its_frequencies_at_its_ends_and_a_sinc_its_first_zero_at_half_a_period()
    {
        Waveform chirp = Waveforms.Chirp(1, 2, 5, 4);
        Assert.Equal(2 * Math.PI * 2, chirp.DerivativeAt(0), 1e-12);
        double phase = 2 * Math.PI * (2 + 5) / 2 * 4;
        Assert.Equal(Math.Sin(phase), chirp.At(Math.BitDecrement(4)), 1e-9);
        Assert.Equal(0, chirp.At(4));
        Waveform sinc = Waveforms.Sinc(3, 10, 1);
        Assert.Equal(3, sinc.At(1));
        Assert.Equal(0, sinc.At(1.05), 1e-12);
    }

    [Fact]
    public void What_makes_no_waveform_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Waveforms.Pulse(1, 0, 0, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Waveforms.Pulse(1, 0, -1, 2, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Waveforms.Train(1, 0, new PulseTimes(1, 1, 1), 2, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Waveforms.Sine(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Waveforms.Gaussian(1, 0, 0));
        Assert.Throws<ArgumentException>(() => Waveforms.Table([0, 1], [0]));
        Assert.Contains("point 3", Assert.Throws<ArgumentException>(() => Waveforms.Table([0, 2, 1], [0, 0, 0])).Message, StringComparison.Ordinal);
    }

    private sealed class Decay(Waveform shape) : IOdeSystem
    {
        public int Dimension => 1;

        public IReadOnlyList<double> Corners => shape.Corners;

        public void Derivative(double time, ReadOnlySpan<double> y, Span<double> dydt) => dydt[0] = -3 * shape.At(time) * y[0];

        public void Project(Span<double> y)
        {
        }
    }
}
