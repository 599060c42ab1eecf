using Larmor.Numerics;

namespace Larmor.Magnetism.Torques;

/// <summary>Spin transfer onto one moment from another that moves itself.</summary>
/// <param name="On">Index of the moment that feels the torque.</param>
/// <param name="From">Index of the moment that polarizes the current.</param>
/// <param name="DampingLike">A(c), derivative Ms aJ(c) with the Ms of the moment that feels it; aJ in T/A, positive pulls it towards the other.</param>
/// <param name="FieldLike">B(c), derivative Ms bJ(c); bJ times the other's direction acts as a field.</param>
public sealed record MutualTorque(int On, int From, AxialFunction DampingLike, AxialFunction FieldLike);

/// <summary>
/// Spin torques between moments that all move: A_k = Σ_l A_kl(u_k·u_l), B_k = Σ_l B_kl(u_k·u_l).
/// </summary>
/// <remarks>
/// With c = u_k·u_l: ∂A_k/∂u_k = A′(c) u_l, ∂²A_k/∂u_k∂u_k = A″(c) u_l u_l, ∂²A_k/∂u_k∂u_l = A′(c) 1 + A″(c) u_l u_k. The torque of k on l is
/// given apart from that of l on k: in a valve they have opposite senses, one moment being pushed towards the other and that one
/// away from it. Source: Eqs. (22)-(24) for each moment at the given direction of the others.
/// </remarks>
public sealed class MutualPotentials : SpinTransferPotentials
{
    private readonly MutualTorque[] torques;

    /// <summary>The potentials of these torques.</summary>
    /// <exception cref="ArgumentException">A moment would polarize its own current.</exception>
    public MutualPotentials(params IEnumerable<MutualTorque> torques)
    {
        this.torques = [.. torques];
        if (Array.Exists(this.torques, torque => torque.On == torque.From)) throw new ArgumentException("A moment exerts no spin torque on itself: the polarizer must be another moment.", nameof(torques));
    }

    /// <summary>The torques.</summary>
    public IReadOnlyList<MutualTorque> Torques => torques;

    /// <inheritdoc/>
    public override (double A, double B) Values(int k, MomentsView moments)
    {
        (double a, double b) = (0, 0);
        foreach (MutualTorque torque in torques)
        {
            if (torque.On != k) continue;
            double c = Vector3d.Dot(moments[k], moments[torque.From]);
            (a, b) = (a + torque.DampingLike.Value(c), b + torque.FieldLike.Value(c));
        }
        return (a, b);
    }

    /// <inheritdoc/>
    public override (Vector3d A, Vector3d B) Gradients(int k, MomentsView moments)
    {
        (Vector3d a, Vector3d b) = (default, default);
        foreach (MutualTorque torque in torques)
        {
            if (torque.On != k) continue;
            Vector3d p = moments[torque.From];
            double c = Vector3d.Dot(moments[k], p);
            (a, b) = (a + (torque.DampingLike.Derivative(c) * p), b + (torque.FieldLike.Derivative(c) * p));
        }
        return (a, b);
    }

    /// <inheritdoc/>
    public override (SymmetricMatrix3 A, SymmetricMatrix3 B) Hessians(int k, MomentsView moments)
    {
        (SymmetricMatrix3 a, SymmetricMatrix3 b) = (default, default);
        foreach (MutualTorque torque in torques)
        {
            if (torque.On != k) continue;
            Vector3d p = moments[torque.From];
            double c = Vector3d.Dot(moments[k], p);
            a += SymmetricMatrix3.Dyad(torque.DampingLike.SecondDerivative(c), p);
            b += SymmetricMatrix3.Dyad(torque.FieldLike.SecondDerivative(c), p);
        }
        return (a, b);
    }

    /// <inheritdoc/>
    public override (Matrix3 A, Matrix3 B) Mixed(int k, int l, MomentsView moments)
    {
        (Matrix3 a, Matrix3 b) = (Matrix3.Zero, Matrix3.Zero);
        foreach (MutualTorque torque in torques)
        {
            if (torque.On != k || torque.From != l) continue;
            (Vector3d u, Vector3d p) = (moments[k], moments[l]);
            double c = Vector3d.Dot(u, p);
            a += Along(torque.DampingLike, c, u, p);
            b += Along(torque.FieldLike, c, u, p);
        }
        return (a, b);
    }

    private static Matrix3 Along(AxialFunction function, double c, Vector3d u, Vector3d p) =>
        Matrix3.Scalar(function.Derivative(c)) + Matrix3.Dyad(function.SecondDerivative(c) * p, u);
}
