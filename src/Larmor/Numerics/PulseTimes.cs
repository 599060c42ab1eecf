namespace Larmor.Numerics;

/// <summary>The parts of one pulse.</summary>
/// <param name="Rise">Length of the rising edge in s; zero for a jump.</param>
/// <param name="Width">Time at full height in s.</param>
/// <param name="Fall">Length of the falling edge in s; zero for a jump.</param>
public readonly record struct PulseTimes(double Rise, double Width, double Fall)
{
    /// <summary>From the beginning of the rise to the end of the fall, in s.</summary>
    public double Length => Rise + Width + Fall;
}
