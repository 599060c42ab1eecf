namespace Larmor.Numerics.Lanes;

/// <summary>
/// Numbers of the map from 64 + 64 random bits to four normal numbers (Box and Muller), in single precision: r = √(−2 ln a), normals r sin πt and ± r cos πt.
/// </summary>
/// <remarks>
/// <para>a = x/2³² in (0, 1], x 32 bits of the first word with the last one set; t = y/2³² in [−1/2, 1/2), y 32 bits of the second word as a signed number,
/// and the last bit of y is the sign of the cosine (a half circle and a sign). Upper and lower halves of the two words give two pairs.</para>
/// <para>a = 2^k m with 3/4 ≤ m &lt; 3/2, so that −2 ln a = −2k ln 2 + f P(f), f = m − 1, and nothing cancels near a = 1. P, S in sin πt = t S(t²) and C in
/// cos πt = C(t²) are the polynomials that interpolate in the Chebyshev points of −1/4 ≤ f ≤ 1/2 and 0 ≤ t² ≤ 1/4, computed in 40 digits and rounded. Largest
/// errors with rounded coefficients: P 9e-8, S and C 1.1e-7. The largest normal number is √(64 ln 2) = 6.66; the chance to pass 6 is right to 1 %.</para>
/// <para>Only shifts, correctly rounded operations and fused multiply-add: the same bits for every width of lanes. Source of the method: G. E. P. Box,
/// M. E. Muller, Ann. Math. Statist. 29, 610 (1958), doi:10.1214/aoms/1177706645; the coefficients are our own.</para>
/// </remarks>
internal static class NormalPolynomials
{
    /// <summary>Bits of 3/4 in single precision, 32 binary orders up: the word whose distance to x gives k.</summary>
    public const int BitsOfThreeQuarters = 0x3F400000 + (32 << 23);

    /// <summary>−2 ln 2.</summary>
    public const float MinusTwoLogTwo = -1.38629436f;

    /// <summary>2⁻³².</summary>
    public const float Turn = 1 / 4294967296f;

    public const float P0 = -2.0f, P1 = 1.0000014305114746f, P2 = -0.6666700839996338f, P3 = 0.4998583197593689f, P4 = -0.3995806574821472f;
    public const float P5 = 0.33671391010284424f, P6 = -0.29945793747901917f, P7 = 0.2391365021467209f, P8 = -0.10590212792158127f;
    public const float S0 = 3.1415927410125732f, S1 = -5.167710304260254f, S2 = 2.550077438354492f, S3 = -0.5982903838157654f, S4 = 0.07765591144561768f;
    public const float C0 = 0.9999999403953552f, C1 = -4.934792995452881f, C2 = 4.05841064453125f, C3 = -1.3318729400634766f, C4 = 0.21968242526054382f;
}
