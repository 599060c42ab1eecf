using Larmor.Magnetism.Statics;
using Larmor.Numerics;

namespace Larmor.Experiments;

/// <summary>The torque of the stack on one free moment over its whole sphere, per ampere: X = u × ∇Φ + ∇χ with χ = A + αB and Φ = αA − B.</summary>
/// <param name="Layer">Name of its layer.</param>
/// <param name="Grid">A and B per ampere, in J/m³, on a grid whose pole is the film normal x; V in the applied field.</param>
/// <param name="Damping">α, dimensionless.</param>
/// <param name="Degree">Highest degree of the spherical harmonics.</param>
/// <param name="Residual">Largest torque that the two potentials leave, over the largest torque; dimensionless.</param>
public sealed record TransferMap(string Layer, EnergyLandscape Grid, double Damping, int Degree, double Residual)
{
    /// <summary>X at the points of the grid in J/(m³ A), from the transport itself.</summary>
    public required IReadOnlyList<Vector3d> Forces { get; init; }

    /// <summary>Currents at which the states of rest lose their stability; empty where several layers are free.</summary>
    public required IReadOnlyList<TransferThreshold> Thresholds { get; init; }

    /// <summary>How far the simple statements of the paper's Section 6 are off; null where several layers are free or nothing rests.</summary>
    public required SimpleStatement? Statement { get; init; }

    /// <summary>χ per ampere in J/m³ at the points of the grid.</summary>
    public IReadOnlyList<double> Chi => [.. Grid.DampingLike.Zip(Grid.FieldLike, (a, b) => a + (Damping * b))];

    /// <summary>Φ per ampere in J/m³ at the points of the grid.</summary>
    public IReadOnlyList<double> Phi => [.. Grid.DampingLike.Zip(Grid.FieldLike, (a, b) => (Damping * a) - b)];
}
