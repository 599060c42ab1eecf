using Larmor.Magnetism;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;

namespace Larmor.Experiments.Locking;

/// <summary>A motion with the period of the drive, seen once a period.</summary>
/// <param name="Direction">The moment where the drive begins its period.</param>
/// <param name="Contraction">Largest modulus of the multipliers of a deviation over one period; below 1 where it is stable.</param>
internal readonly record struct PeriodicState(Vector3d Direction, double Contraction);

/// <summary>Where one period of a drive takes the moment.</summary>
/// <remarks>Newton's method works on height along an axis and azimuth about it, so that a phase that changes with the height of the cycle is seen as what it is.</remarks>
/// <param name="equationAt">The driven equation at a frequency in Hz; the drive begins its period at t = 0.</param>
/// <param name="axis">The axis about which the cycle turns.</param>
internal sealed class StroboscopicMap(Func<double, GeneralizedLlg> equationAt, Vector3d axis)
{
    private const double Tolerance = 1e-12, Difference = 3e-6, LongestTurn = 0.6, LongestRise = 0.2, Converged = 3e-6;
    private const int MostSteps = 8, PhaseSamples = 64;

    private readonly TangentFrame frame = TangentFrame.At(axis);

    /// <summary>The moment after one period; null where it cannot be followed.</summary>
    public Vector3d? After(double frequency, Vector3d u)
    {
        DormandPrince853<GeneralizedLlg> stepper = Started(frequency, u);
        return stepper.Advance(1 / frequency) == IntegrationEnd.Reached ? new MomentsView(stepper.State)[0] : null;
    }

    /// <summary>The fixed point that Newton's method reaches from near by; null where it leaves the neighbourhood or does not converge.</summary>
    public PeriodicState? Near(double frequency, Vector3d start)
    {
        (double height, double azimuth) = Coordinates(start);
        for (int i = 0; i < MostSteps; i++)
        {
            if (Change(frequency, height, azimuth) is not var (rise, turn)) return null;
            if (Column(frequency, height, azimuth, Difference, 0) is not var (j11, j21) || Column(frequency, height, azimuth, 0, Difference) is not var (j12, j22)) return null;
            double determinant = (j11 * j22) - (j12 * j21);
            double up = ((j12 * turn) - (j22 * rise)) / determinant, along = ((j21 * rise) - (j11 * turn)) / determinant;
            if (!(Math.Abs(up) <= LongestRise && Math.Abs(along) <= LongestTurn && Math.Abs(height + up) < 1)) return null;
            (height, azimuth) = (height + up, azimuth + along);
            if (Math.Abs(up) + Math.Abs(along) <= Converged) return new PeriodicState(Direction(height, azimuth), LargestMultiplier(new Matrix2(j11 + 1, j12, j21, j22 + 1)));
        }
        return null;
    }

    /// <summary>Phase in rad of the fundamental of a component over one period: u·e = A sin(2πFt + φ) + ...</summary>
    public double? Phase(double frequency, Vector3d u, Vector3d component)
    {
        DormandPrince853<GeneralizedLlg> stepper = Started(frequency, u);
        double sine = 0, cosine = 0;
        for (int i = 0; i < PhaseSamples; i++)
        {
            if (i > 0 && stepper.Advance(i / (frequency * PhaseSamples)) != IntegrationEnd.Reached) return null;
            double value = Vector3d.Dot(component, new MomentsView(stepper.State)[0]);
            (double sin, double cos) = Math.SinCos(2 * Math.PI * i / PhaseSamples);
            (sine, cosine) = (sine + (value * sin), cosine + (value * cos));
        }
        return Math.Atan2(cosine, sine);
    }

    private DormandPrince853<GeneralizedLlg> Started(double frequency, Vector3d u)
    {
        DormandPrince853<GeneralizedLlg> stepper = DormandPrince853.For(equationAt(frequency), new StepControl(Tolerance));
        stepper.Start(0, [u.X, u.Y, u.Z]);
        return stepper;
    }

    private (double Height, double Azimuth) Coordinates(Vector3d u)
    {
        (double first, double second) = frame.Components(u);
        return (Vector3d.Dot(u, axis), Math.Atan2(second, first));
    }

    private Vector3d Direction(double height, double azimuth)
    {
        (double sin, double cos) = Math.SinCos(azimuth);
        return (height * axis) + (Math.Sqrt(1 - (height * height)) * frame.Vector(cos, sin));
    }

    /// <summary>What a period changes in height and azimuth.</summary>
    private (double Rise, double Turn)? Change(double frequency, double height, double azimuth)
    {
        if (!(Math.Abs(height) < 1) || After(frequency, Direction(height, azimuth)) is not { } image) return null;
        (double top, double end) = Coordinates(image);
        return (top - height, Math.IEEERemainder(end - azimuth, 2 * Math.PI));
    }

    /// <summary>Its derivative along one of the two.</summary>
    private (double Rise, double Turn)? Column(double frequency, double height, double azimuth, double up, double along)
    {
        if (Change(frequency, height + up, azimuth + along) is not var (rise, turn) || Change(frequency, height - up, azimuth - along) is not var (before, behind)) return null;
        return ((rise - before) / (2 * Difference), (turn - behind) / (2 * Difference));
    }

    private static double LargestMultiplier(Matrix2 j)
    {
        double mean = 0.5 * (j.XX + j.YY), determinant = (j.XX * j.YY) - (j.XY * j.YX), square = (mean * mean) - determinant;
        return square < 0 ? Math.Sqrt(determinant) : Math.Abs(mean) + Math.Sqrt(square);
    }
}
