using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using Larmor.Thermodynamics;

namespace Larmor.Experiments.Motion;

/// <summary>Works and heat of all motion followed in a run, and the laws checked on them. Sums only: ledgers of independent points add.</summary>
/// <param name="Residual">Σ |change of energy − torque's work − fields' work + Gilbert heat| in J.</param>
/// <param name="Turnover">Σ (|torque's work| + |fields' work| + Gilbert heat + |change of energy|) in J.</param>
/// <param name="Reference">Largest v |∂V/∂u| met, in J: the scale of the energy where little is turned over.</param>
/// <param name="NegativeHeat">Largest heat taken back within a step, in J; zero where the second law holds.</param>
/// <param name="Asymmetry">Largest |L_ij(u) − L_ji(−u)| relative to the largest element of L.</param>
/// <param name="Deviation">Largest ||u| − 1|.</param>
/// <param name="Steps">Steps taken.</param>
internal readonly record struct MotionLedger(double Residual, double Turnover, double Reference, double NegativeHeat, double Asymmetry, double Deviation, long Steps)
{
    /// <summary>Both together.</summary>
    public static MotionLedger operator +(MotionLedger a, MotionLedger b) => new(
        a.Residual + b.Residual,
        a.Turnover + b.Turnover,
        Math.Max(a.Reference, b.Reference),
        Math.Max(a.NegativeHeat, b.NegativeHeat),
        Math.Max(a.Asymmetry, b.Asymmetry),
        Math.Max(a.Deviation, b.Deviation),
        a.Steps + b.Steps);

    /// <summary>The ledger of one uninterrupted stretch of motion of one moment.</summary>
    public static MotionLedger Of(AuditedMotion motion, double startEnergy, double energy, ReadOnlySpan<double> state, double negativeHeat, long steps)
    {
        (double torque, double field, double heat) = motion.Works(state);
        double change = energy - startEnergy;
        Vector3d u = new(state[0], state[1], state[2]);
        Magnet magnet = motion.Equation.Magnets[0];
        return new MotionLedger(
            Math.Abs(change - torque - field + heat),
            Math.Abs(torque) + Math.Abs(field) + heat + Math.Abs(change),
            magnet.Volume.Si * magnet.Energy.Gradient(u, 0).Norm,
            negativeHeat,
            AsymmetryAt(motion.Equation, u),
            Math.Abs(u.Norm - 1),
            steps);
    }

    /// <summary>The laws, with the power balance held to a tolerance.</summary>
    public IReadOnlyList<AuditCheck> Checks(double powerTolerance) =>
    [
        new("power-closure", Relative(Residual), powerTolerance, "Change of magnetic energy against work of the torque and of the field less Gilbert heat, integrated by the same stages; relative to all energy turned over and the energy of the moment in its field."),
        new("entropy-production", Relative(NegativeHeat), 1e-15, "Gilbert heat taken back in any step, on the same scale; never above zero by the second law."),
        new("reciprocity", Asymmetry, 1e-12, "Response of the moment to forces: L(u) against the transpose of L(-u) (Onsager-Casimir), at the ends of the motion."),
        new("norm", Deviation, 1e-14, "Length of the moment against 1."),
    ];

    private double Relative(double energy) => Turnover + Reference > 0 ? energy / (Turnover + Reference) : 0;

    /// <summary>L_ij, the velocity along i for a force along j, against L_ji with the moment reversed.</summary>
    private static double AsymmetryAt(GeneralizedLlg equation, Vector3d u)
    {
        double largest = 0, asymmetry = 0;
        Span<double> forward = stackalloc double[9], reversed = stackalloc double[9];
        Response(equation, u, forward);
        Response(equation, -u, reversed);
        for (int i = 0; i < 9; i++)
        {
            largest = Math.Max(largest, Math.Abs(forward[i]));
            asymmetry = Math.Max(asymmetry, Math.Abs(forward[i] - reversed[(3 * (i % 3)) + (i / 3)]));
        }
        return asymmetry / largest;
    }

    private static void Response(GeneralizedLlg equation, Vector3d u, Span<double> matrix)
    {
        Span<double> velocity = stackalloc double[3];
        for (int column = 0; column < 3; column++)
        {
            Vector3d force = new(column == 0 ? 1 : 0, column == 1 ? 1 : 0, column == 2 ? 1 : 0);
            GeneralizedLlg probed = new(equation.Magnets[0] with { Energy = new UniformForce(force) }) { Damping = equation.Damping };
            probed.Derivative(0, [u.X, u.Y, u.Z], velocity);
            for (int row = 0; row < 3; row++) matrix[(3 * row) + column] = velocity[row];
        }
    }

    /// <summary>V = −f·u: the same force f (J/m³) at every direction.</summary>
    private sealed class UniformForce(Vector3d force) : EnergyTerm
    {
        public override string Name => "probe";

        public override double Value(Vector3d u, double time) => -Vector3d.Dot(force, u);

        public override Vector3d Gradient(Vector3d u, double time) => -force;

        public override SymmetricMatrix3 Hessian(Vector3d u, double time) => default;
    }
}
