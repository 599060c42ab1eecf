using Larmor.Layers;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Transport;
using static Larmor.Physics.StackBuilder;

namespace Larmor.Physics.ClosedForms;

public class ChannelNetworkTests
{
    private const double Precision = 1e-10;
    private static readonly CurrentDensity Current = CurrentDensity.FromSi(1e11);
    private static readonly SdModel Cobalt = new(8e6, 3e6, 2e6, 3e21, 9e22), Other = new(5e6, 4e6, 7e6, 1e22, 4e21);

    [Theory]
    [InlineData(1.0)]
    [InlineData(1e-6)]
    [InlineData(1e8)]
    public void Decay_lengths_of_three_channels_are_the_eigenvalues_of_Equation_18(double factor)
    {
        SdModel model = Cobalt with { Exchange = 9e22 * factor };
        (double larger, double smaller) = model.Squares;
        IReadOnlyList<Length> lengths = model.Network.DecayLengths();
        Near(1 / Math.Sqrt(smaller), lengths[0].Si, 1e-14);
        Near(1 / Math.Sqrt(larger), lengths[1].Si, 1e-14);
    }

    [Fact]
    public void The_four_lengths_and_the_modes_satisfy_Equation_18()
    {
        SdLengths lengths = SdLengths.Of(Cobalt.Network)!;
        Near(1 / Math.Sqrt(Cobalt.Exchange * ((1 / Cobalt.Down) + (1 / Cobalt.D))), lengths.SdLength.Si, 1e-14);
        Near(Math.Sqrt(Cobalt.Down / Cobalt.Flip), lengths.SpinFlipCoupling.Si, 1e-14);
        foreach (NetworkMode mode in Cobalt.Network.Modes())
        {
            double s = mode.Shape[0] - mode.Shape[1], dn = mode.Shape[1] - mode.Shape[2], square = Math.Pow(mode.DecayLength.Si, -2);
            Assert.Equal(0, (dn * (Math.Pow(lengths.SdLength.Si, -2) - square) / square) - (s * Math.Pow(lengths.SpinFlipCoupling.Si, -2) / square), 1e-11);
            Assert.Equal(0, (s * (Math.Pow(lengths.SpinFlipLength.Si, -2) - square) / square) - (dn * Math.Pow(lengths.SdCoupling.Si, -2) / square), 1e-11);
        }
        Assert.Null(SdLengths.Of(Metal(6, 0, 450).Channels));
    }

    [Fact]
    public void Two_half_spaces_of_three_channels_have_the_resistance_of_B5()
    {
        Multilayer stack = Transparent([Cobalt.Lead("A"), Other.Lead("B")]);
        SteadyTransport solution = CollinearTransport.Solve(stack, [1, 1], Current);
        double first = Cobalt.Weights[0] - Other.Weights[0], second = -(Cobalt.Weights[2] - Other.Weights[2]);
        Matrix2 inverse = SdModel.Inverse(Cobalt.Admittance + Other.Admittance);
        double spin = (inverse.XX * first) + (inverse.XY * second), band = (inverse.YX * first) + (inverse.YY * second);
        Near((first * spin) + (second * band), solution.NonEquilibriumResistanceArea);
        Near(spin * Current.Si, solution.At(Length.Zero).Accumulation);
        // Away from the face by the spectral projectors, on either side.
        foreach ((SdModel model, double x) in new[] { (Other, 7e-9), (Cobalt, -3e-9) })
        {
            Matrix2 decay = model.Function(k => Math.Exp(-Math.Sqrt(k) * Math.Abs(x)));
            TransportPoint point = solution.At(Length.FromSi(x));
            Near(((decay.XX * spin) + (decay.XY * band)) * Current.Si, point.Accumulation);
            Near(((decay.YX * spin) + (decay.YY * band)) * Current.Si, point.PotentialDown - point.Channels[2].Potential, 1e-10);
            Near(model.Exchange * ((decay.YX * spin) + (decay.YY * band)) * Current.Si, point.Relaxations[1].Flux);
            Near(model.Flip * point.Accumulation, point.SpinFlux);
            Near(Current.Si, point.Channels.Sum(channel => channel.Current));
        }
        // Half of it is excess Joule heat, half relaxation of both kinds.
        double half = solution.NonEquilibriumResistanceArea / 2;
        Near(half, solution.Mechanisms.Where(share => share.Mechanism == "joule-excess").Sum(share => share.NonEquilibrium));
        Near(half, solution.Mechanisms.Where(share => share.Mechanism is "spin-flip" or "s-d").Sum(share => share.NonEquilibrium));
    }

    [Fact]
    public void A_neighbour_without_d_states_blocks_them()
    {
        Material copper = Metal(6, 0, 450);
        Multilayer stack = Transparent([Cobalt.Lead("F"), Lead("N", copper)]);
        SteadyTransport solution = CollinearTransport.Solve(stack, [1, 0], Current);
        Matrix2 sum = Cobalt.Admittance + new Matrix2(1 / (4 * copper.Channels.SpinResistance.Si), 0, 0, 0);
        double first = Cobalt.Weights[0] - 0.5, second = -Cobalt.Weights[2];
        Matrix2 inverse = SdModel.Inverse(sum);
        Near((first * ((inverse.XX * first) + (inverse.XY * second))) + (second * ((inverse.YX * first) + (inverse.YY * second))), solution.NonEquilibriumResistanceArea);
        TransportPoint face = solution.Profile!.At(0, Length.Zero);
        Assert.Equal(0, face.Channels[2].Current / Current.Si, 1e-14);
        Near(solution.Profile.At(1, Length.Zero).Accumulation, face.Accumulation);
    }

    [Fact]
    public void A_slab_of_three_channels_between_reservoirs_and_metals_follows_the_matrix_network()
    {
        const double d = 9e-9;
        Material copper = Metal(6, 0, 450);
        Multilayer stack = Transparent([Lead("L", copper), Cobalt.Slab("F", 9), Lead("R", copper)]);
        SteadyTransport solution = CollinearTransport.Solve(stack, [0, 1, 0], Current);
        // By symmetry only the odd part: u(d) = −u(0), q(0) = 2 S + H with K^(1/2) coth(K^(1/2) d/2).
        Matrix2 odd = SdModel.Inverse(Cobalt.Resistivities) * Cobalt.Function(k => Math.Sqrt(k) / Math.Tanh(Math.Sqrt(k) * d / 2));
        Matrix2 inverse = SdModel.Inverse(odd + new Matrix2(1 / (4 * copper.Channels.SpinResistance.Si), 0, 0, 0));
        double first = Cobalt.Weights[0] - 0.5, second = -Cobalt.Weights[2];
        Near(2 * ((first * ((inverse.XX * first) + (inverse.XY * second))) + (second * ((inverse.YX * first) + (inverse.YY * second)))), solution.NonEquilibriumResistanceArea);
    }

    [Fact]
    public void Without_exchange_the_d_channel_is_a_conductor_of_its_own_in_parallel()
    {
        // Both layers have d states; reservoirs tie all channels at both ends.
        SdModel a = Cobalt with { Exchange = 0 }, b = Other with { Exchange = 0 };
        Multilayer stack = Transparent([a.Slab("A", 8), b.Slab("B", 13)], new EndCondition.Reservoir(), new EndCondition.Reservoir());
        double whole = CollinearTransport.Solve(stack, [1, 1], Current).ResistanceArea;
        Multilayer alone = Transparent([SOnly(a, "A", 8), SOnly(b, "B", 13)], new EndCondition.Reservoir(), new EndCondition.Reservoir());
        double s = CollinearTransport.Solve(alone, [1, 1], Current).ResistanceArea, d = (8e-9 / a.D) + (13e-9 / b.D);
        Near(s * d / (s + d), whole, 1e-12);
        Near(s * d / (s + d), CollinearTransport.Solve(Transparent([(Cobalt with { Exchange = 1e5 }).Slab("A", 8), (Other with { Exchange = 1e5 }).Slab("B", 13)], new EndCondition.Reservoir(), new EndCondition.Reservoir()), [1, 1], Current).ResistanceArea, 1e-12);
    }

    [Fact]
    public void Strong_exchange_locks_s_down_and_d_into_one_channel_and_is_approached_as_its_square_root()
    {
        static double Resistance(double exchange) => CollinearTransport.Solve(
            Transparent([(Cobalt with { Exchange = exchange }).Lead("A"), (Other with { Exchange = exchange }).Lead("B")]), [1, 1], Current).NonEquilibriumResistanceArea;
        static Layer Locked(SdModel model, string name) => Lead(name, new Material
        {
            Name = name,
            Channels = ChannelNetwork.FromConductivities(Conductivity.FromSi(model.Up), Conductivity.FromSi(model.Down + model.D), ConductancePerVolume.FromSi(model.Flip)),
        });
        double limit = CollinearTransport.Solve(Transparent([Locked(Cobalt, "A"), Locked(Other, "B")]), [1, 1], Current).NonEquilibriumResistanceArea;
        Near(limit, Resistance(1e42), 1e-10);
        double near = (Resistance(1e32) / limit) - 1, nearer = (Resistance(1e34) / limit) - 1;
        Near(10, near / nearer, 1e-3);
    }

    [Fact]
    public void Two_halves_of_one_channel_that_exchange_strongly_are_the_channel()
    {
        ChannelNetwork whole = ChannelNetwork.FromConductivities(Conductivity.FromSi(9e6), Conductivity.FromSi(4e6), ConductancePerVolume.FromSi(4e21));
        ChannelNetwork halves = ChannelNetwork.FromChannels(
            [new Channel("s-up", Conductivity.FromSi(9e6)), new Channel("s-down", Conductivity.FromSi(2e6)), new Channel("d-down", Conductivity.FromSi(2e6))],
            [
                new ChannelRelaxation("s-up", "s-down", ConductancePerVolume.FromSi(2e21)), new ChannelRelaxation("s-up", "d-down", ConductancePerVolume.FromSi(2e21)),
                new ChannelRelaxation("s-down", "d-down", ConductancePerVolume.FromSi(1e46)),
            ]);
        double[] results = [.. new[] { whole, halves }.Select(network => CollinearTransport.Solve(
            Transparent([Lead("L", Metal(6, 0, 450)), new Layer { Name = "F", Material = new Material { Name = "F", Channels = network }, Thickness = Length.FromNanometres(12), Magnetization = LayerMagnetization.Fixed(UnitVector.Z) }, Lead("R", Metal(40, 0, 10))]),
            [0, 1, 0], Current).NonEquilibriumResistanceArea)];
        Near(results[0], results[1], 1e-10);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.8)]
    public void Motts_four_channels_with_equal_halves_are_two_channels(double asymmetry)
    {
        // s and d of one spin in fixed proportion everywhere: no force between the bands, whatever ties them.
        static Layer Mott(string name, double up, double down, double flip, double thickness) => new()
        {
            Name = name,
            Magnetization = LayerMagnetization.Fixed(UnitVector.Z),
            Thickness = thickness == 0 ? null : Length.FromNanometres(thickness),
            Material = new Material
            {
                Name = name,
                Channels = ChannelNetwork.FromChannels(
                    [new Channel("s-up", Conductivity.FromSi(0.75 * up)), new Channel("d-up", Conductivity.FromSi(0.25 * up)), new Channel("s-down", Conductivity.FromSi(0.75 * down)), new Channel("d-down", Conductivity.FromSi(0.25 * down))],
                    [
                        new ChannelRelaxation("s-up", "s-down", ConductancePerVolume.FromSi(0.75 * flip)), new ChannelRelaxation("d-up", "d-down", ConductancePerVolume.FromSi(0.25 * flip)),
                        new ChannelRelaxation("s-up", "d-up", ConductancePerVolume.FromSi(3e23)), new ChannelRelaxation("s-down", "d-down", ConductancePerVolume.FromSi(7e22)),
                    ]),
            },
        };
        static Layer Two(string name, double up, double down, double flip, double thickness) => Mott(name, up, down, flip, thickness) with
        {
            Material = new Material { Name = name, Channels = ChannelNetwork.FromConductivities(Conductivity.FromSi(up), Conductivity.FromSi(down), ConductancePerVolume.FromSi(flip)) },
        };
        double up = 5e6 * (1 + asymmetry), down = 5e6 * (1 - asymmetry);
        double four = Solve(Mott("A", up, down, 2e21, 0), Mott("B", 6e6, 8e6, 5e21, 7), Mott("C", 4e6, 1e6, 1e21, 0));
        double two = Solve(Two("A", up, down, 2e21, 0), Two("B", 6e6, 8e6, 5e21, 7), Two("C", 4e6, 1e6, 1e21, 0));
        Near(two, four, 1e-12);

        static double Solve(params Layer[] layers) => CollinearTransport.Solve(Transparent(layers), [1, 1, 1], Current).NonEquilibriumResistanceArea;
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(3e14)]
    [InlineData(1e40)]
    public void Relaxation_at_a_contact_blocks_or_locks_in_its_limits(double conductance)
    {
        Material copper = Metal(6, 0, 450);
        InterfaceProperties contact = InterfaceProperties.Transparent with { Relaxations = [new InterfaceRelaxation("s-down", "d-down", ConductancePerArea.FromSi(conductance))] };
        SteadyTransport solution = CollinearTransport.Solve(Stack([Cobalt.Lead("F"), Lead("N", copper)], [contact]), [1, 0], Current);
        // In u = (Δ_s, Δ_dn) the contact adds G to the element dn, dn.
        Matrix2 sum = Cobalt.Admittance + new Matrix2(1 / (4 * copper.Channels.SpinResistance.Si), 0, 0, conductance);
        double first = Cobalt.Weights[0] - 0.5, second = -Cobalt.Weights[2];
        Matrix2 inverse = SdModel.Inverse(sum);
        Near((first * ((inverse.XX * first) + (inverse.XY * second))) + (second * ((inverse.YX * first) + (inverse.YY * second))), solution.NonEquilibriumResistanceArea, 1e-10);
        Assert.All(solution.Checks, check => Assert.True(check.Passed, check.ToString()));
        if (conductance > 1e30) Near(first * first / sum.XX, solution.NonEquilibriumResistanceArea, 1e-10);
    }

    [Fact]
    public void A_channel_of_a_contact_carries_its_part()
    {
        // No relaxation but reservoirs: three resistors in parallel, each a chain.
        SdModel a = Cobalt with { Exchange = 0, Flip = 0 };
        InterfaceProperties contact = InterfaceProperties.FromConductances(ConductancePerArea.FromSi(4e14), ConductancePerArea.FromSi(1e14)) with
        {
            ChannelConductances = [new ChannelConductance("d-down", ConductancePerArea.FromSi(7e13))],
        };
        Multilayer stack = Stack([a.Slab("A", 8), a.Slab("B", 13)], [contact], new EndCondition.Reservoir(), new EndCondition.Reservoir());
        SteadyTransport solution = CollinearTransport.Solve(stack, [1, 1], Current);
        double sum = (1 / ((21e-9 / a.Up) + (1 / 4e14))) + (1 / ((21e-9 / a.Down) + (1 / 1e14))) + (1 / ((21e-9 / a.D) + (1 / 7e13)));
        Near(1 / sum, solution.ResistanceArea, 1e-13);
    }

    private static Layer SOnly(SdModel model, string name, double thickness) => Slab(
        name, new Material { Name = name, Channels = ChannelNetwork.FromConductivities(Conductivity.FromSi(model.Up), Conductivity.FromSi(model.Down), ConductancePerVolume.FromSi(model.Flip)) }, thickness);

    private static void Near(double expected, double actual, double relative = Precision) => Assert.Equal(expected, actual, relative * Math.Abs(expected));
}
