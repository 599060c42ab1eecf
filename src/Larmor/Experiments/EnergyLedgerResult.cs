using Larmor.Coupling;

namespace Larmor.Experiments;

/// <summary>Powers and works of moments and electrons in motion.</summary>
public sealed record EnergyLedgerResult : Result
{
    /// <summary>Times in s, evenly spaced.</summary>
    public required IReadOnlyList<double> Times { get; init; }

    /// <summary>The moments, in the order of their layers.</summary>
    public required IReadOnlyList<MomentTrajectory> Moments { get; init; }

    /// <summary>The electrons' mechanisms of heat, in the order of <see cref="EnergyAccount.Electrons"/>.</summary>
    public required IReadOnlyList<string> Mechanisms { get; init; }

    /// <summary>Powers in W at the times.</summary>
    public required IReadOnlyList<EnergyAccount> Powers { get; init; }

    /// <summary>Works in J since the start, at the times.</summary>
    public required IReadOnlyList<EnergyAccount> Works { get; init; }

    /// <summary>Change of the magnetic energy since the start in J, at the times.</summary>
    public required IReadOnlyList<double> EnergyChanges { get; init; }

    /// <summary>Voltage, current and resistance at the times.</summary>
    public required ElectricTrajectory Electric { get; init; }
}
