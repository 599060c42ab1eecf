using Larmor.Numerics;

namespace Larmor.Magnetism.Energies;

/// <summary>An energy density that is at most quadratic in u: V = f(t) (b·u + u·A·u/2) in J/m³, up to a constant.</summary>
/// <param name="Slope">b in J/m³.</param>
/// <param name="Stiffness">A in J/m³.</param>
/// <param name="Factor">f, dimensionless where b and A are in J/m³; null for 1.</param>
/// <remarks>∂V/∂u = f (b + A u).</remarks>
public readonly record struct QuadraticForm(Vector3d Slope, SymmetricMatrix3 Stiffness, Waveform? Factor = null);

/// <summary>An energy that two moments share and that is linear in each: E = u_i·C u_j in J, up to a constant.</summary>
/// <param name="X">First row of C, in J.</param>
/// <param name="Y">Second row.</param>
/// <param name="Z">Third row.</param>
public readonly record struct BilinearForm(Vector3d X, Vector3d Y, Vector3d Z);
