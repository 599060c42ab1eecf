using System.Globalization;

namespace Larmor.Coupling.Conventions;

/// <summary>
/// A torque in the parameters of OOMMF's Oxs_SpinXferEvolve: dm/dt = −|γ| m × H + α m × dm/dt + |γ|βε m × (mp × m) − |γ|βε′ m × mp with
/// β = ħJ/(μ₀|e| Ms d), positive J pulling towards mp, d the thickness of a *cell* along J_direction.
/// </summary>
/// <remarks>
/// <para>ε(c) = q₊/(A + Bc) + q₋/(A − Bc), A = √[(Λ₁² + 1)(Λ₂² + 1)], B = √[(Λ₁² − 1)(Λ₂² − 1)],
/// q± = ½[P₁Λ₁² √((Λ₂² + 1)/(Λ₁² + 1)) ± P₂Λ₂² √((Λ₁² − 1)/(Λ₂² − 1))], 1 the fixed and 2 the free layer; alike on both sides it is
/// PΛ²/[(Λ² + 1) + (Λ² − 1)c]. Gilbert form: η = 2ε, ξ = 2ε′, and P is half of the electrode's current polarization j.</para>
/// <para>In the Landau-Lifshitz form the same torque with ε′ = 0 has, beside m × (m × mp), the term +α m × mp: a field-like ratio of α.</para>
/// <para>Source: github fangohr/oommf, oommf/app/oxs/local/spinxferevolve.cc; J. Xiao, A. Zangwill, M. D. Stiles, Phys. Rev. B 70, 172405 (2004).</para>
/// </remarks>
/// <param name="FixedPolarization">P_fixed.</param>
/// <param name="FreePolarization">P_free.</param>
/// <param name="FixedLambda">Lambda_fixed ≥ 1.</param>
/// <param name="FreeLambda">Lambda_free ≥ 1.</param>
/// <param name="EpsilonPrime">eps_prime.</param>
public sealed record OommfTorque(double FixedPolarization, double FreePolarization, double FixedLambda, double FreeLambda, double EpsilonPrime)
{
    /// <summary>P and Lambda for both layers.</summary>
    public OommfTorque(double polarization, double lambda, double epsilonPrime)
        : this(polarization, polarization, lambda, lambda, epsilonPrime)
    {
    }

    /// <summary>Whether one P and one Lambda say it.</summary>
    public bool IsSymmetric => FixedPolarization == FreePolarization && FixedLambda == FreeLambda;

    /// <summary>The same torque in Larmor's convention.</summary>
    /// <exception cref="DeviceException">A Lambda that OOMMF refuses.</exception>
    public StandardTorque ToStandard()
    {
        RequireLambda(FixedLambda, "Lambda_fixed");
        RequireLambda(FreeLambda, "Lambda_free");
        if (FreeLambda == 1 && FixedLambda > 1) throw new DeviceException("OOMMF refuses Lambda_free = 1 beside Lambda_fixed > 1: its efficiency is then infinite.");
        double ratio = 2 * ProgramConstants.Oommf.FluxRatio;
        TorqueTerm[] fieldLike = [new(ratio * EpsilonPrime, 1)];
        double fixedSquare = FixedLambda * FixedLambda, freeSquare = FreeLambda * FreeLambda;
        if (FixedLambda == FreeLambda)
        {
            double free = FixedLambda == 1 ? FixedPolarization : FreePolarization;    // without asymmetry P_free has no effect
            return new(
                [TorqueTerm.OfPolarization(ratio * (FixedPolarization + free) / 2, FixedLambda), OfMirrored(ratio * (FixedPolarization - free) / 2)],
                fieldLike);
        }
        double fixedPart = FixedPolarization * fixedSquare * Math.Sqrt((freeSquare + 1) / (fixedSquare + 1));
        double freePart = FreePolarization * freeSquare * Math.Sqrt((fixedSquare - 1) / (freeSquare - 1));
        double a = Math.Sqrt((fixedSquare + 1) * (freeSquare + 1)), b = Math.Sqrt((fixedSquare - 1) * (freeSquare - 1));
        return new(
            [TorqueTerm.OfAsymmetry(ratio * (fixedPart + freePart) / (2 * a), b / a), TorqueTerm.OfAsymmetry(ratio * (fixedPart - freePart) / (2 * a), -b / a)],
            fieldLike);
    }

    /// <summary>
    /// OOMMF's parameters of a torque, with one Lambda for both layers; refused where the torque has more asymmetries than Λ and 1/Λ or a field-like
    /// part that depends on the angle.
    /// </summary>
    public static Translation<OommfTorque> Of(StandardTorque torque)
    {
        ArgumentNullException.ThrowIfNull(torque);
        if (Mumax3Torque.ConstantFieldLike(torque, "OOMMF", "eps_prime") is { } reason) return Translation.Refused<OommfTorque>(reason);
        double lambda = torque.DampingLike.Count == 0 ? 1 : torque.DampingLike.Max(term => Math.Max(term.Lambda, 1 / term.Lambda));
        bool Is(TorqueTerm term, double value) => Math.Abs(term.Lambda - value) <= 1e-12 * value;
        if (torque.DampingLike.Any(term => !Is(term, lambda) && !Is(term, 1 / lambda)))
        {
            return Translation.Refused<OommfTorque>("OOMMF has one asymmetry, at Lambda for angles near 0 and near 180 deg; this damping-like torque is a sum of terms with different ones.");
        }
        double square = lambda * lambda, scale = (square + 1) / (2 * ProgramConstants.Oommf.FluxRatio * square);
        double plus = torque.DampingLike.Where(term => Is(term, lambda)).Sum(term => term.AtRightAngles) * scale;
        double minus = torque.DampingLike.Where(term => !Is(term, lambda)).Sum(term => term.AtRightAngles) * scale;
        return Translation.To(new OommfTorque(plus + minus, plus - minus, lambda, lambda, Mumax3Torque.FieldLikeOf(torque) / (2 * ProgramConstants.Oommf.FluxRatio)));
    }

    // q₋ Λ²/(A − Bc): the term of 1/Λ with the same height at right angles as one of Λ.
    private TorqueTerm OfMirrored(double polarization) => new(TorqueTerm.OfPolarization(polarization, FixedLambda).AtRightAngles, 1 / FixedLambda);

    private static void RequireLambda(double lambda, string name)
    {
        if (!(lambda >= 1) || !double.IsFinite(lambda)) throw new DeviceException(string.Create(CultureInfo.InvariantCulture, $"OOMMF takes {name} >= 1; got {lambda}."));
    }
}
