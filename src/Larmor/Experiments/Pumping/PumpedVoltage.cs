using Larmor.Coupling;
using Larmor.Magnetism.Statics;
using Larmor.Numerics;
using Complex = System.Numerics.Complex;

namespace Larmor.Experiments.Pumping;

/// <summary>
/// The voltage that small motion about a state of rest pumps at zero current: V(t) = Σ w_k(u)·(u_k × du_k/dt) with w_k = M_VΩ,k, to first order in the amplitude at the frequency itself and to second order its mean.
/// </summary>
/// <remarks>
/// <para>V = Σ A_j(x) dx_j/dt with coordinates x_j of the moments about the state. First order: V cos and sin amplitudes −iω Σ A_j(0) X_j of x = Re(X e^(−iωt)), X = P + iQ. The mean over a closed orbit is the flux of
/// F_ij = ∂_i A_j − ∂_j A_i through it, ⟨V⟩ = (ω/2) Σ_{i&lt;j} F_ij (P_i Q_j − Q_i P_j): exact to second order, whatever the second-order part of the motion is, because a form integrates to zero over what comes back.</para>
/// <para>Valid for deviations well below a radian and metals that follow at once. Derivatives of w by differences of sixth order. Source: Eq. (20) of the corrected paper read in reverse; Y. Tserkovnyak, A. Brataas,
/// G. E. W. Bauer, B. I. Halperin, Rev. Mod. Phys. 77, 1375 (2005), doi:10.1103/RevModPhys.77.1375.</para>
/// </remarks>
internal sealed class PumpedVoltage
{
    private const double Step = 0.01;
    private readonly TangentFrame[] frames;
    private readonly double[] potential;
    private readonly double[,] flux;

    private PumpedVoltage(TangentFrame[] frames, double[] potential, double[,] flux)
    {
        this.frames = frames;
        this.potential = potential;
        this.flux = flux;
    }

    /// <summary>The voltage about a state.</summary>
    /// <param name="transport">The stack.</param>
    /// <param name="directions">Directions of the free moments at rest.</param>
    public static PumpedVoltage At(TwoWayTransport transport, IReadOnlyList<UnitVector> directions)
    {
        TangentFrame[] tangent = [.. directions.Select(direction => TangentFrame.At(direction))];
        int size = 2 * tangent.Length;
        double[,] slopes = new double[size, size];
        ReadOnlySpan<(int Steps, double Weight)> weights = [(1, 45 / 60.0), (2, -9 / 60.0), (3, 1 / 60.0)];
        for (int i = 0; i < size; i++)
        {
            foreach ((int steps, double weight) in weights)
            {
                foreach (int sign in new[] { 1, -1 })
                {
                    double[] form = FormAt(transport, directions, tangent, i, sign * steps * Step);
                    for (int j = 0; j < size; j++) slopes[i, j] += sign * weight / Step * form[j];
                }
            }
        }
        double[,] curl = new double[size, size];
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++) curl[i, j] = slopes[i, j] - slopes[j, i];
        }
        return new PumpedVoltage(tangent, FormAt(transport, directions, tangent, 0, 0), curl);
    }

    /// <summary>⟨V⟩ = V_left − V_right in V for the motion of an alternating drive.</summary>
    public double Mean(AlternatingMotion motion)
    {
        Complex[] x = Coordinates(motion);
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = i + 1; j < x.Length; j++) sum += flux[i, j] * ((x[i].Real * x[j].Imaginary) - (x[i].Imaginary * x[j].Real));
        }
        return Math.PI * motion.Frequency.Si * sum;
    }

    /// <summary>The alternating part: V = Re(this e^(−iωt)) in V.</summary>
    public Complex Alternating(AlternatingMotion motion)
    {
        Complex[] x = Coordinates(motion);
        Complex sum = Complex.Zero;
        for (int j = 0; j < x.Length; j++) sum += potential[j] * x[j];
        return new Complex(0, -2 * Math.PI * motion.Frequency.Si) * sum;
    }

    /// <summary>Mean voltage over frequency and area for one moment alone on a small loop, ⟨V⟩ = this · f · area, positive sense about the moment: the flux at the state, in V s.</summary>
    public double FluxOf(int moment) => flux[2 * moment, (2 * moment) + 1];

    private Complex[] Coordinates(AlternatingMotion motion)
    {
        Complex[] x = new Complex[2 * frames.Length];
        for (int k = 0; k < frames.Length; k++)
        {
            (double p1, double p2) = frames[k].Components(motion.InPhase[k]);
            (double q1, double q2) = frames[k].Components(motion.Quadrature[k]);
            (x[2 * k], x[(2 * k) + 1]) = (new Complex(p1, q1), new Complex(p2, q2));
        }
        return x;
    }

    /// <summary>A_j = w·(u × ∂u/∂x_j) at x_i = angle, all other coordinates zero; u = cos|x| n + sin|x|/|x| (x₁e₁ + x₂e₂) of each moment.</summary>
    private static double[] FormAt(TwoWayTransport transport, IReadOnlyList<UnitVector> directions, TangentFrame[] frames, int i, double angle)
    {
        UnitVector[] moments = [.. directions];
        (double sin, double cos) = Math.SinCos(angle);
        int moved = i / 2;
        Vector3d along = Axis(frames, i);
        if (angle != 0) moments[moved] = UnitVector.Along((cos * frames[moved].Normal) + (sin * along));
        DeviceResponse response = transport.Unaudited(moments);
        double[] form = new double[2 * frames.Length];
        for (int j = 0; j < form.Length; j++)
        {
            Vector3d velocity = j == i ? (cos * along) - (sin * frames[moved].Normal) : j / 2 == moved && angle != 0 ? sin / angle * Axis(frames, j) : Axis(frames, j);
            form[j] = Vector3d.Dot(response.VoltagePerTurning(j / 2), Vector3d.Cross(moments[j / 2], velocity));
        }
        return form;
    }

    private static Vector3d Axis(TangentFrame[] frames, int coordinate) => coordinate % 2 == 0 ? frames[coordinate / 2].First : frames[coordinate / 2].Second;
}
