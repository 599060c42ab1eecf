using Larmor.Numerics;
using Larmor.Provenance;
using Larmor.Quantities;

namespace Larmor.Magnetism.Energies;

/// <summary>
/// Biquadratic exchange of two moments across a spacer: E = −J₂ A (u_i·u_j)² in J, with J₂ in J/m² and the area A of contact in m².
/// </summary>
/// <remarks>
/// J₂ &lt; 0, the usual case, favours 90° between the moments. Beside <see cref="InterlayerExchange"/> the energy per area is −J₁ cos θ − J₂ cos² θ; works
/// that write +J₂ cos² θ or J₂ (1 − cos² θ) mean the opposite or the same sign. ∂E/∂u_i = −2 J₂ A (u_i·u_j) u_j; ∂²E/∂u_i∂u_i = −2 J₂ A u_j u_j;
/// ∂²E/∂u_i∂u_j = −2 J₂ A [(u_i·u_j) 1 + u_j u_i].
/// </remarks>
public sealed class BiquadraticExchange : PairEnergyTerm
{
    private readonly double energy;

    /// <summary>An exchange of given strength over a given area.</summary>
    /// <exception cref="ArgumentOutOfRangeException">J₂ is not finite or the area not positive.</exception>
    public BiquadraticExchange(EnergyPerArea coupling, Area area)
    {
        if (!double.IsFinite(coupling.Si)) throw new ArgumentOutOfRangeException(nameof(coupling), "The biquadratic exchange must be a finite number of J/m^2.");
        if (!(area.Si > 0 && double.IsFinite(area.Si))) throw new ArgumentOutOfRangeException(nameof(area), $"The area of an interlayer exchange must be positive; got {area}.");
        energy = coupling.Si * area.Si;
    }

    /// <inheritdoc/>
    public override string Name => "biquadratic exchange";

    /// <inheritdoc/>
    public override IReadOnlyList<Citation> Citations { get; } =
    [
        new Citation("slonczewski-1991", "J. C. Slonczewski, on a mechanism of biquadratic coupling by steps of the interfaces, Phys. Rev. Lett. 67, 3172 (1991)."),
    ];

    /// <inheritdoc/>
    public override double Value(Vector3d ui, Vector3d uj, double time)
    {
        double c = Vector3d.Dot(ui, uj);
        return -energy * c * c;
    }

    /// <inheritdoc/>
    public override Vector3d GradientFirst(Vector3d ui, Vector3d uj, double time) => -2 * energy * Vector3d.Dot(ui, uj) * uj;

    /// <inheritdoc/>
    public override Vector3d GradientSecond(Vector3d ui, Vector3d uj, double time) => -2 * energy * Vector3d.Dot(ui, uj) * ui;

    /// <inheritdoc/>
    public override (SymmetricMatrix3 First, SymmetricMatrix3 Second, (Vector3d X, Vector3d Y, Vector3d Z) Mixed) Hessian(Vector3d ui, Vector3d uj, double time)
    {
        double factor = -2 * energy, c = Vector3d.Dot(ui, uj);
        Vector3d x = (factor * uj.X * ui) + new Vector3d(factor * c, 0, 0);
        Vector3d y = (factor * uj.Y * ui) + new Vector3d(0, factor * c, 0);
        Vector3d z = (factor * uj.Z * ui) + new Vector3d(0, 0, factor * c);
        return (SymmetricMatrix3.Dyad(factor, uj), SymmetricMatrix3.Dyad(factor, ui), (x, y, z));
    }
}
