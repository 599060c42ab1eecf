using Larmor.Coupling;
using Larmor.Layers;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Tests;

/// <summary>The Co/Cu/Co pillar of 60 x 130 nm, and variations of it.</summary>
internal static class TestDevices
{
    public static MagneticProperties CobaltMoment { get; } = new(Magnetization.FromSi(1.42e6), 0.02);

    public static Material Cobalt { get; } = new()
    {
        Name = "Co",
        Channels = ChannelNetwork.FromValetFert(Resistivity.FromSi(75e-9), 0.46, Length.FromSi(60e-9)),
        Magnetic = CobaltMoment,
    };

    public static Material Copper { get; } = new()
    {
        Name = "Cu",
        Channels = ChannelNetwork.FromValetFert(Resistivity.FromSi(6e-9), 0, Length.FromSi(450e-9)),
    };

    public static InterfaceProperties CobaltCopper { get; } = Contact(new MixingConductance(ConductancePerArea.FromSi(5.5e14), ConductancePerArea.Zero, SharvinIncluded: true));

    public static InterfaceProperties Contact(MixingConductance? mixing) =>
        InterfaceProperties.FromAreaResistance(ResistanceArea.FromSi(0.51e-15), 0.77, 0.25) with { Mixing = mixing };

    public static Layer Lead(string name) => new() { Name = name, Material = Copper };

    public static Layer Slab(string name, Material material, double nanometres, LayerMagnetization? magnetization = null) =>
        new() { Name = name, Material = material, Thickness = Length.FromSi(nanometres * 1e-9), Magnetization = magnetization ?? LayerMagnetization.None };

    public static Layer Fixed { get; } = Slab("fixed", Cobalt, 40, LayerMagnetization.Fixed(UnitVector.Z));

    public static Layer Free { get; } = Slab("free", Cobalt, 2.5, LayerMagnetization.Free);

    public static Device Pillar { get; } = Of([Lead("left"), Fixed, Slab("spacer", Copper, 6), Free, Lead("right")]);

    /// <summary>A pillar of these layers; all contacts of a cobalt layer alike, transparent ones elsewhere.</summary>
    public static Device Of(Layer[] layers, InterfaceProperties? contact = null, GivenTorque? torque = null)
    {
        CrossSection.Ellipse section = new(Length.FromSi(60e-9), Length.FromSi(130e-9));
        InterfaceProperties[] contacts = [.. layers.Zip(layers[1..], (a, b) => a.Material == b.Material ? InterfaceProperties.Transparent : contact ?? CobaltCopper)];
        return new Device
        {
            Title = "pillar",
            Temperature = Temperature.FromSi(4.2),
            CrossSection = section,
            Stack = new Multilayer(
                layers,
                contacts,
                layers[0].IsLead ? new EndCondition.Lead() : new EndCondition.Sealed(),
                layers[^1].IsLead ? new EndCondition.Lead() : new EndCondition.Sealed()),
            Magnets =
            [
                .. layers.Where(layer => layer.Magnetization is LayerMagnetization.FreeMoment).Select(layer => new DeviceMagnet(
                    new Magnet(layer.Name, Volume.FromSi(section.Area.Si * layer.Thickness!.Value.Si), layer.Thickness.Value, CobaltMoment, SumOfTerms.Nothing), torque)),
            ],
        };
    }
}
