using Larmor.Numerics;

namespace Larmor.Transport.Collinear;

/// <summary>
/// A layer or a resistive interface between its two faces, as a network in the shape of a Π for the spin accumulation: a shunt at each face
/// and a series conductance between them, with the spin current that the charge current carries along.
/// </summary>
/// <remarks>
/// <para>Equations: with a = ρ* t (layer) or AR* (interface) in ohm m² and x = t/l or δ, shunt x tanh(x/2)/(2a) and series conductance
/// (x/sinh x)/(2a), both in S/m²; charge resistance a (1 − P²); δJ = P J₀ − (1/2a) dΔ/df at the fraction f of the thickness.</para>
/// <para>Exact: the two-port of Δ″ = Δ/l². Both conductances are written apart, so that thin and thick layers keep all digits.</para>
/// <para>Source: T. Valet, A. Fert, PRB 48, 7099 (1993); W. Park et al., PRB 62, 1178 (2000) for δ.</para>
/// </remarks>
/// <param name="AreaResistance">a in ohm m², positive.</param>
/// <param name="Ratio">x, not negative.</param>
/// <param name="Polarization">P: β or γ with the sign of the magnetization.</param>
internal readonly record struct PiElement(double AreaResistance, double Ratio, double Polarization)
{
    /// <summary>Conductance at each face in S/m².</summary>
    public double Shunt => Ratio * Math.Tanh(Ratio / 2) / (2 * AreaResistance);

    /// <summary>Conductance between the faces in S/m²; underflows to zero for Ratio above 745.</summary>
    public double Series => StableFunctions.OverSinh(Ratio) / (2 * AreaResistance);

    /// <summary>Charge resistance a (1 − P²) in ohm m².</summary>
    public double ChargeResistance => AreaResistance * (1 - (Polarization * Polarization));

    /// <summary>Accumulation at the fraction f in V.</summary>
    public double Accumulation(in FaceValues faces, double f)
    {
        if (f is 0 or 1) return f == 0 ? faces.Left : faces.Right;
        if (Ratio >= 1) return (faces.Left * StableFunctions.SinhRatio(1 - f, Ratio)) + (faces.Right * StableFunctions.SinhRatio(f, Ratio));
        double xi = Ratio * (f - 0.5);
        double odd = Ratio == 0 ? 2 * (f - 0.5) : Math.Sinh(xi) / Math.Sinh(Ratio / 2);
        return (faces.Even * Math.Cosh(xi) / Math.Cosh(Ratio / 2)) + (faces.Odd * odd);
    }

    /// <summary>Spin current beyond P J₀ at the fraction f, −(1/2a) dΔ/df in A/m².</summary>
    public double ExcessSpinCurrent(in FaceValues faces, double f)
    {
        if (Ratio >= 1)
        {
            return ((faces.Left * StableFunctions.CoshRatio(1 - f, Ratio)) - (faces.Right * StableFunctions.CoshRatio(f, Ratio))) / (2 * AreaResistance);
        }
        double xi = Ratio * (f - 0.5);
        double odd = Ratio == 0 ? 2 : Ratio * Math.Cosh(xi) / Math.Sinh(Ratio / 2);
        return -((faces.Even * Ratio * Math.Sinh(xi) / Math.Cosh(Ratio / 2)) + (faces.Odd * odd)) / (2 * AreaResistance);
    }

    /// <summary>∫ρ*(δJ − P J₀)² dx in W/m²: Joule heat beyond that of the charge current.</summary>
    public double ExcessJoulePower(in FaceValues faces) => ((faces.Even * faces.Even * Weight(1, false)) + (faces.Odd * faces.Odd * Weight(-1, true))) / (8 * AreaResistance);

    /// <summary>∫GΔ² dx in W/m²: heat of spin flips.</summary>
    public double SpinFlipPower(in FaceValues faces) => ((faces.Even * faces.Even * Weight(1, true)) + (faces.Odd * faces.Odd * Weight(-1, false))) / (8 * AreaResistance);

    /// <summary>
    /// x (sinh x ± x)/cosh²(x/2) (parity +1) or x (sinh x ± x)/sinh²(x/2) (parity −1), from products with exp(−x) that neither overflow nor cancel.
    /// </summary>
    public double Weight(int parity, bool sum)
    {
        double decay = Math.Exp(-Ratio);
        double root = parity > 0 ? 1 + decay : StableFunctions.OneMinusExp(Ratio);
        double bracket = sum ? StableFunctions.OneMinusExp(2 * Ratio) + (2 * Ratio * decay) : StableFunctions.ScaledSinhMinusArgument(Ratio);
        if (Ratio == 0) return parity < 0 && sum ? 8 : 0;
        return 2 * Ratio * bracket / (root * root);
    }
}

/// <summary>Accumulation at the two faces of an element, with the difference kept as itself.</summary>
/// <param name="Left">Δ at the left face in V.</param>
/// <param name="Right">Δ at the right face in V.</param>
/// <param name="Difference">Right − Left in V, not formed from them.</param>
internal readonly record struct FaceValues(double Left, double Right, double Difference)
{
    /// <summary>Mean of both faces in V.</summary>
    public double Even => (Left + Right) / 2;

    /// <summary>Half the difference in V.</summary>
    public double Odd => Difference / 2;

    /// <summary>Superposition of two solutions.</summary>
    public static FaceValues operator +(FaceValues a, FaceValues b) => new(a.Left + b.Left, a.Right + b.Right, a.Difference + b.Difference);

    /// <summary>A multiple of a solution.</summary>
    public static FaceValues operator *(double factor, FaceValues a) => new(factor * a.Left, factor * a.Right, factor * a.Difference);
}
