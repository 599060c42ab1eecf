using System.Globalization;
using Larmor.Materials;
using Larmor.Quantities;

namespace Larmor.Magnetism.Motion;

/// <summary>
/// The two numbers of the Landau-Lifshitz form du/dt = −γ_L u × B − γ_L α_L u × (u × B), and their translation to and from Gilbert's.
/// </summary>
/// <remarks>
/// <para>Gilbert's form du/dt = −γ u × B + α u × du/dt, solved for du/dt, is this one with γ_L = γ/(1 + α²) and α_L = α; so
/// γ = γ_L (1 + α_L²). One motion, two names for its coefficients: both are integrated by <see cref="GeneralizedLlg"/>. The form with a relaxation
/// rate, −λ u × (u × B), has λ = γ_L α_L in rad/(s T).</para>
/// <para>Two programs that are given the same γ and α but mean different forms differ by the factor 1 + α² in time.</para>
/// <para>Source: Eqs. (4)-(6) of the paper; T. L. Gilbert, IEEE Trans. Magn. 40, 3443 (2004), doi:10.1109/TMAG.2004.836740.</para>
/// </remarks>
public readonly record struct LandauLifshitzForm
{
    /// <summary>With both numbers of the form.</summary>
    /// <param name="gyromagneticRatio">γ_L in rad/(s T), positive.</param>
    /// <param name="damping">α_L, dimensionless, not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range; the message names it.</exception>
    public LandauLifshitzForm(double gyromagneticRatio, double damping)
    {
        if (!(gyromagneticRatio > 0 && double.IsFinite(gyromagneticRatio))) throw new ArgumentOutOfRangeException(nameof(gyromagneticRatio), string.Create(CultureInfo.InvariantCulture, $"The gyromagnetic ratio of the Landau-Lifshitz form must be positive; got {gyromagneticRatio} rad/(s T)."));
        if (!(damping >= 0 && double.IsFinite(damping))) throw new ArgumentOutOfRangeException(nameof(damping), string.Create(CultureInfo.InvariantCulture, $"The damping of the Landau-Lifshitz form must not be negative; got {damping}."));
        GyromagneticRatio = gyromagneticRatio;
        Damping = damping;
    }

    /// <summary>γ_L in rad/(s T).</summary>
    public double GyromagneticRatio { get; }

    /// <summary>α_L, equal to Gilbert's α.</summary>
    public double Damping { get; }

    /// <summary>λ = γ_L α_L in rad/(s T).</summary>
    public double RelaxationRate => GyromagneticRatio * Damping;

    /// <summary>γ = γ_L (1 + α²) of Gilbert's form in rad/(s T).</summary>
    public double GilbertGyromagneticRatio => GyromagneticRatio * (1 + (Damping * Damping));

    /// <summary>From γ_L and λ.</summary>
    /// <param name="gyromagneticRatio">γ_L in rad/(s T), positive.</param>
    /// <param name="relaxationRate">λ in rad/(s T), not negative.</param>
    public static LandauLifshitzForm FromRates(double gyromagneticRatio, double relaxationRate) => new(gyromagneticRatio, relaxationRate / gyromagneticRatio);

    /// <summary>The form of a moment whose γ and α are Gilbert's, as everywhere else in Larmor.</summary>
    public static LandauLifshitzForm Of(MagneticProperties gilbert)
    {
        ArgumentNullException.ThrowIfNull(gilbert);
        return new LandauLifshitzForm(gilbert.GyromagneticRatio / (1 + (gilbert.Damping * gilbert.Damping)), gilbert.Damping);
    }

    /// <summary>The same moment with Gilbert's numbers: α and the g-factor that belongs to γ = γ_L (1 + α²).</summary>
    /// <param name="saturationMagnetization">Ms in A/m.</param>
    public MagneticProperties ToGilbert(Magnetization saturationMagnetization) =>
        new(saturationMagnetization, Damping, PhysicalConstants.ElectronGFactor * (GilbertGyromagneticRatio / PhysicalConstants.ElectronGyromagneticRatio));
}
