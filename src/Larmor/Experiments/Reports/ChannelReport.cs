using Larmor.Coupling;
using Larmor.Layers;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Transport;

namespace Larmor.Experiments.Reports;

/// <summary>What the results of a stack with networks of channels have beside those of two channels, and where R_ne comes from.</summary>
internal static class ChannelReport
{
    /// <summary>Columns of a profile for the channels beside s-up and s-down, and for every relaxation; none where no layer has more than two.</summary>
    public static IEnumerable<Column> ProfileColumns(IReadOnlyList<TransportPoint> points)
    {
        string[] others = [.. points.SelectMany(point => point.Channels).Select(channel => channel.Name).Distinct(StringComparer.Ordinal).Where(name => name is not (Channel.SpinUp or Channel.SpinDown))];
        if (others.Length == 0) yield break;
        foreach (string name in others)
        {
            yield return new Column($"potential-{name}", "V", $"Electrochemical potential of the channel {name}; empty where the layer does not have it.", [.. points.Select(point => Find(point, name)?.Potential ?? double.NaN)]);
            yield return new Column($"current-{name}", "A/m^2", $"Current density of the channel {name} along +x; empty where the layer does not have it.", [.. points.Select(point => Find(point, name)?.Current ?? double.NaN)]);
        }
        foreach ((string first, string second) in points.SelectMany(point => point.Relaxations).Select(one => (one.First, one.Second)).Distinct())
        {
            yield return new Column($"flux-{first}-{second}", "A/m^3", $"Relaxation current per volume from {first} to {second}; empty where the layer does not have it.", [.. points.Select(point => Flux(point, first, second))]);
        }
    }

    /// <summary>All decay lengths of each material, longest first; of three channels in a chain also the four lengths of Eq. (18).</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="cosineSquared">cos²θ of the angle between the current and the moments, which counts for anisotropic relaxations.</param>
    public static IEnumerable<Scalar> DecayLengths(Multilayer stack, double cosineSquared)
    {
        foreach (Material material in stack.Layers.Select(layer => layer.Material).DistinctBy(material => material.Name, StringComparer.Ordinal))
        {
            double[] lengths = [.. material.Channels.DecayLengths(cosineSquared).Select(length => length.Si)];
            for (int i = 0; i < lengths.Length; i++)
            {
                string name = i == 0 ? $"decay-length-{material.Name}" : FormattableString.Invariant($"decay-length-{material.Name}-{i + 1}");
                string meaning = i == 0 ? $"Length over which spin accumulation decays in {material.Name}{(lengths.Length > 1 ? ", the longest of its modes" : "")}." : FormattableString.Invariant($"Decay length of mode {i + 1} in {material.Name}.");
                yield return double.IsFinite(lengths[i])
                    ? new Scalar(name, lengths[i], "m", meaning)
                    : new Scalar(name, null, "m", meaning, lengths.Length == 1 ? $"No spin is flipped in {material.Name}: the length is infinite." : $"Some channels of {material.Name} never relax into one another: the length is infinite.");
            }
            foreach (Scalar one in FourLengths(material, cosineSquared)) yield return one;
        }
    }

    /// <summary>R_ne A by mechanism.</summary>
    public static IEnumerable<Scalar> NonEquilibrium(SteadyTransport solution) => solution.Mechanisms
        .GroupBy(share => share.Mechanism, StringComparer.Ordinal)
        .Select(group => new Scalar($"non-equilibrium-{group.Key}", group.Sum(share => share.NonEquilibrium), "ohm m^2", $"Part of the non-equilibrium resistance-area: {TransportReport.MeaningOf(group.Key)}, over the square of the current. The parts add up to it."));

    /// <summary>R_ne A by contact and by mechanism, as far as the solution tells.</summary>
    /// <param name="ending">Ends the names of the tables.</param>
    /// <param name="state">The state in words.</param>
    /// <param name="stack">The stack.</param>
    /// <param name="orientations">The sense of each layer along the common axis.</param>
    /// <param name="solution">The stack solved.</param>
    public static IEnumerable<Table> NonEquilibriumTables(string ending, string state, Multilayer stack, IReadOnlyList<int> orientations, SteadyTransport solution) =>
        new[] { Contacts($"resistance-contacts{ending}", state, stack, orientations, solution), Mechanisms($"resistance-mechanisms{ending}", state, solution) }.OfType<Table>();

    // R_ne A by place and mechanism; null where the solution does not say.
    private static Table? Mechanisms(string name, string state, SteadyTransport solution)
    {
        if (solution.Mechanisms.Count == 0) return null;
        string[] places = [.. solution.Mechanisms.Select(share => share.Place).Distinct(StringComparer.Ordinal)];
        Dictionary<string, int> rows = places.Select((place, row) => (place, row)).ToDictionary(pair => pair.place, pair => pair.row, StringComparer.Ordinal);
        Dictionary<string, double[]> columns = new(StringComparer.Ordinal);
        foreach (MechanismShare share in solution.Mechanisms)
        {
            double[] column = columns.TryGetValue(share.Mechanism, out double[]? known) ? known : columns[share.Mechanism] = new double[places.Length];
            column[rows[share.Place]] += share.NonEquilibrium;
        }
        return new Table(
            name,
            $"The non-equilibrium part of the resistance of the {state} by place and mechanism, times area: the heat there over the square of the current. None is negative.",
            [.. columns.Select(column => new Column(column.Key, "ohm m^2", $"Made by {TransportReport.MeaningOf(column.Key)}.", column.Value))],
            places);
    }

    /// <summary>
    /// R_ne A by contact: the drop of V − W across it over J₀, V = (μ↑ + μ↓)/2 the voltage of the s channels and W = Σ σ_i μ_i/Σ σ_i, whose slope inside
    /// every layer is that of the ohmic resistance alone; a contact with resistance adds its own share. Empty without current.
    /// </summary>
    /// <remarks>Range: any collinear stack with a profile. Source: corrected Eq. (12) summed by parts; for two half-spaces it is van Son's resistance.</remarks>
    public static IReadOnlyList<(string Contact, double NonEquilibrium)> ByContact(Multilayer stack, IReadOnlyList<int> orientations, SteadyTransport solution)
    {
        if (solution.Profile is not { } profile || solution.CurrentDensity == 0 || PutsInSpins(stack.Left) || PutsInSpins(stack.Right)) return [];
        Dictionary<string, double> own = solution.Shares.ToDictionary(share => share.Name, share => share.NonEquilibrium, StringComparer.Ordinal);
        List<(string, double)> contacts = [];
        if (!stack.Layers[0].IsLead) contacts.Add(("left end", -BeyondEnd(stack, stack.Left, 0, orientations[0], profile.At(0, profile.LeftFace(0))) / solution.CurrentDensity));
        for (int i = 0; i + 1 < stack.Layers.Count; i++)
        {
            double left = Excess(stack.Layers[i], orientations[i], profile.At(i, profile.RightFace(i))), right = Excess(stack.Layers[i + 1], orientations[i + 1], profile.At(i + 1, profile.LeftFace(i + 1)));
            string name = stack.InterfaceName(i);
            contacts.Add((name, ((left - right) / solution.CurrentDensity) + own.GetValueOrDefault(name)));
        }
        int last = stack.Layers.Count - 1;
        if (!stack.Layers[last].IsLead) contacts.Add(("right end", BeyondEnd(stack, stack.Right, last, orientations[last], profile.At(last, profile.RightFace(last))) / solution.CurrentDensity));
        return contacts;
    }

    private static Table? Contacts(string name, string state, Multilayer stack, IReadOnlyList<int> orientations, SteadyTransport solution)
    {
        IReadOnlyList<(string Contact, double NonEquilibrium)> contacts = ByContact(stack, orientations, solution);
        return contacts.Count == 0 ? null : new Table(
            name,
            $"The non-equilibrium part of the resistance of the {state} by contact, times area: the excess drop of the voltage at each. The parts add up to it; one may be negative.",
            [new Column("non-equilibrium", "ohm m^2", "What spin accumulation adds at this contact.", [.. contacts.Select(contact => contact.NonEquilibrium)])],
            [.. contacts.Select(contact => contact.Contact)]);
    }

    private static bool PutsInSpins(EndCondition end) => end is EndCondition.SpinCurrent { Density.Si: not 0 };

    // An end of given polarization p measures the voltage of its own mixture, V + pΔ/2.
    private static double BeyondEnd(Multilayer stack, EndCondition end, int layer, int sense, TransportPoint point)
    {
        double excess = Excess(stack.Layers[layer], sense, point);
        if (end is not EndCondition.Polarization { Value: var value, Along: var along }) return excess;
        double turned = along is { } direction && CollinearState.Axis(stack) is { } axis && Vector3d.Dot(direction, axis) < 0 ? -value : value;
        return excess - (turned * point.Accumulation / 2);
    }

    // W − V, from differences to the mean of the s channels. Channels of a point are named along the common axis, those of a material along its moment.
    private static double Excess(Layer layer, int sense, TransportPoint point)
    {
        ChannelNetwork network = layer.Material.Channels;
        if (network.IsTwoChannel) return sense * network.Beta * point.Accumulation / 2;
        double mean = (point.PotentialUp + point.PotentialDown) / 2;
        double sum = sense * (network.Channels[0].Conductivity.Si - network.Channels[1].Conductivity.Si) * point.Accumulation / 2;
        foreach (Channel channel in network.Channels.Skip(2))
        {
            if (Find(point, sense < 0 ? Turned(channel.Name) : channel.Name) is { } known) sum += channel.Conductivity.Si * (known.Potential - mean);
        }
        return sum / network.Channels.Sum(channel => channel.Conductivity.Si);
    }

    private static string Turned(string name) => Channel.SpinOf(name) switch
    {
        1 => string.Concat(name.AsSpan(0, name.Length - "up".Length), "down"),
        -1 => string.Concat(name.AsSpan(0, name.Length - "down".Length), "up"),
        _ => name,
    };

    // Eq. (18): l_sf and l_sd of the two pairs alone, lambda_s and lambda_sd of the channel that they share.
    private static IEnumerable<Scalar> FourLengths(Material material, double cosineSquared)
    {
        ChannelNetwork network = material.Channels;
        if (network.Channels.Count != 3 || network.Relaxations.Count != 2) yield break;
        ChannelRelaxation? flip = network.Relaxations.FirstOrDefault(one => one.Mechanism == "spin-flip"), transfer = network.Relaxations.FirstOrDefault(one => one.Mechanism != "spin-flip");
        if (flip is null || transfer is null) yield break;
        string shared = flip.First == transfer.First || flip.First == transfer.Second ? flip.First : flip.Second;
        string spin = flip.First == shared ? flip.Second : flip.First, band = transfer.First == shared ? transfer.Second : transfer.First;
        double Sigma(string name) => network.Channels.First(channel => channel.Name == name).Conductivity.Si;
        double gFlip = flip.At(cosineSquared), gTransfer = transfer.At(cosineSquared);
        yield return Length("l-sf", gFlip * ((1 / Sigma(spin)) + (1 / Sigma(shared))), $"l_sf of Eq. (18): the length of {flip.First} and {flip.Second} alone");
        yield return Length("l-sd", gTransfer * ((1 / Sigma(shared)) + (1 / Sigma(band))), $"l_sd of Eq. (18): the length of {transfer.First} and {transfer.Second} alone");
        yield return Length("lambda-s", gFlip / Sigma(shared), $"lambda_s of Eq. (18), by which spin flips drive {transfer.First} and {transfer.Second} apart");
        yield return Length("lambda-sd", gTransfer / Sigma(shared), $"lambda_sd of Eq. (18), by which band transfer drives {flip.First} and {flip.Second} apart");

        Scalar Length(string word, double inverseSquare, string meaning) => inverseSquare > 0
            ? new Scalar($"{word}-{material.Name}", 1 / Math.Sqrt(inverseSquare), "m", $"{meaning}, in {material.Name}.")
            : new Scalar($"{word}-{material.Name}", null, "m", $"{meaning}, in {material.Name}.", "Nothing relaxes between them: the length is infinite.");
    }

    private static ChannelPoint? Find(TransportPoint point, string name)
    {
        foreach (ChannelPoint channel in point.Channels)
        {
            if (channel.Name == name) return channel;
        }
        return null;
    }

    private static double Flux(TransportPoint point, string first, string second)
    {
        foreach (RelaxationPoint one in point.Relaxations)
        {
            if (one.First == first && one.Second == second) return one.Flux;
            if (one.First == second && one.Second == first) return -one.Flux;
        }
        return double.NaN;
    }
}
