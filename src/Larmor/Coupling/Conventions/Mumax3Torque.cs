namespace Larmor.Coupling.Conventions;

/// <summary>
/// A Slonczewski torque in mumax3's parameters. With β = ħJ/(|e| Ms d), J the z component of the current density (conventional; electrons flow
/// along −z), reversed where the fixed layer lies at the bottom, and ε(c) = Pol Λ²/[(Λ² + 1) + (Λ² − 1)c], mumax3 adds
/// γ/(1 + α²) {(βε + αβε′) m × (p × m) + (βε′ − αβε) p × m} to the Landau-Lifshitz torque.
/// </summary>
/// <remarks>
/// This is Gilbert form: aJ = βε(c), bJ = βε′, hence η = 2ε, ξ = 2ε′. Its Pol is half of the electrode's current polarization j. ε′ does not depend
/// on the angle. Source: github mumax/3, cuda/slonczewski2.cu, cuda/lltorque2.cu; A. Vansteenkiste et al., AIP Adv. 4, 107133 (2014).
/// </remarks>
/// <param name="Polarization">Pol.</param>
/// <param name="Lambda">Lambda &gt; 0.</param>
/// <param name="EpsilonPrime">EpsilonPrime.</param>
public sealed record Mumax3Torque(double Polarization, double Lambda, double EpsilonPrime)
{
    /// <summary>The same torque in Larmor's convention.</summary>
    public StandardTorque ToStandard()
    {
        double ratio = 2 * ProgramConstants.Mumax3.FluxRatio;
        return new([TorqueTerm.OfPolarization(ratio * Polarization, Lambda)], [new TorqueTerm(ratio * EpsilonPrime, 1)]);
    }

    /// <summary>mumax3's parameters of a torque; refused where it has two asymmetries or a field-like part that depends on the angle.</summary>
    public static Translation<Mumax3Torque> Of(StandardTorque torque)
    {
        ArgumentNullException.ThrowIfNull(torque);
        if (ConstantFieldLike(torque, "mumax3", "EpsilonPrime") is { } reason) return Translation.Refused<Mumax3Torque>(reason);
        if (torque.DampingLike.Count > 1) return Translation.Refused<Mumax3Torque>("mumax3 has one Lambda; this damping-like torque is a sum of terms with different ones.");
        if (torque.DampingLike.Count == 0 && torque.FieldLike.Count > 0) return Translation.Refused<Mumax3Torque>("mumax3 stops where Pol is zero, so it has no field-like torque alone. Give it as a field: bJ along p, in B_ext.");
        double ratio = 2 * ProgramConstants.Mumax3.FluxRatio;
        TorqueTerm term = torque.DampingLike.Count == 1 ? torque.DampingLike[0] : new(0, 1);
        return Translation.To(new Mumax3Torque(term.Polarization / ratio, term.Lambda, FieldLikeOf(torque) / ratio));
    }

    // Why a field-like part that depends on the angle has no place beside a constant coefficient; null where it does not.
    internal static string? ConstantFieldLike(StandardTorque torque, string program, string name) => torque.FieldLike.Any(term => Math.Abs(term.Lambda - 1) > 1e-12)
        ? $"The {name} of {program} is the same at all angles, but this field-like torque depends on the angle as the damping-like one does. With lambda = 1 it can be said."
        : null;

    internal static double FieldLikeOf(StandardTorque torque) => torque.FieldLike.Count == 0 ? 0 : torque.FieldLike[0].AtRightAngles;
}
