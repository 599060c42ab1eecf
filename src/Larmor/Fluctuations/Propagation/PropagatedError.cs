using Larmor.Quantities;

namespace Larmor.Fluctuations.Propagation;

/// <summary>What a pulse of one length does, extrapolated from steps of three lengths, with the error that remains.</summary>
/// <param name="Pulse">Length of the pulse.</param>
/// <param name="Probability">Chance that the moment is found on the side where it started: the write error, a pure number.</param>
/// <param name="Switched">Chance that it is found on the other side, a pure number; the smaller of both has digits of its own.</param>
/// <param name="RelativeError">Estimated relative error of the smaller of both chances, dimensionless.</param>
/// <param name="Order">Order in the length of a step at which its logarithm approaches its limit, from the three lengths, dimensionless; null where they differ by rounding only.</param>
public readonly record struct PropagatedError(Duration Pulse, double Probability, double Switched, double RelativeError, double? Order)
{
    /// <summary>Estimated relative error of the write error, dimensionless.</summary>
    public double ErrorOfProbability => Probability <= Switched ? RelativeError : RelativeError * Switched / Probability;
}
