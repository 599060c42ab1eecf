using Larmor.Magnetism;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using static Larmor.Physics.TestMagnets;

namespace Larmor.Physics.Conservation;

/// <summary>What the implicit steppers keep over a million steps, and that energy falls where only damping acts.</summary>
public class LongRuns
{
    private const int Million = 1_000_000;
    private static readonly double Step = 0.1 / Gamma;

    [Fact]
    public void The_midpoint_rule_keeps_a_quadratic_energy_of_one_magnet_over_a_million_steps() =>
        Assert.InRange(Drift(SteppingMethod.ImplicitMidpoint, OneQuadratic, Million), 0, 1e-12);

    [Fact]
    public void The_midpoint_rule_keeps_the_quadratic_energy_of_three_coupled_magnets_over_a_million_steps() =>
        Assert.InRange(Drift(SteppingMethod.ImplicitMidpoint, CoupledMagnets.Quadratic(0), Million), 0, 1e-12);

    [Fact]
    public void The_discrete_gradient_keeps_cubic_anisotropy_over_a_million_steps() =>
        Assert.InRange(Drift(SteppingMethod.DiscreteGradient, OneCubic, Million), 0, 1e-12);

    [Fact]
    public void The_discrete_gradient_keeps_the_energy_of_three_coupled_magnets_with_cubic_anisotropy() =>
        Assert.InRange(Drift(SteppingMethod.DiscreteGradient, CoupledMagnets.Cubic(0), Million / 100), 0, 1e-12);

    [Fact]
    [Trait("Category", "Long")]
    public void The_discrete_gradient_keeps_the_energy_of_three_coupled_magnets_with_cubic_anisotropy_over_a_million_steps() =>
        Assert.InRange(Drift(SteppingMethod.DiscreteGradient, CoupledMagnets.Cubic(0), Million), 0, 1e-12);

    [Fact]
    public void The_midpoint_rule_does_not_keep_cubic_anisotropy() =>
        Assert.True(Drift(SteppingMethod.ImplicitMidpoint, OneCubic, 1000) > 1e-8);

    [Theory]
    [InlineData(0.01, 0.1)]
    [InlineData(0.5, 1.5)]
    public void With_damping_alone_the_discrete_gradient_never_lets_the_energy_rise_however_long_the_step(double damping, double stepInRadians)
    {
        GeneralizedLlg equation = CoupledMagnets.Cubic(damping);
        IStepper stepper = equation.Stepper(SteppingMethod.DiscreteGradient, StepControl.Every(stepInRadians / Gamma));
        stepper.Start(0, CoupledMagnets.Start.Components);
        double first = equation.Energy(0, CoupledMagnets.Start.View), energy = first, scale = Scale(equation);
        for (int i = 0; i < 1000; i++)
        {
            Assert.Equal(IntegrationEnd.Reached, stepper.Step(double.MaxValue));
            double next = equation.Energy(0, new MomentsView(stepper.State));
            Assert.True(next <= energy + (1e-15 * scale), FormattableString.Invariant($"step {i}: {(next - energy) / scale}"));
            energy = next;
        }
        Assert.True(first - energy > 0.01 * scale);
    }

    private static GeneralizedLlg OneQuadratic => new(With(0, Easy(UnitVector.Z, 0.4), CoupledMagnets.Shape, Field(UnitVector.Along(1, 2, 0), 0.1)));

    private static GeneralizedLlg OneCubic => new(With(0, new CubicProbe(2e5, 4e5), Easy(UnitVector.Along(1, 2, 3), 0.3), Field(UnitVector.Y, 0.1)));

    /// <summary>Largest change of the energy met, relative to Σ Ms v times 1 T.</summary>
    private static double Drift(SteppingMethod method, GeneralizedLlg equation, int steps)
    {
        IStepper stepper = equation.Stepper(method, StepControl.Every(Step));
        stepper.Start(0, equation.Count == 1 ? Moments.Of(UnitVector.FromAngles(1.1, 0.3)).Components : CoupledMagnets.Start.Components);
        double start = equation.Energy(0, new MomentsView(stepper.State)), largest = 0;
        for (int i = 0; i < steps; i++)
        {
            Assert.Equal(IntegrationEnd.Reached, stepper.Step(double.MaxValue));
            if (i % 1000 == 999) largest = Math.Max(largest, Math.Abs(equation.Energy(0, new MomentsView(stepper.State)) - start));
        }
        for (int k = 0; k < equation.Count; k++) Assert.Equal(1, new MomentsView(stepper.State)[k].Norm, 4e-16);
        return largest / Scale(equation);
    }

    private static double Scale(GeneralizedLlg equation) => equation.Magnets.Sum(magnet => magnet.Properties.SaturationMagnetization.Si * magnet.Volume.Si);
}
