using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments;

/// <summary>What one pulse does.</summary>
/// <param name="Pulse">Its length in s.</param>
/// <param name="WriteError">Chance that the moment is found on its own side, a pure number; null where it is below what the method can tell.</param>
/// <param name="Switched">Chance that it is found on the other side, a pure number; null where it is below what the method can tell.</param>
public sealed record WritePoint(double Pulse, double? WriteError, double? Switched) : IPlainPoint
{
    /// <summary>Estimated relative error of the write error, dimensionless; of trajectories one standard error.</summary>
    public double RelativeError { get; init; }

    /// <summary>Observed order of convergence in the length of a step, dimensionless, where steps of three lengths were extrapolated; otherwise null.</summary>
    public double? Order { get; init; }

    /// <summary>Where one of both chances is too small for the method: it lies below this, a pure number; otherwise null.</summary>
    public double? Below { get; init; }

    /// <summary>Lower end of the interval of 95 % that trajectories leave for the write error, a pure number; null for other methods.</summary>
    public double? Lowest { get; init; }

    /// <summary>Upper end of that interval, a pure number.</summary>
    public double? Highest { get; init; }

    /// <summary>Butler's closed form for the write error, a pure number, where it applies.</summary>
    public double? Butler { get; init; }

    /// <summary>The same with the exact capture angle, a pure number.</summary>
    public double? Corrected { get; init; }

    /// <summary>At least so many have switched and come back: the write error less the smallest one of shorter pulses, a pure number.</summary>
    public double CameBack { get; init; }
}

/// <summary>Pulses of all lengths at one amplitude.</summary>
/// <param name="Amplitude">Current in A, field in T or voltage in V of the pulse.</param>
/// <param name="Method">Where the numbers come from: <c>axial</c>, <c>spectral</c>, <c>propagator</c>, <c>ensemble</c>; empty without numbers.</param>
/// <param name="Points">The lengths in the order asked for; empty without numbers.</param>
public sealed record WriteRow(double Amplitude, string Method, IReadOnlyList<WritePoint> Points) : IPlainPoint
{
    /// <summary>i = −h during the pulse where energy and torque are those of an easy axis and a field along it; dimensionless.</summary>
    public double? Overdrive { get; init; }

    /// <summary>Length of the pulse in s for each write error that is sought; null where it is never reached or not known.</summary>
    public IReadOnlyList<double?> PulseFor { get; init; } = [];

    /// <summary>Why something is missing; empty where nothing is.</summary>
    public string Reason { get; init; } = "";
}

/// <summary>Trajectories beside a computed probability.</summary>
/// <param name="Amplitude">Amplitude of the pulse, in SI.</param>
/// <param name="Pulse">Its length in s.</param>
/// <param name="Computed">The computed write error, a pure number.</param>
/// <param name="Trajectories">Number of trajectories.</param>
/// <param name="Failed">How many were found on their own side.</param>
/// <param name="FailedOfLongSteps">How many of the same trajectories, with steps twice as long on the same noise.</param>
public sealed record EnsemblePoint(double Amplitude, double Pulse, double Computed, int Trajectories, int Failed, int FailedOfLongSteps)
{
    /// <summary>Share that failed, a pure number.</summary>
    public double Counted => (double)Failed / Trajectories;

    /// <summary>(counted − computed)/√[p(1 − p)/n], dimensionless.</summary>
    public double Deviation => (Counted - Computed) / Math.Sqrt(Computed * (1 - Computed) / Trajectories);

    /// <summary>Wilson's interval of 95 % for the counted share, pure numbers.</summary>
    public (double Lowest, double Highest) Interval => Wilson(Failed, Trajectories);

    /// <summary>The chances under which so many of n lie within 1.96 standard deviations.</summary>
    /// <remarks>Source: E. B. Wilson, J. Am. Stat. Assoc. 22, 209 (1927), doi:10.1080/01621459.1927.10502953.</remarks>
    internal static (double Lowest, double Highest) Wilson(int count, int of)
    {
        const double z = 1.959963984540054;
        double share = (double)count / of, weight = 1 + (z * z / of), middle = (share + (z * z / (2 * of))) / weight;
        double half = z / weight * Math.Sqrt((share * (1 - share) / of) + (z * z / (4.0 * of * of)));
        return (count == 0 ? 0 : middle - half, count == of ? 1 : middle + half);
    }
}

/// <summary>How often reading turns a state over.</summary>
/// <param name="State">The state that is read, for example <c>parallel</c>.</param>
/// <param name="Method">Where the number comes from: <c>axial</c>, or a rate times the duration by <c>spectral</c> or <c>formula</c>; empty without one.</param>
/// <param name="Probability">Chance to be found on the other side afterwards, a pure number; null where it is not known.</param>
/// <param name="RelativeError">Its estimated relative error, dimensionless.</param>
/// <param name="ByRate">1 − e^(−rt) with the rate of escape under the read current, a pure number, where it is known.</param>
/// <param name="Reason">Why there is no number; empty where there is one.</param>
public sealed record ReadDisturb(string State, string Method, double? Probability, double RelativeError, double? ByRate, string Reason);

/// <summary>Probabilities of switching and write errors.</summary>
public sealed record SwitchingResult : Result
{
    /// <summary>What the amplitude is: <c>current</c>, <c>field</c> or <c>voltage</c>.</summary>
    public required string Amplitude { get; init; }

    /// <summary>Its SI unit.</summary>
    public required string Unit { get; init; }

    /// <summary>From the other state to the one at the start.</summary>
    public required UnitVector Axis { get; init; }

    /// <summary>Name of the state at the start.</summary>
    public required string Start { get; init; }

    /// <summary>All amplitudes in the order asked for.</summary>
    public required IReadOnlyList<WriteRow> Rows { get; init; }

    /// <summary>Lengths of the pulse.</summary>
    public required IReadOnlyList<Duration> Pulses { get; init; }

    /// <summary>Trajectories beside it.</summary>
    public IReadOnlyList<EnsemblePoint> Ensemble { get; init; } = [];

    /// <summary>What reading does; empty where it was not asked for.</summary>
    public IReadOnlyList<ReadDisturb> Reads { get; init; } = [];
}
