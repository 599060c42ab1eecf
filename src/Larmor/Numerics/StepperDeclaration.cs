using Larmor.Provenance;

namespace Larmor.Numerics;

/// <summary>The calculus in which a stepper reads noise that multiplies the state.</summary>
public enum StochasticCalculus
{
    /// <summary>The stepper takes no noise.</summary>
    Deterministic,

    /// <summary>Noise is the limit of a physical one of finite correlation time: the reading of Brown's thermal field.</summary>
    Stratonovich,
}

/// <summary>What a stepper claims about itself. One test reads all declarations and measures them.</summary>
/// <param name="Name">Name of the method.</param>
/// <param name="Order">Order p: the error at a given time falls as the p-th power of the step.</param>
/// <param name="DenseOrder">Order of the continuous output: inside one step the error falls as the power <c>DenseOrder + 1</c> of it.</param>
/// <param name="Calculus">How it reads noise.</param>
/// <param name="Conserves">In words: what it keeps exactly.</param>
/// <param name="Source">Where the method was published.</param>
public sealed record StepperDeclaration(string Name, int Order, int DenseOrder, StochasticCalculus Calculus, string Conserves, Citation Source);

/// <summary>The methods for the motion of moments, to be chosen by an experiment.</summary>
public enum SteppingMethod
{
    /// <summary>Adaptive, orders 5 and 4: the default.</summary>
    DormandPrince54,

    /// <summary>Adaptive, order 8: for tolerances below about 1e-9.</summary>
    DormandPrince853,

    /// <summary>Order 4 with steps of one length.</summary>
    RungeKutta4,

    /// <summary>Implicit, order 2, steps of one length: keeps quadratic energies without damping.</summary>
    ImplicitMidpoint,

    /// <summary>Implicit, order 2, steps of one length: keeps every energy without damping, and never lets it rise with damping alone.</summary>
    DiscreteGradient,
}

/// <summary>All steppers of Larmor.</summary>
public static class Steppers
{
    /// <summary>What each of them claims.</summary>
    public static IReadOnlyList<StepperDeclaration> All { get; } =
    [
        DormandPrince54.Declaration, DormandPrince853.Declaration, RungeKutta4.Declaration, ImplicitMidpoint.Declaration,
        DiscreteGradient.Declaration, RadauIIA5.Declaration,
    ];

    /// <summary>What a method claims.</summary>
    public static StepperDeclaration DeclarationOf(SteppingMethod method) => method switch
    {
        SteppingMethod.DormandPrince54 => DormandPrince54.Declaration,
        SteppingMethod.DormandPrince853 => DormandPrince853.Declaration,
        SteppingMethod.RungeKutta4 => RungeKutta4.Declaration,
        SteppingMethod.ImplicitMidpoint => ImplicitMidpoint.Declaration,
        SteppingMethod.DiscreteGradient => DiscreteGradient.Declaration,
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "There is no such method."),
    };

    /// <summary>Whether a method takes steps of one length, which <see cref="StepControl.FixedStep"/> must then give.</summary>
    public static bool HasConstantStep(SteppingMethod method) => method is SteppingMethod.RungeKutta4 or SteppingMethod.ImplicitMidpoint or SteppingMethod.DiscreteGradient;

    /// <summary>The stepper of a method for a system that has an energy.</summary>
    public static IStepper For<TSystem>(SteppingMethod method, TSystem system, StepControl control)
        where TSystem : IEnergySystem => method == SteppingMethod.DiscreteGradient
            ? new DiscreteGradient<TSystem>(system, control)
            : ForAny(method, system, control);

    /// <summary>The stepper of a method for any system: all but the discrete gradient, which needs the slope of an energy apart.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The discrete gradient, or no such method.</exception>
    public static IStepper ForAny<TSystem>(SteppingMethod method, TSystem system, StepControl control)
        where TSystem : IOdeSystem => method switch
        {
            SteppingMethod.DormandPrince54 => new DormandPrince54<TSystem>(system, control),
            SteppingMethod.DormandPrince853 => new DormandPrince853<TSystem>(system, control),
            SteppingMethod.RungeKutta4 => new RungeKutta4<TSystem>(system, control),
            SteppingMethod.ImplicitMidpoint => new ImplicitMidpoint<TSystem>(system, control),
            SteppingMethod.DiscreteGradient => throw new ArgumentOutOfRangeException(nameof(method), method, "The discrete gradient averages the slope of an energy along a step; this system gives none apart from its motion."),
            _ => throw new ArgumentOutOfRangeException(nameof(method), method, "There is no such method."),
        };
}
