using System.Globalization;
using Larmor.Coupling;
using Larmor.Experiments.Motion;
using Larmor.Fluctuations.Langevin;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments.Thermal;

/// <summary>Turns trajectories with noise into the result of a measurement.</summary>
internal sealed class ThermalReport
{
    private readonly Dynamics settings;
    private readonly ThermalMotion thermal;
    private readonly ThermalTiming timing;
    private readonly ThermalRun run;
    private readonly ThermalAverages averages;
    private readonly double[] times;

    private ThermalReport(Dynamics settings, ThermalMotion thermal, ThermalTiming timing, ThermalRun run)
    {
        (this.settings, this.thermal, this.timing, this.run) = (settings, thermal, timing, run);
        averages = new ThermalAverages(thermal, timing, run);
        times = [.. Enumerable.Range(0, timing.Samples).Select(i => settings.Duration.Si * i / (timing.Samples - 1))];
    }

    private double Volume => thermal.Moments.Magnets.Sum(magnet => magnet.Volume.Si);

    /// <summary>The result.</summary>
    public static DynamicsResult Of(Dynamics settings, ThermalMotion thermal, ThermalTiming timing, ThermalRun run) => new ThermalReport(settings, thermal, timing, run).Result();

    private DynamicsResult Result()
    {
        CourseSettings course = run.Course;
        ThermalCourse found = Course();
        List<double[]> first = run.Fine.Ways[0];
        ThermalTables tables = new(found, times);
        return new DynamicsResult
        {
            Kind = settings.Kind,
            Name = settings.Name,
            Times = times,
            Moments = found.Ways[0],
            Energies = [.. first.Select(row => row[course.Energy] / Volume)],
            TorquePowers = [.. first.Select(row => row[course.Powers + 1])],
            GilbertPowers = [.. first.Select(row => row[course.Powers + 2])],
            Thermal = found,
            Scalars = [.. new ThermalScalars(thermal, timing, run, averages, found).All()],
            Tables = [tables.Trajectory(Energies(first), first, course), .. settings.Trajectories > 1 ? [tables.Means()] : (Table[])[], .. found.Resistances.Count > 0 ? [tables.Electric(Source(), run.Fine, course)] : (Table[])[]],
            Arrays = tables.Arrays(),
            Checks = ThermalChecks.Of(thermal, run, averages, settings.Duration.Si),
            Notes = [.. thermal.Moments.NotesWith(EquationNotes.Of(settings, thermal.Motion, thermal.Moments.SpinTransfer.Potentials)), .. Notes(found)],
            Citations = [.. thermal.Motion.Citations.Concat(thermal.Moments.SpinTransfer.Citations).Concat(LangevinEnsemble.Citations).Append(EnsembleWorks.Source).Distinct()],
        };
    }

    private double[] Energies(List<double[]> rows) => [.. rows.Select(row => row[run.Course.Energy] / Volume)];

    private ThermalCourse Course()
    {
        CourseSettings course = run.Course;
        IReadOnlyList<Estimate> At(int number, double scale = 1) => [.. Enumerable.Range(0, timing.Samples).Select(i => Scaled(run.Fine.At(i, number), scale))];
        double[] source = Source();
        return new ThermalCourse
        {
            Trajectories = settings.Trajectories,
            Step = Duration.FromSi(timing.Step),
            Moments = [.. thermal.Moments.Magnets.Select((magnet, k) => new MomentCourse(magnet.Name, thermal.Temperatures[k], At(3 * k), At((3 * k) + 1), At((3 * k) + 2), [.. Vectors(k, run.Fine.SpreadAt)], [.. Vectors(k, Bias)]))],
            Energies = At(course.Energy, 1 / Volume),
            FieldPowers = At(course.Powers),
            TorquePowers = At(course.Powers + 1),
            HeatPowers = At(course.Powers + 2),
            Resistances = course.Extras == 0 ? [] : At(course.FirstExtra),
            Voltages = course.Extras == 0 ? [] : [.. At(course.FirstExtra + 1).Select((one, i) => Scaled(one, source[i]))],
            Works = new ThermalWorks(
                averages.Of(carried => carried[WorkMeter.Field]),
                averages.Of(carried => carried[WorkMeter.Torque]),
                [.. Enumerable.Range(0, course.Magnets).Select(k => averages.Of(carried => carried[WorkMeter.Heat + k]))],
                averages.Of(carried => carried[WorkMeter.Energy])),
            Ways = [.. run.Fine.Ways.Select(Way)],
        };
    }

    private IReadOnlyList<MomentTrajectory> Way(List<double[]> rows) =>
        [.. thermal.Moments.Magnets.Select((magnet, k) => new MomentTrajectory(magnet.Name, [.. rows.Select(row => new Vector3d(row[3 * k], row[(3 * k) + 1], row[(3 * k) + 2]))]))];

    private IEnumerable<Vector3d> Vectors(int k, Func<int, int, double> number) => Enumerable.Range(0, timing.Samples).Select(i => new Vector3d(number(i, 3 * k), number(i, (3 * k) + 1), number(i, (3 * k) + 2)));

    private double Bias(int sample, int number) => run.Coarse.At(sample, number).Value - run.Fine.At(sample, number).Value;

    private static Estimate Scaled(Estimate one, double scale) => new(scale * one.Value, Math.Abs(scale) * one.Error);

    /// <summary>The source at the samples, in A or V.</summary>
    private double[] Source() => thermal.Motion.Electrons is { } electrons ? [.. times.Select(time => electrons.Circuit.Source.At(time))] : [];

    private IEnumerable<string> Notes(ThermalCourse found)
    {
        string scheme = settings.Scheme == StochasticScheme.Heun ? "stochastic Heun" : "implicit midpoint";
        string calculus = string.Create(CultureInfo.InvariantCulture, $"Stepper: {scheme}, steps of {QuantityText.Format(timing.Step, Duration.Kind)}, reads noise as Stratonovich; averages have an error of first order in the step, which the same random fields with steps twice as long tell.");
        yield return calculus;
        yield return thermal.Equation.Damping is null
            ? "Thermal field: on each moment <b_i(t) b_j(t')> = 2 α kT/(γ Ms v) δ_ij δ(t - t') in T², added to B (Brown); " + string.Join(", ", found.Moments.Select(moment => $"T = {moment.Temperature} of '{moment.Name}'")) + "."
            : $"Thermal torques: covariance 2kT times the symmetric part of the damping of all moments together, what the stack pumps included, with the drift that keeps Boltzmann's distribution; T = {found.Moments[0].Temperature} of moments and electrons.";
        if (thermal.Torques is not null) yield return "The voltage is R I in each state. What the random motion pumps and Johnson's noise are white and have no value at an instant: they are left out of it, as is the shot noise of the current.";
        yield return "Powers and heat are products of force and displacement along each trajectory (Sekimoto), over the time since the sample before. Heat is what the bath takes: the work of friction less that of the random field; it may be negative for a while, and on the average where a current cools the moment.";
        if (settings.Trajectories == 1) yield return "One trajectory has no standard error: its averages over time are one draw. Give `trajectories` for means with errors.";
        yield return string.Join(" ", found.Ways[0].Select(way => $"{(found.Moments.Count == 1 ? "Every trajectory" : $"'{way.Name}'")} starts at {UnitVector.Along(way.Directions[0])}."));
    }
}
