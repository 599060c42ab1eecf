using Larmor.Fluctuations.Axial;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments.Spectra;

/// <summary>Means of (u·e₁)² and (u·e₂)² over the exact stationary density exp(−g) on the half of the sphere about a stable direction.</summary>
/// <remarks>
/// g = vV/kT without torque; with one, v(V − χ/α)/kT where everything is symmetric about that direction. By Gauss's rule in the angle to it and even points around; given only where
/// the density on the edge of the half is below 1e-9 of the largest, so that the well is alone with itself.
/// </remarks>
internal static class WellAverages
{
    private const int Azimuths = 256, Panels = 24, Order = 20;
    private const double Negligible = 21;

    /// <summary>Both means; null where the stationary density is not known or the well has no edge.</summary>
    public static (double First, double Second)? Of(NoiseState state, Temperature temperature)
    {
        if (state.Response is null || Density(state, temperature) is not { } g) return null;
        TangentFrame frame = state.Frame;
        double bottom = g(frame.Normal), top = Reach(g, frame, bottom);
        if (!(top > 0)) return null;
        (double[] nodes, double[] weights) = GaussLegendre.Rule(Order);
        double sum = 0, first = 0, second = 0;
        for (int panel = 0; panel < Panels; panel++)
        {
            for (int i = 0; i < nodes.Length; i++)
            {
                double angle = top * (panel + (0.5 * (nodes[i] + 1))) / Panels, weight = weights[i] * Math.Sin(angle);
                for (int k = 0; k < Azimuths; k++)
                {
                    (double sin, double cos) = Math.SinCos(2 * Math.PI * k / Azimuths);
                    (double x, double y) = (Math.Sin(angle) * cos, Math.Sin(angle) * sin);
                    double density = weight * Math.Exp(bottom - g((Math.Cos(angle) * frame.Normal) + frame.Vector(x, y)));
                    (sum, first, second) = (sum + density, first + (density * x * x), second + (density * y * y));
                }
            }
        }
        return (first / sum, second / sum);
    }

    private static Func<Vector3d, double>? Density(NoiseState state, Temperature temperature)
    {
        GeneralizedLlg equation = state.Equation;
        if (state.Current == 0 || equation.SpinTransfer.IsNone)
        {
            double scale = equation.Magnets[0].Volume.Si / (PhysicalConstants.BoltzmannConstant * temperature.Si);
            return u => scale * equation.Magnets[0].Energy.Value(u, 0);
        }
        return AxialLandscape.WhereSymmetric(equation, temperature, UnitVector.Along(state.Frame.Normal)) is { } landscape
            ? u => landscape.ReducedEnergy(Math.Clamp(Vector3d.Dot(u, state.Frame.Normal), -1, 1))
            : null;
    }

    /// <summary>The angle beyond which nothing counts; zero where the edge of the half is not high enough.</summary>
    private static double Reach(Func<Vector3d, double> g, TangentFrame frame, double bottom)
    {
        double least = double.PositiveInfinity, reach = 0;
        for (int i = 1; i <= 180; i++)
        {
            double angle = Math.PI / 2 * i / 180;
            least = double.PositiveInfinity;
            for (int k = 0; k < 36; k++)
            {
                (double sin, double cos) = Math.SinCos(2 * Math.PI * k / 36);
                least = Math.Min(least, g((Math.Cos(angle) * frame.Normal) + frame.Vector(Math.Sin(angle) * cos, Math.Sin(angle) * sin)) - bottom);
            }
            if (least < 2 * Negligible) reach = angle + (Math.PI / 360);
        }
        return least >= Negligible ? Math.Min(reach, Math.PI / 2) : 0;
    }
}
