using Larmor.Fluctuations.Barriers;
using Larmor.Numerics;

namespace Larmor.Fluctuations.Propagation;

/// <summary>
/// The motion of a thermal moment as two parts that are each solved without an approximation of their drift: a flow along the level lines of H, which keeps areas, and diffusion down G.
/// </summary>
/// <remarks>
/// In units of kT and of the time 1/D the drift is u × ∇H − ∇G with H = U/α + vIA/kT and G = U − vIA/(αkT), U = v(V − IB)/kT: every drift on the sphere has such parts. Derived from the
/// paper's equation after Eq. (24); A and B are the potentials of the damping-like and the field-like torque.
/// </remarks>
internal sealed class SplitMotion
{
    // Largest angle of a step of the flow, rad; near a state of rest it turns up to some twice as fast as it moves anywhere.
    private const double LargestAngle = 0.1, TurnPerMotion = 2;
    private const int Samples = 2000;

    private readonly ReducedMotion motion;

    /// <summary>Both parts of a motion.</summary>
    public SplitMotion(ReducedMotion motion)
    {
        this.motion = motion;
        UnitVector[] samples = [.. SpherePoints.Fibonacci(Samples)];
        (Steepest, Fastest) = (samples.Max(u => Fall(u).Slope.Norm), samples.Max(u => Along(u).Norm));
    }

    /// <summary>Largest |∇G|.</summary>
    public double Steepest { get; }

    /// <summary>Largest |∇H|.</summary>
    public double Fastest { get; }

    /// <summary>G, its gradient on the sphere, and W = |∇G|²/4 − ΔG/2.</summary>
    public (double Potential, Vector3d Slope, double Well) Fall(Vector3d u)
    {
        (Vector3d slope, double laplacian) = motion.Fall(u);
        Vector3d tangent = slope - (Vector3d.Dot(slope, u) * u);
        return (motion.Landscape(u) - motion.PushPotential(u), tangent, (0.25 * Vector3d.Dot(tangent, tangent)) - (0.5 * laplacian));
    }

    /// <summary>Where the flow carries a point in a time, which may be negative.</summary>
    public Vector3d Carried(Vector3d u, double time)
    {
        int steps = 1 + (int)Math.Ceiling(Math.Abs(time) * TurnPerMotion * Fastest / LargestAngle);
        double step = time / steps;
        for (int i = 0; i < steps; i++)
        {
            Vector3d a = Along(u), b = Along(u + (0.5 * step * a)), c = Along(u + (0.5 * step * b)), d = Along(u + (step * c));
            u += step / 6 * (a + (2 * b) + (2 * c) + d);
            u /= u.Norm;
        }
        return u;
    }

    private Vector3d Along(Vector3d u) => Vector3d.Cross(u, motion.Turn(u));
}
