using Larmor.Coupling;

namespace Larmor.Experiments;

/// <summary>A measurement that can hold some of the free layers while it is made.</summary>
public interface IHoldsLayers : IExperiment
{
    /// <summary>The layers held, with their directions.</summary>
    HeldMoments Held { get; }

    /// <summary>The same measurement with other layers held.</summary>
    IExperiment Holding(HeldMoments held);
}
