namespace Larmor.Numerics.Sphere;

/// <summary>
/// A field tangent to the unit sphere as the sum of a gradient and of a gradient turned by 90 degrees about u: X = ∇G + u × ∇R. On the sphere every smooth tangent field is such a sum, and G
/// and R are unique up to a constant.
/// </summary>
/// <param name="Gradient">G, without its constant.</param>
/// <param name="Rotation">R, without its constant.</param>
/// <param name="IsResolved">Whether the coefficients fell below the tolerance before the highest degree.</param>
/// <remarks>
/// g_lm = ∫X·∇Y_lm/[l(l+1)], r_lm = ∫X·(u × ∇Y_lm)/[l(l+1)]: vector spherical harmonics. Source: R. G. Barrera, G. A. Estevez, J. Giraldo, Eur. J. Phys. 6, 287 (1985), doi:10.1088/0143-0807/6/4/014.
/// </remarks>
internal sealed record TangentField(HarmonicSeries Gradient, HarmonicSeries Rotation, bool IsResolved)
{
    // A set without any symmetry, so that what a rule on rings cannot see is seen.
    private const int Probes = 200;

    /// <summary>Decomposes a field.</summary>
    /// <param name="field">X at a unit vector, tangent there.</param>
    /// <param name="highest">Highest degree tried.</param>
    /// <param name="tolerance">Parts of the field below this share of the largest are left out.</param>
    public static TangentField Of(Func<Vector3d, Vector3d> field, int highest, double tolerance)
    {
        for (int degree = 8; ; degree = Math.Min(2 * degree, highest))
        {
            (double[] gradient, double[] rotation) = Projected(field, degree);
            double largest = 0;
            for (int i = 1; i < gradient.Length; i++) largest = Math.Max(largest, Size(i) * Math.Max(Math.Abs(gradient[i]), Math.Abs(rotation[i])));
            int last = 0;
            for (int i = 1; i < gradient.Length; i++)
            {
                if (Size(i) * Math.Abs(gradient[i]) <= tolerance * largest) gradient[i] = 0;
                if (Size(i) * Math.Abs(rotation[i]) <= tolerance * largest) rotation[i] = 0;
                if (gradient[i] != 0 || rotation[i] != 0) last = Degree(i);
            }
            bool isResolved = 2 * last <= degree;
            if (!isResolved && degree < highest) continue;
            int count = RealHarmonics.Count(last);
            return new TangentField(new HarmonicSeries(last, gradient[..count]), new HarmonicSeries(last, rotation[..count]), isResolved);
        }
    }

    /// <summary>The largest |X − ∇G − u × ∇R| over the largest |X|, at directions that the projection did not use; 0 for no field.</summary>
    public double ResidualOf(Func<Vector3d, Vector3d> field)
    {
        SphereFunction gradient = new(Gradient), rotation = new(Rotation);
        double largest = 0, residual = 0;
        foreach (UnitVector direction in SpherePoints.Fibonacci(Probes))
        {
            Vector3d u = direction, given = field(u);
            Vector3d rebuilt = Across(u, gradient.Gradient(u)) + Vector3d.Cross(u, rotation.Gradient(u));
            largest = Math.Max(largest, given.Norm);
            residual = Math.Max(residual, (given - rebuilt).Norm);
        }
        return largest == 0 ? 0 : residual / largest;
    }

    // The size of ∇Y_lm.
    private static double Size(int place) => Math.Sqrt(Degree(place) * (Degree(place) + 1.0));

    private static int Degree(int place) => (int)Math.Sqrt(place);

    private static Vector3d Across(Vector3d u, Vector3d v) => v - (Vector3d.Dot(u, v) * u);

    private static (double[] Gradient, double[] Rotation) Projected(Func<Vector3d, Vector3d> field, int degree)
    {
        (double[] heights, double[] weights) = GaussLegendre.Rule(degree + 2);
        double[] gradient = new double[RealHarmonics.Count(degree)], rotation = new double[gradient.Length];
        for (int i = 0; i < heights.Length; i++)
        {
            Ring ring = Ring.Of(field, heights[i], degree);
            ring.Add(weights[i], degree, gradient, rotation);
        }
        for (int l = 1; l <= degree; l++)
        {
            for (int m = -l; m <= l; m++)
            {
                gradient[RealHarmonics.Index(l, m)] /= l * (l + 1.0);
                rotation[RealHarmonics.Index(l, m)] /= l * (l + 1.0);
            }
        }
        return (gradient, rotation);
    }

    /// <summary>The components of a field along θ and φ on one ring of equal height, as sums over the azimuth with cos mφ and sin mφ.</summary>
    private sealed record Ring(double C, double S, double[] DownCos, double[] DownSin, double[] AroundCos, double[] AroundSin)
    {
        public static Ring Of(Func<Vector3d, Vector3d> field, double c, int degree)
        {
            int azimuths = (2 * degree) + 4;
            double s = Math.Sqrt(1 - (c * c));
            Ring ring = new(c, s, new double[degree + 1], new double[degree + 1], new double[degree + 1], new double[degree + 1]);
            for (int j = 0; j < azimuths; j++)
            {
                (double sin, double cos) = Math.SinCos(2 * Math.PI * j / azimuths);
                Vector3d value = (2 * Math.PI / azimuths) * field(new Vector3d(s * cos, s * sin, c));
                double down = (c * ((cos * value.X) + (sin * value.Y))) - (s * value.Z), around = (cos * value.Y) - (sin * value.X);
                for (int m = 0; m <= degree; m++)
                {
                    // The angle of a whole number of steps: exact at every multiple.
                    (double sine, double cosine) = Math.SinCos(2 * Math.PI * ((long)m * j % azimuths) / azimuths);
                    ring.DownCos[m] += down * cosine;
                    ring.DownSin[m] += down * sine;
                    ring.AroundCos[m] += around * cosine;
                    ring.AroundSin[m] += around * sine;
                }
            }
            return ring;
        }

        /// <summary>∫X·∇Y and ∫X·(u × ∇Y) of this ring, with ∇Y = θ̂ p′ f + φ̂ p f′/sin θ and sin θ p′ = l c p_l − √[(2l+1)(l² − m²)/(2l − 1)] p_{l−1}.</summary>
        public void Add(double weight, int degree, double[] gradient, double[] rotation)
        {
            double[] column = new double[degree + 1];
            for (int m = 0; m <= degree; m++)
            {
                RealHarmonics.Polynomials(degree, m, C, S, column);
                double factor = weight / S * Math.Sqrt((m == 0 ? 1 : 2) / (2 * Math.PI));
                for (int l = Math.Max(1, m); l <= degree; l++)
                {
                    double p = column[l - m], before = l > m ? column[l - m - 1] : 0;
                    double slope = factor * ((l * C * p) - (Math.Sqrt(((2 * l) + 1.0) * ((l * l) - (m * m)) / ((2 * l) - 1)) * before)), turn = factor * m * p;
                    gradient[RealHarmonics.Index(l, m)] += (slope * DownCos[m]) - (turn * AroundSin[m]);
                    rotation[RealHarmonics.Index(l, m)] += (slope * AroundCos[m]) + (turn * DownSin[m]);
                    if (m == 0) continue;
                    gradient[RealHarmonics.Index(l, -m)] += (slope * DownSin[m]) + (turn * AroundCos[m]);
                    rotation[RealHarmonics.Index(l, -m)] += (slope * AroundSin[m]) - (turn * DownCos[m]);
                }
            }
        }
    }
}
