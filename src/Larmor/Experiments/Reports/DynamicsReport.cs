using System.Globalization;
using Larmor.Experiments.Motion;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments.Reports;

/// <summary>Turns a trajectory into its result.</summary>
internal static class DynamicsReport
{
    /// <summary>The result of a run.</summary>
    public static DynamicsResult Of(Dynamics settings, FreeMoment moment, Trajectory trajectory, IReadOnlyList<double> times)
    {
        Vector3d[] directions = trajectory.Directions[..times.Count];
        return new DynamicsResult
        {
            Kind = settings.Kind,
            Name = settings.Name,
            Outcome = trajectory.End == IntegrationEnd.Reached
                ? Outcome.Finished
                : Outcome.NotConverged($"The integration stopped at {Duration.FromSi(trajectory.Reached)}: no step, however short, met the tolerance. Everything up to there is kept."),
            Times = times,
            Directions = directions,
            Energies = trajectory.Energies[..times.Count],
            TorquePowers = trajectory.TorquePowers[..times.Count],
            GilbertPowers = trajectory.GilbertPowers[..times.Count],
            Scalars = Scalars(trajectory, directions),
            Tables = [Table(trajectory, times, directions)],
            Arrays = Arrays(trajectory, times, directions),
            Checks = trajectory.Ledger.Checks(settings.Tolerance * Math.Max(1000, trajectory.Ledger.Steps)),
            Notes = [.. moment.Notes, $"The trajectory starts at {UnitVector.Along(directions[0])}."],
            Citations = moment.Citations,
        };
    }

    private static IReadOnlyList<Scalar> Scalars(Trajectory trajectory, Vector3d[] directions)
    {
        Vector3d final = directions[^1];
        bool isReversed = Vector3d.Dot(final, directions[0]) < 0;
        string? noCycle = trajectory.Cycle is null ? "In the end the moment does not go round a steady cycle." : null;
        return
        [
            new("final-mx", final.X, "1", "x component of the moment at the end."),
            new("final-my", final.Y, "1", "y component of the moment at the end."),
            new("final-mz", final.Z, "1", "z component of the moment at the end."),
            new("switched", isReversed ? 1 : 0, "1", "1 where the moment ends in the hemisphere opposite to its start, otherwise 0."),
            new("frequency", trajectory.Cycle?.Frequency, "Hz", "Frequency of the cycle that the moment goes round in the end.", noCycle),
            new("amplitude", trajectory.Cycle?.Amplitude, "1", "Half the extent of that cycle along the axis (x, y or z) in which it is widest.", noCycle),
            new("steps", trajectory.Ledger.Steps, "1", "Steps that the integration took."),
        ];
    }

    private static Table Table(Trajectory trajectory, IReadOnlyList<double> times, Vector3d[] directions) => new(
        "trajectory",
        "Direction, energy and powers of the moment against time.",
        [
            new("time", "s", "Time", times),
            new("mx", "1", "x component of the moment (film normal)", [.. directions.Select(u => u.X)]),
            new("my", "1", "y component of the moment", [.. directions.Select(u => u.Y)]),
            new("mz", "1", "z component of the moment", [.. directions.Select(u => u.Z)]),
            new("energy", "J/m^3", "Energy density V with that of the field", trajectory.Energies[..times.Count]),
            new("torque-power", "W", "Power supplied by the spin torque", trajectory.TorquePowers[..times.Count]),
            new("gilbert-power", "W", "Gilbert heat per time", trajectory.GilbertPowers[..times.Count]),
        ]);

    private static IReadOnlyList<NamedArray> Arrays(Trajectory trajectory, IReadOnlyList<double> times, Vector3d[] directions)
    {
        Axis time = new("time", "s", times);
        return
        [
            new("direction", "1", "Direction of the moment by component x, y, z", [time, new Axis("component", "1", [0, 1, 2])], [.. directions.SelectMany(u => new[] { u.X, u.Y, u.Z })]),
            new("energy", "J/m^3", "Energy density V with that of the field", [time], trajectory.Energies[..times.Count]),
            new("torque-power", "W", "Power supplied by the spin torque", [time], trajectory.TorquePowers[..times.Count]),
            new("gilbert-power", "W", "Gilbert heat per time", [time], trajectory.GilbertPowers[..times.Count]),
        ];
    }
}
