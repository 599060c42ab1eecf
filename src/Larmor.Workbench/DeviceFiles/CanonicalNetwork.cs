using System.Text.Json.Nodes;
using Larmor.Materials;
using Larmor.Quantities;
using Larmor.Workbench.DeviceFiles.Grammar;

namespace Larmor.Workbench.DeviceFiles;

/// <summary>Writes how a material and a contact conduct: the numbers of two channels, a network, or a tunnel barrier, with all their digits.</summary>
internal static class CanonicalNetwork
{
    public static JsonObject Of(ChannelNetwork network)
    {
        if (network.IsTwoChannel)
        {
            return new JsonObject
            {
                ["rho-star"] = Text(network.RhoStar),
                ["beta"] = network.Beta,
                ["spin-diffusion-length"] = double.IsInfinity(network.SpinDiffusionLength.Si) ? "infinite" : Text(network.SpinDiffusionLength),
            };
        }
        JsonObject channels = [], relaxations = [];
        foreach (Channel channel in network.Channels)
        {
            channels[channel.Name] = channel.DensityOfStates is { } states
                ? new JsonObject { ["conductivity"] = Text(channel.Conductivity), ["density-of-states"] = Text(states) }
                : Text(channel.Conductivity);
        }
        foreach (ChannelRelaxation one in network.Relaxations) relaxations[$"{one.First} <-> {one.Second}"] = Coefficient(one.Conductance, one.Anisotropy);
        return new JsonObject { [NetworkGrammar.Channels.Name] = channels, [NetworkGrammar.Relaxation.Name] = relaxations };
    }

    public static JsonObject Of(InterfaceProperties contact)
    {
        if (contact.Tunnel is { } barrier) return new JsonObject { [TunnelGrammar.Tunnel.Name] = Of(barrier) };
        JsonObject node = new() { ["area-resistance"] = Text(contact.AreaResistance), ["gamma"] = contact.Gamma, ["delta"] = contact.Delta };
        if (contact.ChannelConductances.Count > 0)
        {
            node[NetworkGrammar.ContactChannels.Name] = new JsonObject([.. contact.ChannelConductances.Select(one => KeyValuePair.Create(one.Name, (JsonNode?)Text(one.Conductance)))]);
        }
        if (contact.Relaxations.Count > 0)
        {
            node[NetworkGrammar.ContactRelaxation.Name] = new JsonObject([.. contact.Relaxations.Select(one => KeyValuePair.Create($"{one.First} <-> {one.Second}", (JsonNode?)Coefficient(one.Conductance, one.Anisotropy)))]);
        }
        return node;
    }

    private static JsonObject Of(TunnelBarrier barrier) => new()
    {
        [TunnelGrammar.ResistanceArea.Name] = Text(barrier.ResistanceAreaParallel),
        [TunnelGrammar.Left.Name] = barrier.PolarizationLeft,
        [TunnelGrammar.Right.Name] = barrier.PolarizationRight,
        [TunnelGrammar.FieldLike.Name] = barrier.FieldLike,
    };

    private static JsonNode Coefficient<T>(T conductance, T anisotropy)
        where T : struct, IQuantity<T> => anisotropy.Si == 0
        ? Text(conductance)
        : new JsonObject { ["coefficient"] = Text(conductance), ["anisotropy"] = Text(anisotropy) };

    private static string Text<T>(T value)
        where T : struct, IQuantity<T> => QuantityText.Exact(value.Si, T.Kind);
}
