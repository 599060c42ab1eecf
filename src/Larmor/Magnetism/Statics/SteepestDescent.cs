using Larmor.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Larmor.Magnetism.Statics;

/// <summary>
/// The path of steepest descent of the energy from a saddle to a minimum: at each step the flow dx/dt = −∇E of the local parabola is followed in closed form for a short arc.
/// </summary>
/// <remarks>Stiff directions do no harm; second order in the arc. Source: M. Page, J. W. McIver, J. Chem. Phys. 88, 922 (1988), doi:10.1063/1.454172.</remarks>
internal sealed class SteepestDescent(EnergySurface surface)
{
    private const double Arc = 0.01, FirstArc = 1e-3, Arrived = 0.02;
    private const int MostSteps = 20000;

    /// <summary>The states from a saddle down to one of these minima, both included; null where the descent ends elsewhere.</summary>
    /// <param name="saddle">A saddle with one direction down.</param>
    /// <param name="side">+1 or −1: to which side of it.</param>
    /// <param name="minima">Where it may end.</param>
    public Vector3d[][]? From(Vector3d[] saddle, double side, IReadOnlyList<Vector3d[]> minima)
    {
        Curvature here = surface.CurvatureAt(saddle);
        List<Vector3d[]> path = [saddle, CoupledRestSolver.Moved(here.Motion, here.Axes.Column(0).AsArray(), side * FirstArc)];
        for (int step = 0; step < MostSteps; step++)
        {
            Vector3d[] last = path[^1];
            if (minima.FirstOrDefault(minimum => EnergySurface.Arc(minimum, last) < Arrived) is { } end)
            {
                path.Add(end);
                return [.. path];
            }
            here = surface.CurvatureAt(last);
            if (here.Gradient.L2Norm() < 1e-12 * surface.Scale) return null;
            path.Add(CoupledRestSolver.Moved(here.Motion, (here.Axes * Displacement(here)).AsArray(), 1));
        }
        return null;
    }

    /// <summary>−g (1 − e^(−λt))/λ along every eigenvector, with t such that the length is that of the arc, or without end where the parabola's minimum is nearer.</summary>
    private static Vector<double> Displacement(Curvature here)
    {
        double slope = here.Gradient.L2Norm(), below = 0, above = Arc / slope;
        for (int doubling = 0; doubling < 200 && At(here, above).L2Norm() < Arc; doubling++) (below, above) = (above, 2 * above);
        for (int halving = 0; halving < 40; halving++)
        {
            double middle = 0.5 * (below + above);
            if (At(here, middle).L2Norm() < Arc) below = middle;
            else above = middle;
        }
        return At(here, below);
    }

    private static Vector<double> At(Curvature here, double time) => Vector<double>.Build.Dense(here.Gradient.Count, i =>
    {
        double rate = here.Curvatures[i] * time;
        return -here.Gradient[i] * time * (Math.Abs(rate) < 1e-5 ? 1 - (0.5 * rate) : (1 - Math.Exp(-rate)) / rate);
    });
}
