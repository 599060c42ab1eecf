using CsCheck;
using Larmor.Numerics;
using Larmor.Numerics.Sphere;

namespace Larmor.Tests.Numerics.Sphere;

/// <summary>Tangent fields taken apart into a gradient and a turned gradient, and series of harmonics as polynomials with derivatives.</summary>
public class TangentFieldTests
{
    private static readonly Gen<double[]> Coefficients = Gen.Double[-1, 1].Array[RealHarmonics.Count(5)].Select(all => { all[0] = 0; return all; });

    [Fact]
    public void A_field_of_two_known_potentials_gives_both_back() =>
        Gen.Select(Coefficients, Coefficients).Sample((gradient, rotation) =>
        {
            SphereFunction g = new(new HarmonicSeries(5, gradient)), r = new(new HarmonicSeries(5, rotation));
            Vector3d Field(Vector3d u) => Across(u, g.Gradient(u)) + Vector3d.Cross(u, r.Gradient(u));
            TangentField found = TangentField.Of(Field, 64, 1e-14);
            Assert.True(found.IsResolved);
            AssertSame(gradient, found.Gradient);
            AssertSame(rotation, found.Rotation);
            Assert.InRange(found.ResidualOf(Field), 0, 1e-12);
        }, iter: 30);

    [Fact]
    public void Potentials_that_are_no_polynomials_are_recovered_as_well()
    {
        Vector3d p = UnitVector.Along(1, -2, 0.5), n = UnitVector.Along(0.3, 1, 2);
        // ∇ log(3 + u·p) + u × ∇ exp(u·n/2)
        Vector3d Field(Vector3d u) => Across(u, (1 / (3 + Vector3d.Dot(u, p))) * p) + Vector3d.Cross(u, 0.5 * Math.Exp(Vector3d.Dot(u, n) / 2) * n);
        TangentField found = TangentField.Of(Field, 128, 1e-14);
        SphereFunction g = new(found.Gradient), r = new(found.Rotation);
        Vector3d first = UnitVector.Along(1, 1, 1);
        foreach (UnitVector direction in SpherePoints.Fibonacci(50))
        {
            Vector3d u = direction;
            Assert.Equal(Math.Log((3 + Vector3d.Dot(u, p)) / (3 + Vector3d.Dot(first, p))), g.Value(u) - g.Value(first), 1e-10);
            Assert.Equal(Math.Exp(Vector3d.Dot(u, n) / 2) - Math.Exp(Vector3d.Dot(first, n) / 2), r.Value(u) - r.Value(first), 1e-10);
        }
    }

    [Fact]
    public void A_field_too_sharp_for_the_highest_degree_says_so()
    {
        Vector3d Field(Vector3d u) => Across(u, (1 / (1.01 + u.Z)) * UnitVector.Z.Components);
        TangentField found = TangentField.Of(Field, 16, 1e-12);
        Assert.False(found.IsResolved);
        Assert.InRange(found.ResidualOf(Field), 0.01, 1);
    }

    [Fact]
    public void No_field_has_no_potentials()
    {
        TangentField found = TangentField.Of(_ => Vector3d.Zero, 64, 1e-12);
        Assert.Equal(0, found.Gradient.Degree);
        Assert.Equal(0, found.ResidualOf(_ => Vector3d.Zero));
    }

    [Fact]
    public void A_series_has_the_values_of_its_harmonics_everywhere_and_at_the_poles() =>
        Coefficients.Sample(coefficients =>
        {
            HarmonicSeries series = new(5, coefficients);
            SphereFunction function = new(series);
            foreach (Vector3d u in new Vector3d[] { UnitVector.Z, -UnitVector.Z, UnitVector.X, UnitVector.Along(1, -2, 0.3) }) Assert.Equal(series.At(u), function.Value(u), 1e-13);
        }, iter: 20);

    [Fact]
    public void Derivatives_of_a_series_are_those_of_its_values() =>
        Gen.Select(Coefficients, Gen.Double[0, Math.PI], Gen.Double[0, 2 * Math.PI]).Sample((coefficients, theta, phi) =>
        {
            SphereFunction function = new(new HarmonicSeries(5, coefficients));
            Vector3d u = UnitVector.FromAngles(theta, phi), gradient = function.Gradient(u);
            SymmetricMatrix3 hessian = function.Hessian(u);
            const double h = 1e-4;
            foreach (Vector3d axis in new Vector3d[] { UnitVector.X, UnitVector.Y, UnitVector.Z })
            {
                // Fourth order: error below 1e-14 for polynomials of degree 5 of this size.
                double slope = ((8 * (function.Value(u + (h * axis)) - function.Value(u - (h * axis)))) - function.Value(u + (2 * h * axis)) + function.Value(u - (2 * h * axis))) / (12 * h);
                Vector3d curve = ((8 * (function.Gradient(u + (h * axis)) - function.Gradient(u - (h * axis)))) - (function.Gradient(u + (2 * h * axis)) - function.Gradient(u - (2 * h * axis)))) / (12 * h);
                Assert.Equal(slope, Vector3d.Dot(gradient, axis), 1e-9);
                Assert.InRange((curve - (hessian * axis)).Norm, 0, 1e-8);
            }
        }, iter: 50);

    private static Vector3d Across(Vector3d u, Vector3d v) => v - (Vector3d.Dot(u, v) * u);

    private static void AssertSame(double[] expected, HarmonicSeries found)
    {
        for (int i = 1; i < expected.Length; i++) Assert.Equal(expected[i], i < found.Coefficients.Length ? found.Coefficients[i] : 0, 1e-12);
    }
}
