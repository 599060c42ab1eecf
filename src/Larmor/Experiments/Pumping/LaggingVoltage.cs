using Larmor.Coupling;
using Larmor.Layers;
using Larmor.Magnetism.Statics;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Thermodynamics;
using Larmor.Transport;
using Complex = System.Numerics.Complex;

namespace Larmor.Experiments.Pumping;

/// <summary>
/// The mean voltage of small motion where all moments rest along one axis, with the spins of the normal metals lagging behind: each of the two circular motions is at rest in a frame that turns with it.
/// </summary>
/// <remarks>
/// In that frame, which turns at ±ω about the axis, spins in the normal metals precess at ∓ω (<see cref="PrecessingTransport"/>), and V = Σ M_VΩ,k·Ω_k is constant in time. The two motions do not mix in the mean. For ωτ of the metals well below 1 it is the
/// quasi-static voltage; for a single magnet on a metal, where that vanishes, it is all there is. Source: X. Wang, G. E. W. Bauer, B. J. van Wees, A. Brataas, Y. Tserkovnyak, Phys. Rev. Lett. 97, 216602 (2006), doi:10.1103/PhysRevLett.97.216602.
/// </remarks>
internal sealed class LaggingVoltage
{
    private const double Small = 0.005;
    private readonly TwoWayTransport transport;
    private readonly IReadOnlyList<UnitVector> directions;
    private readonly TangentFrame frame;

    private LaggingVoltage(TwoWayTransport transport, IReadOnlyList<UnitVector> directions)
    {
        this.transport = transport;
        this.directions = directions;
        frame = TangentFrame.At(directions[0]);
    }

    /// <summary>The laws of all responses solved so far.</summary>
    public IList<AuditCheck> Laws { get; } = [];

    /// <summary>The voltage about a state, or why it is not known.</summary>
    /// <param name="transport">The stack.</param>
    /// <param name="directions">Directions of the free moments at rest.</param>
    public static (LaggingVoltage? Voltage, string? Reason) About(TwoWayTransport transport, IReadOnlyList<UnitVector> directions)
    {
        if (transport.Stack.Layers.Select(layer => layer.Magnetization).OfType<LayerMagnetization.FixedMoment>().Select(one => one.Direction).Concat(directions).Any(u => Vector3d.Cross(u, directions[0]).Norm > 1e-9))
        {
            return (null, "The moments do not all lie along one axis, about which the motion would be at rest in a turning frame.");
        }
        return PrecessingTransport.Refusal(transport.Stack) is { } reason ? (null, reason) : (new LaggingVoltage(transport, directions), null);
    }

    /// <summary>⟨V⟩ = V_left − V_right in V for the motion of an alternating drive.</summary>
    public double Mean(AlternatingMotion motion)
    {
        double sum = 0;
        foreach (int sense in new[] { 1, -1 })
        {
            // δ·e1 + i δ·e2 = a₊ e^(iωt) + a₋ e^(−iωt).
            Complex[] circular = [.. motion.InPhase.Zip(motion.Quadrature, (p, q) => Circular(p, q, sense))];
            double size = circular.Max(one => one.Magnitude);
            if (size == 0) continue;
            TwoWayTransport turning = transport.Precessing(directions[0], -sense * motion.Frequency);
            double Per(double angle) => Voltage(turning, [.. circular.Select(one => angle / size * one)], sense * motion.Frequency.Si) / (angle * angle);
            sum += size * size * ((4 * Per(Small)) - Per(2 * Small)) / 3;
        }
        return sum;
    }

    /// <summary>⟨V⟩/f in V s while one moment goes round a circular cone in the positive sense about its direction of rest, the others standing still.</summary>
    /// <param name="moment">Which moment.</param>
    /// <param name="angle">Half opening in rad.</param>
    /// <param name="frequency">f, with the sense of turning in its sign.</param>
    public double OnCone(int moment, double angle, Frequency frequency)
    {
        // Positive about its own direction, which may be against the axis.
        double sense = Vector3d.Dot(directions[moment], directions[0]) > 0 ? 1 : -1;
        Complex[] tilts = new Complex[directions.Count];
        tilts[moment] = angle;
        return Voltage(transport.Precessing(directions[0], -sense * frequency), tilts, sense * frequency.Si) / frequency.Si;
    }

    /// <summary>V with the moments tilted and all turning about the axis at one rate.</summary>
    private double Voltage(TwoWayTransport turning, Complex[] tilts, double frequency)
    {
        UnitVector[] moments = [.. directions.Select((u, k) => Tilted(u, tilts[k]))];
        DeviceResponse response = turning.At(moments);
        foreach (AuditCheck check in response.Checks) Laws.Add(check);
        double sum = 0;
        for (int k = 0; k < moments.Length; k++)
        {
            if (tilts[k] == Complex.Zero) continue;
            Vector3d velocity = 2 * Math.PI * frequency * Vector3d.Cross(frame.Normal, moments[k]);
            sum += Vector3d.Dot(response.VoltagePerTurning(k), Vector3d.Cross(moments[k], velocity));
        }
        return sum;
    }

    private UnitVector Tilted(UnitVector u, Complex tilt)
    {
        double angle = tilt.Magnitude;
        if (angle == 0) return u;
        (double sin, double cos) = Math.SinCos(angle);
        return UnitVector.Along((cos * u.Components) + (sin / angle * frame.Vector(tilt.Real, tilt.Imaginary)));
    }

    private Complex Circular(Vector3d inPhase, Vector3d quadrature, int sense)
    {
        (double p1, double p2) = frame.Components(inPhase);
        (double q1, double q2) = frame.Components(quadrature);
        (Complex first, Complex second) = (new Complex(p1, -sense * q1), new Complex(p2, -sense * q2));
        return 0.5 * (first + (Complex.ImaginaryOne * second));
    }
}
