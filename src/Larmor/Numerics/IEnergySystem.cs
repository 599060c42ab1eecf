namespace Larmor.Numerics;

/// <summary>
/// A system whose motion is driven by the slope of an energy: dy/dt = M(t, y) ∇E(t, y) + w(t, y), with M linear and ∇E·M ∇E never positive.
/// </summary>
/// <remarks>
/// Where w = 0 and E does not depend on time the energy never rises; where M is antisymmetric it stays. Units are the system's own. Whatever
/// quadratic function of y the exact solution keeps, M and w must keep for every slope put in: for moments u·(M g) = 0 at all u.
/// </remarks>
public interface IEnergySystem : IOdeSystem
{
    /// <summary>E(t, y).</summary>
    double Energy(double time, ReadOnlySpan<double> y);

    /// <summary>Writes ∂E/∂y.</summary>
    void Gradient(double time, ReadOnlySpan<double> y, Span<double> gradient);

    /// <summary>Writes M(t, y) g + w(t, y) for a slope g that need not be that of E at y.</summary>
    void Flow(double time, ReadOnlySpan<double> y, ReadOnlySpan<double> gradient, Span<double> dydt);
}
