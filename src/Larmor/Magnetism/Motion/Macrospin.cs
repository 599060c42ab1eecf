using System.Runtime.CompilerServices;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;
using static System.Math;

namespace Larmor.Magnetism.Motion;

/// <summary>
/// Eq. (24) for one moment with everything constant folded: du/dt = u × (P + u × Q), P = e + L_F(αD − F), Q = αe − L_F(D + αF),
/// e = L_F ∂V/∂u, D = I ∂A/∂u, F = I ∂B/∂u.
/// </summary>
/// <remarks>
/// Quadratic energies and torques of constant strength at constant current are part of constants; a strength s/(1 + b u·p) (Slonczewski's) is
/// taken in place; all other terms are asked. The same function as <see cref="GeneralizedLlg"/>, to rounding.
/// </remarks>
internal readonly struct Macrospin : IVectorFlow
{
    private readonly SymmetricMatrix3 stiffnessP, stiffnessQ;
    private readonly Vector3d slopeP, slopeQ;
    private readonly double alpha, coefficient;
    private readonly Asymmetric first, second;
    private readonly bool isDiagonal, hasAngle, hasBoth, hasMore;
    private readonly FoldedEnergies energies;
    private readonly SpinTransferPotentials? asked;
    private readonly Waveform current;

    /// <summary>The kernel of one moment.</summary>
    public Macrospin(Magnet magnet, FoldedEnergies energies, SpinTransferPotentials torque, Waveform current, IReadOnlyList<double> corners)
    {
        this = default;
        (this.energies, this.current, Corners) = (energies, current, corners);
        (alpha, coefficient) = (magnet.Properties.Damping, magnet.KineticCoefficient);
        stiffnessP = coefficient * energies.Folded.Stiffness;
        stiffnessQ = alpha * stiffnessP;
        isDiagonal = stiffnessP is { XY: 0, XZ: 0, YZ: 0 };
        slopeP = coefficient * energies.Folded.Slope;
        slopeQ = alpha * slopeP;
        if (current.IsConstant && torque is AxialPotentials axial && axial.Torques[0] is { DampingLike.Rational: { } damping, FieldLike.Rational: { } field } one)
        {
            Vector3d polarizer = one.Polarizer.Components;
            double d = coefficient * current.At(0) * damping.Strength, f = coefficient * current.At(0) * field.Strength;
            Asymmetric[] parts =
            [
                new(damping.Asymmetry * polarizer, alpha * d * polarizer, -d * polarizer),
                new(field.Asymmetry * polarizer, -f * polarizer, -alpha * f * polarizer),
            ];
            foreach (Asymmetric constant in parts.Where(part => part.Slope == Vector3d.Zero)) (slopeP, slopeQ) = (slopeP + constant.P, slopeQ + constant.Q);
            Asymmetric[] turning = [.. parts.Where(part => part.Slope != Vector3d.Zero)];
            (hasAngle, hasBoth) = (turning.Length > 0, turning.Length > 1);
            if (hasAngle) (first, second) = (turning[0], turning[^1]);
        }
        else if (!torque.IsNone)
        {
            asked = torque;
        }
        hasMore = energies.HasMore || asked is not null;
    }

    /// <inheritdoc/>
    public int Dimension => 3;

    /// <inheritdoc/>
    public IReadOnlyList<double> Corners { get; }

    /// <inheritdoc/>
    /// <remarks>P and Q side by side and every product in a fused multiply-add: a step waits for the longest chain of them and for nothing else.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector3d Velocity(double time, Vector3d u)
    {
        double px = FusedMultiplyAdd(stiffnessP.XX, u.X, slopeP.X), py = FusedMultiplyAdd(stiffnessP.YY, u.Y, slopeP.Y), pz = FusedMultiplyAdd(stiffnessP.ZZ, u.Z, slopeP.Z);
        double qx = FusedMultiplyAdd(stiffnessQ.XX, u.X, slopeQ.X), qy = FusedMultiplyAdd(stiffnessQ.YY, u.Y, slopeQ.Y), qz = FusedMultiplyAdd(stiffnessQ.ZZ, u.Z, slopeQ.Z);
        if (!isDiagonal)
        {
            px = FusedMultiplyAdd(stiffnessP.XZ, u.Z, FusedMultiplyAdd(stiffnessP.XY, u.Y, px));
            py = FusedMultiplyAdd(stiffnessP.YZ, u.Z, FusedMultiplyAdd(stiffnessP.XY, u.X, py));
            pz = FusedMultiplyAdd(stiffnessP.YZ, u.Y, FusedMultiplyAdd(stiffnessP.XZ, u.X, pz));
            qx = FusedMultiplyAdd(stiffnessQ.XZ, u.Z, FusedMultiplyAdd(stiffnessQ.XY, u.Y, qx));
            qy = FusedMultiplyAdd(stiffnessQ.YZ, u.Z, FusedMultiplyAdd(stiffnessQ.XY, u.X, qy));
            qz = FusedMultiplyAdd(stiffnessQ.YZ, u.Y, FusedMultiplyAdd(stiffnessQ.XZ, u.X, qz));
        }
        if (hasAngle)
        {
            double share = first.Share(u);
            px = FusedMultiplyAdd(share, first.P.X, px);
            py = FusedMultiplyAdd(share, first.P.Y, py);
            pz = FusedMultiplyAdd(share, first.P.Z, pz);
            qx = FusedMultiplyAdd(share, first.Q.X, qx);
            qy = FusedMultiplyAdd(share, first.Q.Y, qy);
            qz = FusedMultiplyAdd(share, first.Q.Z, qz);
        }
        if (hasBoth)
        {
            double share = second.Share(u);
            px = FusedMultiplyAdd(share, second.P.X, px);
            py = FusedMultiplyAdd(share, second.P.Y, py);
            pz = FusedMultiplyAdd(share, second.P.Z, pz);
            qx = FusedMultiplyAdd(share, second.Q.X, qx);
            qy = FusedMultiplyAdd(share, second.Q.Y, qy);
            qz = FusedMultiplyAdd(share, second.Q.Z, qz);
        }
        if (hasMore)
        {
            (Vector3d moreP, Vector3d moreQ) = More(time, u);
            (px, py, pz) = (px + moreP.X, py + moreP.Y, pz + moreP.Z);
            (qx, qy, qz) = (qx + moreQ.X, qy + moreQ.Y, qz + moreQ.Z);
        }
        double wx = FusedMultiplyAdd(u.Y, qz, FusedMultiplyAdd(-u.Z, qy, px)), wy = FusedMultiplyAdd(u.Z, qx, FusedMultiplyAdd(-u.X, qz, py)), wz = FusedMultiplyAdd(u.X, qy, FusedMultiplyAdd(-u.Y, qx, pz));
        return new Vector3d(FusedMultiplyAdd(u.Y, wz, -u.Z * wy), FusedMultiplyAdd(u.Z, wx, -u.X * wz), FusedMultiplyAdd(u.X, wy, -u.Y * wx));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Derivative(double time, ReadOnlySpan<double> y, Span<double> dydt)
    {
        Vector3d velocity = Velocity(time, new Vector3d(y[0], y[1], y[2]));
        (dydt[0], dydt[1], dydt[2]) = (velocity.X, velocity.Y, velocity.Z);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Project(Span<double> y)
    {
        Vector3d u = MomentStep.OntoSphere(new Vector3d(y[0], y[1], y[2]));
        (y[0], y[1], y[2]) = (u.X, u.Y, u.Z);
    }

    /// <summary>What is neither folded nor rational, as its parts of P and Q.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private (Vector3d P, Vector3d Q) More(double time, Vector3d u)
    {
        Vector3d p = default, q = default;
        if (energies.HasMore)
        {
            p = coefficient * energies.More(time, u);
            q = alpha * p;
        }
        double amperes = asked is null ? 0 : current.At(time);
        if (amperes == 0) return (p, q);
        // The same torque with A alone: u × (αA′ + u × (−A′)) = A′ + α u × A′ for A′ across u.
        if (asked!.DirectTorque(0, u) is { } torque) return (p + (coefficient * amperes * alpha * torque), q - (coefficient * amperes * torque));
        (Vector3d a, Vector3d b) = asked.Gradients(0, new MomentsView([u.X, u.Y, u.Z]));
        return (p + (coefficient * amperes * ((alpha * a) - b)), q - (coefficient * amperes * (a + (alpha * b))));
    }

    /// <summary>A part of P and Q along the polarizer p, divided by 1 + b u·p.</summary>
    /// <param name="Slope">b p.</param>
    /// <param name="P">Part of P where u·p = 0.</param>
    /// <param name="Q">Part of Q there.</param>
    private readonly record struct Asymmetric(Vector3d Slope, Vector3d P, Vector3d Q)
    {
        /// <summary>1/(1 + b u·p).</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public double Share(Vector3d u) => 1 / FusedMultiplyAdd(u.X, Slope.X, FusedMultiplyAdd(u.Y, Slope.Y, FusedMultiplyAdd(u.Z, Slope.Z, 1)));
    }
}
