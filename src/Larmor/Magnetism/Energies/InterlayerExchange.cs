using Larmor.Numerics;
using Larmor.Provenance;
using Larmor.Quantities;

namespace Larmor.Magnetism.Energies;

/// <summary>
/// Bilinear exchange of two moments across a spacer: E = −J A (u_i·u_j) in J, with J in J/m² and the area A of contact in m².
/// </summary>
/// <remarks>
/// J &gt; 0 makes the moments parallel, J &lt; 0 antiparallel. ∂E/∂u_i = −J A u_j. Definitions with a factor 2 are in use: here the energies
/// of the two collinear states differ by 2 |J| A. Without the biquadratic term.
/// </remarks>
public sealed class InterlayerExchange : PairEnergyTerm
{
    private readonly double energy;

    /// <summary>An exchange of given strength over a given area.</summary>
    /// <exception cref="ArgumentOutOfRangeException">J is not finite or the area not positive.</exception>
    public InterlayerExchange(EnergyPerArea coupling, Area area)
    {
        if (!double.IsFinite(coupling.Si)) throw new ArgumentOutOfRangeException(nameof(coupling), "The interlayer exchange must be a finite number of J/m^2.");
        if (!(area.Si > 0 && double.IsFinite(area.Si))) throw new ArgumentOutOfRangeException(nameof(area), $"The area of an interlayer exchange must be positive; got {area}.");
        energy = coupling.Si * area.Si;
    }

    /// <inheritdoc/>
    public override string Name => "interlayer exchange";

    /// <inheritdoc/>
    public override IReadOnlyList<Citation> Citations { get; } =
    [
        new Citation(
            "grunberg-1986",
            "P. Grünberg, R. Schreiber, Y. Pang, M. B. Brodsky, H. Sowers, Layered magnetic structures: evidence for antiferromagnetic coupling of Fe layers across Cr interlayers, Phys. Rev. Lett. 57, 2442 (1986).",
            "10.1103/PhysRevLett.57.2442"),
    ];

    /// <inheritdoc/>
    public override double Value(Vector3d ui, Vector3d uj, double time) => -energy * Vector3d.Dot(ui, uj);

    /// <inheritdoc/>
    public override Vector3d GradientFirst(Vector3d ui, Vector3d uj, double time) => -energy * uj;

    /// <inheritdoc/>
    public override Vector3d GradientSecond(Vector3d ui, Vector3d uj, double time) => -energy * ui;

    /// <inheritdoc/>
    public override (SymmetricMatrix3 First, SymmetricMatrix3 Second, (Vector3d X, Vector3d Y, Vector3d Z) Mixed) Hessian(Vector3d ui, Vector3d uj, double time) =>
        (default, default, (new Vector3d(-energy, 0, 0), new Vector3d(0, -energy, 0), new Vector3d(0, 0, -energy)));
}
