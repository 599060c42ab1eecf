using Larmor.Numerics;

namespace Larmor.Magnetism.Torques;

/// <summary>Spin transfer onto one moment from one polarizer.</summary>
/// <param name="Polarizer">p.</param>
/// <param name="DampingLike">A(c), derivative Ms aJ(c); aJ in T/A, positive pulls u towards +p.</param>
/// <param name="FieldLike">B(c), derivative Ms bJ(c); bJ p acts as a field.</param>
public sealed record AxialTorque(UnitVector Polarizer, AxialFunction DampingLike, AxialFunction FieldLike)
{
    /// <summary>No torque.</summary>
    public static AxialTorque None { get; } = new(UnitVector.Z, AxialFunction.Zero, AxialFunction.Zero);
}

/// <summary>
/// Spin-transfer potentials that depend on c = u·p only: A = A(c), B = B(c) for each moment, p the fixed polarizer that acts on it.
/// </summary>
/// <remarks>
/// ∂A/∂u = A′(c) p, ∂²A/∂u∂u = A″(c) pp. Torque τ = (γ/Ms)[A′(c) (p − c u) − B′(c) u × p] I, the standard form with aJ(c) = A′/Ms and
/// bJ(c) = B′/Ms. Not for a polarizer that moves itself.
/// </remarks>
public sealed class AxialPotentials : SpinTransferPotentials
{
    private readonly AxialTorque[] torques;

    /// <summary>The potentials of the moments 0, 1, ...; <see cref="AxialTorque.None"/> for a moment without torque.</summary>
    public AxialPotentials(params IEnumerable<AxialTorque> torques) => this.torques = [.. torques];

    /// <summary>The torque on each moment.</summary>
    public IReadOnlyList<AxialTorque> Torques => torques;

    /// <inheritdoc/>
    public override (double A, double B) Values(int k, MomentsView moments)
    {
        AxialTorque torque = torques[k];
        double c = Vector3d.Dot(moments[k], torque.Polarizer.Components);
        return (torque.DampingLike.Value(c), torque.FieldLike.Value(c));
    }

    /// <inheritdoc/>
    public override (Vector3d A, Vector3d B) Gradients(int k, MomentsView moments)
    {
        AxialTorque torque = torques[k];
        Vector3d p = torque.Polarizer.Components;
        double c = Vector3d.Dot(moments[k], p);
        return (torque.DampingLike.Derivative(c) * p, torque.FieldLike.Derivative(c) * p);
    }

    /// <inheritdoc/>
    public override (SymmetricMatrix3 A, SymmetricMatrix3 B) Hessians(int k, MomentsView moments)
    {
        AxialTorque torque = torques[k];
        Vector3d p = torque.Polarizer.Components;
        double c = Vector3d.Dot(moments[k], p);
        return (SymmetricMatrix3.Dyad(torque.DampingLike.SecondDerivative(c), p), SymmetricMatrix3.Dyad(torque.FieldLike.SecondDerivative(c), p));
    }
}
