using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;

namespace Larmor.Magnetism.Statics;

/// <summary>
/// The right-hand side of Eq. (24) of one moment as a field on the sphere, F(u, I) = u × ∇(V + Φ) − α∇V + ∇χ in J/m³, so that
/// du/dt = L_F F, with its covariant derivative.
/// </summary>
/// <remarks>
/// χ = (A + αB) I and Φ = (αA − B) I. The covariant derivative is R h − α w with R the rotation by +90 degrees, h the covariant Hessian
/// of V + Φ and αw that of αV − χ; R is parallel on the sphere, so this holds at every u and not only at rest. Source: Eq. (24).
/// </remarks>
internal sealed class TangentField
{
    private const int SampleCount = 64;

    private readonly EnergyTerm energy;
    private readonly SpinTransferPotentials potentials;
    private readonly double damping;

    public TangentField(Magnet magnet, SpinTransferPotentials potentials)
    {
        Magnet = magnet;
        energy = magnet.Energy;
        this.potentials = potentials;
        damping = magnet.Properties.Damping;
        foreach (UnitVector u in SpherePoints.Fibonacci(SampleCount))
        {
            EnergyScale = Math.Max(EnergyScale, Tangent(u, energy.Gradient(u, 0)).Norm);
            (Vector3d a, Vector3d b) = TorqueGradients(u);
            TorqueScale = Math.Max(TorqueScale, Math.Max(Tangent(u, a).Norm, Tangent(u, b).Norm));
        }
    }

    /// <summary>The same with sizes that are known.</summary>
    public TangentField(Magnet magnet, SpinTransferPotentials potentials, double energyScale, double torqueScale)
    {
        Magnet = magnet;
        energy = magnet.Energy;
        this.potentials = potentials;
        damping = magnet.Properties.Damping;
        (EnergyScale, TorqueScale) = (energyScale, torqueScale);
    }

    public Magnet Magnet { get; }

    /// <summary>Largest |∇V| over a sample of directions, J/m³.</summary>
    public double EnergyScale { get; }

    /// <summary>Largest |∇A| or |∇B| over a sample of directions, J/(m³ A).</summary>
    public double TorqueScale { get; }

    /// <summary>Size of the field at a current: what residuals are compared with.</summary>
    public double Scale(double current) => EnergyScale + ((1 + damping) * Math.Abs(current) * TorqueScale);

    public double Energy(Vector3d u) => energy.Value(u, 0);

    public Vector3d EnergyGradient(Vector3d u) => energy.Gradient(u, 0);

    /// <summary>F(u, I).</summary>
    public Vector3d Force(Vector3d u, double current)
    {
        Vector3d gradient = energy.Gradient(u, 0);
        return Vector3d.Cross(u, gradient) - (damping * Tangent(u, gradient)) + (current * ForcePerCurrent(u));
    }

    /// <summary>∂F/∂I = u × ∇(αA − B) + ∇(A + αB).</summary>
    public Vector3d ForcePerCurrent(Vector3d u)
    {
        if (potentials.IsNone) return default;
        (Vector3d a, Vector3d b) = TorqueGradients(u);
        return Vector3d.Cross(u, (damping * a) - b) + Tangent(u, a + (damping * b));
    }

    /// <summary>The covariant Hessians of V + Φ, of αV − χ and of A at this current.</summary>
    public (Matrix2 Precession, Matrix2 Damping, Matrix2 DampingLike) Hessians(TangentFrame frame, double current)
    {
        Vector3d u = frame.Normal;
        Matrix2 v = frame.CovariantHessian(energy.Hessian(u, 0), energy.Gradient(u, 0));
        if (potentials.IsNone) return (v, damping * v, default);
        Span<double> state = stackalloc double[3];
        Moments.Write(state, 0, u);
        MomentsView view = new(state);
        (Vector3d ga, Vector3d gb) = potentials.Gradients(0, view);
        (SymmetricMatrix3 ha, SymmetricMatrix3 hb) = potentials.Hessians(0, view);
        Matrix2 a = current * frame.CovariantHessian(ha, ga);
        Matrix2 b = current * frame.CovariantHessian(hb, gb);
        return (v + (damping * a) - b, (damping * v) - a - (damping * b), a);
    }

    /// <summary>Covariant derivative of F in the frame.</summary>
    public Matrix2 Derivative(TangentFrame frame, double current)
    {
        (Matrix2 precession, Matrix2 dissipation, _) = Hessians(frame, current);
        return (Matrix2.QuarterTurn * precession) - dissipation;
    }

    private static Vector3d Tangent(Vector3d u, Vector3d vector) => vector - (Vector3d.Dot(u, vector) * u);

    private (Vector3d A, Vector3d B) TorqueGradients(Vector3d u)
    {
        if (potentials.IsNone) return default;
        Span<double> state = stackalloc double[3];
        Moments.Write(state, 0, u);
        return potentials.Gradients(0, new MomentsView(state));
    }
}
