using Larmor.Experiments.Inverse;
using Larmor.Fitting;
using Larmor.Numerics;

namespace Larmor.Experiments;

/// <summary>The first-order statements beside the exact answer, for one value under current.</summary>
/// <param name="Value">The measured value that they belong to.</param>
/// <param name="Exact">Its change by the current, exactly, in its SI unit.</param>
/// <param name="PhiAlone">The change by Φ alone, χ = 0, exactly, in SI.</param>
/// <param name="ChiAlone">The change by χ alone, Φ = 0, exactly, in SI.</param>
/// <param name="FirstOrder">What the paper says to first order, in SI: of a frequency the slope of Φ alone times the current, of a linewidth that of χ alone, of a coercive field the shift of H + ∇χ/α = 0.</param>
public sealed record FirstOrderShift(MeasuredValue Value, double? Exact, double? PhiAlone, double? ChiAlone, double? FirstOrder);

/// <summary>The device with the coefficients found, between measured values that differ in one condition.</summary>
/// <param name="Like">One of the values.</param>
/// <param name="Places">Current in A, frequency of the microwave field in Hz, or field in T.</param>
/// <param name="Values">What the device shows there, in the unit of the value.</param>
public sealed record FittedLine(MeasuredValue Like, IReadOnlyList<double> Places, IReadOnlyList<double> Values);

/// <summary>Spin-transfer coefficients with their uncertainties.</summary>
public sealed record CoefficientsResult : Result
{
    /// <summary>Direction of the field.</summary>
    public required UnitVector Along { get; init; }

    /// <summary>The values as fitted: measured or made up.</summary>
    public required IReadOnlyList<MeasuredValue> Values { get; init; }

    /// <summary>The fit.</summary>
    public required FitResult Fit { get; init; }

    /// <summary>The same with the ratio of pumping to transfer as one parameter more, the last; null without pumped voltages.</summary>
    public FitResult? WithRatio { get; init; }

    /// <summary>The parameters from which values were made up, in the order of the fit; null for measured values.</summary>
    public IReadOnlyList<double>? Truth { get; init; }

    /// <summary>The fits of all repetitions that succeeded.</summary>
    public IReadOnlyList<FitResult> Repetitions { get; init; } = [];

    /// <summary>Lines through the measured values; none where more than one condition differs.</summary>
    public IReadOnlyList<FittedLine> Lines { get; init; } = [];

    /// <summary>The first-order statements.</summary>
    public IReadOnlyList<FirstOrderShift> FirstOrder { get; init; } = [];
}
