using System.Globalization;
using Larmor.Experiments.Densities;
using Larmor.Fluctuations.Density;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments.Reports;

/// <summary>The numbers that a density in time comes down to.</summary>
internal static class DensityScalars
{
    private const double WorstRate = 0.01;

    public static IReadOnlyList<Scalar> Of(DensityOnSphere settings, DensityCourse course, DensityWell[] wells) =>
    [
        .. Vector("final-mean", course.Means[^1], "at the end"),
        .. wells.Select(well => new Scalar($"final-population-{well.Name}", well.Populations[^1], "1", $"Probability of the directions nearest to the state {well.Name} at the end.")),
        .. Balances(course),
        .. End(course),
        .. Effective(course),
        new("degree", course.Errors.Degree, "1", "Highest degree of spherical harmonics used."),
        new("stepping-error", course.Errors.Stepping, "1", string.Create(CultureInfo.InvariantCulture, $"Estimated error of all steps relative to the density; {settings.Tolerance:G3} was allowed.")),
    ];

    private static IEnumerable<Scalar> Vector(string name, Vector3d u, string when)
    {
        yield return new($"{name}-x", u.X, "1", $"Mean of u_x (film normal) {when}.");
        yield return new($"{name}-y", u.Y, "1", $"Mean of u_y {when}.");
        yield return new($"{name}-z", u.Z, "1", $"Mean of u_z {when}.");
    }

    private static IEnumerable<Scalar> Balances(DensityCourse course)
    {
        DensityWork work = course.Works[^1];
        yield return new("field-work", work.Field, "J", "Work of the changing fields over the run.");
        yield return new("torque-work", work.Torque, "J", "Work of the spin torque over the run.");
        yield return new("heat", work.Heat, "J", "Heat to the bath over the run.");
        const string Narrow = "The density is too narrow there to be resolved.";
        (DensityBalance? first, DensityBalance? last) = (course.Balances[0], course.Balances[^1]);
        yield return new("entropy-change", last?.Entropy - first?.Entropy, "1", "Change of the entropy over k during the run.", first is null || last is null ? Narrow : null);
        yield return new("free-energy-change", last?.FreeEnergy - first?.FreeEnergy, "J", "Change of the free energy during the run.", first is null || last is null ? Narrow : null);
        yield return new("final-dissipation", last?.Dissipation, "W", "T times the entropy production at the end.", last is null ? Narrow : null);
        bool known = last?.Split is not null;
        yield return new("final-relative-entropy", last?.Split?.RelativeEntropy, "1", "Relative entropy to the stationary state of the drives at the end.", known ? null : "The stationary density of these drives is not known where the moments are: not resolved, or lost to rounding.");
    }

    private static IEnumerable<Scalar> End(DensityCourse course)
    {
        string? changing = course.End is null ? "The drives change in time, so that there is no stationary state." : null;
        RelaxationModes? modes = course.End?.Modes;
        StationaryDensity? stationary = course.End?.Density;
        string? unknown = changing ?? (stationary is { IsConverged: true, RoundingError: <= WorstRate } ? null : string.Create(CultureInfo.InvariantCulture, $"The stationary density is not resolved (truncation {stationary!.TruncationError:G2}, rounding {stationary.RoundingError:G2})."));
        Vector3d? mean = unknown is null ? stationary!.Density.Mean : null;
        yield return new("stationary-mean-x", mean?.X, "1", "Mean of u_x in the stationary state.", unknown);
        yield return new("stationary-mean-y", mean?.Y, "1", "Mean of u_y in the stationary state.", unknown);
        yield return new("stationary-mean-z", mean?.Z, "1", "Mean of u_z in the stationary state.", unknown);
        double error = modes is null ? 0 : Math.Max(modes.RoundingError, modes.TruncationError);
        string? lost = changing ?? (modes!.Modes[0].Rate.Imaginary == 0 && error > WorstRate ? string.Create(CultureInfo.InvariantCulture, $"It is lost to rounding or truncation (relative error {error:G2}); barriers beyond some 15 kT are the matter of `thermal-stability`.") : modes.TruncationError > WorstRate ? string.Create(CultureInfo.InvariantCulture, $"It still changes by {modes.TruncationError:G2} from degree to degree.") : null);
        yield return new("slowest-rate", lost is null ? modes!.SlowestRate : null, "1/s", "Slowest rate of relaxation towards the stationary state.", lost);
    }

    /// <summary>Of the well that the moments are in at the beginning, under a constant current.</summary>
    private static IEnumerable<Scalar> Effective(DensityCourse course)
    {
        const string Name = "effective-temperature";
        FokkerPlanck law = course.Laws[^1];
        if (course.End is not { } end || !law.HasTorque || course.Wells.Directions.Count == 0) yield break;
        UnitVector state = course.Wells.Directions.MaxBy(one => end.Density.Density.ProbabilityAround(one));
        string where = $"about {state}", meaning = $"T_eff from the spread of the stationary density {where} under current beside that without.";
        EffectiveTemperature? found = null;
        string? refusal = null;
        try
        {
            found = EffectiveTemperature.Of(law, state, new DensityAccuracy { Tolerance = 1e-9, HighestDegree = course.End.Density.Density.Degree });
        }
        catch (ArithmeticException failure)
        {
            refusal = failure.Message;
        }
        double kelvin = course.Temperature.Si;
        yield return new Scalar(Name, kelvin * found?.FromSpread, "K", meaning, found is { FromSpread: null } ? "Under this current hardly a moment is about that state." : refusal);
        yield return new Scalar($"{Name}-formula", kelvin * found?.Formula, "K", $"T/(1 - aJ/aJc) of small motion {where}.", found is null ? refusal : found.Formula is null ? "The current is at or beyond the threshold of this state, or the energy has no minimum there." : null);
    }
}
