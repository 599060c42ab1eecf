using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Magnetism.Torques;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Physics;

/// <summary>Magnets and torques for the tests, in round numbers.</summary>
internal static class TestMagnets
{
    public const double Ms = 1e6;

    public static readonly double Gamma = PhysicalConstants.ElectronGyromagneticRatio;

    public static readonly Volume VolumeOfMagnet = Volume.FromSi(2e-23);

    public static Magnet With(double damping, params EnergyTerm[] terms) => new(
        "free", VolumeOfMagnet, Length.FromNanometres(3), new MagneticProperties(Magnetization.FromSi(Ms), damping), SumOfTerms.Of(terms));

    /// <summary>The same with three times the volume.</summary>
    public static Magnet Thrice(double damping, params EnergyTerm[] terms) => new(
        "thrice", Volume.FromSi(3 * VolumeOfMagnet.Si), Length.FromNanometres(9), new MagneticProperties(Magnetization.FromSi(Ms), damping), SumOfTerms.Of(terms));

    public static EnergyTerm Field(UnitVector along, double tesla) => new Zeeman(Magnetization.FromSi(Ms), along, MagneticField.FromTeslas(tesla));

    public static EnergyTerm Easy(UnitVector axis, double anisotropyField) => new UniaxialAnisotropy(EnergyDensity.FromSi(anisotropyField * Ms / 2), axis);

    public static EnergyTerm Hard(UnitVector normal, double demagnetizingField) => Easy(normal, -demagnetizingField);

    /// <summary>Constant aJ and bJ in tesla per ampere, so that one ampere gives these fields.</summary>
    public static SpinTransferPotentials Torque(UnitVector p, double dampingLike, double fieldLike = 0) =>
        new AxialPotentials(new AxialTorque(p, AxialFunction.Linear(Ms * dampingLike), AxialFunction.Linear(Ms * fieldLike)));

    public static DormandPrince54<GeneralizedLlg> Run(GeneralizedLlg equation, UnitVector start, double duration, double tolerance = 1e-12)
    {
        DormandPrince54<GeneralizedLlg> stepper = DormandPrince54.For(equation, new StepControl(tolerance));
        stepper.Start(0, Moments.Of(start).Components);
        Assert.Equal(IntegrationEnd.Reached, stepper.Advance(duration, TestContext.Current.CancellationToken));
        return stepper;
    }

    public static Vector3d Direction(this DormandPrince54<GeneralizedLlg> stepper, int k = 0) => new MomentsView(stepper.State)[k];
}
