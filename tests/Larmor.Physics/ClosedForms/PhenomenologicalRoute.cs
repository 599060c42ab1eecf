using Larmor.Coupling;
using Larmor.Layers;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Torques;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Transport;

namespace Larmor.Physics.ClosedForms;

/// <summary>Eq. (21) along the phenomenological route against the current that the moment absorbs, and against closed forms.</summary>
public class PhenomenologicalRoute
{
    private static readonly UnitVector[] Directions =
    [
        UnitVector.Along(0.3, 0.2, 0.9), UnitVector.Along(-0.8, 0.1, 0.2), UnitVector.Along(0.1, -0.6, -0.7), UnitVector.Along(0.5, 0.5, -0.1), UnitVector.Along(1e-4, 0, 1), UnitVector.Along(0, 1e-4, -1),
    ];

    [Fact]
    public void With_the_matching_l_both_routes_give_the_same_X()
    {
        foreach ((double imaginary, UnitVector second) in new[] { (0, UnitVector.Z), (1.2e14, UnitVector.Z), (1.2e14, UnitVector.Along(1, 2, 0)) })
        {
            Multilayer stack = Valve(imaginary, second);
            Magnet magnet = Moment(stack, "free");
            PhenomenologicalTransfer left = PhenomenologicalTransfer.Of(stack, magnet, UnitVector.Z, LayerFace.Left), right = PhenomenologicalTransfer.Of(stack, magnet, UnitVector.Z, LayerFace.Right);
            TwoWayTransport absorbed = new(stack);
            double scale = 0, largest = 0;
            foreach (UnitVector u in Directions)
            {
                Vector3d torque = 1 / magnet.Volume.Si * absorbed.At(u).TorquePerCurrent(0);
                Vector3d expected = torque + (magnet.Properties.Damping * Vector3d.Cross(u, torque));
                Vector3d found = left.ForcePerAmpere(u, left.Matched()).Sum + right.ForcePerAmpere(u, right.Matched()).Sum;
                (scale, largest) = (Math.Max(scale, expected.Norm), Math.Max(largest, (found - expected).Norm));
            }
            Assert.InRange(largest, 0, 1e-12 * scale);
        }
    }

    [Fact]
    public void With_the_matching_l_both_routes_give_the_same_Phi_and_chi()
    {
        Multilayer stack = Pillar(1.5e14);
        Magnet magnet = Moment(stack, "free");
        PhenomenologicalTransfer route = PhenomenologicalTransfer.Of(stack, magnet, UnitVector.Z, LayerFace.Left);
        AxialTorque one = ((AxialPotentials)route.Potentials(route.Matched())).Torques[0];
        AxialTorque other = ((AxialPotentials)SpinTransfer.Of(DeviceOf(stack, magnet)).Potentials).Torques[0];
        double scale = Math.Abs(other.DampingLike.Derivative(0)), alpha = magnet.Properties.Damping;
        for (double c = -1; c <= 1; c += 0.125)
        {
            (double a, double b) = (one.DampingLike.Derivative(c) - other.DampingLike.Derivative(c), one.FieldLike.Derivative(c) - other.FieldLike.Derivative(c));
            Assert.InRange(Math.Abs(a + (alpha * b)) + Math.Abs((alpha * a) - b), 0, 1e-10 * scale);
        }
    }

    [Fact]
    public void Between_crossed_polarizers_and_with_any_coefficients_the_potentials_give_X_back()
    {
        foreach (UnitVector second in new[] { UnitVector.Along(1, 2, 0), UnitVector.Z })
        {
            Multilayer stack = Valve(1.2e14, second);
            Magnet magnet = Moment(stack, "free");
            PhenomenologicalTransfer route = PhenomenologicalTransfer.Of(stack, magnet, UnitVector.Z, LayerFace.Left);
            TransferCoefficients coefficients = TransferCoefficients.FromNumbers(3e4, 1e4, 2e4, 0);
            SpinTransferPotentials potentials = route.Potentials(coefficients);
            double alpha = magnet.Properties.Damping, scale = 0, largest = 0;
            foreach (UnitVector u in Directions)
            {
                (Vector3d a, Vector3d b) = potentials.Gradients(0, Moments.Of(u).View);
                // X = u × ∇(αA − B) + ∇(A + αB).
                Vector3d chi = a + (alpha * b), x = Vector3d.Cross(u, (alpha * a) - b) + chi - (Vector3d.Dot(u, chi) * u.Components), expected = route.ForcePerAmpere(u, coefficients).Sum;
                (scale, largest) = (Math.Max(scale, expected.Norm), Math.Max(largest, (x - expected).Norm));
            }
            Assert.InRange(largest, 0, 1e-9 * scale);
        }
    }

    [Fact]
    public void A_uniform_l_between_far_ends_drives_nothing()
    {
        Multilayer stack = Valve(1.2e14, UnitVector.Along(1, 2, 0));
        NoncollinearTransport transport = NoncollinearTransport.Of(stack);
        double[] layers = [.. Enumerable.Repeat(3.0, stack.Layers.Count)], contacts = [.. Enumerable.Repeat(3.0, stack.Interfaces.Count)];
        foreach (UnitVector u in Directions)
        {
            NoncollinearState state = transport.Solve([UnitVector.Z, u, UnitVector.Along(1, 2, 0)], CurrentDensity.FromSi(1e11));
            double size = state.Profile.Sample().Max(point => point.Accumulation.Norm);
            Assert.InRange(ForceIntegral.Of(stack, state, layers, contacts).Norm, 0, 1e-14 * 3 * size * layers.Length);
            double[] inMagnetOnly = [.. stack.Layers.Select(layer => layer.Name == "free" ? 3.0 : 0)], itsContacts = [0, 0, 3, 0, 0, 0];
            Assert.InRange(ForceIntegral.Of(stack, state, inMagnetOnly, itsContacts).Norm, 0.01 * size, 10 * size);
        }
    }

    [Fact]
    public void With_an_exponential_profile_X_is_l_times_the_force_at_the_interface_over_the_thickness()
    {
        const double lambda = 1e-9;
        Multilayer stack = Thick(lambda);
        Magnet magnet = Moment(stack, "free");
        PhenomenologicalTransfer route = PhenomenologicalTransfer.Of(stack, magnet, UnitVector.Z, LayerFace.Left);
        double alpha = magnet.Properties.Damping, gamma = magnet.Properties.GyromagneticRatio, ms = magnet.Properties.SaturationMagnetization.Si, d = magnet.Thickness.Si;
        double sigma = Cobalt(lambda).Transverse!.Conductivity!.Value.Si;
        double matching = PhysicalConstants.ReducedPlanckConstant * gamma * sigma / (2 * PhysicalConstants.ElementaryCharge * ms * lambda);
        Assert.Equal(1, route.MatchedWithoutDamping().Perpendicular.Si / matching, 1e-12);
        NoncollinearTransport transport = NoncollinearTransport.Of(stack);
        foreach (UnitVector u in Directions)
        {
            NoncollinearState state = transport.Solve([UnitVector.Z, u], CurrentDensity.FromSi(1));
            Vector3d accumulation = state.Profile.At(3, state.Profile.LeftFace(3)).Accumulation, current = state.Profile.At(3, state.Profile.LeftFace(3)).SpinCurrent;
            Vector3d Across(Vector3d v) => v - (Vector3d.Dot(u, v) * u.Components);
            // Δμ/e of electrons is −D; X = l Δμ(0)/(e L_F d) and X = (1 + α²) ħ δJ⊥/(2q d), per ampere at the cross-section v/d.
            Vector3d x = route.ForcePerAmpere(u, TransferCoefficients.FromNumbers(matching, matching, 0, 0)).Sum;
            double perAmpere = d / magnet.Volume.Si;
            Vector3d byForce = -matching / (magnet.KineticCoefficient * d) * perAmpere * Across(accumulation);
            Vector3d byCurrent = (1 + (alpha * alpha)) * PhysicalConstants.ReducedPlanckConstant / (2 * PhysicalConstants.ElectronCharge * d) * perAmpere * Across(current);
            // Along p what is across the moment is small beside what is along it.
            double scale = x.Norm * Math.Max(1, 1e-3 * accumulation.Norm / Across(accumulation).Norm);
            Assert.InRange((x - byForce).Norm, 0, 1e-12 * scale);
            Assert.InRange((x - byCurrent).Norm, 0, 1e-12 * scale);
        }
    }

    [Fact]
    public void The_shares_of_spins_along_and_across_p_follow_the_angle()
    {
        // Equal thick magnets and a thin spacer: D = a(c)(u1 - u2) all of which falls inside the magnet, so that X = a(c)[l_par + (l_perp - l_par) c] p_T.
        Multilayer stack = Equal();
        Magnet magnet = Moment(stack, "free");
        PhenomenologicalTransfer route = PhenomenologicalTransfer.Of(stack, magnet, UnitVector.Z, LayerFace.Left, Length.FromSi(100e-9));
        AxialTorque Of(double across, double along) => route.Axial([across, along, 0, 0], 0);
        foreach (double c in new[] { -0.9, -0.3, 0, 0.4, 0.95 })
        {
            double both = Of(1, 1).DampingLike.Derivative(c);
            Assert.Equal(c, Of(1, 0).DampingLike.Derivative(c) / both, 1e-5);
            Assert.Equal(1 - c, Of(0, 1).DampingLike.Derivative(c) / both, 1e-5);
        }
    }

    [Fact]
    public void The_second_law_asks_of_the_matching_l_for_the_damping_that_the_contact_pumps()
    {
        Multilayer stack = Pillar(0);
        Magnet magnet = Moment(stack, "free");
        PhenomenologicalTransfer route = PhenomenologicalTransfer.Of(stack, magnet, UnitVector.Z, LayerFace.Left);
        TransferCoefficients matched = route.MatchedWithoutDamping();
        MagneticProperties own = magnet.Properties;
        double g = 5.5e14 / PhysicalConstants.ConductancePerChannel, alpha = own.Damping;
        double pumped = own.GyromagneticRatio * PhysicalConstants.ReducedPlanckConstant * g / (4 * Math.PI * own.SaturationMagnetization.Si * magnet.Thickness.Si);
        Assert.Equal(1, route.LeastDamping(matched) / (pumped * (1 + (alpha * alpha))), 1e-12);
        Assert.Null(route.Refusal(matched));
        double factor = 1.001 * Math.Sqrt(alpha / route.LeastDamping(matched));
        Assert.Contains("The coefficient l_perp is", route.Refusal(TransferCoefficients.FromNumbers(factor * matched.Perpendicular.Si, 0, 0, 0)), StringComparison.Ordinal);
        Assert.Contains("The coefficient l_par is", route.Refusal(TransferCoefficients.FromNumbers(0, factor * matched.Parallel.Si, 0, 0)), StringComparison.Ordinal);
        Assert.Null(route.Refusal(TransferCoefficients.FromNumbers(factor / 1.002 * matched.Perpendicular.Si, 0, 1e9, 0)));
    }

    [Fact]
    public void The_force_of_the_s_d_channel_is_that_of_the_collinear_channels_and_acts_inside_the_magnet_only()
    {
        Multilayer stack = BetweenBands();
        Magnet magnet = Moment(stack, "free");
        PhenomenologicalTransfer route = PhenomenologicalTransfer.Of(stack, magnet, UnitVector.Z, LayerFace.Left);
        foreach (int sense in new[] { 1, -1 })
        {
            SteadyTransport collinear = CollinearState.Solve(stack, sense > 0 ? CollinearState.Parallel(stack) : CollinearState.Antiparallel(stack), CurrentDensity.FromSi(1));
            double At(Length x)
            {
                TransportPoint point = collinear.Profile!.At(3, x);
                // Of a moment against the axis its own s-down electrons are up along the axis.
                return (sense > 0 ? point.PotentialDown : point.PotentialUp) - point.Channels[2].Potential;
            }

            double expected = -(At(collinear.Profile!.LeftFace(3)) - At(collinear.Profile.RightFace(3))) / (magnet.KineticCoefficient * magnet.Volume.Si);
            UnitVector u = UnitVector.Along(1e-3, 0, sense);
            ForceShares shares = route.ForcePerAmpere(u, TransferCoefficients.FromNumbers(0, 0, 0, 1));
            Vector3d across = UnitVector.Z.Components - (Vector3d.Dot(u, UnitVector.Z) * u.Components);
            Assert.Equal(1, Vector3d.Dot(shares.InterBand, across) / Vector3d.Dot(across, across) / expected, 1e-5);
            Assert.Equal(0, shares.Perpendicular.Norm + shares.Parallel.Norm + shares.FieldLike.Norm);
        }
    }

    private static Material Cobalt(double lambda = 0) => new()
    {
        Name = "Co",
        Channels = ChannelNetwork.FromValetFert(Resistivity.FromSi(75e-9), 0.46, Length.FromSi(60e-9)),
        Magnetic = new MagneticProperties(Magnetization.FromSi(1.42e6), 0.02),
        Transverse = lambda == 0 ? null : new TransverseProperties { Conductivity = Conductivity.FromSi(6e6), LatticeLength = Length.FromSi(double.PositiveInfinity), DephasingLength = Length.FromSi(lambda) },
    };

    private static Material Copper { get; } = new() { Name = "Cu", Channels = ChannelNetwork.FromValetFert(Resistivity.FromSi(6e-9), 0, Length.FromSi(450e-9)) };

    private static InterfaceProperties Contact(double imaginary) => InterfaceProperties.FromAreaResistance(ResistanceArea.FromSi(0.51e-15), 0.77, 0.25) with
    {
        Mixing = new MixingConductance(ConductancePerArea.FromSi(5.5e14), ConductancePerArea.FromSi(imaginary), SharvinIncluded: true),
    };

    private static Layer Lead(string name) => new() { Name = name, Material = Copper };

    private static Layer Slab(string name, Material material, double nanometres, LayerMagnetization? magnetization = null) =>
        new() { Name = name, Material = material, Thickness = Length.FromSi(nanometres * 1e-9), Magnetization = magnetization ?? LayerMagnetization.None };

    private static Multilayer StackOf(InterfaceProperties contact, params Layer[] layers) => new(
        layers,
        [.. layers.Zip(layers[1..], (a, b) => a.Material.IsMagnetic == b.Material.IsMagnetic ? InterfaceProperties.Transparent : contact)],
        new EndCondition.Lead(),
        new EndCondition.Lead());

    private static Multilayer Pillar(double imaginary) => StackOf(Contact(imaginary), Lead("left"), Slab("fixed", Cobalt(), 40, LayerMagnetization.Fixed(UnitVector.Z)), Slab("spacer", Copper, 6), Slab("free", Cobalt(), 2.5, LayerMagnetization.Free), Lead("right"));

    private static Multilayer Valve(double imaginary, UnitVector second) => StackOf(
        Contact(imaginary),
        Lead("left"),
        Slab("fixed", Cobalt(), 40, LayerMagnetization.Fixed(UnitVector.Z)),
        Slab("spacer", Copper, 6),
        Slab("free", Cobalt(), 2.5, LayerMagnetization.Free),
        Slab("second", Copper, 4),
        Slab("reference", Cobalt(), 20, LayerMagnetization.Fixed(second)),
        Lead("right"));

    private static Multilayer Thick(double lambda) => StackOf(
        InterfaceProperties.Transparent,
        Lead("left"),
        Slab("fixed", Cobalt(lambda), 40, LayerMagnetization.Fixed(UnitVector.Z)),
        Slab("spacer", Copper, 6),
        Slab("free", Cobalt(lambda), 600, LayerMagnetization.Free),
        Lead("right"));

    private static Multilayer Equal()
    {
        Material material = Cobalt() with { Channels = ChannelNetwork.FromValetFert(Resistivity.FromSi(75e-9), 0.46, Length.FromSi(5e-9)) };
        return StackOf(Contact(0), Lead("left"), Slab("fixed", material, 200, LayerMagnetization.Fixed(UnitVector.Z)), Slab("spacer", Copper, 1e-3), Slab("free", material, 200, LayerMagnetization.Free), Lead("right"));
    }

    private static Multilayer BetweenBands()
    {
        Material material = Cobalt() with
        {
            Channels = ChannelNetwork.FromChannels(
                [new Channel("s-up", Conductivity.FromSi(1.2e7)), new Channel("s-down", Conductivity.FromSi(4e6)), new Channel("d-down", Conductivity.FromSi(1e6))],
                [new ChannelRelaxation("s-up", "s-down", ConductancePerVolume.FromSi(2e21)), new ChannelRelaxation("s-down", "d-down", ConductancePerVolume.FromSi(4e22))]),
        };
        return StackOf(Contact(0), Lead("left"), Slab("fixed", Cobalt(), 40, LayerMagnetization.Fixed(UnitVector.Z)), Slab("spacer", Copper, 6), Slab("free", material, 12, LayerMagnetization.Free), Lead("right"));
    }

    private static Magnet Moment(Multilayer stack, string name) => Magnet.OfLayer(stack.Layers.First(layer => layer.Name == name), new CrossSection.Ellipse(Length.FromSi(60e-9), Length.FromSi(130e-9)), SumOfTerms.Nothing);

    private static Device DeviceOf(Multilayer stack, Magnet magnet) => new()
    {
        Title = "pillar",
        Temperature = Temperature.FromSi(4.2),
        CrossSection = new CrossSection.Ellipse(Length.FromSi(60e-9), Length.FromSi(130e-9)),
        Stack = stack,
        Magnets = [new DeviceMagnet(magnet)],
    };
}
