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
    /// <summary>Whether the lengths of the moments were free, so that there is no <c>norm</c> to check.</summary>
    public bool HasFreeLength { get; init; }

    /// <summary>Whether heat may have been taken, so that its sign is no law.</summary>
    public bool MayTakeHeat { get; init; }

    /// <summary>Both together.</summary>
    public static MotionLedger operator +(MotionLedger a, MotionLedger b) => new(
        a.Residual + b.Residual,
        a.Turnover + b.Turnover,
        Math.Max(a.Reference, b.Reference),
        Math.Max(a.NegativeHeat, b.NegativeHeat),
        Math.Max(a.Asymmetry, b.Asymmetry),
        Math.Max(a.Deviation, b.Deviation),
        a.Steps + b.Steps);

    /// <summary>The ledger of one uninterrupted stretch of motion.</summary>
    /// <param name="motion">The equation with its works.</param>
    /// <param name="startEnergy">Energy at the start, in J.</param>
    /// <param name="energy">Energy at the end, in J.</param>
    /// <param name="reference">Largest v |∂V/∂u| met, in J: see <see cref="ReferenceAt"/>.</param>
    /// <param name="jumps">Work in J of drives that jumped meanwhile: what the energy changed by while nothing moved.</param>
    /// <param name="state">The state at the end.</param>
    /// <param name="negativeHeat">Largest heat taken back within a step, in J.</param>
    /// <param name="steps">Steps taken.</param>
    public static MotionLedger Of(AuditedMotion motion, double startEnergy, double energy, double reference, double jumps, ReadOnlySpan<double> state, double negativeHeat, long steps) =>
        Of(FollowedMotion.Of(motion), startEnergy, energy, reference, jumps, state, negativeHeat, steps);

    /// <summary>The same for any equation of motion.</summary>
    public static MotionLedger Of(FollowedMotion motion, double startEnergy, double energy, double reference, double jumps, ReadOnlySpan<double> state, double negativeHeat, long steps)
    {
        (double torque, double driven, double heat) = motion.Works(state);
        double field = driven + jumps;
        double change = energy - startEnergy;
        MomentsView moments = motion.MomentsOf(state);
        double deviation = 0;
        for (int k = 0; k < moments.Count && !motion.HasFreeLength; k++) deviation = Math.Max(deviation, Math.Abs(moments[k].Norm - 1));
        return new MotionLedger(
            Math.Abs(change - torque - field + heat),
            Math.Abs(torque) + Math.Abs(field) + Math.Abs(heat) + Math.Abs(change),
            reference,
            negativeHeat,
            AsymmetryAt(motion, moments),
            deviation,
            steps)
        {
            HasFreeLength = motion.HasFreeLength,
            MayTakeHeat = motion.MayTakeHeat,
        };
    }

    /// <summary>Σ v |∂V/∂u| of all moments in J: the scale of their energy at a time.</summary>
    public static double ReferenceAt(GeneralizedLlg equation, MomentsView moments, double time)
    {
        double sum = 0;
        for (int k = 0; k < moments.Count; k++) sum += equation.Magnets[k].Volume.Si * equation.Magnets[k].Energy.Gradient(moments[k], time).Norm;
        return sum;
    }

    /// <summary>The laws, with the power balance held to a tolerance.</summary>
    public IReadOnlyList<AuditCheck> Checks(double powerTolerance) =>
    [
        new("power-closure", Relative(Residual), powerTolerance, "Change of magnetic energy against work of the torque and of the field less Gilbert heat, integrated by the same stages; relative to all energy turned over and the energy of the moment in its field."),
        .. MayTakeHeat ? (AuditCheck[])[] : [new("entropy-production", Relative(NegativeHeat), 1e-15, "Gilbert heat taken back in any step, on the same scale; never above zero by the second law.")],
        new("reciprocity", Asymmetry, 1e-12, "Response of the moment to forces: L(u) against the transpose of L(-u) (Onsager-Casimir), at the ends of the motion."),
        .. HasFreeLength ? (AuditCheck[])[] : [new("norm", Deviation, 1e-14, "Length of the moment against 1.")],
    ];

    private double Relative(double energy) => Turnover + Reference > 0 ? energy / (Turnover + Reference) : 0;

    /// <summary>L_ij, the velocity along i for a force along j, against L_ji with all moments reversed; i and j count the components of all moments.</summary>
    private static double AsymmetryAt(FollowedMotion motion, MomentsView moments)
    {
        int size = motion.Equation.Dimension;
        double[] state = new double[size], reversed = new double[size];
        for (int k = 0; k < moments.Count; k++)
        {
            Moments.Write(state, k, moments[k]);
            Moments.Write(reversed, k, -moments[k]);
        }
        double[] forward = Response(motion, motion.Probe, state), backward = Response(motion, motion.ReversedProbe, reversed);
        double largest = 0, asymmetry = 0;
        for (int i = 0; i < forward.Length; i++)
        {
            largest = Math.Max(largest, Math.Abs(forward[i]));
            asymmetry = Math.Max(asymmetry, Math.Abs(forward[i] - backward[(size * (i % size)) + (i / size)]));
        }
        return largest == 0 ? 0 : asymmetry / largest;
    }

    private static double[] Response(FollowedMotion motion, Func<GeneralizedLlg, IOdeSystem> probe, double[] state)
    {
        GeneralizedLlg equation = motion.Equation;
        int size = equation.Dimension, count = equation.Count;
        double[] matrix = new double[size * size], velocity = new double[size];
        for (int column = 0; column < size; column++)
        {
            (int moment, int axis) = (column % count, column / count);
            Vector3d force = new(axis == 0 ? 1 : 0, axis == 1 ? 1 : 0, axis == 2 ? 1 : 0);
            // The force is an energy; each moment divides it by its own volume.
            GeneralizedLlg probed = new([.. equation.Magnets.Select((magnet, k) => magnet with { Energy = k == moment ? new UniformForce(equation.Magnets[0].Volume.Si / magnet.Volume.Si * force) : SumOfTerms.Nothing })]) { Damping = equation.Damping };
            probe(probed).Derivative(0, state, velocity);
            for (int row = 0; row < size; row++) matrix[(row * size) + column] = velocity[row];
        }
        return matrix;
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
