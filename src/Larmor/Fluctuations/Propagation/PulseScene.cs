using Larmor.Numerics;

namespace Larmor.Fluctuations.Propagation;

/// <summary>What a pulse meets: the motion before and during it, the start, and the plane between both sides.</summary>
/// <param name="Before">The motion before the pulse and after it.</param>
/// <param name="During">The motion during the pulse.</param>
/// <param name="Axis">At right angles to the plane, towards the side of the start.</param>
/// <param name="Divide">u·axis on the plane.</param>
/// <param name="Rest">Where the moment starts exactly; null for equilibrium on its side.</param>
/// <param name="Energy">The energy over kT before the pulse.</param>
internal sealed record PulseScene(SplitMotion Before, SplitMotion During, UnitVector Axis, double Divide, UnitVector? Rest, Func<Vector3d, double> Energy)
{
    /// <summary>Distance of neighbouring points over the standard deviation of the heat kernel: what the sum over them leaves out is below 1e-8.</summary>
    public const double SpacingPerDeviation = 0.9;

    /// <summary>Whether the start lies on the side above a height.</summary>
    public bool StartsOn(double divide) => Rest is not { } rest || Vector3d.Dot(rest, Axis) > divide;

    /// <summary>Points of the start and their weights, which add up to one.</summary>
    public (SphereNodes Points, double[] Weights) Start(SphereNodes near)
    {
        if (Rest is { } rest) return (SphereNodes.At(rest), [1]);
        double[] energies = [.. near.Points.Select(Energy)];
        double least = energies.Min();
        double[] weights = [.. energies.Select((energy, i) => near.Areas[i] * Math.Exp(least - energy))];
        double sum = weights.Sum();
        return (near, [.. weights.Select(weight => weight / sum)]);
    }
}
