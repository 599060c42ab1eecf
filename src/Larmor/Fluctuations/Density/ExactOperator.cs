using Larmor.Numerics;

namespace Larmor.Fluctuations.Density;

/// <summary>A matrix with entries of some 30 digits that multiplies vectors of as many: for what a solution in double precision leaves over.</summary>
/// <param name="size">Number of rows.</param>
/// <param name="entries">The entries; several at one place add up.</param>
internal sealed class ExactOperator(int size, MatrixEntry[] entries)
{
    /// <summary>A x.</summary>
    public DoubleDouble[] Times(DoubleDouble[] x)
    {
        DoubleDouble[] y = new DoubleDouble[size];
        foreach (MatrixEntry entry in entries) y[entry.Row] += entry.Value * x[entry.Column];
        return y;
    }

    /// <summary>Aᵀ x.</summary>
    public DoubleDouble[] TransposedTimes(DoubleDouble[] x)
    {
        DoubleDouble[] y = new DoubleDouble[size];
        foreach (MatrixEntry entry in entries) y[entry.Column] += entry.Value * x[entry.Row];
        return y;
    }
}
