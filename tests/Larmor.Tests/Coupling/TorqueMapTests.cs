using Larmor.Coupling;
using Larmor.Experiments.Motion;
using Larmor.Layers;
using Larmor.Magnetism;
using Larmor.Magnetism.Motion;
using Larmor.Magnetism.Torques;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Transport;
using static Larmor.Tests.TestDevices;

namespace Larmor.Tests.Coupling;

public class TorqueMapTests
{
    private static readonly MixingConductanceOfTest Mixed = new(5.5e14, 1.2e14);

    [Fact]
    public void With_all_fixed_layers_on_one_line_the_map_has_the_torque_of_one_angle()
    {
        Layer second = Slab("second", Cobalt, 10, LayerMagnetization.Fixed(-UnitVector.Z));
        Device device = Of([Lead("left"), Fixed, Slab("N1", Copper, 6), Free, Slab("N2", Copper, 30), second, Lead("right")], Mixed.Contact);
        SpinTransferPotentials axial = SpinTransfer.Of(device).Potentials, sphere = TorqueMap.Of(device.Stack, device.Magnets[0].Magnet).Potentials;
        Assert.IsType<AxialPotentials>(axial);
        double scale = axial.Gradients(0, Moments.Of(UnitVector.X).View).A.Norm;
        foreach (UnitVector u in Directions)
        {
            MomentsView view = Moments.Of(u).View;
            ((Vector3d a, Vector3d b), (Vector3d sa, Vector3d sb)) = (axial.Gradients(0, view), sphere.Gradients(0, view));
            Assert.InRange(Across(u, a - sa).Norm + Across(u, b - sb).Norm, 0, 1e-9 * scale);
            // Second derivatives along the sphere, E^T D²f E − (u·∇f) 1.
            Assert.InRange((Curvature(u, axial.Hessians(0, view).A, a) - Curvature(u, sphere.Hessians(0, view).A, sa)).LargestElement, 0, 1e-8 * scale);
        }
    }

    [Fact]
    public void A_free_layer_between_fixed_ones_across_each_other_moves_by_the_torque_of_the_transport()
    {
        Layer across = Slab("across", Cobalt, 10, LayerMagnetization.Fixed(UnitVector.Y));
        Device device = Of([Lead("left"), Fixed, Slab("N1", Copper, 6), Free, Slab("N2", Copper, 6), across, Lead("right")], Mixed.Contact);
        SpinTransferModel model = SpinTransfer.Of(device);
        Assert.IsType<SpherePotentials>(model.Potentials);
        Assert.Equal(UnitVector.Z, model.Polarizer);
        Assert.Contains(model.Notes, note => note.Contains("'across' along +y", StringComparison.Ordinal));
        Magnet magnet = device.Magnets[0].Magnet;
        const double current = 1e-3;
        GeneralizedLlg equation = FreeMoment.Of(device, "dynamics").Equation(UnitVector.Z, 0, current);
        NoncollinearTransport transport = NoncollinearTransport.Of(device.Stack);
        double gamma = magnet.Properties.GyromagneticRatio, alpha = magnet.Properties.Damping, ms = magnet.Properties.SaturationMagnetization.Si;
        Vector3d[] absorbed = new Vector3d[3];
        foreach (UnitVector u in Directions)
        {
            transport.Evaluate([UnitVector.Z, u, UnitVector.Y], absorbed);
            // (1 − α u×) du/dt = τ, τ = (γ/Ms v)(ħ/2q) J_m area with J_m area = I times the share absorbed.
            Vector3d torque = gamma / (ms * magnet.Volume.Si) * current * SpinTorque.Of(absorbed[1]);
            double[] velocity = new double[3];
            equation.Derivative(0, [u.Components.X, u.Components.Y, u.Components.Z], velocity);
            Vector3d rate = new(velocity[0], velocity[1], velocity[2]);
            Assert.InRange((rate - (alpha * Vector3d.Cross(u, rate)) - torque).Norm, 0, 1e-9 * torque.Norm);
        }
    }

    [Fact]
    public void Where_relaxations_depend_on_the_direction_to_the_current_the_torque_is_still_that_of_the_transport()
    {
        // The free layer's s and d electrons mix more where its moment lies along the current (x), so that one angle to the fixed layer is not enough.
        Material sd = Cobalt with
        {
            Name = "s-d",
            Channels = ChannelNetwork.FromChannels(
                [new Channel("s-up", Conductivity.FromSi(1.2e7)), new Channel("s-down", Conductivity.FromSi(4e6)), new Channel("d-down", Conductivity.FromSi(1e6))],
                [
                    new ChannelRelaxation("s-up", "s-down", ConductancePerVolume.FromSi(2e21)),
                    new ChannelRelaxation("s-down", "d-down", ConductancePerVolume.FromSi(4e22), ConductancePerVolume.FromSi(3e22)),
                ]),
        };
        Layer free = Slab("free", sd, 8, LayerMagnetization.Free);
        Device device = Of([Lead("left"), Fixed, Slab("N1", Copper, 6), free, Lead("right")], Mixed.Contact);
        OrientedTransport transport = new(device.Stack);
        Assert.True(transport.IsAnisotropic);
        TorqueMap map = TorqueMap.Of(device.Stack, device.Magnets[0].Magnet);
        double volume = device.Magnets[0].Magnet.Volume.Si;
        Assert.InRange(map.Residual, 0, 1e-9);
        double spread = 0;
        foreach (UnitVector u in Directions)
        {
            MomentsView view = Moments.Of(u).View;
            (Vector3d a, Vector3d b) = map.Potentials.Gradients(0, view);
            Vector3d series = volume * (Across(u, a) - Vector3d.Cross(u, b));
            Vector3d torque = SpinTorque.Of(transport.Solve([UnitVector.Z, u], CurrentDensity.FromSi(1)).AbsorbedSpinCurrents[1]);
            Vector3d turned = SpinTorque.Of(transport.Solve([UnitVector.Z, UnitVector.Along(u.Components.Y, -u.Components.X, u.Components.Z)], CurrentDensity.FromSi(1)).AbsorbedSpinCurrents[1]);
            Assert.InRange((series - torque).Norm, 0, 1e-9 * SpinTorque.Of(UnitVector.X).Norm);
            spread = Math.Max(spread, Math.Abs(turned.Norm - torque.Norm) / SpinTorque.Of(UnitVector.X).Norm);
        }
        Assert.InRange(spread, 1e-4, 1);    // about the fixed layer's axis the torque is not the same all round
    }

    [Fact]
    public void A_common_turn_of_all_magnets_leaves_the_potentials_what_they_are()
    {
        Device plain = Crossed(UnitVector.Z, UnitVector.Y), turned = Crossed(UnitVector.Along(Turn(UnitVector.Z)), UnitVector.Along(Turn(UnitVector.Y)));
        SpherePotentials one = TorqueMap.Of(plain.Stack, plain.Magnets[0].Magnet).Potentials, other = TorqueMap.Of(turned.Stack, turned.Magnets[0].Magnet).Potentials;
        (double a0, double b0) = one.Values(0, Moments.Of(UnitVector.X).View);
        (double c0, double d0) = other.Values(0, Moments.Of(UnitVector.Along(Turn(UnitVector.X))).View);
        double scale = one.Gradients(0, Moments.Of(UnitVector.X).View).A.Norm;
        foreach (UnitVector u in Directions)
        {
            (double a, double b) = one.Values(0, Moments.Of(u).View);
            (double c, double d) = other.Values(0, Moments.Of(UnitVector.Along(Turn(u))).View);
            Assert.Equal(a - a0, c - c0, 1e-10 * scale);
            Assert.Equal(b - b0, d - d0, 1e-10 * scale);
        }
    }

    [Fact]
    public void Another_free_layer_needs_its_direction()
    {
        Device device = Of([Lead("left"), Free, Slab("N1", Copper, 6), Slab("other", Cobalt, 3, LayerMagnetization.Free), Lead("right")]);
        DeviceException refusal = Assert.Throws<DeviceException>(() => TorqueMap.Of(device.Stack, device.Magnets[0].Magnet));
        Assert.Contains("depends on the direction of the free layer 'other'", refusal.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<UnitVector> Directions => SpherePoints.Fibonacci(20).Concat([UnitVector.Z, -UnitVector.Z, UnitVector.Y]);

    private static Device Crossed(UnitVector first, UnitVector second) => Of(
        [Lead("left"), Slab("first", Cobalt, 10, LayerMagnetization.Fixed(first)), Slab("N1", Copper, 6), Free, Slab("N2", Copper, 30), Slab("second", Cobalt, 5, LayerMagnetization.Fixed(second)), Lead("right")], Mixed.Contact);

    // By 0.7 rad about z, then by 1.2 rad about x.
    private static Vector3d Turn(Vector3d v)
    {
        (double s, double c) = Math.SinCos(0.7);
        Vector3d once = new((c * v.X) - (s * v.Y), (s * v.X) + (c * v.Y), v.Z);
        (s, c) = Math.SinCos(1.2);
        return new Vector3d(once.X, (c * once.Y) - (s * once.Z), (s * once.Y) + (c * once.Z));
    }

    private static Vector3d Across(Vector3d u, Vector3d v) => v - (Vector3d.Dot(u, v) * u);

    private static Matrix3 Curvature(Vector3d u, SymmetricMatrix3 hessian, Vector3d gradient)
    {
        TangentFrame frame = TangentFrame.At(u);
        double radial = Vector3d.Dot(u, gradient);
        double xx = Vector3d.Dot(frame.First, hessian * frame.First) - radial, xy = Vector3d.Dot(frame.First, hessian * frame.Second), yy = Vector3d.Dot(frame.Second, hessian * frame.Second) - radial;
        return new Matrix3(new Vector3d(xx, xy, 0), new Vector3d(xy, yy, 0), Vector3d.Zero);
    }

    private sealed record MixingConductanceOfTest(double Real, double Imaginary)
    {
        public InterfaceProperties Contact => TestDevices.Contact(new MixingConductance(ConductancePerArea.FromSi(Real), ConductancePerArea.FromSi(Imaginary), SharvinIncluded: true));
    }
}
