using System.Runtime.InteropServices;
using Larmor.Numerics;

namespace Larmor.Fluctuations.Propagation;

/// <summary>One step of a thermal moment, of any length: half of it along the flow, diffusion downhill, and the other half along the flow.</summary>
/// <remarks>
/// <para>The chance to go from u to v in the step s is K(u, v) ∝ G_s(x, y) e^{s|∇G(x) − ∇G(y)|²/24} e^{−[G(y) + sW(y)]/2} with x where the flow carries u in s/2, y where it carries v in −s/2, G_s the
/// heat kernel and W = |∇G|²/4 − ΔG/2; each row is divided by its sum. Strang's order of both parts, and the symmetric one of diffusion and W, make it of second order in s, whatever the spacing of
/// the points, as soon as that resolves the heat kernel.</para>
/// <para>The factor with |∇G(x) − ∇G(y)|² belongs to the next order: for G = kx²/2 the exact kernel is that of Mehler, −(x − y)² k/(4 sinh ks) = −(x − y)²/4s + s k²(x − y)²/24 − …; with it the
/// growth of an unstable state is right to (ks)³. Sources: G. Strang, SIAM J. Numer. Anal. 5, 506 (1968), doi:10.1137/0705041; the form e^{−G/2}(Δ − W)e^{G/2}: H. Risken, The Fokker-Planck
/// Equation (2nd ed., 1989), section 5.4; chances from short steps: M. F. Wehner, W. G. Wolfer, Phys. Rev. A 27, 2663 (1983), doi:10.1103/PhysRevA.27.2663.</para>
/// </remarks>
internal sealed class StepKernel
{
    // Standard deviations of the heat kernel that are kept beyond the point to which the slope of G shifts a row.
    private const double Deviations = 6.5, LargestReach = 1.9;

    private readonly SplitMotion motion;
    private readonly double step, largest;
    private readonly HeatKernel heat;

    /// <summary>Steps of a motion.</summary>
    /// <param name="motion">The motion.</param>
    /// <param name="step">s, in units of 1/D.</param>
    public StepKernel(SplitMotion motion, double step)
    {
        (this.motion, this.step, largest) = (motion, step, Reach(step, motion.Steepest));
        heat = new HeatKernel(step, 1.01 * largest);
    }

    /// <summary>How far a row goes where |∇G| is known, rad.</summary>
    public static double Reach(double step, double slope) => Math.Min(LargestReach, (step * slope) + (Deviations * Math.Sqrt(2 * step)));

    /// <summary>The chances between points; rows without the factor that their sum takes away.</summary>
    /// <param name="from">Points of departure.</param>
    /// <param name="parts">Points of arrival, one set or several that together fill the sphere; columns count through them.</param>
    public StepMatrix Between(SphereNodes from, params SphereNodes[] parts)
    {
        Vector3d[] places = [.. parts.SelectMany(part => part.Points).Select(v => motion.Carried(v, -0.5 * step))];
        double[] areas = [.. parts.SelectMany(part => part.Areas)];
        Arrival[] arrivals = new Arrival[places.Length];
        for (int j = 0; j < arrivals.Length; j++)
        {
            (double potential, Vector3d slope, double well) = motion.Fall(places[j]);
            arrivals[j] = new Arrival(places[j], slope, Math.Log(areas[j]) - (0.5 * (potential + (step * well))));
        }
        NeighbourSearch near = new(places, largest);
        int[] starts = new int[from.Count + 1];
        List<int> columns = new(from.Count * 128);
        List<double> chances = new(from.Count * 128);
        for (int i = 0; i < from.Count; i++)
        {
            Row(motion.Carried(from.Points[i], 0.5 * step), arrivals, near, (columns, chances));
            starts[i + 1] = columns.Count;
        }
        return new StepMatrix(starts, [.. columns], [.. chances]);
    }

    private void Row(Vector3d x, Arrival[] arrivals, NeighbourSearch near, (List<int> Columns, List<double> Chances) row)
    {
        (double potential, Vector3d slope, double well) = motion.Fall(x);
        double here = 0.5 * (potential + (step * well)), reach = Math.Min(largest, Reach(step, slope.Norm)), limit = HeatKernel.ChordSquared(reach), sum = 0, bending = step / 24;
        int first = row.Chances.Count;
        foreach ((int low, int high) in near.Ranges(x, reach))
        {
            for (int k = low; k < high; k++)
            {
                int j = near.Order[k];
                ref readonly Arrival arrival = ref arrivals[j];
                Vector3d apart = x - arrival.Place, bend = slope - arrival.Slope;
                double square = Vector3d.Dot(apart, apart);
                if (square > limit) continue;
                double chance = heat.At(square, arrival.Exponent + here + (bending * Vector3d.Dot(bend, bend)));
                sum += chance;
                row.Columns.Add(j);
                row.Chances.Add(chance);
            }
        }
        Span<double> own = CollectionsMarshal.AsSpan(row.Chances)[first..];
        for (int k = 0; k < own.Length; k++) own[k] /= sum;
    }

    private readonly record struct Arrival(Vector3d Place, Vector3d Slope, double Exponent);
}
