namespace Larmor.Numerics.Lanes;

/// <summary>
/// Numbers of the map from 64 + 64 random bits to two normal numbers (Box and Muller), in double precision: r = √(−2 ln a), normals r sin πt and ± r cos πt.
/// </summary>
/// <remarks>
/// <para>a = x/2⁶⁴ in (0, 1], x the first word with its last bit set, rounded once to 53 bits; t = y/2⁵² − 1/2 in [−1/2, 1/2), y the upper 52 bits of the second word, whose last bit is the
/// sign of the cosine.</para>
/// <para>a = 2^k m with 3/4 ≤ m &lt; 3/2, and −2 ln m = s L(s²) with s = (m − 1)/(m + 1): −4 artanh s, so that nothing cancels near a = 1. L, S in sin πt = t S(t²) and C in cos πt = C(t²)
/// interpolate in the Chebyshev points of 0 ≤ s² ≤ 1/25 and 0 ≤ t² ≤ 1/4, computed in 45 digits and rounded. Largest errors with rounded coefficients: 1.1e-16 of each. The largest
/// normal number is √(128 ln 2) = 9.42, and the chance to pass 8 is right to 1e-4.</para>
/// <para>Only shifts, correctly rounded operations and fused multiply-add: the same bits for every width of lanes. Source of the method: G. E. P. Box,
/// M. E. Muller, Ann. Math. Statist. 29, 610 (1958), doi:10.1214/aoms/1177706645; the coefficients are our own.</para>
/// </remarks>
internal static class DoubleNormalPolynomials
{
    /// <summary>Bits of 3/4: the word whose distance to that of x, in binary orders, is k + 64.</summary>
    public const long BitsOfThreeQuarters = 0x3FE8000000000000;

    /// <summary>Bits of 2⁵²: a whole number below it, put into these bits, is that number more.</summary>
    public const long BitsOfShift = 0x4330000000000000;

    /// <summary>2⁵².</summary>
    public const double Shift = 4503599627370496;

    /// <summary>2⁵² + 64, so that what is left is k.</summary>
    public const double ShiftOfOrder = Shift + 64;

    /// <summary>2³²: the weight of the upper half of a word.</summary>
    public const double UpperHalf = 4294967296;

    /// <summary>Bits of 1.</summary>
    public const long BitsOfOne = 0x3FF0000000000000;

    /// <summary>−2 ln 2.</summary>
    public const double MinusTwoLogTwo = -1.3862943611198906;

    public const double L0 = -4.0, L1 = -1.3333333333335073, L2 = -0.799999999908737, L3 = -0.5714285896305809;
    public const double L4 = -0.4444426650260715, L5 = -0.3637305413650387, L6 = -0.3049470582889565, L7 = -0.30774005996544945;
    public const double S0 = 3.141592653589793, S1 = -5.167712780049969, S2 = 2.5501640398773007, S3 = -0.5992645293189447, S4 = 0.0821458865731029;
    public const double S5 = -0.007370430505916944, S6 = 0.0004662998161898394, S7 = -2.1903497074626018e-05, S8 = 7.697826768224191e-07;
    public const double C0 = 1.0, C1 = -4.934802200544676, C2 = 4.058712126416497, C3 = -1.335262768843447, C4 = 0.23533063012953284;
    public const double C5 = -0.025806888737002202, C6 = 0.0019295562724817132, C7 = -0.00010456655338748738, C8 = 4.149564353942586e-06;
}
