using System.Globalization;
using Larmor.Numerics;

namespace Larmor.Fluctuations.Propagation;

/// <summary>The density to which a point of the unit sphere has spread after a short time of diffusion, with relative accuracy however far away.</summary>
/// <remarks>
/// G(d) = √2 e^{s/4}(4πs)^{−3/2} ∫_d^π φ e^{−φ²/4s}/√(cos d − cos φ) dφ at the angle d after the time s (∂G/∂s = ΔG); ways once more around the sphere are left out, e^{−π²/s} of it.
/// With φ² = d² + q² the steep part e^{−d²/4s} stands before an integral that hardly varies. Source: H. P. McKean, An upper bound to the spectrum of Δ on a manifold of negative curvature,
/// J. Differ. Geom. 4, 359 (1970), for the plane of negative curvature, continued to the sphere; tested against the sum over Legendre polynomials.
/// </remarks>
internal sealed class HeatKernel
{
    private const double LongestTime = 0.02;
    private const int Pieces = 1024, Points = 24;

    private readonly double inverse, scale;
    private readonly double[] factors = new double[Pieces + 2];

    /// <summary>The kernel after a time, for angles up to some reach.</summary>
    /// <param name="time">s, at most 0.02.</param>
    /// <param name="reach">Largest angle in rad, at most 2.</param>
    public HeatKernel(double time, double reach)
    {
        if (!(time > 0 && time <= LongestTime && reach is > 0 and <= 2)) throw new ArgumentOutOfRangeException(nameof(time), string.Create(CultureInfo.InvariantCulture, $"The heat kernel of the sphere is for times up to {LongestTime} and angles up to 2; got {time} and {reach}."));
        inverse = 0.25 / time;
        double most = ChordSquared(reach);
        scale = Pieces / most;
        (double[] points, double[] weights) = GaussLegendre.Rule(Points);
        double before = Math.Sqrt(2) * Math.Exp(0.25 * time) * Math.Pow(4 * Math.PI * time, -1.5), range = 12 * Math.Sqrt(time);
        for (int i = 0; i < factors.Length; i++)
        {
            double d = Angle(i / scale), sum = 0;
            for (int k = 0; k < points.Length; k++)
            {
                double q = 0.5 * range * (1 + points[k]), phi = Math.Sqrt((d * d) + (q * q)), together = d + phi;
                // cos d − cos φ = 2 sin[(φ + d)/2] sin[(φ − d)/2], φ − d = q²/(φ + d).
                sum += weights[k] * Math.Exp(-q * q * inverse) * q / Math.Sqrt(2 * Math.Sin(0.5 * together) * Math.Sin(0.5 * q * q / together));
            }
            factors[i] = before * 0.5 * range * sum;
        }
    }

    /// <summary>|u − v|² at an angle.</summary>
    public static double ChordSquared(double angle) => 4 * Math.Sin(0.5 * angle) * Math.Sin(0.5 * angle);

    /// <summary>G e^{more} at the square of a chord.</summary>
    public double At(double chordSquared, double more)
    {
        double angle = Angle(chordSquared), place = chordSquared * scale;
        int index = Math.Min((int)place, Pieces);
        double factor = factors[index] + ((place - index) * (factors[index + 1] - factors[index]));
        return factor * Math.Exp(more - (angle * angle * inverse));
    }

    private static double Angle(double chordSquared) => 2 * Math.Asin(Math.Min(1, 0.5 * Math.Sqrt(chordSquared)));
}
