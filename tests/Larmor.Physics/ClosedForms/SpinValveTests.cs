using Larmor.Coupling;
using Larmor.Magnetism;
using Larmor.Numerics;

namespace Larmor.Physics.ClosedForms;

/// <summary>Conductances in 1e15 S/m², resistances in 1e-15 ohm m²; torques in units of ħ/(2q) J₀.</summary>
public class SpinValveTests
{
    private const double Precision = 1e-10;

    private static readonly SpacerTwoPort Thin = new(0, 1e20, 0);

    public static TheoryData<double> Cosines => [-1, -0.9, -0.3, 0, 0.4, 0.99, 1];

    [Theory]
    [MemberData(nameof(Cosines))]
    public void A_symmetric_valve_with_thin_spacer_has_Slonczewskis_torque_and_resistance(double c)
    {
        const double q = 2.1, s = 5.3, gr = 0.55, gi = 0.2;
        double j = q / s, a = 1 / (2 * s), magnitude = (gr * gr) + (gi * gi);
        SpinValve valve = new(new ValveSide(j, a, gr, gi, true), Thin, new ValveSide(j, a, gr, gi, false));
        double lambda2 = 2 * s * magnitude / gr, torque = j * lambda2 / (lambda2 + 1 + ((lambda2 - 1) * c));
        AssertRelative(torque, valve.Torque(onLeft: false, c).Towards);
        AssertRelative(-torque, valve.Torque(onLeft: true, c).Towards);
        Assert.Equal(0, valve.Torque(onLeft: false, c).Across, 1e-14);
        double whole = valve.AngularResistanceArea(-1) - valve.AngularResistanceArea(1);
        AssertRelative(2 * q * j, whole);
        Assert.Equal((1 - c) / (1 - c + (lambda2 * (1 + c))), (valve.AngularResistanceArea(c) - valve.AngularResistanceArea(1)) / whole, Precision);
        // D = a_D (u1 − u2) − a_D (Gi/Gr) u1 × u2, on u2, u1 − c u2 and u2 × u1.
        double amplitude = j / ((a * (1 - c)) + ((1 + c) * magnitude / gr));
        FaceAccumulation face = valve.Face(ofLeft: false, c);
        Assert.Equal(amplitude * (c - 1), face.Along, Precision * amplitude);
        Assert.Equal(amplitude, face.Towards, Precision * amplitude);
        Assert.Equal(amplitude * gi / gr, face.Across, Precision * amplitude);
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.5)]
    [InlineData(3)]
    [InlineData(30)]
    public void A_symmetric_valve_with_any_spacer_has_one_asymmetry_for_torque_and_resistance(double x)
    {
        const double j = 0.4, s = 5.3, g = 0.55, r = 2.7;
        double a = 1 / (2 * s);
        SpinValve valve = new(new ValveSide(j, a, g, 0, true), Spacer(x, r), new ValveSide(j, a, g, 0, false));
        double minus = Math.Tanh(x / 2) / (2 * r), plus = 1 / Math.Tanh(x / 2) / (2 * r), sinh = Math.Sinh(x);
        // T+ − T− = 1/(r sinh x).
        double difference = 1 / (r * sinh);
        double lambda2 = (a + plus) * (g + minus) / ((a + minus) * (g + plus));
        double whole = valve.AngularResistanceArea(-1) - valve.AngularResistanceArea(1);
        for (double c = -1; c <= 1; c += 0.25)
        {
            double determinant = (a * g) + ((plus + minus) * (a + g) / 2) + (plus * minus) + (difference * (g - a) * c / 2);
            AssertRelative(j * g / (2 * determinant * r * sinh), valve.Torque(onLeft: false, c).Towards);
            double expected = (1 - c) / (1 - c + (lambda2 * (1 + c)));
            Assert.Equal(expected, (valve.AngularResistanceArea(c) - valve.AngularResistanceArea(1)) / whole, x > 10 ? 1e-3 : 1e-9);
            double uJ = j * (1 - (a * (g + (minus * (1 + c) / 2) + (plus * (1 - c) / 2)) / determinant));
            FaceAccumulation face = valve.Face(ofLeft: false, c);
            AssertRelative(uJ, j + (a * face.Along));
        }
    }

    [Theory]
    [InlineData(0.3, 0.5, 0.1, 0.25, 0.55, 0.7)]
    [InlineData(0.3, -0.5, 0.9, 0.05, 0.4, 0.6)]
    [InlineData(0.05, 0.6, 1.5, 0.02, 0.3, 0.2)]
    [InlineData(0.3, 0.5, 0.4, 0.4, 0.4, 0.4)]
    public void An_asymmetric_valve_follows_its_rational_torque_and_potential(double j1, double j2, double a1, double a2, double g1, double g2)
    {
        SpinValve valve = new(new ValveSide(j1, a1, g1, 0, true), Thin, new ValveSide(j2, a2, g2, 0, false));
        double Determinant(double c) => ((a1 + g2) * (a2 + g1)) - (c * c * (a1 - g1) * (a2 - g2));
        double Right(double c) => g2 * ((j1 * (a2 + g1)) + (j2 * (a1 - g1) * c)) / Determinant(c);
        double Left(double c) => g1 * ((j2 * (a1 + g2)) + (j1 * (a2 - g2) * c)) / Determinant(c);
        double Resistance(double c)
        {
            double d1 = (((a2 + g1) * (j1 - (j2 * c))) - (c * (a2 - g2) * ((j1 * c) - j2))) / Determinant(c);
            double d2 = (((a1 + g2) * ((j1 * c) - j2)) - (c * (a1 - g1) * (j1 - (j2 * c)))) / Determinant(c);
            return ((j1 * d1) - (j2 * d2)) / 2;
        }
        for (double c = -1; c <= 1; c += 0.125)
        {
            AssertClose(Right(c), valve.Torque(onLeft: false, c).Towards, 1);
            AssertClose(-Left(c), valve.Torque(onLeft: true, c).Towards, 1);
            AssertClose(Resistance(c) - Resistance(1), valve.AngularResistanceArea(c) - valve.AngularResistanceArea(1), 1);
        }
        AssertPotential(AxialFunction.FromStrength(ChebyshevSeries.Fit(c => valve.Torque(onLeft: false, c).Towards)), j1, j2, a1, a2, g1, g2);
    }

    [Fact]
    public void The_wavy_torque_changes_its_sign_between_parallel_and_antiparallel()
    {
        SpinValve valve = new(new ValveSide(0.05, 1.5, 0.1, 0, true), Thin, new ValveSide(0.6, 0.02, 0.3, 0, false));
        Assert.True(valve.Torque(onLeft: false, 1).Towards * valve.Torque(onLeft: false, -1).Towards < 0);
    }

    [Fact]
    public void A_spacer_of_many_lengths_passes_no_torque_and_no_warning_of_numbers()
    {
        ValveSide left = new(0.3, 0.1, 0.5, 0.1, true), right = new(0.4, 0.2, 0.6, -0.1, false);
        double near = new SpinValve(left, Spacer(20, 2.7), right).Torque(onLeft: false, 0.3).Towards, far = new SpinValve(left, Spacer(25, 2.7), right).Torque(onLeft: false, 0.3).Towards;
        Assert.Equal(Math.Exp(-5), far / near, 1e-10);
        Assert.Equal((0, 0), new SpinValve(left, Spacer(1e5, 2.7), right).Torque(onLeft: false, 0.3));
    }

    [Fact]
    public void A_spacer_cut_in_two_is_the_spacer()
    {
        ValveSide left = new(0.3, 0.1, 0.5, 0.1, true), right = new(0.4, 0.2, 0.6, -0.1, false);
        (double whole, double wholeAcross) = new SpinValve(left, Spacer(1.3, 2.7), right).Torque(onLeft: false, 0.3);
        (double cut, double cutAcross) = new SpinValve(left, Spacer(0.4, 2.7).Then(Spacer(0.9, 2.7)), right).Torque(onLeft: false, 0.3);
        AssertRelative(whole, cut, 1e-13);
        AssertRelative(wholeAcross, cutAcross, 1e-12);
    }

    private static void AssertPotential(AxialFunction function, double j1, double j2, double a1, double a2, double g1, double g2)
    {
        double n0 = g2 * j1 * (a2 + g1), n1 = g2 * j2 * (a1 - g1), squareA = (a1 + g2) * (a2 + g1), squareB = (a1 - g1) * (a2 - g2);
        double root = Math.Sqrt(Math.Abs(squareB)), big = Math.Sqrt(squareA);
        double Closed(double c) => squareB switch
        {
            0 => ((n0 * c) + (n1 * c * c / 2)) / squareA,
            > 0 => (n0 / (big * root) * Math.Atanh(root * c / big)) - (n1 / (2 * squareB) * Math.Log(squareA - (squareB * c * c))),
            _ => (n0 / (big * root) * Math.Atan(root * c / big)) - (n1 / (2 * squareB) * Math.Log(squareA - (squareB * c * c))),
        };
        for (double c = -1; c <= 1; c += 0.125) AssertClose(Closed(c) - Closed(0), function.Value(c) - function.Value(0), 1);
    }

    private static SpacerTwoPort Spacer(double x, double r) =>
        new(Math.Tanh(x / 2) / (2 * r), StableFunctions.OverSinh(x) / (2 * r * x), Math.Tanh(x / 2) / (2 * r));

    private static void AssertRelative(double expected, double actual, double precision = Precision) =>
        Assert.Equal(expected, actual, precision * Math.Abs(expected));

    private static void AssertClose(double expected, double actual, double scale) => Assert.Equal(expected, actual, Precision * scale);
}
