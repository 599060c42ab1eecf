using Larmor.Coupling;
using Larmor.Experiments.Motion;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Thermodynamics;

namespace Larmor.Experiments.Reports;

/// <summary>Turns a run with all its works into its result.</summary>
internal static class EnergyLedgerReport
{
    /// <summary>The result of a run.</summary>
    public static EnergyLedgerResult Of(EnergyLedger settings, Dynamics run, FreeMoments moments, LedgerRun followed)
    {
        TwoWayMotion motion = followed.Ledger.Motion;
        double[] times = [.. followed.Times];
        MomentTrajectory[] ways = [.. moments.Magnets.Select((magnet, k) => new MomentTrajectory(magnet.Name, followed.Directions[k]))];
        ElectricTrajectory electric = ElectricTrajectory.Of(motion, times, followed.Directions);
        return new EnergyLedgerResult
        {
            Kind = settings.Kind,
            Name = settings.Name,
            Outcome = followed.End == IntegrationEnd.Reached ? Outcome.Finished : Outcome.NotConverged($"The integration stopped at {Duration.FromSi(times[^1])}: no step met the tolerance. Everything up to there is kept."),
            Times = times,
            Moments = ways,
            Mechanisms = followed.Ledger.Mechanisms,
            Powers = followed.Powers,
            Works = followed.Works,
            EnergyChanges = followed.Energies,
            Electric = electric,
            Scalars = [.. Scalars(followed), .. ElectricReport.Scalars(electric)],
            Tables = [Table("powers", "Every power against time.", "W", times, followed, followed.Powers, null), Table("works", "Every work since the start against time, and what is missing in the balance.", "J", times, followed, followed.Works, followed.Energies), .. ElectricReport.Tables(electric, times)],
            Checks = Checks(run, followed),
            Notes =
            [
                .. moments.NotesWith([EquationNotes.WithElectrons(motion), .. moments.Magnets.Select((magnet, k) => EquationNotes.WithElectrons(motion, magnet, k))]),
                EquationNotes.Stepper(run, followed.Declaration),
                "Balance: source = load + device, device + fields = change of magnetic energy + Gilbert heat + heats of the electrons. The heats are positive sums of the transport itself, not what is left over.",
            ],
            Citations = [.. motion.Citations.Append(followed.Declaration.Source).Distinct()],
        };
    }

    private static IEnumerable<Scalar> Scalars(LedgerRun run)
    {
        EnergyAccount works = run.Works[^1];
        yield return new("source-work", works.Source, "J", "What the source gave.");
        yield return new("device-work", works.Device, "J", "What of it reached the device, V I integrated.");
        yield return new("load-heat", works.Load, "J", "What the load turned into heat.");
        yield return new("field-work", works.Field, "J", "What changing fields gave.");
        yield return new("energy-change", run.Energies[^1], "J", "Change of the magnetic energy.");
        yield return new("gilbert-heat", works.Gilbert, "J", "Gilbert heat of the moments.");
        for (int i = 0; i < works.Electrons.Count; i++) yield return new($"{run.Ledger.Mechanisms[i]}-heat", works.Electrons[i], "J", $"Heat of the electrons by the mechanism '{run.Ledger.Mechanisms[i]}'.");
        yield return new("torque-work", works.Torque, "J", "What the electrons gave to the moments; negative where pumping took more.");
        yield return new("residual", works.Residual(run.Energies[^1]), "J", "What is missing in both balances at the end.");
        yield return new("steps", run.Steps, "1", "Steps that the integration took.");
    }

    private static Table Table(string name, string meaning, string unit, double[] times, LedgerRun run, List<EnergyAccount> accounts, List<double>? energies)
    {
        Column Of(string column, string words, Func<EnergyAccount, double> value) => new(column, unit, words, [.. accounts.Select(value)]);
        return new(
            name,
            meaning,
            [
                new("time", "s", "Time", times),
                Of("source", "What the source gives", account => account.Source),
                Of("load", "Heat of the load", account => account.Load),
                Of("device", "What the device takes from the circuit", account => account.Device),
                Of("field", "What changing fields give", account => account.Field),
                Of("torque", "What the electrons give to the moments", account => account.Torque),
                Of("gilbert", "Gilbert heat", account => account.Gilbert),
                .. run.Ledger.Mechanisms.Select((mechanism, i) => Of(mechanism, $"Heat of the electrons: {mechanism}", account => account.Electrons[i])),
                .. energies is null
                    ? [Of("energy", "Change of the magnetic energy per time", account => account.Torque + account.Field - account.Gilbert)]
                    : (Column[])[new("energy", unit, "Change of the magnetic energy", energies), new("residual", unit, "What is missing in both balances", [.. accounts.Select((account, i) => account.Residual(energies[i]))])],
            ]);
    }

    private static AuditCheck[] Checks(Dynamics settings, LedgerRun run)
    {
        double tolerance = settings.Step is null ? settings.Tolerance * Math.Max(10, Math.Sqrt(run.Steps)) : 1e-2;
        return
        [
            new("power-closure", run.Residual, tolerance, "Work of source and fields against load, change of magnetic energy, Gilbert heat and all heats of the electrons, integrated by the same stages: largest residual at any step, relative to the largest work at the end."),
            new("instant-closure", run.Imbalance, 1e-9, "The same balance of powers at the end of every step, relative to the largest power: nothing is integrated, so that it holds to rounding."),
            new("entropy-production", run.NegativeHeat, 1e-13, "Most negative heat of any mechanism, of damping or of the load at any step, relative to all heat at that instant; none is negative by the second law."),
            new("norm", run.Deviation, 1e-14, "Length of the moments against 1."),
            ReciprocityOf(run),
        ];
    }

    /// <summary>The stack's own reciprocity in the last state.</summary>
    private static AuditCheck ReciprocityOf(LedgerRun run) =>
        run.Ledger.Motion.Transport.At([.. run.Directions.Select(way => UnitVector.Along(way[^1]))]).Checks.Single(check => check.Name == "reciprocity");
}
