using System.Globalization;
using Larmor.Experiments.Motion;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments.Reports;

/// <summary>Turns a trajectory into its result.</summary>
internal static class DynamicsReport
{
    /// <summary>The result of a run.</summary>
    public static DynamicsResult Of(Dynamics settings, FreeMoments moments, Trajectory trajectory, IReadOnlyList<double> times)
    {
        MomentTrajectory[] ways = [.. moments.Magnets.Select((magnet, k) => new MomentTrajectory(magnet.Name, trajectory.Directions[k][..times.Count]))];
        ElectricTrajectory? electric = trajectory.Motion.Lagging is not null && times.Count > 1 ? ElectricTrajectory.Of(times, trajectory.Electrons.States(times.Count))
            : trajectory.Motion.Electrons is { } electrons && times.Count > 1 ? ElectricTrajectory.Of(electrons, times, [.. ways.Select(way => way.Directions)]) : null;
        return new DynamicsResult
        {
            Kind = settings.Kind,
            Name = settings.Name,
            Outcome = trajectory.End == IntegrationEnd.Reached
                ? Outcome.Finished
                : Outcome.NotConverged($"The integration stopped at {Duration.FromSi(trajectory.Reached)}: {(settings.Step is null ? "no step, however short, met the tolerance" : "the step has no solution in finite numbers; it is too long for this motion")}. Everything up to there is kept."),
            Times = times,
            Moments = ways,
            Energies = trajectory.Energies[..times.Count],
            TorquePowers = trajectory.TorquePowers[..times.Count],
            GilbertPowers = trajectory.GilbertPowers[..times.Count],
            Electric = electric,
            Scalars = [.. Scalars(trajectory, ways), .. electric is null ? [] : ElectricReport.Scalars(electric)],
            Tables = [Table(trajectory, times, ways), .. electric is null ? [] : ElectricReport.Tables(electric, times)],
            Arrays = Arrays(trajectory, times, ways),
            Checks = trajectory.Ledger.Checks(settings.Step is null ? settings.Tolerance * Math.Max(1000, trajectory.Ledger.Steps) : trajectory.ErrorOfConstantSteps),
            Notes = [.. moments.NotesWith(EquationNotes.Of(settings, trajectory.Motion, moments.SpinTransfer.Potentials)), EquationNotes.Stepper(settings, trajectory.Declaration), .. ways.Select(way => $"{(ways.Length == 1 ? "The trajectory" : $"'{way.Name}'")} starts at {UnitVector.Along(way.Directions[0])}.")],
            Citations = [.. trajectory.Motion.Citations.Concat(moments.SpinTransfer.Citations).Append(trajectory.Declaration.Source).Distinct()],
        };
    }

    private static IReadOnlyList<Scalar> Scalars(Trajectory trajectory, MomentTrajectory[] ways)
    {
        string? noCycle = trajectory.Cycle is null ? "In the end the moment does not go round a steady cycle." : null;
        return
        [
            .. ways.SelectMany(way => Ends(way, ways.Length == 1 ? "" : $"-{way.Name}", ways.Length == 1 ? "the moment" : $"'{way.Name}'")),
            new("frequency", trajectory.Cycle?.Frequency, "Hz", "Frequency of the cycle that the moment goes round in the end.", noCycle),
            new("amplitude", trajectory.Cycle?.Amplitude, "1", "Half the extent of that cycle along the axis (x, y or z) in which it is widest.", noCycle),
            new("steps", trajectory.Ledger.Steps, "1", "Steps that the integration took."),
        ];
    }

    private static IEnumerable<Scalar> Ends(MomentTrajectory way, string suffix, string who)
    {
        Vector3d final = way.Directions[^1];
        bool isReversed = Vector3d.Dot(final, way.Directions[0]) < 0;
        yield return new($"final-mx{suffix}", final.X, "1", $"x component of {who} at the end.");
        yield return new($"final-my{suffix}", final.Y, "1", $"y component of {who} at the end.");
        yield return new($"final-mz{suffix}", final.Z, "1", $"z component of {who} at the end.");
        yield return new($"switched{suffix}", isReversed ? 1 : 0, "1", $"1 where {who} ends in the hemisphere opposite to its start, otherwise 0.");
    }

    private static Table Table(Trajectory trajectory, IReadOnlyList<double> times, MomentTrajectory[] ways) => new(
        "trajectory",
        ways.Length == 1 ? "Direction, energy and powers of the moment against time." : "Directions of the moments, their energy and powers against time.",
        [
            new("time", "s", "Time", times),
            .. ways.SelectMany(way => Components(way, ways.Length == 1 ? "" : $"-{way.Name}", ways.Length == 1 ? "the moment" : $"'{way.Name}'")),
            new("energy", "J/m^3", "Energy density V with that of the field" + (ways.Length == 1 ? "" : ": energy of all moments over their volume"), trajectory.Energies[..times.Count]),
            new("torque-power", "W", "Power supplied by the spin torque", trajectory.TorquePowers[..times.Count]),
            new("gilbert-power", "W", "Gilbert heat per time", trajectory.GilbertPowers[..times.Count]),
        ]);

    private static IEnumerable<Column> Components(MomentTrajectory way, string suffix, string who)
    {
        yield return new($"mx{suffix}", "1", $"x component of {who} (film normal)", [.. way.Directions.Select(u => u.X)]);
        yield return new($"my{suffix}", "1", $"y component of {who}", [.. way.Directions.Select(u => u.Y)]);
        yield return new($"mz{suffix}", "1", $"z component of {who}", [.. way.Directions.Select(u => u.Z)]);
    }

    private static IReadOnlyList<NamedArray> Arrays(Trajectory trajectory, IReadOnlyList<double> times, MomentTrajectory[] ways)
    {
        Axis time = new("time", "s", times), component = new("component", "1", [0, 1, 2]);
        return
        [
            .. ways.Select(way => new NamedArray(ways.Length == 1 ? "direction" : $"direction-{way.Name}", "1", ways.Length == 1 ? "Direction of the moment by component x, y, z" : $"Direction of '{way.Name}' by component x, y, z", [time, component], [.. way.Directions.SelectMany(u => new[] { u.X, u.Y, u.Z })])),
            new("energy", "J/m^3", "Energy density V with that of the field", [time], trajectory.Energies[..times.Count]),
            new("torque-power", "W", "Power supplied by the spin torque", [time], trajectory.TorquePowers[..times.Count]),
            new("gilbert-power", "W", "Gilbert heat per time", [time], trajectory.GilbertPowers[..times.Count]),
        ];
    }
}
