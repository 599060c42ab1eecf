namespace Larmor.Coupling.Conventions;

/// <summary>
/// A spin-transfer torque in cmtj's parameters (createSTTLayer): beside the Landau-Lifshitz torque it adds
/// s/(1 + α²) {−κ m × (m × p) + β m × p}, s = γ ħJ σ(c)/(|e| μ₀Ms d), where σ(c) = P Λ²/[(Λ² + 1) + (Λ² − 1)c], or P/(1 + λc) after
/// setAlternativeSTT.
/// </summary>
/// <remarks>
/// Landau-Lifshitz form: the terms of order α that the Gilbert form brings are not added. β = α, κ = 1 is a damping-like torque of Gilbert form alone;
/// β &gt; 0 acts against p. η and ξ follow from x = 2κσ, y = −2βσ by <see cref="StandardTorque.OfLandauLifshitzForm"/>. Positive J pulls towards p
/// whatever the order of the layers. Source: github LemurPwned/cmtj, core/junction.hpp (solveLLG).
/// </remarks>
/// <param name="Polarization">spinPolarisation P; half of the electrode's current polarization j.</param>
/// <param name="Lambda">SlonczewskiSpacerLayerParameter: Λ &gt; 0, or λ in (−1, 1) of the alternative form.</param>
/// <param name="Beta">beta.</param>
/// <param name="Kappa">kappa, 1 where not set.</param>
public sealed record CmtjSpinTransfer(double Polarization, double Lambda, double Beta, double Kappa = 1)
{
    /// <summary>Whether setAlternativeSTT(true) was called.</summary>
    public bool IsAlternative { get; init; }

    /// <summary>The same torque in Larmor's convention.</summary>
    /// <param name="damping">α of the layer.</param>
    public StandardTorque ToStandard(double damping)
    {
        double strength = 2 * ProgramConstants.Cmtj.FluxRatio * Polarization;
        TorqueTerm term = IsAlternative ? TorqueTerm.OfAsymmetry(strength, Lambda) : TorqueTerm.OfPolarization(strength, Lambda);
        return StandardTorque.OfLandauLifshitzForm([term.Times(Kappa)], [term.Times(-Beta)], damping);
    }

    /// <summary>cmtj's parameters of a torque; refused where the damping-like and the field-like part do not depend on the angle in one way.</summary>
    /// <param name="torque">The torque.</param>
    /// <param name="damping">α of the layer.</param>
    public static Translation<CmtjSpinTransfer> Of(StandardTorque torque, double damping)
    {
        ArgumentNullException.ThrowIfNull(torque);
        (IReadOnlyList<TorqueTerm> towards, IReadOnlyList<TorqueTerm> across) = torque.LandauLifshitzForm(damping);
        TorqueTerm[] all = [.. towards, .. across];
        if (all.Length == 0) return Translation.To(new CmtjSpinTransfer(0, 1, 0));
        if (towards.Count > 1 || across.Count > 1 || all.Any(term => Math.Abs(term.Lambda - all[0].Lambda) > 1e-12 * term.Lambda))
        {
            return Translation.Refused<CmtjSpinTransfer>("cmtj has one asymmetry for both parts of a torque (beta is their ratio); here the damping-like and the field-like part depend on the angle in different ways. At lambda = 1 it can be said.");
        }
        double ratio = 2 * ProgramConstants.Cmtj.FluxRatio;
        return towards.Count == 1
            ? Translation.To(new CmtjSpinTransfer(towards[0].Polarization / ratio, towards[0].Lambda, across.Count == 1 ? -across[0].AtRightAngles / towards[0].AtRightAngles : 0))
            : Translation.To(new CmtjSpinTransfer(-across[0].Polarization / ratio, across[0].Lambda, 1, 0));
    }
}
