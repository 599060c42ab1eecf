using Larmor.Coupling;
using Larmor.Experiments.Hall;
using Larmor.Experiments.Motion;
using Larmor.Experiments.Reports;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments;

/// <summary>Harmonic Hall measurement: a slow alternating current I sin ωt moves the moment of a Hall bar by its torques and its field, and the voltages have a second harmonic.</summary>
/// <remarks>
/// <para>At each angle the fields are gone through in their order, the moment following as in <see cref="AngularResistance"/>, without current. From there the state of rest is followed to both
/// signs of the current; V(t) = I(t) R(u(I(t)), B) is integrated over the period by Gauss' and Chebyshev's rule with as many currents as it needs (exact for V a polynomial in I): no
/// small-signal formula enters. Quasi-static: ω far below every rate of the moment. For small currents V₂ = −½ I² dR/dI.</para>
/// <para>The fields of the current are then found again as an experiment does, in small-signal form. Moment near the normal, fields along and across the current: from slope and curvature
/// over the field, with the planar Hall correction (M. Hayashi et al., Phys. Rev. B 89, 144425 (2014), doi:10.1103/PhysRevB.89.144425). Moment in the plane, field turned in the plane by φ from
/// the current: V₂/I = −½[R_a aJ cos φ/(B + Bk) + ΔR_p (bJ + b_Oe) cos 2φ cos φ/B] (C. O. Avci et al., Phys. Rev. B 90, 224427 (2014), doi:10.1103/PhysRevB.90.224427; derived again, the factor ½ too).</para>
/// <para>Not in it: thermal voltages (anomalous Nernst and spin Seebeck effect), unidirectional magnetoresistance, heating, temperature.</para>
/// </remarks>
public sealed record Harmonics : IExperiment<HarmonicsResult>
{
    /// <inheritdoc/>
    public string Kind => "harmonics";

    /// <summary>Name given in the device file, otherwise the kind.</summary>
    public string Name { get; init; } = "harmonics";

    /// <summary>Direction of the field at 0°.</summary>
    public required UnitVector Along { get; init; }

    /// <summary>The field turns towards this direction; of it only what is at right angles to <see cref="Along"/> counts.</summary>
    public required UnitVector Towards { get; init; }

    /// <summary>μ₀H in the order of the sweep, at every angle.</summary>
    public required IReadOnlyList<MagneticField> Fields { get; init; }

    /// <summary>The angles of the field.</summary>
    public required IReadOnlyList<Angle> Angles { get; init; }

    /// <summary>The Hall bar.</summary>
    public required HallBar Bar { get; init; }

    /// <summary>I, the amplitude of the current along j.</summary>
    public required Current Amplitude { get; init; }

    /// <summary>The moment is let go from here at the first field of each angle; null for the direction of the field there.</summary>
    public UnitVector? Start { get; init; }

    /// <summary>Turn away from a state that has lost its stability while the field changes.</summary>
    public Angle Tilt { get; init; } = Angle.FromDegrees(0.1);

    /// <summary>Longest time for which the moment is followed where a state has ended.</summary>
    public Duration SettlingTime { get; init; } = Duration.FromMicroseconds(1);

    /// <inheritdoc/>
    public HarmonicsResult Run(Device device, RunContext context)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(context);
        FreeMoment moment = FreeMoment.Of(device, Kind);
        Check(device, moment);
        IReadOnlyList<TracedHarmonics> traced = context.Executor.Run(Angles.Count, i => new HarmonicSweep(this, moment, Angles[i].Si, context.Cancellation).Trace(), context.Progress, context.Cancellation);
        return HarmonicsReport.Of(this, moment, traced);
    }

    /// <summary>Direction of the field at 90°.</summary>
    internal UnitVector Side => UnitVector.Along(Towards.Components - (Vector3d.Dot(Towards, Along) * Along.Components));

    /// <summary>Direction of the field at an angle in rad.</summary>
    internal UnitVector Direction(double angle) => UnitVector.Along((Math.Cos(angle) * Along.Components) + (Math.Sin(angle) * Side.Components));

    private void Check(Device device, FreeMoment moment)
    {
        string place = $"experiments/{Name}";
        if (Fields.Count == 0 || Fields.Any(value => !double.IsFinite(value.Si))) throw new DeviceException("A harmonic measurement needs at least one finite value of the field.", $"{place}/field");
        if (Vector3d.Cross(Along, Towards).Norm < 1e-6) throw new DeviceException($"The field cannot turn from {Along} towards {Towards}: both lie along one line. Give two directions that span a plane.", $"{place}/towards");
        if (Angles.Count == 0 || Angles.Any(angle => !double.IsFinite(angle.Si))) throw new DeviceException("A harmonic measurement needs at least one finite angle of the field.", $"{place}/angle");
        if (!double.IsFinite(Amplitude.Si) || Amplitude.Si == 0) throw new DeviceException($"An alternating current needs an amplitude other than zero; got {Amplitude}.", $"{place}/amplitude");
        if (!(moment.Magnet.Properties.Damping > 0)) throw new DeviceException("A harmonic measurement needs a damping above zero: without it no state of rest attracts the moment.", $"magnets/{moment.Magnet.Name}/damping");
        if (!(Tilt.Si is >= 0 and < Math.PI / 2)) throw new DeviceException($"The tilt must lie between 0 and 90 deg; got {Tilt}.", $"{place}/tilt");
        if (!(SettlingTime.Si > 0)) throw new DeviceException($"The settling time must be positive; got {SettlingTime}.", $"{place}/settling-time");
        HallCurrent.Check(Bar, Amplitude, device, $"{place}/hall-bar");
    }
}
