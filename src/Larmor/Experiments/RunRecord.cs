using Larmor.Coupling;
using Larmor.Provenance;
using Larmor.Thermodynamics;

namespace Larmor.Experiments;

/// <summary>One run, whole: the device, what every experiment found, and what is needed to repeat it.</summary>
/// <remarks>Input, seed and version together determine every number, whatever the number of threads.</remarks>
public sealed record RunRecord
{
    /// <summary>What was measured on.</summary>
    public required Device Device { get; init; }

    /// <summary>What the experiments found, in their order.</summary>
    public required IReadOnlyList<Result> Results { get; init; }

    /// <summary>The device file with every default written out.</summary>
    public required string Input { get; init; }

    /// <summary>Name of the device file, without its folder.</summary>
    public required string InputName { get; init; }

    /// <summary>Version of Larmor that ran it.</summary>
    public required string Version { get; init; }

    /// <summary>Seed of all random streams.</summary>
    public ulong Seed { get; init; }

    /// <summary>How the input was read where it can be read in more than one way, and what needs care: one sentence each.</summary>
    public IReadOnlyList<string> Readings { get; init; } = [];

    /// <summary>A name for each result that no other result of the run has: the experiment's own, with a number where it returns.</summary>
    public IReadOnlyList<string> Names
    {
        get
        {
            List<string> names = [];
            foreach (Result result in Results)
            {
                string name = result.Name;
                for (int count = 2; names.Contains(name, StringComparer.OrdinalIgnoreCase); count++)
                {
                    name = $"{result.Name}-{count.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
                }
                names.Add(name);
            }
            return names;
        }
    }

    /// <summary>All laws checked; with several experiments each name is prefixed by its experiment's and a slash.</summary>
    public IReadOnlyList<AuditCheck> Checks =>
        [.. Results.Zip(Names).SelectMany(pair => pair.First.Checks.Select(
            check => Results.Count == 1 ? check : check with { Name = $"{pair.Second}/{check.Name}" }))];

    /// <summary>For each law the check that came nearest to breaking it, or broke it most, under the plain name of the law.</summary>
    public IReadOnlyList<AuditCheck> WorstChecks =>
        [.. Results.SelectMany(result => result.Checks).GroupBy(check => check.Name, StringComparer.Ordinal).Select(law => law.MaxBy(check => check.Severity)!)];

    /// <summary>Whether at least one law was checked and every law holds.</summary>
    public bool AuditPassed => Checks.Count > 0 && Checks.All(check => check.Passed);

    /// <summary>Whether nothing was found on which a law could be checked, and the run says why: no measurement of it has finished.</summary>
    public bool IsEmpty => Checks.Count == 0 && Results.All(result => result.Outcome.Kind != OutcomeKind.Finished);

    /// <summary>Works behind the methods, the models and the material numbers, each once.</summary>
    public IReadOnlyList<Citation> Citations =>
    [
        .. Results.SelectMany(result => result.Citations)
            .Concat(Device.HasStack ? Device.Stack.Layers.SelectMany(layer => layer.Material.Sources) : [])
            .Concat(Device.HasStack ? Device.Stack.Interfaces.SelectMany(contact => contact.Sources) : [])
            .DistinctBy(citation => citation.Key, StringComparer.Ordinal),
    ];
}
