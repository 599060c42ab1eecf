using System.Diagnostics;
using Larmor.Numerics;

namespace Larmor.Magnetism.Motion;

/// <summary>
/// The Gilbert form with a damping tensor as a linear system for the velocities of all moments in their tangent planes:
/// (Ms v/γ)_k du_k/dt − Σ_l D_kl (u_l × du_l/dt) = v_k [u × ∇V + ∇A − u × ∇B]_k.
/// </summary>
internal static class TensorDampedMotion
{
    private const int LargestOnStack = 48;

    /// <summary>Writes du/dt of all moments.</summary>
    /// <remarks>
    /// With du_k/dt = a e1 + b e2 in a right-handed frame (e1, e2, u_k), u × du/dt = a e2 − b e1. Regular for every tensor whose symmetric
    /// part is not negative: dotted with u × du/dt the left side is minus the heat, and without heat it is (Ms v/γ) du/dt turned by the
    /// antisymmetric part.
    /// </remarks>
    public static void Solve(GeneralizedLlg equation, MomentsView moments, ReadOnlySpan<GeneralizedLlg.Forces> forces, Span<double> dydt)
    {
        int count = equation.Count, size = 2 * count, rows = 3 * count;
        // Beyond some dozens of moments the stack is too small a place.
        Span<double> damping = rows <= LargestOnStack ? stackalloc double[rows * rows] : new double[rows * rows];
        Span<double> matrix = rows <= LargestOnStack ? stackalloc double[size * size] : new double[size * size];
        Span<double> unknowns = stackalloc double[size];
        Span<Vector3d> frames = stackalloc Vector3d[size];
        equation.Damping!.Write(moments, damping);
        for (int k = 0; k < count; k++)
        {
            Vector3d u = moments[k];
            TangentFrame frame = TangentFrame.At(u / u.Norm);
            (frames[2 * k], frames[(2 * k) + 1]) = (frame.First, frame.Second);
        }
        for (int i = 0; i < size; i++)
        {
            int k = i / 2;
            Magnet magnet = equation.Magnets[k];
            Vector3d u = moments[k];
            Vector3d torque = forces[k].DampingLike + Vector3d.Cross(u, forces[k].Energy - forces[k].FieldLike);
            unknowns[i] = magnet.Volume.Si * Vector3d.Dot(frames[i], torque);
            for (int j = 0; j < size; j++)
            {
                Vector3d rotation = j % 2 == 0 ? frames[j + 1] : -frames[j - 1];
                matrix[(i * size) + j] = (i == j ? DampingTensor.AngularMomentum(magnet) : 0) - Bilinear(damping, rows, k, frames[i], j / 2, rotation);
            }
        }
        bool regular = DenseLinearSystem.TrySolve(matrix, unknowns);
        Debug.Assert(regular || AnyIsNotFinite(unknowns), "A damping that is not negative leaves the system regular.");
        for (int k = 0; k < count; k++)
        {
            Moments.Write(dydt, k, regular ? (unknowns[2 * k] * frames[2 * k]) + (unknowns[(2 * k) + 1] * frames[(2 * k) + 1]) : new Vector3d(double.NaN, double.NaN, double.NaN));
        }
    }

    private static bool AnyIsNotFinite(ReadOnlySpan<double> values)
    {
        foreach (double value in values)
        {
            if (!double.IsFinite(value)) return true;
        }
        return false;
    }

    private static double Bilinear(ReadOnlySpan<double> damping, int rows, int k, Vector3d left, int l, Vector3d right)
    {
        double sum = 0;
        for (int a = 0; a < 3; a++)
        {
            int start = (((3 * k) + a) * rows) + (3 * l);
            double image = (damping[start] * right.X) + (damping[start + 1] * right.Y) + (damping[start + 2] * right.Z);
            sum += image * (a == 0 ? left.X : a == 1 ? left.Y : left.Z);
        }
        return sum;
    }
}
