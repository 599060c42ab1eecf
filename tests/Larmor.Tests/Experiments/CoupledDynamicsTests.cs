using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;
using static Larmor.Tests.TestDevices;

namespace Larmor.Tests.Experiments;

/// <summary>Two free layers followed as one system.</summary>
public class CoupledDynamicsTests
{
    private const double Ms = 1e6, Bk = 0.05, Exchange = 0.02, Field = 0.03;

    private static readonly Volume MagnetVolume = Volume.FromSi(2e-23);

    private static readonly double Gamma = PhysicalConstants.ElectronGyromagneticRatio;

    private static readonly Dynamics Settings = new()
    {
        Field = new AppliedField(UnitVector.Z, MagneticField.FromTeslas(Field)),
        Duration = Duration.FromNanoseconds(3),
        Samples = 301,
    };

    [Fact]
    public void Two_coupled_layers_ring_at_the_frequency_of_the_mode_they_are_started_in()
    {
        // Uniaxial about z with field and exchange along it: the optic mode of two equal moments turns at γ(B + Bk + 2 Bex), circularly.
        const double angle = 1e-3;
        Dynamics settings = Settings with
        {
            Starts = new Dictionary<string, UnitVector>(StringComparer.Ordinal) { ["free"] = UnitVector.Along(angle, 0, 1), ["second"] = UnitVector.Along(-angle, 0, 1) },
        };
        DynamicsResult result = settings.Run(Pair(0, Exchange), Context());
        double expected = Gamma * (Field + Bk + (2 * Exchange)) / (2 * Math.PI);
        Assert.Equal(expected, Value(result, "frequency"), 1e-5 * expected);
        Assert.Equal(angle, Value(result, "amplitude"), 1e-3 * angle);
        Assert.All(result.Checks, check => Assert.True(check.Passed, check.Name));
        Assert.Equal("free, second", string.Join(", ", result.Moments.Select(moment => moment.Name)));
    }

    [Fact]
    public void The_energy_that_two_coupled_layers_lose_is_their_heat()
    {
        DynamicsResult result = (Settings with { Start = UnitVector.Along(1, 0.2, -0.1), Starts = new Dictionary<string, UnitVector>(StringComparer.Ordinal) { ["second"] = -UnitVector.Y }, Samples = 30001 }).Run(Pair(0.05, -Exchange), Context());
        double step = result.Times[1], heat = 0;
        for (int i = 1; i < result.Times.Count; i++) heat += 0.5 * step * (result.GilbertPowers[i] + result.GilbertPowers[i - 1]);
        double released = 2 * MagnetVolume.Si * (result.Energies[0] - result.Energies[^1]);
        Assert.True(released > 0);
        Assert.Equal(released, heat, 1e-6 * released);
        Assert.All(result.Checks, check => Assert.True(check.Passed, check.Name));
    }

    [Fact]
    public void Without_a_start_antiferromagnetic_layers_begin_at_their_common_rest()
    {
        // Spin flop of two uniaxial layers: at a field B between B_sf = √(Bk (2Be − Bk)) and the end of the flop both lean by the same angle, cos φ = B/(2Be − Bk).
        const double exchange = 0.1, field = 0.11;
        Dynamics settings = Settings with { Field = new AppliedField(UnitVector.Z, MagneticField.FromTeslas(field)), Tilt = Angle.Zero };
        DynamicsResult result = settings.Run(Pair(0.02, -exchange), Context());
        double cosine = field / ((2 * exchange) - Bk);
        Assert.All(result.Moments, moment => Assert.Equal(cosine, moment.Directions[0].Z, 1e-10));
        Assert.Equal(-1, Vector3d.Dot(Flat(result.Moments[0].Directions[0]), Flat(result.Moments[1].Directions[0])), 1e-9);
    }

    [Fact]
    public void Without_field_antiferromagnetic_layers_begin_antiparallel_along_the_easy_axis_and_not_on_a_saddle()
    {
        DynamicsResult result = (Settings with { Field = AppliedField.None, Tilt = Angle.Zero }).Run(Pair(0.02, -0.1), Context());
        Assert.Equal(1, Math.Abs(result.Moments[0].Directions[0].Z), 1e-12);
        Assert.Equal(-1, Vector3d.Dot(result.Moments[0].Directions[0], result.Moments[1].Directions[0]), 1e-12);
    }

    [Fact]
    public void A_start_of_an_unknown_layer_is_refused() => Assert.Contains(
        "Free are 'free', 'second'",
        Assert.Throws<DeviceException>(() => (Settings with { Starts = new Dictionary<string, UnitVector>(StringComparer.Ordinal) { ["spacer"] = UnitVector.X } }).Run(Pair(0.02, 0), Context())).Message,
        StringComparison.Ordinal);

    private static Vector3d Flat(Vector3d u) => new Vector3d(u.X, u.Y, 0) / new Vector3d(u.X, u.Y, 0).Norm;

    private static Device Pair(double damping, double exchangeField)
    {
        EnergyTerm easy = UniaxialAnisotropy.FromField(MagneticField.FromTeslas(Bk), Magnetization.FromSi(Ms), UnitVector.Z);
        DeviceMagnet Entry(string name) => new(new Magnet(name, MagnetVolume, Length.FromNanometres(3), new MagneticProperties(Magnetization.FromSi(Ms), damping), easy), new GivenTorque.FieldsPerCurrent(MagneticFieldPerCurrent.Zero, MagneticFieldPerCurrent.Zero) { Towards = UnitVector.Z });
        Area contact = Area.FromSi(MagnetVolume.Si / 3e-9);
        return Of([Lead("left"), Free, Slab("spacer", Copper, 6), Free with { Name = "second" }, Lead("right")]) with
        {
            Magnets = [Entry("free"), Entry("second")],
            Pairs = [new MomentPair(0, 1, new InterlayerExchange(EnergyPerArea.FromSi(exchangeField * Ms * 3e-9), contact))],
        };
    }

    private static double Value(Result result, string name) => result.Scalars.Single(scalar => scalar.Name == name).Value!.Value;

    private static RunContext Context() => new() { Cancellation = TestContext.Current.CancellationToken };
}
