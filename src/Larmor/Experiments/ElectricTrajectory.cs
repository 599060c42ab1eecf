using Larmor.Coupling;
using Larmor.Magnetism;
using Larmor.Numerics;

namespace Larmor.Experiments;

/// <summary>Voltage, current and resistance of a device while its moments move.</summary>
public sealed record ElectricTrajectory
{
    private ElectricTrajectory(IReadOnlyList<double> times, ElectricState[] states)
    {
        Voltages = [.. states.Select(state => state.Voltage)];
        Currents = [.. states.Select(state => state.Current)];
        Resistances = [.. states.Select(state => state.Resistance)];
        PumpedVoltages = [.. states.Select(state => state.Voltage - (state.Resistance * state.Current))];
        int half = times.Count / 2;
        double[] last = [.. Voltages.Skip(half)];
        Mean = last.Average();
        Amplitude = (last.Max() - last.Min()) / 2;
        double[] alternating = [.. last.Select(value => value - Mean)];
        Spectrum = FourierSpectrum.Of(alternating.Length > 1 ? alternating : [0, 0], (times[^1] - times[0]) / (times.Count - 1), isTapered: false);
        bool isSteady = Amplitude <= 1e-9 * Voltages.Max(Math.Abs);
        Frequency = isSteady ? null : Spectrum.Peak()?.Frequency;
    }

    /// <summary>V of the left end against the right one in V, with what the moments pump.</summary>
    public IReadOnlyList<double> Voltages { get; }

    /// <summary>I in A, positive along +x.</summary>
    public IReadOnlyList<double> Currents { get; }

    /// <summary>Resistance at rest in the directions of the moment, in ohm.</summary>
    public IReadOnlyList<double> Resistances { get; }

    /// <summary>V − R I in V: what the motion pumps.</summary>
    public IReadOnlyList<double> PumpedVoltages { get; }

    /// <summary>Mean of the voltage over the second half, in V: its dc value in the end.</summary>
    public double Mean { get; }

    /// <summary>Half of the voltage's extent over the second half, in V.</summary>
    public double Amplitude { get; }

    /// <summary>Strongest line of the voltage in the second half, in Hz; null where it is constant.</summary>
    public double? Frequency { get; }

    /// <summary>Amplitude spectrum of the voltage in the second half, its mean taken away, in V s.</summary>
    public FourierSpectrum Spectrum { get; }

    /// <summary>The voltage and its company as they were recorded.</summary>
    internal static ElectricTrajectory Of(IReadOnlyList<double> times, ElectricState[] states) => new(times, states);

    /// <summary>The voltage and its company along a trajectory.</summary>
    internal static ElectricTrajectory Of(TwoWayMotion motion, IReadOnlyList<double> times, IReadOnlyList<IReadOnlyList<Vector3d>> directions)
    {
        double[] state = new double[3 * directions.Count];
        ElectricState[] states = new ElectricState[times.Count];
        for (int i = 0; i < states.Length; i++)
        {
            for (int k = 0; k < directions.Count; k++) Moments.Write(state, k, directions[k][i]);
            states[i] = motion.ElectricAt(times[i], state);
        }
        return new ElectricTrajectory(times, states);
    }
}
