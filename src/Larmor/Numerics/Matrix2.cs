using System.Numerics;

namespace Larmor.Numerics;

/// <summary>A real 2 x 2 matrix, for example the linearized motion of a moment in its tangent plane.</summary>
/// <param name="XX">Element 11.</param>
/// <param name="XY">Element 12.</param>
/// <param name="YX">Element 21.</param>
/// <param name="YY">Element 22.</param>
public readonly record struct Matrix2(double XX, double XY, double YX, double YY)
{
    /// <summary>The rotation by +90 degrees.</summary>
    public static Matrix2 QuarterTurn { get; } = new(0, -1, 1, 0);

    /// <summary>Sum.</summary>
    public static Matrix2 operator +(Matrix2 a, Matrix2 b) => new(a.XX + b.XX, a.XY + b.XY, a.YX + b.YX, a.YY + b.YY);

    /// <summary>Difference.</summary>
    public static Matrix2 operator -(Matrix2 a, Matrix2 b) => new(a.XX - b.XX, a.XY - b.XY, a.YX - b.YX, a.YY - b.YY);

    /// <summary>Multiple by a number.</summary>
    public static Matrix2 operator *(double factor, Matrix2 a) => new(factor * a.XX, factor * a.XY, factor * a.YX, factor * a.YY);

    /// <summary>Matrix product.</summary>
    public static Matrix2 operator *(Matrix2 a, Matrix2 b) => new(
        (a.XX * b.XX) + (a.XY * b.YX), (a.XX * b.XY) + (a.XY * b.YY), (a.YX * b.XX) + (a.YY * b.YX), (a.YX * b.XY) + (a.YY * b.YY));

    /// <summary>Sum of the diagonal.</summary>
    public double Trace => XX + YY;

    /// <summary>Determinant.</summary>
    public double Determinant => (XX * YY) - (XY * YX);

    /// <summary>Sum of the squares of the elements.</summary>
    public double SquaredNorm => (XX * XX) + (XY * XY) + (YX * YX) + (YY * YY);

    /// <summary>
    /// Both eigenvalues, the one with the larger imaginary part (or, where both are real, the larger one) first. The discriminant
    /// ((a11 − a22)/2)² + a12 a21 is formed from differences, so that near-degenerate eigenvalues keep their digits.
    /// </summary>
    public (Complex First, Complex Second) Eigenvalues
    {
        get
        {
            double mean = Trace / 2;
            double half = (XX - YY) / 2;
            double discriminant = (half * half) + (XY * YX);
            if (discriminant < 0)
            {
                double turn = Math.Sqrt(-discriminant);
                return (new Complex(mean, turn), new Complex(mean, -turn));
            }
            double far = mean + (mean < 0 ? -Math.Sqrt(discriminant) : Math.Sqrt(discriminant));
            double near = far == 0 ? 0 : Determinant / far;
            return far > near ? (far, near) : (near, far);
        }
    }
}
