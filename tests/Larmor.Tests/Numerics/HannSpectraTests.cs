using System.Numerics;
using Larmor.Numerics;

namespace Larmor.Tests.Numerics;

public class HannSpectraTests
{
    private const int Length = 64;
    private const double Spacing = 0.25;

    private static double[] Samples(int seed) => [.. Enumerable.Range(0, Length).Select(i => Math.Sin((0.7 * seed) + (0.31 * i * seed)) + (0.3 * Math.Cos(1.9 * i * i)))];

    [Fact]
    public void The_fast_transform_is_the_sum_it_stands_for()
    {
        double[] re = Samples(1), im = Samples(2), real = [.. re], imaginary = [.. im];
        new FastFourier(Length).Forward(re, im);
        for (int k = 0; k < Length; k++)
        {
            Complex sum = 0;
            for (int j = 0; j < Length; j++) sum += new Complex(real[j], imaginary[j]) * Complex.FromPolarCoordinates(1, -2 * Math.PI * j * k / Length);
            Assert.Equal(sum.Real, re[k], 1e-12);
            Assert.Equal(sum.Imaginary, im[k], 1e-12);
        }
    }

    [Fact]
    public void Two_stretches_through_one_transform_have_the_densities_of_each()
    {
        HannSpectra spectra = new(Length);
        double[] a = Samples(1), b = Samples(3), densityA = new double[spectra.Count], densityB = new double[spectra.Count], expectedA = new double[spectra.Count], expectedB = new double[spectra.Count];
        spectra.Add(a, b, Spacing, densityA, densityB);
        Periodogram.AddOneSided(a, Spacing, expectedA);
        Periodogram.AddOneSided(b, Spacing, expectedB);
        for (int k = 0; k < spectra.Count; k++)
        {
            Assert.Equal(expectedA[k], densityA[k], 1e-12);
            Assert.Equal(expectedB[k], densityB[k], 1e-12);
        }
    }

    [Fact]
    public void The_average_density_is_that_of_the_double_sum_over_the_window()
    {
        HannSpectra spectra = new(Length);
        static double Correlation(int m) => Math.Exp(-0.05 * Math.Abs(m)) * Math.Cos(0.6 * m);
        double[] c = [.. Enumerable.Range(0, Length).Select(Correlation)], density = new double[spectra.Count], other = new double[spectra.Count];
        spectra.Expected(c, c, Spacing, density, other);
        double[] window = [.. Enumerable.Range(0, Length).Select(j => 0.5 * (1 - Math.Cos(2 * Math.PI * j / Length)))];
        double weight = window.Sum(w => w * w);
        foreach (int k in new[] { 0, 3, 6, 7, 20, Length / 2 })
        {
            double sum = 0;
            for (int i = 0; i < Length; i++)
            {
                for (int j = 0; j < Length; j++) sum += window[i] * window[j] * Correlation(i - j) * Math.Cos(2 * Math.PI * k * (i - j) / Length);
            }
            Assert.Equal((k is 0 or Length / 2 ? 1 : 2) * Spacing * sum / weight, density[k], 1e-12);
            Assert.Equal(density[k], other[k], 1e-13);
        }
    }

    [Theory]
    [InlineData(3.1, 0.4, 1.0, 0.2)]
    [InlineData(5.0, 0.02, 0.3, -0.001)]
    public void A_line_is_found_again_even_where_it_is_narrower_than_the_window(double frequency, double width, double cosine, double sine)
    {
        const int length = 1024;
        const double spacing = 0.02;
        HannSpectra spectra = new(length);
        double[] c = [.. Enumerable.Range(0, length).Select(m => Math.Exp(-Math.PI * width * m * spacing) * ((cosine * Math.Cos(2 * Math.PI * frequency * m * spacing)) + (sine * Math.Sin(2 * Math.PI * frequency * m * spacing))))];
        double[] density = new double[spectra.Count], other = new double[spectra.Count];
        spectra.Expected(c, c, spacing, density, other);
        int middle = (int)(frequency * length * spacing);
        OscillationLine line = OscillationLine.Fit(spectra, density, spacing, (middle - 25, middle + 25), (1.01 * frequency, 1.7 * width), PhaseMemory.None)!;
        Assert.Equal(frequency, line.Frequency, 1e-7 * frequency);
        Assert.Equal(width, line.Width, 1e-5 * width);
        Assert.Equal(cosine, line.Cosine, 1e-5 * cosine);
        // A small bump of the density moves the line as its weights say.
        double[] bumped = [.. density];
        bumped[middle + 3] *= 1.001;
        OscillationLine moved = OscillationLine.Fit(spectra, bumped, spacing, (middle - 25, middle + 25), (frequency, width), PhaseMemory.None)!;
        double change = bumped[middle + 3] - density[middle + 3];
        Assert.Equal(line.WidthWeights[28] * change, moved.Width - line.Width, 0.01 * Math.Abs(line.WidthWeights[28] * change));
        Assert.Equal(line.FrequencyWeights[28] * change, moved.Frequency - line.Frequency, 0.01 * Math.Abs(line.FrequencyWeights[28] * change));
    }

    [Fact]
    public void The_line_of_a_phase_that_remembers_its_amplitude_is_found_again()
    {
        const int length = 1024;
        const double spacing = 0.02, frequency = 3.1, diffusion = 1.2;
        PhaseMemory memory = new(4, 0.95);
        HannSpectra spectra = new(length);
        double[] c = [.. Enumerable.Range(0, length).Select(m => Math.Exp(-diffusion * memory.Age(m * spacing)) * Math.Cos(2 * Math.PI * frequency * m * spacing))];
        double[] density = new double[spectra.Count], other = new double[spectra.Count];
        spectra.Expected(c, c, spacing, density, other);
        int middle = (int)(frequency * length * spacing);
        OscillationLine line = OscillationLine.Fit(spectra, density, spacing, (middle - 25, middle + 25), (1.01 * frequency, 0.5), memory)!;
        Assert.Equal(frequency, line.Frequency, 1e-7 * frequency);
        Assert.Equal(memory.FullWidth(diffusion), line.Width, 1e-5 * line.Width);
        double[] bumped = [.. density];
        bumped[middle + 3] *= 1.001;
        OscillationLine moved = OscillationLine.Fit(spectra, bumped, spacing, (middle - 25, middle + 25), (frequency, line.Width), memory)!;
        double change = bumped[middle + 3] - density[middle + 3];
        Assert.Equal(line.WidthWeights[28] * change, moved.Width - line.Width, 0.01 * Math.Abs(line.WidthWeights[28] * change));
        Assert.Equal(line.FrequencyWeights[28] * change, moved.Frequency - line.Frequency, 0.01 * Math.Abs(line.FrequencyWeights[28] * change));
    }
}
