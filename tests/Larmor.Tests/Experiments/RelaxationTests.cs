using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Fluctuations.Langevin;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Tests.Experiments;

/// <summary>Waiting times against rates, telegraph and fits against closed forms.</summary>
public class RelaxationTests
{
    private const double Ms = 6.5e5, Damping = 0.1, Kelvins = 300;
    private static readonly Volume Size = Volume.FromCubicNanometres(600);

    private static Device Cell(double sigma, EnergyTerm? more = null, double damping = Damping, double kelvins = Kelvins)
    {
        Device device = MagneticPillar.With(null) with { Temperature = Temperature.FromKelvins(kelvins) };
        EnergyTerm easy = new UniaxialAnisotropy(EnergyDensity.FromSi(sigma * PhysicalConstants.BoltzmannConstant * Kelvins / Size.Si), UnitVector.Z);
        Magnet magnet = new(device.Magnets[0].Magnet.Name, Size, Length.FromNanometres(3), new MagneticProperties(Magnetization.FromSi(Ms), damping), more is null ? easy : easy + more);
        return device with { Magnets = [new DeviceMagnet(magnet)] };
    }

    private static double Bk(double sigma) => 2 * sigma * PhysicalConstants.BoltzmannConstant * Kelvins / (Size.Si * Ms);

    private static FieldSweep Fields(double sigma, params double[] h) => new(UnitVector.Z, [.. h.Select(x => MagneticField.FromTeslas(x * Bk(sigma)))]);

    private static RelaxationResult Run(Relaxation settings, Device device) => settings.Run(device, new RunContext { Cancellation = TestContext.Current.CancellationToken, Seed = 11 });

    [Fact]
    public void Shots_wait_as_the_exponential_of_the_rate_and_come_back_at_the_other()
    {
        const double sigma = 6;
        RelaxationResult result = Run(new Relaxation { Field = Fields(sigma, -0.35, -0.1), Shots = 256 }, Cell(sigma));
        foreach (WaitingTimePoint point in result.Points)
        {
            double rate = point.Escapes.First.Rate!.Value;
            Assert.InRange(point.Rate!.Value.Value / rate, 0.96 - (3.5 * point.Rate.Value.Error / rate), 1.04 + (3.5 * point.Rate.Value.Error / rate));
            Assert.True(point.Rate.Value.Error < 0.12 * rate);
            Assert.True(point.Distance < 2);
            Assert.InRange(point.Waiting[^1].Value, 0, 1 - ((point.Jumps - 1) / 256.0));
        }
        Estimate back = result.Points[1].BackRate!.Value;
        Assert.InRange(back.Value, result.Points[1].Escapes.Second.Rate!.Value - (4 * back.Error), result.Points[1].Escapes.Second.Rate!.Value + (4 * back.Error));
        Assert.All(result.Checks, check => Assert.True(check.Passed, check.Name));
    }

    [Fact]
    public void A_moment_without_an_axis_is_compared_with_the_density_on_the_sphere()
    {
        const double sigma = 5;
        EnergyTerm hard = new UniaxialAnisotropy(EnergyDensity.FromSi(-sigma * PhysicalConstants.BoltzmannConstant * Kelvins / Size.Si), UnitVector.X);
        RelaxationResult result = Run(new Relaxation { Field = Fields(sigma, -0.1), Shots = 256 }, Cell(sigma, hard, damping: 0.4));
        Assert.Equal("spectral", result.Points[0].Escapes.First.Method);
        Assert.True(result.Points[0].IsCompared);
        Assert.All(result.Checks, check => Assert.True(check.Passed, check.Name));
    }

    [Fact]
    public void Dwells_of_the_telegraph_share_the_time_as_Boltzmann_says_and_the_tables_follow_from_both_rates()
    {
        const double sigma = 12, h = 0.05;
        RelaxationResult result = Run(new Relaxation { Field = Fields(sigma, h) }, Cell(sigma));
        Table table = result.Tables.Single(one => one.Name == "dwell-times");
        double Of(string name) => table.Columns.Single(column => column.Name == name).Values[0];
        static double Density(double c) => Math.Exp(sigma * ((c * c) + (2 * h * c)));
        double up = Enumerable.Range(0, 20000).Sum(i => Density(-h + ((1 + h) * (i + 0.5) / 20000))) * (1 + h), down = Enumerable.Range(0, 20000).Sum(i => Density(-1 + ((1 - h) * (i + 0.5) / 20000))) * (1 - h);
        Assert.Equal(up / (up + down), Of("occupation"), 1e-6);
        double first = 1 / Of("waiting-time"), second = 1 / Of("back-time");
        Assert.Equal((first + second) / (2 * Math.PI), Of("corner-frequency"), 1e-9 * first);
        // ∫ S df of the telegraph is P1 P2.
        Assert.Equal(Of("occupation") * (1 - Of("occupation")), Of("telegraph-density") * Of("corner-frequency") * Math.PI / 2, 1e-9);
        Assert.Contains("too seldom", result.Points[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_parabola_through_high_barriers_finds_the_field_at_which_they_vanish_and_the_barrier_but_for_the_attempt_time()
    {
        const double sigma = 60;
        RelaxationResult result = Run(new Relaxation { Field = Fields(sigma, [.. Enumerable.Range(0, 12).Select(i => -0.5 + (0.03 * i))]) }, Cell(sigma));
        WaitingTimeFit fit = result.Fits.First(one => one.Against == "field");
        // ln τ = σ(1 - h)² - ln[(1 - h²)(1 - h)] + const: the prefactor moves the fit by a few kT of 60.
        Assert.Equal(sigma, fit.Barrier, 0.1 * sigma);
        Assert.Equal(-Bk(sigma), fit.Edge, 0.1 * Bk(sigma));
        Assert.InRange(fit.AttemptTime, 1e-12, 1e-8);
        Assert.True(fit.Residual < 0.01);
    }

    [Fact]
    public void What_cannot_be_measured_is_refused_or_left_out_with_a_reason()
    {
        string Refusal(Relaxation settings, Device device) => Assert.Throws<DeviceException>(() => Run(settings, device)).Message;
        Assert.Contains("there are none", Refusal(new Relaxation(), Cell(6, kelvins: 0)), StringComparison.Ordinal);
        Assert.Contains("needs damping", Refusal(new Relaxation(), Cell(6, damping: 0)), StringComparison.Ordinal);
        Assert.Contains("must lie between 32", Refusal(new Relaxation { Shots = 3 }, Cell(6)), StringComparison.Ordinal);
        Assert.Contains("at most", Refusal(new Relaxation { Duration = Duration.FromSeconds(1) }, Cell(6)), StringComparison.Ordinal);
        WaitingTimePoint beyond = Run(new Relaxation { Field = Fields(20, -1.5) }, Cell(20)).Points[0];
        Assert.Null(beyond.Rate);
        Assert.True(beyond.Reason.Length > 0);
    }

    [Fact]
    public void A_telegraph_in_two_levels_counts_each_jump_once()
    {
        // A free moment has no wells: up and down it wanders with rates that are alike, and it spends half of its time on either side.
        DwellTimes dwells = new(UnitVector.Z, -0.5, 0.5);
        Device device = Cell(0.01);
        new LangevinEnsemble(new Larmor.Magnetism.Motion.GeneralizedLlg(device.Magnets[0].Magnet), device.Temperature).Run(
            new EnsembleRun { Trajectories = 256, Seed = 2, Step = Duration.FromPicoseconds(0.5), Steps = 20_000, Interval = 4 }, EnsembleStart.Anywhere, [dwells], TestContext.Current.CancellationToken);
        Assert.True(dwells.Falls > 200);
        Assert.InRange((double)dwells.Falls / dwells.Rises, 0.8, 1.25);
        Assert.Equal(0.5, dwells.ShareUp!.Value, 0.05);
    }
}
