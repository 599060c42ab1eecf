using Larmor.Coupling;
using Larmor.Magnetism;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using Larmor.Provenance;

namespace Larmor.Experiments.Motion;

/// <summary>
/// An equation of motion as a measurement follows it: whatever its kind, the state begins with the moments and ends with the torque's work, the fields'
/// work and the heat since the start, in units of <see cref="EnergyScale"/>.
/// </summary>
internal abstract class FollowedMotion
{
    private FollowedMotion(GeneralizedLlg equation) => Equation = equation;

    /// <summary>Magnets, energies, torque and current.</summary>
    public GeneralizedLlg Equation { get; }

    /// <summary>Number of components of the state.</summary>
    public abstract int Dimension { get; }

    /// <summary>Unit of the works in J.</summary>
    public abstract double EnergyScale { get; }

    /// <summary>Works that the equation rests on.</summary>
    public abstract IReadOnlyList<Citation> Citations { get; }

    /// <summary>Whether the lengths of the moments move too.</summary>
    public bool HasFreeLength { get; private init; }

    /// <summary>Whether the heat may be negative, because the friction is not that of a bath which the moment's own field governs.</summary>
    public bool MayTakeHeat { get; private init; }

    /// <summary>What holds the lengths in the Landau-Lifshitz-Bloch equation, of each moment; empty for other equations.</summary>
    public IReadOnlyList<LongitudinalParameters> Longitudinal { get; private init; } = [];

    /// <summary>An equation that answers to forces as this one does and to nothing else.</summary>
    public Func<GeneralizedLlg, IOdeSystem> Probe { get; private init; } = equation => equation;

    /// <summary>The same of the stack with all that is fixed reversed: what reciprocity compares with.</summary>
    public Func<GeneralizedLlg, IOdeSystem> ReversedProbe { get => field ?? Probe; private init; }

    /// <summary>The motion with its electrons; null where they are not followed.</summary>
    public TwoWayMotion? Electrons { get; private init; }

    /// <summary>The motion with electrons that take time; null where they follow at once or are not followed.</summary>
    public TransientTwoWayMotion? Lagging { get; private init; }

    /// <summary>The state with these directions at a time, no work done.</summary>
    public abstract double[] StartAt(double time, Moments directions);

    /// <summary>The (free) energy in J.</summary>
    public abstract double Energy(double time, ReadOnlySpan<double> y);

    /// <summary>The powers of the motion.</summary>
    public abstract MomentPower Power(double time, ReadOnlySpan<double> y);

    /// <summary>The stepper of a method; the discrete gradient only for the generalized Landau-Lifshitz-Gilbert equation.</summary>
    public abstract IStepper Stepper(SteppingMethod method, StepControl control);

    /// <summary>The moments of a state.</summary>
    public MomentsView MomentsOf(ReadOnlySpan<double> y) => new(y[..(3 * Equation.Count)]);

    /// <summary>The works in J.</summary>
    public (double Torque, double Field, double Heat) Works(ReadOnlySpan<double> y) => (EnergyScale * y[^3], EnergyScale * y[^2], EnergyScale * y[^1]);

    /// <summary>Eq. (24), with scalar damping or a tensor.</summary>
    public static FollowedMotion Of(GeneralizedLlg equation) => Of(new AuditedMotion(equation));

    /// <summary>Eq. (24) with its works.</summary>
    public static FollowedMotion Of(AuditedMotion motion) => new Generalized(motion);

    /// <summary>The inertial equation; moments start without nutation.</summary>
    public static FollowedMotion Of(InertialLlg motion) => new Ledgered<InertialLlg>(motion.Equation, motion, motion.Citations, motion.StartAt);

    /// <summary>The Landau-Lifshitz-Bloch equation.</summary>
    /// <param name="motion">The equation.</param>
    /// <param name="lengths">|n| of each moment at the start.</param>
    public static FollowedMotion Of(LandauLifshitzBloch motion, IReadOnlyList<double> lengths) =>
        new Ledgered<LandauLifshitzBloch>(motion.Equation, motion, motion.Citations, (_, directions) => Scaled(directions, lengths))
        {
            HasFreeLength = true,
            Longitudinal = motion.Parameters,
            // A susceptibility without end leaves nothing that holds the length.
            Probe = probed => new LandauLifshitzBloch(probed, [.. motion.Parameters.Select(one => LongitudinalParameters.BelowCurie(1, 1e60, one.Parallel, one.Perpendicular))]),
        };

    /// <summary>Bloch's equation.</summary>
    /// <param name="motion">The equation.</param>
    /// <param name="lengths">|n| of each moment at the start.</param>
    /// <param name="mayTakeHeat">Whether some field departs from the axis of relaxation, or belongs to another equilibrium.</param>
    public static FollowedMotion Of(BlochEquation motion, IReadOnlyList<double> lengths, bool mayTakeHeat) =>
        new Ledgered<BlochEquation>(motion.Equation, motion, motion.Citations, (_, directions) => Scaled(directions, lengths))
        {
            HasFreeLength = true,
            MayTakeHeat = mayTakeHeat,
            Probe = probed => new BlochEquation(probed, [.. motion.Relaxations.Select(one => new BlochRelaxation(one.Axis, 0, Quantities.Duration.FromSi(double.PositiveInfinity), Quantities.Duration.FromSi(double.PositiveInfinity)))]),
        };

    /// <summary>Moments and electrons together.</summary>
    public static FollowedMotion Of(TwoWayMotion motion)
    {
        TwoWayTransport reversed = motion.Transport.Reversed();
        return new Ledgered<TwoWayMotion>(motion.Equation, motion, motion.Citations, (_, directions) => [.. directions.Components])
        {
            Electrons = motion,
            Probe = probed => new TwoWayMotion(motion.Transport, probed, motion.Circuit.Quiet, motion.Pumps),
            ReversedProbe = probed => new TwoWayMotion(reversed, probed, motion.Circuit.Quiet, motion.Pumps),
        };
    }

    /// <summary>Moments and electrons that take time; always by the implicit stepper of their own.</summary>
    public static FollowedMotion Of(TransientTwoWayMotion motion) => new Ledgered<TransientTwoWayMotion>(
        motion.Equation, motion, motion.Citations, motion.StartAt, (ledger, control) => new StiffRadauIIA5(new StiffQuadratures(ledger, motion), control))
    {
        Electrons = motion.QuasiStatic,
        Lagging = motion,
    };

    private static double[] Scaled(Moments directions, IReadOnlyList<double> lengths)
    {
        double[] y = [.. directions.Components];
        for (int k = 0; k < lengths.Count; k++) Moments.Write(y, k, lengths[k] * directions[k]);
        return y;
    }

    private sealed class Generalized(AuditedMotion motion) : FollowedMotion(motion.Equation)
    {
        private readonly double[] velocity = new double[motion.Equation.Dimension];

        public override int Dimension => motion.Dimension;

        public override double EnergyScale => motion.EnergyScale;

        public override IReadOnlyList<Citation> Citations => Equation.Citations;

        public override double[] StartAt(double time, Moments directions) => motion.StartAt(directions);

        public override double Energy(double time, ReadOnlySpan<double> y) => Equation.Energy(time, MomentsOf(y));

        public override MomentPower Power(double time, ReadOnlySpan<double> y) => Equation.DerivativeAndPower(time, y[..velocity.Length], velocity);

        public override IStepper Stepper(SteppingMethod method, StepControl control) => Steppers.For(method, motion, control);
    }

    private sealed class Ledgered<TMotion>(GeneralizedLlg equation, TMotion motion, IReadOnlyList<Citation> citations, Func<double, Moments, double[]> start, Func<IOdeSystem, StepControl, IStepper>? own = null) : FollowedMotion(equation)
        where TMotion : IEnergeticMotion
    {
        private readonly MotionWithLedger<TMotion> ledger = new(motion);
        private readonly double[] velocity = new double[motion.Dimension];

        public override int Dimension => ledger.Dimension;

        public override double EnergyScale => motion.EnergyScale;

        public override IReadOnlyList<Citation> Citations => citations;

        public override double[] StartAt(double time, Moments directions) => ledger.StartAt(start(time, directions));

        public override double Energy(double time, ReadOnlySpan<double> y) => motion.Energy(time, y[..velocity.Length]);

        public override MomentPower Power(double time, ReadOnlySpan<double> y) => motion.DerivativeAndPower(time, y[..velocity.Length], velocity);

        public override IStepper Stepper(SteppingMethod method, StepControl control) => own is null ? Steppers.ForAny(method, ledger, control) : own(ledger, control);
    }
}
