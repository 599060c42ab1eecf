using System.Globalization;
using System.Numerics;

namespace Larmor.Transport.InTime;

/// <summary>Accumulation and spin current of a two-channel stack at a place.</summary>
/// <param name="Stack">The stack.</param>
/// <param name="Ladder">Its solution.</param>
/// <param name="Rate">s.</param>
internal sealed record AlternatingProfile(SpinStack Stack, AlternatingLadder Ladder, Complex Rate)
{
    /// <summary>The state at x in m.</summary>
    public AlternatingPoint At(int layer, double x)
    {
        double left = 0;
        int last = Stack.Multilayer.Layers.Count - 1;
        for (int k = 0; k < Stack.Sections.Count; k++)
        {
            SpinSection section = Stack.Sections[k];
            if (section.Layer == layer)
            {
                Require(x >= left && x <= left + section.Thickness, layer, x);
                double f = x == left + section.Thickness ? 1 : Math.Clamp((x - left) / section.Thickness, 0, 1);
                AlternatingFaces faces = Ladder.Faces(k);
                return new AlternatingPoint(x, section.Accumulation(faces, f, Rate), section.Polarization + section.ExcessSpinCurrent(faces, f, Rate));
            }
            left += section.Thickness;
        }
        if (layer == 0 && Stack.Left.IsLead)
        {
            Require(x <= 0 && double.IsFinite(x), layer, x);
            return InLead(Stack.Left, Ladder.NodeValue(0), x, x, -1);
        }
        Require(layer == last && Stack.Right.IsLead && x >= left && double.IsFinite(x), layer, x);
        return InLead(Stack.Right, Ladder.NodeValue(Ladder.NodeCount - 1), x, left - x, 1);
    }

    private AlternatingPoint InLead(SpinEnd lead, Complex face, double x, double inward, int sense)
    {
        Complex accumulation = face * Complex.Exp(lead.DecayAt(Rate) * inward);
        return new AlternatingPoint(x, accumulation, lead.Polarization + (sense * lead.ConductanceAt(Rate) * accumulation));
    }

    private static void Require(bool isInside, int layer, double x)
    {
        if (!isInside) throw new ArgumentOutOfRangeException(nameof(x), string.Create(CultureInfo.InvariantCulture, $"x = {x} m does not lie in layer {layer}."));
    }
}
