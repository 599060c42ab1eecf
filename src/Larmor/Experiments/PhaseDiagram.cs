using Larmor.Coupling;
using Larmor.Experiments.Motion;
using Larmor.Experiments.Reports;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments;

/// <summary>What one moment can do in the end at each field and current, or at each pair of fields: the states of rest that are stable and the limit cycles.</summary>
/// <remarks>
/// <para>At each point all states of rest are found and judged by their linear motion, Eq. (24). Limit cycles are found by following the moment
/// from each unstable state, turned by <see cref="Tilt"/> both ways towards [2, 3, 6] (towards [6, 2, −3] where the state lies within 45° of that
/// axis), until it rests or goes round; where no state is unstable, from the directions ±x, ±y, ±z, turned in the same way. Without current nothing can go round for ever, and one start is followed for the audit alone.</para>
/// <para>Not in it: a limit cycle that neither of these starts runs into; temperature, which decides how long a state is kept.</para>
/// </remarks>
public sealed record PhaseDiagram : IExperiment<PhaseDiagramResult>, IHoldsLayers
{
    /// <inheritdoc/>
    public string Kind => "phase-diagram";

    /// <summary>Name given in the device file, otherwise the kind.</summary>
    public string Name { get; init; } = "phase-diagram";

    /// <summary>The field along the horizontal axis.</summary>
    public required FieldSweep Field { get; init; }

    /// <summary>The currents along the vertical axis, positive along +x; one where <see cref="CrossField"/> is given.</summary>
    public IReadOnlyList<Current> Currents { get; init; } = [Current.Zero];

    /// <summary>A second field along the vertical axis, added to the first; null for a diagram of field and current.</summary>
    public FieldSweep? CrossField { get; init; }

    /// <summary>Turn away from an unstable state before the moment is followed.</summary>
    public Angle Tilt { get; init; } = Angle.FromDegrees(1);

    /// <summary>Longest time for which the moment is followed from one start; turns that are extrapolated do not count.</summary>
    public Duration SettlingTime { get; init; } = Duration.FromMicroseconds(1);

    /// <inheritdoc/>
    public HeldMoments Held { get; init; } = HeldMoments.None;

    /// <inheritdoc/>
    public IExperiment Holding(HeldMoments held) => this with { Held = held };

    /// <inheritdoc/>
    public PhaseDiagramResult Run(Device device, RunContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        device = Held.On(device, $"experiments/{Name}");
        FreeMoment moment = FreeMoment.Of(device, Kind);
        Check(moment);
        return Of(moment, context);
    }

    internal PhaseDiagramResult Of(FreeMoment moment, RunContext context)
    {
        DiagramSurvey survey = new(moment, this);
        IReadOnlyList<SurveyedPoint> points = context.Executor.Run(survey.Count, i => survey.At(i, context.Cancellation), context.Progress, context.Cancellation);
        return PhaseDiagramReport.Of(this, moment, points);
    }

    private void Check(FreeMoment moment)
    {
        string place = $"experiments/{Name}";
        if (Field.Values.Count == 0 || Field.Values.Any(value => !double.IsFinite(value.Si))) throw new DeviceException("A phase diagram needs at least one finite field value.", $"{place}/field");
        if (Currents.Count == 0 || Currents.Any(value => !double.IsFinite(value.Si))) throw new DeviceException("A phase diagram needs at least one finite current; 0 A will do.", $"{place}/current");
        if (CrossField is { } cross)
        {
            if (Currents.Count > 1) throw new DeviceException("A phase diagram has two axes: a field and a current, or two fields at one current. Give one current, or leave the second field out.", $"{place}/cross-field");
            if (cross.Values.Count == 0 || cross.Values.Any(value => !double.IsFinite(value.Si))) throw new DeviceException("The second field of a phase diagram needs at least one finite value.", $"{place}/cross-field");
            if (Vector3d.Cross(cross.Along, Field.Along).Norm < 1e-6) throw new DeviceException("The two fields of a phase diagram lie along one line. Give them different directions.", $"{place}/cross-field");
        }
        if (!(moment.Magnet.Properties.Damping > 0)) throw new DeviceException("A phase diagram needs a damping above zero: without it the moment never settles.", $"magnets/{moment.Magnet.Name}/damping");
        if (!(Tilt.Si is > 0 and < Math.PI / 2)) throw new DeviceException($"The tilt must lie between 0 and 90 deg, 0 excluded; got {Tilt}.", $"{place}/tilt");
        if (!(SettlingTime.Si > 0 && double.IsFinite(SettlingTime.Si))) throw new DeviceException($"The settling time must be positive; got {SettlingTime}.", $"{place}/settling-time");
    }
}
