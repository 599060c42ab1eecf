using System.Globalization;
using Larmor.Experiments.Densities;
using Larmor.Experiments.Motion;
using Larmor.Fluctuations.Density;
using Larmor.Provenance;
using Larmor.Quantities;

namespace Larmor.Experiments.Reports;

/// <summary>Turns a density in time into its result.</summary>
internal static class DensityOnSphereReport
{
    private static readonly Citation[] Sources =
    [
        new("brown-1963", "W. F. Brown, Thermal fluctuations of a single-domain particle, Phys. Rev. 130, 1677 (1963).", "10.1103/PhysRev.130.1677"),
        new("sekimoto-1998", "K. Sekimoto, Langevin equation and thermodynamics, Prog. Theor. Phys. Suppl. 130, 17 (1998).", "10.1143/PTPS.130.17"),
        new("esposito-2010", "M. Esposito, C. Van den Broeck, Three detailed fluctuation theorems, Phys. Rev. Lett. 104, 090601 (2010).", "10.1103/PhysRevLett.104.090601"),
        new("spinney-2012", "R. E. Spinney, I. J. Ford, Nonequilibrium thermodynamics of stochastic systems with odd and even variables, Phys. Rev. Lett. 108, 170603 (2012).", "10.1103/PhysRevLett.108.170603"),
    ];

    public static DensityOnSphereResult Of(DensityOnSphere settings, FreeMoment moment, DensityCourse course)
    {
        DensityWell[] wells = course.Wells.Directions.Count < 2 ? [] : [.. course.Wells.Names.Select((name, k) => new DensityWell(name, course.Wells.Directions[k], course.PopulationsOf(k)))];
        return new DensityOnSphereResult
        {
            Kind = settings.Kind,
            Name = settings.Name,
            Outcome = course.IsConverged
                ? Outcome.Finished
                : Outcome.NotConverged(string.Create(CultureInfo.InvariantCulture, $"Spherical harmonics up to degree {settings.HighestDegree} do not resolve the density to the tolerance {settings.Tolerance:G3}: the last two degrees hold {course.Errors.Truncation:G2} of it. Allow a higher `highest-degree` or a larger `tolerance`; high barriers are the matter of `thermal-stability`.")),
            Times = course.Times,
            Means = course.Means,
            SecondMoments = course.SecondMoments,
            Balances = course.Balances,
            Works = course.Works,
            Wells = wells,
            Maps = course.Maps,
            End = course.End,
            Scalars = DensityScalars.Of(settings, course, wells),
            Tables = [DensityTables.InTime(course, wells), .. DensityTables.Modes(course)],
            Arrays = [DensityTables.Maps(course)],
            Checks = DensityLedger.Checks(settings, course),
            Notes = [.. moment.Notes, .. Notes(settings, course)],
            Citations = [.. moment.Citations.Concat(Sources).Distinct()],
        };
    }

    private static IEnumerable<string> Notes(DensityOnSphere settings, DensityCourse course)
    {
        yield return $"One moment at {course.Temperature} as an ensemble: {Begin(settings)}. Fluctuations enter as diffusion, not as a random field.";
        yield return string.Create(CultureInfo.InvariantCulture, $"Spherical harmonics up to degree {course.Errors.Degree}; estimated error of all steps {course.Errors.Stepping:G2}, largest share of the last two degrees {course.Errors.Truncation:G2}, both relative to the whole density. Where the density is below that share of its largest value it is not known and may come out negative.");
        int missing = course.Balances.Count(balance => balance is null);
        if (missing > 0) yield return string.Create(CultureInfo.InvariantCulture, $"At {missing} of {course.Balances.Count} instants the density is too narrow for its entropy to be known; these places are empty.");
        if (course.Laws[^1].HasTorque) yield return "Heat is what friction and the random field bring to the bath; the torque acts as a second bath, and heat + T dS/dt may be negative under it. The dissipation v alpha L_F <|grad mu|^2> never is.";
    }

    private static string Begin(DensityOnSphere settings) => settings.Start switch
    {
        DensityStart.Uniform => "it starts with all directions alike",
        DensityStart.Direction one => $"all start about {one.Towards}, with a spread of {one.Spread}",
        DensityStart.Well one => $"it starts from Boltzmann's density in the well nearest to {one.Towards}, without current",
        _ => "it starts from Boltzmann's density without current in the field at the beginning",
    };
}
