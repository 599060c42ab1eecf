using Larmor.Quantities;

namespace Larmor.Coupling.Conventions;

/// <summary>
/// A spin torque in Larmor's convention, the one that all others are translated through: Gilbert form,
/// du/dt = −γ u × B + α u × du/dt − γ aJ(c) u × (u × p) − γ bJ(c) u × p, with aJ = f η(c), bJ = f ξ(c), c = u·p.
/// </summary>
/// <remarks>
/// f = ħ J/(2|e| Ms d) in T, with J in A/m² counted so that its electrons push towards +p, Ms in A/m, d in m. η and ξ are efficiencies, sums of
/// <see cref="TorqueTerm"/>. Terms with the same Λ are added, terms of strength zero left out. Source: J.-E. Wegrowe, H.-J. Drouhin, Entropy 13, 316
/// (2011), Eq. (24) solved for the Gilbert form.
/// </remarks>
public sealed class StandardTorque
{
    private const double SameLambda = 1e-12;

    /// <summary>A torque by its terms.</summary>
    public StandardTorque(IEnumerable<TorqueTerm> dampingLike, IEnumerable<TorqueTerm> fieldLike)
    {
        DampingLike = Gathered(dampingLike);
        FieldLike = Gathered(fieldLike);
    }

    /// <summary>η(c), damping-like: positive pulls u towards +p where J is positive.</summary>
    public IReadOnlyList<TorqueTerm> DampingLike { get; }

    /// <summary>ξ(c), field-like: positive acts as a field along +p where J is positive.</summary>
    public IReadOnlyList<TorqueTerm> FieldLike { get; }

    /// <summary>No torque at all.</summary>
    public bool IsNone => DampingLike.Count == 0 && FieldLike.Count == 0;

    /// <summary>η(c).</summary>
    public double DampingLikeAt(double c) => DampingLike.Sum(term => term.At(c));

    /// <summary>ξ(c).</summary>
    public double FieldLikeAt(double c) => FieldLike.Sum(term => term.At(c));

    /// <summary>f = ħ J/(2|e| Ms d), the field of an efficiency 1.</summary>
    public static MagneticField FieldOfEfficiencyOne(CurrentDensity density, Magnetization magnetization, Length thickness) =>
        MagneticField.FromSi(PhysicalConstants.ReducedPlanckConstant * density.Si / (2 * PhysicalConstants.ElementaryCharge * magnetization.Si * thickness.Si));

    /// <summary>
    /// The torque whose Landau-Lifshitz form, du/dt = −γ/(1 + α²) {u × B + α u × (u × B) + x u × (u × p) + y u × p} f, has these x and y:
    /// η = (x − α y)/(1 + α²), ξ = (y + α x)/(1 + α²).
    /// </summary>
    /// <param name="towards">x(c), the coefficient of −γ u × (u × p)/(1 + α²).</param>
    /// <param name="across">y(c), the coefficient of −γ u × p/(1 + α²).</param>
    /// <param name="damping">α.</param>
    public static StandardTorque OfLandauLifshitzForm(IReadOnlyList<TorqueTerm> towards, IReadOnlyList<TorqueTerm> across, double damping)
    {
        ArgumentNullException.ThrowIfNull(towards);
        ArgumentNullException.ThrowIfNull(across);
        double norm = 1 + (damping * damping);
        return new StandardTorque(
            [.. towards.Select(term => term.Times(1 / norm)), .. across.Select(term => term.Times(-damping / norm))],
            [.. across.Select(term => term.Times(1 / norm)), .. towards.Select(term => term.Times(damping / norm))]);
    }

    /// <summary>x = η + α ξ and y = ξ − α η of the Landau-Lifshitz form.</summary>
    /// <param name="damping">α.</param>
    public (IReadOnlyList<TorqueTerm> Towards, IReadOnlyList<TorqueTerm> Across) LandauLifshitzForm(double damping) => (
        Gathered([.. DampingLike, .. FieldLike.Select(term => term.Times(damping))]),
        Gathered([.. FieldLike, .. DampingLike.Select(term => term.Times(-damping))]));

    // Terms of one asymmetry are one term; a rest that is rounding of what was added is nothing.
    private static TorqueTerm[] Gathered(IEnumerable<TorqueTerm> terms)
    {
        List<(TorqueTerm Sum, double Size)> groups = [];
        foreach (TorqueTerm term in terms)
        {
            int place = groups.FindIndex(group => Math.Abs(group.Sum.Lambda - term.Lambda) <= SameLambda * term.Lambda);
            double size = Math.Abs(term.AtRightAngles);
            if (place < 0) groups.Add((term, size));
            else groups[place] = (new TorqueTerm(groups[place].Sum.AtRightAngles + term.AtRightAngles, groups[place].Sum.Lambda), groups[place].Size + size);
        }
        return [.. groups.Where(group => Math.Abs(group.Sum.AtRightAngles) > 1e-15 * group.Size).Select(group => group.Sum).OrderBy(term => term.Lambda)];
    }
}
