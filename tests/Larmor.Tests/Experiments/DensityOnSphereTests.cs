using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Fluctuations.Density;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Tests.Experiments;

/// <summary>The density on the sphere in time against closed forms, and what it does at the edges of its range.</summary>
public class DensityOnSphereTests
{
    private const double Ms = 6.5e5, Damping = 0.3;
    private static readonly Volume Size = Volume.FromCubicNanometres(2000);
    private static readonly double Kt = PhysicalConstants.BoltzmannConstant * 300;

    private static double Diffusion => Damping * PhysicalConstants.ElectronGyromagneticRatio * Kt / (Ms * Size.Si * (1 + (Damping * Damping)));

    private static Device Cell(double sigma, Temperature? temperature = null, double damping = Damping, GivenTorque? torque = null, Volume? size = null)
    {
        Device device = MagneticPillar.With(torque) with { Temperature = temperature ?? Temperature.FromKelvins(300) };
        Magnet magnet = new(device.Magnets[0].Magnet.Name, size ?? Size, Length.FromNanometres(3), new MagneticProperties(Magnetization.FromSi(Ms), damping), new UniaxialAnisotropy(EnergyDensity.FromSi(sigma * Kt / Size.Si), UnitVector.Z));
        return device with { Magnets = [new DeviceMagnet(magnet, torque)] };
    }

    private static DensityOnSphereResult Run(DensityOnSphere settings, Device device)
    {
        DensityOnSphereResult result = settings.Run(device, new RunContext { Cancellation = TestContext.Current.CancellationToken });
        Assert.All(result.Checks, check => Assert.True(check.Passed, string.Create(CultureInfo.InvariantCulture, $"{check.Name}: {check.Value}")));
        return result;
    }

    private static Duration Times(double diffusionTimes) => Duration.FromSi(diffusionTimes / Diffusion);

    [Fact]
    public void Free_moments_forget_a_direction_as_e_to_the_minus_two_D_t()
    {
        UnitVector start = UnitVector.Along(1, 2, -2);
        DensityOnSphereResult result = Run(new DensityOnSphere { Duration = Times(1), Start = new DensityStart.Direction(start), Samples = 11 }, Cell(0));
        double first = Math.Exp(-Math.Pow(10 * Math.PI / 180, 2));
        for (int i = 0; i < 11; i++)
        {
            Assert.Equal(first * Math.Exp(-0.2 * i), Vector3d.Dot(result.Means[i], start), 2e-6);
            Assert.Equal(((2 * Math.Pow(first, 3) * Math.Exp(-0.6 * i)) + 1) / 3, Vector3d.Dot(start, result.SecondMoments[i] * start.Components), 2e-6);
        }
        // Nothing is exchanged: all that is lost is order.
        Assert.Equal((0, 0, 0), (result.Works[^1].Heat, result.Works[^1].Field, result.Works[^1].Torque));
        Assert.Empty(result.Wells);
        Assert.True(result.Balances.Zip(result.Balances.Skip(1)).All(pair => pair.Second!.Entropy > pair.First!.Entropy));
    }

    [Fact]
    public void Equilibrium_stays_and_a_well_leaks_at_the_slowest_rate_by_one_half()
    {
        DensityOnSphereResult still = Run(new DensityOnSphere { Duration = Times(1), Samples = 5 }, Cell(5));
        Assert.All(still.Balances, balance => Assert.InRange(balance!.Dissipation, 0, 1e-6 * Kt * Diffusion));
        Assert.All(still.Means, mean => Assert.Equal(0, mean.Norm, 1e-7));
        DensityOnSphereResult leak = Run(new DensityOnSphere { Duration = Times(60), Start = new DensityStart.Well(UnitVector.Z), Samples = 31 }, Cell(5));
        double rate = leak.End!.Modes.SlowestRate, later = leak.Times[30] - leak.Times[10];
        DensityWell up = leak.Wells.MaxBy(well => well.Direction.Components.Z)!;
        Assert.Equal(Math.Exp(-rate * later), (up.Populations[30] - 0.5) / (up.Populations[10] - 0.5), 1e-4);
        Assert.InRange(up.Populations[0], 0.99, 1);
        Assert.Equal(1, leak.Wells.Sum(well => well.Populations[^1]), 1e-12);
    }

    [Fact]
    public void A_torque_along_the_axis_ends_in_the_closed_form_and_the_first_law_is_closed_through_a_pulse()
    {
        GivenTorque torque = new GivenTorque.FieldsPerCurrent(MagneticFieldPerCurrent.FromSi(400), default) { Towards = UnitVector.Z };
        Device device = Cell(3, torque: torque);
        DensityOnSphereResult steady = Run(new DensityOnSphere { Duration = Times(4), Samples = 9, Current = Current.FromMilliamperes(0.05), Start = new DensityStart.Uniform() }, device);
        Assert.Equal(steady.End!.Density.Density.Mean.Z, steady.Means[^1].Z, 2e-3);
        Assert.NotEqual(0, steady.Works[^1].Torque);
        Assert.Contains(steady.Scalars, scalar => scalar.Name == "effective-temperature");
        DensityOnSphereResult pulse = Run(new DensityOnSphere { Duration = Times(1), Samples = 6, CurrentDrive = new DriveShape<Current>.Pulse(Current.FromMilliamperes(0.1), Times(0.15), default, Times(0.5), default), FieldDrives = [new FieldDrive(UnitVector.X, new DriveShape<MagneticField>.Step(MagneticField.FromMilliteslas(20), default, Times(0.3), default))] }, device);
        Assert.Null(pulse.End);
        DensityWork work = pulse.Works[^1];
        Assert.Equal(pulse.Balances[^1]!.Energy - pulse.Balances[0]!.Energy, work.Field + work.Torque - work.Heat, 1e-9 * Kt);
        Assert.Contains(pulse.Scalars, scalar => scalar is { Name: "slowest-rate", Value: null, Reason.Length: > 0 });
    }

    [Fact]
    public void Edges_give_a_right_answer_or_a_clear_refusal()
    {
        DensityOnSphere plain = new() { Duration = Times(0.2), Samples = 3 };
        string Refusal(DensityOnSphere settings, Device device) => Assert.Throws<DeviceException>(() => settings.Run(device, new RunContext())).Message;
        Assert.Contains("temperature", Refusal(plain, Cell(3, Temperature.FromSi(0))), StringComparison.Ordinal);
        Assert.Contains("needs damping", Refusal(plain, Cell(3, damping: 0)), StringComparison.Ordinal);
        Assert.Contains("must be positive", Refusal(plain with { Duration = default }, Cell(3)), StringComparison.Ordinal);
        Assert.Contains("A point is no density", Refusal(plain with { Start = new DensityStart.Direction(UnitVector.Z) { Spread = default } }, Cell(3)), StringComparison.Ordinal);
        Assert.Contains("thermal-stability", Refusal(plain with { Start = new DensityStart.Equilibrium(), HighestDegree = 20 }, Cell(200)), StringComparison.Ordinal);
        Assert.Contains("A pulse must last", Refusal(plain with { CurrentDrive = new DriveShape<Current>.Pulse(Current.FromMilliamperes(1), default, default, default, default) }, Cell(3)), StringComparison.Ordinal);
        Device two = Cell(3);
        Assert.Contains("ensemble", Refusal(plain, two with { Magnets = [two.Magnets[0], two.Magnets[0]] }), StringComparison.Ordinal);
        // A volume that goes to zero: all directions alike at once.
        DensityOnSphereResult small = Run(plain with { Start = new DensityStart.Direction(UnitVector.Z) }, Cell(3, size: Volume.FromSi(1e-6 * Size.Si)));
        Assert.Equal(0, small.Means[^1].Norm, 1e-6);
        Assert.Equal(Math.Log(4 * Math.PI), small.Balances[^1]!.Entropy, 1e-6);
        // A start about a pole keeps its axis.
        DensityOnSphereResult pole = Run(plain with { Start = new DensityStart.Direction(-UnitVector.Z) }, Cell(3));
        Assert.Equal((0.0, 0.0), (pole.Means[^1].X, pole.Means[^1].Y));
        Assert.True(pole.Means[^1].Z < -0.5);
    }

    [Fact]
    public void A_run_is_stopped_between_two_steps()
    {
        using CancellationTokenSource source = new();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => new DensityOnSphere { Duration = Times(1) }.Run(Cell(3), new RunContext { Cancellation = source.Token }));
    }
}
