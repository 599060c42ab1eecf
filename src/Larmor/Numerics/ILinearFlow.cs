using System.Numerics;

namespace Larmor.Numerics;

/// <summary>A linear system M dy/dt = −K y + f(t) with constant M and K, as an implicit stepper sees it.</summary>
internal interface ILinearFlow
{
    /// <summary>Number of components of y.</summary>
    int Dimension { get; }

    /// <summary>Whether M, K and f are real, so that y stays real.</summary>
    bool IsReal { get; }

    /// <summary>The size of y against which the tolerance counts.</summary>
    double Scale { get; }

    /// <summary>−K y.</summary>
    void Decay(ReadOnlySpan<Complex> y, Span<Complex> result);

    /// <summary>M y.</summary>
    void Mass(ReadOnlySpan<Complex> y, Span<Complex> result);

    /// <summary>f(t), added to <paramref name="result"/> with a factor; at a jump from the left where <paramref name="fromLeft"/> is set.</summary>
    void AddForce(double time, bool fromLeft, Complex factor, Span<Complex> result);

    /// <summary>Solves (shift M + K) x = right again and again.</summary>
    BandedSymmetricSolver Factorize(Complex shift);
}
