using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Larmor.Numerics;
using static System.Math;

namespace Larmor.Transport.Noncollinear;

/// <summary>
/// A magnet through which no transverse spin passes, between two constant networks: left and right side are the same equations, solved side by side in two lanes.
/// </summary>
/// <remarks>
/// Equations in the frame (e₁, e₂, u), for each side: [T c; r ζ] [D_T; D_u] = drive with T = Y_TT + m + l across and ζ = Y_uu + a along the moment. Without D_T: σ = ζ − r T⁻¹ c, w = drive_u − r T⁻¹ drive_T;
/// both sides are joined by the conductance s of the magnet along its moment alone: D_u = [w (σ′ + s) + s w′]/[σ σ′ + s (σ + σ′)], the other side with a dash. A reservoir is a conductance that is
/// larger than any other by so much that its potential is zero to rounding.
/// </remarks>
internal sealed class PairedSides
{
    private const double Reservoir = 1e60;

    private readonly Vector128<double> xx, xy, xz, yx, yy, yz, zx, zy, zz;
    private readonly Vector128<double> sourceX, sourceY, sourceZ, transposedX, transposedY, transposedZ;
    private readonly Vector128<double> real, imaginary, along, drive, magnetReal, magnetImaginary;
    private readonly double series, lostReal, lostImaginary, resistance;

    /// <summary>Joins both sides, given in the laboratory frame.</summary>
    public PairedSides(FixedSide left, FixedSide right, in SpinTwoPort part, in TransverseTwoPort transverse, double resistance)
    {
        Matrix3 a = left.Admittance, b = right.Admittance;
        (xx, xy, xz) = (Vector128.Create(a.RowX.X, b.RowX.X), Vector128.Create(a.RowX.Y, b.RowX.Y), Vector128.Create(a.RowX.Z, b.RowX.Z));
        (yx, yy, yz) = (Vector128.Create(a.RowY.X, b.RowY.X), Vector128.Create(a.RowY.Y, b.RowY.Y), Vector128.Create(a.RowY.Z, b.RowY.Z));
        (zx, zy, zz) = (Vector128.Create(a.RowZ.X, b.RowZ.X), Vector128.Create(a.RowZ.Y, b.RowZ.Y), Vector128.Create(a.RowZ.Z, b.RowZ.Z));
        (sourceX, sourceY, sourceZ) = (Vector128.Create(left.Source.X, -right.Source.X), Vector128.Create(left.Source.Y, -right.Source.Y), Vector128.Create(left.Source.Z, -right.Source.Z));
        (transposedX, transposedY, transposedZ) = (Vector128.Create(left.Transposed.X, -right.Transposed.X), Vector128.Create(left.Transposed.Y, -right.Transposed.Y), Vector128.Create(left.Transposed.Z, -right.Transposed.Z));
        Complex first = part.ShuntLeft.Across, second = part.ShuntRight.Across, lost = transverse.MagnetLeft + transverse.MagnetRight + transverse.Direct;
        (real, imaginary) = (Vector128.Create(left.IsReservoir ? Reservoir : first.Real, right.IsReservoir ? Reservoir : second.Real), Vector128.Create(first.Imaginary, second.Imaginary));
        along = Vector128.Create(left.IsReservoir ? Reservoir : part.ShuntLeft.Along, right.IsReservoir ? Reservoir : part.ShuntRight.Along);
        drive = Vector128.Create(-part.DriveLeft.Z, part.DriveRight.Z);
        (magnetReal, magnetImaginary) = (Vector128.Create(transverse.MagnetLeft.Real, transverse.MagnetRight.Real), Vector128.Create(transverse.MagnetLeft.Imaginary, transverse.MagnetRight.Imaginary));
        (series, lostReal, lostImaginary, this.resistance) = (part.Series.Along, lost.Real, lost.Imaginary, resistance);
    }

    /// <summary>The response at a direction, its two directions across given.</summary>
    public void Respond(Vector3d u, ref SurroundedResponse answer)
    {
        Basis e1 = new(answer.First), e2 = new(answer.Second), e3 = new(u);
        // Y e and then e·Y e′.
        Triple one = Times(e1), two = Times(e2), three = Times(e3);
        Vector128<double> t11 = Dot(e1, one) + real, t12 = Dot(e1, two) - imaginary, t21 = Dot(e2, one) + imaginary, t22 = Dot(e2, two) + real;
        Vector128<double> c1 = Dot(e1, three), c2 = Dot(e2, three), r1 = Dot(e3, one), r2 = Dot(e3, two), zeta = Dot(e3, three) + along;
        Vector128<double> by = Vector128<double>.One / Fma(t11, t22, -(t12 * t21));
        Vector128<double> i11 = by * t22, i12 = -(by * t12), i21 = -(by * t21), i22 = by * t11;
        Vector128<double> k1 = Fma(i11, c1, i12 * c2), k2 = Fma(i21, c1, i22 * c2), l1 = Fma(r1, i11, r2 * i21), l2 = Fma(r1, i12, r2 * i22);
        Vector128<double> sigma = Fma(-r1, k1, Fma(-r2, k2, zeta)), wide = Vector128.Create(series);
        Vector128<double> other = Swapped(sigma + wide), inverse = Vector128<double>.One / Fma(sigma, other, wide * Swapped(sigma));
        Triple source = new(sourceX, sourceY, sourceZ), transposed = new(transposedX, transposedY, transposedZ);
        Vector128<double> d1 = Dot(e1, source), d2 = Dot(e2, source), d3 = Dot(e3, source) + drive, b1 = Dot(e1, transposed), b2 = Dot(e2, transposed), b3 = Dot(e3, transposed) + drive;
        Solution solution = new(i11, i12, i21, i22, k1, k2, l1, l2, other, inverse);
        (Vector128<double> p0, Vector128<double> x0, Vector128<double> y0) = Potentials(solution, d1, d2, d3);
        (Vector128<double> p1, Vector128<double> x1, Vector128<double> y1) = Potentials(solution, magnetReal, magnetImaginary, Vector128<double>.Zero);
        (Vector128<double> p2, Vector128<double> x2, Vector128<double> y2) = Potentials(solution, -magnetImaginary, magnetReal, Vector128<double>.Zero);
        answer.ResistanceArea = FusedMultiplyAdd(0.5, Vector128.Sum(Fma(b1, x0, Fma(b2, y0, b3 * p0))), resistance);
        answer.VoltageFirst = 0.5 * Vector128.Sum(Fma(b1, x1, Fma(b2, y1, b3 * p1)));
        answer.VoltageSecond = 0.5 * Vector128.Sum(Fma(b1, x2, Fma(b2, y2, b3 * p2)));
        (answer.CurrentFirst, answer.CurrentSecond) = (Vector128.Sum(Fma(magnetReal, x0, -(magnetImaginary * y0))), Vector128.Sum(Fma(magnetImaginary, x0, magnetReal * y0)));
        (answer.FirstFirst, answer.SecondFirst) = (Vector128.Sum(Fma(magnetReal, x1, -(magnetImaginary * y1))) - lostReal, Vector128.Sum(Fma(magnetImaginary, x1, magnetReal * y1)) - lostImaginary);
        (answer.FirstSecond, answer.SecondSecond) = (Vector128.Sum(Fma(magnetReal, x2, -(magnetImaginary * y2))) + lostImaginary, Vector128.Sum(Fma(magnetImaginary, x2, magnetReal * y2)) - lostReal);
    }

    /// <summary>D along u and across it, of both sides, from what drives them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (Vector128<double> Along, Vector128<double> First, Vector128<double> Second) Potentials(in Solution by, Vector128<double> x, Vector128<double> y, Vector128<double> z)
    {
        Vector128<double> w = Fma(-by.L1, x, Fma(-by.L2, y, z)), potential = by.Inverse * Fma(w, by.Other, Vector128.Create(series) * Swapped(w));
        return (potential, Fma(-by.K1, potential, Fma(by.I11, x, by.I12 * y)), Fma(-by.K2, potential, Fma(by.I21, x, by.I22 * y)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Triple Times(in Basis e) => new(
        Fma(xx, e.X, Fma(xy, e.Y, xz * e.Z)),
        Fma(yx, e.X, Fma(yy, e.Y, yz * e.Z)),
        Fma(zx, e.X, Fma(zy, e.Y, zz * e.Z)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Dot(in Basis e, in Triple v) => Fma(e.X, v.X, Fma(e.Y, v.Y, e.Z * v.Z));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Fma(Vector128<double> a, Vector128<double> b, Vector128<double> c) => Vector128.FusedMultiplyAdd(a, b, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Swapped(Vector128<double> a) => Vector128.Shuffle(a, Vector128.Create(1L, 0L));

    /// <summary>A vector of both sides.</summary>
    private readonly struct Triple(Vector128<double> x, Vector128<double> y, Vector128<double> z)
    {
        public readonly Vector128<double> X = x, Y = y, Z = z;
    }

    /// <summary>A direction, alike for both sides.</summary>
    private readonly struct Basis(Vector3d e)
    {
        public readonly Vector128<double> X = Vector128.Create(e.X), Y = Vector128.Create(e.Y), Z = Vector128.Create(e.Z);
    }

    /// <summary>T⁻¹, T⁻¹ c, r T⁻¹, σ′ + s and 1/[σ σ′ + s (σ + σ′)] of both sides.</summary>
    private readonly struct Solution(
        Vector128<double> i11, Vector128<double> i12, Vector128<double> i21, Vector128<double> i22, Vector128<double> k1, Vector128<double> k2, Vector128<double> l1, Vector128<double> l2, Vector128<double> other, Vector128<double> inverse)
    {
        public readonly Vector128<double> I11 = i11, I12 = i12, I21 = i21, I22 = i22, K1 = k1, K2 = k2, L1 = l1, L2 = l2, Other = other, Inverse = inverse;
    }
}
