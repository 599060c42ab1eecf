using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace Larmor.Magnetism.Statics;

/// <summary>Slope and curvature of the total energy at one state, in the eigenframe of its Hessian.</summary>
/// <param name="Motion">The tangent frames.</param>
/// <param name="Gradient">Components of the gradient along the eigenvectors, J.</param>
/// <param name="Curvatures">Eigenvalues of the covariant Hessian, J, rising.</param>
/// <param name="Axes">The eigenvectors as columns.</param>
/// <param name="Slope">Size of the gradient along a tangent that was taken out, J.</param>
internal sealed record Curvature(CoupledMotion Motion, Vector<double> Gradient, Vector<double> Curvatures, Matrix<double> Axes, double Slope);

/// <summary>
/// The magnetic energy E(u_1, ..., u_N) of all moments in J as a function on the product of their spheres, without current, with its gradient and covariant
/// Hessian in the tangent frames.
/// </summary>
/// <remarks>With T_k = u_k × ∂E/∂u_k the gradient is −R T and the Hessian −R K: both come from <see cref="CoupledMotion"/>.</remarks>
internal sealed class EnergySurface
{
    private const double Floor = 1e-3;
    private const double LongestStep = 0.1;

    private readonly double time;

    public EnergySurface(GeneralizedLlg equation, double time)
    {
        Equation = equation;
        this.time = time;
        Solver = new CoupledRestSolver(equation, 0, time);
        Scale = Solver.Scales.Max();
    }

    public GeneralizedLlg Equation { get; }

    public CoupledRestSolver Solver { get; }

    /// <summary>Size of the torques of the energy, J: what energies are compared with.</summary>
    public double Scale { get; }

    public double Energy(ReadOnlySpan<Vector3d> moments)
    {
        double[] state = new double[3 * moments.Length];
        for (int k = 0; k < moments.Length; k++) Moments.Write(state, k, moments[k]);
        return Equation.Energy(time, new MomentsView(state));
    }

    /// <summary>The gradient in the tangent frames, J.</summary>
    public static Vector<double> Gradient(CoupledMotion motion)
    {
        double[] torques = motion.Torques();
        return Vector<double>.Build.Dense(torques.Length, i => i % 2 == 0 ? torques[i + 1] : -torques[i - 1]);
    }

    /// <summary>The covariant Hessian in the tangent frames, J; symmetric at states of rest and made so elsewhere.</summary>
    public static Matrix<double> Hessian(CoupledMotion motion)
    {
        Matrix<double> stiffness = motion.Stiffness();
        Matrix<double> hessian = Matrix<double>.Build.Dense(stiffness.RowCount, stiffness.ColumnCount, (row, column) => row % 2 == 0 ? stiffness[row + 1, column] : -stiffness[row - 1, column]);
        return 0.5 * (hessian + hessian.Transpose());
    }

    /// <summary>Slope and curvature; with a tangent given, only across it.</summary>
    public Curvature CurvatureAt(ReadOnlySpan<Vector3d> moments, Func<CoupledMotion, Vector<double>>? along = null)
    {
        CoupledMotion motion = Solver.Motion(moments);
        (Vector<double> gradient, Matrix<double> hessian) = (Gradient(motion), Hessian(motion));
        double slope = 0;
        if (along?.Invoke(motion) is { } tangent)
        {
            slope = Math.Abs(tangent.DotProduct(gradient));
            gradient -= tangent.DotProduct(gradient) * tangent;
            Vector<double> bent = hessian * tangent;
            hessian += (tangent.DotProduct(bent) * tangent.OuterProduct(tangent)) - tangent.OuterProduct(bent) - bent.OuterProduct(tangent);
        }
        Evd<double> system = hessian.Evd(Symmetricity.Symmetric);
        return new Curvature(motion, system.EigenVectors.TransposeThisAndMultiply(gradient), system.EigenValues.Real(), system.EigenVectors, slope);
    }

    /// <summary>A Newton step down along every eigenvector, up along the one named; curvatures count by their size, so that the sense is kept.</summary>
    /// <param name="at">Slope and curvature.</param>
    /// <param name="uphill">Index of the eigenvector to climb along; −1 for none.</param>
    /// <param name="added">A curvature added to every one, J: it shortens the steps.</param>
    /// <returns>The state reached and the length of the step in rad.</returns>
    public static (Vector3d[] Moments, double Length) Step(Curvature at, int uphill = -1, double added = 0)
    {
        double floor = Floor * (added + at.Curvatures.AbsoluteMaximum());
        if (floor == 0) return (CoupledRestSolver.Moved(at.Motion, new double[at.Gradient.Count], 0), 0);
        Vector<double> parts = Vector<double>.Build.Dense(at.Gradient.Count, i => (i == uphill ? 1 : -1) * at.Gradient[i] / Math.Max(floor, added + Math.Abs(at.Curvatures[i])));
        double length = parts.L2Norm(), factor = length > LongestStep ? LongestStep / length : 1;
        return (CoupledRestSolver.Moved(at.Motion, (at.Axes * parts).AsArray(), factor), factor * length);
    }

    /// <summary>Angle between two states: the root of the sum of the squared angles of the moments, rad.</summary>
    public static double Arc(ReadOnlySpan<Vector3d> left, ReadOnlySpan<Vector3d> right)
    {
        double sum = 0;
        for (int k = 0; k < left.Length; k++)
        {
            double angle = 2 * Math.Asin(Math.Min(1, 0.5 * (left[k] - right[k]).Norm));
            sum += angle * angle;
        }
        return Math.Sqrt(sum);
    }
}
