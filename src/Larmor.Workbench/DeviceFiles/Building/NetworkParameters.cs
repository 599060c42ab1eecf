using Larmor.Materials;
using Larmor.Quantities;
using Larmor.Workbench.DeviceFiles.Grammar;

namespace Larmor.Workbench.DeviceFiles.Building;

/// <summary>
/// The channels and relaxations of a material as they were written, before they are a <see cref="ChannelNetwork"/>: lengths stay lengths, so that a
/// material made with <c>like</c> may change a conductivity and keep them.
/// </summary>
internal sealed class NetworkParameters
{
    private readonly IReadOnlyList<ChannelWords> channels;
    private readonly IReadOnlyList<RelaxationWords> relaxations;

    private NetworkParameters(IReadOnlyList<ChannelWords> channels, IReadOnlyList<RelaxationWords> relaxations)
    {
        this.channels = channels;
        this.relaxations = relaxations;
    }

    /// <summary>No channels.</summary>
    public static NetworkParameters Nothing { get; } = new([], []);

    /// <summary>This network with others on top: a channel or a pair given there replaces the one of the same name.</summary>
    public NetworkParameters OverlaidBy(IReadOnlyList<ChannelWords> otherChannels, IReadOnlyList<RelaxationWords> otherRelaxations) => new(
        [.. channels.Select(one => otherChannels.FirstOrDefault(other => other.Name == one.Name) ?? one), .. otherChannels.Where(other => channels.All(one => one.Name != other.Name))],
        [.. relaxations.Select(one => otherRelaxations.FirstOrDefault(one.Joins) ?? one), .. otherRelaxations.Where(other => !relaxations.Any(other.Joins))]);

    /// <summary>The network; null with listed faults where it contradicts itself.</summary>
    /// <param name="material">The material's name.</param>
    /// <param name="place">Where its channels stand.</param>
    /// <param name="reading">Collects the faults.</param>
    public ChannelNetwork? Build(string material, YamlNode place, Reading reading)
    {
        bool isWhole = true;
        foreach (string needed in new[] { Channel.SpinUp, Channel.SpinDown }.Where(needed => channels.All(channel => channel.Name != needed)))
        {
            reading.Errors.Add(place, $"the network of '{material}' has no channel '{needed}'", "Every network needs s-up and s-down (or up and down): by them it meets other metals.");
            isWhole = false;
        }
        foreach (RelaxationWords one in relaxations)
        {
            foreach (string end in new[] { one.First, one.Second }.Where(end => channels.All(channel => channel.Name != end)))
            {
                reading.Errors.Add(one.Node, $"the relaxation '{one.Node.Text}' names the channel '{end}', which '{material}' does not have", Suggestion.For(end, channels.Select(channel => channel.Name)));
                isWhole = false;
            }
        }
        if (!isWhole) return null;
        try
        {
            return ChannelNetwork.FromChannels([.. channels.Select(Population)], [.. relaxations.Select(Relaxation)]);
        }
        catch (ArgumentException failure)
        {
            reading.Errors.Add(place, failure.Message.Split(" (Parameter", 2)[0]);
            return null;
        }
    }

    private static Channel Population(ChannelWords words) => new(words.Name, Conductivity.FromSi(words.Conductance), words.DensityOfStates is { } states ? DensityOfStates.FromSi(states) : null);

    private ChannelRelaxation Relaxation(RelaxationWords words)
    {
        ConductancePerVolume coefficient = words.Length is { } length
            ? ChannelNetwork.RelaxationFromLength(Length.FromSi(length), ConductivityOf(words.First), ConductivityOf(words.Second))
            : ConductancePerVolume.FromSi(words.Coefficient);
        return new ChannelRelaxation(words.First, words.Second, coefficient, ConductancePerVolume.FromSi(words.Anisotropy));
    }

    private Conductivity ConductivityOf(string name) => Conductivity.FromSi(channels.First(channel => channel.Name == name).Conductance);
}
