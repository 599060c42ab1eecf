using CsCheck;
using Larmor.Layers;
using Larmor.Magnetism.Energies;
using Larmor.Quantities;

namespace Larmor.Tests.Magnetism.Energies;

public sealed class DemagnetizingFactorsTests
{
    private static readonly Gen<Length> Widths = Gen.Double[-2, 2].Select(exponent => Length.FromNanometres(100 * Math.Pow(10, exponent)));

    [Fact]
    public void A_sphere_and_a_cube_have_one_third_in_every_direction()
    {
        Length width = Length.FromNanometres(7);
        foreach (DemagnetizingFactors factors in new[] { DemagnetizingFactors.Ellipsoid(width, width, width), DemagnetizingFactors.RectangularPrism(width, width, width) })
        {
            Assert.Equal(1.0 / 3, factors.X, 1e-15);
            Assert.Equal(1.0 / 3, factors.Y, 1e-15);
            Assert.Equal(1.0 / 3, factors.Z, 1e-15);
        }
    }

    [Fact]
    public void The_factors_of_ellipsoids_prisms_and_cylinders_add_up_to_one_and_fall_with_the_width() =>
        Gen.Select(Widths, Widths, Widths).Sample((x, y, z) =>
        {
            foreach (DemagnetizingFactors factors in new[] { DemagnetizingFactors.Ellipsoid(x, y, z), DemagnetizingFactors.RectangularPrism(x, y, z), DemagnetizingFactors.EllipticCylinder(x, y, z) })
            {
                Assert.Equal(1, factors.Tensor.Trace, 1e-12);
                Assert.True(Math.Min(factors.X, Math.Min(factors.Y, factors.Z)) > 0);
                if (y / z > 1.001) Assert.True(factors.Y < factors.Z);
            }
        });

    [Theory]
    [InlineData(1.5)]
    [InlineData(10)]
    [InlineData(1000)]
    public void A_prolate_spheroid_follows_its_closed_form(double m)
    {
        double root = Math.Sqrt((m * m) - 1);
        double along = 1 / ((m * m) - 1) * ((m / root * Math.Log(m + root)) - 1);
        DemagnetizingFactors factors = DemagnetizingFactors.Ellipsoid(Length.FromNanometres(1), Length.FromNanometres(1), Length.FromNanometres(m));
        Assert.Equal(along, factors.Z, 1e-13);
        Assert.Equal((1 - along) / 2, factors.X, 1e-13);
    }

    [Theory]
    [InlineData(1.5)]
    [InlineData(10)]
    [InlineData(1000)]
    public void An_oblate_spheroid_follows_its_closed_form(double m)
    {
        double along = m * m / ((m * m) - 1) * (1 - (Math.Asin(Math.Sqrt((m * m) - 1) / m) / Math.Sqrt((m * m) - 1)));
        DemagnetizingFactors factors = DemagnetizingFactors.Ellipsoid(Length.FromNanometres(1), Length.FromNanometres(m), Length.FromNanometres(m));
        Assert.Equal(along, factors.X, 1e-13);
    }

    // R. M. Bozorth, Ferromagnetism, Van Nostrand 1951, chapter 19: demagnetizing factors of spheroids along the long axis or in the plane.
    [Theory]
    [InlineData(2, 0.1735, 0.2364)]
    [InlineData(5, 0.0558, 0.1248)]
    [InlineData(10, 0.0203, 0.0696)]
    [InlineData(20, 0.00675, 0.0369)]
    [InlineData(100, 0.000430, 0.00776)]
    public void Spheroids_have_the_published_factors(double m, double prolate, double oblate)
    {
        Length one = Length.FromNanometres(1);
        Length many = Length.FromNanometres(m);
        Assert.Equal(prolate, DemagnetizingFactors.Ellipsoid(one, one, many).Z, 0.003 * prolate);
        Assert.Equal(oblate, DemagnetizingFactors.Ellipsoid(one, many, many).Z, 0.003 * oblate);
    }

    // s = a^2 e^x turns Osborn's integral into a smooth one over the whole line, where the trapezoidal rule converges geometrically.
    [Theory]
    [InlineData(2.5, 60, 130)]
    [InlineData(1, 2, 3)]
    public void A_triaxial_ellipsoid_follows_Osborns_integral(double x, double y, double z)
    {
        (double a2, double b2, double c2) = (x * x / 4, y * y / 4, z * z / 4);
        double integral = 0;
        for (double e = -60; e <= 60; e += 0.05)
        {
            double s = a2 * Math.Exp(e);
            integral += 0.05 * s / ((s + a2) * Math.Sqrt((s + a2) * (s + b2) * (s + c2)));
        }
        DemagnetizingFactors factors = DemagnetizingFactors.Ellipsoid(Length.FromNanometres(x), Length.FromNanometres(y), Length.FromNanometres(z));
        Assert.Equal(x * y * z / 16 * integral, factors.X, 1e-12);
    }

    // Aharoni's Eq. (1) as printed, with its large terms that cancel: good for prisms that are neither flat nor long.
    [Fact]
    public void The_rearranged_prism_formula_is_the_printed_one() =>
        Gen.Select(Gen.Double[0.3, 3], Gen.Double[0.3, 3], Gen.Double[0.3, 3]).Sample((a, b, c) =>
        {
            double r = Math.Sqrt((a * a) + (b * b) + (c * c));
            double ab = Math.Sqrt((a * a) + (b * b)), bc = Math.Sqrt((b * b) + (c * c)), ac = Math.Sqrt((a * a) + (c * c));
            double printed = ((b * b) - (c * c)) / (2 * b * c) * Math.Log((r - a) / (r + a));
            printed += ((a * a) - (c * c)) / (2 * a * c) * Math.Log((r - b) / (r + b));
            printed += b / (2 * c) * Math.Log((ab + a) / (ab - a));
            printed += a / (2 * c) * Math.Log((ab + b) / (ab - b));
            printed += c / (2 * a) * Math.Log((bc - b) / (bc + b));
            printed += c / (2 * b) * Math.Log((ac - a) / (ac + a));
            printed += 2 * Math.Atan(a * b / (c * r));
            printed += ((a * a * a) + (b * b * b) - (2 * c * c * c)) / (3 * a * b * c);
            printed += ((a * a) + (b * b) - (2 * c * c)) / (3 * a * b * c) * r;
            printed += c / (a * b) * (ac + bc);
            printed -= ((ab * ab * ab) + (bc * bc * bc) + (ac * ac * ac)) / (3 * a * b * c);
            DemagnetizingFactors factors = DemagnetizingFactors.RectangularPrism(Length.FromNanometres(a), Length.FromNanometres(b), Length.FromNanometres(c));
            Assert.Equal(printed / Math.PI, factors.Z, 1e-12);
        });

    // D.-X. Chen, J. A. Brug, R. B. Goldfarb, IEEE Trans. Magn. 27 (1991) 3601, magnetometric factors at zero susceptibility.
    [Theory]
    [InlineData(0.1, 0.7967)]
    [InlineData(1, 0.3116)]
    [InlineData(10, 0.0412)]
    public void A_circular_cylinder_has_the_published_factors(double heightOverDiameter, double published)
    {
        DemagnetizingFactors factors = DemagnetizingFactors.EllipticCylinder(Length.FromNanometres(heightOverDiameter), Length.FromNanometres(1), Length.FromNanometres(1));
        Assert.Equal(published, factors.X, 5e-5);
        Assert.Equal(factors.Y, factors.Z, 1e-15);
    }

    [Theory]
    [InlineData(2.5, 60, 130)]
    [InlineData(30, 60, 130)]
    [InlineData(100, 20, 60)]
    public void The_faces_of_an_elliptic_cylinder_attract_each_other_as_its_axial_factor_says(double thickness, double y, double z)
    {
        DemagnetizingFactors factors = DemagnetizingFactors.EllipticCylinder(Length.FromNanometres(thickness), Length.FromNanometres(y), Length.FromNanometres(z));
        Assert.Equal(SurfaceCharges.AxialFactor(thickness, y / 2, z / 2), factors.X, 1e-11);
    }

    [Theory]
    [InlineData(2.5, 60, 130)]
    [InlineData(30, 60, 130)]
    [InlineData(100, 20, 60)]
    public void The_charges_on_the_rim_of_an_elliptic_cylinder_have_the_energy_of_its_factors_in_the_plane(double thickness, double y, double z)
    {
        DemagnetizingFactors factors = DemagnetizingFactors.EllipticCylinder(Length.FromNanometres(thickness), Length.FromNanometres(y), Length.FromNanometres(z));
        Assert.Equal(SurfaceCharges.RimFactor(thickness, y / 2, z / 2), factors.Y, 1e-11);
        Assert.Equal(SurfaceCharges.RimFactor(thickness, z / 2, y / 2), factors.Z, 1e-11);
    }

    [Fact]
    public void An_elliptic_cylinder_a_thousand_times_as_long_as_wide_is_a_wire_with_the_factors_of_an_ellipse()
    {
        DemagnetizingFactors factors = DemagnetizingFactors.EllipticCylinder(Length.FromMicrometres(100), Length.FromNanometres(20), Length.FromNanometres(60));
        Assert.Equal(0.75, factors.Y, 1e-3);
        Assert.Equal(0.25, factors.Z, 1e-3);
    }

    [Fact]
    public void The_pillar_of_60_by_130_by_2_5_nm_has_an_anisotropy_field_of_44_mT_as_an_ellipsoid_and_76_mT_as_a_cylinder()
    {
        CrossSection pillar = new CrossSection.Ellipse(Length.FromNanometres(60), Length.FromNanometres(130));
        Length thickness = Length.FromNanometres(2.5);
        Assert.Equal(44, AnisotropyField(DemagnetizingFactors.InscribedEllipsoid(pillar, thickness)), 0.5);
        Assert.Equal(76, AnisotropyField(DemagnetizingFactors.FromShape(pillar, thickness)), 0.05);

        static double AnisotropyField(DemagnetizingFactors factors) => 1e3 * 4e-7 * Math.PI * 1.42e6 * (factors.Y - factors.Z);
    }

    [Fact]
    public void A_rectangle_is_cut_as_a_prism()
    {
        Length thickness = Length.FromNanometres(3);
        CrossSection square = new CrossSection.Rectangle(Length.FromNanometres(50), Length.FromNanometres(80));
        Assert.Equal(DemagnetizingFactors.RectangularPrism(thickness, Length.FromNanometres(50), Length.FromNanometres(80)), DemagnetizingFactors.FromShape(square, thickness));
    }

    [Fact]
    public void An_area_alone_fixes_no_shape_and_the_refusal_says_what_to_give()
    {
        CrossSection area = new CrossSection.OfArea(Area.FromSi(1e-14));
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => DemagnetizingFactors.FromShape(area, Length.FromNanometres(3)));
        Assert.Contains("ellipse", refusal.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => DemagnetizingFactors.InscribedEllipsoid(area, Length.FromNanometres(3)));
    }

    [Theory]
    [InlineData(1.2, -0.1, -0.1)]
    [InlineData(0.5, 0.3, 0.1)]
    [InlineData(double.NaN, 0.3, 0.1)]
    public void Factors_outside_zero_to_one_or_with_a_wrong_sum_are_refused(double x, double y, double z) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => DemagnetizingFactors.FromFactors(x, y, z));

    [Fact]
    public void A_width_that_is_not_positive_is_refused_by_its_axis()
    {
        ArgumentOutOfRangeException refusal = Assert.Throws<ArgumentOutOfRangeException>(() => DemagnetizingFactors.Ellipsoid(Length.FromNanometres(1), Length.Zero, Length.FromNanometres(1)));
        Assert.Contains("along y", refusal.Message, StringComparison.Ordinal);
    }
}
