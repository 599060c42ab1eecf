using Larmor.Magnetism.Statics;
using Larmor.Numerics;

namespace Larmor.Fluctuations.Barriers;

/// <summary>Where a mesh must be fine along x: about a saddle.</summary>
/// <param name="X">x of the saddle.</param>
/// <param name="Layer">Width in x over which the committor changes there.</param>
/// <param name="Reach">Half the width in x within which thermal motion passes.</param>
internal readonly record struct PassGate(double X, double Layer, double Reach);

/// <summary>The pass between two wells, and how finely the committor must be resolved there.</summary>
/// <remarks>
/// With the curvatures −a and b of the energy at a saddle, in kT, the growing motion there has the rate λ = ½{a − b + √[(a − b)² + 4(1 + κ²)ab]} in units of D, κ = 1/α, and the
/// committor changes over the length 1/√λ across a line near that on which the moment would come to rest on the saddle: over √α of the thermal width for weak damping.
/// </remarks>
internal sealed class Pass
{
    private const double Least = 1e-3;
    private const int Azimuths = 180, Heights = 400;

    private Pass(double energy, bool hasTorque) => (Energy, HasTorque) = (energy, hasTorque);

    /// <summary>Energy of the lowest saddle in kT.</summary>
    public double Energy { get; }

    /// <summary>Whether a torque acts: then the inner of the wells counts too, because no weight is exactly that of the stationary state.</summary>
    public bool HasTorque { get; }

    /// <summary>The saddles; empty where a whole line of saddles surrounds an axis.</summary>
    public IReadOnlyList<PassGate> Gates { get; private init; } = [];

    /// <summary>Change of the energy in kT over which the committor changes away from the gates, at most 1.</summary>
    public double Layer { get; private init; } = 1;

    /// <summary>Width in y over which it changes at the gates.</summary>
    public double LayerInY { get; private init; }

    /// <summary>Width in y of thermal motion.</summary>
    public double Width { get; private init; }

    /// <summary>Points per kT in the wells.</summary>
    public double PointsPerLevel => HasTorque ? 3 : 1;

    /// <summary>kT over the pass up to which energies are resolved.</summary>
    public double Top => HasTorque ? 20 : 16;

    /// <summary>The pass of a motion.</summary>
    /// <param name="motion">The motion.</param>
    /// <param name="cylinder">The cylinder between the wells.</param>
    /// <param name="states">All states of rest.</param>
    /// <param name="curvature">The larger curvature of the energy in the first well, in kT.</param>
    /// <param name="lowest">y where the first well is small.</param>
    /// <param name="highest">y where the second one is.</param>
    public static Pass Of(ReducedMotion motion, ConformalCylinder cylinder, EquilibriumSet states, double curvature, double lowest, double highest)
    {
        Vector3d[] saddles = [.. states.Points.Where(state => state.Index < 0).Select(state => state.Direction.Components)];
        double width = 1 / Math.Sqrt(curvature);
        if (saddles.Length == 0) return new Pass(LowestRidge(motion, cylinder, lowest, highest), motion.HasTorque) { LayerInY = width, Width = width };
        double layer = 1, layerInY = width, kappa = 1 / motion.Alpha;
        List<PassGate> gates = [];
        foreach (Vector3d saddle in saddles)
        {
            (double low, double high) = motion.Curvatures(saddle);
            (double down, double up) = (Math.Max(-low, Least), Math.Max(high, Least));
            double sum = down + up, difference = down - up, growth = 0.5 * (difference + Math.Sqrt((difference * difference) + (4 * (1 + (kappa * kappa)) * down * up)));
            double f = cylinder.AlongY(saddle).Norm, length = Math.Sqrt(0.5 * sum / growth) / f;
            layer = Math.Min(layer, Math.Sqrt(0.5 * sum / growth));
            layerInY = Math.Min(layerInY, length / Math.Sqrt(down));
            gates.Add(new PassGate(cylinder.Of(saddle).X, length / Math.Sqrt(up), 4 / Math.Sqrt(Math.Sqrt(down * up)) / f));
        }
        return new Pass(saddles.Min(motion.Landscape), motion.HasTorque) { Gates = gates, Layer = layer, LayerInY = layerInY, Width = width };
    }

    private static double LowestRidge(ReducedMotion motion, ConformalCylinder cylinder, double lowest, double highest) =>
        Enumerable.Range(0, Azimuths).Min(i => Enumerable.Range(0, Heights).Max(j => motion.Landscape(cylinder.Point(2 * Math.PI * i / Azimuths, lowest + ((highest - lowest) * j / (Heights - 1))))));
}
