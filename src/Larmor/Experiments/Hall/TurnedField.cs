using System.Globalization;
using Larmor.Experiments.Motion;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments.Hall;

/// <summary>What a moment does at one angle of the field.</summary>
internal readonly record struct TurnStation(double Angle, SettledMotion Motion);

/// <summary>A moment in a field turned forward and back.</summary>
/// <param name="Field">μ₀H in T.</param>
/// <param name="Forward">In the order of the angles.</param>
/// <param name="Back">On the way back.</param>
/// <param name="EndsForward">What happened where states ended, forward.</param>
/// <param name="EndsBack">And back.</param>
/// <param name="Ledger">Works and heat of all motion.</param>
internal sealed record TracedTurn(
    double Field, IReadOnlyList<TurnStation> Forward, IReadOnlyList<TurnStation> Back, IReadOnlyList<PathEnd> EndsForward, IReadOnlyList<PathEnd> EndsBack, MotionLedger Ledger)
{
    /// <summary>In words, where the moment did not come to rest; empty where it did.</summary>
    public IEnumerable<string> Problems => Forward.Concat(Back).Where(station => station.Motion.State != MomentState.FixedPoint).Select(station => string.Create(
        CultureInfo.InvariantCulture,
        $"{MagneticField.FromTeslas(Field)} and {Angle.FromSi(station.Angle)}: {(station.Motion.State == MomentState.LimitCycle ? "the moment precesses" : station.Motion.Reason)}"));
}

/// <summary>Follows one moment while a field of one strength turns.</summary>
internal sealed class TurnedField(AngularResistance settings, FreeMoment moment, double field, CancellationToken cancellation)
{
    /// <summary>Through the angles and back.</summary>
    public TracedTurn Trace()
    {
        double[] angles = [.. settings.Angles.Select(angle => angle.Si)];
        UnitVector first = settings.Direction(angles[0]);
        Vector3d start = settings.Start ?? (field < 0 ? -first : first);
        RestPath forward = Path(), back = Path();
        TurnStation[] there = Follow(forward, angles, forward.At(angles[0], start));
        TurnStation[] again = Follow(back, [.. angles.Reverse()], there[^1].Motion);
        return new TracedTurn(field, there, again, forward.Ends, back.Ends, forward.Ledger + back.Ledger);
    }

    private RestPath Path() => new(LoopMoments.Of(moment), EquationAt, settings.Along, settings.Tilt.Si, settings.SettlingTime.Si, cancellation);

    private static TurnStation[] Follow(RestPath path, double[] angles, SettledMotion last)
    {
        TurnStation[] stations = new TurnStation[angles.Length];
        for (int i = 0; i < angles.Length; i++)
        {
            if (i > 0) last = path.Advance(last, angles[i - 1], angles[i]);
            stations[i] = new TurnStation(angles[i], last);
        }
        return stations;
    }

    private GeneralizedLlg EquationAt(double angle) => moment.Equation(settings.Direction(angle), field, settings.Current.Si);
}
