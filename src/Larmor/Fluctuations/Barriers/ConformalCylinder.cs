using Larmor.Numerics;

namespace Larmor.Fluctuations.Barriers;

/// <summary>
/// The sphere without two points A and B as a cylinder, angles kept: x is the azimuth about A, counter-clockwise seen from outside, and y goes from −∞ at A to +∞ at B.
/// </summary>
/// <remarks>
/// ζ = e^{y + ix} is the stereographic projection of the sphere from the point opposite to A, followed by the Möbius map that takes B to infinity and leaves A at 0 with slope 1.
/// Moving along y is the flow ∂u/∂y = {(B − A) − [(B − A)·u]u − (A·u)B + (B·u)A}/(1 − A·B), whose only points of rest are A and B; ∂u/∂x = u × ∂u/∂y. Both have the same
/// length f, so that areas on the sphere are f² dx dy, and a Laplacian keeps its form.
/// </remarks>
internal sealed class ConformalCylinder
{
    private readonly TangentFrame frame;
    private readonly Vector3d end, chord;
    private readonly double inverseOfEnd, scale;

    /// <summary>The cylinder between two directions that differ.</summary>
    public ConformalCylinder(UnitVector start, UnitVector end)
    {
        Vector3d across = end - (Vector3d.Dot(end, start) * start.Components);
        TangentFrame any = TangentFrame.At(start);
        Vector3d first = across.Norm > 1e-9 ? across / across.Norm : any.First;
        frame = new TangentFrame(start, first, Vector3d.Cross(start, first));
        this.end = end;
        chord = this.end - frame.Normal;
        // 1/tan(θ/2) with θ the angle from A to B; 0 where they are opposite.
        inverseOfEnd = across.Norm > 1e-9 ? (1 + Vector3d.Dot(start, end)) / across.Norm : 0;
        scale = 1 / (1 - Vector3d.Dot(start, end));
    }

    /// <summary>The point of the sphere at (x, y).</summary>
    public Vector3d Point(double x, double y)
    {
        // In homogeneous coordinates z = p/q, scaled so that neither overflows.
        double large = Math.Max(1, Math.Exp(y)), size = Math.Exp(y) / large;
        (double sin, double cos) = Math.SinCos(x);
        (double pr, double pi) = (size * cos, size * sin);
        (double qr, double qi) = ((1 / large) + (inverseOfEnd * pr), inverseOfEnd * pi);
        double p2 = (pr * pr) + (pi * pi), q2 = (qr * qr) + (qi * qi), sum = p2 + q2;
        return ((q2 - p2) / sum * frame.Normal) + frame.Vector(2 * ((pr * qr) + (pi * qi)) / sum, 2 * ((pi * qr) - (pr * qi)) / sum);
    }

    /// <summary>(x, y) of a point that is neither A nor B.</summary>
    public (double X, double Y) Of(Vector3d u)
    {
        (double a, double b) = frame.Components(u);
        double q = 1 + Vector3d.Dot(u, frame.Normal);
        // ζ = z/(1 − z/z_B) with z = (a + ib)/q.
        (double re, double im) = (q - (inverseOfEnd * a), -inverseOfEnd * b);
        return (Math.Atan2((b * re) - (a * im), (a * re) + (b * im)), 0.5 * Math.Log(((a * a) + (b * b)) / ((re * re) + (im * im))));
    }

    /// <summary>∂u/∂y, of length f.</summary>
    public Vector3d AlongY(Vector3d u) => scale * (chord - (Vector3d.Dot(chord, u) * u) - (Vector3d.Dot(frame.Normal, u) * end) + (Vector3d.Dot(end, u) * frame.Normal));
}
