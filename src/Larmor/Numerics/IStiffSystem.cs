using System.Numerics;

namespace Larmor.Numerics;

/// <summary>A system of ordinary differential equations that can solve with its own slope J = ∂f/∂y, as implicit steppers need it.</summary>
/// <remarks>J may be approximate: it decides how fast the stages are found, not what they are.</remarks>
public interface IStiffSystem : IOdeSystem
{
    /// <summary>Takes J at a time and a state.</summary>
    void Linearize(double time, ReadOnlySpan<double> y);

    /// <summary>Makes ready to solve with shift·1 − J, of the last state asked for; what was made ready under the same number before is forgotten.</summary>
    /// <param name="slot">0 or 1.</param>
    /// <param name="shift">In the reciprocal unit of time; the real part is positive.</param>
    void Factorize(int slot, Complex shift);

    /// <summary>Replaces r by (shift·1 − J)⁻¹ r.</summary>
    /// <param name="slot">As in <see cref="Factorize"/>.</param>
    /// <param name="right">r, one number for each component of y.</param>
    void Solve(int slot, Span<Complex> right);
}
