using System.Numerics;
using Larmor.Layers;
using Larmor.Numerics;
using Larmor.Transport.Collinear;
using Larmor.Transport.InTime;

namespace Larmor.Transport.Noncollinear;

/// <summary>How spins turn in all normal metals of a stack.</summary>
/// <param name="Axis">b.</param>
/// <param name="Rate">ω_L in rad/s, counter-clockwise about b.</param>
internal sealed record NormalPrecession(UnitVector Axis, double Rate);

/// <summary>
/// A layer of normal metal in which spins turn about an axis, in the frame of that axis: along it as ever, across it with κ² = 1/l² − iω_L/D_N.
/// </summary>
/// <remarks>With x = κt: shunts x tanh(x/2)/(2ρt), series conductance (x/sinh x)/(2ρt), complex across the axis. Its storage takes no power: across the axis the dissipated part is that of the real parts.</remarks>
internal sealed class PrecessingPart : StackPart
{
    private readonly PiElement along;
    private readonly AxialTensor shunt, series;

    /// <summary>A layer of two channels whose density of states is known.</summary>
    public PrecessingPart(Layer layer, double rate)
    {
        along = CollinearStack.Element(layer, 0);
        double thickness = layer.Thickness!.Value.Si;
        SpinSection section = new(layer.Name, -1, along.AreaResistance, along.Ratio, thickness * thickness * SpinStack.InverseDiffusion(layer.Material), 0, thickness);
        Complex turned = new(0, -rate);
        shunt = new AxialTensor(along.Shunt, section.Shunt(turned));
        series = new AxialTensor(along.Series, section.Series(turned));
    }

    /// <summary>κl of a metal without end.</summary>
    public static Complex RatioOfLead(Layer lead, double rate) => Complex.Sqrt(new Complex(1, -rate * SpinStack.RelaxationTime(lead.Material)));

    /// <inheritdoc/>
    public override double ChargeResistance(in MomentFrames frames) => along.ChargeResistance;

    /// <inheritdoc/>
    public override void At(in MomentFrames frames, out SpinTwoPort part)
    {
        part = default;
        part.ShuntLeft = shunt;
        part.Series = series;
        part.ShuntRight = shunt;
    }
}
