using Larmor.Coupling;
using Larmor.Experiments.Inverse;
using Larmor.Experiments.Reports;
using Larmor.Fitting;
using Larmor.Numerics;

namespace Larmor.Experiments;

/// <summary>The inverse question of the paper's Conclusions: the spin-transfer coefficients of a device from its resonance and its loops under current and from the voltage that it pumps without.</summary>
/// <remarks>
/// <para>Every measured value is compared with the exact answer of the device (see <see cref="CoefficientModel"/>), not with the first-order statements that Φ shifts the resonance and χ the loop; how far those are off is
/// a result. Values are measured or, with <see cref="Synthetic"/>, made up from the device's own coefficients with chance errors.</para>
/// <para>The damping-like coefficient of spin transfer and that of pumping are one by Onsager's relations; with pumped voltages their ratio is fitted too and tested against 1.</para>
/// <para>Source: J.-E. Wegrowe, H.-J. Drouhin, Entropy 13, 316 (2011), Section 7, with the corrections of its Eqs. (20)-(24).</para>
/// </remarks>
public sealed record Coefficients : IExperiment<CoefficientsResult>, IHoldsLayers
{
    /// <inheritdoc/>
    public string Kind => "coefficients";

    /// <summary>Name given in the device file, otherwise the kind.</summary>
    public string Name { get; init; } = "coefficients";

    /// <summary>Direction of the field of all measurements.</summary>
    public required UnitVector Along { get; init; }

    /// <summary>Direction of the microwave field of pumped voltages; null for the film plane, across the applied field.</summary>
    public UnitVector? Microwave { get; init; }

    /// <summary>The measured values.</summary>
    public required IReadOnlyList<MeasuredValue> Values { get; init; }

    /// <summary>What is looked for; the rest is that of the device.</summary>
    public IReadOnlyList<SoughtCoefficient> Sought { get; init; } = [SoughtCoefficient.Perpendicular, SoughtCoefficient.Parallel, SoughtCoefficient.Damping];

    /// <summary>What the errors of the values mean.</summary>
    public FitErrors Errors { get; init; } = FitErrors.Known;

    /// <summary>Seed of the chance errors of made-up values; null where they are measured.</summary>
    public ulong? Synthetic { get; init; }

    /// <summary>How many sets of made-up values are fitted, the first of which is shown; more than one tells how often the intervals hold the truth.</summary>
    public int Repetitions { get; init; } = 1;

    /// <inheritdoc/>
    public HeldMoments Held { get; init; } = HeldMoments.None;

    /// <inheritdoc/>
    public IExperiment Holding(HeldMoments held) => this with { Held = held };

    /// <inheritdoc/>
    public CoefficientsResult Run(Device device, RunContext context)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(context);
        device = Held.On(device, $"experiments/{Name}");
        Check();
        CoefficientSearch search = CoefficientSearch.Of(this, device);
        return CoefficientsReport.Of(this, device, search, context);
    }

    private void Check()
    {
        string place = $"experiments/{Name}";
        if (Values.Count == 0) throw new DeviceException("Spin-transfer coefficients need measured values: a resonance, loops or pumped voltages.", place);
        if (Sought.Count == 0) throw new DeviceException("The fit needs something to look for: perpendicular, parallel, field-like or damping.", $"{place}/fit");
        if (Values.Any(value => !(value.Error > 0 && double.IsFinite(value.Error)))) throw new DeviceException("Every measured value needs a positive error.", place);
        if (Synthetic is null && Values.Any(value => value.Value is null)) throw new DeviceException("A measured value is missing. Give it, or write `synthetic: { seed: 1 }` to have values made up.", place);
        if (Synthetic is null && Repetitions > 1) throw new DeviceException("Only made-up values can be repeated: give `synthetic`.", place);
        if (Values.Any(value => value.Quantity == MeasuredQuantity.PumpedVoltage && !(value.Frequency > 0))) throw new DeviceException("A pumped voltage needs the frequency of its microwave field.", $"{place}/pumping");
    }
}
