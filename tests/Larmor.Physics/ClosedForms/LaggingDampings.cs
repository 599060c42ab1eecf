using Larmor.Experiments;
using Larmor.Layers;
using Larmor.Numerics;
using Larmor.Quantities;
using static Larmor.Physics.PumpingDevices;
using Complex = System.Numerics.Complex;
using Measurement = Larmor.Experiments.SpinPumping;

namespace Larmor.Physics.ClosedForms;

/// <summary>Damping and frequency shift by a metal whose spins lag behind: (ħ²/2q²) z A/(z + A) with A = (k/2ρl) tanh(kt/l), k = √(1 + iωτ), written out here.</summary>
public class LaggingDampings
{
    private const double Rho = 2e-8, FlipLength = 300e-9;

    [Theory]
    [InlineData(0.3, 2e-11, 9e9, 1)]
    [InlineData(3, 2e-11, 4e10, 1)]
    [InlineData(0.7, 1e-10, 2e10, -1)]
    public void A_closed_metal_damps_by_its_alternating_admittance_and_shifts_the_frequency(double thickness, double time, double frequency, int side)
    {
        Complex z = new(0.55e15, -0.12e15), k = Complex.Sqrt(new Complex(1, 2 * Math.PI * frequency * time)), a = k * Complex.Tanh(k * thickness) / (2 * Rho * FlipLength), still = Math.Tanh(thickness) / (2 * Rho * FlipLength);
        SpinPumpingResult result = Measure(OnMetal(thickness, time), frequency, side);
        double momentum = Ms * 4e-9 / Gamma;
        foreach ((string suffix, Complex admittance) in new[] { ("", still), ("-with-lag", a) })
        {
            Complex pumped = Square * z * admittance / (z + admittance);
            Assert.Equal(pumped.Real / momentum, Value(result, $"damping-enhancement{suffix}"), 1e-9 * pumped.Magnitude / momentum);
            Assert.Equal(1 / (1 + (pumped.Imaginary / momentum)), Value(result, $"gyromagnetic-ratio-over-own{suffix}"), 1e-12);
        }
        Assert.True(Value(result, "damping-enhancement-with-lag") > Value(result, "damping-enhancement"));
    }

    [Fact]
    public void Metals_that_follow_fast_give_the_quasi_static_damping_and_unknown_ones_a_reason()
    {
        SpinPumpingResult fast = Measure(OnMetal(0.5, 1e-16), 9e9, 1), unknown = Measure(OnMetal(0.5, null), 9e9, 1);
        Assert.Equal(Value(fast, "damping-enhancement"), Value(fast, "damping-enhancement-with-lag"), 1e-5 * Value(fast, "damping-enhancement"));
        Scalar none = unknown.Scalars.Single(scalar => scalar.Name == "damping-enhancement-with-lag");
        Assert.Null(none.Value);
        Assert.Contains("diffusion", none.Reason, StringComparison.Ordinal);
    }

    private static SpinPumpingResult Measure(Multilayer stack, double frequency, int side) => new Measurement
    {
        Field = new FieldSweep(UnitVector.Along(0, 0, side), [MagneticField.FromSi(0.09)]), Frequencies = [Frequency.FromSi(frequency)], Amplitudes = [MagneticField.FromSi(1e-4)], Cones = [],
    }.Run(Of(stack), new RunContext { Cancellation = TestContext.Current.CancellationToken });

    private static double Value(SpinPumpingResult result, string name) => result.Scalars.Single(scalar => scalar.Name == name).Value!.Value;

    private static Multilayer OnMetal(double thickness, double? time)
    {
        Layer metal = StackBuilder.Slab("metal", StackBuilder.Metal(Rho * 1e9, 0, FlipLength * 1e9), thickness * FlipLength * 1e9);
        // τ = 4ρl²e²N_h.
        if (time is { } tau) metal = metal with { Material = metal.Material with { DensityOfStates = DensityOfStates.FromSi(tau / (4 * Rho * FlipLength * FlipLength * PhysicalConstants.ElementaryCharge * PhysicalConstants.ElementaryCharge)) } };
        return StackBuilder.Stack([Free("film", 75, 0.46, 60, 4), metal], [Mixed(0.5, 0.7, new Complex(0.55, 0.12))], new EndCondition.Sealed(), new EndCondition.Sealed());
    }
}
