using Larmor.Experiments.Motion;
using Larmor.Experiments.Reports;
using Larmor.Fluctuations.Linear;
using Larmor.Magnetism;
using Larmor.Magnetism.Motion;
using Larmor.Magnetism.Statics;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments.Spectra;

/// <summary>What the moment does without noise at one field and current, with the theory of weak noise about it.</summary>
/// <param name="Field">μ₀H in T.</param>
/// <param name="Current">I in A.</param>
/// <param name="Equation">The equation of motion.</param>
/// <param name="Motion">Where the moment ends.</param>
/// <param name="Ledger">Works and heat on the way.</param>
internal sealed record NoiseState(double Field, double Current, GeneralizedLlg Equation, SettledMotion Motion, MotionLedger Ledger)
{
    /// <summary>Name of the state of rest, or <c>cycle</c>.</summary>
    public string Name { get; init; } = "";

    /// <summary>The linear motion about rest; null on a cycle.</summary>
    public LinearResponse? Response { get; init; }

    /// <summary>Its fluctuations; null where rest does not hold in every direction.</summary>
    public LinearFluctuations? Linear { get; init; }

    /// <summary>The linear motion about the same direction without torque: what the stiffness and the damping alone make.</summary>
    public LinearResponse? Quiet { get; init; }

    /// <summary>The cycle with its phase noise; null at rest, or where the cycle does not close.</summary>
    public CycleFluctuations? Cycle { get; init; }

    /// <summary>e₀, e₁ (softest), e₂.</summary>
    public TangentFrame Frame { get; init; }

    /// <summary>Whether there is something to let an ensemble go about.</summary>
    public bool IsSettled => Motion.State is MomentState.FixedPoint or MomentState.LimitCycle;

    /// <summary>The fastest frequency in Hz; zero where nothing turns.</summary>
    public double Fastest => Response is { } rest ? Math.Max(Math.Sqrt(Math.Abs(rest.Jacobian.Determinant)) / (2 * Math.PI), Math.Abs(rest.DecayRate) / Math.PI) : Motion.Frequency;

    /// <summary>The width in Hz that a spectrum should resolve; null where there is none.</summary>
    public double? Width => Linear is not null ? Response!.Linewidth.Si : Cycle is not null ? 2 * Cycle.Linewidth.Si : null;
}

/// <summary>Finds them.</summary>
internal sealed class NoiseSurvey(FreeMoment moment, Temperature temperature, Noise settings)
{
    private const double TiltAtStart = Math.PI / 180;

    /// <summary>The state at a field and a current.</summary>
    public NoiseState At(double field, double current, CancellationToken cancellation)
    {
        GeneralizedLlg equation = moment.Equation(settings.Field.Along, field, current);
        (SettledMotion motion, MotionLedger ledger) = Settling.Follow(equation, Motion.Tilt.Of(Start(field), TiltAtStart), settings.Field.Along, new SettlingLimit(settings.SettlingTime.Si), cancellation);
        NoiseState state = new(field, current, equation, motion, ledger);
        return motion.State switch
        {
            MomentState.FixedPoint => AtRest(state),
            MomentState.LimitCycle => OnCycle(state),
            _ => state,
        };
    }

    /// <summary>The stable state without current nearest to the parallel one, or to the field.</summary>
    private UnitVector Start(double field)
    {
        UnitVector near = moment.Parallel ?? (field < 0 ? -settings.Field.Along : settings.Field.Along);
        EquilibriumSet set = Equilibria.Of(moment.In(settings.Field.Along, field), SpinTransferPotentials.None, Current.Zero);
        return set.RestsEverywhere ? near : set.Stable.MaxBy(one => Math.Round(Vector3d.Dot(one.Direction, near), 9))?.Direction ?? near;
    }

    private NoiseState AtRest(NoiseState state)
    {
        Magnet magnet = state.Equation.Magnets[0];
        Vector3d direction = RestPoint.Near(state.Equation, state.Motion.Mean)?.Direction ?? state.Motion.Mean;
        LinearResponse response = new(new TangentField(magnet, state.Equation.SpinTransfer), direction, state.Current);
        LinearResponse quiet = new(new TangentField(magnet, SpinTransferPotentials.None), direction, 0);
        // Where one direction costs no energy the determinant is zero but for rounding.
        bool holds = response.DecayRate > 0 && response.Jacobian.Determinant > 1e-9 * response.Jacobian.SquaredNorm * Math.Min(1, magnet.Properties.Damping);
        return state with
        {
            Name = StateNames.Of([UnitVector.Along(direction)], moment.Parallel)[0],
            Response = response,
            Quiet = quiet,
            Linear = holds ? new LinearFluctuations(magnet, response, temperature) : null,
            Frame = Softest(response),
        };
    }

    private NoiseState OnCycle(NoiseState state)
    {
        UnitVector axis = state.Motion.Mean.Norm > 0.05 ? UnitVector.Along(state.Motion.Mean) : UnitVector.X;
        return state with
        {
            Name = "cycle",
            Cycle = CycleFluctuations.Of(state.Equation, temperature, UnitVector.Along(state.Motion.End), Duration.FromSi(1 / state.Motion.Frequency)),
            Frame = TangentFrame.At(axis),
        };
    }

    /// <summary>The frame with the softest direction first.</summary>
    private static TangentFrame Softest(LinearResponse response)
    {
        (Matrix2 h, TangentFrame frame) = (response.EnergyHessian, response.Frame);
        double difference = (h.XX - h.YY) / 2, mixed = h.XY;
        if (Math.Sqrt((difference * difference) + (mixed * mixed)) <= 1e-9 * Math.Sqrt(h.SquaredNorm)) return frame;
        double stiff = 0.5 * Math.Atan2(mixed, difference);
        (double sin, double cos) = Math.SinCos(stiff + (Math.PI / 2));
        Vector3d first = frame.Vector(cos, sin);
        return new TangentFrame(frame.Normal, first, Vector3d.Cross(frame.Normal, first));
    }
}
