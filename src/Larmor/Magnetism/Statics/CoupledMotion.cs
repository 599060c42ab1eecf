using Larmor.Magnetism.Motion;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Larmor.Magnetism.Statics;

/// <summary>
/// The right-hand side and the covariant derivative of the Gilbert form of N moments, in their tangent frames: M dx/dt = K x with
/// (M)_kl = (Ms v/γ)_k δ_kl − D_kl (u_l × ·) and K_kl the derivative of v_k [I ∇A + u × (∇V − I ∇B)]_k by the direction of moment l.
/// </summary>
/// <remarks>
/// The own block is I hA + R (hV − I hB) with the covariant Hessians and R the rotation by +90 degrees; a block k ≠ l is
/// E_k^T (I ∂²A + R (∂²V − I ∂²B)) E_l with the mixed derivatives. V is the energy density of moment k: shared energies are divided by its own
/// volume. Energies are taken at one time. Source: Eqs. (20)-(24) in the Gilbert form, linearized.
/// </remarks>
internal sealed class CoupledMotion
{
    private readonly GeneralizedLlg equation;
    private readonly double current, time;
    private readonly double[] state;

    public CoupledMotion(GeneralizedLlg equation, MomentsView moments, double current, double time)
    {
        this.equation = equation;
        this.current = equation.SpinTransfer.IsNone ? 0 : current;
        this.time = time;
        state = new double[equation.Dimension];
        Frames = new TangentFrame[equation.Count];
        for (int k = 0; k < equation.Count; k++)
        {
            Moments.Write(state, k, moments[k]);
            Frames[k] = TangentFrame.At(moments[k]);
        }
    }

    /// <summary>The tangent frames of the moments.</summary>
    public TangentFrame[] Frames { get; }

    /// <summary>v_k [I ∇A + u × (∇V − I ∇B)]_k in the tangent frames, in J: zero where the moments rest.</summary>
    public double[] Torques()
    {
        double[] torques = new double[2 * equation.Count];
        for (int k = 0; k < equation.Count; k++)
        {
            (Vector3d energy, Vector3d a, Vector3d b) = Gradients(k);
            (double e1, double e2) = Frames[k].Components(energy - (current * b));
            (double a1, double a2) = Frames[k].Components(current * a);
            double v = equation.Magnets[k].Volume.Si;
            (torques[2 * k], torques[(2 * k) + 1]) = (v * (a1 - e2), v * (a2 + e1));
        }
        return torques;
    }

    /// <summary>K in J.</summary>
    public Matrix<double> Stiffness()
    {
        int n = equation.Count;
        Matrix<double> stiffness = Matrix<double>.Build.Dense(2 * n, 2 * n);
        for (int k = 0; k < n; k++)
        {
            Add(stiffness, k, k, equation.Magnets[k].Volume.Si * Own(k));
            if (current == 0) continue;
            for (int l = 0; l < n; l++)
            {
                if (l == k) continue;
                (Matrix3 a, Matrix3 b) = equation.SpinTransfer.Mixed(k, l, new MomentsView(state));
                Matrix2 block = (current * Between(a, k, l)) - (Matrix2.QuarterTurn * (current * Between(b, k, l)));
                Add(stiffness, k, l, equation.Magnets[k].Volume.Si * block);
            }
        }
        foreach (MomentPair pair in equation.Pairs)
        {
            (_, _, (Vector3d x, Vector3d y, Vector3d z)) = pair.Energy.Hessian(Direction(pair.First), Direction(pair.Second), time);
            Matrix3 mixed = new(x, y, z);
            Add(stiffness, pair.First, pair.Second, Matrix2.QuarterTurn * Between(mixed, pair.First, pair.Second));
            Add(stiffness, pair.Second, pair.First, Matrix2.QuarterTurn * Between(mixed.Transposed, pair.Second, pair.First));
        }
        return stiffness;
    }

    /// <summary>M in J s.</summary>
    public Matrix<double> Inertia()
    {
        int n = equation.Count, rows = 3 * n;
        double[] damping = new double[rows * rows];
        (equation.Damping ?? DampingTensor.Scalar(equation.Magnets)).Write(new MomentsView(state), damping);
        Matrix<double> matrix = Matrix<double>.Build.Dense(2 * n, 2 * n);
        for (int k = 0; k < n; k++)
        {
            double momentum = DampingTensor.AngularMomentum(equation.Magnets[k]);
            Add(matrix, k, k, new Matrix2(momentum, 0, 0, momentum));
            for (int l = 0; l < n; l++)
            {
                Matrix3 block = new(Row(3 * k, l), Row((3 * k) + 1, l), Row((3 * k) + 2, l));
                Add(matrix, k, l, -1 * (Between(block, k, l) * Matrix2.QuarterTurn));
            }
        }
        return matrix;

        Vector3d Row(int row, int l) => new(damping[(row * rows) + (3 * l)], damping[(row * rows) + (3 * l) + 1], damping[(row * rows) + (3 * l) + 2]);
    }

    /// <summary>E_k^T m E_l.</summary>
    private Matrix2 Between(in Matrix3 m, int k, int l)
    {
        (double xx, double yx) = Frames[k].Components(m * Frames[l].First);
        (double xy, double yy) = Frames[k].Components(m * Frames[l].Second);
        return new Matrix2(xx, xy, yx, yy);
    }

    private Matrix2 Own(int k)
    {
        (Vector3d energy, Vector3d a, Vector3d b) = Gradients(k);
        Vector3d u = Direction(k);
        SymmetricMatrix3 hessian = equation.Magnets[k].Energy.Hessian(u, time);
        double v = equation.Magnets[k].Volume.Si;
        foreach (MomentPair pair in equation.Pairs)
        {
            if (pair.First != k && pair.Second != k) continue;
            (SymmetricMatrix3 first, SymmetricMatrix3 second, _) = pair.Energy.Hessian(Direction(pair.First), Direction(pair.Second), time);
            hessian += 1 / v * (pair.First == k ? first : second);
        }
        Matrix2 own = Matrix2.QuarterTurn * Frames[k].CovariantHessian(hessian, energy);
        if (current == 0) return own;
        (SymmetricMatrix3 ha, SymmetricMatrix3 hb) = equation.SpinTransfer.Hessians(k, new MomentsView(state));
        return own + (current * Frames[k].CovariantHessian(ha, a)) - (Matrix2.QuarterTurn * (current * Frames[k].CovariantHessian(hb, b)));
    }

    /// <summary>∂V/∂u_k, shared energies included, in J/m³; ∂A/∂u_k and ∂B/∂u_k in J/(m³ A), zero without current.</summary>
    public (Vector3d Energy, Vector3d A, Vector3d B) Gradients(int k)
    {
        double v = equation.Magnets[k].Volume.Si;
        Vector3d energy = equation.Magnets[k].Energy.Gradient(Direction(k), time);
        foreach (MomentPair pair in equation.Pairs)
        {
            (Vector3d first, Vector3d second) = (Direction(pair.First), Direction(pair.Second));
            if (pair.First == k) energy += pair.Energy.GradientFirst(first, second, time) / v;
            if (pair.Second == k) energy += pair.Energy.GradientSecond(first, second, time) / v;
        }
        if (current == 0) return (energy, default, default);
        (Vector3d a, Vector3d b) = equation.SpinTransfer.Gradients(k, new MomentsView(state));
        return (energy, a, b);
    }

    private Vector3d Direction(int k) => new MomentsView(state)[k];

    private static void Add(Matrix<double> matrix, int k, int l, Matrix2 block)
    {
        matrix[2 * k, 2 * l] += block.XX;
        matrix[2 * k, (2 * l) + 1] += block.XY;
        matrix[(2 * k) + 1, 2 * l] += block.YX;
        matrix[(2 * k) + 1, (2 * l) + 1] += block.YY;
    }
}
