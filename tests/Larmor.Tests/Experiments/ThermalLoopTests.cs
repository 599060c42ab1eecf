using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Tests.Experiments;

/// <summary>Field loops at a temperature against Brown's rate integrated on its own, trajectories, and the loop without temperature.</summary>
public class ThermalLoopTests
{
    private const double Ms = 6.5e5, Kelvins = 300;
    private static readonly Volume Size = Volume.FromCubicNanometres(1500);

    private static Device Cell(double sigma, double damping, EnergyTerm? more = null)
    {
        Device device = MagneticPillar.With(null) with { Temperature = Temperature.FromKelvins(Kelvins) };
        EnergyTerm easy = new UniaxialAnisotropy(EnergyDensity.FromSi(sigma * PhysicalConstants.BoltzmannConstant * Kelvins / Size.Si), UnitVector.Z);
        Magnet magnet = new(device.Magnets[0].Magnet.Name, Size, Length.FromNanometres(3), new MagneticProperties(Magnetization.FromSi(Ms), damping), more is null ? easy : easy + more);
        return device with { Magnets = [new DeviceMagnet(magnet)] };
    }

    private static double Bk(double sigma) => 2 * sigma * PhysicalConstants.BoltzmannConstant * Kelvins / (Size.Si * Ms);

    private static double Diffusion(double damping) => damping * PhysicalConstants.ElectronGyromagneticRatio * PhysicalConstants.BoltzmannConstant * Kelvins / (Ms * Size.Si * (1 + (damping * damping)));

    private static Hysteresis Loop(double sigma, double reach, int points, double time) => new()
    {
        Field = new FieldSweep(UnitVector.Z, [.. Enumerable.Range(0, points).Select(i => MagneticField.FromTeslas(reach * Bk(sigma) * (-1 + (2.0 * i / (points - 1)))))]),
        SweepTime = Duration.FromSi(time),
        Temperature = Temperature.FromKelvins(Kelvins),
    };

    private static HysteresisResult Run(Hysteresis settings, Device device) => settings.Run(device, new RunContext { Cancellation = TestContext.Current.CancellationToken, Seed = 4 });

    [Fact]
    public void A_slow_loop_is_that_of_Browns_rates_both_ways()
    {
        const double sigma = 30, reach = 1.1, time = 1e-3, damping = 0.1;
        HysteresisResult result = Run(Loop(sigma, reach, 111, time), Cell(sigma, damping));
        // dP/dh by small steps with Brown's rates; P is the share in the upper well, beginning in the lower one. From σ(1 - h)² of about 1 on everything goes at once.
        double Rate(double h) => Math.Abs(h) >= 0.9 ? (h > 0 ? 1e-30 : 1e9) : 2 / Math.Sqrt(Math.PI) * Diffusion(damping) * Math.Pow(sigma, 1.5) * (1 - (h * h)) * (1 + h) * Math.Exp(-sigma * (1 + h) * (1 + h));
        double share = 0, step = 1e-5, speed = 2 * reach / time, median = double.NaN;
        for (double h = -reach; h < reach; h += step)
        {
            double up = Rate(-(h + (step / 2))), down = Rate(h + (step / 2)), rest = up / (up + down);
            share = rest + ((share - rest) * Math.Exp(-(up + down) * step / speed));
            if (double.IsNaN(median) && share >= 0.5) median = h;
        }
        HysteresisLoop loop = result.Loops[0];
        Assert.Equal(median, loop.CoerciveFieldUp!.Value / Bk(sigma), 0.006);
        Assert.Equal(-loop.CoerciveFieldUp.Value, loop.CoerciveFieldDown!.Value, 1e-6 * Bk(sigma));
        Assert.InRange(loop.ThermalUp!.SharrockField!.Value / loop.CoerciveFieldUp.Value, 0.85, 1.05);
        Assert.InRange(loop.ThermalUp.Means[^1], 0.95, 1);
        Assert.Equal(1, loop.ThermalUp.Turned[^1], 1e-9);
        Assert.All(loop.Up, point => Assert.Equal(MomentState.Moving, point.State));
    }

    [Fact]
    public void Fast_sweeps_followed_by_trajectories_agree_with_the_two_states()
    {
        const double sigma = 15;
        HysteresisResult result = Run(Loop(sigma, 1.2, 41, 150e-9) with { Trajectories = 512 }, Cell(sigma, 0.2));
        HysteresisLoop loop = result.Loops[0];
        foreach (ThermalBranch branch in (ThermalBranch[])[loop.ThermalUp!, loop.ThermalDown!])
        {
            Assert.Equal(branch.FirstEscapes!.Mean!.Value, branch.WatchedField!.Value.Value, 0.02 * Bk(sigma));
            Assert.Equal(branch.FirstEscapes.Spread!.Value, branch.WatchedSpread!.Value, 0.15 * branch.WatchedSpread.Value);
            Assert.Equal(branch.Means[^1], branch.Watched[^1].Value, 0.01);
        }
        Assert.All(result.Checks, check => Assert.True(check.Passed, check.Name));
        ThermalBranch wrong = loop.ThermalUp! with { Means = [.. loop.ThermalUp!.Means.Skip(4).Concat(loop.ThermalUp.Means.TakeLast(4))] };
        Assert.True(Larmor.Experiments.Escapes.ThermalLoop.Distance(wrong, 512) > 5);
    }

    [Fact]
    public void Without_an_axis_the_loop_comes_from_the_density_or_the_formula()
    {
        const double sigma = 12;
        EnergyTerm hard = new UniaxialAnisotropy(EnergyDensity.FromSi(-sigma * PhysicalConstants.BoltzmannConstant * Kelvins / Size.Si), UnitVector.X);
        Hysteresis settings = Loop(sigma, 1.1, 8, 1e-5) with { Trajectories = 64 };
        HysteresisLoop loop = Run(settings, Cell(sigma, 0.2, hard)).Loops[0];
        Assert.InRange(loop.CoerciveFieldUp!.Value / Bk(sigma), 0.02, 0.6);
        Assert.Empty(loop.ThermalUp!.Watched);
        Assert.Contains("too slow", loop.ThermalUp.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void As_the_temperature_falls_the_loop_becomes_that_of_a_moment_at_rest()
    {
        const double sigma = 40;
        Device device = Cell(sigma, 0.1);
        Hysteresis settings = Loop(sigma, 1.3, 105, 1e-2);
        double At(double kelvins) => Run(settings with { Temperature = Temperature.FromKelvins(kelvins) }, device).Loops[0].CoerciveFieldUp!.Value / Bk(sigma);
        double warm = At(100), cool = At(10), cold = At(0.3);
        Assert.True(warm < cool && cool < cold);
        Assert.InRange(cold, 0.96, 1.01);
        HysteresisLoop still = Run(settings with { Temperature = null, SweepTime = null }, device).Loops[0];
        Assert.Equal(1, still.CoerciveFieldUp!.Value / Bk(sigma), 1e-3);
        Assert.Equal(still.Up.Select(point => point.Mean), Run(settings with { Temperature = Temperature.FromKelvins(0), SweepTime = null }, device).Loops[0].Up.Select(point => point.Mean));
    }

    [Fact]
    public void A_loop_at_a_temperature_needs_a_time_and_a_number()
    {
        string Refusal(Hysteresis settings, Device device) => Assert.Throws<DeviceException>(() => Run(settings, device)).Message;
        Hysteresis settings = Loop(20, 1.2, 11, 1e-3);
        Assert.Contains("sweep-time", Refusal(settings with { SweepTime = null }, Cell(20, 0.1)), StringComparison.Ordinal);
        Assert.Contains("must lie between 32", Refusal(settings with { Trajectories = 2 }, Cell(20, 0.1)), StringComparison.Ordinal);
    }
}
