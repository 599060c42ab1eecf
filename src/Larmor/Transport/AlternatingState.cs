using System.Numerics;
using Larmor.Quantities;
using Larmor.Thermodynamics;

namespace Larmor.Transport;

/// <summary>Accumulation and spin current at a place, per unit of an alternating charge current exp(iωt).</summary>
/// <param name="Position">x in m.</param>
/// <param name="Accumulation">Δ/J₀ of the s channels in ohm m²; its argument is the phase against the current.</param>
/// <param name="SpinCurrent">δJ/J₀ of the s channels.</param>
public readonly record struct AlternatingPoint(double Position, Complex Accumulation, Complex SpinCurrent);

/// <summary>The response of a collinear stack to an alternating current: its complex spin impedance and the complex accumulation.</summary>
public sealed record AlternatingState
{
    private readonly Func<int, double, AlternatingPoint> profile;

    internal AlternatingState(
        double frequency, double seriesResistanceArea, Complex impedanceArea, double storage, IReadOnlyList<AuditCheck> checks, Func<int, double, AlternatingPoint> profile)
    {
        this.profile = profile;
        Frequency = frequency;
        Checks = checks;
        Storage = storage;
        SeriesResistanceArea = seriesResistanceArea;
        NonEquilibriumImpedanceArea = impedanceArea;
    }

    /// <summary>Frequency f in Hz.</summary>
    public double Frequency { get; }

    /// <summary>Σ t/Σσ + Σ AR*(1 − γ²) over everything but the leads, in ohm m²: the same at every frequency.</summary>
    public double SeriesResistanceArea { get; }

    /// <summary>Z_ne A = b·Δ/(2J₀), of any channels b·y/J₀, in ohm m²: R_ne A at zero frequency; its real part is never negative, its imaginary part never positive.</summary>
    public Complex NonEquilibriumImpedanceArea { get; }

    /// <summary>Z A without the leads' own resistance, in ohm m².</summary>
    public Complex ImpedanceArea => SeriesResistanceArea + NonEquilibriumImpedanceArea;

    /// <summary>S = ½∫c|Δ/J₀|² dx, of any channels ∫y†Cy dx/J₀², in ohm m² s: the reactance times area is −2πf S, and the energy stored on the average at the amplitude J₀ is S J₀²/4 per area.</summary>
    public double Storage { get; }

    /// <summary>Laws checked on this solution.</summary>
    public IReadOnlyList<AuditCheck> Checks { get; }

    /// <summary>Accumulation and spin current inside a layer, its faces included.</summary>
    /// <param name="layer">Index of the layer along +x.</param>
    /// <param name="x">Position in m; 0 at the left face of the first layer that has a thickness.</param>
    /// <exception cref="ArgumentOutOfRangeException">x lies outside of the layer.</exception>
    public AlternatingPoint At(int layer, Length x) => profile(layer, x.Si);
}
