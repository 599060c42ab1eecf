using Larmor.Coupling;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Tests;

/// <summary>The pillar of <see cref="TestDevices"/> with a uniaxial shape anisotropy of its free layer: Bk = 44 mT along z, Bd = 1.5 T along x.</summary>
internal static class MagneticPillar
{
    public const double Bk = 0.044, Bd = 1.5;

    public static Device With(GivenTorque? torque, double damping = 0.02, EnergyTerm? more = null)
    {
        Device device = TestDevices.Of([TestDevices.Lead("left"), TestDevices.Fixed, TestDevices.Slab("spacer", TestDevices.Copper, 6), TestDevices.Free, TestDevices.Lead("right")], torque: torque);
        Magnet bare = device.Magnets[0].Magnet;
        Magnetization ms = TestDevices.CobaltMoment.SaturationMagnetization;
        EnergyTerm shape = UniaxialAnisotropy.FromField(MagneticField.FromTeslas(Bk), ms, UnitVector.Z) + UniaxialAnisotropy.FromField(MagneticField.FromTeslas(-Bd), ms, UnitVector.X);
        Magnet magnet = new(bare.Name, bare.Volume, bare.Thickness, new MagneticProperties(ms, damping), more is null ? shape : shape + more);
        return device with { Magnets = [new DeviceMagnet(magnet, torque)] };
    }
}
