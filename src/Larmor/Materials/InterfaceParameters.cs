using System.Collections.Immutable;
using System.Globalization;
using Larmor.Provenance;
using Larmor.Quantities;

namespace Larmor.Materials;

/// <summary>
/// The parameters of a contact by their words, before they are <see cref="InterfaceProperties"/>: what the library and the device file have in
/// common. Either AR* with γ (<c>area-resistance</c> or <c>twice-area-resistance</c>, <c>gamma</c>) or the two conductances.
/// </summary>
public sealed class InterfaceParameters
{
    private static readonly string[][] Exclusive =
    [
        ["area-resistance", "twice-area-resistance"],
        ["area-resistance", "conductance-up"],
        ["area-resistance", "conductance-down"],
        ["twice-area-resistance", "conductance-up"],
        ["twice-area-resistance", "conductance-down"],
        ["gamma", "conductance-up"],
        ["gamma", "conductance-down"],
    ];

    private readonly ImmutableDictionary<string, ParameterValue> values;

    private InterfaceParameters(ImmutableDictionary<string, ParameterValue> values, bool? sharvinIncluded)
    {
        this.values = values;
        SharvinIncluded = sharvinIncluded;
    }

    /// <summary>No parameters.</summary>
    public static InterfaceParameters Nothing { get; } = new(ImmutableDictionary.Create<string, ParameterValue>(StringComparer.Ordinal), null);

    /// <summary>All words with a number, in the order of the documentation; the mixing conductance is given by its two parts.</summary>
    public static IReadOnlyList<ParameterWord> Words { get; } =
    [
        new("area-resistance", ResistanceArea.Kind, "AR*; the charge resistance of the contact alone is AR*(1 - gamma^2)"),
        new("twice-area-resistance", ResistanceArea.Kind, "2AR*, as Bass and Pratt tabulate it; instead of area-resistance"),
        new("gamma", null, "interface asymmetry gamma = (G_up - G_down)/(G_up + G_down), between -1 and 1"),
        new("delta", null, "spin-flip parameter: a spin crosses with probability exp(-delta) without a flip; 0 where it is not given"),
        new("conductance-up", ConductancePerArea.Kind, "conductance of the majority channel; with conductance-down, instead of area-resistance and gamma"),
        new("conductance-down", ConductancePerArea.Kind, "conductance of the minority channel"),
        new("mixing-conductance", ConductancePerArea.Kind, "real part G_r of the mixing conductance per spin"),
        new("mixing-conductance-imaginary", ConductancePerArea.Kind, "imaginary part G_i of the mixing conductance per spin"),
        new("passing-conductance", ConductancePerArea.Kind, "conductance G_p that passes transverse spin on into a ferromagnet with a transverse length; 'infinite' where its accumulation is continuous, 0 for none"),
        new("transverse-loss", ConductancePerArea.Kind, "conductance G_L by which transverse spin at the contact goes to the lattice"),
    ];

    /// <summary>Whether a given mixing conductance contains the Sharvin correction already; null where it is not said.</summary>
    public bool? SharvinIncluded { get; }

    /// <summary>Whether the word has a value.</summary>
    public bool Has(string word) => values.ContainsKey(word);

    /// <summary>The value of a word in SI; null where it is not given.</summary>
    public double? this[string word] => values.TryGetValue(word, out ParameterValue value) ? value.Si : null;

    /// <summary>The source of a word's value; null where there is none.</summary>
    public Citation? SourceOf(string word) => values.TryGetValue(word, out ParameterValue value) ? value.Source : null;

    /// <summary>The words whose numbers were measured at a temperature that does not fit the temperature of use, with that temperature.</summary>
    /// <param name="use">Temperature of use in K.</param>
    public IReadOnlyList<(string Word, Temperature Data)> MeasuredElsewhere(Temperature use) =>
        [.. from word in Words where values.TryGetValue(word.Word, out ParameterValue value) && value.Temperature is { } data && !LibraryChoice.Fits(data, use) select (word.Word, values[word.Word].Temperature!.Value)];

    /// <summary>The two words of a pair that says the same thing twice; null where there is none.</summary>
    public static (string First, string Second)? Conflict(IReadOnlyCollection<string> given)
    {
        foreach (string[] pair in Exclusive)
        {
            if (given.Contains(pair[0], StringComparer.Ordinal) && given.Contains(pair[1], StringComparer.Ordinal)) return (pair[0], pair[1]);
        }
        return null;
    }

    /// <summary>These parameters with others on top.</summary>
    /// <param name="others">The values that replace.</param>
    /// <param name="sharvinIncluded">Whether the mixing conductance contains the Sharvin correction; null to keep what is known.</param>
    public InterfaceParameters OverlaidBy(IReadOnlyDictionary<string, ParameterValue> others, bool? sharvinIncluded)
    {
        ImmutableDictionary<string, ParameterValue> result = values;
        foreach (string word in others.Keys)
        {
            foreach (string[] pair in Exclusive.Where(pair => pair.Contains(word, StringComparer.Ordinal))) result = result.RemoveRange(pair);
            if (word == "mixing-conductance") result = result.Remove("mixing-conductance-imaginary");
        }
        return new InterfaceParameters(result.SetItems(others), sharvinIncluded ?? SharvinIncluded);
    }

    /// <summary>The contact.</summary>
    /// <param name="name">Its name, for messages: <c>Co/Cu</c>.</param>
    /// <param name="touchesFerromagnet">Whether a side is a ferromagnet, so that γ must be known.</param>
    /// <param name="sources">Sources beside those of the single values.</param>
    /// <exception cref="ParameterException">A parameter is missing or out of range.</exception>
    public InterfaceProperties ToInterface(string name, bool touchesFerromagnet, IReadOnlyList<Citation>? sources = null)
    {
        double delta = this["delta"] ?? 0;
        InterfaceProperties contact;
        if (Has("conductance-up") || Has("conductance-down"))
        {
            contact = InterfaceProperties.FromConductances(
                ConductancePerArea.FromSi(Needed("conductance-up", name)), ConductancePerArea.FromSi(Needed("conductance-down", name)), delta);
        }
        else
        {
            double areaResistance = this["twice-area-resistance"] / 2 ?? Needed("area-resistance", name, " or 'twice-area-resistance'");
            double gamma = this["gamma"] ?? (touchesFerromagnet && areaResistance != 0 ? Needed("gamma", name) : 0);
            if (!(Math.Abs(gamma) < 1)) throw new ParameterException("gamma", string.Create(CultureInfo.InvariantCulture, $"gamma must lie between -1 and 1; got {gamma}. Beyond it one channel would have a negative conductance."));
            if (areaResistance == 0 && (gamma != 0 || delta != 0)) throw new ParameterException(gamma != 0 ? "gamma" : "delta", "a contact without resistance neither filters nor flips spins: gamma and delta need an area-resistance above zero");
            contact = InterfaceProperties.FromAreaResistance(ResistanceArea.FromSi(areaResistance), gamma, delta);
        }
        Citation[] all = [.. values.Values.Select(value => value.Source).OfType<Citation>().Concat(sources ?? []).Distinct().OrderBy(source => source.Key, StringComparer.Ordinal)];
        return contact with
        {
            Mixing = Mixing(name),
            PassingConductance = ConductancePerArea.FromSi(this["passing-conductance"] ?? 0),
            TransverseLoss = ConductancePerArea.FromSi(this["transverse-loss"] ?? 0),
            Sources = all,
        };
    }

    private MixingConductance? Mixing(string name)
    {
        if (this["mixing-conductance"] is not { } real) return null;
        bool included = SharvinIncluded ?? throw new ParameterException(
            "sharvin", $"the mixing conductance of {name} needs 'sharvin: included' (a value from a fit with a diffusive model) or 'sharvin: bare' (a ballistic value); the two differ by about a factor of two");
        return new MixingConductance(ConductancePerArea.FromSi(real), ConductancePerArea.FromSi(this["mixing-conductance-imaginary"] ?? 0), included);
    }

    private double Needed(string word, string name, string orElse = "") =>
        this[word] ?? throw new ParameterException(word, $"the contact {name} has no '{word}'{orElse}");
}
