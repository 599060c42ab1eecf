using System.Collections.Immutable;
using System.Globalization;
using Larmor.Provenance;
using Larmor.Quantities;

namespace Larmor.Materials;

/// <summary>
/// The parameters of a material by their words, before they are a <see cref="Material"/>: what the library and the device file have in common.
/// </summary>
/// <remarks>
/// A material conducts in one of two forms: Valet-Fert (<c>rho-star</c> or the measured <c>resistivity</c> = ρ*(1 − β²), with <c>beta</c>), or two
/// channels (<c>conductivity-up</c>, <c>conductivity-down</c>); spins relax over <c>spin-diffusion-length</c> or by the conductance <c>relaxation</c>.
/// Instead of one resistivity, <c>residual-resistivity</c>, <c>phonon-resistivity</c> and <c>debye-temperature</c> give the measured one at any temperature, see
/// <see cref="BlochGruneisen"/>. A <c>diffusion-constant</c> D gives the reduced density of states by Einstein's relation, N_h = 1/(4ρ* e² D).
/// </remarks>
public sealed class MaterialParameters
{
    private static readonly string[] OfTransverseSpin = ["transverse-length", "dephasing-length", "precession-length", "transverse-conductivity"];

    internal static readonly string[] ThermalWords = ["residual-resistivity", "phonon-resistivity", "debye-temperature"];

    private static readonly string[][] Exclusive =
    [
        ["rho-star", "resistivity"],
        ["rho-star", "conductivity-up"],
        ["rho-star", "conductivity-down"],
        ["resistivity", "conductivity-up"],
        ["resistivity", "conductivity-down"],
        ["beta", "conductivity-up"],
        ["beta", "conductivity-down"],
        ["spin-diffusion-length", "relaxation"],
        ["density-of-states", "diffusion-constant"],
        .. from thermal in ThermalWords
           from word in new[] { "rho-star", "resistivity", "conductivity-up", "conductivity-down" }
           select new[] { word, thermal },
    ];

    private readonly ImmutableDictionary<string, ParameterValue> values;
    private readonly bool isFerromagnet;

    private MaterialParameters(ImmutableDictionary<string, ParameterValue> values, bool isFerromagnet)
    {
        this.values = values;
        this.isFerromagnet = isFerromagnet;
    }

    /// <summary>No parameters.</summary>
    public static MaterialParameters Nothing { get; } = new(ImmutableDictionary.Create<string, ParameterValue>(StringComparer.Ordinal), isFerromagnet: false);

    /// <summary>All words, in the order of the documentation.</summary>
    public static IReadOnlyList<ParameterWord> Words { get; } =
    [
        new("rho-star", Resistivity.Kind, "rho* of Valet and Fert, (rho_up + rho_down)/4; the measured resistivity is rho*(1 - beta^2)"),
        new("resistivity", Resistivity.Kind, "measured resistivity rho = rho*(1 - beta^2); instead of rho-star"),
        new("residual-resistivity", Resistivity.Kind, "measured resistivity rho_0 without phonons; with phonon-resistivity and debye-temperature, instead of a resistivity at one temperature"),
        new("phonon-resistivity", Resistivity.Kind, "R of rho(T) = rho_0 + R (T/Theta)^5 J(Theta/T), the Bloch-Grueneisen law: rho - rho_0 is R T/(4 Theta) far above Theta"),
        new("debye-temperature", Temperature.Kind, "Debye temperature Theta of the resistivity"),
        new("beta", null, "bulk asymmetry beta = (sigma_up - sigma_down)/(sigma_up + sigma_down), between -1 and 1; 0 for a normal metal"),
        new("spin-diffusion-length", Length.Kind, "spin-diffusion length l_sf; 'infinite' where nothing flips a spin"),
        new("conductivity-up", Conductivity.Kind, "conductivity of the majority channel; with conductivity-down, instead of a resistivity and beta"),
        new("conductivity-down", Conductivity.Kind, "conductivity of the minority channel"),
        new("relaxation", ConductancePerVolume.Kind, "relaxation conductance G between the channels, psi = G (mu_up - mu_down); instead of spin-diffusion-length"),
        new("density-of-states", DensityOfStates.Kind, "reduced density of states N_h = N_up N_down/(N_up + N_down) per volume and energy: gives the accumulated magnetization"),
        new("diffusion-constant", DiffusionConstant.Kind, "diffusion constant D of both channels, gives N_h = 1/(4 rho* e^2 D); instead of density-of-states"),
        new("sharvin-conductance", ConductancePerArea.Kind, "Sharvin conductance per spin, (e^2/h) k_F^2/(4 pi); needed by a mixing conductance given as 'sharvin: bare'"),
        new("transverse-conductivity", Conductivity.Kind, "conductivity sigma_t of spin perpendicular to the moment; 1/(2 rho* (1 - beta^2)) where it is not given"),
        new("transverse-length", Length.Kind, "length lambda_L over which transverse spin goes to the lattice; l_sf/sqrt(1 - beta^2) where it is not given, 'infinite' for never"),
        new("dephasing-length", Length.Kind, "length lambda_phi over which transverse spin dephases and goes to the moment; 'infinite' for never"),
        new("precession-length", Length.Kind, "|lambda_J| of the precession in the exchange field with the sign of lambda_J^2, negative for an antiferromagnetic coupling; 'infinite' for none"),
        new("saturation-magnetization", Magnetization.Kind, "saturation magnetization Ms; may be given as mu0 Ms in T"),
        new("damping", null, "Gilbert damping alpha, not negative"),
        new("g-factor", null, "g-factor of the moment; the free electron's where it is not given"),
        new("curie-temperature", Temperature.Kind, "Curie temperature Tc, above which there is no spontaneous magnetization"),
    ];

    /// <summary>The words that give the conductivities of two channels, each with its like.</summary>
    public static IReadOnlyList<string> Resistivities { get; } = ["rho-star", "resistivity", "conductivity-up", "conductivity-down", .. ThermalWords];

    /// <summary>These parameters without those by which two channels conduct and relax: what is left beside a network of channels.</summary>
    public MaterialParameters WithoutConduction() => new(values.RemoveRange([.. Resistivities, "beta", "spin-diffusion-length", "relaxation"]), isFerromagnet);

    /// <summary>The words that have a value.</summary>
    public IEnumerable<string> Given => Words.Select(word => word.Word).Where(values.ContainsKey);

    /// <summary>Whether the word has a value.</summary>
    public bool Has(string word) => values.ContainsKey(word);

    /// <summary>The value of a word in SI; null where it is not given.</summary>
    public double? this[string word] => values.TryGetValue(word, out ParameterValue value) ? value.Si : null;

    /// <summary>The source of a word's value; null where there is none.</summary>
    public Citation? SourceOf(string word) => values.TryGetValue(word, out ParameterValue value) ? value.Source : null;

    /// <summary>Whether the parameters describe a ferromagnet: an asymmetry or a magnetization.</summary>
    public bool IsMagnetic => isFerromagnet || Has("saturation-magnetization") || this["beta"] is { } beta && beta != 0
        || (this["conductivity-up"] is { } up && this["conductivity-down"] is { } down && up != down);

    /// <summary>The two words of a pair that says the same thing twice; null where there is none.</summary>
    public static (string First, string Second)? Conflict(IReadOnlyCollection<string> given)
    {
        foreach (string[] pair in Exclusive)
        {
            if (given.Contains(pair[0], StringComparer.Ordinal) && given.Contains(pair[1], StringComparer.Ordinal)) return (pair[0], pair[1]);
        }
        return null;
    }

    /// <summary>These parameters with others on top: a word given there replaces this one's, and words of another form that say the same.</summary>
    public MaterialParameters OverlaidBy(IReadOnlyDictionary<string, ParameterValue> others)
    {
        ImmutableDictionary<string, ParameterValue> result = values;
        foreach (string word in others.Keys)
        {
            foreach (string[] pair in Exclusive.Where(pair => pair.Contains(word, StringComparer.Ordinal))) result = result.RemoveRange(pair);
        }
        return new MaterialParameters(result.SetItems(others), isFerromagnet);
    }

    /// <summary>The same parameters of a metal that is known to be a ferromagnet, so that its β is never taken to be zero in silence.</summary>
    public MaterialParameters OfFerromagnet() => new(values, isFerromagnet: true);

    /// <summary>The words whose numbers were measured at a temperature that does not fit the temperature of use, with that temperature.</summary>
    /// <param name="use">Temperature of use in K.</param>
    public IReadOnlyList<(string Word, Temperature Data)> MeasuredElsewhere(Temperature use) =>
        [.. from word in Given where values[word].Temperature is { } data && !LibraryChoice.Fits(data, use) select (word, values[word].Temperature!.Value)];

    /// <summary>The material.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="temperature">Temperature at which the numbers were measured, where known.</param>
    /// <param name="sources">Sources beside those of the single values.</param>
    /// <param name="network">How it conducts; null where the parameters say it.</param>
    /// <param name="at">Temperature at which it is used; absolute zero where it is not given. Only a Bloch-Grüneisen resistivity depends on it.</param>
    /// <exception cref="ParameterException">A parameter is missing or out of range.</exception>
    public Material ToMaterial(string name, Temperature? temperature = null, IReadOnlyList<Citation>? sources = null, ChannelNetwork? network = null, Temperature? at = null)
    {
        ChannelNetwork channels = network ?? Channels(name, at ?? Temperature.Zero);
        Material material = new()
        {
            Name = name,
            Channels = channels,
            Magnetic = this["saturation-magnetization"] is { } ms && this["damping"] is { } damping
                ? new MagneticProperties(Magnetization.FromSi(ms), damping, this["g-factor"] ?? PhysicalConstants.ElectronGFactor) { CurieTemperature = Curie() }
                : null,
            DensityOfStates = StateDensity(channels),
            SharvinConductance = this["sharvin-conductance"] is { } sharvin ? ConductancePerArea.FromSi(sharvin) : null,
            DataTemperature = temperature,
            Sources = [.. values.Values.Select(value => value.Source).OfType<Citation>().Concat(sources ?? []).Distinct().OrderBy(source => source.Key, StringComparer.Ordinal)],
        };
        return material with { Transverse = Transverse(material) };
    }

    private ChannelNetwork Channels(string name, Temperature at)
    {
        if (Has("conductivity-up") || Has("conductivity-down"))
        {
            double up = Needed("conductivity-up", name);
            double down = Needed("conductivity-down", name);
            Conductivity sigmaUp = Conductivity.FromSi(up);
            Conductivity sigmaDown = Conductivity.FromSi(down);
            if (this["relaxation"] is { } given) return ChannelNetwork.FromConductivities(sigmaUp, sigmaDown, ConductancePerVolume.FromSi(given));
            ChannelNetwork unrelaxed = ChannelNetwork.FromConductivities(sigmaUp, sigmaDown, ConductancePerVolume.Zero);
            return ChannelNetwork.FromValetFert(unrelaxed.RhoStar, unrelaxed.Beta, Length.FromSi(RelaxationLength(name)));
        }
        double? measured = MeasuredResistivity(name, at);
        double resistivity = measured ?? Needed("rho-star", name, " or 'resistivity'");
        double beta = this["beta"] ?? (isFerromagnet || Has("saturation-magnetization") ? Needed("beta", name) : 0);
        if (!(Math.Abs(beta) < 1)) throw new ParameterException("beta", string.Create(CultureInfo.InvariantCulture, $"beta must lie between -1 and 1; got {beta}. Beyond it one channel would have a negative conductivity."));
        double rhoStar = measured is null ? resistivity : resistivity / (1 - (beta * beta));
        double length = this["relaxation"] is { } relaxation
            ? (relaxation == 0 ? double.PositiveInfinity : Math.Sqrt(1 / (4 * rhoStar * relaxation)))
            : RelaxationLength(name);
        return ChannelNetwork.FromValetFert(Resistivity.FromSi(rhoStar), beta, Length.FromSi(length));
    }

    private double? MeasuredResistivity(string name, Temperature at)
    {
        if (Has("resistivity") || !Array.Exists(ThermalWords, Has)) return this["resistivity"];
        Resistivity residual = Resistivity.FromSi(Needed("residual-resistivity", name, " or 'resistivity'")), phonon = Resistivity.FromSi(Needed("phonon-resistivity", name));
        return new BlochGruneisen(residual, phonon, Temperature.FromSi(Needed("debye-temperature", name))).At(at).Si;
    }

    private TransverseProperties? Transverse(Material material)
    {
        string[] given = [.. OfTransverseSpin.Where(Has)];
        if (given.Length == 0) return null;
        if (given[0] == "transverse-conductivity") throw new ParameterException(given[0], $"material '{material.Name}' has a transverse-conductivity but none of transverse-length, dephasing-length and precession-length: without a length transverse spin is absorbed at the faces of a ferromagnet", "Give one of the lengths, or remove the key.");
        if (!material.IsMagnetic) throw new ParameterException(given[0], $"material '{material.Name}' is a normal metal, in which spin of every direction moves alike: '{given[0]}' belongs to a ferromagnet (a beta or a saturation-magnetization)", "Remove the key.");
        if (this["precession-length"] == 0) throw new ParameterException("precession-length", $"the precession-length of '{material.Name}' must not be zero", "Its sign is that of lambda_J^2; 'infinite' means no precession.");
        return new TransverseProperties
        {
            Conductivity = this["transverse-conductivity"] is { } conductivity ? Conductivity.FromSi(conductivity) : null,
            LatticeLength = this["transverse-length"] is { } lattice ? Length.FromSi(lattice) : null,
            DephasingLength = Length.FromSi(this["dephasing-length"] ?? double.PositiveInfinity),
            PrecessionLength = Length.FromSi(this["precession-length"] ?? double.PositiveInfinity),
        };
    }

    /// <summary>Tc; null where it is not given.</summary>
    /// <exception cref="ParameterException">It is not positive.</exception>
    public Temperature? Curie()
    {
        if (this["curie-temperature"] is not { } curie) return null;
        if (!(curie > 0)) throw new ParameterException("curie-temperature", string.Create(CultureInfo.InvariantCulture, $"the Curie temperature must be positive; got {curie} K"));
        return Temperature.FromSi(curie);
    }

    private double RelaxationLength(string name) => Needed("spin-diffusion-length", name, " or 'relaxation'");

    private DensityOfStates? StateDensity(ChannelNetwork channels)
    {
        if (this["density-of-states"] is { } states) return DensityOfStates.FromSi(states);
        if (this["diffusion-constant"] is not { } diffusion) return null;
        return DensityOfStates.FromSi(1 / (4 * channels.RhoStar.Si * PhysicalConstants.ElementaryCharge * PhysicalConstants.ElementaryCharge * diffusion));
    }

    private double Needed(string word, string name, string orElse = "") =>
        this[word] ?? throw new ParameterException(word, $"material '{name}' has no '{word}'{orElse}");
}
