using Larmor.Numerics;

namespace Larmor.Physics;

/// <summary>Averages over the sphere by quadrature, to compare ensembles and densities with: Gauss-Legendre along z times equal steps in the azimuth.</summary>
internal static class SphereAverages
{
    /// <summary>⟨f⟩ with the weight exp(−v(u)).</summary>
    public static double Of(Func<Vector3d, double> reducedEnergy, Func<Vector3d, double> function, int panels = 40, int azimuths = 96)
    {
        double least = double.PositiveInfinity;
        Sweep(panels, azimuths, (u, _) => least = Math.Min(least, reducedEnergy(u)));
        double sum = 0, norm = 0;
        Sweep(panels, azimuths, (u, weight) =>
        {
            double w = weight * Math.Exp(least - reducedEnergy(u));
            sum += w * function(u);
            norm += w;
        });
        return sum / norm;
    }

    private static void Sweep(int panels, int azimuths, Action<Vector3d, double> act)
    {
        double[] nodes = [-Math.Sqrt((3.0 / 7) + (2.0 / 7 * Math.Sqrt(1.2))), -Math.Sqrt((3.0 / 7) - (2.0 / 7 * Math.Sqrt(1.2))), Math.Sqrt((3.0 / 7) - (2.0 / 7 * Math.Sqrt(1.2))), Math.Sqrt((3.0 / 7) + (2.0 / 7 * Math.Sqrt(1.2)))];
        double[] weights = [(18 - Math.Sqrt(30)) / 36, (18 + Math.Sqrt(30)) / 36, (18 + Math.Sqrt(30)) / 36, (18 - Math.Sqrt(30)) / 36];
        for (int p = 0; p < panels; p++)
        {
            for (int i = 0; i < 4; i++)
            {
                double c = -1 + ((2 * p) + 1 + nodes[i]) / panels, s = Math.Sqrt(1 - (c * c));
                for (int j = 0; j < azimuths; j++)
                {
                    double phi = 2 * Math.PI * (j + 0.5) / azimuths;
                    act(new Vector3d(s * Math.Cos(phi), s * Math.Sin(phi), c), weights[i]);
                }
            }
        }
    }
}
