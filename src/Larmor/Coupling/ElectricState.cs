namespace Larmor.Coupling;

/// <summary>A device and its circuit at one instant.</summary>
/// <param name="Voltage">V of the left end against the right one in V, with what moving moments pump.</param>
/// <param name="CurrentDensity">J₀ in A/m², positive along +x.</param>
/// <param name="ResistanceArea">Resistance times area at rest in these directions, in ohm m²: V/J₀ without pumping.</param>
/// <param name="SourceVoltage">V_source in V; V itself for a given current.</param>
public readonly record struct ElectricState(double Voltage, double CurrentDensity, double ResistanceArea, double SourceVoltage)
{
    /// <summary>Cross-section in m².</summary>
    internal double Area { get; init; }

    /// <summary>R_L times the cross-section in ohm m².</summary>
    internal double LoadArea { get; init; }

    /// <summary>I in A.</summary>
    public double Current => Area * CurrentDensity;

    /// <summary>Resistance at rest in ohm.</summary>
    public double Resistance => ResistanceArea / Area;

    /// <summary>What the source gives, V_source I in W.</summary>
    public double SourcePower => SourceVoltage * Current;

    /// <summary>What the device takes, V I in W.</summary>
    public double DevicePower => Voltage * Current;

    /// <summary>What the load turns into heat, R_L I² in W; with the device's it is what the source gives.</summary>
    public double LoadPower => Area * LoadArea * CurrentDensity * CurrentDensity;
}
