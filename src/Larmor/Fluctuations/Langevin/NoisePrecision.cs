namespace Larmor.Fluctuations.Langevin;

/// <summary>The arithmetic in which the normal numbers of an ensemble are made; the motion itself is always in double precision.</summary>
public enum NoisePrecision
{
    /// <summary>
    /// Single precision: four numbers from two random words. Their errors are near 1e-7, the largest is 6.66, and the chance to pass 6 standard deviations is right to 1 %. The default: no average
    /// of an ensemble tells it from double precision, and a step takes two thirds of the time.
    /// </summary>
    Binary32,

    /// <summary>Double precision: two numbers from two random words, from uniform numbers of 53 bits and more. Their errors are near 1e-16, the largest is 9.42, and the chance to pass 8 standard deviations is right to 1e-4.</summary>
    Binary64,
}
