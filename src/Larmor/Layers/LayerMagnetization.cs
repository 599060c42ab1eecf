using Larmor.Numerics;

namespace Larmor.Layers;

/// <summary>What the magnetization of a layer may do.</summary>
public abstract record LayerMagnetization
{
    private LayerMagnetization()
    {
    }

    /// <summary>A normal metal.</summary>
    public static LayerMagnetization None { get; } = new NotMagnetic();

    /// <summary>A magnetization that follows its equation of motion.</summary>
    public static LayerMagnetization Free { get; } = new FreeMoment();

    /// <summary>A magnetization held along a direction.</summary>
    public static LayerMagnetization Fixed(UnitVector direction) => new FixedMoment(direction);

    /// <summary>A normal metal.</summary>
    public sealed record NotMagnetic : LayerMagnetization;

    /// <summary>Free to move.</summary>
    public sealed record FreeMoment : LayerMagnetization;

    /// <summary>Held along <paramref name="Direction"/>.</summary>
    /// <param name="Direction">Direction in the laboratory frame.</param>
    public sealed record FixedMoment(UnitVector Direction) : LayerMagnetization;
}
