using System.Collections.Immutable;

namespace Larmor.Numerics;

/// <summary>The coefficients of an embedded explicit Runge-Kutta pair.</summary>
/// <param name="Nodes">c_i.</param>
/// <param name="Stages">Rows a_ij, j &lt; i.</param>
/// <param name="Weights">b_i of the solution that is carried on.</param>
/// <param name="ErrorWeights">b_i − b̂_i: the difference to the embedded solution.</param>
public sealed record ButcherTableau(
    ImmutableArray<double> Nodes, ImmutableArray<ImmutableArray<double>> Stages, ImmutableArray<double> Weights, ImmutableArray<double> ErrorWeights);
