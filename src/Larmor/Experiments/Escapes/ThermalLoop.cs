using Larmor.Experiments.Motion;
using Larmor.Fluctuations.Langevin;
using Larmor.Magnetism.Statics;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments.Escapes;

/// <summary>A field loop of one moment at a finite temperature and a finite rate, by rates and by trajectories.</summary>
internal sealed class ThermalLoop
{
    private const int SharrockSteps = 60;

    private readonly Hysteresis settings;
    private readonly EscapeSurvey survey;
    private readonly TwoStateLoop states;
    private readonly SweptEnsemble ensemble;
    private readonly UnitVector axis;

    public ThermalLoop(Hysteresis settings, FreeMoment moment, Temperature temperature, ulong seed)
    {
        this.settings = settings;
        EquilibriumSet set = Equilibria.Of(moment.In(settings.Field.Along, 0), SpinTransferPotentials.None, Current.Zero);
        UnitVector along = settings.Field.Along;
        axis = set.RestsEverywhere ? along : set.Stable.MaxBy(state => Math.Round(Vector3d.Dot(state.Direction, along), 9))?.Direction ?? along;
        survey = new EscapeSurvey(moment, temperature, axis, along);
        states = new TwoStateLoop(moment, temperature, axis, along);
        ensemble = new SweptEnsemble(settings, moment, temperature, seed);
    }

    /// <summary>The loop at one current.</summary>
    public HysteresisLoop Trace(double current, int number, CancellationToken cancellation)
    {
        EscapePair[] rising = [.. settings.Field.Values.Select(field => survey.At(field.Si, current))];
        ThermalBranch up = Branch(rising, current, 2 * number, cancellation), down = Branch([.. rising.Reverse()], current, (2 * number) + 1, cancellation);
        return new HysteresisLoop(current, Points(up), Points(down), up.CoerciveField, down.CoerciveField, up.CoerciveField is null ? Why(up) : "", down.CoerciveField is null ? Why(down) : "")
        {
            ThermalUp = up,
            ThermalDown = down,
        };
    }

    private ThermalBranch Branch(EscapePair[] pairs, double current, int number, CancellationToken cancellation)
    {
        bool isRising = pairs[^1].First.Field > pairs[0].First.Field, fromFirst = !isRising;
        // A state that has ended at the first field is not entered there.
        if (pairs[0].Of(!fromFirst).IsOnlyState) fromFirst = !fromFirst;
        double time = settings.SweepTime!.Value.Si;
        UnitVector start = pairs[0].Of(fromFirst).Direction is { } direction ? UnitVector.Along(direction) : fromFirst ? axis : -axis;
        ThermalBranch branch = ensemble.Into(states.Of(pairs, time, fromFirst), current, start, number, cancellation);
        RampPoint first = FieldRamp.Of(pairs, time);
        return branch with
        {
            CoerciveField = Crossing(branch.Fields, branch.Means.Count > 0 ? branch.Means : [.. branch.Watched.Select(one => one.Value)]),
            FirstEscapes = first.Mean is null && first.Median is null ? null : first,
            SharrockField = Sharrock(pairs, fromFirst, time, isRising),
        };
    }

    /// <summary>The field at which a mean first changes its sign; null where it does not.</summary>
    private static double? Crossing(IReadOnlyList<double> fields, IReadOnlyList<double> means)
    {
        for (int i = 0; i + 1 < means.Count; i++)
        {
            if (means[i] * means[i + 1] <= 0 && means[i] != means[i + 1]) return fields[i] + ((fields[i + 1] - fields[i]) * means[i] / (means[i] - means[i + 1]));
        }
        return null;
    }

    /// <summary>
    /// M. P. Sharrock, J. Appl. Phys. 76, 6413 (1994), doi:10.1063/1.358282: the field at which half would have gone within a time, here that in which the field lowers the barrier by kT,
    /// B₀/(2Δx |dB/dt|) with x = 1 − B/B₀.
    /// </summary>
    private static double? Sharrock(EscapePair[] pairs, bool fromFirst, double time, bool isRising)
    {
        EscapePoint quiet = pairs.MinBy(pair => Math.Abs(pair.First.Field))!.Of(fromFirst);
        EscapePair? end = pairs.FirstOrDefault(pair => pair.Of(!fromFirst).IsOnlyState && pair.First.Field > 0 == isRising);
        if (quiet is not { Barrier: > 0 and var barrier, AttemptTime: > 0 and var attempt } || Math.Abs(quiet.Field) > 1e-9 || end is null) return null;
        double edge = end.First.Field, speed = Math.Abs(pairs[^1].First.Field - pairs[0].First.Field) / time, x = 0.5;
        for (int i = 0; i < SharrockSteps; i++)
        {
            double logarithm = Math.Log(Math.Abs(edge) / (2 * barrier * x * speed * attempt * Math.Log(2)));
            if (!(logarithm > 0 && logarithm < barrier)) return null;
            x = 0.5 * (x + Math.Sqrt(logarithm / barrier));
        }
        return edge * (1 - x);
    }

    private LoopPoint[] Points(ThermalBranch branch) =>
    [
        .. branch.Fields.Select((field, i) =>
        {
            double? mean = branch.Means.Count > 0 ? branch.Means[i] : branch.Watched.Count > 0 ? branch.Watched[i].Value : null;
            return mean is { } known
                ? new LoopPoint(field, MomentState.Moving, known * settings.Field.Along.Components, known, known, 0)
                : new LoopPoint(field, MomentState.Unsettled, default, 0, 0, 0);
        }),
    ];

    private static string Why(ThermalBranch branch) => branch.Means.Count == 0 && branch.Watched.Count == 0 ? branch.Reason : "The mean component along the field does not change its sign.";

    /// <summary>Largest distance of both means of a branch in standard errors, beyond what the lag and two states allow; null where both are not there.</summary>
    public static double? Distance(ThermalBranch branch, int trajectories)
    {
        if (!branch.IsCompared || branch.Watched.Count == 0 || branch.Means.Count == 0) return null;
        double worst = 0, least = 1 / Math.Sqrt(trajectories) / 20;
        for (int i = 0; i < branch.Fields.Count; i++)
        {
            Estimate watched = branch.Watched[i];
            // A share that is nearly 0 or 1 has a binomial error that its sample does not show.
            double error = Math.Max(watched.Error, least) + (2.0 / trajectories);
            worst = Math.Max(worst, Math.Max(0, Math.Abs(watched.Value - branch.Means[i]) - branch.Lags[i] - 0.03) / error);
        }
        return worst;
    }
}
