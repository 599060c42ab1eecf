namespace Larmor.Experiments.Inverse;

/// <summary>What is measured to find spin-transfer coefficients.</summary>
public enum MeasuredQuantity
{
    /// <summary>Damped frequency of ferromagnetic resonance in Hz.</summary>
    Frequency,

    /// <summary>Its full width at half maximum in Hz.</summary>
    Linewidth,

    /// <summary>Field in T at which the state against the field is lost while it rises.</summary>
    CoerciveFieldUp,

    /// <summary>The same while it falls.</summary>
    CoerciveFieldDown,

    /// <summary>Mean voltage V_left − V_right in V without current, under a microwave field.</summary>
    PumpedVoltage,
}

/// <summary>One measured value with the conditions that belong to it.</summary>
public sealed record MeasuredValue
{
    /// <summary>What is measured.</summary>
    public required MeasuredQuantity Quantity { get; init; }

    /// <summary>Whether the moment lies in the state nearest to the parallel one; false for the antiparallel one. Without meaning for coercive fields.</summary>
    public bool IsParallel { get; init; } = true;

    /// <summary>μ₀H in T; without meaning for coercive fields.</summary>
    public double Field { get; init; }

    /// <summary>I in A; zero for pumped voltages.</summary>
    public double Current { get; init; }

    /// <summary>Frequency in Hz of the microwave field of a pumped voltage.</summary>
    public double Frequency { get; init; }

    /// <summary>Its amplitude in T.</summary>
    public double Microwave { get; init; }

    /// <summary>The value in the SI unit of its quantity; null where it is to be made up.</summary>
    public double? Value { get; init; }

    /// <summary>Its standard deviation in the same SI unit.</summary>
    public required double Error { get; init; }

    /// <summary>Name of its kind of measurement.</summary>
    public string Group => Quantity switch
    {
        MeasuredQuantity.Frequency => "resonance-frequency",
        MeasuredQuantity.Linewidth => "linewidth",
        MeasuredQuantity.PumpedVoltage => "pumped-voltage",
        _ => "coercive-fields",
    };

    /// <summary>Unit of the value.</summary>
    public string Unit => Quantity switch
    {
        MeasuredQuantity.Frequency or MeasuredQuantity.Linewidth => "Hz",
        MeasuredQuantity.PumpedVoltage => "V",
        _ => "T",
    };
}

/// <summary>A parameter that a fit may look for.</summary>
public enum SoughtCoefficient
{
    /// <summary>l_⊥ in m/(V s).</summary>
    Perpendicular,

    /// <summary>l_∥ in m/(V s).</summary>
    Parallel,

    /// <summary>l_f in m/(V s).</summary>
    FieldLike,

    /// <summary>α.</summary>
    Damping,
}
