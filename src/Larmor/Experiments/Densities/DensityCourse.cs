using Larmor.Experiments.Motion;
using Larmor.Fluctuations.Density;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments.Densities;

/// <summary>A density at all recorded instants.</summary>
internal sealed class DensityCourse
{
    /// <summary>Largest probability that may be left out before entropies are no longer given.</summary>
    private const double MostUnresolved = 1e-3, WorstRounding = 1e-6;
    private const int Modes = 3;

    private readonly DensityOnSphere settings;
    private readonly DrivenDensity driven;
    private readonly DensityAccuracy accuracy;
    private readonly List<DensityBalance?> balances = [];
    private readonly List<DensityWork> works = [];
    private readonly List<double[]> populations = [];
    private readonly List<DensityMap> maps = [];
    private readonly List<FokkerPlanck> laws = [];
    private DensityThermodynamics? thermodynamics;
    private SphereDensity? stationary;

    private DensityCourse(DensityOnSphere settings, FreeMoment moment, Temperature temperature, CancellationToken cancellation)
    {
        Drives drives = settings.DrivesInTime();
        this.settings = settings;
        GeneralizedLlg equation = new(moment.Magnet.In(drives)) { SpinTransfer = moment.SpinTransfer.Potentials, Current = drives.Current };
        driven = new DrivenDensity(equation, temperature) { LongestStep = drives.LongestStep };
        accuracy = new DensityAccuracy { Tolerance = settings.Tolerance / (settings.Samples - 1), LargestTail = settings.Tolerance, HighestDegree = settings.HighestDegree, Cancellation = cancellation };
        Temperature = temperature;
        IsConstant = new[] { drives.Current, drives.Voltage }.Concat(drives.Fields.Select(field => field.Strength)).All(IsSteady);
        Wells = DensityWells.Of(moment.Magnet.In(AtStart(drives)), moment);
        Times = [.. Enumerable.Range(0, settings.Samples).Select(i => settings.Duration.Si * i / (settings.Samples - 1))];
    }

    public Temperature Temperature { get; }

    /// <summary>Whether all drives stand still.</summary>
    public bool IsConstant { get; }

    public DensityWells Wells { get; }

    public double[] Times { get; }

    public List<Vector3d> Means { get; } = [];

    public List<SymmetricMatrix3> SecondMoments { get; } = [];

    public IReadOnlyList<DensityBalance?> Balances => balances;

    public IReadOnlyList<DensityWork> Works => works;

    public IReadOnlyList<DensityMap> Maps => maps;

    /// <summary>The equation at each instant.</summary>
    public IReadOnlyList<FokkerPlanck> Laws => laws;

    /// <summary>Estimated error of the steps, and the largest tail, both relative; the largest degree.</summary>
    public (double Stepping, double Truncation, int Degree) Errors { get; private set; }

    /// <summary>Whether the tail stayed within the tolerance.</summary>
    public bool IsConverged { get; private set; } = true;

    /// <summary>Largest deviation of the total probability from 1.</summary>
    public double Lost { get; private set; }

    /// <summary>Where constant drives lead; null where they change.</summary>
    public DensityEnd? End { get; private set; }

    /// <summary>Populations of a well at all instants.</summary>
    public IReadOnlyList<double> PopulationsOf(int well) => [.. populations.Select(all => all[well])];

    /// <summary>Follows the density.</summary>
    public static DensityCourse Follow(DensityOnSphere settings, FreeMoment moment, Temperature temperature, RunContext context)
    {
        DensityCourse course = new(settings, moment, temperature, context.Cancellation);
        FokkerPlanck law = course.driven.LawAt(default);
        SphereDensity density = DensityBeginning.Of(settings, law.WithoutTorque(), course.Wells);
        if (course.IsConstant) course.End = new DensityEnd(law.Stationary(course.StationaryAccuracy), law.Modes(Modes, course.StationaryAccuracy));
        course.Record(0, density, default, 0);
        for (int i = 1; i < settings.Samples; i++)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            density = course.Advance(i, density);
            context.Progress?.Report((double)i / settings.Samples);
        }
        return course;
    }

    private DensityAccuracy StationaryAccuracy => new() { Tolerance = Math.Min(1e-9, settings.Tolerance), HighestDegree = settings.HighestDegree };

    private SphereDensity Advance(int i, SphereDensity density)
    {
        double trimmed = 1e-3 * settings.Tolerance;
        EvolvedDensity next = driven.Evolve(density.Trimmed(trimmed), Duration.FromSi(Times[i - 1]), Duration.FromSi(Times[i]), accuracy);
        Errors = (Errors.Stepping + next.SteppingError + trimmed, Math.Max(Errors.Truncation, next.TruncationError), Math.Max(Errors.Degree, next.Density.Degree));
        IsConverged &= next.IsConverged;
        Record(i, next.Density, works[^1] + next.Work, next.TruncationError);
        return next.Density;
    }

    private void Record(int i, SphereDensity density, DensityWork work, double truncation)
    {
        FokkerPlanck law = driven.LawAt(Duration.FromSi(Times[i]));
        if (laws.Count == 0 || laws[^1] != law) Take(law);
        laws.Add(law);
        Means.Add(density.Mean);
        SecondMoments.Add(density.SecondMoments);
        populations.Add(Wells.Populations(density));
        works.Add(work);
        Lost = Math.Max(Lost, Math.Abs(density.TotalProbability - 1));
        DensityBalance balance = thermodynamics!.Of(density, stationary, Errors.Stepping + truncation);
        balances.Add(truncation <= MostUnresolved && balance.Unresolved + balance.Negative <= MostUnresolved ? balance : null);
        int last = settings.Samples - 1;
        if (Enumerable.Range(0, settings.Maps).Any(k => (int)Math.Round((double)k * last / (settings.Maps - 1)) == i)) maps.Add(new DensityMap(Times[i], density, law.CurrentOf(density)));
    }

    /// <summary>New drives: their balances, and their stationary density where it is not known in closed form and can be had.</summary>
    private void Take(FokkerPlanck law)
    {
        thermodynamics = new DensityThermodynamics(law);
        stationary = !thermodynamics.HasPotential && law.Stationary(StationaryAccuracy) is { IsConverged: true, RoundingError: <= WorstRounding } found ? found.Density : null;
    }

    private static bool IsSteady(Waveform drive) => drive.IsConstant;

    private static Drives AtStart(Drives drives) => new()
    {
        Fields = [.. drives.Fields.Select(field => field with { Strength = Waveform.Constant(field.Strength.At(0)) })],
        Voltage = Waveform.Constant(drives.Voltage.At(0)),
    };
}
