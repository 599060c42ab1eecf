using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Fluctuations.Langevin;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Tests.Experiments;

public class NoiseTests
{
    private static readonly Noise Settings = new()
    {
        Field = new FieldSweep(UnitVector.Along(0, 0.3, 1), [MagneticField.FromTeslas(0.4)]),
        Currents = [Current.Zero, Current.FromMilliamperes(0.2)],
        Trajectories = 256,
        Duration = Duration.FromNanoseconds(1),
    };

    private static Device Pillar(double damping = 0.05, double kelvins = 20) => MagneticPillar.With(new GivenTorque.Efficiency(0.3), damping) with { Temperature = Temperature.FromKelvins(kelvins) };

    private static RunContext Context(ulong seed = 3, IPointExecutor? executor = null) => new() { Cancellation = TestContext.Current.CancellationToken, Seed = seed, Executor = executor ?? ParallelExecutor.Instance };

    [Fact]
    public void The_resistance_is_that_of_the_stack_and_its_noise_follows_its_slope()
    {
        NoiseResult result = Settings.Run(Pillar(), Context());
        NoisePoint point = result.Points[0];
        double expected = new OrientedTransport(Pillar().Stack).Solve([UnitVector.Z, UnitVector.Along(point.Frame!.Value.Normal)], CurrentDensity.FromSi(1)).ResistanceArea / Pillar().CrossSection!.Area.Si;
        Assert.Equal(expected, point.Resistance!.Value.Value, 1e-4 * expected);
        Assert.True(point.ResistanceVariance!.Value.Value > 0);
        double linear = point.LinearResistanceDensities.Sum(), found = point.ResistanceDensities.Sum(one => one.Value);
        Assert.Equal(1, found / linear, 0.1);
        Assert.All(result.Checks, check => Assert.True(check.Passed, check.Name));
        Assert.Contains(result.Tables, table => table.Name == "resistance-noise");
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits_on_any_threads_and_another_seed_others()
    {
        NoiseResult one = Settings.Run(Pillar(), Context(executor: new OneByOne())), all = Settings.Run(Pillar(), Context()), other = Settings.Run(Pillar(), Context(4));
        Assert.Equal(one.Points[1].Densities[1], all.Points[1].Densities[1]);
        Assert.Equal(one.Points[1].Line, all.Points[1].Line);
        Assert.NotEqual(one.Points[1].Variances[1], other.Points[1].Variances[1]);
        Assert.Equal(other.Points[1].Variances[1], (Settings with { Seed = 4 }).Run(Pillar(), Context()).Points[1].Variances[1]);
        Assert.NotEqual(one.Points[0].Densities[1][5].Value, one.Points[1].Densities[1][5].Value);
    }

    [Fact]
    public void Without_temperature_or_damping_and_with_times_that_do_not_go_together_it_is_refused()
    {
        string Refusal(Noise settings, Device device) => Assert.Throws<DeviceException>(() => settings.Run(device, Context())).Message;
        Assert.Contains("there are none", Refusal(Settings, Pillar(kelvins: 0)), StringComparison.Ordinal);
        Assert.Contains("needs damping", Refusal(Settings, Pillar(damping: 0)), StringComparison.Ordinal);
        Assert.Contains("must lie between 256", Refusal(Settings with { Trajectories = 12 }, Pillar()), StringComparison.Ordinal);
        Assert.Contains("16th of the shortest period", Refusal(Settings with { Step = Duration.FromNanoseconds(1) }, Pillar()), StringComparison.Ordinal);
        Assert.Contains("at least one stretch", Refusal(Settings with { Resolution = Frequency.FromMegahertz(100) }, Pillar()), StringComparison.Ordinal);
        Assert.Contains("give at least", Refusal(Settings with { Resolution = Frequency.FromHertz(1) }, Pillar()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_moment_that_hops_between_its_states_has_no_line()
    {
        Device device = Pillar();
        Magnet small = device.Magnets[0].Magnet;
        EnergyTerm easy = UniaxialAnisotropy.FromField(MagneticField.FromTeslas(0.05), small.Properties.SaturationMagnetization, UnitVector.Z);
        double kT = PhysicalConstants.BoltzmannConstant * 20;
        Magnet hopping = new(small.Name, Volume.FromSi(2 * kT / (0.05 * small.Properties.SaturationMagnetization.Si)), small.Thickness, new MagneticProperties(small.Properties.SaturationMagnetization, 0.1), easy);
        NoisePoint point = new Noise { Trajectories = 256 }.Run(device with { Magnets = [new DeviceMagnet(hopping)] }, Context()).Points[0];
        Assert.True(point.Crossed > 0.01);
        Assert.Null(point.Line);
        Assert.Contains("telegraph", point.LineReason, StringComparison.Ordinal);
    }

    private sealed class OneByOne : IPointExecutor
    {
        public IReadOnlyList<T> Run<T>(int count, Func<int, T> point, IProgress<double>? progress, CancellationToken cancellation)
        {
            T[] answers = new T[count];
            for (int i = count - 1; i >= 0; i--) answers[i] = point(i);
            return answers;
        }
    }
}
