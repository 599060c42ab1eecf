using Larmor.Experiments.Motion;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments.Hall;

/// <summary>The harmonics at one angle of the field, with the laws checked on them.</summary>
/// <param name="Points">By field.</param>
/// <param name="Ledger">Works and heat of all motion.</param>
/// <param name="Asymmetry">Largest violation of Onsager's and Casimir's relation by the Hall bar, relative.</param>
/// <param name="Loss">Largest negative Joule heat over a period, relative; zero by the second law.</param>
internal sealed record TracedHarmonics(IReadOnlyList<HarmonicPoint> Points, MotionLedger Ledger, double Asymmetry, double Loss);

/// <summary>Fields gone through at one angle, and at each a period of the current.</summary>
internal sealed class HarmonicSweep(Harmonics settings, FreeMoment moment, double angle, CancellationToken cancellation)
{
    private const int FewestCurrents = 8, MostCurrents = 256;
    private const double Tolerance = 1e-13;

    private readonly UnitVector direction = settings.Direction(angle);
    private readonly double amplitude = settings.Amplitude.Si;
    private double asymmetry, loss;

    /// <summary>Through all fields.</summary>
    public TracedHarmonics Trace()
    {
        RestPath path = new(LoopMoments.Of(moment), field => EquationAt(field, 0), direction, settings.Tilt.Si, settings.SettlingTime.Si, cancellation);
        List<HarmonicPoint> points = [];
        double last = settings.Fields[0].Si;
        SettledMotion state = path.At(last, settings.Start ?? (last < 0 ? -direction : direction));
        foreach (MagneticField value in settings.Fields)
        {
            if (value.Si != last) state = path.Advance(state, last, value.Si);
            last = value.Si;
            points.Add(state.State == MomentState.FixedPoint ? Period(last, state.Mean) : new HarmonicPoint(angle, last, null, null, null, "the moment does not come to rest without current"));
        }
        return new TracedHarmonics(points, path.Ledger, asymmetry, loss);
    }

    /// <summary>One period about a state of rest, with the number of currents doubled until nothing changes.</summary>
    private HarmonicPoint Period(double field, Vector3d rest)
    {
        (VoltageHarmonics Along, VoltageHarmonics Across)? last = null;
        for (int count = FewestCurrents; count <= MostCurrents; count *= 2)
        {
            if (Directions(field, rest, count) is not { } directions) return new HarmonicPoint(angle, field, rest, null, null, "the state of rest ends within the period of the current");
            (VoltageHarmonics Along, VoltageHarmonics Across) now = Integrate(field, directions);
            if (last is { } before && IsSame(before.Along, now.Along, field) && IsSame(before.Across, now.Across, field)) return new HarmonicPoint(angle, field, rest, now.Along, now.Across);
            last = now;
        }
        return new HarmonicPoint(angle, field, rest, null, null, "the voltages change too sharply within the period to be integrated");
    }

    /// <summary>ωt of the currents: the middles of equal parts of −90° to 90°; the other half of the period has the same currents.</summary>
    private static double Phase(int k, int count) => (Math.PI * (k + 0.5) / count) - (Math.PI / 2);

    /// <summary>Where the moment rests at each current; null where the state ends on the way.</summary>
    private Vector3d[]? Directions(double field, Vector3d rest, int count)
    {
        Vector3d[] found = new Vector3d[count];
        foreach (int sense in (int[])[1, -1])
        {
            (double current, Vector3d u) = (0, rest);
            for (int i = 0; i < count / 2; i++)
            {
                int k = sense > 0 ? (count / 2) + i : (count / 2) - 1 - i;
                double next = amplitude * Math.Sin(Phase(k, count));
                RestReach reach = RestContinuation.Follow(value => EquationAt(field, value), u, current, next, cancellation);
                if (!reach.IsWhole) return null;
                (current, u) = (next, reach.Direction);
                found[k] = u;
            }
        }
        return found;
    }

    private (VoltageHarmonics Along, VoltageHarmonics Across) Integrate(double field, Vector3d[] directions)
    {
        Vector3d applied = field * direction.Components;
        double[] along = [.. directions.Select(settings.Bar.Longitudinal)], across = [.. directions.Select(u => settings.Bar.Across(u, applied))];
        double scale = settings.Bar.Scale(field);
        asymmetry = Math.Max(asymmetry, directions.Max(u => settings.Bar.Asymmetry(u, applied)) / scale);
        loss = Math.Max(loss, -along.Min() / scale);
        return (Of(along), Of(across));
    }

    /// <summary>Gauss' and Chebyshev's rule: V = I R at I = I₀ sin ωt.</summary>
    private VoltageHarmonics Of(double[] resistances)
    {
        int count = resistances.Length;
        double constant = 0, first = 0, second = 0, third = 0;
        // From both ends inwards: what is odd in the current cancels exactly.
        for (int k = 0; k < count / 2; k++)
        {
            double phase = Phase(count - 1 - k, count), sine = Math.Sin(phase);
            double odd = 0.5 * (resistances[count - 1 - k] - resistances[k]), even = 0.5 * (resistances[count - 1 - k] + resistances[k]);
            constant += odd * sine;
            first += even * sine * sine;
            second += odd * sine * Math.Cos(2 * phase);
            third += even * sine * Math.Sin(3 * phase);
        }
        double weight = 2 * amplitude / count;
        return new VoltageHarmonics(weight * constant, 2 * weight * first, 2 * weight * second, 2 * weight * third);
    }

    private bool IsSame(VoltageHarmonics a, VoltageHarmonics b, double field)
    {
        double noise = Tolerance * Math.Abs(amplitude) * settings.Bar.Scale(field);
        return Math.Abs(a.Constant - b.Constant) <= noise && Math.Abs(a.First - b.First) <= noise && Math.Abs(a.Second - b.Second) <= noise && Math.Abs(a.Third - b.Third) <= noise;
    }

    private GeneralizedLlg EquationAt(double field, double current) => moment.Equation(direction, field, current);
}
