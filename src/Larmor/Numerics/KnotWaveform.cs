namespace Larmor.Numerics;

/// <summary>How a value passes from one knot of a waveform to the next.</summary>
public enum WaveformEdge
{
    /// <summary>At an even rate: the slope jumps at both ends.</summary>
    Linear,

    /// <summary>By s²(3 − 2s) with s from 0 to 1: the slope vanishes at both ends and only the curvature jumps.</summary>
    Smooth,
}

/// <summary>Values at given times with edges between them: steps, pulses, trains and tables. Two knots at the same time are a jump.</summary>
/// <remarks>Before the first knot its value, from the last one on the last value. At a knot the value and the slope are taken from the right.</remarks>
internal sealed class KnotWaveform(double[] times, double[] values, WaveformEdge edge) : Waveform
{
    private readonly double[] corners = [.. times.Distinct()];

    public override IReadOnlyList<double> Corners => corners;

    public override double At(double time)
    {
        int i = Last(time);
        if (i < 0) return values[0];
        if (i == times.Length - 1) return values[i];
        double s = (time - times[i]) / (times[i + 1] - times[i]);
        return values[i] + ((values[i + 1] - values[i]) * (edge == WaveformEdge.Linear ? s : s * s * (3 - (2 * s))));
    }

    public override double DerivativeAt(double time)
    {
        int i = Last(time);
        if (i < 0 || i == times.Length - 1) return 0;
        double length = times[i + 1] - times[i], s = (time - times[i]) / length;
        return (values[i + 1] - values[i]) / length * (edge == WaveformEdge.Linear ? 1 : 6 * s * (1 - s));
    }

    /// <summary>Index of the last knot that does not lie after the time; −1 before the first.</summary>
    private int Last(double time)
    {
        (int low, int high) = (-1, times.Length - 1);
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (times[middle] <= time) low = middle;
            else high = middle - 1;
        }
        return low;
    }
}
