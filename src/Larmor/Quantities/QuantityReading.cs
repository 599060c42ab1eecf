namespace Larmor.Quantities;

/// <summary>A quantity as it was read from text.</summary>
/// <param name="Si">The value in the SI unit of its kind.</param>
/// <param name="Text">What was written.</param>
/// <param name="Reading">
/// For a quantity that people give in more than one way (a field as mu0 H in T, as H in A/m or Oe, as B in G; a magnetization in A/m or as mu0 Ms;
/// a conductance per area in S/m^2 or as a number of channels): how it was read, in words. Null where there is only one reading.
/// </param>
public sealed record QuantityReading(double Si, string Text, string? Reading);
