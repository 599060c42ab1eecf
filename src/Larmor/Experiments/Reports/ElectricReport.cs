using Larmor.Numerics;

namespace Larmor.Experiments.Reports;

/// <summary>What is told of the voltage of a device in motion.</summary>
internal static class ElectricReport
{
    /// <summary>Its dc value, its extent and its strongest line.</summary>
    public static IEnumerable<Scalar> Scalars(ElectricTrajectory electric) =>
    [
        new("voltage-mean", electric.Mean, "V", "Mean voltage over the second half of the run, of the left end against the right one: its dc value in the end."),
        new("voltage-amplitude", electric.Amplitude, "V", "Half of the voltage's extent over the second half."),
        new("voltage-frequency", electric.Frequency, "Hz", "Strongest line of the voltage in the second half.", electric.Frequency is null ? "The voltage has no line: it is constant, or fewer than two of its turns fit in." : null),
        new("pumped-voltage-mean", electric.PumpedVoltages.Skip(electric.PumpedVoltages.Count / 2).Average(), "V", "Mean over the second half of what the motion pumps, V - R I."),
    ];

    /// <summary>Voltage, current and resistance against time, and the spectrum.</summary>
    public static IEnumerable<Table> Tables(ElectricTrajectory electric, IReadOnlyList<double> times)
    {
        yield return new(
            "electric",
            "Voltage, current and resistance of the device against time.",
            [
                new("time", "s", "Time", times),
                new("voltage", "V", "Voltage of the left end against the right one", electric.Voltages),
                new("current", "A", "Current along +x", electric.Currents),
                new("resistance", "ohm", "Resistance at rest in these directions", electric.Resistances),
                new("pumped-voltage", "V", "What the motion pumps, V - R I", electric.PumpedVoltages),
            ]);
        FourierSpectrum spectrum = electric.Spectrum;
        int shown = Math.Min(spectrum.Frequencies.Count, 4096);
        yield return new(
            "voltage-spectrum",
            "Amplitude spectrum of the voltage over the second half, its mean taken away.",
            [
                new("frequency", "Hz", "Frequency", [.. spectrum.Frequencies.Take(shown)]),
                new("amplitude", "V s", "Amplitude |∫ V exp(-2πift) dt|", [.. spectrum.Amplitudes.Take(shown)]),
            ]);
    }
}
