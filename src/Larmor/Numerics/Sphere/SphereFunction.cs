namespace Larmor.Numerics.Sphere;

/// <summary>
/// A <see cref="HarmonicSeries"/> as a polynomial in x, y, z with its derivatives: Σ_m [a_m(z) Re(x + iy)^m + b_m(z) Im(x + iy)^m], with polynomials a_m, b_m. No pole is singular.
/// </summary>
/// <remarks>On the sphere it is the series; outside a smooth continuation, whose gradient and Hessian have the right parts along the sphere.</remarks>
internal sealed class SphereFunction
{
    private readonly Order[] orders;

    /// <summary>The function of a series. Orders m without any coefficient cost nothing.</summary>
    public SphereFunction(HarmonicSeries series) =>
        orders = [.. Enumerable.Range(0, series.Degree + 1).Select(m => Order.Of(series, m)).Where(order => order is not null).Select(order => order!)];

    /// <summary>The value.</summary>
    public double Value(Vector3d u)
    {
        double sum = 0;
        foreach (Order order in orders)
        {
            (Sums cosine, Sums sine) = order.At(u.Z, 0);
            (double re, double im) = Power(u, order.M);
            sum += (cosine.Value * re) + (sine.Value * im);
        }
        return sum;
    }

    /// <summary>∂/∂u. The hot path of an equation of motion: allocates nothing.</summary>
    public Vector3d Gradient(Vector3d u)
    {
        double x = 0, y = 0, z = 0, before = 0, beforeImaginary = 0, re = 1, im = 0;
        int power = 0;
        foreach (Order order in orders)
        {
            int m = order.M;
            // (x + iy)^m and the power before it; ∂x (x + iy)^m = m (x + iy)^{m−1}, ∂y = i times that.
            for (; power < m; power++) (before, beforeImaginary, re, im) = (re, im, (re * u.X) - (im * u.Y), (re * u.Y) + (im * u.X));
            order.Slopes(u.Z, out double a, out double slopeOfA, out double b, out double slopeOfB);
            x += m * ((a * before) + (b * beforeImaginary));
            y += m * ((b * before) - (a * beforeImaginary));
            z += (slopeOfA * re) + (slopeOfB * im);
        }
        return new Vector3d(x, y, z);
    }

    /// <summary>∂²/∂u∂u.</summary>
    public SymmetricMatrix3 Hessian(Vector3d u)
    {
        SymmetricMatrix3 sum = default;
        foreach (Order order in orders)
        {
            int m = order.M;
            (Sums a, Sums b) = order.At(u.Z, 2);
            (double re, double im) = Power(u, m);
            (double re1, double im1) = Power(u, m - 1);
            (double re2, double im2) = Power(u, m - 2);
            double xx = m * (m - 1) * ((a.Value * re2) + (b.Value * im2)), xy = m * (m - 1) * ((b.Value * re2) - (a.Value * im2));
            double xz = m * ((a.First * re1) + (b.First * im1)), yz = m * ((b.First * re1) - (a.First * im1));
            sum += new SymmetricMatrix3(xx, -xx, (a.Second * re) + (b.Second * im), xy, xz, yz);
        }
        return sum;
    }

    private static (double Re, double Im) Power(Vector3d u, int m)
    {
        if (m < 0) return (0, 0);
        (double re, double im) = (1, 0);
        for (int k = 0; k < m; k++) (re, im) = ((re * u.X) - (im * u.Y), (re * u.Y) + (im * u.X));
        return (re, im);
    }

    /// <summary>A polynomial in z with its derivatives.</summary>
    private record struct Sums(double Value, double First, double Second);

    /// <summary>All harmonics of one |m|: q_l = p_lm/sin^m θ by q_l = r_l (z q_{l−1} − q_{l−2}/r_{l−1}).</summary>
    private sealed class Order(int m, double start, double[] cosine, double[] sine, double[] rises)
    {
        // r_l/r_{l−1}
        private readonly double[] falls = [.. rises.Select((rise, k) => k > 1 ? rise / rises[k - 1] : 0)];

        public int M => m;

        public static Order? Of(HarmonicSeries series, int m)
        {
            int last = series.Degree;
            while (last >= m && At(series, last, m) == 0 && At(series, last, -m) == 0) last--;
            if (last < m) return null;
            double start = Math.Sqrt((m == 0 ? 0.5 : 1) / (2 * Math.PI));
            for (int k = 1; k <= m; k++) start *= Math.Sqrt(((2 * k) + 1) / (2.0 * k));
            int count = last - m + 1;
            return new Order(
                m, start, [.. Enumerable.Range(m, count).Select(l => At(series, l, m))], [.. Enumerable.Range(m, count).Select(l => m == 0 ? 0 : At(series, l, -m))],
                [.. Enumerable.Range(m, count).Select(l => l == m ? 0 : RealHarmonics.Rise(l, m))]);
        }

        /// <summary>a_m and b_m with as many derivatives as asked for.</summary>
        public (Sums A, Sums B) At(double z, int derivatives)
        {
            Sums before = default, here = new(start, 0, 0), a = default, b = default;
            for (int k = 0; k < cosine.Length; k++)
            {
                if (k > 0)
                {
                    double rise = rises[k], fall = k > 1 ? 1 / rises[k - 1] : 0;
                    Sums next = new(
                        rise * ((z * here.Value) - (fall * before.Value)),
                        derivatives < 1 ? 0 : rise * ((z * here.First) + here.Value - (fall * before.First)),
                        derivatives < 2 ? 0 : rise * ((z * here.Second) + (2 * here.First) - (fall * before.Second)));
                    (before, here) = (here, next);
                }
                a = new Sums(a.Value + (cosine[k] * here.Value), a.First + (cosine[k] * here.First), a.Second + (cosine[k] * here.Second));
                b = new Sums(b.Value + (sine[k] * here.Value), b.First + (sine[k] * here.First), b.Second + (sine[k] * here.Second));
            }
            return (a, b);
        }

        /// <summary>a_m, b_m and their first derivatives.</summary>
        public void Slopes(double z, out double a, out double slopeOfA, out double b, out double slopeOfB)
        {
            double value = start, slope = 0, valueBefore = 0, slopeBefore = 0;
            (a, slopeOfA, b, slopeOfB) = (cosine[0] * value, 0, sine[0] * value, 0);
            ReadOnlySpan<double> cosines = cosine, sines = sine, rise = rises, fall = falls;
            for (int k = 1; k < cosines.Length && k < sines.Length && k < rise.Length && k < fall.Length; k++)
            {
                double next = (rise[k] * z * value) - (fall[k] * valueBefore), nextSlope = (rise[k] * ((z * slope) + value)) - (fall[k] * slopeBefore);
                (valueBefore, slopeBefore, value, slope) = (value, slope, next, nextSlope);
                a += cosines[k] * value;
                b += sines[k] * value;
                slopeOfA += cosines[k] * slope;
                slopeOfB += sines[k] * slope;
            }
        }

        private static double At(HarmonicSeries series, int l, int m) => series.Coefficients[RealHarmonics.Index(l, m)];
    }
}
