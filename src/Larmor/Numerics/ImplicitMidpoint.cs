using Larmor.Provenance;

namespace Larmor.Numerics;

/// <summary>The implicit midpoint rule: its claims and the stepper for a given system.</summary>
public static class ImplicitMidpoint
{
    /// <summary>What the stepper claims.</summary>
    public static StepperDeclaration Declaration { get; } = new(
        "implicit midpoint",
        Order: 2,
        DenseOrder: 2,
        StochasticCalculus.Deterministic,
        "quadratic invariants: |u| = 1, and without damping every energy that is at most quadratic in the components",
        new Citation(
            "hairer-lubich-wanner-2006",
            "E. Hairer, C. Lubich, G. Wanner, Geometric Numerical Integration, 2nd ed., Springer (2006), section IV.2.",
            "10.1007/3-540-30666-8"));

    /// <summary>A stepper for a system with steps of one length.</summary>
    public static ImplicitMidpoint<TSystem> For<TSystem>(TSystem system, double step)
        where TSystem : IOdeSystem => new(system, StepControl.Every(step));
}

/// <summary>
/// Integrates by Δ = h f(t + h/2, y + Δ/2). Keeps |u| because f is normal to the middle of the step, and a quadratic energy because the
/// slope there times Δ is the change of energy exactly. For long times at little or no damping.
/// </summary>
/// <typeparam name="TSystem">The system.</typeparam>
public sealed class ImplicitMidpoint<TSystem> : ImplicitStepper
    where TSystem : IOdeSystem
{
    private readonly double[] middle;
    private TSystem system;    // not readonly: a step would copy it for every stage

    /// <summary>A stepper; <see cref="Stepper.Start"/> sets it going.</summary>
    public ImplicitMidpoint(TSystem system, StepControl control)
        : base(system, control)
    {
        this.system = system;
        middle = new double[Size];
    }

    /// <inheritdoc/>
    public override StepperDeclaration Declaration => ImplicitMidpoint.Declaration;

    private protected override void Map(double h, ReadOnlySpan<double> delta, Span<double> mapped)
    {
        for (int i = 0; i < middle.Length; i++) middle[i] = Current[i] + (0.5 * delta[i]);
        system.Derivative(Time + (0.5 * h), middle, mapped);
        for (int i = 0; i < mapped.Length; i++) mapped[i] *= h;
    }
}
