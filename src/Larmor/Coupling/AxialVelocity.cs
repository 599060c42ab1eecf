using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using static System.Math;

namespace Larmor.Coupling;

/// <summary>The velocity of one moment beside fixed ones along one direction p, with the electrons of its circuit: six functions of c = u·p alone.</summary>
/// <remarks>
/// <para>With e = (γ/Ms) ∂V/∂u, t₁ = p − c u, t₂ = u × p, τ = u × (e + F p − T t₂) and the tensor G = a + b u× + g t₁t₁^T + h (t₁t₂^T + t₂t₁^T) over the moment's angular momentum (Gilbert damping in a):
/// du/dt = (1 − G u×)⁻¹ τ = u × {(1 + b) W + a τ + (g τ₂ − h τ₁) t₂ − h τ₂ p}/det, det = (1 + b)² + a (a + g s²) − h² s⁴, s² = 1 − c². A source of voltage
/// adds −M_NJ M_VΩ^T/(R + R_L) to the tensor, with D (R + R_L) for the denominator.</para>
/// <para>Sorted by what is known before c is: du/dt = f₁ u × e − f₂ e_T + (I f₅ − f₃ p·e_T) t₂ + (I f₆ − f₄ p·e_T − f₃ e·t₂) t₁, e_T = e − (u·e) u, I the current density or the voltage of the source, with
/// f₁ = (1 + b)/det, f₂ = a/det, f₃ = h/det, f₄ = g/det, f₅ = [(1 + b) F + a T − h F s²]/det, f₆ = [(1 + b) T − a F + (h T − g F) s²]/det.</para>
/// </remarks>
internal sealed class AxialVelocity
{
    private readonly Row[] rows;
    private readonly double loadArea, scale;
    private readonly bool isVoltage;

    /// <summary>The functions of a motion whose response is axial.</summary>
    public AxialVelocity(TwoWayMotion motion, AxialResponse response)
    {
        double momentum = DampingTensor.AngularMomentum(motion.Equation.Magnets[0]), share = motion.Area / momentum, alpha = motion.GilbertRests[0] / momentum;
        Axis = response.Axis;
        rows = [.. response.Coefficients.Select(one => new Row(one, share, alpha, motion.Pumps)).Reverse()];
        isVoltage = motion.Circuit.IsVoltage;
        loadArea = motion.Circuit.Load * motion.Area;
        scale = isVoltage ? 1 : 1 / motion.Area;
    }

    /// <summary>p.</summary>
    public UnitVector Axis { get; }

    /// <summary>f₁, f₂, f₆, f₄, f₅, f₃ at c and two zeros; f₅ and f₆ per ampere or volt of the source.</summary>
    public void At(double c, Span<double> functions)
    {
        double square = (1 - c) * (1 + c);
        (double d, double t, double f, double a, double b, double g, double h) = Polynomials(c);
        if (isVoltage) AtVoltage(c, square, ref d, ref t, ref f, ref a, ref b, ref g, ref h);
        double one = d + b, hs = h * square, by = 1 / FusedMultiplyAdd(one, one, FusedMultiplyAdd(a, FusedMultiplyAdd(g, square, a), -(hs * hs))), perSource = by * scale;
        functions[0] = by * one * d;
        functions[1] = by * a * d;
        functions[2] = perSource * FusedMultiplyAdd(one, t, FusedMultiplyAdd(-a, f, square * FusedMultiplyAdd(h, t, -g * f)));
        functions[3] = by * g * d;
        functions[4] = perSource * FusedMultiplyAdd(one, f, FusedMultiplyAdd(a, t, -hs * f));
        functions[5] = by * h * d;
        functions[6] = functions[7] = 0;
    }

    /// <summary>The same as polynomials on pieces of c; null where the functions are too sharp for that.</summary>
    public PiecewiseOctet? Tabulated() => PiecewiseOctet.Fit(At, [0, 1, 2, 1, 2, 1, 3, 3]);

    /// <summary>du/dt from the six functions in the order of <see cref="At"/>.</summary>
    /// <param name="u">The moment.</param>
    /// <param name="p">The axis.</param>
    /// <param name="e">(γ/Ms) ∂V/∂u.</param>
    /// <param name="driven">I.</param>
    /// <param name="first">f₁, f₂, f₆, f₄ at u·p.</param>
    /// <param name="last">f₅, f₃ at u·p.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector3d Sum(Vector3d u, Vector3d p, Vector3d e, double driven, Vector256<double> first, Vector256<double> last)
    {
        double c = Dot(u, p), radial = Dot(u, e);
        Vector3d turned = Cross(u, e), across = Cross(u, p), along = MomentStep.Along(p, -c, u), tangent = MomentStep.Along(e, -radial, u);
        double pull = FusedMultiplyAdd(-c, radial, Dot(e, p)), crossed = Dot(e, across);
        Vector128<double> one = first.GetLower(), two = first.GetUpper(), three = last.GetLower();
        (double f1, double f2, double f6, double f4, double f5, double f3) = (one.ToScalar(), one.GetElement(1), two.ToScalar(), two.GetElement(1), three.ToScalar(), three.GetElement(1));
        // What waits longest comes last in every sum.
        double onAcross = FusedMultiplyAdd(-pull, f3, driven * f5);
        double onAlong = FusedMultiplyAdd(-crossed, f3, FusedMultiplyAdd(-pull, f4, driven * f6));
        return MomentStep.Along(MomentStep.Along(MomentStep.Along(f1 * turned, -f2, tangent), onAcross, across), onAlong, along);
    }

    /// <summary>Scalar product in fused multiply-adds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Dot(Vector3d one, Vector3d other) => FusedMultiplyAdd(one.X, other.X, FusedMultiplyAdd(one.Y, other.Y, one.Z * other.Z));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector3d Cross(Vector3d a, Vector3d b) =>
        new(FusedMultiplyAdd(a.Y, b.Z, -(a.Z * b.Y)), FusedMultiplyAdd(a.Z, b.X, -(a.X * b.Z)), FusedMultiplyAdd(a.X, b.Y, -(a.Y * b.X)));

    private (double D, double T, double F, double A, double B, double G, double H) Polynomials(double c)
    {
        Row row = rows[0];
        (double d, double t, double f, double a, double b, double g, double h) = (row.D, row.T, row.F, row.A, row.B, row.G, row.H);
        for (int k = 1; k < rows.Length; k++)
        {
            row = rows[k];
            d = FusedMultiplyAdd(d, c, row.D);
            t = FusedMultiplyAdd(t, c, row.T);
            f = FusedMultiplyAdd(f, c, row.F);
            a = FusedMultiplyAdd(a, c, row.A);
            b = FusedMultiplyAdd(b, c, row.B);
            g = FusedMultiplyAdd(g, c, row.G);
            h = FusedMultiplyAdd(h, c, row.H);
        }
        return (d, t, f, a, b, g, h);
    }

    /// <summary>What a source of voltage makes of the numerators: per volt, over the denominator D E, E = R + R_L A over its own.</summary>
    private void AtVoltage(double c, double square, ref double d, ref double t, ref double f, ref double a, ref double b, ref double g, ref double h)
    {
        Row row = rows[0];
        (double r, double v1, double v2) = (row.R, row.P, row.Q);
        for (int k = 1; k < rows.Length; k++)
        {
            row = rows[k];
            r = FusedMultiplyAdd(r, c, row.R);
            v1 = FusedMultiplyAdd(v1, c, row.P);
            v2 = FusedMultiplyAdd(v2, c, row.Q);
        }
        double whole = FusedMultiplyAdd(loadArea, d, r), c11 = t * v1, c12 = t * v2, c21 = f * v1, c22 = f * v2;
        a = FusedMultiplyAdd(a, whole, -(c22 * square));
        g = FusedMultiplyAdd(g, whole, c22 - c11);
        h = FusedMultiplyAdd(h, whole, -0.5 * (c12 + c21));
        b = FusedMultiplyAdd(b, whole, 0.5 * (c12 - c21) * square);
        (t, f) = (d * t, d * f);
        d *= whole;
    }

    /// <summary>Coefficients of one power of c, torque and damping over the angular momentum, Gilbert damping in a.</summary>
    private readonly struct Row(AxialCoefficients one, double share, double alpha, bool pumps)
    {
        public readonly double D = one.Denominator, T = share * one.T, F = share * one.F, A = (pumps ? share * one.A : 0) + (alpha * one.Denominator);
        public readonly double B = pumps ? share * one.B : 0, G = pumps ? share * one.G : 0, H = pumps ? share * one.H : 0;
        public readonly double R = one.R, P = pumps ? one.P : 0, Q = pumps ? one.Q : 0;
    }
}
