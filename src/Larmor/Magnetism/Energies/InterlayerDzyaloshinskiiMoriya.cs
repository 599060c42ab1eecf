using Larmor.Numerics;
using Larmor.Provenance;
using Larmor.Quantities;

namespace Larmor.Magnetism.Energies;

/// <summary>
/// Interlayer Dzyaloshinskii-Moriya interaction of two moments: E = A D·(u_i × u_j) in J, with the vector D in J/m² and the area A in m².
/// </summary>
/// <remarks>
/// Antisymmetric: exchanging the two moments turns its sign, so that it tells left from right turning and cants collinear states. By symmetry D
/// lies in the film plane where a mirror plane normal to the film is left. ∂E/∂u_i = A u_j × D, ∂E/∂u_j = A D × u_i; the mixed second
/// derivative is ∂²E/∂u_ia∂u_jb = A ε_cab D_c. Source: E. Y. Vedmedenko et al., Phys. Rev. Lett. 122, 257202 (2019).
/// </remarks>
public sealed class InterlayerDzyaloshinskiiMoriya : PairEnergyTerm
{
    private readonly Vector3d energy;

    /// <summary>An interaction of given strength and axis over a given area.</summary>
    /// <param name="coupling">|D| in J/m², of either sign.</param>
    /// <param name="axis">Direction of D.</param>
    /// <param name="area">A, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">D is not finite or the area not positive.</exception>
    public InterlayerDzyaloshinskiiMoriya(EnergyPerArea coupling, UnitVector axis, Area area)
    {
        if (!double.IsFinite(coupling.Si)) throw new ArgumentOutOfRangeException(nameof(coupling), "The Dzyaloshinskii-Moriya interaction must be a finite number of J/m^2.");
        if (!(area.Si > 0 && double.IsFinite(area.Si))) throw new ArgumentOutOfRangeException(nameof(area), $"The area of an interlayer interaction must be positive; got {area}.");
        energy = coupling.Si * area.Si * axis.Components;
    }

    /// <inheritdoc/>
    public override string Name => "interlayer Dzyaloshinskii-Moriya interaction";

    /// <inheritdoc/>
    public override IReadOnlyList<Citation> Citations { get; } =
    [
        new Citation("vedmedenko-2019", "E. Y. Vedmedenko, P. Riego, J. A. Arregi, A. Berger, Interlayer Dzyaloshinskii-Moriya interactions, Phys. Rev. Lett. 122, 257202 (2019).", "10.1103/PhysRevLett.122.257202"),
    ];

    /// <inheritdoc/>
    public override BilinearForm? Bilinear => new(new Vector3d(0, energy.Z, -energy.Y), new Vector3d(-energy.Z, 0, energy.X), new Vector3d(energy.Y, -energy.X, 0));

    /// <inheritdoc/>
    public override double Value(Vector3d ui, Vector3d uj, double time) => Vector3d.Dot(energy, Vector3d.Cross(ui, uj));

    /// <inheritdoc/>
    public override Vector3d GradientFirst(Vector3d ui, Vector3d uj, double time) => Vector3d.Cross(uj, energy);

    /// <inheritdoc/>
    public override Vector3d GradientSecond(Vector3d ui, Vector3d uj, double time) => Vector3d.Cross(energy, ui);

    /// <inheritdoc/>
    public override (SymmetricMatrix3 First, SymmetricMatrix3 Second, (Vector3d X, Vector3d Y, Vector3d Z) Mixed) Hessian(Vector3d ui, Vector3d uj, double time) =>
        (default, default, (new Vector3d(0, energy.Z, -energy.Y), new Vector3d(-energy.Z, 0, energy.X), new Vector3d(energy.Y, -energy.X, 0)));
}
