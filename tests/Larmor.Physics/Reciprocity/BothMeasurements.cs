using Larmor.Experiments;
using Larmor.Layers;
using Larmor.Magnetism.Energies;
using Larmor.Numerics;
using Larmor.Quantities;
using static Larmor.Physics.PumpingDevices;
using Complex = System.Numerics.Complex;

namespace Larmor.Physics.Reciprocity;

/// <summary>Torque by a current and voltage by motion, each measured for itself, on devices in which nothing is along one line.</summary>
public class BothMeasurements
{
    /// <summary>Two free layers between two fixed ones, every contact with an imaginary part.</summary>
    private static readonly Multilayer Two = StackBuilder.Stack(
        [
            Fixed("lower", 75, 0.46, 60, UnitVector.Along(0.2, 0.3, 1)), Metal("n1", 20, 300, 4), Free("one", 200, 0.7, 5, 3), Metal("n2", 20, 300, 5), Free("two", 240, -0.5, 5, 2), Metal("n3", 30, 50, 8),
            Fixed("upper", 75, 0.46, 60, UnitVector.Y),
        ],
        [Contact(0.7, 0.2), Contact(0.6, -0.3), Contact(0.6, 0.3), Contact(-0.5, 0.1), Contact(-0.5, 0.1), Contact(0.7, 0.2)], new EndCondition.Reservoir(), new EndCondition.Reservoir());

    [Fact]
    public void At_every_direction_the_torque_is_the_voltage_of_the_reversed_device()
    {
        ReciprocityResult result = new ReciprocityMeasurement { Directions = 50 }.Run(Of(Two), new RunContext { Cancellation = TestContext.Current.CancellationToken });
        double unit = PhysicalConstants.ReducedPlanckConstant / (2 * PhysicalConstants.ElementaryCharge);
        Assert.Equal(200, result.Pairs.Count);
        Assert.All(result.Pairs, pair => Assert.Equal(pair.Torque, pair.Voltage, 1e-10 * unit));
        Assert.Contains(result.Pairs, pair => Math.Abs(pair.Torque) > 0.1 * unit);
        Assert.True(Value(result, "least-eigenvalue") >= 0);
        Assert.All(result.Checks, check => Assert.True(check.Passed, check.ToString()));
        Assert.Equal("entropy-production power-closure reciprocity", string.Join(' ', result.Checks.Select(check => check.Name).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Without_a_field_like_torque_a_battery_damps_more_at_fixed_voltage()
    {
        Multilayer plain = StackBuilder.Stack([Fixed("lower", 75, 0.46, 60, UnitVector.Z), Metal("n1", 20, 300, 4), Free("one", 200, 0.7, 5, 3)], [Mixed(1, 0.7, 1.2), Mixed(1, 0.6, 1)], new EndCondition.Reservoir(), new EndCondition.Reservoir());
        ReciprocityResult result = new ReciprocityMeasurement { Directions = 20 }.Run(Of(plain), new RunContext { Cancellation = TestContext.Current.CancellationToken });
        Assert.True(Value(result, "smallest-damping-ratio") > 1);
    }

    [Fact]
    public void A_current_swings_two_coupled_layers_as_far_as_a_field_makes_their_reverse_pump()
    {
        ReciprocityResult result = new ReciprocityMeasurement
        {
            Directions = 1,
            Field = new FieldSweep(UnitVector.Along(0.1, 0.4, 1), [.. Enumerable.Range(0, 9).Select(i => MagneticField.FromSi(0.04 + (0.02 * i)))]),
            Frequency = Frequency.FromSi(9e9),
            Microwave = UnitVector.Along(0.3, 1, 0.2),
        }.Run(Of(Two, new UniaxialAnisotropy(EnergyDensity.FromSi(6e3), UnitVector.Along(0, 1, 1)), new ExchangeBias(EnergyPerArea.FromSi(2e-5), Length.FromSi(3e-9), UnitVector.Y)), new RunContext { Cancellation = TestContext.Current.CancellationToken });
        Assert.Equal(9, result.Lines.Count);
        double largest = result.Lines.Max(line => line.Swing.Magnitude);
        Assert.True(largest > 0);
        Assert.All(result.Lines, line => Assert.InRange((line.Swing - line.Voltage).Magnitude, 0, 1e-9 * largest));
    }

    private static double Value(ReciprocityResult result, string name) => result.Scalars.Single(scalar => scalar.Name == name).Value!.Value;

    private static Larmor.Materials.InterfaceProperties Contact(double gamma, double imaginary) => Mixed(1, gamma, new Complex(1.2, imaginary));
}
