using Larmor.Magnetism;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;

namespace Larmor.Tests.Magnetism.Torques;

public class AxialPotentialsTests
{
    private static readonly UnitVector Polarizer = UnitVector.Along(0.3, -0.5, 0.8);

    public static TheoryData<string> Functions => ["linear", "slonczewski", "nearly one", "series"];

    [Theory]
    [MemberData(nameof(Functions))]
    public void Gradients_and_Hessians_are_the_derivatives_of_the_potentials(string name)
    {
        AxialPotentials potentials = new(new AxialTorque(Polarizer, Named(name), AxialFunction.Linear(0.7)));
        Vector3d u = UnitVector.Along(0.1, 0.7, -0.2).Components;
        const double step = 1e-5;
        Vector3d[] axes = [new(1, 0, 0), new(0, 1, 0), new(0, 0, 1)];
        (Vector3d gradientA, Vector3d gradientB) = potentials.Gradients(0, View(u));
        (SymmetricMatrix3 hessianA, _) = potentials.Hessians(0, View(u));
        foreach (Vector3d axis in axes)
        {
            (double aboveA, double aboveB) = potentials.Values(0, View(u + (step * axis)));
            (double belowA, double belowB) = potentials.Values(0, View(u - (step * axis)));
            Assert.Equal((aboveA - belowA) / (2 * step), Vector3d.Dot(gradientA, axis), 1e-9);
            Assert.Equal((aboveB - belowB) / (2 * step), Vector3d.Dot(gradientB, axis), 1e-9);
            Vector3d change = (potentials.Gradients(0, View(u + (step * axis))).A - potentials.Gradients(0, View(u - (step * axis))).A) / (2 * step);
            Assert.Equal(0, (change - (hessianA * axis)).Norm, 1e-8);
        }
    }

    [Fact]
    public void Slonczewskis_potential_passes_smoothly_through_lambda_one()
    {
        Assert.Equal(2.0 * 0.4 / 2, AxialFunction.Slonczewski(2, 1).Value(0.4), 1e-15);
        for (int power = -15; power <= -3; power++)
        {
            double lambda2 = 1 + Math.Pow(10, power);
            // Second-order expansion of the logarithm in e = (Λ² − 1)/(Λ² + 1).
            double e = (lambda2 - 1) / (lambda2 + 1);
            double expected = 2 * (1 + e) / 2 * ((0.4 - (e * 0.08)) + (e * e * 0.064 / 3));
            Assert.Equal(expected, AxialFunction.Slonczewski(2, Math.Sqrt(lambda2)).Value(0.4), 1e-9 * Math.Pow(10, power + 3));
        }
    }

    [Fact]
    public void Slonczewskis_potential_is_the_logarithm_of_the_paper()
    {
        const double lambda2 = 3.4;
        AxialFunction function = AxialFunction.Slonczewski(1.7, Math.Sqrt(lambda2));
        double Logarithm(double c) => 1.7 * lambda2 / (lambda2 - 1) * Math.Log((lambda2 + 1) + ((lambda2 - 1) * c));
        Assert.Equal(Logarithm(0.9) - Logarithm(-0.8), function.Value(0.9) - function.Value(-0.8), 1e-14);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_lambda_that_is_not_positive_is_refused(double lambda) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => AxialFunction.Slonczewski(1, lambda));

    [Fact]
    public void Gradients_do_not_allocate()
    {
        AxialPotentials potentials = new(new AxialTorque(Polarizer, Named("series"), Named("slonczewski")));
        double[] state = [0.1, 0.7, -0.2];
        Vector3d sum = potentials.Gradients(0, new MomentsView(state)).A;
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++) sum += potentials.Gradients(0, new MomentsView(state)).A;
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.True(sum.Norm > 0);
    }

    private static AxialFunction Named(string name) => name switch
    {
        "linear" => AxialFunction.Linear(1.3),
        "slonczewski" => AxialFunction.Slonczewski(2.1, 1.6),
        "nearly one" => AxialFunction.Slonczewski(2.1, 1 + 1e-9),
        _ => AxialFunction.FromStrength(ChebyshevSeries.Fit(c => Math.Exp(0.5 * c) / (2 + c))),
    };

    private static MomentsView View(Vector3d u) => new(new[] { u.X, u.Y, u.Z });
}
