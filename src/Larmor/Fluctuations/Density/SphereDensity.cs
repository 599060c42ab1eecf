using System.Globalization;
using Larmor.Numerics;
using Larmor.Numerics.Sphere;

namespace Larmor.Fluctuations.Density;

/// <summary>
/// A probability density ρ on the sphere of one moment, in 1/sr, as a sum of real spherical harmonics: ρ = Σ ρ_lm Y_lm with ∫ρ dΩ = √(4π) ρ_00 = 1.
/// </summary>
/// <remarks>
/// Where ρ is small beside its largest value it may come out slightly negative: the sum is right to its truncation and rounding error, not relative to ρ itself. For
/// probabilities far below 1e-10 use a form that keeps them positive.
/// </remarks>
public sealed class SphereDensity
{
    internal SphereDensity(HarmonicSeries series) => Series = series;

    /// <summary>Highest degree l.</summary>
    public int Degree => Series.Degree;

    /// <summary>The coefficients.</summary>
    internal HarmonicSeries Series { get; }

    /// <summary>The density that is 1/(4π) everywhere.</summary>
    public static SphereDensity Uniform { get; } = new(new HarmonicSeries(0, [1 / Math.Sqrt(4 * Math.PI)]));

    /// <summary>
    /// A moment that points in one direction: the harmonics of a point up to a degree. Averages of functions up to that degree are exact; as a function on the sphere it is no
    /// density before diffusion has smoothed it.
    /// </summary>
    /// <param name="direction">The direction.</param>
    /// <param name="degree">Highest l kept.</param>
    public static SphereDensity At(UnitVector direction, int degree)
    {
        double[] coefficients = new double[RealHarmonics.Count(degree)];
        RealHarmonics.Write(degree, direction, coefficients);
        return new SphereDensity(new HarmonicSeries(degree, coefficients));
    }

    /// <summary>The density in proportion to a function.</summary>
    /// <param name="function">A function of the direction, not negative.</param>
    /// <param name="degree">Highest l kept.</param>
    /// <exception cref="ArgumentException">Its integral is not positive and finite.</exception>
    public static SphereDensity InProportionTo(Func<UnitVector, double> function, int degree)
    {
        double[] coefficients = HarmonicSeries.Projected(u => function(UnitVector.Along(u)), degree);
        double total = coefficients[0] * Math.Sqrt(4 * Math.PI);
        if (!(total > 0 && double.IsFinite(total))) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"A density needs a function with a positive integral over the sphere; got {total:G3}."), nameof(function));
        return new SphereDensity(new HarmonicSeries(degree, [.. coefficients.Select(c => c / total)]));
    }

    /// <summary>Boltzmann's density exp(−E/kT) of an energy given as E/kT.</summary>
    /// <param name="reducedEnergy">E(u)/kT.</param>
    /// <param name="degree">Highest l kept.</param>
    public static SphereDensity Boltzmann(Func<UnitVector, double> reducedEnergy, int degree)
    {
        double least = SpherePoints.Fibonacci(2000).Min(reducedEnergy);
        return InProportionTo(u => Math.Exp(least - reducedEnergy(u)), degree);
    }

    /// <summary>∫ρ dΩ.</summary>
    public double TotalProbability => Series.Coefficients[0] * Math.Sqrt(4 * Math.PI);

    /// <summary>ρ(u) in 1/sr.</summary>
    public double ValueAt(UnitVector u) => Series.At(u);

    /// <summary>⟨u⟩.</summary>
    public Vector3d Mean
    {
        get
        {
            double scale = Math.Sqrt(4 * Math.PI / 3);
            return new Vector3d(scale * Coefficient(1, 1), scale * Coefficient(1, -1), scale * Coefficient(1, 0));
        }
    }

    /// <summary>⟨u u⟩.</summary>
    public SymmetricMatrix3 SecondMoments
    {
        get
        {
            double third = TotalProbability / 3, scale = Math.Sqrt(4 * Math.PI / 15), zz = Math.Sqrt(16 * Math.PI / 5) / 3 * Coefficient(2, 0), difference = scale * Coefficient(2, 2);
            return new SymmetricMatrix3(
                third - (0.5 * zz) + difference, third - (0.5 * zz) - difference, third + zz,
                scale * Coefficient(2, -2), scale * Coefficient(2, 1), scale * Coefficient(2, -1));
        }
    }

    /// <summary>
    /// Chance to be found in a cap u·axis &gt; c, a pure number: Σ ρ_lm Y_lm(axis) 2π∫_c^1 P_l dx, exact for the harmonics that the density has (Funk and Hecke).
    /// </summary>
    /// <param name="axis">The middle of the cap.</param>
    /// <param name="height">c, between −1 and 1, dimensionless.</param>
    public double ProbabilityAbove(UnitVector axis, double height)
    {
        double[] harmonics = new double[Series.Coefficients.Length];
        RealHarmonics.Write(Degree, axis.Components, harmonics);
        double sum = 0, before = 1, here = height;
        for (int l = 0; l <= Degree; l++)
        {
            // P_l and P_(l+1) at c; the integral is [P_(l−1) − P_(l+1)]/(2l + 1).
            (double lower, double upper) = l == 0 ? (1, here) : (before, (((2 * l) + 1) * height * here / (l + 1)) - (l * before / (l + 1)));
            double share = 0;
            for (int m = -l; m <= l; m++) share += Series.Coefficients[RealHarmonics.Index(l, m)] * harmonics[RealHarmonics.Index(l, m)];
            sum += 2 * Math.PI * (lower - upper) / ((2 * l) + 1) * share;
            if (l > 0) (before, here) = (here, upper);
        }
        return sum;
    }

    /// <summary>⟨f⟩ of a function that harmonics up to this density's degree describe.</summary>
    public double Average(Func<UnitVector, double> function)
    {
        double[] coefficients = HarmonicSeries.Projected(u => function(UnitVector.Along(u)), Degree);
        double sum = 0;
        for (int i = coefficients.Length - 1; i >= 0; i--) sum += coefficients[i] * Series.Coefficients[i];
        return sum;
    }

    /// <summary>The probability of the hemisphere about a direction, u·n &gt; 0.</summary>
    /// <param name="axis">n.</param>
    public double ProbabilityAround(UnitVector axis) => OverHemisphere(axis, _ => 1);

    /// <summary>∫ρ K(u·n) over the hemisphere u·n &gt; 0, by Funk and Hecke's theorem: Σ_l 2π∫K P_l dc times the part of degree l of ρ at n.</summary>
    internal double OverHemisphere(UnitVector axis, Func<double, double> kernel)
    {
        (double[] points, double[] weights) = GaussLegendre.Rule(Degree + 8);
        double[] harmonics = new double[Series.Coefficients.Length], legendre = new double[Degree + 1], kernels = new double[Degree + 1];
        RealHarmonics.Write(Degree, axis, harmonics);
        for (int i = 0; i < points.Length; i++)
        {
            double c = 0.5 * (1 + points[i]);
            RealHarmonics.Polynomials(Degree, 0, c, Math.Sqrt((1 - c) * (1 + c)), legendre);
            // p_l0 = √(l + ½) P_l.
            for (int l = 0; l <= Degree; l++) kernels[l] += 0.5 * weights[i] * kernel(c) * legendre[l] / Math.Sqrt(l + 0.5);
        }
        double sum = 0;
        for (int i = harmonics.Length - 1; i >= 0; i--) sum += 2 * Math.PI * kernels[(int)Math.Sqrt(i)] * harmonics[i] * Series.Coefficients[i];
        return sum;
    }

    /// <summary>The density without the highest degrees, as far as these hold less than a share of it.</summary>
    internal SphereDensity Trimmed(double share)
    {
        int degree = Degree;
        while (degree > 0 && Tail(degree - 1) <= share) degree--;
        return degree == Degree ? this : new SphereDensity(new HarmonicSeries(degree, Series.Coefficients[..RealHarmonics.Count(degree)]));
    }

    /// <summary>Root of the sum of squares of all coefficients beyond a degree over that of all.</summary>
    internal double Tail(int degree)
    {
        double tail = 0, all = 0;
        for (int i = 0; i < Series.Coefficients.Length; i++)
        {
            double square = Series.Coefficients[i] * Series.Coefficients[i];
            all += square;
            if (i >= RealHarmonics.Count(degree)) tail += square;
        }
        return Math.Sqrt(tail / all);
    }

    /// <summary>Root of the sum of squares of the difference to another density over that of this.</summary>
    internal double Difference(SphereDensity other)
    {
        double sum = 0, all = 0;
        for (int i = 0; i < Math.Max(Series.Coefficients.Length, other.Series.Coefficients.Length); i++)
        {
            double here = i < Series.Coefficients.Length ? Series.Coefficients[i] : 0, there = i < other.Series.Coefficients.Length ? other.Series.Coefficients[i] : 0;
            (sum, all) = (sum + ((here - there) * (here - there)), all + (here * here));
        }
        return Math.Sqrt(sum / all);
    }

    private double Coefficient(int l, int m) => l <= Degree ? Series.Coefficients[RealHarmonics.Index(l, m)] : 0;
}
