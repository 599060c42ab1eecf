using Larmor.Fluctuations.Langevin;
using Larmor.Numerics;

namespace Larmor.Experiments.Thermal;

/// <summary>The numbers of trajectories with noise.</summary>
internal sealed class ThermalScalars(ThermalMotion thermal, ThermalTiming timing, ThermalRun run, ThermalAverages averages, ThermalCourse course)
{
    private const string Axes = "xyz";

    private bool HasErrors => course.Trajectories > 1;

    /// <summary>All of them.</summary>
    public IEnumerable<Scalar> All() =>
    [
        .. course.Moments.SelectMany((_, k) => OfMoment(k)),
        .. Of("field-work", course.Works.Field, "J", "Work of changing fields from start to end"),
        .. Of("torque-work", course.Works.Torque, "J", "Work of the spin torque from start to end"),
        .. course.Moments.SelectMany((_, k) => Of($"heat{Suffix(k)}", course.Works.Heats[k], "J", $"Heat of {Who(k)} to its bath from start to end")),
        .. Of("energy-change", course.Works.EnergyChange, "J", "Change of the magnetic energy from start to end"),
        .. run.Course.Extras == 0 ? [] : Of("resistance-mean", averages.Of(averages.Extra(0)), "ohm", "Resistance at rest in each state, over the second half"),
        new("step", timing.Step, "s", "Length of a step."),
        new("steps", timing.Steps, "1", "Steps of each trajectory."),
    ];

    private IEnumerable<Scalar> OfMoment(int k)
    {
        (string suffix, string who) = (Suffix(k), Who(k));
        for (int a = 0; a < 3; a++)
        {
            foreach (Scalar scalar in Of($"final-m{Axes[a]}{suffix}", run.Fine.At(timing.Samples - 1, (3 * k) + a), "1", $"{Axes[a]} component of {who} at the end")) yield return scalar;
        }
        foreach (Scalar scalar in Of($"switched{suffix}", Switched(k), "1", $"Share of the trajectories in which {who} ends in the hemisphere opposite to its start")) yield return scalar;
        for (int a = 0; a < 3; a++)
        {
            int place = (3 * k) + a;
            foreach (Scalar scalar in Of($"mean-m{Axes[a]}{suffix}", averages.Of(averages.Component(place)), "1", $"{Axes[a]} component of {who} over the second half, the error of the step taken away")) yield return scalar;
        }
        for (int a = 0; a < 3; a++)
        {
            int place = (3 * k) + a;
            double mean = averages.Of(averages.Component(place)).Value;
            // Deviations from a mean that is itself measured: the error of the mean enters in second order.
            Estimate variance = averages.Of(carried => averages.Square(place)(carried) - (2 * mean * averages.Component(place)(carried)) + (mean * mean));
            foreach (Scalar scalar in Of($"variance-m{Axes[a]}{suffix}", variance, "1", $"Variance of the {Axes[a]} component of {who} over trajectories and the second half")) yield return scalar;
        }
        if (HasErrors) yield return new($"step-bias{suffix}", Enumerable.Range(3 * k, 3).Max(j => Math.Abs(averages.Bias(averages.Component(j)).Value)), "1", $"Largest change of the mean components of {who} over the second half with twice the step on the same random fields.");
        foreach (Scalar scalar in Temperature(k)) yield return scalar;
    }

    private IEnumerable<Scalar> Temperature(int k)
    {
        string meaning = $"v<|grad V|^2>/(k<lap V>) of {Who(k)} over the second half: the temperature of a moment in equilibrium{(thermal.ComesToEquilibrium ? ", which this one comes to" : "; under drives, currents and different temperatures another number")}";
        string name = $"configurational-temperature{Suffix(k)}";
        return averages.ConfigurationalTemperature(k) is { } found
            ? Of(name, found, "K", meaning)
            : [new Scalar(name, null, "K", $"{meaning}.", "On the average the energy has no curvature upwards that a temperature could be read from.")];
    }

    private Estimate Switched(int k)
    {
        List<double[]> first = run.Fine.Ways[0];
        Vector3d start = new(first[0][3 * k], first[0][(3 * k) + 1], first[0][(3 * k) + 2]);
        return BlockAverages.OfEach([.. run.Fine.Ends.Select(end => Vector3d.Dot(start, new Vector3d(end[3 * k], end[(3 * k) + 1], end[(3 * k) + 2])) < 0 ? 1.0 : 0.0)]);
    }

    private IEnumerable<Scalar> Of(string name, Estimate value, string unit, string meaning)
    {
        yield return new Scalar(name, value.Value, unit, $"{meaning}{(HasErrors ? ", average over the trajectories" : "")}.");
        if (HasErrors) yield return new Scalar($"{name}-error", value.Error, unit, $"Standard error. {meaning}.");
    }

    private string Suffix(int k) => course.Moments.Count == 1 ? "" : $"-{course.Moments[k].Name}";

    private string Who(int k) => course.Moments.Count == 1 ? "the moment" : $"'{course.Moments[k].Name}'";
}
