using System.Globalization;
using System.Numerics;
using Larmor.Layers;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Thermodynamics;
using Larmor.Transport;

namespace Larmor.Experiments.Reports;

/// <summary>The result of a precession, from its run.</summary>
internal static class PrecessionReport
{
    private const int PointsPerLayer = 41;
    private const double LeadShare = 0.3;

    public static PrecessionResult Of(Precession settings, Multilayer stack, int[] orientations, TransverseTransientSettings followed, TransverseTransientRun run)
    {
        Complex steady = TransverseTransient.SteadyResponse(stack, orientations, followed);
        return new PrecessionResult
        {
            Kind = settings.Kind,
            Name = settings.Name,
            Outcome = run.End == IntegrationEnd.Reached ? Outcome.Finished : Outcome.NotConverged(string.Create(CultureInfo.InvariantCulture, $"No step, however short, met the tolerance after {run.Points[^1].Time:G6} s. Loosen `tolerance`.")),
            Run = run,
            SteadyResponse = steady,
            Scalars = [.. ScalarsOf(settings, run, steady), .. Layers(stack, orientations, followed)],
            Tables = [InTime(run), Profile(stack, run.Profiles[^1]), Heats(run)],
            Checks = run.Checks,
            Notes = [.. NotesOf(settings)],
            Citations = [.. TransportReport.CitationsOf(stack), RadauIIA5.Declaration.Source],
        };
    }

    private static IEnumerable<Scalar> ScalarsOf(Precession settings, TransverseTransientRun run, Complex steady)
    {
        TransverseTransientPoint end = run.Points[^1];
        yield return new Scalar("final-accumulation-1", end.Accumulation.Real, "V", "Accumulation at the face where spins enter, along the direction in which they are put in, at the last instant.");
        yield return new Scalar("final-accumulation-2", end.Accumulation.Imaginary, "V", "The same at right angles, counter-clockwise about the axis.");
        yield return settings.SpinCurrent is CurrentShape.Step step
            ? new Scalar("steady-accumulation-1", steady.Real * step.Density.Si, "V", "What final-accumulation-1 tends to, exactly.")
            : new Scalar("steady-accumulation-1", null, "V", "What final-accumulation-1 tends to, exactly.", NoStep);
        yield return settings.SpinCurrent is CurrentShape.Step same
            ? new Scalar("steady-accumulation-2", steady.Imaginary * same.Density.Si, "V", "What final-accumulation-2 tends to, exactly.")
            : new Scalar("steady-accumulation-2", null, "V", "What final-accumulation-2 tends to, exactly.", NoStep);
        yield return new Scalar("steady-angle", steady.Phase, "rad", "Angle from the spins put in to the accumulation that they make at that face in the end, counter-clockwise about the axis.");
        yield return new Scalar("stored-energy", end.StoredEnergy, "J/m^2", "Free energy of the accumulation per area at the last instant.");
        yield return new Scalar("work", end.Work, "J/m^2", "Work of the spin current put in, per area, over the whole time.");
        foreach (IGrouping<string, PowerEntry> mechanism in run.Heats.GroupBy(entry => entry.Mechanism, StringComparer.Ordinal))
        {
            yield return new Scalar($"heat-{mechanism.Key}", mechanism.Sum(entry => entry.PowerPerArea), "J/m^2", $"Heat per area over the whole time, all places together: {TransportReport.MeaningOf(mechanism.Key)}.");
        }
        yield return new Scalar("steps", run.Steps, "1", "Steps of the integration.");
    }

    private const string NoStep = "The spin current is no step.";

    private static IEnumerable<Scalar> Layers(Multilayer stack, int[] orientations, TransverseTransientSettings followed)
    {
        IReadOnlyList<(double Time, double Rate)> all = TransverseTransient.TimesAndRates(stack, orientations, followed);
        for (int i = 0; i < all.Count; i++)
        {
            string name = stack.Layers[i].Name, meaning = $"T2 of {name}, in which a uniform accumulation across the axis decays to 1/e.";
            yield return double.IsFinite(all[i].Time) ? new Scalar($"transverse-time-{name}", all[i].Time, "s", meaning) : new Scalar($"transverse-time-{name}", null, "s", meaning, $"Nothing takes up transverse spin in {name}: the time is infinite.");
            yield return new Scalar($"turning-rate-{name}", all[i].Rate, "1/s", $"Angular frequency in rad/s at which spins turn in {name}, counter-clockwise about the axis, by the field and by the exchange field.");
        }
    }

    private static Table InTime(TransverseTransientRun run)
    {
        Column Of(string name, string unit, string meaning, Func<TransverseTransientPoint, double> value) => new(name, unit, meaning, [.. run.Points.Select(value)]);
        return new Table(
            "precession",
            "Spin current put in, accumulation at the face where it enters, and energies in time.",
            [
                Of("time", "s", "t, 0 where the spin current begins.", point => point.Time),
                Of("spin-current", "A/m^2", "Spin current density put in; where it jumps, after the jump.", point => point.SpinCurrent),
                Of("accumulation-1", "V", "Accumulation along the direction of the spins put in.", point => point.Accumulation.Real),
                Of("accumulation-2", "V", "Accumulation at right angles, counter-clockwise about the axis.", point => point.Accumulation.Imaginary),
                Of("stored-energy", "J/m^2", "Free energy of the accumulation per area.", point => point.StoredEnergy),
                Of("work", "J/m^2", "Work put in since t = 0.", point => point.Work),
                Of("heat", "J/m^2", "Heat since t = 0.", point => point.Heat),
            ]);
    }

    private static Table Profile(Multilayer stack, TransverseTransientProfile profile)
    {
        (int Layer, double X)[] places = [.. Places(stack)];
        Complex[] values = [.. places.Select(place => profile.Accumulation(place.Layer, Length.FromSi(place.X)))], currents = [.. places.Select(place => profile.SpinCurrent(place.Layer, Length.FromSi(place.X)))];
        return new Table(
            "precession-profile",
            "Accumulation and spin current across the axis along the stack at the last instant.",
            [
                new Column("x", "m", "Position; faces stand twice, from within either layer.", [.. places.Select(place => place.X)]),
                new Column("accumulation-1", "V", "Along the direction of the spins put in.", [.. values.Select(value => value.Real)]),
                new Column("accumulation-2", "V", "At right angles, counter-clockwise about the axis.", [.. values.Select(value => value.Imaginary)]),
                new Column("spin-current-1", "A/m^2", "Spin current along +x of spins in the first direction.", [.. currents.Select(value => value.Real)]),
                new Column("spin-current-2", "A/m^2", "Spin current along +x of spins in the second direction.", [.. currents.Select(value => value.Imaginary)]),
            ],
            [.. places.Select(place => stack.Layers[place.Layer].Name)]);
    }

    /// <summary>Evenly spaced places in every layer, its faces included, and in the leads as far as is shown.</summary>
    internal static IEnumerable<(int Layer, double X)> Places(Multilayer stack)
    {
        double x = 0, total = stack.Layers.Sum(layer => layer.Thickness?.Si ?? 0);
        for (int i = 0; i < stack.Layers.Count; i++)
        {
            double length = stack.Layers[i].Thickness?.Si ?? LeadShare * total, left = stack.Layers[i].IsLead && i == 0 ? -length : x;
            for (int k = 0; k < PointsPerLayer; k++) yield return (i, k == PointsPerLayer - 1 ? (left < 0 ? 0 : left + length) : left + (length * k / (PointsPerLayer - 1)));
            if (!stack.Layers[i].IsLead) x += length;
        }
    }

    private static Table Heats(TransverseTransientRun run)
    {
        string[] places = [.. run.Heats.Select(entry => entry.Place).Distinct(StringComparer.Ordinal)];
        return new Table(
            "heats",
            "Heat per area over the whole time by place and mechanism.",
            [.. run.Heats.Select(entry => entry.Mechanism).Distinct(StringComparer.Ordinal).Select(mechanism => new Column(
                mechanism, "J/m^2", $"{TransportReport.MeaningOf(mechanism)}.", [.. places.Select(place => run.Heats.Where(entry => entry.Place == place && entry.Mechanism == mechanism).Sum(entry => entry.PowerPerArea))]))],
            places);
    }

    private static IEnumerable<string> NotesOf(Precession settings)
    {
        yield return $"The axis is that of the moments; the spins put in at the {(settings.EntersAtRight ? "right" : "left")} end point across it, along the first direction. The second is counter-clockwise about the axis. Put in along another direction across it, the answer turns with it.";
        yield return "No charge flows. The moments do not move, whatever torque the spins exert on them.";
    }
}
