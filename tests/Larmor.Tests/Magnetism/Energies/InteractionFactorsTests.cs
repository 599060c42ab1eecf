using CsCheck;
using Larmor.Layers;
using Larmor.Magnetism.Energies;
using Larmor.Quantities;

namespace Larmor.Tests.Magnetism.Energies;

public sealed class InteractionFactorsTests
{
    private static readonly Gen<Length> Thicknesses = Gen.Double[-0.5, 1.5].Select(exponent => Length.FromNanometres(Math.Pow(10, exponent)));

    private static readonly Gen<Length> Gaps = Gen.OneOf(Gen.Const(Length.Zero), Gen.Double[-1, 3].Select(exponent => Length.FromNanometres(Math.Pow(10, exponent))));

    private static readonly Gen<CrossSection> Shapes =
        Gen.Select(Gen.Bool, Gen.Double[1, 2.5], Gen.Double[1, 2.5], (isEllipse, y, z) => Shape(isEllipse, Math.Pow(10, y), Math.Pow(10, z)));

    // Three coaxial cylinders on top of each other make one: the outer two interact as the demagnetization of the parts leaves over.
    [Fact]
    public void The_self_energies_of_stacked_cylinders_and_prisms_leave_their_interaction_over() =>
        Gen.Select(Shapes, Thicknesses, Gaps, Thicknesses).Sample((shape, first, gap, second) =>
        {
            InteractionFactors factors = InteractionFactors.BetweenLayers(shape, first, gap, second);
            // The factors of one cylinder are of order 1 with an error of 1e-14, and their difference is taken.
            double scale = (first + gap + second).Si / first.Si;
            Assert.Equal(Mutual(own => own.Y), factors.Y, 1e-13 * scale);
            Assert.Equal(Mutual(own => own.Z), factors.Z, 1e-13 * scale);
            Assert.Equal(Mutual(own => own.X), factors.X, 1e-13 * scale);

            double Mutual(Func<(double X, double Y, double Z), double> along) =>
                (along(Self(first + gap + second)) - along(Self(first + gap)) - along(Self(gap + second)) + along(Self(gap))) / (2 * first.Si);

            (double X, double Y, double Z) Self(Length thickness)
            {
                if (thickness.Si == 0) return (0, 0, 0);
                DemagnetizingFactors own = DemagnetizingFactors.FromShape(shape, thickness);
                return (own.X * thickness.Si, own.Y * thickness.Si, own.Z * thickness.Si);
            }
        }, iter: 60);

    [Theory]
    [InlineData(2.5, 6, 10, 60, 130)]
    [InlineData(20, 5, 30, 100, 40)]
    public void The_charges_on_the_surfaces_of_two_elliptic_cylinders_attract_each_other_as_the_factors_say(double t1, double gap, double t2, double y, double z)
    {
        InteractionFactors factors = InteractionFactors.BetweenLayers(Shape(true, y, z), Length.FromNanometres(t1), Length.FromNanometres(gap), Length.FromNanometres(t2));
        Assert.Equal(SurfaceCharges.MutualAxialFactor(t1, gap, t2, y / 2, z / 2), factors.X, 1e-10);
        Assert.Equal(SurfaceCharges.MutualRimFactor(t1, gap, t2, y / 2, z / 2), factors.Y, 1e-11);
        Assert.Equal(SurfaceCharges.MutualRimFactor(t1, gap, t2, z / 2, y / 2), factors.Z, 1e-11);
    }

    [Theory]
    [InlineData(20, 30, 10, 60, 80)]
    [InlineData(2, 40, 3, 30, 50)]
    public void The_charges_on_the_sides_of_two_prisms_attract_each_other_as_the_factors_say(double t1, double gap, double t2, double y, double z)
    {
        InteractionFactors factors = InteractionFactors.BetweenLayers(Shape(false, y, z), Length.FromNanometres(t1), Length.FromNanometres(gap), Length.FromNanometres(t2));
        Assert.Equal(1, SurfaceCharges.MutualSideFactor(t1, gap, t2, y, z) / factors.Y, 1e-12);
        Assert.Equal(1, SurfaceCharges.MutualSideFactor(t1, gap, t2, z, y) / factors.Z, 1e-12);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Far_away_a_layer_is_a_dipole(bool isEllipse)
    {
        CrossSection shape = Shape(isEllipse, 50, 80);
        InteractionFactors factors = InteractionFactors.BetweenLayers(shape, Length.FromNanometres(2), Length.FromMicrometres(100), Length.FromNanometres(5));
        double dipole = shape.Area.Si * 5e-9 / (4 * Math.PI * Math.Pow(100e-6 + 3.5e-9, 3));
        Assert.Equal(-2, factors.X / dipole, 3e-6);
        Assert.Equal(1, factors.Y / dipole, 3e-6);
        Assert.Equal(1, factors.Z / dipole, 3e-6);
    }

    [Fact]
    public void The_interaction_is_reciprocal_traceless_and_adds_over_the_parts_of_a_layer_to_thirteen_digits() =>
        Gen.Select(Shapes, Thicknesses, Gaps, Thicknesses, Thicknesses).Sample((shape, target, gap, near, far) =>
        {
            InteractionFactors whole = InteractionFactors.BetweenLayers(shape, target, gap, near + far);
            InteractionFactors back = InteractionFactors.BetweenLayers(shape, near + far, gap, target);
            InteractionFactors first = InteractionFactors.BetweenLayers(shape, target, gap, near), second = InteractionFactors.BetweenLayers(shape, target, gap + near, far);
            Assert.Equal(1, back.Y * (near + far).Si / (whole.Y * target.Si), 1e-14);
            Assert.Equal(0, whole.Tensor.Trace / whole.X, 1e-15);
            Assert.Equal(1, (first.Y + second.Y) / whole.Y, 1e-13);
            Assert.Equal(1, (first.Z + second.Z) / whole.Z, 1e-13);
            Assert.True(whole.X < 0 && whole.Y > 0 && whole.Z > 0);
        }, iter: 60);

    // G(h) = sum over m of (-1)^m [(2m + 2)!]^2/[m! (m + 2)! (m + 1)!^2 2^(2m + 2) h^(2m + 3)], the powers of J_1 integrated one by one.
    [Theory]
    [InlineData(6)]
    [InlineData(50)]
    [InlineData(1e4)]
    public void Two_discs_follow_the_powers_of_their_distance(double h)
    {
        double term = 1 / (2 * h * h * h), sum = 0;
        for (int m = 0; m < 60; m++)
        {
            sum += term;
            double even = ((2 * m) + 3.0) * ((2 * m) + 4.0);
            term *= -even * even / ((m + 1.0) * (m + 3.0) * (m + 2.0) * (m + 2.0) * 4 * h * h);
        }
        Assert.Equal(1, EllipseInteraction.Discs(h) / sum, 1e-14);
    }

    [Fact]
    public void The_nearer_of_two_layers_makes_tens_of_milliteslas_in_a_pillar()
    {
        InteractionFactors factors = InteractionFactors.BetweenLayers(Shape(true, 60, 130), Length.FromNanometres(2.5), Length.FromNanometres(6), Length.FromNanometres(10));
        double field = -1e3 * PhysicalConstants.VacuumPermeability * 1.42e6 * factors.Z;
        Assert.InRange(field, -100, -20);
    }

    [Fact]
    public void An_area_alone_no_thickness_and_an_overlap_are_refused_in_words()
    {
        Length one = Length.FromNanometres(1);
        ArgumentException area = Assert.Throws<ArgumentException>(() => InteractionFactors.BetweenLayers(new CrossSection.OfArea(Area.FromSi(1e-14)), one, one, one));
        Assert.Contains("ellipse", area.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => InteractionFactors.BetweenLayers(Shape(true, 50, 50), Length.Zero, one, one));
        Assert.Throws<ArgumentOutOfRangeException>(() => InteractionFactors.BetweenLayers(Shape(true, 50, 50), one, -one, one));
        Assert.Throws<ArgumentOutOfRangeException>(() => InteractionFactors.BetweenLayers(Shape(false, 50, -50), one, one, one));
    }

    private static CrossSection Shape(bool isEllipse, double y, double z) => isEllipse
        ? new CrossSection.Ellipse(Length.FromNanometres(y), Length.FromNanometres(z))
        : new CrossSection.Rectangle(Length.FromNanometres(y), Length.FromNanometres(z));
}
