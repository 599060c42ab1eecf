namespace Larmor.Fluctuations.Langevin;

/// <summary>How a step with noise is taken. Both read the thermal field in the sense of Stratonovich.</summary>
public enum StochasticScheme
{
    /// <summary>Predictor and corrector with the same increment: the default, in vector lanes where the energy is at most quadratic.</summary>
    Heun,

    /// <summary>Implicit midpoint: keeps |u| by itself; slower, for small damping and long steps.</summary>
    ImplicitMidpoint,
}
