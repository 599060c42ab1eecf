namespace Larmor.Physics.Oracle;

/// <summary>A complex function on the sphere as a finite sum of spherical harmonics Y_lm (with the phase of Condon and Shortley), with u_x, u_y, u_z and the rotations u × ∇ = iL acting on it.</summary>
/// <remarks>
/// L_z Y_lm = m Y_lm, L_± Y_lm = √[l(l + 1) − m(m ± 1)] Y_l,m±1; u_z Y_lm = A_l+1,m Y_l+1,m + A_lm Y_l−1,m with A_lm² = (l² − m²)/(4l² − 1);
/// (u_x ± i u_y) Y_lm = ∓B_l+1,±m+1 Y_l+1,m±1 ± B_l,∓m Y_l−1,m±1 with B_lm² = (l + m)(l + m − 1)/(4l² − 1). No degree is cut off, so that products are exact.
/// Source: D. A. Varshalovich, A. N. Moskalev, V. K. Khersonskii, Quantum Theory of Angular Momentum (1988), chapter 5.
/// </remarks>
internal sealed class AngularMomenta
{
    private static readonly DoubleDouble Half = 0.5;

    private readonly Dictionary<(int L, int M), (DoubleDouble Re, DoubleDouble Im)> terms = [];

    public IEnumerable<(int L, int M)> Places => terms.Keys;

    public (DoubleDouble Re, DoubleDouble Im) this[int l, int m] => terms.GetValueOrDefault((l, m));

    /// <summary>A real harmonic: Y_l0, √2 Re Y_lm for m &gt; 0, √2 Im Y_l|m| for m &lt; 0.</summary>
    public static AngularMomenta Real(int l, int m)
    {
        AngularMomenta one = new();
        DoubleDouble root = Root(Half), sign = Math.Abs(m) % 2 == 0 ? 1 : -1;
        if (m == 0) one.Add(l, 0, 1, 0);
        // Y_l,−m = (−1)^m times the conjugate of Y_lm.
        if (m > 0) one.Add(l, m, root, 0).Add(l, -m, sign * root, 0);
        if (m < 0) one.Add(l, -m, 0, -root).Add(l, m, 0, sign * root);
        return one;
    }

    /// <summary>The coefficient of that real harmonic in a real function.</summary>
    public DoubleDouble RealPart(int l, int m) => m == 0 ? this[l, 0].Re : m > 0 ? Root(2) * this[l, m].Re : -(Root(2) * this[l, -m].Im);

    /// <summary>The part of u × ∇ along x, y or z.</summary>
    public AngularMomenta Turned(int axis)
    {
        AngularMomenta result = new();
        foreach (((int l, int m), (DoubleDouble re, DoubleDouble im)) in terms)
        {
            // i L_z.
            if (axis == 2)
            {
                result.Add(l, m, -(m * im), m * re);
                continue;
            }
            foreach (int step in new[] { 1, -1 })
            {
                DoubleDouble factor = Half * Root((l * (l + 1)) - (m * (m + step)));
                // i (L_+ + L_−)/2 and (L_+ − L_−)/2.
                if (axis == 0) result.Add(l, m + step, -(factor * im), factor * re);
                else result.Add(l, m + step, step * factor * re, step * factor * im);
            }
        }
        return result;
    }

    /// <summary>u_x, u_y or u_z times the function.</summary>
    public AngularMomenta Times(int axis)
    {
        AngularMomenta result = new();
        foreach (((int l, int m), (DoubleDouble re, DoubleDouble im)) in terms)
        {
            if (axis == 2)
            {
                foreach (int to in new[] { l + 1, l - 1 })
                {
                    int top = Math.Max(l, to);
                    DoubleDouble factor = Ratio((top * top) - (m * m), top);
                    if (to >= Math.Abs(m)) result.Add(to, m, factor * re, factor * im);
                }
                continue;
            }
            foreach (int step in new[] { 1, -1 })
            {
                foreach (int to in new[] { l + 1, l - 1 })
                {
                    if (to < Math.Abs(m + step)) continue;
                    int top = Math.Max(l, to), order = to > l ? (step * m) + 1 : -step * m;
                    DoubleDouble factor = (to > l ? -step : step) * Half * Ratio((top + order) * (top + order - 1), top);
                    // (u_+ + u_−)/2 and −i (u_+ − u_−)/2.
                    if (axis == 0) result.Add(to, m + step, factor * re, factor * im);
                    else result.Add(to, m + step, step * factor * im, -(step * factor * re));
                }
            }
        }
        return result;
    }

    /// <summary>Adds a multiple of another function to this.</summary>
    public AngularMomenta Plus(DoubleDouble factor, AngularMomenta other)
    {
        if (factor.IsZero) return this;
        foreach (((int l, int m), (DoubleDouble re, DoubleDouble im)) in other.terms) Add(l, m, factor * re, factor * im);
        return this;
    }

    /// <summary>√a, one step of Newton's from double precision.</summary>
    internal static DoubleDouble Root(DoubleDouble a)
    {
        if (a.IsZero) return a;
        DoubleDouble root = Math.Sqrt(a.ToDouble());
        return root + ((a - (root * root)) / (2 * root));
    }

    private static DoubleDouble Ratio(int numerator, int l) => Root((DoubleDouble)numerator / ((4 * l * l) - 1));

    private AngularMomenta Add(int l, int m, DoubleDouble re, DoubleDouble im)
    {
        (DoubleDouble a, DoubleDouble b) = this[l, m];
        if (Math.Abs(m) <= l) terms[(l, m)] = (a + re, b + im);
        return this;
    }
}
