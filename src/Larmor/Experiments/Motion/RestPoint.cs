using Larmor.Magnetism.Motion;
using Larmor.Numerics;

namespace Larmor.Experiments.Motion;

/// <summary>
/// A direction at which one moment rests, with the rates of the motion about it: du/dt = J du in the tangent plane.
/// </summary>
/// <remarks>
/// Found by Newton's method on the sphere with J by central differences of the equation of motion, so that it holds for every energy, torque
/// and damping. Eigenvalues of J in 1/s: stable where both real parts are negative.
/// </remarks>
internal sealed class RestPoint
{
    private const double Difference = 1e-6, LongestJump = 0.2;

    private readonly TangentFrame frame;
    private readonly double j11, j12, j21, j22;

    private RestPoint(Vector3d direction, TangentFrame frame, (double J11, double J12, double J21, double J22) jacobian)
    {
        Direction = direction;
        this.frame = frame;
        (j11, j12, j21, j22) = jacobian;
        double mean = 0.5 * (j11 + j22), square = (mean * mean) - ((j11 * j22) - (j12 * j21));
        double root = Math.Sqrt(Math.Abs(square));
        (SlowRate, FastRate, AngularFrequency) = square < 0 ? (mean, mean, root) : (mean + root, mean - root, 0);
        Scale = Math.Abs(j11) + Math.Abs(j12) + Math.Abs(j21) + Math.Abs(j22);
    }

    /// <summary>The direction.</summary>
    public Vector3d Direction { get; }

    /// <summary>The larger real part of the eigenvalues, 1/s.</summary>
    public double SlowRate { get; }

    /// <summary>The smaller real part, 1/s; equal to the other one where the moment precesses.</summary>
    public double FastRate { get; }

    /// <summary>Imaginary part in rad/s; zero where the moment does not precess.</summary>
    public double AngularFrequency { get; }

    /// <summary>Size of J in 1/s.</summary>
    public double Scale { get; }

    /// <summary>Whether small disturbances die out.</summary>
    public bool IsStable => SlowRate < 0;

    /// <summary>The rest point that Newton's method reaches from near by; null where it leaves the neighbourhood or does not converge.</summary>
    public static RestPoint? Near(GeneralizedLlg equation, Vector3d start)
    {
        Vector3d u = start;
        for (int i = 0; i < 12; i++)
        {
            TangentFrame tangent = TangentFrame.At(u);
            (double J11, double J12, double J21, double J22) jacobian = Jacobian(equation, u, tangent);
            (double v1, double v2) = tangent.Components(VelocityAt(equation, u));
            double determinant = (jacobian.J11 * jacobian.J22) - (jacobian.J12 * jacobian.J21);
            double a = ((jacobian.J12 * v2) - (jacobian.J22 * v1)) / determinant, b = ((jacobian.J21 * v1) - (jacobian.J11 * v2)) / determinant;
            double jump = Math.Sqrt((a * a) + (b * b));
            if (!(jump <= LongestJump)) return null;
            Vector3d next = u + tangent.Vector(a, b);
            u = next / next.Norm;
            if (jump > 1e-11) continue;
            tangent = TangentFrame.At(u);
            return new RestPoint(u, tangent, Jacobian(equation, u, tangent));
        }
        return null;
    }

    /// <summary>
    /// Amplitudes of the two modes in a displaced direction: each falls as the exponential of its rate while the motion is linear. One number
    /// twice where the moment precesses.
    /// </summary>
    public (double Slow, double Fast) Amplitudes(Vector3d u)
    {
        (double a, double b) = frame.Components(u - Direction);
        return (Amplitude(SlowRate, 0, a, b), Amplitude(FastRate, 1, a, b));
    }

    private static Vector3d VelocityAt(GeneralizedLlg equation, Vector3d u)
    {
        Span<double> velocity = stackalloc double[3];
        equation.Derivative(0, [u.X, u.Y, u.Z], velocity);
        return new Vector3d(velocity[0], velocity[1], velocity[2]);
    }

    private static (double J11, double J12, double J21, double J22) Jacobian(GeneralizedLlg equation, Vector3d u, TangentFrame tangent)
    {
        (double j11, double j21) = tangent.Components(Column(equation, u, tangent.First));
        (double j12, double j22) = tangent.Components(Column(equation, u, tangent.Second));
        return (j11, j12, j21, j22);
    }

    private static Vector3d Column(GeneralizedLlg equation, Vector3d u, Vector3d along)
    {
        Vector3d ahead = u + (Difference * along), behind = u - (Difference * along);
        return (VelocityAt(equation, ahead / ahead.Norm) - VelocityAt(equation, behind / behind.Norm)) / (2 * Difference);
    }

    /// <summary>|l·du| with l the left eigenvector of a rate, of length 1.</summary>
    private double Amplitude(double rate, int which, double a, double b)
    {
        (double x1, double y1, double i1) = (j21, rate - j11, AngularFrequency);
        (double x2, double y2, double i2) = (rate - j22, j12, AngularFrequency);
        double norm1 = (x1 * x1) + (y1 * y1) + (i1 * i1), norm2 = (x2 * x2) + (y2 * y2) + (i2 * i2);
        if (Math.Max(norm1, norm2) <= 1e-24 * Scale * Scale) return Math.Abs(which == 0 ? a : b);
        (double real, double imaginary, double norm) = norm1 >= norm2
            ? ((x1 * a) + (y1 * b), i1 * b, norm1)
            : ((x2 * a) + (y2 * b), i2 * a, norm2);
        return Math.Sqrt(((real * real) + (imaginary * imaginary)) / norm);
    }
}
