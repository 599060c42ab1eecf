using Larmor.Quantities;

namespace Larmor.Coupling.Conventions;

/// <summary>
/// A torque by two fields in cmtj's parameters (createSOTLayer with its drivers): −γ/(1 + α²) {(Hdl + αHfl) m × (m × p) + (Hfl − αHdl) m × p},
/// fields in A/m. This is Gilbert form: aJ = μ₀ Hdl, bJ = μ₀ Hfl.
/// </summary>
/// <remarks>The same at all angles. Source: github LemurPwned/cmtj, core/junction.hpp (solveLLG).</remarks>
/// <param name="DampingLike">Hdl in A/m; positive pulls towards the reference p.</param>
/// <param name="FieldLike">Hfl in A/m; positive acts as a field along p.</param>
public sealed record CmtjSpinOrbit(double DampingLike, double FieldLike)
{
    /// <summary>The same torque in Larmor's convention.</summary>
    /// <param name="fieldOfEfficiencyOne">f = ħJ/(2|e| Ms d) at the current that the fields belong to.</param>
    public StandardTorque ToStandard(MagneticField fieldOfEfficiencyOne)
    {
        if (fieldOfEfficiencyOne.Si == 0) throw new DeviceException("Fields at zero current have no efficiency. Give the current density that they belong to.");
        double scale = ProgramConstants.Cmtj.Permeability / fieldOfEfficiencyOne.Si;
        return new([new TorqueTerm(DampingLike * scale, 1)], [new TorqueTerm(FieldLike * scale, 1)]);
    }

    /// <summary>cmtj's fields of a torque; refused where it depends on the angle.</summary>
    /// <param name="torque">The torque.</param>
    /// <param name="fieldOfEfficiencyOne">f = ħJ/(2|e| Ms d).</param>
    public static Translation<CmtjSpinOrbit> Of(StandardTorque torque, MagneticField fieldOfEfficiencyOne)
    {
        ArgumentNullException.ThrowIfNull(torque);
        if (torque.DampingLike.Concat(torque.FieldLike).Any(term => Math.Abs(term.Lambda - 1) > 1e-12))
        {
            return Translation.Refused<CmtjSpinOrbit>("The two fields of cmtj's spin-orbit layer are the same at all angles; this torque depends on the angle (lambda is not 1). Use cmtj-stt.");
        }
        double scale = fieldOfEfficiencyOne.Si / ProgramConstants.Cmtj.Permeability;
        double dampingLike = torque.DampingLike.Count == 0 ? 0 : torque.DampingLike[0].AtRightAngles;
        return Translation.To(new CmtjSpinOrbit(dampingLike * scale, Mumax3Torque.FieldLikeOf(torque) * scale));
    }
}
