using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Larmor.Materials;
using Larmor.Quantities;

namespace Larmor.Workbench.DeviceFiles.Grammar;

/// <summary>A channel as it stands in the file.</summary>
/// <param name="Node">Where its name stands.</param>
/// <param name="Name">Its common name: <c>up</c> is <c>s-up</c>.</param>
/// <param name="Conductance">σ in S/m of a material's channel, or G in S/m² of a channel through a contact.</param>
/// <param name="DensityOfStates">N in 1/(J m³), where it is given.</param>
internal sealed record ChannelWords(ScalarNode Node, string Name, double Conductance, double? DensityOfStates);

/// <summary>A relaxation between two channels as it stands in the file, by its length or by its coefficient.</summary>
/// <param name="Node">Where the pair stands.</param>
/// <param name="First">Common name of one channel.</param>
/// <param name="Second">Common name of the other.</param>
/// <param name="Length">Its length in m; null where the coefficient is given.</param>
/// <param name="Coefficient">G₀ in S/m³ (of a contact S/m²), where it is given.</param>
/// <param name="Anisotropy">G₂ in G₀ + G₂ cos²θ.</param>
internal sealed record RelaxationWords(ScalarNode Node, string First, string Second, double? Length, double Coefficient, double Anisotropy)
{
    /// <summary>Whether it joins the same two channels.</summary>
    public bool Joins(RelaxationWords other) => (First, Second) == (other.First, other.Second) || (First, Second) == (other.Second, other.First);
}

/// <summary>The relaxation of a material: one number between its two channels, or pairs of a network.</summary>
internal sealed record MaterialRelaxation(double? Number, IReadOnlyList<RelaxationWords> Pairs);

/// <summary>The words of channel networks, in materials and in contacts.</summary>
internal static class NetworkGrammar
{
    private static readonly Key<double> Conductivity = new("conductivity", new QuantityForm(Quantities.Conductivity.Kind, Limits.Positive), "conductivity of the channel") { IsRequired = true };
    private static readonly Key<double> States = new("density-of-states", new QuantityForm(DensityOfStates.Kind, Limits.Positive), "density of states of the channel per volume and energy; needed only in time");
    private static readonly Section Channel = new("a channel", "A population of carriers.", Conductivity, States);

    /// <summary>The channels of a material.</summary>
    public static readonly Key<IReadOnlyList<ChannelWords>> Channels = new("channels", new ChannelsForm(
        new ChoiceForm<(double, double?)>(
            "a conductivity such as '1.2e7 S/m' or { conductivity, density-of-states }",
            (Fits.Mapping, new SectionForm(Channel).As<(double, double?)>(values => (values.Get(Conductivity, 1), values.TryGet(States, out double states) ? states : null))),
            (_ => true, new QuantityForm(Quantities.Conductivity.Kind, Limits.Positive).As<(double, double?)>(value => (value, null)))),
        "{ s-up: 1.2e7 S/m, s-down: 4e6 S/m, d-down: 1e6 S/m }"),
        "populations of carriers by name with their conductivities, instead of a resistivity and beta; the ending -up or -down tells the spin, s-up and s-down must be among them");

    /// <summary>The relaxation of a material.</summary>
    public static readonly Key<MaterialRelaxation> Relaxation = new("relaxation", new ChoiceForm<MaterialRelaxation>(
        "a relaxation conductance such as '1e16 S/m^3', or pairs of channels { s-up <-> s-down: { length: 40 nm } }",
        (Fits.Text, new QuantityForm(ConductancePerVolume.Kind, Limits.NotNegative).As(number => new MaterialRelaxation(number, []))),
        (_ => true, new RelaxationsForm(ConductancePerVolume.Kind, hasLength: true).As(pairs => new MaterialRelaxation(null, pairs)))),
        "relaxation conductance G between the two channels, psi = G (mu_up - mu_down), instead of spin-diffusion-length; of a network the pairs that relax, each with a length or a coefficient");

    /// <summary>The channels that pass a contact beside s-up and s-down.</summary>
    public static readonly Key<IReadOnlyList<ChannelWords>> ContactChannels = new("channels", new ChannelsForm(
        new QuantityForm(ConductancePerArea.Kind, Limits.Positive).As<(double, double?)>(value => (value, null)), "{ d-down: 2e14 S/m^2 }"),
        "conductances of channels beside s-up and s-down; a channel that is not named is blocked");

    /// <summary>The relaxations at a contact.</summary>
    public static readonly Key<IReadOnlyList<RelaxationWords>> ContactRelaxation = new("relaxation", new RelaxationsForm(ConductancePerArea.Kind, hasLength: false),
        "pairs of channels that relax at the contact, each with a coefficient");

    private sealed class ChannelsForm(ValueForm<(double Conductance, double? States)> item, string example) : ValueForm<IReadOnlyList<ChannelWords>>
    {
        private const int Most = 16;
        private readonly MapForm<(double Conductance, double? States)> map = new(item, "channels by name", example);

        public override string Words => $"channels by name such as {example}";

        public override bool TryRead(YamlNode node, Reading reading, [MaybeNullWhen(false)] out IReadOnlyList<ChannelWords> value)
        {
            value = null;
            if (!map.TryRead(node, reading, out IReadOnlyList<(ScalarNode Name, (double Conductance, double? States) Value)>? read)) return false;
            if (node is not MappingNode { Entries.Count: > 0 and <= Most } mapping)
            {
                reading.Errors.Add(node, node is MappingNode { Entries.Count: > Most } ? $"a network has at most {Most} channels" : $"expected {Words}; got {Shape.Of(node)}");
                return false;
            }
            List<ChannelWords> channels = [];
            foreach ((ScalarNode name, (double conductance, double? states)) in read)
            {
                if (ChannelName.Read(name, name.Text, reading) is not { } common) continue;
                if (channels.Any(one => one.Name == common)) reading.Errors.Add(name, $"the channel '{common}' is given twice", "'up' and 'down' are other names of 's-up' and 's-down'; keep one.");
                else channels.Add(new ChannelWords(name, common, conductance, states));
            }
            value = channels;
            return channels.Count == mapping.Entries.Count;
        }

        public override JsonObject Schema(SchemaDefinitions definitions) => map.Schema(definitions);
    }

    private sealed class RelaxationsForm : ValueForm<IReadOnlyList<RelaxationWords>>
    {
        private readonly bool hasLength;
        private readonly string example;
        private readonly Key<double> length = new("length", new QuantityForm(Quantities.Length.Kind, Limits.Positive, infinite: "infinite"), "length l of the pair, 1/l^2 = G (1/sigma_i + 1/sigma_j)");
        private readonly Key<double> coefficient;
        private readonly Key<double> anisotropy;
        private readonly ValueForm<double> number;
        private readonly Section section;
        private readonly MapForm<YamlNode> map;

        public RelaxationsForm(QuantityKind kind, bool hasLength)
        {
            this.hasLength = hasLength;
            string place = hasLength ? "" : " at a contact";
            number = new QuantityForm(kind, Limits.NotNegative);
            coefficient = new("coefficient", number, "G_0 in G = G_0 + G_2 cos^2(theta), theta between the current and the moment") { IsRequired = !hasLength };
            anisotropy = new("anisotropy", new QuantityForm(kind, Limits.None), "G_2 in the same") { Default = "0" };
            section = new Section($"a relaxation{place}", $"The flux psi = G (mu_i - mu_j) between two channels{place}.", hasLength ? [length, coefficient, anisotropy] : [coefficient, anisotropy]);
            example = hasLength ? "{ s-up <-> s-down: { length: 40 nm } }" : "{ s-down <-> d-down: 1e13 S/m^2 }";
            map = new MapForm<YamlNode>(new Kept(number, section), "pairs of channels", example);
        }

        public override string Words => $"pairs of channels such as {example}";

        public override bool TryRead(YamlNode node, Reading reading, [MaybeNullWhen(false)] out IReadOnlyList<RelaxationWords> value)
        {
            value = null;
            if (!map.TryRead(node, reading, out IReadOnlyList<(ScalarNode Name, YamlNode Value)>? read)) return false;
            List<RelaxationWords> pairs = [];
            foreach ((ScalarNode name, YamlNode entry) in read)
            {
                if (Pair(name, entry, reading) is not { } pair) continue;
                if (pairs.FirstOrDefault(pair.Joins) is { } twin) reading.Errors.Add(name, $"the relaxation between {pair.First} and {pair.Second} is given twice; the first is '{twin.Node.Text}'", "The order of the two does not matter; keep one.");
                else pairs.Add(pair);
            }
            value = pairs;
            return pairs.Count == read.Count;
        }

        public override JsonObject Schema(SchemaDefinitions definitions) => map.Schema(definitions);

        private RelaxationWords? Pair(ScalarNode name, YamlNode entry, Reading reading)
        {
            string[] ends = [.. name.Text.Replace("\u2194", "<->", StringComparison.Ordinal).Split("<->").Select(end => end.Trim())];
            if (ends.Length != 2 || ends.Any(string.IsNullOrEmpty))
            {
                reading.Errors.Add(name, $"a relaxation is named by its two channels, as in 's-up <-> s-down'; got '{name.Text}'");
                return null;
            }
            if (ChannelName.Read(name, ends[0], reading) is not { } first || ChannelName.Read(name, ends[1], reading) is not { } second) return null;
            if (first == second)
            {
                reading.Errors.Add(name, $"'{name.Text}' joins a channel to itself");
                return null;
            }
            if (entry is not MappingNode) return number.TryRead(entry, reading, out double plain) ? new RelaxationWords(name, first, second, null, plain, 0) : null;
            if (section.Read(entry, reading) is not { } values) return null;
            if (hasLength && values.Has(length) == values.Has(coefficient))
            {
                reading.Errors.Add(entry, $"a relaxation is given by its 'length' or by its 'coefficient', one of the two; here {(values.Has(length) ? "are both" : "is neither")}");
                return null;
            }
            double? reach = values.TryGet(length, out double given) ? given : null;
            double fixedPart = values.Get(coefficient, 0), turning = values.Get(anisotropy, 0);
            bool isRead = values.Node.Entries.All(one => values.Section.Keys.Any(key => key.Name == one.Key.Text)) && (reach is not null || values.TryGet(coefficient, out _));
            if (isRead && reach is null && fixedPart + turning < 0)
            {
                reading.Errors.Add(entry, "a relaxation must not be negative at any angle, and G_0 + G_2 is", "A negative one would let entropy fall.");
                return null;
            }
            return isRead ? new RelaxationWords(name, first, second, reach, fixedPart, turning) : null;
        }
    }

    /// <summary>Keeps the node of a value for later, with the schema of its two forms.</summary>
    private sealed class Kept(ValueForm<double> number, Section section) : ValueForm<YamlNode>
    {
        public override string Words => number.Words;

        public override bool TryRead(YamlNode node, Reading reading, [MaybeNullWhen(false)] out YamlNode value)
        {
            value = node;
            return true;
        }

        public override JsonObject Schema(SchemaDefinitions definitions) => new() { ["anyOf"] = new JsonArray(number.Schema(definitions), section.Schema(definitions)) };
    }
}

/// <summary>Names of channels: they stand in tables and figures.</summary>
internal static class ChannelName
{
    private const int Longest = 20;

    /// <summary>The common name; null with a listed fault where the text is no name.</summary>
    public static string? Read(YamlNode node, string text, Reading reading)
    {
        bool isName = text.Length is > 0 and <= Longest && char.IsAsciiLetter(text[0]) && text[^1] != '-' && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');
        if (isName) return Channel.CommonName(text);
        reading.Errors.Add(node, $"'{(text.Length > Longest ? text[..Longest] + "..." : text)}' is no name of a channel", "Use letters, digits and dashes, as in 's-up' or 'd-down'.");
        return null;
    }
}
