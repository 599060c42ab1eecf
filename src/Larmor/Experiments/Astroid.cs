using Larmor.Coupling;
using Larmor.Experiments.Motion;
using Larmor.Experiments.Reports;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Magnetism.Statics;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments;

/// <summary>Switching fields against the direction of the field in a plane, at one or several currents: the astroid.</summary>
/// <remarks>
/// At each current all stable states without field are found. For each direction, at an angle ψ from <see cref="Along"/> towards
/// <see cref="Towards"/>, each state is continued with growing field as long as it is stable: both eigenvalues of its linear motion, Eq. (24),
/// have negative real parts. Where it ends is its switching field, located to about 4e-12 of the largest field. A state that lasts up to the largest field
/// has none. Not in it: temperature.
/// </remarks>
public sealed record Astroid : IExperiment<AstroidResult>, IHoldsLayers
{
    /// <inheritdoc/>
    public string Kind => "astroid";

    /// <summary>Name given in the device file, otherwise the kind.</summary>
    public string Name { get; init; } = "astroid";

    /// <summary>Direction of the field at 0 deg.</summary>
    public required UnitVector Along { get; init; }

    /// <summary>The field turns towards this direction; of it only what is at right angles to <see cref="Along"/> counts.</summary>
    public required UnitVector Towards { get; init; }

    /// <summary>The angles ψ.</summary>
    public IReadOnlyList<Angle> Angles { get; init; } = [.. Enumerable.Range(0, 72).Select(i => Angle.FromDegrees((5 * i) + 2.5))];

    /// <summary>Largest μ₀H followed.</summary>
    public required MagneticField Largest { get; init; }

    /// <summary>The currents; positive along +x.</summary>
    public IReadOnlyList<Current> Currents { get; init; } = [Current.Zero];

    /// <inheritdoc/>
    public HeldMoments Held { get; init; } = HeldMoments.None;

    /// <inheritdoc/>
    public IExperiment Holding(HeldMoments held) => this with { Held = held };

    /// <inheritdoc/>
    public AstroidResult Run(Device device, RunContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        device = Held.On(device, $"experiments/{Name}");
        FreeMoment moment = FreeMoment.Of(device, Kind);
        Check(moment);
        return Of(moment, context);
    }

    internal AstroidResult Of(FreeMoment moment, RunContext context)
    {
        EquilibriumSet[] sets = [.. Currents.Select(current => Equilibria.Of(moment.Magnet.In(Drives.Constant(Along, MagneticField.Zero, current)), moment.SpinTransfer.Potentials, current))];
        IReadOnlyList<SwitchingField[]> points = context.Executor.Run(
            Currents.Count * Angles.Count, i => At(moment, sets[i / Angles.Count], Currents[i / Angles.Count], Angles[i % Angles.Count], context.Cancellation), context.Progress, context.Cancellation);
        return AstroidReport.Of(this, moment, sets, [.. points.SelectMany(point => point)]);
    }

    /// <summary>Direction of the field at an angle.</summary>
    internal UnitVector Direction(Angle angle)
    {
        Vector3d side = Towards.Components - (Vector3d.Dot(Towards, Along) * Along.Components);
        return UnitVector.Along((Math.Cos(angle.Si) * Along.Components) + (Math.Sin(angle.Si) / side.Norm * side));
    }

    private SwitchingField[] At(FreeMoment moment, EquilibriumSet set, Current current, Angle angle, CancellationToken cancellation)
    {
        UnitVector direction = Direction(angle);
        Equilibrium[] stable = [.. set.Stable];
        string[] names = StateNames.Of([.. stable.Select(state => state.Direction)], moment.Parallel);
        GeneralizedLlg equationAt(double field) => moment.Equation(direction, field, current.Si);
        List<SwitchingField> edges = [];
        for (int i = 0; i < stable.Length; i++)
        {
            RestReach reach = RestContinuation.ToTheEnd(equationAt, stable[i].Direction, 0, Largest.Si, cancellation);
            if (reach.IsWhole) continue;
            bool turns = RestPoint.Near(equationAt(reach.Field), reach.Direction) is { AngularFrequency: > 0 };
            edges.Add(new SwitchingField(current.Si, angle.Si, names[i], reach.Edge, reach.Direction, turns));
        }
        return [.. edges];
    }

    private void Check(FreeMoment moment)
    {
        string place = $"experiments/{Name}";
        if (!(Largest.Si > 0 && double.IsFinite(Largest.Si))) throw new DeviceException($"The largest field of an astroid must be positive; got {Largest}.", $"{place}/largest");
        if (Vector3d.Cross(Along, Towards).Norm < 1e-6) throw new DeviceException($"The two directions of an astroid lie along one line: {Along} and {Towards}. Give two directions that span a plane.", $"{place}/towards");
        if (Angles.Count == 0 || Angles.Any(angle => !double.IsFinite(angle.Si))) throw new DeviceException("An astroid needs at least one finite angle.", $"{place}/angle");
        if (Currents.Count == 0 || Currents.Any(value => !double.IsFinite(value.Si))) throw new DeviceException("An astroid needs at least one finite current; 0 A will do.", $"{place}/current");
        if (!(moment.Magnet.Properties.Damping > 0)) throw new DeviceException("An astroid needs a damping above zero: without it no state of rest attracts the moment.", $"magnets/{moment.Magnet.Name}/damping");
    }
}
