using System.Runtime.CompilerServices;
using Larmor.Magnetism;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using static System.Math;

namespace Larmor.Coupling;

/// <summary>
/// Two-way motion of one moment beside fixed ones along one direction p, everything constant folded: no transport is solved on the way, the response is nine ratios of polynomials in c = u·p.
/// </summary>
/// <remarks>
/// <para>With e = (γ/Ms) ∂V/∂u, t₁ = p − c u, t₂ = u × p, τ = u × (e + F p − T t₂) and the tensor G = a + b u× + g t₁t₁^T + h (t₁t₂^T + t₂t₁^T) over the moment's angular momentum (Gilbert damping in a):
/// du/dt = (1 − G u×)⁻¹ τ = u × {(1 + b) W + a τ + (g τ₂ − h τ₁) t₂ − h τ₂ p}/det, det = (1 + b)² + a (a + g s²) − h² s⁴, s² = 1 − c².</para>
/// <para>Numerators over one denominator D are put in, so that one division is left, of which nothing waits; what the scalars multiply (u × e, e − (u·e)u, t₁, t₂) is ready before them. A source of voltage
/// adds −M_NJ M_VΩ^T/(R + R_L) to the tensor, with D (R + R_L) for the denominator. The same function as <see cref="TwoWayMotion"/>, to rounding.</para>
/// </remarks>
internal readonly struct AxialTwoWayFlow : IVectorFlow
{
    private readonly Row[] rows;
    private readonly FoldedEnergies energies;
    private readonly SymmetricMatrix3 stiffness;
    private readonly Vector3d slope, p;
    private readonly double perVolume, loadArea, constantSource, scale;
    private readonly bool isVoltage, hasMore, isConstant, isPlain, isDamping;
    private readonly Waveform source;

    /// <summary>The flow of a motion whose response is axial.</summary>
    public AxialTwoWayFlow(TwoWayMotion motion, AxialResponse response)
    {
        Magnet magnet = motion.Equation.Magnets[0];
        double momentum = DampingTensor.AngularMomentum(magnet), share = motion.Area / momentum, alpha = motion.GilbertRests[0] / momentum;
        energies = new FoldedEnergies(motion.Equation.Magnets, []);
        perVolume = magnet.Volume.Si / momentum;
        (stiffness, slope) = (perVolume * energies.Folded.Stiffness, perVolume * energies.Folded.Slope);
        hasMore = energies.HasMore;
        isPlain = !hasMore && stiffness is { XY: 0, XZ: 0, YZ: 0 };
        p = response.Axis;
        rows = [.. response.Coefficients.Select(one => new Row(one, share, alpha, motion.Pumps)).Reverse()];
        source = motion.Circuit.Source;
        isVoltage = motion.Circuit.IsVoltage;
        isDamping = !isVoltage && source.IsConstant && rows.All(row => row is { F: 0, B: 0, H: 0 });
        loadArea = motion.Circuit.Load * motion.Area;
        isConstant = source.IsConstant;
        scale = isVoltage ? 1 : 1 / motion.Area;
        constantSource = isConstant ? scale * source.At(0) : 0;
        Corners = motion.Corners;
    }

    /// <inheritdoc/>
    public int Dimension => 3;

    /// <inheritdoc/>
    public IReadOnlyList<double> Corners { get; }

    /// <inheritdoc/>
    /// <remarks>What is common, a constant current and spins that are damped but not turned (G_i = 0, no exchange precession: F, b and h vanish), comes first; a method of its own, since four of it in one step spill more registers than calls cost.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public Vector3d Velocity(double time, Vector3d u)
    {
        if (!isDamping) return General(time, u);
        double c = Dot(u, p), square = FusedMultiplyAdd(-c, c, 1);
        Vector3d e = new(FusedMultiplyAdd(stiffness.XX, u.X, slope.X), FusedMultiplyAdd(stiffness.YY, u.Y, slope.Y), FusedMultiplyAdd(stiffness.ZZ, u.Z, slope.Z));
        if (!isPlain) e = More(time, u, e);
        Vector3d across = Cross(u, p), along = Along(p, -c, u), turned = Cross(u, e);
        double radial = Dot(u, e), pull = FusedMultiplyAdd(-c, radial, Dot(e, p));
        Vector3d tangent = Along(e, -radial, u);
        (double d, double t, double a, double g) = Damping(c);
        t *= constantSource;
        double by = 1 / FusedMultiplyAdd(a, FusedMultiplyAdd(g, square, a), d * d);
        Vector3d sum = Along(Along(d * d * turned, -a * d, tangent), a * t, across);
        return by * Along(sum, d * FusedMultiplyAdd(-g, pull, t), along);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Vector3d More(double time, Vector3d u, Vector3d e)
    {
        Vector3d sum = Mixed(u, e);
        return hasMore ? sum + (perVolume * energies.More(time, u)) : sum;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Vector3d General(double time, Vector3d u)
    {
        double driven = isConstant ? constantSource : scale * source.At(time);
        double c = Dot(u, p), square = FusedMultiplyAdd(-c, c, 1);
        Vector3d e = Mixed(u, new Vector3d(FusedMultiplyAdd(stiffness.XX, u.X, slope.X), FusedMultiplyAdd(stiffness.YY, u.Y, slope.Y), FusedMultiplyAdd(stiffness.ZZ, u.Z, slope.Z)));
        if (hasMore) e += perVolume * energies.More(time, u);
        Vector3d across = Cross(u, p), along = Along(p, -c, u), turned = Cross(u, e);
        double radial = Dot(u, e), pull = FusedMultiplyAdd(-c, radial, Dot(e, p));
        Vector3d tangent = Along(e, -radial, u);
        (double d, double t, double f, double a, double b, double g, double h) = Polynomials(c);
        if (isVoltage) AtVoltage(c, square, ref d, ref t, ref f, ref a, ref b, ref g, ref h);
        (t, f) = (driven * t, driven * f);
        double one = d + b, hs = h * square;
        // What waits longest comes last in every sum.
        double second = FusedMultiplyAdd(d, pull, f * square), first = FusedMultiplyAdd(-d, Dot(e, across), t * square);
        double by = 1 / FusedMultiplyAdd(one, one, FusedMultiplyAdd(a, FusedMultiplyAdd(g, square, a), -(hs * hs)));
        double onAcross = FusedMultiplyAdd(-h, second, FusedMultiplyAdd(one, f, a * t));
        double onAlong = FusedMultiplyAdd(-g, second, FusedMultiplyAdd(h, first, FusedMultiplyAdd(one, t, -a * f)));
        return by * Along(Along(Along(one * d * turned, -a * d, tangent), onAcross, across), onAlong, along);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector3d Mixed(Vector3d u, Vector3d e) => new(
        FusedMultiplyAdd(stiffness.XY, u.Y, FusedMultiplyAdd(stiffness.XZ, u.Z, e.X)),
        FusedMultiplyAdd(stiffness.XY, u.X, FusedMultiplyAdd(stiffness.YZ, u.Z, e.Y)),
        FusedMultiplyAdd(stiffness.XZ, u.X, FusedMultiplyAdd(stiffness.YZ, u.Y, e.Z)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (double D, double T, double A, double G) Damping(double c)
    {
        Row[] all = rows;
        ref readonly Row row = ref all[0];
        (double d, double t, double a, double g) = (row.D, row.T, row.A, row.G);
        for (int k = 1; k < all.Length; k++)
        {
            row = ref all[k];
            d = FusedMultiplyAdd(d, c, row.D);
            t = FusedMultiplyAdd(t, c, row.T);
            a = FusedMultiplyAdd(a, c, row.A);
            g = FusedMultiplyAdd(g, c, row.G);
        }
        return (d, t, a, g);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (double D, double T, double F, double A, double B, double G, double H) Polynomials(double c)
    {
        Row[] all = rows;
        ref readonly Row row = ref all[0];
        (double d, double t, double f, double a, double b, double g, double h) = (row.D, row.T, row.F, row.A, row.B, row.G, row.H);
        for (int k = 1; k < all.Length; k++)
        {
            row = ref all[k];
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

    /// <inheritdoc/>
    public void Derivative(double time, ReadOnlySpan<double> y, Span<double> dydt)
    {
        Vector3d velocity = Velocity(time, new Vector3d(y[0], y[1], y[2]));
        (dydt[0], dydt[1], dydt[2]) = (velocity.X, velocity.Y, velocity.Z);
    }

    /// <inheritdoc/>
    public void Project(Span<double> y)
    {
        Vector3d u = MomentStep.OntoSphere(new Vector3d(y[0], y[1], y[2]));
        (y[0], y[1], y[2]) = (u.X, u.Y, u.Z);
    }

    /// <summary>What a source of voltage makes of the numerators: per volt, over the denominator D E, E = R + R_L A over its own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AtVoltage(double c, double square, ref double d, ref double t, ref double f, ref double a, ref double b, ref double g, ref double h)
    {
        Row[] all = rows;
        ref readonly Row row = ref all[0];
        (double r, double v1, double v2) = (row.R, row.P, row.Q);
        for (int k = 1; k < all.Length; k++)
        {
            row = ref all[k];
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Dot(Vector3d one, Vector3d other) => FusedMultiplyAdd(one.X, other.X, FusedMultiplyAdd(one.Y, other.Y, one.Z * other.Z));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector3d Cross(Vector3d a, Vector3d b) =>
        new(FusedMultiplyAdd(a.Y, b.Z, -a.Z * b.Y), FusedMultiplyAdd(a.Z, b.X, -a.X * b.Z), FusedMultiplyAdd(a.X, b.Y, -a.Y * b.X));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector3d Along(Vector3d start, double length, Vector3d direction) => MomentStep.Along(start, length, direction);

    /// <summary>Coefficients of one power of c, torque and damping over the angular momentum, Gilbert damping in a.</summary>
    private readonly struct Row(AxialCoefficients one, double share, double alpha, bool pumps)
    {
        public readonly double D = one.Denominator, T = share * one.T, F = share * one.F, A = (pumps ? share * one.A : 0) + (alpha * one.Denominator);
        public readonly double B = pumps ? share * one.B : 0, G = pumps ? share * one.G : 0, H = pumps ? share * one.H : 0;
        public readonly double R = one.R, P = pumps ? one.P : 0, Q = pumps ? one.Q : 0;
    }
}
