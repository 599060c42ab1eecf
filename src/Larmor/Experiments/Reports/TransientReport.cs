using System.Globalization;
using Larmor.Coupling;
using Larmor.Layers;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Thermodynamics;
using Larmor.Transport;

namespace Larmor.Experiments.Reports;

/// <summary>The result of a transient, from its run.</summary>
internal static class TransientReport
{
    public static TransientResult Of(Transient settings, Multilayer stack, int[] orientations, TransientRun run, IReadOnlyList<RelaxationMode> modes)
    {
        List<Table> tables = [InTime(run), Heats(run)];
        if (modes.Count > 0) tables.Add(Rates(modes));
        return new TransientResult
        {
            Kind = settings.Kind,
            Name = settings.Name,
            Outcome = run.End == IntegrationEnd.Reached ? Outcome.Finished : Outcome.NotConverged(string.Create(CultureInfo.InvariantCulture, $"No step, however short, met the tolerance after {run.Points[^1].Time:G6} s. Loosen `tolerance`.")),
            Transient = run,
            Modes = modes,
            Scalars = [.. ScalarsOf(settings, stack, orientations, run, modes), .. RelaxationReport.Times(stack)],
            Tables = tables,
            Checks = run.Checks,
            Notes = [.. NotesOf(stack, orientations, modes)],
            Citations = [.. TransportReport.CitationsOf(stack), RadauIIA5.Declaration.Source],
        };
    }

    private static IEnumerable<Scalar> ScalarsOf(Transient settings, Multilayer stack, int[] orientations, TransientRun run, IReadOnlyList<RelaxationMode> modes)
    {
        TransientPoint end = run.Points[^1];
        yield return new Scalar("final-voltage", end.Voltage, "V", "Voltage between the ends at the last instant, without the leads' own.");
        yield return new Scalar("final-excess-voltage", end.ExcessVoltage, "V", "The part of it that spin accumulation adds.");
        yield return Settling(settings, stack, orientations, run);
        yield return new Scalar("stored-energy", end.StoredEnergy, "J/m^2", "Free energy of the accumulation per area at the last instant.");
        yield return new Scalar("work", end.Work, "J/m^2", "Work of the battery and of spin currents put in, per area, over the whole time.");
        foreach (IGrouping<string, PowerEntry> mechanism in run.Heats.GroupBy(entry => entry.Mechanism, StringComparer.Ordinal))
        {
            yield return new Scalar($"heat-{mechanism.Key}", mechanism.Sum(entry => entry.PowerPerArea), "J/m^2", $"Heat per area over the whole time, all places together: {TransportReport.MeaningOf(mechanism.Key)}.");
        }
        for (int i = 0; i < modes.Count; i++)
        {
            yield return new Scalar(string.Create(CultureInfo.InvariantCulture, $"relaxation-rate-{i + 1}"), modes[i].Rate, "1/s", string.Create(CultureInfo.InvariantCulture, $"Rate at which mode {i + 1} of the stack decays, slowest first."));
        }
        if (modes.Count == 0) yield return new Scalar("relaxation-rate-1", null, "1/s", "Slowest rate at which the accumulation of the stack decays.", RelaxationSpectrum.Refusal(stack, orientations, CollinearState.CosineSquared(stack)));
        yield return new Scalar("steps", run.Steps, "1", "Steps of the integration.");
    }

    /// <summary>The time after which the excess voltage has come within 1/e of its steady value, after a step.</summary>
    private static Scalar Settling(Transient settings, Multilayer stack, int[] orientations, TransientRun run)
    {
        const string name = "settling-time", meaning = "Time after the step at which the excess voltage has come to 1/e of its way from its steady value, read between two samples.";
        if (settings.CurrentDensity is not CurrentShape.Step step) return new Scalar(name, null, "s", meaning, "The current is no step.");
        IReadOnlyList<TransientPoint> points = run.Points;
        // It starts from the steady state of the current before; what the ends put in is the same before and after.
        double resistance = AlternatingTransport.Solve(stack, orientations, Frequency.Zero, CollinearState.CosineSquared(stack)).NonEquilibriumImpedanceArea.Real;
        double final = points[0].ExcessVoltage + (resistance * (step.Density.Si - step.From.Si));
        double first = points[0].ExcessVoltage - final;
        if (Math.Abs(first) <= 1e-9 * Math.Abs(final) || first == 0) return new Scalar(name, null, "s", meaning, "The excess voltage does not change.");
        for (int i = 1; i < points.Count; i++)
        {
            double before = (points[i - 1].ExcessVoltage - final) / first, now = (points[i].ExcessVoltage - final) / first;
            if (now > Math.Exp(-1)) continue;
            // Between two samples by an exponential, which the approach is in the end.
            double share = now > 0 ? (Math.Log(before) + 1) / Math.Log(before / now) : (before - Math.Exp(-1)) / (before - now);
            return new Scalar(name, points[i - 1].Time + (share * (points[i].Time - points[i - 1].Time)), "s", meaning);
        }
        return new Scalar(name, null, "s", meaning, "The excess voltage has not come so far in the time given.");
    }

    private static Table InTime(TransientRun run)
    {
        Column Of(string name, string unit, string meaning, Func<TransientPoint, double> value) => new(name, unit, meaning, [.. run.Points.Select(value)]);
        return new Table(
            "transient",
            "Current, voltage, energies and spin accumulation at the faces in time.",
            [
                Of("time", "s", "t, 0 where the current changes first.", point => point.Time),
                Of("current-density", "A/m^2", "Charge current density along +x; where it jumps, after the jump.", point => point.CurrentDensity),
                Of("voltage", "V", "Voltage between the ends, without the leads' own.", point => point.Voltage),
                Of("excess-voltage", "V", "The part of it that spin accumulation adds.", point => point.ExcessVoltage),
                Of("stored-energy", "J/m^2", "Free energy of the accumulation per area.", point => point.StoredEnergy),
                Of("work", "J/m^2", "Work put in since t = 0.", point => point.Work),
                Of("heat", "J/m^2", "Heat since t = 0.", point => point.Heat),
                .. run.Faces.Zip(run.FaceAccumulations).Select(face => new Column($"accumulation-{face.First}", "V", $"Spin accumulation at the face {face.First}.", face.Second)),
            ]);
    }

    private static Table Heats(TransientRun run)
    {
        string[] places = [.. run.Heats.Select(entry => entry.Place).Distinct(StringComparer.Ordinal)];
        return new Table(
            "heats",
            "Heat per area over the whole time by place and mechanism.",
            [.. run.Heats.Select(entry => entry.Mechanism).Distinct(StringComparer.Ordinal).Select(mechanism => new Column(
                mechanism,
                "J/m^2",
                $"{TransportReport.MeaningOf(mechanism)}.",
                [.. places.Select(place => run.Heats.Where(entry => entry.Place == place && entry.Mechanism == mechanism).Sum(entry => entry.PowerPerArea))]))],
            places);
    }

    private static Table Rates(IReadOnlyList<RelaxationMode> modes) => new(
        "relaxation-rates",
        "The slowest modes in which the accumulation of the stack decays.",
        [
            new Column("mode", "1", "Number, slowest first.", [.. modes.Select((_, i) => i + 1.0)]),
            new Column("rate", "1/s", "Rate of decay.", [.. modes.Select(mode => mode.Rate)]),
            new Column("time", "s", "Its inverse.", [.. modes.Select(mode => 1 / mode.Rate)]),
        ]);

    private static IEnumerable<string> NotesOf(Multilayer stack, int[] orientations, IReadOnlyList<RelaxationMode> modes)
    {
        yield return "The charge current is the same at every place and instant; the charge stays neutral. Contacts store no spin. The moments do not move.";
        if (modes.Count == 0 && RelaxationSpectrum.Refusal(stack, orientations, CollinearState.CosineSquared(stack)) is { } reason) yield return reason;
        if (stack.Interfaces.Any(contact => contact.Tunnel is not null)) yield return TransportReport.BarriersWithoutCharge;
        yield return TransportReport.LeadsLeftOut;
    }
}
