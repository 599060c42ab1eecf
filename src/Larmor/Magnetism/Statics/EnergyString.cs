using Larmor.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Larmor.Magnetism.Statics;

/// <summary>
/// A chain of states between two fixed ones that relaxes onto a path of least energy: every image steps down across the chain, then the images are set
/// at equal distances again.
/// </summary>
/// <remarks>
/// The steps are Newton steps with the size of every curvature, so that stiff directions (a film's normal) do not slow down soft ones. Along a slope the tangent
/// points to the higher neighbour and |slope|/spacing is added to the curvatures: what one image does to the next then dies out instead of growing. Source of the
/// chain: W. E, W. Ren, E. Vanden-Eijnden, J. Chem. Phys. 126, 164103 (2007), doi:10.1063/1.2720838; of its second-order steps: S. K. Burger,
/// W. Yang, J. Chem. Phys. 124, 054109 (2006), doi:10.1063/1.2163875. Distances are those of <see cref="EnergySurface.Arc"/>.
/// </remarks>
internal sealed class EnergyString(EnergySurface surface, Vector3d[][] images)
{
    private const double Settled = 1e-5;

    public Vector3d[][] Images { get; private set; } = images;

    public double[] Energies() => [.. Images.Select(image => surface.Energy(image))];

    /// <summary>Relaxes until no image moves across the chain, or for so many rounds.</summary>
    public void Relax(int rounds)
    {
        for (int round = 0; round < rounds; round++)
        {
            Vector3d[][] next = [.. Images];
            double[] energies = Energies();
            double longest = 0, spacing = EnergySurface.Arc(Images[0], Images[1]);
            if (spacing == 0) return;
            for (int i = 1; i < next.Length - 1; i++)
            {
                int index = i;
                bool rises = energies[i + 1] > energies[i] && energies[i] > energies[i - 1], falls = energies[i + 1] < energies[i] && energies[i] < energies[i - 1];
                Curvature here = surface.CurvatureAt(Images[i], motion => Tangent(motion, Images[rises ? index : index - 1], Images[falls ? index : index + 1]));
                (next[i], double length) = EnergySurface.Step(here, -1, here.Slope / spacing);
                longest = Math.Max(longest, length);
            }
            Vector3d[][] spread = Spread(next, next.Length);
            double moved = 0;
            for (int i = 1; i < spread.Length - 1; i++) moved = Math.Max(moved, EnergySurface.Arc(spread[i], Images[i]));
            Images = spread;
            if (moved < Settled || longest < Settled) return;
        }
    }

    /// <summary>The same chain with so many images at equal distances.</summary>
    public static Vector3d[][] Spread(Vector3d[][] chain, int count)
    {
        double[] lengths = new double[chain.Length];
        for (int i = 1; i < chain.Length; i++) lengths[i] = lengths[i - 1] + EnergySurface.Arc(chain[i - 1], chain[i]);
        Vector3d[][] spread = new Vector3d[count][];
        (spread[0], spread[^1]) = (chain[0], chain[^1]);
        int segment = 1;
        for (int i = 1; i < count - 1; i++)
        {
            double target = lengths[^1] * i / (count - 1);
            while (segment < chain.Length - 1 && lengths[segment] < target) segment++;
            double width = lengths[segment] - lengths[segment - 1];
            spread[i] = Between(chain[segment - 1], chain[segment], width > 0 ? (target - lengths[segment - 1]) / width : 0);
        }
        return spread;
    }

    // Neighbouring images lie close together: the straight line, drawn back onto the spheres.
    private static Vector3d[] Between(Vector3d[] from, Vector3d[] to, double part)
    {
        Vector3d[] state = new Vector3d[from.Length];
        for (int k = 0; k < state.Length; k++)
        {
            Vector3d point = ((1 - part) * from[k]) + (part * to[k]);
            state[k] = point.Norm > 1e-6 ? point / point.Norm : from[k];
        }
        return state;
    }

    private static Vector<double> Tangent(CoupledMotion motion, Vector3d[] before, Vector3d[] after)
    {
        double[] parts = new double[2 * before.Length];
        for (int k = 0; k < before.Length; k++) (parts[2 * k], parts[(2 * k) + 1]) = motion.Frames[k].Components(after[k] - before[k]);
        Vector<double> tangent = Vector<double>.Build.Dense(parts);
        double length = tangent.L2Norm();
        return length > 0 ? tangent / length : tangent;
    }
}
