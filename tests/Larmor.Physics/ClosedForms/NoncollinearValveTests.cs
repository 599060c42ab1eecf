using Larmor.Layers;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Transport;

namespace Larmor.Physics.ClosedForms;

/// <summary>Two magnets at any angle against the closed forms of circuit theory; torques per J₀ in units of ħ/(2q), conductances in 1e15 S/m².</summary>
public class NoncollinearValveTests
{
    private const double Precision = 1e-10;

    public static TheoryData<double> Angles => [0.03, 0.5, 1.3, 1.5707963267948966, 2.2, 3, 3.13];

    [Theory]
    [MemberData(nameof(Angles))]
    public void A_symmetric_valve_with_thin_spacer_has_Slonczewskis_torque_and_resistance(double angle)
    {
        const double rho = 75, beta = 0.46, length = 60, contact = 0.51, gamma = 0.77, gr = 0.55, gi = 0.2;
        double s = (rho * length * 1e-3) + contact, q = (beta * rho * length * 1e-3) + (gamma * contact), c = Math.Cos(angle);
        double j = q / s, a = 1 / (2 * s), lambda2 = 2 * s * ((gr * gr) + (gi * gi)) / gr;
        NoncollinearTransport valve = Valve(StackBuilder.Metal(rho, beta, length), StackBuilder.Metal(rho, beta, length), Contact(contact, gamma, gr, gi), Contact(contact, gamma, gr, gi), Thin);
        (double resistance, Vector3d[] absorbed, UnitVector[] moments) = At(valve, angle);
        double whole = At(valve, Math.PI).Resistance - At(valve, 0).Resistance;
        AssertRelative(2 * q * j, whole * 1e15);
        Assert.Equal((1 - c) / (1 - c + (lambda2 * (1 + c))), (resistance - At(valve, 0).Resistance) / whole, Precision);
        double torque = j * lambda2 / (lambda2 + 1 + ((lambda2 - 1) * c));
        AssertClose(torque * Across(moments[0], moments[1]), absorbed[1]);
        AssertClose(-torque * Across(moments[1], moments[0]), absorbed[0]);
        // D = a_D (u1 − u2) − a_D (Gi/Gr) u1 × u2.
        double amplitude = j / ((a * (1 - c)) + ((1 + c) * ((gr * gr) + (gi * gi)) / gr));
        Vector3d expected = amplitude * ((Vector3d)moments[0] - moments[1] - (gi / gr * Vector3d.Cross(moments[0], moments[1])));
        AssertClose(expected, 1e15 * valve.Solve(moments, CurrentDensity.FromSi(1)).Profile.At(1, Length.Zero).Accumulation);
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.5)]
    [InlineData(3)]
    [InlineData(30)]
    public void A_symmetric_valve_with_any_spacer_has_one_asymmetry_for_torque_and_resistance(double x)
    {
        const double rho = 75, beta = 0.46, length = 60, contact = 0.51, gamma = 0.77, g = 0.55, rhoSpacer = 6, lengthSpacer = 450;
        double s = (rho * length * 1e-3) + contact, j = ((beta * rho * length * 1e-3) + (gamma * contact)) / s, a = 1 / (2 * s), r = rhoSpacer * lengthSpacer * 1e-3;
        double minus = Math.Tanh(x / 2) / (2 * r), plus = 1 / Math.Tanh(x / 2) / (2 * r), sinh = Math.Sinh(x);
        // T+ − T− = 1/(r sinh x).
        double difference = 1 / (r * sinh), lambda2 = (a + plus) * (g + minus) / ((a + minus) * (g + plus));
        Layer spacer = StackBuilder.Slab("spacer", StackBuilder.Metal(rhoSpacer, 0, lengthSpacer), x * lengthSpacer);
        NoncollinearTransport valve = Valve(StackBuilder.Metal(rho, beta, length), StackBuilder.Metal(rho, beta, length), Contact(contact, gamma, g, 0), Contact(contact, gamma, g, 0), spacer);
        double parallel = At(valve, 0).Resistance, whole = At(valve, Math.PI).Resistance - parallel;
        foreach (double angle in new[] { 0.1, 0.9, 1.6, 2.4, 3 })
        {
            double c = Math.Cos(angle);
            double determinant = (a * g) + ((plus + minus) * (a + g) / 2) + (plus * minus) + (difference * (g - a) * c / 2);
            (double resistance, Vector3d[] absorbed, UnitVector[] moments) = At(valve, angle);
            AssertClose(j * g / (2 * determinant * r * sinh) * Across(moments[0], moments[1]), absorbed[1]);
            // The two states of a very thick spacer are equal to all digits.
            if (x < 10) Assert.Equal((1 - c) / (1 - c + (lambda2 * (1 + c))), (resistance - parallel) / whole, Precision);
            double along = j * (1 - (a * (g + (minus * (1 + c) / 2) + (plus * (1 - c) / 2)) / determinant));
            Vector3d current = valve.Solve(moments, CurrentDensity.FromSi(1)).Profile.At(1, Length.Zero).SpinCurrent;
            AssertRelative(along, Vector3d.Dot(current, moments[0]));
        }
    }

    [Theory]
    [MemberData(nameof(Angles))]
    public void An_asymmetric_valve_with_thin_spacer_has_both_torques_and_its_resistance(double angle)
    {
        const double g1 = 0.4, g2 = 1.1;
        double c = Math.Cos(angle), s1 = 4.5 + 0.5, s2 = 1.2 + 2, j1 = ((0.46 * 4.5) + (0.77 * 0.5)) / s1, j2 = ((0.8 * 1.2) + (0.1 * 2)) / s2, a1 = 1 / (2 * s1), a2 = 1 / (2 * s2);
        NoncollinearTransport valve = Valve(StackBuilder.Metal(75, 0.46, 60), StackBuilder.Metal(240, 0.8, 5), Contact(0.5, 0.77, g1, 0), Contact(2, 0.1, g2, 0), Thin);
        double determinant = ((a1 + g2) * (a2 + g1)) - (c * c * (a1 - g1) * (a2 - g2));
        double t2 = g2 * ((j1 * (a2 + g1)) + (j2 * (a1 - g1) * c)) / determinant, t1 = g1 * ((j2 * (a1 + g2)) + (j1 * (a2 - g2) * c)) / determinant;
        (double resistance, Vector3d[] absorbed, UnitVector[] moments) = At(valve, angle);
        AssertClose(t2 * Across(moments[0], moments[1]), absorbed[1]);
        AssertClose(-t1 * Across(moments[1], moments[0]), absorbed[0]);
        double Angular(double cosine)
        {
            double det = ((a1 + g2) * (a2 + g1)) - (cosine * cosine * (a1 - g1) * (a2 - g2));
            double d1 = (((a2 + g1) * (j1 - (j2 * cosine))) - (cosine * (a2 - g2) * ((j1 * cosine) - j2))) / det;
            double d2 = (((a1 + g2) * ((j1 * cosine) - j2)) - (cosine * (a1 - g1) * (j1 - (j2 * cosine)))) / det;
            return ((j1 * d1) - (j2 * d2)) / 2;
        }
        Assert.Equal(Angular(c) - Angular(-1), (resistance - At(valve, Math.PI).Resistance) * 1e15, Precision * Angular(-1));
    }

    [Fact]
    public void A_magnet_of_any_thickness_on_a_reservoir_is_the_electrode_of_the_closed_form()
    {
        // Finite electrodes: R = rF tanh(d/l), j = beta behind a reservoir.
        const double d = 3, length = 5, rho = 240, beta = 0.7, g = 0.5;
        double s = rho * length * 1e-3 * Math.Tanh(d / length);
        Multilayer stack = StackBuilder.Stack(
            [StackBuilder.Slab("one", StackBuilder.Metal(rho, beta, length), d), Thin, StackBuilder.Slab("two", StackBuilder.Metal(rho, beta, length), d)],
            [Contact(0, 0, g, 0), Contact(0, 0, g, 0)], new EndCondition.Reservoir(), new EndCondition.Reservoir());
        (_, Vector3d[] absorbed, UnitVector[] moments) = At(NoncollinearTransport.Of(stack), 1.1);
        double lambda2 = 2 * s * g, c = Math.Cos(1.1);
        AssertClose(beta * lambda2 / (lambda2 + 1 + ((lambda2 - 1) * c)) * Across(moments[0], moments[1]), absorbed[1]);
    }

    /// <summary>2ρt = 2e-14 times the smallest resistance of these valves, no relaxation.</summary>
    private static Layer Thin { get; } = StackBuilder.Slab("spacer", StackBuilder.Metal(1e-8, 0, double.PositiveInfinity), 1e-3);

    private static InterfaceProperties Contact(double area, double gamma, double real, double imaginary) => StackBuilder.Contact(area, gamma) with
    {
        Mixing = new MixingConductance(ConductancePerArea.FromSi(real * 1e15), ConductancePerArea.FromSi(imaginary * 1e15), SharvinIncluded: true),
    };

    private static NoncollinearTransport Valve(Material first, Material second, InterfaceProperties left, InterfaceProperties right, Layer spacer) =>
        NoncollinearTransport.Of(StackBuilder.Stack([StackBuilder.Lead("one", first), spacer, StackBuilder.Lead("two", second)], [left, right]));

    private static (double Resistance, Vector3d[] Absorbed, UnitVector[] Moments) At(NoncollinearTransport valve, double angle)
    {
        UnitVector[] moments = [UnitVector.FromAngles(0.7, 0.3), UnitVector.Along(Turned(angle))];
        Vector3d[] absorbed = new Vector3d[2];
        double resistance = valve.Evaluate(moments, absorbed);
        return (resistance, absorbed, moments);
    }

    private static Vector3d Turned(double angle)
    {
        TangentFrame frame = TangentFrame.At(UnitVector.FromAngles(0.7, 0.3));
        return (Math.Cos(angle) * frame.Normal) + (Math.Sin(angle) * ((0.8 * frame.First) - (0.6 * frame.Second)));
    }

    /// <summary>p − (u·p) u.</summary>
    private static Vector3d Across(Vector3d p, Vector3d u) => p - (Vector3d.Dot(u, p) * u);

    private static void AssertRelative(double expected, double actual) => Assert.Equal(expected, actual, Precision * Math.Abs(expected));

    // Beside the torque a spin current of order 1 flows along the moment; across it remains a rounding error of that.
    private static void AssertClose(Vector3d expected, Vector3d actual) => Assert.InRange((expected - actual).Norm, 0, (Precision * expected.Norm) + 1e-16);
}
