namespace Larmor.Numerics.Sphere;

/// <summary>
/// Real spherical harmonics Y_lm = p_lm(cos θ) f_m(φ)/√(2π), orthonormal on the unit sphere: f_0 = 1, f_m = √2 cos mφ for m &gt; 0 and √2 sin |m|φ for m &lt; 0, θ from z and φ from x.
/// </summary>
/// <remarks>∫ p_lm² dc = 1; no sign (−1)^m. The harmonic (l, m) stands at l² + l + m. Source: NIST Handbook of Mathematical Functions (2010), sections 14.10 and 14.30.</remarks>
internal static class RealHarmonics
{
    /// <summary>Place of a harmonic.</summary>
    public static int Index(int l, int m) => (l * l) + l + m;

    /// <summary>Number of harmonics up to a degree.</summary>
    public static int Count(int degree) => (degree + 1) * (degree + 1);

    /// <summary>Writes p_lm(c) of one order m ≥ 0 for l = m to the degree at l − m.</summary>
    /// <param name="degree">Highest l.</param>
    /// <param name="m">m.</param>
    /// <param name="c">cos θ.</param>
    /// <param name="s">sin θ, not negative.</param>
    /// <param name="values">degree − m + 1 numbers.</param>
    public static void Polynomials(int degree, int m, double c, double s, Span<double> values)
    {
        double start = Math.Sqrt(0.5);
        for (int k = 1; k <= m; k++) start *= s * Math.Sqrt(((2 * k) + 1) / (2.0 * k));
        values[0] = start;
        if (degree > m) values[1] = Math.Sqrt((2 * m) + 3) * c * start;
        for (int l = m + 2; l <= degree; l++)
        {
            values[l - m] = Rise(l, m) * ((c * values[l - m - 1]) - (values[l - m - 2] / Rise(l - 1, m)));
        }
    }

    /// <summary>√[(4l² − 1)/(l² − m²)].</summary>
    public static double Rise(int l, int m) => Math.Sqrt(((4.0 * l * l) - 1) / ((double)(l - m) * (l + m)));

    /// <summary>Writes all harmonics at a direction.</summary>
    public static void Write(int degree, Vector3d u, Span<double> values)
    {
        double s = Math.Sqrt((u.X * u.X) + (u.Y * u.Y)), scale = 1 / Math.Sqrt(2 * Math.PI);
        (double cosine, double sine) = s > 0 ? (u.X / s, u.Y / s) : (1, 0);
        (double cos, double sin) = (1, 0);
        Span<double> column = stackalloc double[degree + 1];
        for (int m = 0; m <= degree; m++)
        {
            Polynomials(degree, m, u.Z, s, column);
            double factor = m == 0 ? scale : scale * Math.Sqrt(2);
            for (int l = m; l <= degree; l++)
            {
                values[Index(l, m)] = factor * column[l - m] * cos;
                if (m > 0) values[Index(l, -m)] = factor * column[l - m] * sin;
            }
            (cos, sin) = ((cos * cosine) - (sin * sine), (sin * cosine) + (cos * sine));
        }
    }

    /// <summary>(1/2π) ∫ f_a f_b f_c dφ.</summary>
    public static double Product(int a, int b, int c)
    {
        // f_m is the sum over both signs of e^{±i|m|φ} with these factors; those that turn together to zero remain.
        double sum = 0;
        for (int signs = 0; signs < 8; signs++)
        {
            int x = Signed(a, signs & 1), y = Signed(b, signs & 2), z = Signed(c, signs & 4);
            if (x + y + z != 0 || Twice(a, signs & 1) || Twice(b, signs & 2) || Twice(c, signs & 4)) continue;
            System.Numerics.Complex product = Factor(a, x) * Factor(b, y) * Factor(c, z);
            sum += product.Real;
        }
        return sum;

        static int Signed(int m, int bit) => bit == 0 ? Math.Abs(m) : -Math.Abs(m);

        static bool Twice(int m, int bit) => m == 0 && bit != 0;

        static System.Numerics.Complex Factor(int m, int turn) =>
            m == 0 ? 1 : m > 0 ? Math.Sqrt(0.5) : new System.Numerics.Complex(0, turn > 0 ? -Math.Sqrt(0.5) : Math.Sqrt(0.5));
    }
}
