using System.Numerics;
using Larmor.Coupling;
using Larmor.Layers;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Physics;

/// <summary>Devices with one or two free layers that pump, for tests: cross-section 1e-14 m², films with their shape's field along x.</summary>
internal static class PumpingDevices
{
    public const double Area = 1e-14, Ms = 8e5, Alpha = 0.008;

    public static double Gamma => PhysicalConstants.ElectronGyromagneticRatio;

    /// <summary>μ₀ Ms.</summary>
    public static double Bd => PhysicalConstants.VacuumPermeability * Ms;

    /// <summary>ħ²/(2q²).</summary>
    public static double Square => PhysicalConstants.ReducedPlanckConstant * PhysicalConstants.ReducedPlanckConstant / (2 * PhysicalConstants.ElectronCharge * PhysicalConstants.ElectronCharge);

    public static Layer Free(string name, double rhoStar, double beta, double length, double thickness) =>
        StackBuilder.Slab(name, StackBuilder.Metal(rhoStar, beta, length, name), thickness) with { Magnetization = LayerMagnetization.Free };

    public static Layer Fixed(string name, double rhoStar, double beta, double length, UnitVector direction) =>
        StackBuilder.Slab(name, StackBuilder.Metal(rhoStar, beta, length, name), 40 * length) with { Magnetization = LayerMagnetization.Fixed(direction) };

    public static Layer Metal(string name, double rho, double length, double thickness) => StackBuilder.Slab(name, StackBuilder.Metal(rho, 0, length, name), thickness);

    /// <summary>A contact with G_r + iG_i in 1e15 S/m².</summary>
    public static InterfaceProperties Mixed(double area, double gamma, Complex conductance) => StackBuilder.Contact(area, gamma) with
    {
        Mixing = new MixingConductance(ConductancePerArea.FromSi(conductance.Real * 1e15), ConductancePerArea.FromSi(conductance.Imaginary * 1e15), SharvinIncluded: true),
    };

    /// <summary>A device; every free layer a thin film with these further energies.</summary>
    public static Device Of(Multilayer stack, params EnergyTerm[] energies) => new()
    {
        Title = "pumping",
        Temperature = Temperature.FromSi(300),
        Stack = stack,
        Magnets = [.. stack.Layers.Where(layer => layer.Magnetization is LayerMagnetization.FreeMoment).Select(layer => new DeviceMagnet(MagnetOf(layer, energies), (GivenTorque?)null))],
    };

    public static Magnet MagnetOf(Layer layer, params EnergyTerm[] energies) => new(
        layer.Name, Volume.FromSi(Area * layer.Thickness!.Value.Si), layer.Thickness.Value, new MagneticProperties(Magnetization.FromSi(Ms), Alpha),
        SumOfTerms.Of([new Demagnetization(Magnetization.FromSi(Ms), DemagnetizingFactors.FromFactors(1, 0, 0)), .. energies]));
}
