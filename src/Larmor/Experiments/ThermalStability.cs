using System.Globalization;
using Larmor.Coupling;
using Larmor.Experiments.Escapes;
using Larmor.Experiments.Motion;
using Larmor.Experiments.Reports;
using Larmor.Magnetism.Statics;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments;

/// <summary>How long thermal fluctuations leave a moment in each of its two states: barrier, rate of escape, attempt time and retention against field and current.</summary>
/// <remarks>
/// <para>Between two states the populations obey dP₁/dt = −r₁P₁ + r₂P₂ with r₁ + r₂ = λ1, the slowest rate of the Fokker-Planck equation, and r₁P₁ = r₂P₂ at rest: this defines
/// both rates exactly as far as two states are a fair description (Δ of 3 and more). Δ is the height of the saddle over the state in units of kT; under a current
/// it is that of W = V − χ/α, which exists where energy and torque share one axis; τ₀ = e^(−Δ)/r.</para>
/// <para>λ1 comes from <see cref="Fluctuations.Axial.AxialEscape"/> where there is such an axis, for any barrier; otherwise from <see cref="Fluctuations.Density.FokkerPlanck"/>
/// up to some 15 kT and, with or without current, from <see cref="Fluctuations.Barriers.WellEscape"/> above; the formula of <see cref="ThermalEscape"/> is given beside it, and alone beyond 600 kT. The temperature is that of the device. Source: the paper's equation after Eq. (24); W. F. Brown,
/// Phys. Rev. 130, 1677 (1963), doi:10.1103/PhysRev.130.1677.</para>
/// </remarks>
public sealed record ThermalStability : IExperiment<ThermalStabilityResult>, IHoldsLayers
{
    /// <inheritdoc/>
    public string Kind => "thermal-stability";

    /// <summary>Name given in the device file, otherwise the kind.</summary>
    public string Name { get; init; } = "thermal-stability";

    /// <summary>The field values, one or many; a ramp goes through them in their order.</summary>
    public FieldSweep Field { get; init; } = new(UnitVector.X, [MagneticField.Zero]);

    /// <summary>The currents, one or many; positive along +x.</summary>
    public IReadOnlyList<Current> Currents { get; init; } = [Current.Zero];

    /// <summary>How long a state is to be kept; ten years of 365.25 days by default.</summary>
    public Duration Retention { get; init; } = Duration.FromSi(315_576_000);

    /// <summary>Probability of failure for which the time is given, between 0 and 1.</summary>
    public double Failure { get; init; } = 1e-6;

    /// <summary>Times in which the field goes evenly from its first value to its last, for the distribution of switching fields; none for no ramp.</summary>
    public IReadOnlyList<Duration> SweepTimes { get; init; } = [];

    /// <inheritdoc/>
    public HeldMoments Held { get; init; } = HeldMoments.None;

    /// <inheritdoc/>
    public IExperiment Holding(HeldMoments held) => this with { Held = held };

    /// <inheritdoc/>
    public ThermalStabilityResult Run(Device device, RunContext context)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(context);
        device = Held.On(device, $"experiments/{Name}");
        FreeMoment moment = FreeMoment.Of(device, Kind);
        Check();
        ThermalMoment.Require(moment, device.Temperature, Kind, "magnets");
        UnitVector axis = Axis(moment);
        EscapeSurvey survey = new(moment, device.Temperature, axis, Field.Along);
        int fields = Field.Values.Count;
        IReadOnlyList<EscapePair> pairs = context.Executor.Run(
            fields * Currents.Count, i => survey.At(Field.Values[i % fields].Si, Currents[i / fields].Si), context.Progress, context.Cancellation);
        ThermalStabilityResult result = ThermalStabilityReport.Of(this, moment, device.Temperature, axis, pairs);
        return result with { Checks = [.. result.Checks, EscapeComparison.Check(survey.Compared(pairs))] };
    }

    /// <summary>Towards which the first of the two states lies: the stable state without field and current that is nearest to the parallel state, or to the field.</summary>
    private UnitVector Axis(FreeMoment moment)
    {
        UnitVector near = moment.Parallel ?? Field.Along;
        EquilibriumSet set = Equilibria.Of(moment.In(Field.Along, 0), SpinTransferPotentials.None, Current.Zero);
        return set.RestsEverywhere ? near : set.Stable.MaxBy(state => Math.Round(Vector3d.Dot(state.Direction, near), 9))?.Direction ?? near;
    }

    private void Check()
    {
        string place = $"experiments/{Name}";
        if (Field.Values.Count == 0 || Field.Values.Any(value => !double.IsFinite(value.Si))) throw new DeviceException("Thermal stability needs at least one finite field value; 0 T will do.", $"{place}/field");
        if (Currents.Count == 0 || Currents.Any(value => !double.IsFinite(value.Si))) throw new DeviceException("Thermal stability needs at least one finite current; 0 A will do.", $"{place}/current");
        if (!(Retention.Si > 0 && double.IsFinite(Retention.Si))) throw new DeviceException($"The time for which a state is kept must be positive; got {Retention}.", $"{place}/retention");
        if (!(Failure is > 0 and < 1)) throw new DeviceException(string.Create(CultureInfo.InvariantCulture, $"The probability of failure must lie between 0 and 1; got {Failure}."), $"{place}/failure");
        if (SweepTimes.Any(time => !(time.Si > 0 && double.IsFinite(time.Si)))) throw new DeviceException("The times of a field sweep must be positive.", $"{place}/sweep-time");
        if (SweepTimes.Count > 0 && !IsMonotonic()) throw new DeviceException("A ramp needs at least three field values that all rise or all fall.", $"{place}/field");
    }

    private bool IsMonotonic() =>
        Field.Values.Count >= 3 && Field.Values.Zip(Field.Values.Skip(1)).Select(pair => Math.Sign(pair.Second.Si - pair.First.Si)).Distinct().ToArray() is [not 0];
}
