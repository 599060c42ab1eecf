using Larmor.Numerics;

namespace Larmor.Transport.Collinear;

/// <summary>What the hyperbolic functions of one mode of a slab come to, formed once: heats and currents at the faces are then products.</summary>
/// <remarks>The same equations as <see cref="PiElement.ExcessJoulePower"/>, <see cref="PiElement.SpinFlipPower"/> and <see cref="PiElement.ExcessSpinCurrent"/>.</remarks>
internal readonly struct LineWeights
{
    private readonly double area;
    private readonly double evenExcess;
    private readonly double oddExcess;
    private readonly double evenFlip;
    private readonly double oddFlip;
    private readonly double own;
    private readonly double other;
    private readonly bool isThick;

    /// <summary>The weights of a line.</summary>
    public LineWeights(in PiElement line)
    {
        double ratio = line.Ratio;
        area = line.AreaResistance;
        (evenExcess, oddExcess) = (line.Weight(1, false), line.Weight(-1, true));
        (evenFlip, oddFlip) = (line.Weight(1, true), line.Weight(-1, false));
        isThick = ratio >= 1;
        (own, other) = isThick
            ? (StableFunctions.CoshRatio(1, ratio), StableFunctions.CoshRatio(0, ratio))
            : (ratio * Math.Tanh(ratio / 2), ratio == 0 ? 2 : ratio / Math.Tanh(ratio / 2));
    }

    /// <summary>∫ρ*(δJ − P J₀)² dx in W/m².</summary>
    public double ExcessJoulePower(in FaceValues faces) => ((faces.Even * faces.Even * evenExcess) + (faces.Odd * faces.Odd * oddExcess)) / (8 * area);

    /// <summary>∫GΔ² dx in W/m².</summary>
    public double SpinFlipPower(in FaceValues faces) => ((faces.Even * faces.Even * evenFlip) + (faces.Odd * faces.Odd * oddFlip)) / (8 * area);

    /// <summary>Spin current beyond P J₀ at a face in A/m².</summary>
    public double ExcessSpinCurrent(in FaceValues faces, bool isLeft)
    {
        if (isThick) return (isLeft ? (faces.Left * own) - (faces.Right * other) : (faces.Left * other) - (faces.Right * own)) / (2 * area);
        return ((isLeft ? faces.Even * own : -faces.Even * own) - (faces.Odd * other)) / (2 * area);
    }
}
