using Larmor.Quantities;

namespace Larmor.Experiments.Pulses;

/// <summary>What acts during a pulse.</summary>
/// <param name="Current">I.</param>
/// <param name="Field">Field of the pulse along its direction, beside the constant one.</param>
/// <param name="Voltage">Voltage that acts on the anisotropy.</param>
internal sealed record PulseDrive(Current Current, MagneticField Field, Voltage Voltage)
{
    /// <summary>All amplitudes of a measurement; one of the three has many values.</summary>
    public static IEnumerable<PulseDrive> Of(Switching settings) =>
        from current in settings.Currents
        from field in settings.PulseField?.Values ?? [MagneticField.Zero]
        from voltage in settings.Voltages
        select new PulseDrive(current, field, voltage);

    /// <summary>Which of the three counts as the amplitude: that with many values, otherwise the one that is not zero.</summary>
    public static (string Word, string Unit) Kind(Switching settings)
    {
        if (settings.Currents.Count > 1) return ("current", "A");
        if (settings.PulseField?.Values.Count > 1) return ("field", "T");
        if (settings.Voltages.Count > 1) return ("voltage", "V");
        return settings.Currents[0].Si != 0 || (settings.PulseField is null && settings.Voltages[0].Si == 0) ? ("current", "A") : settings.PulseField is not null ? ("field", "T") : ("voltage", "V");
    }

    /// <summary>The amplitude in SI.</summary>
    public double Amplitude(string word) => word switch
    {
        "field" => Field.Si,
        "voltage" => Voltage.Si,
        _ => Current.Si,
    };
}
