using System.Globalization;
using System.Numerics;
using Larmor.Quantities;
using Larmor.Thermodynamics;

namespace Larmor.Transport;

/// <summary>Accumulation and spin current at a place, per unit of an alternating charge current exp(iωt).</summary>
/// <param name="Position">x in m.</param>
/// <param name="Accumulation">Δ/J₀ in ohm m²; its argument is the phase against the current.</param>
/// <param name="SpinCurrent">δJ/J₀.</param>
public readonly record struct AlternatingPoint(double Position, Complex Accumulation, Complex SpinCurrent);

/// <summary>The response of a collinear stack to an alternating current: its complex spin impedance and the complex accumulation.</summary>
public sealed record AlternatingState
{
    private readonly SpinStack stack;
    private readonly AlternatingLadder ladder;
    private readonly Complex rate;

    internal AlternatingState(SpinStack stack, double frequency, IReadOnlyList<AuditCheck> checks, AlternatingLadder ladder, double storage)
    {
        this.stack = stack;
        this.ladder = ladder;
        rate = AlternatingTransport.RateOf(frequency);
        Frequency = frequency;
        Checks = checks;
        Storage = storage;
        SeriesResistanceArea = stack.SeriesResistanceArea;
        // The reactance from the energy stored: a sum of positive terms, which keeps its digits at low frequency.
        NonEquilibriumImpedanceArea = new Complex(ladder.NonEquilibriumImpedance().Real, 0 - (rate.Imaginary * storage));
    }

    /// <summary>Frequency f in Hz.</summary>
    public double Frequency { get; }

    /// <summary>Σ t/(σ↑ + σ↓) + Σ AR*(1 − γ²) over everything but the leads, in ohm m²: the same at every frequency.</summary>
    public double SeriesResistanceArea { get; }

    /// <summary>Z_ne A = b·Δ/(2J₀) in ohm m²: R_ne A at zero frequency; its real part is never negative, its imaginary part never positive.</summary>
    public Complex NonEquilibriumImpedanceArea { get; }

    /// <summary>Z A without the leads' own resistance, in ohm m².</summary>
    public Complex ImpedanceArea => SeriesResistanceArea + NonEquilibriumImpedanceArea;

    /// <summary>S = ½∫c|Δ/J₀|² dx in ohm m² s: the reactance times area is −2πf S, and the energy stored on the average at the amplitude J₀ is S J₀²/4 per area.</summary>
    public double Storage { get; }

    /// <summary>Laws checked on this solution.</summary>
    public IReadOnlyList<AuditCheck> Checks { get; }

    /// <summary>Accumulation and spin current inside a layer, its faces included.</summary>
    /// <param name="layer">Index of the layer along +x.</param>
    /// <param name="x">Position in m; 0 at the left face of the first layer that has a thickness.</param>
    /// <exception cref="ArgumentOutOfRangeException">x lies outside of the layer.</exception>
    public AlternatingPoint At(int layer, Length x)
    {
        double left = 0;
        int last = stack.Multilayer.Layers.Count - 1;
        for (int k = 0; k < stack.Sections.Count; k++)
        {
            SpinSection section = stack.Sections[k];
            if (section.Layer == layer)
            {
                Require(x.Si >= left && x.Si <= left + section.Thickness, layer, x);
                double f = x.Si == left + section.Thickness ? 1 : Math.Clamp((x.Si - left) / section.Thickness, 0, 1);
                AlternatingFaces faces = ladder.Faces(k);
                return new AlternatingPoint(x.Si, section.Accumulation(faces, f, rate), section.Polarization + section.ExcessSpinCurrent(faces, f, rate));
            }
            left += section.Thickness;
        }
        if (layer == 0 && stack.Left.IsLead)
        {
            Require(x.Si <= 0 && double.IsFinite(x.Si), layer, x);
            return InLead(stack.Left, ladder.NodeValue(0), x.Si, x.Si, -1);
        }
        Require(layer == last && stack.Right.IsLead && x.Si >= left && double.IsFinite(x.Si), layer, x);
        return InLead(stack.Right, ladder.NodeValue(ladder.NodeCount - 1), x.Si, left - x.Si, 1);
    }

    private AlternatingPoint InLead(SpinEnd lead, Complex face, double x, double inward, int sense)
    {
        Complex accumulation = face * Complex.Exp(lead.DecayAt(rate) * inward);
        return new AlternatingPoint(x, accumulation, lead.Polarization + (sense * lead.ConductanceAt(rate) * accumulation));
    }

    private static void Require(bool isInside, int layer, Length x)
    {
        if (!isInside) throw new ArgumentOutOfRangeException(nameof(x), string.Create(CultureInfo.InvariantCulture, $"x = {x.Si} m does not lie in layer {layer}."));
    }
}
