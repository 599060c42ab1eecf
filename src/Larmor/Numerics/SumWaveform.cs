namespace Larmor.Numerics;

/// <summary>Waveforms that add.</summary>
internal sealed class SumWaveform(params Waveform[] parts) : Waveform
{
    public override IReadOnlyList<double> Corners { get; } = [.. parts.SelectMany(part => part.Corners).Distinct().Order()];

    public override double LongestStep => parts.Length == 0 ? double.PositiveInfinity : parts.Min(part => part.LongestStep);

    public override double At(double time)
    {
        double sum = 0;
        foreach (Waveform part in parts) sum += part.At(time);
        return sum;
    }

    public override double DerivativeAt(double time)
    {
        double sum = 0;
        foreach (Waveform part in parts) sum += part.DerivativeAt(time);
        return sum;
    }
}
