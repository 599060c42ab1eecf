using System.Numerics;
using Larmor.Numerics;

namespace Larmor.Transport.InTime;

/// <summary>
/// A layer or a resistive contact between its two faces, for spin accumulation that changes in time: the element of the steady state with
/// the rate s of a drive exp(st) in its ratio, x² = (t/l)² + s t²/D.
/// </summary>
/// <remarks>
/// Equations (docs/theory/time-dependent-transport.md): c ∂Δ/∂t = Δ″/(2ρ*) − 2GΔ, hence Δ″ = Δ/l² + s Δ/D with D = 1/(2ρ* c). A contact stores
/// nothing: its ratio is δ at every rate. s = iω of an alternating current; s real and positive in Laplace transforms.
/// </remarks>
/// <param name="Name">Layer or contact.</param>
/// <param name="Layer">Index of the layer; −1 for a contact.</param>
/// <param name="AreaResistance">a = ρ* t or AR* in ohm m², positive.</param>
/// <param name="Ratio">t/l or δ.</param>
/// <param name="DiffusionTime">t²/D in s; zero for a contact.</param>
/// <param name="Polarization">β or γ with the sign of the magnetization.</param>
/// <param name="Thickness">t in m; zero for a contact.</param>
internal readonly record struct SpinSection(string Name, int Layer, double AreaResistance, double Ratio, double DiffusionTime, double Polarization, double Thickness)
{
    /// <summary>c t = t²/(2aD): spin charge per area and volt, in s S/m².</summary>
    public double Capacitance => DiffusionTime / (2 * AreaResistance);

    /// <summary>Charge resistance a (1 − P²) in ohm m².</summary>
    public double ChargeResistance => AreaResistance * (1 - (Polarization * Polarization));

    /// <summary>x at a rate, Re x ≥ 0.</summary>
    public Complex RatioAt(Complex rate) => rate == Complex.Zero ? Ratio : Complex.Sqrt((Ratio * Ratio) + (rate * DiffusionTime));

    /// <summary>Conductance at each face in S/m².</summary>
    public Complex Shunt(Complex rate) => ComplexStableFunctions.TimesHalfTanh(RatioAt(rate)) / (2 * AreaResistance);

    /// <summary>Conductance between the faces in S/m².</summary>
    public Complex Series(Complex rate) => ComplexStableFunctions.OverSinh(RatioAt(rate)) / (2 * AreaResistance);

    /// <summary>Accumulation at the fraction f of the thickness.</summary>
    public Complex Accumulation(in AlternatingFaces faces, double f, Complex rate)
    {
        Complex x = RatioAt(rate);
        return (faces.Left * ComplexStableFunctions.SinhRatio(1 - f, x)) + (faces.Right * ComplexStableFunctions.SinhRatio(f, x));
    }

    /// <summary>Spin current beyond P J₀ at the fraction f.</summary>
    public Complex ExcessSpinCurrent(in AlternatingFaces faces, double f, Complex rate)
    {
        Complex x = RatioAt(rate);
        if (x.Magnitude < 0.5)
        {
            // From mean and difference: the two faces alone would cancel in a thin layer.
            Complex xi = x * (f - 0.5), odd = x == Complex.Zero ? 2 : x * Complex.Cosh(xi) / Complex.Sinh(x / 2);
            return -((faces.Even * x * Complex.Sinh(xi) / Complex.Cosh(x / 2)) + (faces.Odd * odd)) / (2 * AreaResistance);
        }
        return ((faces.Left * ComplexStableFunctions.CoshRatio(1 - f, x)) - (faces.Right * ComplexStableFunctions.CoshRatio(f, x))) / (2 * AreaResistance);
    }

    /// <summary>∫|Δ|² df and ∫|dΔ/df|² df over the thickness, as sums of positive terms.</summary>
    /// <remarks>
    /// With x = A + iB: |cosh|² and |sinh|² of x(f − 1/2) integrate to (sinh A/A ± sin B/B)/2, over |cosh(x/2)|² = (cosh A + cos B)/2 and
    /// |sinh(x/2)|² = (cosh A − cos B)/2; even and odd part do not mix.
    /// </remarks>
    public (double Square, double Slope) Integrals(in AlternatingFaces faces, Complex rate)
    {
        Complex x = RatioAt(rate);
        (double plus, double minus, double cosh, double sinh) = HyperbolicAverages.Of(x.Real, x.Imaginary);
        double even = Norm(faces.Even), odd = Norm(faces.Odd), square = Norm(x);
        if (square == 0) return (even + (odd / 3), 4 * odd);
        return ((even * plus / cosh) + (odd * minus / sinh), square * ((even * minus / cosh) + (odd * plus / sinh)));
    }

    private static double Norm(Complex z) => (z.Real * z.Real) + (z.Imaginary * z.Imaginary);
}

/// <summary>Accumulation at the two faces of a section, with the difference kept as itself.</summary>
/// <param name="Left">At the left face.</param>
/// <param name="Right">At the right face.</param>
/// <param name="Difference">Right − left, not formed from them.</param>
internal readonly record struct AlternatingFaces(Complex Left, Complex Right, Complex Difference)
{
    /// <summary>Mean of both faces.</summary>
    public Complex Even => (Left + Right) / 2;

    /// <summary>Half the difference.</summary>
    public Complex Odd => Difference / 2;
}
