using System.Collections.Immutable;
using System.Globalization;
using Larmor.Quantities;

namespace Larmor.Materials;

/// <summary>
/// The conduction of a metal as populations of carriers (channels) and the relaxations between them: the graph whose Laplacian is
/// Eqs. (9) and (17). The two-channel model, the s-d model with three channels and Mott's with four are three values of it.
/// </summary>
/// <remarks>
/// <para>Equations (corrected Eqs. (9)-(11)) of two channels: σ↑↓ = 1/[2ρ*(1 ∓ β)], 1/l² = 4ρ*G, spin resistance r = ρ* l.
/// Of any network: J_i = −σ_i μ_i′, J_i′ = −Σ_j G_ij (μ_i − μ_j).</para>
/// <para>The asymmetry β of two channels is kept exactly as it was given, so that two materials with one β give exactly no accumulation.</para>
/// <para>Every network has the channels s-up and s-down: by them it meets a normal metal. They stand first.</para>
/// <para>Source: T. Valet, A. Fert, PRB 48, 7099 (1993); J.-E. Wegrowe, H.-J. Drouhin, Entropy 13, 316 (2011), Section 5; conventions in docs/adr/0003.</para>
/// </remarks>
public sealed class ChannelNetwork : IEquatable<ChannelNetwork>
{
    private readonly ImmutableArray<Channel> channels;
    private readonly ImmutableArray<ChannelRelaxation> relaxations;

    private ChannelNetwork(double rhoStar, double beta, double spinDiffusionLength)
    {
        RhoStar = Resistivity.FromSi(rhoStar);
        Beta = beta;
        SpinDiffusionLength = Length.FromSi(spinDiffusionLength);
        IsTwoChannel = true;
        channels = [new Channel(Channel.SpinUp, ConductivityUp), new Channel(Channel.SpinDown, ConductivityDown)];
        relaxations = [new ChannelRelaxation(Channel.SpinUp, Channel.SpinDown, Relaxation)];
        (Channels, Relaxations) = (channels, relaxations);
    }

    private ChannelNetwork(ImmutableArray<Channel> channels, ImmutableArray<ChannelRelaxation> relaxations, double cosineSquared)
    {
        this.channels = channels;
        this.relaxations = relaxations;
        (Channels, Relaxations) = (channels, relaxations);
        double total = channels.Sum(channel => channel.Conductivity.Si);
        Beta = channels.Sum(channel => channel.Spin * channel.Conductivity.Si) / total;
        RhoStar = Resistivity.FromSi(1 / (total * (1 - (Beta * Beta))));
        SpinDiffusionLength = Length.FromSi(ChannelModes.DecayLengths(channels, relaxations, cosineSquared)[0]);
    }

    /// <summary>The populations; s-up and s-down first.</summary>
    public IReadOnlyList<Channel> Channels { get; }

    /// <summary>The relaxations between them.</summary>
    public IReadOnlyList<ChannelRelaxation> Relaxations { get; }

    /// <summary>Whether there are only s-up and s-down, given by ρ*, β and l exactly.</summary>
    public bool IsTwoChannel { get; }

    /// <summary>Whether a relaxation depends on the angle between the current and the moment.</summary>
    public bool IsAnisotropic => relaxations.Any(relaxation => relaxation.Anisotropy.Si != 0);

    /// <summary>ρ* = (ρ↑ + ρ↓)/4 in ohm m; the measured resistivity is ρ*(1 − β²). Of a network: 1/[(1 − β²) Σσ_i].</summary>
    public Resistivity RhoStar { get; }

    /// <summary>Bulk asymmetry β = (σ↑ − σ↓)/(σ↑ + σ↓), −1 &lt; β &lt; 1, positive where majority electrons conduct better; all channels of a spin together.</summary>
    public double Beta { get; }

    /// <summary>Spin-diffusion length l in m; infinite where nothing flips a spin. Of a network: the longest of its decay lengths, without anisotropy.</summary>
    public Length SpinDiffusionLength { get; }

    /// <summary>All decay lengths in m, longest first: one fewer than channels; infinite for what never relaxes. The four lengths of Eq. (18) follow from the same network.</summary>
    /// <param name="cosineSquared">cos²θ of the angle between the current and the moment; counts only for anisotropic relaxations.</param>
    public IReadOnlyList<Length> DecayLengths(double cosineSquared = 0) => IsTwoChannel
        ? [SpinDiffusionLength]
        : [.. ChannelModes.DecayLengths(channels, relaxations, cosineSquared).Select(Length.FromSi)];

    /// <summary>The modes with their lengths, longest first.</summary>
    /// <param name="cosineSquared">cos²θ of the angle between the current and the moment, 0 to 1.</param>
    public IReadOnlyList<NetworkMode> Modes(double cosineSquared = 0)
    {
        ChannelModes modes = ChannelModes.Of(this, cosineSquared);
        int n = channels.Length;
        return [.. Enumerable.Range(0, modes.Count).Select(j => Mode(modes.Rates[j], modes.Shapes.AsSpan(j * n, n)))];

        static NetworkMode Mode(double rate, ReadOnlySpan<double> shape)
        {
            double largest = 0;
            foreach (double one in shape) largest = Math.Abs(one) > Math.Abs(largest) ? one : largest;
            double[] scaled = new double[shape.Length];
            for (int c = 0; c < scaled.Length; c++) scaled[c] = shape[c] / largest;
            return new NetworkMode(Length.FromSi(1 / rate), scaled);
        }
    }

    /// <summary>Measured resistivity 1/(σ↑ + σ↓) = ρ*(1 − β²) in ohm m.</summary>
    public Resistivity Resistivity => Resistivity.FromSi(RhoStar.Si * (1 - (Beta * Beta)));

    /// <summary>Conductivity of the majority channel in S/m; of a network with all its channels of spin up and down taken together by β.</summary>
    public Conductivity ConductivityUp => Conductivity.FromSi(1 / (2 * RhoStar.Si * (1 - Beta)));

    /// <summary>Conductivity of the minority channel in S/m.</summary>
    public Conductivity ConductivityDown => Conductivity.FromSi(1 / (2 * RhoStar.Si * (1 + Beta)));

    /// <summary>Relaxation conductance G = 1/(4ρ* l²) in S/m³: ψ̇ = G Δμ. A network has one for each pair, see <see cref="Relaxations"/>.</summary>
    public ConductancePerVolume Relaxation =>
        ConductancePerVolume.FromSi(1 / (4 * RhoStar.Si * SpinDiffusionLength.Si * SpinDiffusionLength.Si));

    /// <summary>Spin resistance r = ρ* l in ohm m².</summary>
    public ResistanceArea SpinResistance => ResistanceArea.FromSi(RhoStar.Si * SpinDiffusionLength.Si);

    /// <summary>From the parameters of Valet and Fert.</summary>
    /// <param name="rhoStar">ρ* in ohm m, positive.</param>
    /// <param name="beta">Bulk asymmetry, −1 &lt; β &lt; 1.</param>
    /// <param name="spinDiffusionLength">l in m, positive; infinite for no relaxation.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its range; the message names it.</exception>
    public static ChannelNetwork FromValetFert(Resistivity rhoStar, double beta, Length spinDiffusionLength)
    {
        Require(rhoStar.Si > 0 && double.IsFinite(rhoStar.Si), nameof(rhoStar), $"rho* must be positive; got {rhoStar}.");
        Require(Math.Abs(beta) < 1, nameof(beta), string.Create(CultureInfo.InvariantCulture, $"beta must lie in (-1, 1); got {beta}. Beyond it one channel has negative conductivity."));
        Require(spinDiffusionLength.Si > 0, nameof(spinDiffusionLength), $"The spin-diffusion length must be positive; got {spinDiffusionLength}.");
        return new ChannelNetwork(rhoStar.Si, beta, spinDiffusionLength.Si);
    }

    /// <summary>From the measured resistivity ρ = ρ*(1 − β²).</summary>
    /// <inheritdoc cref="FromValetFert"/>
    public static ChannelNetwork FromMeasuredResistivity(Resistivity resistivity, double beta, Length spinDiffusionLength)
    {
        Require(Math.Abs(beta) < 1, nameof(beta), string.Create(CultureInfo.InvariantCulture, $"beta must lie in (-1, 1); got {beta}. Beyond it one channel has negative conductivity."));
        return FromValetFert(Resistivity.FromSi(resistivity.Si / (1 - (beta * beta))), beta, spinDiffusionLength);
    }

    /// <summary>From the conductivities of the two channels and the relaxation conductance between them.</summary>
    /// <param name="up">σ↑ in S/m, positive.</param>
    /// <param name="down">σ↓ in S/m, positive.</param>
    /// <param name="relaxation">G in S/m³, not negative; zero for no relaxation.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its range; the message names it.</exception>
    public static ChannelNetwork FromConductivities(Conductivity up, Conductivity down, ConductancePerVolume relaxation)
    {
        Require(up.Si > 0 && double.IsFinite(up.Si), nameof(up), $"The conductivity of the up channel must be positive; got {up}.");
        Require(down.Si > 0 && double.IsFinite(down.Si), nameof(down), $"The conductivity of the down channel must be positive; got {down}.");
        Require(relaxation.Si >= 0 && double.IsFinite(relaxation.Si), nameof(relaxation), $"The relaxation conductance must not be negative; got {relaxation}. A negative one would let entropy fall.");
        double rhoStar = ((1 / up.Si) + (1 / down.Si)) / 4;
        double beta = (up.Si - down.Si) / (up.Si + down.Si);
        return new ChannelNetwork(rhoStar, beta, relaxation.Si == 0 ? double.PositiveInfinity : Math.Sqrt(1 / (4 * rhoStar * relaxation.Si)));
    }

    /// <summary>From any connected or unconnected set of populations; s-up and s-down must be among them.</summary>
    /// <param name="channels">The populations, with different names.</param>
    /// <param name="relaxations">The relaxations, at most one for each pair.</param>
    /// <exception cref="ArgumentException">A channel is missing, named twice or out of range, or a relaxation joins what is not there; the message says which.</exception>
    public static ChannelNetwork FromChannels(IReadOnlyList<Channel> channels, IReadOnlyList<ChannelRelaxation> relaxations)
    {
        ArgumentNullException.ThrowIfNull(channels);
        ArgumentNullException.ThrowIfNull(relaxations);
        Channel[] named = [.. channels.Select(channel => channel with { Name = Channel.CommonName(channel.Name) })];
        ChannelRelaxation[] joined = [.. relaxations.Select(one => one with { First = Channel.CommonName(one.First), Second = Channel.CommonName(one.Second) })];
        foreach (string pair in new[] { Channel.SpinUp, Channel.SpinDown })
        {
            Require(named.Any(channel => channel.Name == pair), nameof(channels), $"A network needs the channels '{Channel.SpinUp}' and '{Channel.SpinDown}' (or 'up' and 'down'), by which it meets other metals; '{pair}' is missing.");
        }
        for (int i = 0; i < named.Length; i++)
        {
            Require(named.Take(i).All(other => other.Name != named[i].Name), nameof(channels), $"The channel '{named[i].Name}' is given twice.");
            Require(named[i].Conductivity.Si > 0 && double.IsFinite(named[i].Conductivity.Si), nameof(channels), $"The conductivity of the channel '{named[i].Name}' must be positive; got {named[i].Conductivity}. A population that does not conduct is left out.");
        }
        for (int i = 0; i < joined.Length; i++)
        {
            ChannelRelaxation one = joined[i];
            string words = $"{one.First} <-> {one.Second}";
            foreach (string name in new[] { one.First, one.Second }) Require(named.Any(channel => channel.Name == name), nameof(relaxations), $"The relaxation '{words}' names the channel '{name}', which is not there.");
            Require(one.First != one.Second, nameof(relaxations), $"The relaxation '{words}' joins a channel to itself.");
            Require(joined.Take(i).All(other => (other.First, other.Second) != (one.First, one.Second) && (other.Second, other.First) != (one.First, one.Second)), nameof(relaxations), $"The relaxation '{words}' is given twice.");
            Require(one.Conductance.Si >= 0 && one.Conductance.Si + one.Anisotropy.Si >= 0 && double.IsFinite(one.Conductance.Si + one.Anisotropy.Si), nameof(relaxations), $"The relaxation '{words}' must not be negative at any angle; got {one.Conductance} and an anisotropy of {one.Anisotropy}. A negative one would let entropy fall.");
        }
        Channel up = named.First(channel => channel.Name == Channel.SpinUp), down = named.First(channel => channel.Name == Channel.SpinDown);
        if (named.Length == 2 && joined.All(one => one.Anisotropy.Si == 0)) return FromConductivities(up.Conductivity, down.Conductivity, joined.Length == 0 ? ConductancePerVolume.Zero : joined[0].Conductance);
        return new ChannelNetwork([up, down, .. named.Where(channel => channel.Name is not (Channel.SpinUp or Channel.SpinDown))], [.. joined], 0);
    }

    /// <summary>The coefficient G in S/m³ of a relaxation given by its length: 1/l² = G (1/σ_i + 1/σ_j).</summary>
    public static ConductancePerVolume RelaxationFromLength(Length length, Conductivity first, Conductivity second) =>
        ConductancePerVolume.FromSi(double.IsInfinity(length.Si) ? 0 : 1 / (length.Si * length.Si * ((1 / first.Si) + (1 / second.Si))));

    /// <summary>The same network with its relaxations fixed at one angle between the current and the moment.</summary>
    /// <param name="cosineSquared">cos²θ, 0 to 1.</param>
    public ChannelNetwork At(double cosineSquared) => IsAnisotropic
        ? FromChannels(channels, [.. relaxations.Select(one => one with { Conductance = ConductancePerVolume.FromSi(one.At(cosineSquared)), Anisotropy = default })])
        : this;

    /// <summary>Whether both spins conduct and relax alike, as in a normal metal: no axis is needed to tell them apart.</summary>
    public bool IsSpinSymmetric => IsTwoChannel
        ? Beta == 0
        : channels.All(one => channels.Any(other => other.Name == Mirrored(one.Name) && other.Conductivity == one.Conductivity))
            && relaxations.All(one => one.Conductance.Si == 0 && one.Anisotropy.Si == 0 || relaxations.Any(other => Joins(other, Mirrored(one.First), Mirrored(one.Second)) && other.Conductance == one.Conductance && other.Anisotropy == one.Anisotropy));

    /// <summary>Two groups of channels that no relaxation connects, in words; null where all are connected.</summary>
    /// <param name="cosineSquared">cos²θ of the angle between the current and the moment, 0 to 1.</param>
    public string? Apart(double cosineSquared = 0)
    {
        ConnectedChannels graph = new(channels.Length);
        foreach (ChannelRelaxation one in relaxations)
        {
            if (one.At(cosineSquared) > 0) graph.Join(ChannelModes.IndexOf(channels, one.First), ChannelModes.IndexOf(channels, one.Second));
        }
        int[] roots = [.. graph.Roots()];
        return roots.Length == 1 ? null : $"{Group(roots[0])} with {Group(roots[1])}";

        string Group(int root) => string.Join(" and ", Enumerable.Range(0, channels.Length).Where(c => graph.RootOf(c) == root).Select(c => $"'{channels[c].Name}'"));
    }

    /// <inheritdoc/>
    public bool Equals(ChannelNetwork? other) =>
        other is not null && IsTwoChannel == other.IsTwoChannel && RhoStar == other.RhoStar && Beta.Equals(other.Beta) && SpinDiffusionLength == other.SpinDiffusionLength
        && channels.AsSpan().SequenceEqual(other.channels.AsSpan()) && relaxations.AsSpan().SequenceEqual(other.relaxations.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ChannelNetwork);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(RhoStar, Beta, SpinDiffusionLength);

    /// <inheritdoc/>
    public override string ToString() => !IsTwoChannel
        ? string.Join(", ", channels.Select(channel => $"{channel.Name} {channel.Conductivity}").Concat(relaxations.Select(one => $"{one.First} <-> {one.Second} {one.Conductance}")))
        : string.Create(CultureInfo.InvariantCulture, $"rho* = {RhoStar}, beta = {Beta:G6}, l_sf = {SpinDiffusionLength}");

    private static string Mirrored(string name) => Channel.SpinOf(name) switch
    {
        1 => string.Concat(name.AsSpan(0, name.Length - 2), "down"),
        -1 => string.Concat(name.AsSpan(0, name.Length - 4), "up"),
        _ => name,
    };

    private static bool Joins(ChannelRelaxation one, string first, string second) => (one.First == first && one.Second == second) || (one.First == second && one.Second == first);

    private static void Require(bool holds, string name, string message)
    {
        if (!holds) throw new ArgumentOutOfRangeException(name, message);
    }
}
