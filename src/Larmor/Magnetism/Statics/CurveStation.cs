using MathNet.Numerics.LinearAlgebra;

namespace Larmor.Magnetism.Statics;

/// <summary>A point of a curve with what tells events apart.</summary>
/// <param name="Curve">The point.</param>
/// <param name="Point">Its state.</param>
/// <param name="Growing">How many eigenvalues grow by more than rounding.</param>
/// <param name="Determinant">det [K, ∂T/∂s; tangent] with relative torques: its sign changes where another curve crosses.</param>
internal sealed record CurveStation(CurvePoint Curve, EquilibriumCurvePoint Point, int Growing, double Determinant)
{
    private const double Rounding = 1e-11, Turning = 1e-6;

    /// <summary>On which side of a crossing curve the point lies.</summary>
    public int Side => Math.Sign(Determinant);

    /// <summary>How many eigenvalues have a positive real part at all.</summary>
    public int GrowingStrictly => Count(Point.Response, 0);

    /// <summary>Whether the mode nearest to the imaginary axis turns.</summary>
    public bool Turns => Point.Response.Modes.MinBy(mode => Math.Abs(mode.Eigenvalue.Real))!.Eigenvalue.Imaginary > Turning * Largest(Point.Response);

    public static CurveStation At(ParameterizedRest rest, CurvePoint point)
    {
        CoupledMotion motion = rest.Motion(point.Moments, point.Share);
        double[] bordered = rest.Bordered(motion, point.Moments, point.Share);
        int width = (2 * point.Moments.Length) + 1;
        for (int k = 0; k < point.Moments.Length; k++)
        {
            (bordered[((width - 1) * width) + (2 * k)], bordered[((width - 1) * width) + (2 * k) + 1]) = motion.Frames[k].Components(point.Turn[k]);
        }
        bordered[^1] = point.Rise;
        double determinant = Matrix<double>.Build.Dense(width, width, (row, column) => bordered[(row * width) + column]).Determinant();
        CoupledResponse response = rest.Response(point.Moments, point.Share);
        return new CurveStation(point, new EquilibriumCurvePoint(rest.Parameter(point.Share), response), Count(response, Rounding * Largest(response)), determinant);
    }

    /// <summary>What happens between two points that follow each other.</summary>
    public static IReadOnlyList<ThresholdKind> Events(CurveStation here, CurveStation next)
    {
        List<ThresholdKind> events = [];
        int crossed = Math.Abs(here.Growing - next.Growing);
        if (here.Curve.Rise > 0 != next.Curve.Rise > 0)
        {
            events.Add(ThresholdKind.SaddleNode);
            crossed--;
        }
        if (here.Side * next.Side < 0)
        {
            events.Add(ThresholdKind.BranchPoint);
            crossed--;
        }
        if (crossed >= 2) events.Add(ThresholdKind.Hopf);
        return events;
    }

    private static int Count(CoupledResponse response, double above) => response.Modes.Sum(mode => mode.Eigenvalue.Real > above ? (mode.Eigenvalue.Imaginary == 0 ? 1 : 2) : 0);

    private static double Largest(CoupledResponse response) => response.Modes.Max(mode => mode.Eigenvalue.Magnitude);
}
