using System.Globalization;
using Larmor.Numerics;
using Larmor.Numerics.Sphere;

namespace Larmor.Fluctuations.Density;

/// <summary>How warm a current makes a state seem: the spread of the moment about it beside that at the same temperature without current.</summary>
/// <remarks>
/// Small motion about a state at which the polarization lies along the moment has the variance (kT/v)/h over 1 − aJ/aJc: T seems T/(1 − aJ/aJc). The threshold is ∇²χ = α∇²V at the
/// state, so that aJ/aJc = ∇²χ/(α∇²V). The picture is that of small angles: near the threshold, and at low barriers, the spread is less than the formula says, and the barrier of
/// an axial moment falls as (1 − aJ/aJc)², which no temperature stands for. Source: Z. Li, S. Zhang, Phys. Rev. B 69, 134416 (2004), doi:10.1103/PhysRevB.69.134416; derived again for any energy.
/// </remarks>
/// <param name="FromSpread">⟨1 − c²⟩ in the hemisphere about the state, under current over that without; a pure number, T_eff/T; null where fewer than 1e-8 of the moments are there, which rounding hides.</param>
/// <param name="Formula">1/(1 − ∇²χ/(α∇²V)) at the state; null at and beyond the threshold, or where the energy has no minimum there.</param>
public sealed record EffectiveTemperature(double? FromSpread, double? Formula)
{
    private const double Fewest = 1e-8;

    /// <summary>Of one state.</summary>
    /// <param name="driven">The equation under current.</param>
    /// <param name="state">The direction of the state.</param>
    /// <param name="accuracy">Of the two stationary densities; null for the default.</param>
    /// <exception cref="ArithmeticException">A stationary density cannot be resolved; the message says how far it came.</exception>
    public static EffectiveTemperature Of(FokkerPlanck driven, UnitVector state, DensityAccuracy? accuracy = null)
    {
        ArgumentNullException.ThrowIfNull(driven);
        FokkerPlanck still = driven.WithoutTorque();
        double? spread = Spread(driven.Stationary(accuracy), state) / Spread(still.Stationary(accuracy), state);
        MomentPotentials potentials = driven.Potentials;
        double energy = driven.Damping * potentials.Energy.Laplacian().At(state), torque = potentials.DampingLike.Laplacian().At(state) + (driven.Damping * potentials.FieldLike.Laplacian().At(state));
        return new EffectiveTemperature(spread, energy > 0 && torque < energy ? 1 / (1 - (torque / energy)) : null);
    }

    private static double? Spread(StationaryDensity found, UnitVector state) => found.IsConverged
        ? found.Density.ProbabilityAround(state) is >= Fewest and var there ? found.Density.OverHemisphere(state, c => 1 - (c * c)) / there : null
        : throw new ArithmeticException(string.Create(CultureInfo.InvariantCulture, $"The stationary density is not resolved at degree {found.Density.Degree}: its last two degrees hold {found.TruncationError:G2} of it."));
}
