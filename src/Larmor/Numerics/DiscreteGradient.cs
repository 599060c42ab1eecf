using Larmor.Provenance;

namespace Larmor.Numerics;

/// <summary>The discrete-gradient scheme with the slope averaged along the step: its claims and the stepper for a given system.</summary>
public static class DiscreteGradient
{
    /// <summary>What the stepper claims.</summary>
    public static StepperDeclaration Declaration { get; } = new(
        "discrete gradient",
        Order: 2,
        DenseOrder: 2,
        StochasticCalculus.Deterministic,
        "|u| = 1, and every energy up to degree 8 in the components: constant without damping, never rising with damping and no torque",
        new Citation(
            "mclachlan-quispel-robidoux-1999",
            "R. I. McLachlan, G. R. W. Quispel, N. Robidoux, Geometric integration using discrete gradients, Phil. Trans. R. Soc. Lond. A 357, 1021-1045 (1999).",
            "10.1098/rsta.1999.0363"));

    /// <summary>A stepper for a system with steps of one length.</summary>
    public static DiscreteGradient<TSystem> For<TSystem>(TSystem system, double step)
        where TSystem : IEnergySystem => new(system, StepControl.Every(step));
}

/// <summary>
/// Integrates by Δ = h [M(t + h/2, y + Δ/2) g + w], g = ∫₀¹ ∇E(y + sΔ) ds. Since g·Δ = E(y + Δ) − E(y) exactly, the energy changes by
/// h g·M g: not at all where M is antisymmetric, and downwards otherwise.
/// </summary>
/// <typeparam name="TSystem">The system.</typeparam>
/// <remarks>
/// The integral is taken with four Gauss points, exact for energies that are polynomials up to degree 8 on the segment. No difference of two
/// energies is formed, so that nothing is lost near rest. An energy that depends on time is taken at the middle of the step.
/// </remarks>
public sealed class DiscreteGradient<TSystem> : ImplicitStepper
    where TSystem : IEnergySystem
{
    private static readonly double
        Inner = Math.Sqrt((3.0 / 7) - (2.0 / 7 * Math.Sqrt(6.0 / 5))), Outer = Math.Sqrt((3.0 / 7) + (2.0 / 7 * Math.Sqrt(6.0 / 5))),
        InnerWeight = (18 + Math.Sqrt(30)) / 72, OuterWeight = (18 - Math.Sqrt(30)) / 72;

    private readonly double[] point, slope, mean;
    private TSystem system;    // not readonly: a step would copy it for every stage

    /// <summary>A stepper; <see cref="Stepper.Start"/> sets it going.</summary>
    public DiscreteGradient(TSystem system, StepControl control)
        : base(system, control)
    {
        this.system = system;
        (point, slope, mean) = (new double[Size], new double[Size], new double[Size]);
    }

    /// <inheritdoc/>
    public override StepperDeclaration Declaration => DiscreteGradient.Declaration;

    private protected override void Map(double h, ReadOnlySpan<double> delta, Span<double> mapped)
    {
        double time = Time + (0.5 * h);
        mean.AsSpan().Clear();
        AddSlope(time, delta, 0.5 * (1 - Outer), OuterWeight);
        AddSlope(time, delta, 0.5 * (1 - Inner), InnerWeight);
        AddSlope(time, delta, 0.5 * (1 + Inner), InnerWeight);
        AddSlope(time, delta, 0.5 * (1 + Outer), OuterWeight);
        for (int i = 0; i < point.Length; i++) point[i] = Current[i] + (0.5 * delta[i]);
        system.Flow(time, point, mean, mapped);
        for (int i = 0; i < mapped.Length; i++) mapped[i] *= h;
    }

    private void AddSlope(double time, ReadOnlySpan<double> delta, double share, double weight)
    {
        for (int i = 0; i < point.Length; i++) point[i] = Current[i] + (share * delta[i]);
        system.Gradient(time, point, slope);
        for (int i = 0; i < mean.Length; i++) mean[i] += weight * slope[i];
    }
}
