using Larmor.Numerics;
using Larmor.Numerics.Sphere;

namespace Larmor.Fluctuations.Density;

/// <summary>The current of probability J = ρ L_F {u × ∇(V + Φ) − α∇V + ∇χ} − D∇ρ on the sphere, in 1/(rad s): ∂ρ/∂t = −∇·J.</summary>
public sealed class ProbabilityCurrent
{
    private readonly SphereFunction density, turning, falling;
    private readonly double diffusion;

    internal ProbabilityCurrent(FokkerPlanck law, SphereDensity density) =>
        (this.density, turning, falling, diffusion) = (new SphereFunction(density.Series), new SphereFunction(law.Turning), new SphereFunction(law.Falling), law.Diffusion);

    /// <summary>J at a direction, tangent to the sphere.</summary>
    public Vector3d At(UnitVector direction)
    {
        Vector3d u = direction, along = (density.Value(u) * (Vector3d.Cross(u, turning.Gradient(u)) - falling.Gradient(u))) - (diffusion * density.Gradient(u));
        return along - (Vector3d.Dot(u, along) * u);
    }
}
