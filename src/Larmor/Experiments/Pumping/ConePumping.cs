using Larmor.Coupling;
using Larmor.Numerics;

namespace Larmor.Experiments.Pumping;

/// <summary>The mean voltage of one moment on a circular cone about its direction of rest, by M(u) at every point of the circle, beside what the law of small angles would give.</summary>
/// <param name="Angle">Half opening of the cone in rad.</param>
/// <param name="PerFrequency">⟨V⟩/f in V s, positive sense about the direction of rest.</param>
/// <param name="SmallAngle">The same by the law of small angles, sin²θ times its limit.</param>
internal readonly record struct ConePoint(double Angle, double PerFrequency, double SmallAngle)
{
    /// <summary>⟨V⟩/f in V s with spins of the normal metals that lag behind; null where it is not known.</summary>
    public double? Lagging { get; init; }

    private const int OnCircle = 48;

    /// <summary>One cone.</summary>
    /// <param name="transport">The stack.</param>
    /// <param name="directions">Where all free moments rest.</param>
    /// <param name="moment">The one that turns; the others stand still.</param>
    /// <param name="angle">Half opening in rad.</param>
    /// <param name="flux">Voltage per frequency and solid angle of a small loop, from <see cref="PumpedVoltage.FluxOf"/>.</param>
    public static ConePoint Of(TwoWayTransport transport, IReadOnlyList<UnitVector> directions, int moment, double angle, double flux)
    {
        TangentFrame frame = TangentFrame.At(directions[moment]);
        (double sin, double cos) = Math.SinCos(angle);
        UnitVector[] moments = [.. directions];
        double sum = 0;
        for (int i = 0; i < OnCircle; i++)
        {
            (double y, double x) = Math.SinCos(2 * Math.PI * i / OnCircle);
            Vector3d outward = frame.Vector(x, y), around = frame.Vector(-y, x);
            moments[moment] = UnitVector.Along((cos * frame.Normal) + (sin * outward));
            // Per frequency: du/dt = 2π f sin θ around.
            Vector3d turning = 2 * Math.PI * sin * Vector3d.Cross(moments[moment], around);
            sum += Vector3d.Dot(transport.Unaudited(moments).VoltagePerTurning(moment), turning);
        }
        return new ConePoint(angle, sum / OnCircle, Math.PI * sin * sin * flux);
    }
}
