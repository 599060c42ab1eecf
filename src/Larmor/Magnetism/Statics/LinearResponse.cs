using System.Numerics;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Magnetism.Statics;

/// <summary>
/// Small motion of one moment about a direction u₀ where it rests at a given current: d(δu)/dt = J δu with
/// J = L_F (R h − αw) in 1/s.
/// </summary>
/// <remarks>
/// <para>R is the rotation by +90 degrees in the tangent plane, h the covariant Hessian of V + Φ and αw that of αV − χ, both in J/m³
/// (no 1/α, so α = 0 is allowed). Γ = −½ tr J = (L_F/2)(α ΔV − Δχ); the damped resonance is at ω² = det J − Γ², the undamped one at √det J.</para>
/// <para>The state is lost to growing precession (Hopf) where Δχ(u₀) = α ΔV(u₀), and without precession where det J = 0.</para>
/// <para>Valid for deviations of well below a radian and currents that do not change. A uniform moment has no spin waves. Source: Eq. (24),
/// linearized.</para>
/// </remarks>
public sealed class LinearResponse
{
    private readonly TangentField field;
    private readonly Matrix2 dampingLike;

    internal LinearResponse(TangentField field, Vector3d direction, double current)
    {
        this.field = field;
        Direction = UnitVector.Along(direction);
        Current = Current.FromSi(current);
        Frame = TangentFrame.At(Direction);
        (EnergyHessian, DissipationHessian, dampingLike) = field.Hessians(Frame, current);
        Jacobian = field.Magnet.KineticCoefficient * ((Matrix2.QuarterTurn * EnergyHessian) - DissipationHessian);
    }

    /// <summary>u₀.</summary>
    public UnitVector Direction { get; }

    /// <summary>The current through the device, positive along +x.</summary>
    public Current Current { get; }

    /// <summary>The tangent frame in which the matrices are written.</summary>
    public TangentFrame Frame { get; }

    /// <summary>h, the covariant Hessian of V + Φ in J/m³.</summary>
    public Matrix2 EnergyHessian { get; }

    /// <summary>αw, the covariant Hessian of αV − χ in J/m³.</summary>
    public Matrix2 DissipationHessian { get; }

    /// <summary>J in 1/s.</summary>
    public Matrix2 Jacobian { get; }

    /// <summary>Γ in 1/s, the rate at which precession dies out; negative where it grows.</summary>
    public double DecayRate => -Jacobian.Trace / 2;

    /// <summary>The eigenvalues of J in 1/s.</summary>
    public (Complex First, Complex Second) Eigenvalues => Jacobian.Eigenvalues;

    /// <summary>The frequency at which a disturbed moment rings, √(det J − Γ²)/2π; zero where it creeps back or away without turning.</summary>
    public Frequency DampedFrequency => Frequency.FromSi(Math.Abs(Eigenvalues.First.Imaginary) / (2 * Math.PI));

    /// <summary>√(det J)/2π, the frequency of largest response for small damping; zero where det J is negative.</summary>
    public Frequency UndampedFrequency => Frequency.FromSi(Math.Sqrt(Math.Max(0, Jacobian.Determinant)) / (2 * Math.PI));

    /// <summary>Full width at half maximum in frequency, Γ/π; negative where the state is unstable.</summary>
    public Frequency Linewidth => Frequency.FromSi(DecayRate / Math.PI);

    /// <summary>Whether no small deviation grows: det J &gt; 0 and Γ ≥ 0 (equality without damping, where precession goes on for ever).</summary>
    public bool IsStable => Jacobian.Determinant > 0 && DecayRate >= -1e-14 * Math.Sqrt(Jacobian.SquaredNorm);

    /// <summary>The Poincaré-Hopf index of the state: +1 for a node, focus or centre, −1 for a saddle, 0 where det J vanishes.</summary>
    public int Index => Math.Sign(Jacobian.Determinant);

    /// <summary>
    /// The response to a small uniform field b exp(−iωt): δu = (−iω − J)⁻¹ L_F Ms (α − R) b, in 1/T.
    /// </summary>
    /// <param name="frequency">ω/2π.</param>
    public DynamicSusceptibility Susceptibility(Frequency frequency)
    {
        Magnet magnet = field.Magnet;
        double omega = 2 * Math.PI * frequency.Si;
        double strength = magnet.KineticCoefficient * magnet.Properties.SaturationMagnetization.Si;
        double alpha = magnet.Properties.Damping;
        Complex a = new(-Jacobian.XX, -omega);
        Complex d = new(-Jacobian.YY, -omega);
        Complex determinant = (a * d) - (Jacobian.XY * Jacobian.YX);
        Complex scale = strength / determinant;
        return new DynamicSusceptibility(
            Frame,
            scale * ((d * alpha) - Jacobian.XY),
            scale * (d + (Jacobian.XY * alpha)),
            scale * ((Jacobian.YX * alpha) - a),
            scale * (Jacobian.YX + (a * alpha)));
    }

    /// <summary>The powers, averaged over a period, that a small field b cos(ωt) exchanges with the moment.</summary>
    /// <param name="frequency">ω/2π.</param>
    /// <param name="amplitude">b in T, in the laboratory frame.</param>
    public MicrowavePower Power(Frequency frequency, Vector3d amplitude)
    {
        Magnet magnet = field.Magnet;
        double ms = magnet.Properties.SaturationMagnetization.Si;
        double omega = 2 * Math.PI * frequency.Si;
        (double bx, double by) = Frame.Components(amplitude);
        (Complex ux, Complex uy) = Susceptibility(frequency).Response(bx, by);
        double squared = (ux.Magnitude * ux.Magnitude) + (uy.Magnitude * uy.Magnitude);
        double heat = 0.5 * omega * omega * magnet.Properties.Damping * ms / magnet.Properties.GyromagneticRatio * squared;
        Matrix2 turned = Matrix2.QuarterTurn * dampingLike;
        Complex form = (Complex.Conjugate(ux) * ((turned.XX * ux) + (turned.XY * uy))) + (Complex.Conjugate(uy) * ((turned.YX * ux) + (turned.YY * uy)));
        double absorbed = 0.5 * omega * ms * ((ux.Imaginary * bx) + (uy.Imaginary * by));
        double apparent = 0.5 * omega * ms * Math.Sqrt(squared * ((bx * bx) + (by * by)));
        return new MicrowavePower(absorbed, -0.5 * omega * form.Imaginary, heat, apparent);
    }
}
