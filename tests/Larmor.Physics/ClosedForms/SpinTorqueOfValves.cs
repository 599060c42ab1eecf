using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Layers;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;
using static Larmor.Physics.StackBuilder;

namespace Larmor.Physics.ClosedForms;

/// <summary>The torque of two magnets as a user holds it, in J/m², against circuit theory's closed forms.</summary>
/// <remarks>Semi-infinite magnets: j = Q/S and a = 1/(2S), Q = βr_F + γr_b, S = r_F + r_b.</remarks>
public class SpinTorqueOfValves
{
    private const double Gr = 0.55e15;

    private static readonly double Quantum = -PhysicalConstants.ReducedPlanckConstant / (2 * PhysicalConstants.ElementaryCharge);

    public static TheoryData<double> Spacers => [0.5, 6, 60, 400, 1000];

    [Theory]
    [MemberData(nameof(Spacers))]
    public void A_symmetric_valve_with_any_spacer_has_the_torque_and_resistance_of_circuit_theory(double nanometres)
    {
        Side side = new(75, 0.46, 60, 0.51, 0.77, Gr);
        Multilayer stack = Valve(side, nanometres, 450, 6, side);
        double x = nanometres / 450, r = 6e-9 * 450e-9, a = side.Conductance, g = Gr, j = side.Polarization;
        double minus = Math.Tanh(x / 2) / (2 * r), plus = 1 / Math.Tanh(x / 2) / (2 * r), sinh = Math.Sinh(x);
        double lambda2 = (a + plus) * (g + minus) / ((a + minus) * (g + plus));
        SpinTransferResult result = Measure(stack);
        for (int i = 0; i < result.Angles.Count; i++)
        {
            double c = Math.Cos(result.Angles[i]);
            // T+ − T− = 1/(r sinh x).
            double determinant = (a * g) + ((plus + minus) * (a + g) / 2) + (plus * minus) + ((g - a) * c / (2 * r * sinh));
            double torque = Quantum * j * g / (2 * determinant * r * sinh);
            AssertTorque(result, i, torque, torque);
            double whole = result.ResistanceAreas[^1] - result.ResistanceAreas[0];
            Assert.Equal((1 - c) / (1 - c + (lambda2 * (1 + c))), (result.ResistanceAreas[i] - result.ResistanceAreas[0]) / whole, 1e-10);
        }
        Assert.Equal(lambda2, Value(result, "lambda-squared-from-torque"), 1e-10 * lambda2);
        Assert.Equal(lambda2, Value(result, "lambda-squared-from-resistance"), 1e-10 * lambda2);
        Assert.Equal(0, Value(result, "slonczewski-deviation"), 1e-10);
        Assert.Contains(result.Checks, check => check is { Name: "torque-resistance-symmetry", Passed: true });
        Assert.All(result.Checks, check => Assert.True(check.Passed, check.ToString()));
    }

    [Fact]
    public void A_symmetric_valve_with_a_thin_spacer_has_Slonczewskis_efficiency_and_no_field_like_torque()
    {
        Side side = new(75, 0.46, 60, 0.51, 0.77, Gr) { Imaginary = 0.2e15 };
        double magnitude = (Gr * Gr) + (0.2e15 * 0.2e15), lambda2 = magnitude / (Gr * side.Conductance), j = side.Polarization;
        SpinTransferResult result = Measure(Thin(side, side));
        for (int i = 0; i < result.Angles.Count; i++)
        {
            double c = Math.Cos(result.Angles[i]);
            Assert.Equal(j * lambda2 / (lambda2 + 1 + ((lambda2 - 1) * c)), result.Turned[0].Efficiencies[i], 1e-10);
            Assert.Equal(0, result.Turned[0].FieldLikeEfficiencies[i], 1e-10);
        }
        Assert.Equal(j, Value(result, "polarization"), 1e-10);
        double q = side.Polarization / (2 * side.Conductance);
        Assert.Equal(2 * q * j, result.ResistanceAreas[^1] - result.ResistanceAreas[0], 1e-10 * q);
    }

    [Theory]
    [InlineData(0.3, 0.55e15, 0.7, 40, 0.3e15)]
    [InlineData(-0.5, 0.4e15, 0.9, 2, 1.6e15)]
    [InlineData(0.6, 3e15, 0.1, 100, 0.2e15)]
    public void An_asymmetric_valve_with_a_thin_spacer_has_its_rational_torques_and_resistance(double beta, double firstMixing, double gamma, double length, double secondMixing)
    {
        Side first = new(75, beta, length, 0.4, 0.2, firstMixing), second = new(200, 0.3, 12, 0.8, gamma, secondMixing);
        (double j1, double a1, double g1) = (first.Polarization, first.Conductance, firstMixing);
        (double j2, double a2, double g2) = (second.Polarization, second.Conductance, secondMixing);
        SpinTransferResult result = Measure(Thin(first, second));
        double Resistance(double c, double det)
        {
            double d1 = (((a2 + g1) * (j1 - (j2 * c))) - (c * (a2 - g2) * ((j1 * c) - j2))) / det;
            double d2 = (((a1 + g2) * ((j1 * c) - j2)) - (c * (a1 - g1) * (j1 - (j2 * c)))) / det;
            return ((j1 * d1) - (j2 * d2)) / 2;
        }
        double Determinant(double c) => ((a1 + g2) * (a2 + g1)) - (c * c * (a1 - g1) * (a2 - g2));
        for (int i = 0; i < result.Angles.Count; i++)
        {
            double c = Math.Cos(result.Angles[i]), det = Determinant(c);
            AssertTorque(result, i, Quantum * g1 * ((j2 * (a1 + g2)) + (j1 * (a2 - g2) * c)) / det, Quantum * g2 * ((j1 * (a2 + g1)) + (j2 * (a1 - g1) * c)) / det);
            double scale = result.ResistanceAreas[0];
            Assert.Equal(Resistance(c, det) - Resistance(1, Determinant(1)), result.ResistanceAreas[i] - result.ResistanceAreas[0], 1e-10 * scale);
        }
    }

    [Theory]
    [InlineData(-1.0, true)]
    [InlineData(1.0, false)]
    public void Electrons_that_flow_from_the_reference_to_a_magnet_pull_it_towards_the_reference(double current, bool favoursParallel)
    {
        // Reference at the left: electrons move towards the free magnet at negative current.
        Side side = new(75, 0.46, 60, 0.51, 0.77, Gr);
        UnitVector u = UnitVector.FromAngles(1.1, 0.4);
        Vector3d absorbed = new OrientedTransport(Valve(side, 6, 450, 6, side)).Solve([UnitVector.Z, u], CurrentDensity.FromSi(current)).AbsorbedSpinCurrents[1];
        Vector3d torque = SpinTorque.Of(absorbed);
        Assert.Equal(favoursParallel, Vector3d.Dot(torque, UnitVector.Z) > 0);
        (double towards, double across) = SpinTorque.Components(torque, u, UnitVector.Z)!.Value;
        Vector3d rebuilt = (towards * (UnitVector.Z.Components - (Vector3d.Dot(u, UnitVector.Z) * u.Components))) + (across * Vector3d.Cross(u, UnitVector.Z));
        Assert.Equal(0, (rebuilt - torque).Norm / torque.Norm, 1e-14);
        Assert.Null(SpinTorque.Components(torque, UnitVector.Z, UnitVector.Z));
    }

    // N₂ = T₂ J₀ (u₁ − c u₂), N₁ = −T₁ J₀ (u₂ − c u₁), u₁ = z.
    private static void AssertTorque(SpinTransferResult result, int i, double first, double second)
    {
        double theta = result.Angles[i], c = Math.Cos(theta), s = Math.Sin(theta);
        Vector3d p = UnitVector.Z, u = new(0, -s, c);
        double scale = Math.Abs(first) + Math.Abs(second);
        Assert.Equal(0, (result.Torques[i][1] - (second * (p - (c * u)))).Norm / scale, 1e-10);
        Assert.Equal(0, (result.Torques[i][0] + (first * (u - (c * p)))).Norm / scale, 1e-10);
    }

    private static double Value(Result result, string name) => result.Scalars.Single(scalar => scalar.Name == name).Value!.Value;

    private static SpinTransferResult Measure(Multilayer stack) =>
        new SpinTransferMeasurement { Layers = ["right"], Angles = Angular.EvenAngles(Angle.Zero, Angle.FromDegrees(180), 25) }.Run(
            new Device { Title = "valve", Temperature = Temperature.FromSi(4.2), Stack = stack }, new RunContext());

    private static Multilayer Thin(Side left, Side right) => Valve(left, 1, 1e12, 1e-9, right);

    private static Multilayer Valve(Side left, double nanometres, double length, double resistivity, Side right) => Stack(
        [left.Lead("left"), Slab("spacer", Metal(resistivity, 0, length, "N"), nanometres), right.Lead("right")], [left.Contact, right.Contact]);

    /// <summary>A semi-infinite magnet with its contact, in nOhm m, nm, fOhm m² and S/m².</summary>
    private sealed record Side(double RhoStar, double Beta, double DiffusionLength, double AreaResistance, double Gamma, double Mixing)
    {
        public double Imaginary { get; init; }

        private double Sum => (RhoStar * DiffusionLength * 1e-18) + (AreaResistance * 1e-15);

        public double Polarization => ((Beta * RhoStar * DiffusionLength * 1e-18) + (Gamma * AreaResistance * 1e-15)) / Sum;

        public double Conductance => 1 / (2 * Sum);

        public InterfaceProperties Contact => StackBuilder.Contact(AreaResistance, Gamma) with
        {
            Mixing = new MixingConductance(ConductancePerArea.FromSi(Mixing), ConductancePerArea.FromSi(Imaginary), SharvinIncluded: true),
        };

        public Layer Lead(string name) => new() { Name = name, Material = Metal(RhoStar, Beta, DiffusionLength, name), Magnetization = LayerMagnetization.Fixed(UnitVector.Z) };
    }
}
