using Larmor.Numerics;
using Larmor.Provenance;

namespace Larmor.Magnetism.Energies;

/// <summary>
/// An energy that two moments share, E(u_i, u_j, t), with its derivatives in closed form. It is an energy (J), not a density: the two
/// moments may have different volumes, and each divides by its own.
/// </summary>
public abstract class PairEnergyTerm
{
    /// <summary>Name of the effect, for example <c>interlayer exchange</c>.</summary>
    public abstract string Name { get; }

    /// <summary>E(u_i, u_j, t) in J.</summary>
    public abstract double Value(Vector3d ui, Vector3d uj, double time);

    /// <summary>∂E/∂u_i in J.</summary>
    public abstract Vector3d GradientFirst(Vector3d ui, Vector3d uj, double time);

    /// <summary>∂E/∂u_j in J.</summary>
    public abstract Vector3d GradientSecond(Vector3d ui, Vector3d uj, double time);

    /// <summary>The three blocks of the Hessian in J: ∂²E/∂u_i∂u_i and ∂²E/∂u_j∂u_j (symmetric) and the rows of ∂²E/∂u_i∂u_j.</summary>
    public abstract (SymmetricMatrix3 First, SymmetricMatrix3 Second, (Vector3d X, Vector3d Y, Vector3d Z) Mixed) Hessian(Vector3d ui, Vector3d uj, double time);

    /// <summary>The same energy as a bilinear form, up to a constant; null where it is none. An equation of motion adds up all such terms once.</summary>
    public virtual BilinearForm? Bilinear => null;

    /// <summary>Sources of the formula.</summary>
    public virtual IReadOnlyList<Citation> Citations => [];
}
