using System.Globalization;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;

namespace Larmor.Magnetism.Motion;

/// <summary>
/// Spin transfer whose two functions are the paper's χ and Φ per ampere of Eqs. (22)-(24), beside the Landau-Lifshitz form of the damping,
/// L_F X = L_F (u × ∇Φ + ∇χ), translated to the A and B that Larmor keeps.
/// </summary>
/// <remarks>
/// A = (χ + αΦ)/(1 + α²), B = (αχ − Φ)/(1 + α²) for the scalar damping α of each moment. A torque that a source writes into the Landau-Lifshitz
/// form, L_F Ms aJ ∇(u·p), is χ = Ms aJ u·p with Φ = 0; it differs from a Gilbert-form torque of the same aJ by terms of order α.
/// Source: Eq. (24) of the paper and docs/adr/0006.
/// </remarks>
public sealed class PaperPotentials : SpinTransferPotentials
{
    private readonly SpinTransferPotentials pair;
    private readonly double[] dampings;
    private readonly double sense = 1;

    /// <summary>Two functions read as χ and Φ.</summary>
    /// <param name="pair">What it calls A is read as χ, what it calls B as Φ, in J/(m³ A).</param>
    /// <param name="dampings">Gilbert damping α of each moment, not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">A damping is negative.</exception>
    public PaperPotentials(SpinTransferPotentials pair, params IReadOnlyList<double> dampings)
    {
        ArgumentNullException.ThrowIfNull(pair);
        foreach (double damping in dampings)
        {
            if (!(damping >= 0)) throw new ArgumentOutOfRangeException(nameof(dampings), string.Create(CultureInfo.InvariantCulture, $"The damping of a moment must not be negative; got {damping}."));
        }
        this.pair = pair;
        this.dampings = [.. dampings];
    }

    private PaperPotentials(SpinTransferPotentials pair, double sense, IReadOnlyList<double> dampings)
        : this(pair, dampings) => this.sense = sense;

    /// <summary>A torque that stands beside the Landau-Lifshitz form as it is, L_F (∇A − u × ∇B) I: χ = A I and Φ = −B I.</summary>
    /// <param name="pair">A and B in J/(m³ A).</param>
    /// <param name="dampings">Damping α of each moment, not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">A damping is negative.</exception>
    public static PaperPotentials BesideLandauLifshitz(SpinTransferPotentials pair, params IReadOnlyList<double> dampings) => new(pair, -1, dampings);

    /// <inheritdoc/>
    public override bool IsNone => pair.IsNone;

    /// <inheritdoc/>
    public override (double A, double B) Values(int k, MomentsView moments)
    {
        (double chi, double phi) = pair.Values(k, moments);
        (double first, double second) = Weights(k);
        phi = sense * phi;
        return ((first * chi) + (second * phi), (second * chi) - (first * phi));
    }

    /// <inheritdoc/>
    public override (Vector3d A, Vector3d B) Gradients(int k, MomentsView moments)
    {
        (Vector3d chi, Vector3d phi) = pair.Gradients(k, moments);
        (double first, double second) = Weights(k);
        phi = sense * phi;
        return ((first * chi) + (second * phi), (second * chi) - (first * phi));
    }

    /// <inheritdoc/>
    public override (SymmetricMatrix3 A, SymmetricMatrix3 B) Hessians(int k, MomentsView moments)
    {
        (SymmetricMatrix3 chi, SymmetricMatrix3 phi) = pair.Hessians(k, moments);
        (double first, double second) = Weights(k);
        phi = sense * phi;
        return ((first * chi) + (second * phi), (second * chi) + (-first * phi));
    }

    /// <inheritdoc/>
    public override (Matrix3 A, Matrix3 B) Mixed(int k, int l, MomentsView moments)
    {
        (Matrix3 chi, Matrix3 phi) = pair.Mixed(k, l, moments);
        (double first, double second) = Weights(k);
        phi = sense * phi;
        return ((first * chi) + (second * phi), (second * chi) + (-first * phi));
    }

    /// <summary>1/(1 + α²) and α/(1 + α²).</summary>
    private (double First, double Second) Weights(int k)
    {
        double alpha = dampings[k], first = 1 / (1 + (alpha * alpha));
        return (first, alpha * first);
    }
}
