using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Layers;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;
using Larmor.Quantities;
using static Larmor.Physics.PumpingDevices;

namespace Larmor.Physics.ClosedForms;

/// <summary>One moment of several while the others are held: the same as a device in which they were fixed from the first, and the torque on it that of all at those directions.</summary>
public class HeldLayers
{
    private static readonly EnergyPerArea Coupling = EnergyPerArea.FromSi(-3e-5);

    private static readonly UniaxialAnisotropy Easy = new(EnergyDensity.FromSi(2e4), UnitVector.Z);

    private static Layer[] Layers(LayerMagnetization lower) =>
    [
        Fixed("base", 200, 0.7, 5, UnitVector.Z), Metal("n1", 20, 300, 6), Free("lower", 200, 0.7, 5, 3) with { Magnetization = lower }, Metal("n2", 20, 300, 6), Free("upper", 200, 0.7, 5, 2),
    ];

    private static Multilayer Stack(LayerMagnetization lower) => StackBuilder.Stack(Layers(lower), [.. Enumerable.Repeat(Mixed(1, 0.7, 1), 4)], new EndCondition.Reservoir(), new EndCondition.Reservoir());

    private static Device Both => Of(Stack(LayerMagnetization.Free), Easy) with
    {
        Pairs = [new MomentPair(0, 1, new InterlayerExchange(Coupling, Larmor.Quantities.Area.FromSi(PumpingDevices.Area)))],
    };

    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(0, 0.6, -0.8)]
    [InlineData(0, 0, -1)]
    public void A_held_layer_is_a_fixed_one_that_shares_its_energy(double x, double y, double z)
    {
        UnitVector held = UnitVector.Along(x, y, z);
        // E = −J A u·h over the volume A d: exchange bias of J along h.
        Device fixedOne = Of(Stack(LayerMagnetization.Fixed(held)), Easy, new ExchangeBias(Coupling, Length.FromSi(2e-9), held));
        Device one = Held(held).On(Both, "experiments/one");
        Assert.Contains(SpinTransfer.Of(one).Notes, note => note.Contains("Held are 'lower'", StringComparison.Ordinal));
        Assert.Empty(one.Pairs);
        GeneralizedLlg expected = Equation(fixedOne), actual = Equation(one);
        double[] first = new double[3], second = new double[3];
        foreach (UnitVector u in SpherePoints.Fibonacci(20))
        {
            double[] state = [.. Moments.Of(u).Components];
            expected.Derivative(0, state, first);
            actual.Derivative(0, state, second);
            for (int i = 0; i < 3; i++) Assert.Equal(first[i], second[i], 1e-12 * first.Max(Math.Abs));
            SymmetricMatrix3 before = expected.Magnets[0].Energy.Hessian(u, 0), after = actual.Magnets[0].Energy.Hessian(u, 0);
            Assert.Equal((before * u.Components).X, (after * u.Components).X, 1e-12 * (before * u.Components).Norm);
        }
    }

    [Fact]
    public void The_barrier_of_a_moment_with_its_partner_held_is_that_in_the_field_of_the_exchange()
    {
        // Perpendicular to the film's own plane nothing acts here but an easy axis and the field b = J/(Ms d) along it: Δ = K v (1 ± b/Bk)²/kT.
        Device bare = new()
        {
            Title = "pair", Temperature = Temperature.FromSi(300), Stack = Stack(LayerMagnetization.Free),
            Magnets = [.. new[] { ("lower", 3e-9), ("upper", 2e-9) }.Select(one => new DeviceMagnet(new Magnet(one.Item1, Volume.FromSi(PumpingDevices.Area * 0.3 * one.Item2), Length.FromSi(one.Item2), new Larmor.Materials.MagneticProperties(Magnetization.FromSi(Ms), Alpha), Easy)))],
            Pairs = [new MomentPair(0, 1, new InterlayerExchange(EnergyPerArea.FromSi(8e-6), Larmor.Quantities.Area.FromSi(0.3 * PumpingDevices.Area)))],
        };
        ThermalStabilityResult result = new ThermalStability { Held = Held(UnitVector.Z) }.Run(bare, new RunContext { Cancellation = TestContext.Current.CancellationToken });
        double thermal = PhysicalConstants.BoltzmannConstant * 300, k = 2e4, v = PumpingDevices.Area * 0.3 * 2e-9, share = 8e-6 / 2e-9 / (2 * k);
        double[] expected = [k * v * Math.Pow(1 + share, 2) / thermal, k * v * Math.Pow(1 - share, 2) / thermal];
        double[] found = [.. result.Tables.SelectMany(table => table.Columns).First(column => column.Name == "barrier").Values.OrderDescending()];
        Assert.Equal(2, found.Length);
        for (int i = 0; i < 2; i++) Assert.Equal(expected[i], found[i], 1e-8 * expected[i]);
    }

    [Fact]
    public void Its_torque_is_that_of_all_at_the_given_others()
    {
        UnitVector held = UnitVector.Along(0.3, -0.5, 0.4);
        StackTorques all = Assert.IsType<StackTorques>(SpinTransfer.Of(Both).Potentials);
        SpinTransferPotentials alone = SpinTransfer.Of(Held(held).On(Both, "experiments/one")).Potentials;
        foreach (UnitVector u in SpherePoints.Fibonacci(12))
        {
            (Vector3d torque, _) = all.Gradients(1, Moments.Of(held, u).View);
            (Vector3d a, Vector3d b) = alone.Gradients(0, Moments.Of(u).View);
            Vector3d across = a - (Vector3d.Dot(u, a) * u.Components) - Vector3d.Cross(u, b);
            Assert.InRange((torque - across).Norm, 0, 1e-9 * torque.Norm);
        }
    }

    [Fact]
    public void What_cannot_be_held_is_refused_by_name()
    {
        Assert.Contains("'base'", Assert.Throws<DeviceException>(() => new HeldMoments(new Dictionary<string, UnitVector>(StringComparer.Ordinal) { ["base"] = UnitVector.Z }).On(Both, "experiments/one")).Message, StringComparison.Ordinal);
        Assert.Contains("nothing moves", Assert.Throws<DeviceException>(() => new HeldMoments(new Dictionary<string, UnitVector>(StringComparer.Ordinal) { ["lower"] = UnitVector.Z, ["upper"] = UnitVector.Z }).On(Both, "experiments/one")).Message, StringComparison.Ordinal);
    }

    private static HeldMoments Held(UnitVector direction) => new(new Dictionary<string, UnitVector>(StringComparer.Ordinal) { ["lower"] = direction });

    private static GeneralizedLlg Equation(Device device)
    {
        Magnet magnet = Assert.Single(device.Magnets).Magnet;
        return new GeneralizedLlg(magnet.In(Drives.Constant(UnitVector.Along(0, 0.1, 1), MagneticField.FromSi(0.03)))) { SpinTransfer = SpinTransfer.Of(device).Potentials, Current = Waveform.Constant(2e-4) };
    }
}
