using Larmor.Coupling;

namespace Larmor.Experiments.Motion;

/// <summary>Voltage, current and resistance that electrons with a time of their own show at the instants of a trajectory; empty where there are none.</summary>
/// <param name="motion">The motion; null for none.</param>
/// <param name="samples">Number of instants.</param>
internal sealed class LaggingRecord(TransientTwoWayMotion? motion, int samples)
{
    private const int Numbers = 5;
    private readonly double[] values = new double[motion is null ? 0 : Numbers * samples];

    /// <summary>The motion; null for none.</summary>
    public TransientTwoWayMotion? Motion => motion;

    /// <summary>Records an instant.</summary>
    public void Record(int instant, double time, ReadOnlySpan<double> state)
    {
        if (motion is null) return;
        ElectricState electric = motion.ElectricAt(time, state[..motion.Dimension]);
        double[] one = [electric.Voltage, electric.CurrentDensity, electric.ResistanceArea, electric.SourceVoltage, motion.StoredEnergy(state[..motion.Dimension])];
        one.CopyTo(values, Numbers * instant);
    }

    /// <summary>The electric states at the first instants.</summary>
    public ElectricState[] States(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new ElectricState(values[Numbers * i], values[(Numbers * i) + 1], values[(Numbers * i) + 2], values[(Numbers * i) + 3]) { Area = motion!.QuasiStatic.Area })];

    /// <summary>The free energy of the accumulation at the first instants, in J.</summary>
    public double[] Stored(int count) => [.. Enumerable.Range(0, count).Select(i => values[(Numbers * i) + 4])];

    /// <summary>What a checkpoint keeps of the first instants.</summary>
    public ReadOnlySpan<double> Kept(int count) => values.AsSpan(0, motion is null ? 0 : Numbers * count);

    /// <summary>Takes up what a checkpoint kept.</summary>
    public void TakeUp(double[] kept) => kept.CopyTo(values, 0);
}
