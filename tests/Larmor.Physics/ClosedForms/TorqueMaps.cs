using Larmor.Coupling;
using Larmor.Layers;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Torques;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Physics.ClosedForms;

/// <summary>The potentials of a stack's torque on the sphere against closed forms and against the response matrix.</summary>
public class TorqueMaps
{
    private const double Volume = 3e-23;

    [Fact]
    public void Slonczewskis_torque_has_the_logarithm_as_its_potential()
    {
        const double rho = 75, beta = 0.46, length = 60, area = 0.51, gamma = 0.77, gr = 0.55;
        double s = (rho * length * 1e-3) + area, j = ((beta * rho * length * 1e-3) + (gamma * area)) / s, lambda2 = 2 * s * gr;
        UnitVector p = UnitVector.Along(1, -2, 0.5);
        Multilayer valve = StackBuilder.Stack(
            [Slab("fixed", rho, beta, length, LayerMagnetization.Fixed(p)), Thin, Slab("free", rho, beta, length, LayerMagnetization.Free)],
            [Contact(area, gamma, gr), Contact(area, gamma, gr)], new EndCondition.Reservoir(), new EndCondition.Reservoir());
        TorqueMap map = TorqueMap.Of(valve, MagnetOf("free"));
        SpherePotentials potentials = map.Potentials;
        // χ = Ms a₀ [Λ²/(Λ² − 1)] ln[(Λ² + 1) + (Λ² − 1) c], Ms a₀ = ħ j/(2 q v) per ampere.
        double strength = PhysicalConstants.ReducedPlanckConstant * j / (2 * PhysicalConstants.ElectronCharge * Volume) * lambda2 / (lambda2 - 1);
        double Logarithm(double c) => strength * Math.Log(lambda2 + 1 + ((lambda2 - 1) * c));
        (double atPole, double noField) = potentials.Values(0, Moments.Of(p).View);
        foreach (UnitVector u in SpherePoints.Fibonacci(60))
        {
            (double a, double b) = potentials.Values(0, Moments.Of(u).View);
            Assert.Equal(Logarithm(Vector3d.Dot(u, p)) - Logarithm(1), a - atPole, 1e-9 * Math.Abs(strength));
            Assert.Equal(0, b - noField, 1e-9 * Math.Abs(strength));
        }
        Assert.InRange(map.Residual, 0, 1e-9);
    }

    [Fact]
    public void Each_of_two_free_layers_has_its_own_potentials_at_the_direction_of_the_other()
    {
        UnitVector first = UnitVector.FromAngles(0.7, 0.2), second = UnitVector.FromAngles(1.9, 2.2);
        Multilayer stack = StackBuilder.Stack(
            [
                Slab("fixed", 75, 0.46, 60, LayerMagnetization.Fixed(UnitVector.X)), Metal("n1"),
                Slab("one", 75, 0.46, 60, LayerMagnetization.Free) with { Thickness = Length.FromSi(3e-9) }, Metal("n2"),
                Slab("two", 240, 0.8, 5, LayerMagnetization.Free) with { Thickness = Length.FromSi(2e-9) }, Metal("n3"),
            ],
            [Contact(0.5, 0.7, 0.5, 0.1), Contact(0.5, 0.7, 0.5, 0.1), Contact(0.5, 0.7, 0.5, 0.1), Contact(2, 0.1, 1.1), Contact(2, 0.1, 1.1)], new EndCondition.Reservoir(), new EndCondition.Reservoir());
        TwoWayTransport both = new(stack);
        TorqueMap one = TorqueMap.Of(stack, MagnetOf("one"), new Dictionary<string, UnitVector>(StringComparer.Ordinal) { ["two"] = second });
        TorqueMap two = TorqueMap.Of(stack, MagnetOf("two"), new Dictionary<string, UnitVector>(StringComparer.Ordinal) { ["one"] = first });
        foreach (UnitVector u in SpherePoints.Fibonacci(25))
        {
            AssertSame(both.At(u, second).TorquePerCurrent(0), one.Potentials, u);
            AssertSame(both.At(first, u).TorquePerCurrent(1), two.Potentials, u);
        }

        static void AssertSame(Vector3d torque, SpherePotentials potentials, Vector3d u)
        {
            (Vector3d a, Vector3d b) = potentials.Gradients(0, Moments.Of(UnitVector.Along(u)).View);
            Vector3d rebuilt = Volume * (a - (Vector3d.Dot(u, a) * u) - Vector3d.Cross(u, b));
            Assert.InRange((torque - rebuilt).Norm, 0, 1e-9 * PhysicalConstants.ReducedPlanckConstant / (2 * PhysicalConstants.ElementaryCharge));
        }
    }

    [Fact]
    public void The_force_of_a_damped_moment_is_that_of_the_papers_two_potentials()
    {
        // X = u × ∇Φ + ∇χ with χ = A + αB, Φ = αA − B per ampere.
        Multilayer stack = StackBuilder.Stack(
            [Slab("fixed", 75, 0.46, 60, LayerMagnetization.Fixed(UnitVector.X)), Metal("n1"), Slab("free", 240, 0.8, 5, LayerMagnetization.Free) with { Thickness = Length.FromSi(2e-9) }, Metal("n2"),
                Slab("across", 75, 0.46, 60, LayerMagnetization.Fixed(UnitVector.Y))],
            [Contact(0.5, 0.7, 0.5, 0.1), Contact(2, 0.1, 1.1), Contact(2, 0.1, 1.1, -0.3), Contact(0.5, 0.7, 0.5, 0.1)], new EndCondition.Reservoir(), new EndCondition.Reservoir());
        Magnet magnet = MagnetOf("free");
        TorqueMap map = TorqueMap.Of(stack, magnet);
        double alpha = magnet.Properties.Damping;
        foreach (UnitVector u in SpherePoints.Fibonacci(25))
        {
            (Vector3d a, Vector3d b) = map.Potentials.Gradients(0, Moments.Of(u).View);
            Vector3d chi = a + (alpha * b), phi = (alpha * a) - b, n = u;
            Vector3d force = Vector3d.Cross(n, phi) + chi - (Vector3d.Dot(n, chi) * n);
            Assert.InRange((force - map.ForcePerAmpere(u)).Norm, 0, 1e-9 * force.Norm);
        }
    }

    private static Magnet MagnetOf(string name) => new(name, Quantities.Volume.FromSi(Volume), Length.FromSi(2e-9), new MagneticProperties(Magnetization.FromSi(1.4e6), 0.05), SumOfTerms.Of());

    private static Layer Thin { get; } = StackBuilder.Slab("spacer", StackBuilder.Metal(1e-8, 0, double.PositiveInfinity), 1e-3);

    private static Layer Metal(string name) => StackBuilder.Slab(name, StackBuilder.Metal(6, 0, 450), 6);

    private static Layer Slab(string name, double rho, double beta, double length, LayerMagnetization magnetization) =>
        StackBuilder.Slab(name, StackBuilder.Metal(rho, beta, length), 40 * length) with { Magnetization = magnetization };

    private static InterfaceProperties Contact(double area, double gamma, double real, double imaginary = 0) => StackBuilder.Contact(area, gamma) with
    {
        Mixing = new MixingConductance(ConductancePerArea.FromSi(real * 1e15), ConductancePerArea.FromSi(imaginary * 1e15), SharvinIncluded: true),
    };
}
