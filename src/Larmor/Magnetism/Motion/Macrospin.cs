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
    private readonly double xx, yy, zz, xy, xz, yz, alpha, coefficient;
    private readonly Vector3d slope, constantP, constantQ, polarizer;
    private readonly double strengthD, asymmetryD, strengthF, asymmetryF;
    private readonly bool hasMore, hasAngle;
    private readonly FoldedEnergies energies;
    private readonly SpinTransferPotentials? asked;
    private readonly Waveform current;

    /// <summary>The kernel of one moment.</summary>
    public Macrospin(Magnet magnet, FoldedEnergies energies, SpinTransferPotentials torque, Waveform current, IReadOnlyList<double> corners)
    {
        this = default;
        (this.energies, this.current, Corners) = (energies, current, corners);
        (alpha, coefficient) = (magnet.Properties.Damping, magnet.KineticCoefficient);
        SymmetricMatrix3 matrix = coefficient * energies.Folded.Stiffness;
        (xx, yy, zz, xy, xz, yz) = (matrix.XX, matrix.YY, matrix.ZZ, matrix.XY, matrix.XZ, matrix.YZ);
        slope = coefficient * energies.Folded.Slope;
        if (current.IsConstant && torque is AxialPotentials axial && axial.Torques[0] is { DampingLike.Rational: { } damping, FieldLike.Rational: { } field } one)
        {
            polarizer = one.Polarizer.Components;
            (strengthD, asymmetryD) = (current.At(0) * damping.Strength, damping.Asymmetry);
            (strengthF, asymmetryF) = (current.At(0) * field.Strength, field.Asymmetry);
            hasAngle = asymmetryD != 0 || asymmetryF != 0;
            if (!hasAngle)
            {
                constantP = coefficient * ((alpha * strengthD) - strengthF) * polarizer;
                constantQ = -coefficient * (strengthD + (alpha * strengthF)) * polarizer;
            }
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
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector3d Velocity(double time, Vector3d u)
    {
        Vector3d e = new(
            FusedMultiplyAdd(xz, u.Z, FusedMultiplyAdd(xy, u.Y, FusedMultiplyAdd(xx, u.X, slope.X))),
            FusedMultiplyAdd(yz, u.Z, FusedMultiplyAdd(yy, u.Y, FusedMultiplyAdd(xy, u.X, slope.Y))),
            FusedMultiplyAdd(zz, u.Z, FusedMultiplyAdd(yz, u.Y, FusedMultiplyAdd(xz, u.X, slope.Z))));
        (Vector3d p, Vector3d q) = (e + constantP, Along(constantQ, alpha, e));
        if (hasAngle)
        {
            double c = Vector3d.Dot(u, polarizer);
            double d = strengthD / FusedMultiplyAdd(asymmetryD, c, 1), f = strengthF / FusedMultiplyAdd(asymmetryF, c, 1);
            p = Along(p, coefficient * ((alpha * d) - f), polarizer);
            q = Along(q, -coefficient * (d + (alpha * f)), polarizer);
        }
        if (hasMore) AddMore(time, u, ref p, ref q);
        return Vector3d.Cross(u, p + Vector3d.Cross(u, q));
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
        Vector3d u = new(y[0], y[1], y[2]);
        u /= u.Norm;
        (y[0], y[1], y[2]) = (u.X, u.Y, u.Z);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector3d Along(Vector3d start, double length, Vector3d direction) =>
        new(FusedMultiplyAdd(length, direction.X, start.X), FusedMultiplyAdd(length, direction.Y, start.Y), FusedMultiplyAdd(length, direction.Z, start.Z));

    /// <summary>What is neither folded nor rational.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AddMore(double time, Vector3d u, ref Vector3d p, ref Vector3d q)
    {
        if (energies.HasMore)
        {
            Vector3d more = coefficient * energies.More(time, u);
            p += more;
            q += alpha * more;
        }
        double amperes = asked is null ? 0 : current.At(time);
        if (amperes == 0) return;
        (Vector3d a, Vector3d b) = asked!.Gradients(0, new MomentsView([u.X, u.Y, u.Z]));
        p += coefficient * amperes * ((alpha * a) - b);
        q += -coefficient * amperes * (a + (alpha * b));
    }
}
