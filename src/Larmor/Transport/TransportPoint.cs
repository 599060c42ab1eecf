namespace Larmor.Transport;

/// <summary>One channel at one position.</summary>
/// <param name="Name">Its name along the common axis: up is up everywhere, also in a layer whose moment points down.</param>
/// <param name="Potential">μ in V.</param>
/// <param name="Current">J in A/m² along +x.</param>
public readonly record struct ChannelPoint(string Name, double Potential, double Current);

/// <summary>One relaxation at one position.</summary>
/// <param name="First">One channel, by its name along the common axis.</param>
/// <param name="Second">The other.</param>
/// <param name="Mechanism"><c>spin-flip</c>, <c>s-d</c>, ...</param>
/// <param name="Flux">ψ̇ = G (μ_first − μ_second) in A/m³.</param>
public readonly record struct RelaxationPoint(string First, string Second, string Mechanism, double Flux);

/// <summary>Everything that the channel model knows at one position, in SI.</summary>
/// <param name="Position">x in m; 0 at the left face of the first layer that has a thickness.</param>
/// <param name="PotentialUp">μ↑ in V, spin along the first magnet's axis; with more channels that of s-up.</param>
/// <param name="PotentialDown">μ↓ in V; with more channels that of s-down.</param>
/// <param name="Accumulation">Δμ = μ↑ − μ↓ in V, computed as itself.</param>
/// <param name="CurrentUp">J↑ in A/m² along +x; with more channels that of s-up.</param>
/// <param name="CurrentDown">J↓ in A/m² along +x; with more channels that of s-down.</param>
/// <param name="SpinFlux">ψ̇ = G Δμ in A/m³, from up to down through spin space; the sum over all bands.</param>
/// <param name="Magnetization">δm = g μ_B δn in A/m; null where the material has no density of states.</param>
public readonly record struct TransportPoint(
    double Position, double PotentialUp, double PotentialDown, double Accumulation, double CurrentUp, double CurrentDown, double SpinFlux, double? Magnetization)
{
    /// <summary>All channels of the layer, s-up and s-down first.</summary>
    public IReadOnlyList<ChannelPoint> Channels { get; init; } = [];

    /// <summary>All relaxations of the layer.</summary>
    public IReadOnlyList<RelaxationPoint> Relaxations { get; init; } = [];

    /// <summary>Spin current of the s channels, δJ = J↑ − J↓ in A/m².</summary>
    public double SpinCurrent => CurrentUp - CurrentDown;
}
