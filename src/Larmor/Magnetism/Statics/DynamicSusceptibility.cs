using System.Numerics;
using Larmor.Numerics;

namespace Larmor.Magnetism.Statics;

/// <summary>
/// The response δu = X b of a moment at rest to a small field b exp(−iωt), in 1/T. Only tangent directions respond, so X is 2 x 2 in the
/// tangent frame; the susceptibility in the usual sense is μ₀ Ms X.
/// </summary>
/// <param name="Frame">The tangent frame.</param>
/// <param name="XX">Element 11 in 1/T.</param>
/// <param name="XY">Element 12 in 1/T.</param>
/// <param name="YX">Element 21 in 1/T.</param>
/// <param name="YY">Element 22 in 1/T.</param>
/// <remarks>
/// With exp(−iωt) a loss is a positive anti-Hermitian part (X − X†)/2i. Without current X_ij(ω; B, u₀) = X_ji(ω; −B, −u₀) (Onsager).
/// </remarks>
public sealed record DynamicSusceptibility(TangentFrame Frame, Complex XX, Complex XY, Complex YX, Complex YY)
{
    /// <summary>δu in the frame for a field (T) given in the frame.</summary>
    public (Complex First, Complex Second) Response(Complex first, Complex second) => ((XX * first) + (XY * second), (YX * first) + (YY * second));

    /// <summary>The element a·X·b in the laboratory frame, in 1/T: motion along a for a field along b.</summary>
    public Complex Element(Vector3d a, Vector3d b)
    {
        (double ax, double ay) = Frame.Components(a);
        (double bx, double by) = Frame.Components(b);
        (Complex ux, Complex uy) = Response(bx, by);
        return (ax * ux) + (ay * uy);
    }

    /// <summary>The two eigenvalues of the loss (X − X†)/2i in 1/T, the smaller first; neither is negative without current.</summary>
    public (double Smaller, double Larger) Loss
    {
        get
        {
            Complex mixed = (XY - Complex.Conjugate(YX)) / (2 * Complex.ImaginaryOne);
            double mean = (XX.Imaginary + YY.Imaginary) / 2;
            double half = (XX.Imaginary - YY.Imaginary) / 2;
            double spread = Math.Sqrt((half * half) + (mixed.Magnitude * mixed.Magnitude));
            return (mean - spread, mean + spread);
        }
    }
}

/// <summary>Powers of a small steady oscillation, averaged over a period, in W/m³.</summary>
/// <param name="Absorbed">Work of the microwave field: ½ ω Ms Im(δu·b*).</param>
/// <param name="FromTorque">Work of the spin torque, ⟨u̇·(u × ∇A)⟩ = −½ ω Im(δu† R a δu) with a the covariant Hessian of A I.</param>
/// <param name="GilbertHeat">(α Ms/γ) ⟨|u̇|²⟩, never negative.</param>
/// <param name="Apparent">½ ω Ms |δu| |b|: what swings between field and moment, the size that rounding is measured by.</param>
public readonly record struct MicrowavePower(double Absorbed, double FromTorque, double GilbertHeat, double Apparent)
{
    /// <summary>|absorbed + torque − heat| over the largest of all powers: zero where energy is conserved.</summary>
    public double ClosureResidual
    {
        get
        {
            double scale = Math.Max(Apparent, Math.Max(Math.Abs(Absorbed), Math.Max(Math.Abs(FromTorque), Math.Abs(GilbertHeat))));
            return scale == 0 ? 0 : Math.Abs(Absorbed + FromTorque - GilbertHeat) / scale;
        }
    }
}
