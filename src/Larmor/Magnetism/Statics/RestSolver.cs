using Larmor.Numerics;

namespace Larmor.Magnetism.Statics;

/// <summary>Newton's method on the sphere for F(u, I) = 0 at a fixed current.</summary>
internal static class RestSolver
{
    /// <summary>Residual |F| relative to the size of the field at which a direction counts as at rest.</summary>
    public const double Tolerance = 1e-13;

    private const double RankTolerance = 1e-12;
    private const double LongestStep = 0.3;
    private const int Steps = 40;

    /// <summary>
    /// Follows Newton's steps from a start, each halved until |F| falls; where the derivative is singular the shortest step of its
    /// range is taken, which ends on the nearest member of a family of states.
    /// </summary>
    /// <returns>The direction at rest, or null where the steps end without one.</returns>
    public static Vector3d? From(TangentField field, Vector3d start, double current)
    {
        double scale = field.Scale(current);
        Vector3d u = start;
        Vector3d force = field.Force(u, current);
        for (int step = 0; step < Steps && force.Norm > Tolerance * scale; step++)
        {
            if (!Advance(field, ref u, ref force, current)) break;
        }
        if (!(force.Norm <= Tolerance * scale)) return null;
        Advance(field, ref u, ref force, current);
        return u;
    }

    // One step; false where no step makes |F| smaller.
    private static bool Advance(TangentField field, ref Vector3d u, ref Vector3d force, double current)
    {
        TangentFrame frame = TangentFrame.At(u);
        (double x, double y) = NewtonStep(field.Derivative(frame, current), frame.Components(force));
        double length = Math.Sqrt((x * x) + (y * y));
        if (!(length > 0) || !double.IsFinite(length)) return false;
        double fraction = Math.Min(1, LongestStep / length);
        for (int halving = 0; halving < 8; halving++)
        {
            Vector3d next = frame.Move(fraction * x, fraction * y);
            Vector3d nextForce = field.Force(next, current);
            if (nextForce.Norm < force.Norm)
            {
                (u, force) = (next, nextForce);
                return true;
            }
            fraction /= 2;
        }
        return false;
    }

    private static (double X, double Y) NewtonStep(Matrix2 derivative, (double X, double Y) force)
    {
        double determinant = derivative.Determinant;
        double squared = derivative.SquaredNorm;
        if (Math.Abs(determinant) > RankTolerance * squared)
        {
            return (
                ((derivative.XY * force.Y) - (derivative.YY * force.X)) / determinant,
                ((derivative.YX * force.X) - (derivative.XX * force.Y)) / determinant);
        }
        if (squared == 0) return (0, 0);
        return (
            -((derivative.XX * force.X) + (derivative.YX * force.Y)) / squared,
            -((derivative.XY * force.X) + (derivative.YY * force.Y)) / squared);
    }
}
