namespace Larmor.Numerics;

/// <summary>
/// A system of ordinary differential equations dy/dt = f(t, y) together with the set that its solutions stay on, as a stepper sees it.
/// </summary>
/// <remarks>Units are the system's own; time is in the unit of its derivative. Must not keep the spans that it is given.</remarks>
public interface IOdeSystem
{
    /// <summary>Number of components of y.</summary>
    int Dimension { get; }

    /// <summary>Times (rising) at which f jumps or bends; a stepper stops there and starts anew. At a corner f is taken from the right.</summary>
    IReadOnlyList<double> Corners { get; }

    /// <summary>Writes f(t, y) into <paramref name="dydt"/>.</summary>
    void Derivative(double time, ReadOnlySpan<double> y, Span<double> dydt);

    /// <summary>Moves y onto the set that the exact solution never leaves, for example |u| = 1; does nothing where there is no such set.</summary>
    void Project(Span<double> y);
}
