using System.Numerics;

namespace Larmor.Numerics;

/// <summary>A stiff system with integrals beside it: components at the end of the state that change nothing.</summary>
/// <remarks>What changes the integrals is left out of the slope: they follow the stages one iteration later, and end as exact as these.</remarks>
/// <param name="whole">The system with its integrals.</param>
/// <param name="part">The same without them: the first components of the state.</param>
internal sealed class StiffQuadratures(IOdeSystem whole, IStiffSystem part) : IStiffSystem
{
    private readonly Complex[] shifts = new Complex[2];

    /// <inheritdoc/>
    public int Dimension => whole.Dimension;

    /// <inheritdoc/>
    public IReadOnlyList<double> Corners => whole.Corners;

    /// <inheritdoc/>
    public void Derivative(double time, ReadOnlySpan<double> y, Span<double> dydt) => whole.Derivative(time, y, dydt);

    /// <inheritdoc/>
    public void Project(Span<double> y) => whole.Project(y);

    /// <inheritdoc/>
    public void Linearize(double time, ReadOnlySpan<double> y) => part.Linearize(time, y[..part.Dimension]);

    /// <inheritdoc/>
    public void Factorize(int slot, Complex shift)
    {
        part.Factorize(slot, shift);
        shifts[slot] = shift;
    }

    /// <inheritdoc/>
    public void Solve(int slot, Span<Complex> right)
    {
        part.Solve(slot, right[..part.Dimension]);
        for (int i = part.Dimension; i < right.Length; i++) right[i] /= shifts[slot];
    }
}
