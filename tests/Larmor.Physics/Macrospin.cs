using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Statics;
using Larmor.Magnetism.Torques;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Physics;

/// <summary>A macrospin for the closed forms: fields in tesla, a torque whose strengths at a current of 1 A are aJ and bJ.</summary>
internal static class Macrospin
{
    public const double Ms = 8e5;

    public static double Gamma => PhysicalConstants.ElectronGyromagneticRatio;

    public static Magnet Of(double damping, params IEnumerable<EnergyTerm> energy) => new(
        "free",
        Volume.FromCubicNanometres(1e4),
        Length.FromNanometres(3),
        new MagneticProperties(Magnetization.FromSi(Ms), damping),
        SumOfTerms.Of(energy));

    public static EnergyTerm Field(UnitVector along, double tesla) => new Zeeman(Magnetization.FromSi(Ms), along, MagneticField.FromSi(tesla));

    /// <summary>Bk; negative for a hard axis.</summary>
    public static EnergyTerm Easy(UnitVector axis, double tesla) => UniaxialAnisotropy.FromField(MagneticField.FromSi(tesla), Magnetization.FromSi(Ms), axis);

    public static SpinTransferPotentials Torque(UnitVector polarizer, double aJ, double bJ) =>
        new AxialPotentials(new AxialTorque(polarizer, AxialFunction.Linear(Ms * aJ), AxialFunction.Linear(Ms * bJ)));

    public static LinearResponse At(Magnet magnet, SpinTransferPotentials potentials, Vector3d near, double current = 1) =>
        Equilibria.Of(magnet, potentials, Current.FromSi(current)).Points.MinBy(point => (point.Direction.Components - near).Norm)!.Response;
}
