using Larmor.Coupling;
using Larmor.Layers;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Physics.Limits;

/// <summary>The signs that spin transfer and magnetoresistance have, with asymmetries of either sign on both sides of a spacer.</summary>
public class SignsOfSpinTransfer
{
    [Theory]
    [InlineData(0.6, 0.5)]
    [InlineData(-0.6, 0.5)]
    [InlineData(0.6, -0.5)]
    [InlineData(-0.6, -0.5)]
    public void The_polarizer_rules_the_torque_and_both_asymmetries_the_resistance(double polarizer, double free)
    {
        TwoWayTransport stack = new(StackBuilder.Stack(
            [Lead(polarizer) with { Name = "fixed", Magnetization = LayerMagnetization.Fixed(UnitVector.Z) }, StackBuilder.Slab("spacer", StackBuilder.Metal(6, 0, 450), 6), Free(free), StackBuilder.Lead("right", StackBuilder.Metal(20, 0, 100))],
            [Mixed, Mixed, Mixed]));
        DeviceResponse across = stack.At(UnitVector.X);
        // Electrons go from the fixed layer to the free one where the current flows along −x.
        double towards = -Vector3d.Dot(across.TorquePerCurrent(0), UnitVector.Z);
        Assert.Equal(Math.Sign(polarizer), Math.Sign(towards));
        double change = stack.At(-UnitVector.Z).ResistanceArea - stack.At(UnitVector.Z).ResistanceArea;
        Assert.Equal(Math.Sign(polarizer * free), Math.Sign(change));
    }

    [Fact]
    public void At_fixed_voltage_a_moment_is_damped_more_than_at_fixed_current_where_its_torque_is_damping_like()
    {
        TwoWayTransport stack = new(StackBuilder.Stack(
            [Lead(0.6) with { Name = "fixed", Magnetization = LayerMagnetization.Fixed(UnitVector.Z) }, StackBuilder.Slab("spacer", StackBuilder.Metal(6, 0, 450), 6), Free(0.5), StackBuilder.Lead("right", StackBuilder.Metal(20, 0, 100))],
            [Mixed, Mixed, Mixed]));
        DeviceResponse response = stack.At(UnitVector.FromAngles(1, 0.4));
        // Without field-like torque M_VΩ = −M_NJ^T at the same u, and −M_NJ M_VΩ/R is a square.
        Assert.InRange((response.VoltagePerTurning(0) + response.TorquePerCurrent(0)).Norm, 0, 1e-10 * response.TorquePerCurrent(0).Norm);
        PumpedDamping current = response.Damping(0), voltage = response.DampingAtFixedVoltage(0);
        double square = Vector3d.Dot(response.TorquePerCurrent(0), response.TorquePerCurrent(0)) / response.ResistanceArea;
        Assert.Equal(current.Mean + (square / 2), voltage.Mean, 1e-10 * voltage.Mean);
    }

    private static Layer Lead(double beta) => StackBuilder.Lead("lead", StackBuilder.Metal(75, beta, 60));

    private static Layer Free(double beta) => StackBuilder.Slab("free", StackBuilder.Metal(75, beta, 60), 3) with { Magnetization = LayerMagnetization.Free };

    private static InterfaceProperties Mixed => StackBuilder.Contact(0.5, 0) with
    {
        Mixing = new MixingConductance(ConductancePerArea.FromSi(5.5e14), ConductancePerArea.Zero, SharvinIncluded: true),
    };
}
