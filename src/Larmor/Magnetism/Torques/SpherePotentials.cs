using Larmor.Numerics;
using Larmor.Numerics.Sphere;

namespace Larmor.Magnetism.Torques;

/// <summary>
/// Spin-transfer potentials that depend on the direction of a moment in any way: A_k(u_k) and B_k(u_k) as short series of spherical harmonics.
/// </summary>
/// <remarks>
/// For polarizers along different directions, held at rest. Each series is a polynomial in x, y, z, so that neither value nor derivative has a singular pole. Torque τ = (γ/Ms)(∇A − u × ∇B) I.
/// </remarks>
public sealed class SpherePotentials : SpinTransferPotentials
{
    private readonly (SphereFunction A, SphereFunction B)[] functions;

    /// <summary>The potentials of the moments 0, 1, ... in J/(m³ A).</summary>
    internal SpherePotentials(params IEnumerable<(HarmonicSeries A, HarmonicSeries B)> series)
    {
        (HarmonicSeries A, HarmonicSeries B)[] given = [.. series];
        functions = [.. given.Select(one => (new SphereFunction(one.A), new SphereFunction(one.B)))];
        Degrees = [.. given.Select(one => Math.Max(one.A.Degree, one.B.Degree))];
    }

    /// <summary>Highest degree of the harmonics of each moment.</summary>
    public IReadOnlyList<int> Degrees { get; }

    /// <summary>∇A − u × ∇B of the only moment, from where the series were taken; null where that costs more than they.</summary>
    internal Func<Vector3d, Vector3d>? Torque { get; init; }

    /// <inheritdoc/>
    internal override Vector3d? DirectTorque(int k, Vector3d u) => k == 0 ? Torque?.Invoke(u) : null;

    /// <inheritdoc/>
    public override (double A, double B) Values(int k, MomentsView moments) => (functions[k].A.Value(moments[k]), functions[k].B.Value(moments[k]));

    /// <inheritdoc/>
    public override (Vector3d A, Vector3d B) Gradients(int k, MomentsView moments) => (functions[k].A.Gradient(moments[k]), functions[k].B.Gradient(moments[k]));

    /// <inheritdoc/>
    public override (SymmetricMatrix3 A, SymmetricMatrix3 B) Hessians(int k, MomentsView moments) => (functions[k].A.Hessian(moments[k]), functions[k].B.Hessian(moments[k]));
}
