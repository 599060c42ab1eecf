using Larmor.Numerics;

namespace Larmor.Experiments;

/// <summary>The way of one moment.</summary>
/// <param name="Name">Name of its layer.</param>
/// <param name="Directions">Its direction at the times of the trajectory.</param>
public sealed record MomentTrajectory(string Name, IReadOnlyList<Vector3d> Directions);

/// <summary>A trajectory of the free moments.</summary>
public sealed record DynamicsResult : Result
{
    private readonly Lazy<IReadOnlyList<MomentLandscape>> landscapes = new(() => []);

    /// <summary>Times in s, evenly spaced.</summary>
    public required IReadOnlyList<double> Times { get; init; }

    /// <summary>The moments, in the order of their layers.</summary>
    public required IReadOnlyList<MomentTrajectory> Moments { get; init; }

    /// <summary>Direction of the first moment at these times.</summary>
    public IReadOnlyList<Vector3d> Directions => Moments[0].Directions;

    /// <summary>The energy of each moment over its sphere, with its states of rest; computed when it is asked for.</summary>
    public IReadOnlyList<MomentLandscape> Landscapes => landscapes.Value;

    /// <summary>How the landscapes are found.</summary>
    internal Func<IReadOnlyList<MomentLandscape>> Survey { init => landscapes = new Lazy<IReadOnlyList<MomentLandscape>>(value); }

    /// <summary>Energy of all moments over their volume, in J/m³, at these times.</summary>
    public required IReadOnlyList<double> Energies { get; init; }

    /// <summary>What many trajectories with thermal noise have in common; null without a temperature. Everything else is then that of the first trajectory, its powers being means over the time between two instants.</summary>
    public ThermalCourse? Thermal { get; init; }

    /// <summary>Voltage, current and resistance at these times; null where the electrons are not followed.</summary>
    public ElectricTrajectory? Electric { get; init; }

    /// <summary>How far electrons that take time are from those that follow at once; null where they follow at once.</summary>
    public ElectronLag? Lag { get; init; }

    /// <summary>Power supplied by the spin torque, in W, at these times.</summary>
    public required IReadOnlyList<double> TorquePowers { get; init; }

    /// <summary>Gilbert heat in W at these times.</summary>
    public required IReadOnlyList<double> GilbertPowers { get; init; }
}
