using Larmor.Coupling;
using Larmor.Layers;
using Larmor.Magnetism;
using Larmor.Numerics;
using Larmor.Quantities;
using static Larmor.Physics.PumpingDevices;

namespace Larmor.Physics.ClosedForms;

/// <summary>The potential χ of valves that are not symmetric, and of symmetric ones with a thick spacer, against the integrals of their torques (F).</summary>
public class TorquePotentials
{
    [Theory]
    [InlineData(0.4, 1.1, 0.46)]
    [InlineData(0.02, 1.1, 0.46)]
    [InlineData(0.4, 1.1, -0.3)]
    public void An_asymmetric_valve_has_an_inverse_tangent_and_a_logarithm(double g1, double g2, double beta)
    {
        double s1 = 4.5 + 0.5, s2 = 1.2 + 2, j1 = ((beta * 4.5) + (0.77 * 0.5)) / s1, j2 = ((0.8 * 1.2) + (0.1 * 2)) / s2, a1 = 1 / (2 * s1), a2 = 1 / (2 * s2);
        double n0 = g2 * j1 * (a2 + g1), n1 = g2 * j2 * (a1 - g1), square = (a1 + g2) * (a2 + g1), other = (a1 - g1) * (a2 - g2), root = Math.Sqrt(square * Math.Abs(other));
        // A_χ = J₀ (ħ/2q) {n₀/(AB) artanh(Bc/A) − n₁/(2B²) ln(A² − B²c²)}, arctan for B² < 0.
        double Value(double c) => (n0 / root * (other > 0 ? Math.Atanh(c * Math.Sqrt(other / square)) : Math.Atan(c * Math.Sqrt(-other / square)))) - (n1 / (2 * other) * Math.Log(square - (other * c * c)));
        Multilayer stack = StackBuilder.Stack(
            [Fixed("one", 75, beta, 60, UnitVector.Z), Metal("spacer", 1e-8, double.PositiveInfinity, 1e-3), Free("two", 240, 0.8, 5, 200)], [Mixed(0.5, 0.77, g1), Mixed(2, 0.1, g2)], new EndCondition.Reservoir(), new EndCondition.Reservoir());
        AssertPotential(stack, "two", Value, 1 / root);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(1.5)]
    public void A_symmetric_valve_has_a_logarithm_at_any_thickness_of_its_spacer(double ratio)
    {
        const double rho = 20, length = 300, g = 0.9;
        double s = (75 * 60 * 1e-3) + 0.5, j = ((0.46 * 75 * 60 * 1e-3) + (0.77 * 0.5)) / s, a = 1 / (2 * s), unit = 1 / (2 * rho * length * 1e-3);
        double minus = unit * Math.Tanh(ratio / 2), plus = unit / Math.Tanh(ratio / 2);
        // T = (ħ/2q) jG/(2 Del r_N sinh(t/l)), Del = A + Bc.
        double constant = (a * g) + ((plus + minus) * (a + g) / 2) + (plus * minus), slope = (plus - minus) * (g - a) / 2, strength = j * g * unit / Math.Sinh(ratio);
        Multilayer stack = StackBuilder.Stack(
            [Fixed("one", 75, 0.46, 60, UnitVector.Z), Metal("spacer", rho, length, ratio * length), Free("two", 75, 0.46, 60, 2400)], [Mixed(0.5, 0.77, g), Mixed(0.5, 0.77, g)], new EndCondition.Reservoir(), new EndCondition.Reservoir());
        AssertPotential(stack, "two", c => strength / slope * Math.Log(constant + (slope * c)), strength / constant);
    }

    private static void AssertPotential(Multilayer stack, string free, Func<double, double> closed, double scale)
    {
        Magnet magnet = MagnetOf(stack.Layers.Single(layer => layer.Name == free));
        TorqueMap map = TorqueMap.Of(stack, magnet);
        double factor = SpinTorque.PerSpinCurrent / magnet.Volume.Si, atPole = map.Potentials.Values(0, Moments.Of(UnitVector.Z).View).A;
        foreach (UnitVector u in SpherePoints.Fibonacci(40))
        {
            (double a, _) = map.Potentials.Values(0, Moments.Of(u).View);
            Assert.Equal(factor * (closed(Vector3d.Dot(u, UnitVector.Z)) - closed(1)), a - atPole, 1e-9 * Math.Abs(factor * scale));
        }
    }
}
