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

/// <summary>All steppers of Larmor.</summary>
public static class Steppers
{
    /// <summary>What each of them claims.</summary>
    public static IReadOnlyList<StepperDeclaration> All { get; } = [DormandPrince54.Declaration, RadauIIA5.Declaration];
}
