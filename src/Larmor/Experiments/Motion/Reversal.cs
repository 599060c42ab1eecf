using Larmor.Magnetism;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments.Motion;

/// <summary>One moment followed over a given time with the instants at which its projection on an axis changes sign.</summary>
internal static class Reversal
{
    /// <summary>Follows the moment.</summary>
    /// <param name="equation">Its equation of motion.</param>
    /// <param name="current">The current that the point belongs to.</param>
    /// <param name="start">Direction at t = 0.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="duration">How long, in s.</param>
    /// <param name="tolerance">Relative tolerance of the stepper.</param>
    /// <param name="cancellation">Stops the run.</param>
    public static FollowedReversal Follow(GeneralizedLlg equation, Current current, Vector3d start, Vector3d axis, double duration, double tolerance, CancellationToken cancellation)
    {
        AuditedMotion motion = new(equation);
        DormandPrince54<AuditedMotion> stepper = DormandPrince54.For(motion, new StepControl(tolerance));
        stepper.Start(0, motion.StartAt(Moments.Of(UnitVector.Along(start))));
        double sign = Math.Sign(Vector3d.Dot(axis, start)), startEnergy = equation.Energy(0, new MomentsView(stepper.State[..3])), negativeHeat = 0;
        double projection(ReadOnlySpan<double> y) => sign * ((axis.X * y[0]) + (axis.Y * y[1]) + (axis.Z * y[2]));
        double away(double time, ReadOnlySpan<double> y) => -projection(y);
        double back(double time, ReadOnlySpan<double> y) => projection(y);
        double? first = null;
        double jumps = 0;
        int crossings = 0;
        IntegrationEnd end = IntegrationEnd.Reached;
        for (int i = 0; stepper.Time < duration; i++)
        {
            if ((i & 255) == 0) cancellation.ThrowIfCancellationRequested();
            end = stepper.Step(duration);
            if (end != IntegrationEnd.Reached) break;
            negativeHeat = Math.Max(negativeHeat, -(stepper.Time - stepper.PreviousTime) * motion.Works(stepper.Derivative).GilbertHeat);
            jumps += JumpWork.At(motion, stepper.Time, stepper.State);
            bool leaves = stepper.RisesThroughZero(away);
            if (leaves) first ??= stepper.Locate(away);
            if (leaves || stepper.RisesThroughZero(back)) crossings++;
        }
        Vector3d final = new(stepper.State[0], stepper.State[1], stepper.State[2]);
        MomentsView moments = new(stepper.State[..3]);
        MotionLedger ledger = MotionLedger.Of(motion, startEnergy, equation.Energy(stepper.Time, moments), MotionLedger.ReferenceAt(equation, moments, stepper.Time), jumps, stepper.State, negativeHeat, stepper.AcceptedSteps);
        string problem = end == IntegrationEnd.Reached ? "" : $"At {current} the integration stopped at {Duration.FromSi(stepper.Time)}: no step, however short, met the tolerance.";
        return new FollowedReversal(new SwitchingPoint(current.Si, first, crossings, final, projection(stepper.State) < 0), ledger, problem);
    }
}

/// <summary>A point with the laws checked on it.</summary>
/// <param name="Point">The point.</param>
/// <param name="Ledger">Works and heat.</param>
/// <param name="Problem">Why it was not followed to the end; empty where it was.</param>
internal sealed record FollowedReversal(SwitchingPoint Point, MotionLedger Ledger, string Problem) : IPlainPoint;
