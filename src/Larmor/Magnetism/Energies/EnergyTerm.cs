using Larmor.Numerics;
using Larmor.Provenance;

namespace Larmor.Magnetism.Energies;

/// <summary>
/// One contribution V(u, t) to the energy density of a uniform moment, in J/m³, with gradient and Hessian in closed form.
/// Terms add with <c>+</c>; a missing effect is a term that is not there.
/// </summary>
/// <remarks>
/// V is given on all of R³ by its formula in the components of u; <see cref="Gradient"/> and <see cref="Hessian"/> are the ordinary
/// derivatives of that formula. The gradient on the sphere is the tangent part (1 − uu)·Gradient; in u × Gradient the radial part drops
/// out by itself. The covariant Hessian in a tangent frame E is E^T Hessian E − (u·Gradient) 1.
/// Source: docs/adr/0005; H = −∇V, B_eff = H/Ms.
/// </remarks>
public abstract class EnergyTerm
{
    /// <summary>Name of the effect, for example <c>demagnetization</c>.</summary>
    public abstract string Name { get; }

    /// <summary>V(u, t) in J/m³.</summary>
    public abstract double Value(Vector3d u, double time);

    /// <summary>∂V/∂u in J/m³.</summary>
    public abstract Vector3d Gradient(Vector3d u, double time);

    /// <summary>∂²V/∂u∂u in J/m³.</summary>
    public abstract SymmetricMatrix3 Hessian(Vector3d u, double time);

    /// <summary>∂V/∂t at fixed u in W/m³: the power that a moving drive puts in. Zero for terms that do not depend on time.</summary>
    public virtual double TimeDerivative(Vector3d u, double time) => 0;

    /// <summary>Times (s, rising) at which the term jumps or bends; a stepper stops there.</summary>
    public virtual IReadOnlyList<double> Corners => [];

    /// <summary>The same energy as a quadratic form, up to a constant; null where it is none. An equation of motion adds up all such terms once.</summary>
    public virtual QuadraticForm? Quadratic => null;

    /// <summary>Sources of the formula.</summary>
    public virtual IReadOnlyList<Citation> Citations => [];

    /// <summary>Sum of two contributions.</summary>
    public static EnergyTerm operator +(EnergyTerm left, EnergyTerm right) => SumOfTerms.Of(left, right);
}
