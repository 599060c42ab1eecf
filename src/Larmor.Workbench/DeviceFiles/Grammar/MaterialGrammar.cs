using Larmor.Materials;
using Larmor.Quantities;

namespace Larmor.Workbench.DeviceFiles.Grammar;

/// <summary>The words under <c>materials:</c> and <c>interfaces:</c>.</summary>
internal static class MaterialGrammar
{
    public static readonly Key<string> Like = new("like", new TextForm("the name of a material"), "material whose values and contacts this one has, except for what is given here");
    public static readonly Key<Temperature> DataTemperature = new("temperature", QuantityForm.Of<Temperature>(Limits.NotNegative), "temperature at which the numbers were measured");
    private static readonly Key<string> SourceText = new("text", new TextForm("a reference"), "the reference as printed") { IsRequired = true };
    private static readonly Key<string> SourceDoi = new("doi", new TextForm("a DOI such as '10.1103/PhysRevB.48.7099'"), "its DOI");
    private static readonly Key<string> SourceKey = new("key", new TextForm("a short key"), "a short key, unique in a report");
    private static readonly Section SourceSection = new("a source", "Where a number comes from.", SourceKey, SourceText, SourceDoi);

    public static readonly Key<IReadOnlyList<Provenance.Citation>> Source = new("source", new ListForm<Provenance.Citation>(
        new ChoiceForm<Provenance.Citation>("a reference", (Fits.Text, new TextForm("a reference").As(Plain)), (Fits.Mapping, new SectionForm(SourceSection).As(Cited))),
        "a reference or a list of references", acceptsOne: true), "where the numbers come from");

    /// <summary>The words with numbers, in the order of the documentation.</summary>
    public static readonly IReadOnlyList<Key<double>> Numbers = [.. MaterialParameters.Words.Where(word => word.Word != NetworkGrammar.Relaxation.Name).Select(Number)];

    public static readonly Section Material = new("a material", "A metal: how it conducts, and its magnetic moment.", [Like, .. Numbers, NetworkGrammar.Channels, NetworkGrammar.Relaxation, DataTemperature, Source])
    {
        Refused = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["rho"] = "Say 'rho-star' (rho* of Valet and Fert) or 'resistivity' (the measured one, rho*(1 - beta^2)).",
            ["polarization"] = "The bulk asymmetry of a material is 'beta'.",
            ["Ms"] = "Write 'saturation-magnetization'.",
            ["alpha"] = "Write 'damping'.",
            ["l-sf"] = "Write 'spin-diffusion-length'.",
        },
    };

    private static readonly Key<double> Real = new("real", new QuantityForm(ConductancePerArea.Kind, Limits.NotNegative), "real part G_r") { IsRequired = true };
    private static readonly Key<double> Imaginary = new("imaginary", new QuantityForm(ConductancePerArea.Kind, Limits.None), "imaginary part G_i") { IsRequired = true };
    private static readonly Section MixingParts = new("a mixing conductance", "Mixing conductance G_r + i G_i per spin and area.", Real, Imaginary);

    public static readonly Key<(double Real, double? Imaginary)> Mixing = new("mixing-conductance", new ChoiceForm<(double Real, double? Imaginary)>(
        "a mixing conductance such as '5.5e14 S/m^2' or { real: 5.5e14 S/m^2, imaginary: 0 S/m^2 }",
        (node => Fits.Text(node) || Fits.List(node) || SweptForm.IsRange(node), new QuantityForm(ConductancePerArea.Kind, Limits.NotNegative).As<(double Real, double? Imaginary)>(real => (real, null))),
        (Fits.Mapping, new SectionForm(MixingParts).As<(double Real, double? Imaginary)>(parts => (parts.Get(Real, 0), parts.Get(Imaginary, 0))))),
        "mixing conductance G_r + i G_i per spin, in S/m^2 or as channels in 1/m^2");

    public static readonly Key<string> Sharvin = new("sharvin", new WordForm("included", "bare"), "whether the Sharvin correction is already in the mixing conductance (fits with diffusive models) or not (ballistic values); must be said with a mixing conductance");

    /// <summary>The words of a contact with numbers, without the mixing conductance.</summary>
    public static readonly IReadOnlyList<Key<double>> ContactNumbers = [.. InterfaceParameters.Words.Where(word => !word.Word.StartsWith("mixing", StringComparison.Ordinal)).Select(Number)];

    public static readonly Section Contact = new("an interface", "The contact between two metals.", [.. ContactNumbers, Mixing, Sharvin, NetworkGrammar.ContactChannels, NetworkGrammar.ContactRelaxation, TunnelGrammar.Tunnel, Source])
    {
        Refused = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["resistance"] = "Say 'area-resistance' (AR*) or 'twice-area-resistance' (2AR*).",
            ["beta"] = "The asymmetry of an interface is 'gamma'.",
            ["like"] = "Only materials are made alike; a material made with 'like' has its parent's contacts.",
        },
    };

    private static Key<double> Number(ParameterWord word) => new(word.Word, word switch
    {
        { Word: "beta" or "gamma" } => new NumberForm(Limits.InsideOne, "0.46", "Beyond it one channel would have a negative conductivity."),
        { Word: "delta" } => new NumberForm(Limits.NotNegative, "0.25", "exp(-delta) is the probability that a spin crosses without a flip."),
        { Word: "damping" } => new NumberForm(Limits.NotNegative, "0.01", "A negative damping would let entropy fall."),
        { Word: "g-factor" } => new NumberForm(Limits.Positive, "2.1"),
        { Word: "spin-diffusion-length" or "transverse-length" or "dephasing-length" } => new QuantityForm(word.Kind!, Limits.Positive, infinite: "infinite"),
        { Word: "precession-length" } => new QuantityForm(word.Kind!, Limits.None, infinite: "infinite"),
        { Word: "passing-conductance" } => new QuantityForm(word.Kind!, Limits.NotNegative, infinite: "infinite"),
        { Word: "relaxation" or "area-resistance" or "twice-area-resistance" or "phonon-resistivity" or "transverse-loss" } => new QuantityForm(word.Kind!, Limits.NotNegative),
        _ => new QuantityForm(word.Kind!, Limits.Positive),
    }, word.Meaning);

    private static Provenance.Citation Plain(string text) => new(text, text);

    private static Provenance.Citation Cited(SectionValues values)
    {
        string text = values.Get(SourceText, "");
        return new Provenance.Citation(values.Get(SourceKey, text), text, values.TryGet(SourceDoi, out string? doi) ? doi : null);
    }
}
