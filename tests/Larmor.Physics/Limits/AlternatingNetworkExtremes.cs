using System.Numerics;
using Larmor.Layers;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Transport;
using static Larmor.Physics.StackBuilder;

namespace Larmor.Physics.Limits;

public class AlternatingNetworkExtremes
{
    [Theory]
    [InlineData(0.1, 0.1)]
    [InlineData(0.1, 200)]
    [InlineData(300, 0.1)]
    public void Lengths_of_a_fifth_of_a_nanometre_and_a_micrometre_begin_at_the_steady_state_and_stay_passive(double magnet, double spacer)
    {
        ChannelNetwork network = ChannelNetwork.FromChannels(
            [Filled("s-up", 1e8, 5e46), Filled("s-down", 3e5, 4e46), Filled("d-down", 1, 3e47)], [Pair("s-up", "s-down", 1e-6, 1e8, 3e5), Pair("s-down", "d-down", 2e-10, 3e5, 1)]);
        Layer Magnet(string name) => NetworkMagnet(name, network, magnet);
        Layer Copper(string name) => Lead(name, StacksInTime.Metal(6, 0, 450, 0.015));
        Multilayer stack = Stack(
            [Copper("left"), Magnet("F1"), Slab("N", StacksInTime.Metal(1e4, 0, 1000, 1e-3), spacer), Magnet("F2"), Copper("right")],
            [Contact(0.5, 0.7), InterfaceProperties.Transparent, InterfaceProperties.Transparent, Contact(0.5, 0.7, 0.3)]);
        foreach (int sense in new[] { 1, -1 })
        {
            int[] senses = [0, 1, 0, sense, 0];
            double expected = CollinearTransport.Solve(stack, senses, CurrentDensity.FromSi(1)).NonEquilibriumResistanceArea;
            Assert.Equal(1, AlternatingTransport.Solve(stack, senses, Frequency.Zero).NonEquilibriumImpedanceArea.Real / expected, 1e-9);
            foreach (double frequency in new[] { 1e3, 1e8, 1e11, 1e14 })
            {
                AlternatingState state = AlternatingTransport.Solve(stack, senses, Frequency.FromSi(frequency));
                Assert.All(state.Checks, check => Assert.True(check.Passed, string.Create(CultureInfo.InvariantCulture, $"{frequency} Hz: {check.Name} {check.Value}")));
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(0.3)]
    public void A_relaxation_that_depends_on_the_angle_has_its_value_there(double cosineSquared)
    {
        Channel[] channels = [Filled("s-up", 1e7, 5e46), Filled("s-down", 4e6, 4e46), Filled("d-down", 1e6, 3e47)];
        ChannelNetwork Of(double flip, double exchange, double angular) => ChannelNetwork.FromChannels(
            channels, [new ChannelRelaxation("s-up", "s-down", ConductancePerVolume.FromSi(flip)), new ChannelRelaxation("s-down", "d-down", ConductancePerVolume.FromSi(exchange), ConductancePerVolume.FromSi(angular))]);
        Multilayer With(ChannelNetwork network) => Transparent([Lead("left", StacksInTime.Metal(6, 0, 450, 0.015)), NetworkMagnet("F", network, 8), Lead("right", StacksInTime.Metal(6, 0, 450, 0.015))]);
        Multilayer angular = With(Of(2e21, 3e22, -2e22)), plain = With(Of(2e21, 3e22 - (2e22 * cosineSquared), 0));
        foreach (double frequency in new[] { 0, 1e11, 1e13 })
        {
            Complex expected = AlternatingTransport.Solve(plain, [0, 1, 0], Frequency.FromSi(frequency)).NonEquilibriumImpedanceArea;
            Complex found = AlternatingTransport.Solve(angular, [0, 1, 0], Frequency.FromSi(frequency), cosineSquared).NonEquilibriumImpedanceArea;
            Assert.True((expected - found).Magnitude <= 1e-12 * expected.Magnitude);
        }
        TransientSettings settings = new() { Duration = Duration.FromPicoseconds(1), Samples = 3, CosineSquared = cosineSquared };
        TransientRun one = TransientTransport.Follow(angular, [0, 1, 0], Waveform.Constant(1e11), settings, cancellation: TestContext.Current.CancellationToken);
        TransientRun other = TransientTransport.Follow(plain, [0, 1, 0], Waveform.Constant(1e11), settings, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(1, one.Points[^1].ExcessVoltage / other.Points[^1].ExcessVoltage, 1e-10);
    }

    private static Layer NetworkMagnet(string name, ChannelNetwork network, double thickness) => new()
    {
        Name = name,
        Material = new Material { Name = "F", Channels = network },
        Thickness = Length.FromNanometres(thickness),
        Magnetization = LayerMagnetization.Fixed(UnitVector.Z),
    };

    private static Channel Filled(string name, double conductivity, double states) => new(name, Conductivity.FromSi(conductivity), DensityOfStates.FromSi(states));

    private static ChannelRelaxation Pair(string first, string second, double length, double one, double other) =>
        new(first, second, ChannelNetwork.RelaxationFromLength(Length.FromSi(length), Conductivity.FromSi(one), Conductivity.FromSi(other)));
}
