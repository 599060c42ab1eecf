namespace Larmor.Transport;

/// <summary>Everything that the two-channel model knows at one position, in SI.</summary>
/// <param name="Position">x in m; 0 at the left face of the first layer that has a thickness.</param>
/// <param name="PotentialUp">μ↑ in V, spin along the first magnet's axis.</param>
/// <param name="PotentialDown">μ↓ in V.</param>
/// <param name="Accumulation">Δμ = μ↑ − μ↓ in V, computed as itself.</param>
/// <param name="CurrentUp">J↑ in A/m² along +x.</param>
/// <param name="CurrentDown">J↓ in A/m² along +x.</param>
/// <param name="SpinFlux">ψ̇ = G Δμ in A/m³, from up to down through spin space.</param>
/// <param name="Magnetization">δm = g μ_B δn in A/m; null where the material has no density of states.</param>
public readonly record struct TransportPoint(
    double Position, double PotentialUp, double PotentialDown, double Accumulation, double CurrentUp, double CurrentDown, double SpinFlux, double? Magnetization)
{
    /// <summary>Spin current δJ = J↑ − J↓ in A/m².</summary>
    public double SpinCurrent => CurrentUp - CurrentDown;
}
