using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Workbench.DeviceFiles.Grammar;

/// <summary>The words of a magnet's energies beside shape and uniaxial anisotropy.</summary>
internal static class MagnetTermGrammar
{
    public static readonly Key<EnergyDensity> CubicConstant = new("constant", QuantityForm.Of<EnergyDensity>(Limits.None), "K1; positive where the axes are easy") { IsRequired = true };
    public static readonly Key<EnergyDensity> CubicSecond = new("second-constant", QuantityForm.Of<EnergyDensity>(Limits.None), "K2") { Default = "0 J/m^3" };
    public static readonly Key<UnitVector> CubicAxis = new("axis", DirectionForm.Instance, "one axis of the crystal") { Default = "x" };
    public static readonly Key<UnitVector> CubicSecondAxis = new("second-axis", DirectionForm.Instance, "another axis of the crystal, at a right angle to the first") { Default = "y" };
    public static readonly Section CubicSection = new("a cubic anisotropy", "V = K1 (a^2 b^2 + b^2 c^2 + c^2 a^2) + K2 a^2 b^2 c^2 with the components a, b, c of u along the axes of the crystal.", CubicConstant, CubicSecond, CubicAxis, CubicSecondAxis);
    public static readonly Key<SectionValues> Cubic = new("cubic-anisotropy", new SectionForm(CubicSection, "{ constant: 48 kJ/m^3, axis: x, second-axis: y }"), "anisotropy of a cubic crystal");

    public static readonly Key<double> Magnetostriction = new("magnetostriction", new NumberForm(Limits.None, "-34e-6"), "saturation magnetostriction lambda_s, a number") { IsRequired = true };
    public static readonly Key<EnergyDensity> Stress = new("stress", QuantityForm.Of<EnergyDensity>(Limits.None), "stress along the axis in Pa, positive for tension") { IsRequired = true };
    public static readonly Key<UnitVector> StressAxis = new("axis", DirectionForm.Instance, "direction s of the stress") { IsRequired = true };
    public static readonly Section StressSection = new("a magnetoelastic energy", "V = -(3/2) lambda_s sigma (u.s)^2.", Magnetostriction, Stress, StressAxis);
    public static readonly Key<SectionValues> Magnetoelastic = new("magnetoelastic", new SectionForm(StressSection, "{ magnetostriction: -34e-6, stress: 100 MPa, axis: z }"), "energy under a stress along one axis");

    public static readonly Key<MagneticField> BiasField = new("field", QuantityForm.Of<MagneticField>(Limits.None), "the bias as a field along the axis");
    public static readonly Key<EnergyPerArea> BiasEnergy = new("energy", QuantityForm.Of<EnergyPerArea>(Limits.None), "the bias as an energy of the interface, instead of the field; field = energy/(Ms d)");
    public static readonly Key<UnitVector> BiasAxis = new("axis", DirectionForm.Instance, "direction that the bias favours") { IsRequired = true };
    public static readonly Section BiasSection = new("an exchange bias", "V = -Ms B u.e: an antiferromagnet that does not move pulls towards e.", BiasField, BiasEnergy, BiasAxis);
    public static readonly Key<SectionValues> ExchangeBias = new("exchange-bias", new SectionForm(BiasSection, "{ field: 20 mT, axis: z }"), "exchange bias of an antiferromagnet");

    public static readonly Key<EnergyPerAreaPerElectricField> VoltageCoefficient = new("coefficient", QuantityForm.Of<EnergyPerAreaPerElectricField>(Limits.None), "change xi of the interface anisotropy per electric field; positive: a positive voltage of the left side makes the axis easier") { IsRequired = true };
    public static readonly Key<Length> BarrierThickness = new("barrier-thickness", QuantityForm.Of<Length>(Limits.Positive), "thickness of the barrier across which the voltage falls") { IsRequired = true };
    public static readonly Key<UnitVector> VoltageAxis = new("axis", DirectionForm.Instance, "axis e of the anisotropy") { Default = "x" };
    public static readonly Section VoltageSection = new("a voltage-controlled anisotropy", "V = -(xi U/(t_b d)) (u.e)^2 with the voltage U of the left side against the right.", VoltageCoefficient, BarrierThickness, VoltageAxis);
    public static readonly Key<SectionValues> VoltageAnisotropy = new("voltage-anisotropy", new SectionForm(VoltageSection, "{ coefficient: 50 fJ/(V m), barrier-thickness: 1 nm }"), "anisotropy that follows the voltage across a barrier");

    public static readonly Key<MagneticFieldPerCurrent> OerstedPerCurrent = new("field-per-current", QuantityForm.Of<MagneticFieldPerCurrent>(Limits.None), "mean field of the current over the magnet per current along +x; zero for an even current in a centred pillar") { IsRequired = true };
    public static readonly Key<UnitVector> OerstedAxis = new("axis", DirectionForm.Instance, "direction of that field") { IsRequired = true };
    public static readonly Section OerstedSection = new("an Oersted field", "V = -Ms b I u.e: the field of the current itself, as leads or a current off the middle make it.", OerstedPerCurrent, OerstedAxis);
    public static readonly Key<SectionValues> Oersted = new("oersted", new SectionForm(OerstedSection, "{ field-per-current: 0.5 mT/mA, axis: y }"), "field of the current at the magnet");

    public static readonly Key<string> StrayField = new("stray-field", new WordForm("from-shape", "none"), "stray field of the fixed layers: from their shape and place in the pillar, averaged over this magnet, or none") { Default = "none" };

    /// <summary>All of them, in the order in which they are written.</summary>
    public static IReadOnlyList<Key> Keys => [Cubic, Magnetoelastic, ExchangeBias, VoltageAnisotropy, Oersted, StrayField];
}
