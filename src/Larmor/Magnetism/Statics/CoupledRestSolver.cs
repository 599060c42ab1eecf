using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace Larmor.Magnetism.Statics;

/// <summary>
/// Newton's method on the product of N spheres for the torques of all moments, T_k(u, I) = v_k [I ∇A + u × (∇V − I ∇B)]_k = 0, each in units
/// of its largest value over a sample of states. Damping does not enter: it decides about stability, not about rest.
/// </summary>
internal sealed class CoupledRestSolver
{
    /// <summary>Largest torque, relative to its size elsewhere, at which a moment counts as at rest.</summary>
    public const double Tolerance = 1e-13;

    /// <summary>Smallest over largest singular value of the derivative below which a state counts as degenerate.</summary>
    public const double SingularTolerance = 1e-7;

    private const double LongestPerTorque = 1e4;
    private const double LongestStep = 0.3;
    private const int Steps = 60, SampleCount = 64;

    private readonly GeneralizedLlg equation;
    private readonly double current, time;

    public CoupledRestSolver(GeneralizedLlg equation, double current, double time)
    {
        this.equation = equation;
        this.current = current;
        this.time = time;
        Scales = new double[equation.Count];
        foreach (Vector3d[] sample in MomentStarts.Spread(equation.Count, SampleCount))
        {
            double[] torques = Motion(sample).Torques();
            for (int i = 0; i < torques.Length; i++) Scales[i / 2] = Math.Max(Scales[i / 2], Math.Abs(torques[i]));
        }
        double largest = Scales.Max();
        HasTorques = largest > 0;
        for (int k = 0; k < Scales.Length; k++)
        {
            if (Scales[k] == 0) Scales[k] = HasTorques ? largest : 1;
        }
    }

    /// <summary>Largest torque on each moment over a sample of states, J.</summary>
    public double[] Scales { get; }

    /// <summary>Whether anything at all acts on the moments.</summary>
    public bool HasTorques { get; }

    public CoupledMotion Motion(ReadOnlySpan<Vector3d> moments)
    {
        double[] state = new double[3 * moments.Length];
        for (int k = 0; k < moments.Length; k++) Moments.Write(state, k, moments[k]);
        return new CoupledMotion(equation, new MomentsView(state), current, time);
    }

    /// <summary>Follows Newton's steps from a start, each halved until the torques fall; null where they end without a state of rest.</summary>
    public Vector3d[]? From(ReadOnlySpan<Vector3d> start)
    {
        Vector3d[] moments = start.ToArray();
        CoupledMotion motion = Motion(moments);
        double[] torques = Relative(motion);
        double residual = Norm(torques);
        for (int step = 0; step < Steps && residual > 0; step++)
        {
            if (Advance(motion, torques, residual) is not { } next) break;
            (moments, motion, torques) = next;
            residual = Norm(torques);
        }
        return residual <= Tolerance ? moments : null;
    }

    /// <summary>Torques in units of <see cref="Scales"/>.</summary>
    public double[] Relative(CoupledMotion motion)
    {
        double[] torques = motion.Torques();
        for (int i = 0; i < torques.Length; i++) torques[i] /= Scales[i / 2];
        return torques;
    }

    /// <summary>Derivative of the relative torques.</summary>
    public Matrix<double> Derivative(CoupledMotion motion)
    {
        Matrix<double> derivative = motion.Stiffness();
        derivative.MapIndexedInplace((row, _, value) => value / Scales[row / 2]);
        return derivative;
    }

    /// <summary>The tangent directions in which the derivative vanishes, as displacements of 2N tangent components; none where the state is isolated.</summary>
    public IReadOnlyList<double[]> NullDirections(CoupledMotion motion)
    {
        Svd<double> svd = Derivative(motion).Svd();
        List<double[]> directions = [];
        for (int i = 0; i < svd.S.Count; i++)
        {
            if (svd.S[i] <= SingularTolerance * svd.S[0]) directions.Add(svd.VT.Row(i).ToArray());
        }
        return directions;
    }

    /// <summary>The moments turned by these tangent components.</summary>
    public static Vector3d[] Moved(CoupledMotion motion, ReadOnlySpan<double> displacement, double factor)
    {
        Vector3d[] moved = new Vector3d[motion.Frames.Length];
        for (int k = 0; k < moved.Length; k++) moved[k] = motion.Frames[k].Move(factor * displacement[2 * k], factor * displacement[(2 * k) + 1]);
        return moved;
    }

    /// <summary>Largest angle, as a chord, by which a moment differs between two states.</summary>
    public static double Distance(ReadOnlySpan<Vector3d> left, ReadOnlySpan<Vector3d> right)
    {
        double largest = 0;
        for (int k = 0; k < left.Length; k++) largest = Math.Max(largest, (left[k] - right[k]).Norm);
        return largest;
    }

    private (Vector3d[] Moments, CoupledMotion Motion, double[] Torques)? Advance(CoupledMotion motion, double[] torques, double residual)
    {
        double[] step = NewtonStep(Derivative(motion), torques);
        double length = Norm(step);
        if (!(length > 0) || !double.IsFinite(length)) return null;
        double fraction = Math.Min(1, LongestStep / length);
        for (int halving = 0; halving < 8; halving++)
        {
            Vector3d[] next = Moved(motion, step, -fraction);
            CoupledMotion there = Motion(next);
            double[] left = Relative(there);
            if (Norm(left) < residual) return (next, there, left);
            fraction /= 2;
        }
        return null;
    }

    /// <summary>A⁻¹ b; where A is nearly singular, the shortest step of its range.</summary>
    private static double[] NewtonStep(Matrix<double> derivative, double[] torques)
    {
        double[] matrix = derivative.ToRowMajorArray(), step = [.. torques];
        if (DenseLinearSystem.TrySolve(matrix, step) && Norm(step) <= LongestPerTorque * Norm(torques)) return step;
        Svd<double> svd = derivative.Svd();
        Vector<double> parts = svd.U.TransposeThisAndMultiply(Vector<double>.Build.Dense(torques));
        for (int i = 0; i < parts.Count; i++) parts[i] = svd.S[i] > SingularTolerance * svd.S[0] ? parts[i] / svd.S[i] : 0;
        return svd.VT.TransposeThisAndMultiply(parts).ToArray();
    }

    private static double Norm(double[] vector)
    {
        double sum = 0;
        foreach (double part in vector) sum += part * part;
        return Math.Sqrt(sum);
    }
}
