using Larmor.Numerics;

namespace Larmor.Tests.Numerics;

/// <summary>The line of a phase that remembers.</summary>
public class PhaseMemoryTests
{
    [Fact]
    public void Slow_diffusion_makes_a_Lorentzian_and_fast_diffusion_a_Gaussian()
    {
        Assert.Equal(3 / Math.PI, PhaseMemory.None.FullWidth(3));
        Assert.Equal(3 / Math.PI, new PhaseMemory(5, 0).FullWidth(3));
        Assert.Equal(1, new PhaseMemory(1e5, 1).FullWidth(1) * Math.PI, 1e-9);
        // Beyond the Gaussian the next term of a(t) is −Γ²t³/6, of order √(Γ/D).
        Assert.Equal(1, new PhaseMemory(1, 1).FullWidth(1e8) * Math.PI / Math.Sqrt(2 * Math.Log(2) * 1e8), 1e-4);
    }

    [Theory]
    [InlineData(0.1, 1.0)]
    [InlineData(1.0, 0.7)]
    [InlineData(3.9, 1.0)]
    [InlineData(30.0, 0.95)]
    public void At_half_its_width_the_transform_is_at_half(double diffusion, double share)
    {
        PhaseMemory memory = new(1, share);
        double omega = Math.PI * memory.FullWidth(diffusion), top = 0, half = 0;
        // Trapezoids of the smooth even function e^(−D a(|t|)) would see its kink; Simpson's rule from 0 does not.
        const int Steps = 400_000;
        double h = 60 / diffusion / Steps;
        while (diffusion * memory.Age(h * Steps) < 40) h *= 1.5;
        for (int i = 0; i <= Steps; i++)
        {
            double t = i * h, value = (i == 0 || i == Steps ? 1 : i % 2 == 1 ? 4 : 2) * Math.Exp(-diffusion * memory.Age(t));
            top += value;
            half += value * Math.Cos(omega * t);
        }
        Assert.Equal(0.5, half / top, 1e-9);
        Assert.InRange(omega, 0.3 * Math.Sqrt(diffusion), diffusion);
    }

    [Fact]
    public void Both_ways_to_the_width_meet_and_the_age_begins_with_the_natural_part()
    {
        Assert.Equal(new PhaseMemory(1, 1).FullWidth(4 * (1 - 1e-7)), new PhaseMemory(1, 1).FullWidth(4 * (1 + 1e-7)), 1e-6);
        PhaseMemory memory = new(2, 0.9);
        Assert.Equal(0.1e-6, memory.Age(1e-6), 1e-12);
        Assert.Equal(100 - (0.9 / 2), memory.Age(100), 1e-12);
    }
}
