using System.Numerics;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Magnetism.Statics;

/// <summary>One way in which all moments together swing about their rest: δu_k(t) = Re[(P_k + iQ_k) e^{λt}].</summary>
/// <param name="Eigenvalue">λ = −Γ + iω in 1/s with ω ≥ 0; real where the moments creep back or away without turning.</param>
/// <param name="Motions">How each moment takes part, in the order of the magnets.</param>
public sealed record OscillationMode(Complex Eigenvalue, IReadOnlyList<MomentMotion> Motions)
{
    /// <summary>ω/2π, the frequency at which the disturbed moments ring; zero where they creep.</summary>
    public Frequency Frequency => Frequency.FromSi(Eigenvalue.Imaginary / (2 * Math.PI));

    /// <summary>Full width at half maximum in frequency, Γ/π; negative where the mode grows.</summary>
    public Frequency Linewidth => Frequency.FromSi(-Eigenvalue.Real / Math.PI);

    /// <summary>Whether the mode grows.</summary>
    public bool Grows => Eigenvalue.Real > 0;
}

/// <summary>The part of one moment in a mode: an ellipse in its tangent plane.</summary>
/// <param name="Real">P, the deviation at t = 0; the moment with the largest part has its major axis there, of length 1.</param>
/// <param name="Imaginary">Q; a quarter of a period later, its decay left aside, the deviation is −Q.</param>
/// <param name="Major">Major half axis in rad, up to the common factor of the mode.</param>
/// <param name="Minor">Minor half axis in rad, up to the same factor; positive where the moment turns counter-clockwise seen from its own tip, as it does about a field along it.</param>
public sealed record MomentMotion(Vector3d Real, Vector3d Imaginary, double Major, double Minor)
{
    /// <summary>Minor over major half axis, dimensionless, from −1 to 1: +1 circular in the natural sense, 0 along a line; 0 for a moment that stands still.</summary>
    public double Ellipticity => Major > 0 ? Minor / Major : 0;
}
