using System.Numerics;
using CsCheck;
using Larmor.Numerics;

namespace Larmor.Tests.Numerics;

public class ExponentialSumTests
{
    [Fact]
    public void Two_damped_oscillations_and_a_decay_are_found_again() =>
        Gen.Select(Gen.Double[1, 2], Gen.Double[3, 4], Gen.Double[0.05, 0.2], Gen.Double[0.05, 0.2], Gen.Double[-3, 3], Gen.Double[0.3, 0.9]).Sample((first, second, slow, fast, phase, share) =>
        {
            ExponentialTerm[] given = [new(new Complex(-slow, first), 1, phase), new(new Complex(-fast, second), share, 0.4), new(-0.3, 0.2, 0)];
            double[] samples = [.. Enumerable.Range(0, 240).Select(n => given.Sum(term => term.At(0.1 * n)))];
            IReadOnlyList<ExponentialTerm> found = ExponentialSum.Of(samples, 0.1, 1e-10, 12);
            foreach (ExponentialTerm term in given)
            {
                ExponentialTerm near = found.MinBy(one => (one.Rate - term.Rate).Magnitude);
                Assert.True((near.Rate - term.Rate).Magnitude < 1e-7, $"{near} for {term}");
                Assert.Equal(term.Amplitude, near.Amplitude, 1e-6);
            }
        });

    [Fact]
    public void Samples_that_are_zero_hold_nothing_and_too_few_are_refused()
    {
        Assert.Empty(ExponentialSum.Of(new double[20], 1, 1e-9, 4));
        Assert.Throws<ArgumentException>(() => ExponentialSum.Of(new double[7], 1, 1e-9, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => ExponentialSum.Of(new double[20], 0, 1e-9, 4));
    }

    [Fact]
    public void A_ring_down_has_a_line_at_its_frequency_as_wide_as_its_decay_and_of_the_height_of_its_integral()
    {
        const double rate = 0.05, turning = 2 * Math.PI, step = 0.01;
        double[] samples = [.. Enumerable.Range(0, 40001).Select(n => Math.Exp(-rate * n * step) * Math.Sin(turning * n * step))];
        FourierSpectrum spectrum = FourierSpectrum.Of(samples, step, isTapered: false);
        (double frequency, double? width) = spectrum.Peak()!.Value;
        Assert.Equal(1, frequency, 1e-4);
        Assert.Equal(rate / Math.PI, width!.Value, 0.01 * rate / Math.PI);
        Assert.Equal(1 / (2 * rate), spectrum.Amplitudes.Max(), 0.01 / (2 * rate));
        Assert.Equal(1 / (40000 * step), spectrum.Resolution, 1e-12);
        Assert.True(FourierSpectrum.Of(samples, step, isTapered: true).Peak()!.Value.Width > width);
        Assert.Null(FourierSpectrum.Of(new double[64], 1, isTapered: false).Peak());
    }
}
