using System.Numerics;
using Larmor.Magnetism;
using Larmor.Magnetism.Motion;
using Larmor.Magnetism.Statics;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments;

/// <summary>The laws that a linear response must keep, each as a residual.</summary>
internal static class FmrLaws
{
    private static readonly UnitVector[] Axes = [UnitVector.X, UnitVector.Y, UnitVector.Z];

    /// <summary>Energy: microwave power + power of the torque = Gilbert heat, for fields along both tangent directions.</summary>
    public static FmrAudit Power(LinearResponse response)
    {
        Frequency probe = Probe(response);
        double first = response.Power(probe, response.Frame.First).ClosureResidual;
        double second = response.Power(probe, response.Frame.Second).ClosureResidual;
        return new FmrAudit(Math.Max(first, second), 0, 0, 0);
    }

    /// <summary>
    /// Without current: the susceptibility of the time-reversed moment is the transpose (Onsager), and no field gains power from the moment.
    /// </summary>
    public static FmrAudit WithoutCurrent(Magnet magnet, LinearResponse response)
    {
        Frequency probe = Probe(response);
        DynamicSusceptibility forward = response.Susceptibility(probe);
        Magnet turned = magnet with { Energy = new TimeReversed(magnet.Energy) };
        LinearResponse reversed = new(new TangentField(turned, SpinTransferPotentials.None), -response.Direction, 0);
        DynamicSusceptibility backward = reversed.Susceptibility(probe);
        double scale = forward.XX.Magnitude + forward.XY.Magnitude + forward.YX.Magnitude + forward.YY.Magnitude;
        double asymmetry = 0;
        foreach (UnitVector i in Axes)
        {
            foreach (UnitVector j in Axes) asymmetry = Math.Max(asymmetry, (forward.Element(i, j) - backward.Element(j, i)).Magnitude);
        }
        double gain = Math.Max(0, -forward.Loss.Smaller);
        return new FmrAudit(0, Relative(asymmetry, scale), Relative(gain, scale), 0);
    }

    // A little below the resonance: at the resonance of an undamped moment nothing is finite.
    private static Frequency Probe(LinearResponse response) =>
        Frequency.FromSi(0.9 * Math.Sqrt(Math.Abs(response.Jacobian.Determinant)) / (2 * Math.PI));

    private static double Relative(double residual, double scale) => scale == 0 ? 0 : residual / scale;
}
