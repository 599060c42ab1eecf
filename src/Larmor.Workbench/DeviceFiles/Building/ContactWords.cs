using Larmor.Layers;
using Larmor.Materials;
using Larmor.Provenance;
using Larmor.Quantities;
using Larmor.Workbench.DeviceFiles.Grammar;

namespace Larmor.Workbench.DeviceFiles.Building;

/// <summary>A tunnel barrier as it stands in the file.</summary>
/// <param name="Values">Its numbers.</param>
/// <param name="IsTurned">Whether its metals stand in the stack in the other order than in the name of the pair.</param>
internal sealed record TunnelWords(SectionValues Values, bool IsTurned);

/// <summary>Everything that is said of a contact: its numbers, what passes and relaxes beside s-up and s-down, or the tunnel barrier that it is.</summary>
internal sealed record ContactWords(
    InterfaceParameters Numbers, IReadOnlyList<ChannelWords> Channels, IReadOnlyList<RelaxationWords> Relaxations, TunnelWords? Tunnel, IReadOnlyList<Citation> Sources)
{
    /// <summary>Nothing said.</summary>
    public static ContactWords Nothing { get; } = new(InterfaceParameters.Nothing, [], [], null, []);

    /// <summary>These words with those of a section on top: a barrier replaces a metallic contact, and the reverse.</summary>
    /// <param name="values">The section.</param>
    /// <param name="isTurned">Whether the two metals stand in the stack in the other order than in the section's name.</param>
    public ContactWords OverlaidBy(SectionValues values, bool isTurned)
    {
        IReadOnlyList<Citation> sources = [.. Sources, .. values.Get(MaterialGrammar.Source, [])];
        if (values.TryGet(TunnelGrammar.Tunnel, out SectionValues? barrier)) return Nothing with { Tunnel = new TunnelWords(barrier, isTurned), Sources = sources };
        IReadOnlyList<ChannelWords> channels = values.Get(NetworkGrammar.ContactChannels, []);
        IReadOnlyList<RelaxationWords> relaxations = values.Get(NetworkGrammar.ContactRelaxation, []);
        return new ContactWords(
            NumbersUnder(values),
            [.. Channels.Where(one => channels.All(other => other.Name != one.Name)), .. channels],
            [.. Relaxations.Where(one => !relaxations.Any(one.Joins)), .. relaxations],
            null,
            sources);
    }

    /// <summary>Without the channels that the two metals lack: what a pair inherits along <c>like</c> from metals that had more.</summary>
    public ContactWords FittedTo(Material left, Material right) => this with
    {
        Channels = [.. Channels.Where(one => Has(left, one.Name) && Has(right, one.Name))],
        Relaxations = [.. Relaxations.Where(one => (Has(left, one.First) || Has(right, one.First)) && (Has(left, one.Second) || Has(right, one.Second)))],
    };

    /// <summary>The contact; null with listed faults.</summary>
    /// <exception cref="ParameterException">A number is missing or out of range.</exception>
    public InterfaceProperties? Build(Material left, Material right, Reading reading)
    {
        if (Tunnel is not null) return Barrier(Tunnel, left, right, reading);
        InterfaceProperties contact = Numbers.ToInterface($"{left.Name}/{right.Name}", left.IsMagnetic || right.IsMagnetic, Sources);
        bool isGood = true;
        foreach (ChannelWords one in Channels)
        {
            if (Fault(one.Name, left, right) is not { } fault) continue;
            reading.Errors.Add(one.Node, fault, one.Name is Channel.SpinUp or Channel.SpinDown ? "Write conductance-up and conductance-down, or area-resistance and gamma." : "Remove it; a channel of one side alone ends at the contact.");
            isGood = false;
        }
        foreach (RelaxationWords one in Relaxations)
        {
            foreach (string end in new[] { one.First, one.Second }.Where(end => !Has(left, end) && !Has(right, end)))
            {
                reading.Errors.Add(one.Node, $"the relaxation '{one.Node.Text}' names the channel '{end}', which neither {left.Name} nor {right.Name} has", Suggestion.For(end, left.Channels.Channels.Concat(right.Channels.Channels).Select(channel => channel.Name)));
                isGood = false;
            }
        }
        if (!isGood) return null;
        return contact with
        {
            ChannelConductances = [.. Channels.Select(one => new ChannelConductance(one.Name, ConductancePerArea.FromSi(one.Conductance)))],
            Relaxations = [.. Relaxations.Select(one => new InterfaceRelaxation(one.First, one.Second, ConductancePerArea.FromSi(one.Coefficient), ConductancePerArea.FromSi(one.Anisotropy)))],
        };
    }

    private static string? Fault(string channel, Material left, Material right)
    {
        if (channel is Channel.SpinUp or Channel.SpinDown) return $"the conductance of '{channel}' through a contact has words of its own";
        Material? without = !Has(left, channel) ? left : !Has(right, channel) ? right : null;
        return without is null ? null : $"the channel '{channel}' cannot pass this contact: {without.Name} does not have it";
    }

    private static bool Has(Material material, string channel) => material.Channels.Channels.Any(one => one.Name == channel);

    // Left is the side at the smaller x, and a reader would take it for the first metal of the pair: where the two differ, neither is guessed.
    private InterfaceProperties? Barrier(TunnelWords words, Material left, Material right, Reading reading)
    {
        SectionValues values = words.Values;
        if (!values.TryGet(TunnelGrammar.ResistanceArea, out ResistanceArea resistance) || !values.TryGet(TunnelGrammar.Left, out double first) || !values.TryGet(TunnelGrammar.Right, out double second)) return null;
        if (words.IsTurned && first != second)
        {
            reading.Errors.Add(values.Node, $"the stack has {left.Name} on the left of this barrier and {right.Name} on the right, and the pair is named the other way round", "Name the pair in the order of the stack, left at the smaller x, or write the barrier between the two layers, '- interface: { tunnel: { ... } }'.");
            return null;
        }
        foreach ((Key<double> key, double polarization, Material side) in new[] { (TunnelGrammar.Left, first, left), (TunnelGrammar.Right, second, right) })
        {
            if (polarization == 0 || side.IsMagnetic) continue;
            reading.Errors.Add(values.NodeOf(key), $"{side.Name} on this side of the barrier is not magnetic, so its tunnel polarization is 0");
            return null;
        }
        try
        {
            TunnelBarrier barrier = new(resistance, first, second, values.Get(TunnelGrammar.FieldLike, 0));
            return InterfaceProperties.FromTunnelBarrier(barrier) with { Sources = [.. Sources.Distinct().OrderBy(source => source.Key, StringComparer.Ordinal)] };
        }
        catch (ArgumentException failure)
        {
            reading.Errors.Add(values.Node, failure.Message.Split(" (Parameter", 2)[0]);
            return null;
        }
    }

    private InterfaceParameters NumbersUnder(SectionValues values)
    {
        Dictionary<string, ParameterValue> given = new(StringComparer.Ordinal);
        foreach (Key<double> word in MaterialGrammar.ContactNumbers)
        {
            if (values.TryGet(word, out double value)) given[word.Name] = new ParameterValue(value);
        }
        if (values.TryGet(MaterialGrammar.Mixing, out (double Real, double? Imaginary) mixing))
        {
            given["mixing-conductance"] = new ParameterValue(mixing.Real);
            given["mixing-conductance-imaginary"] = new ParameterValue(mixing.Imaginary ?? 0);
        }
        bool? included = values.TryGet(MaterialGrammar.Sharvin, out string? sharvin) ? sharvin == "included" : null;
        return Numbers.OverlaidBy(given, included);
    }
}
