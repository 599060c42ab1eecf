using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;

namespace Larmor.Fluctuations.Langevin;

/// <summary>
/// One moment whose energy is at most quadratic and whose drives act on its slope only, folded into the numbers of <see cref="HeunCoefficients"/>:
/// du/dt = u × (P + u × Q) with P = e + L_F I(αD − F), Q = αe − L_F I(D + αF), e = L_F (b(t) + K u), D = ∂A/∂u and F = ∂B/∂u constant.
/// </summary>
/// <param name="Coefficients">The numbers of a step.</param>
/// <param name="Slopes">hp and hq of each step, or of all of them, along the principal axes.</param>
/// <param name="Axes">The principal axes of K.</param>
internal sealed record FoldedMoment(HeunCoefficients Coefficients, double[] Slopes, PrincipalAxes Axes)
{
    private const double Corner = 0.7745966692414834;

    /// <summary>The folded moment; null where something does not fold.</summary>
    /// <param name="equation">The equation of motion.</param>
    /// <param name="noise">Deviation of the thermal field over one step, in T.</param>
    /// <param name="time">The steps.</param>
    public static FoldedMoment? Of(GeneralizedLlg equation, double noise, StepTimes time)
    {
        if (equation.Count != 1 || equation.Damping is not null) return null;
        Magnet magnet = equation.Magnets[0];
        Vector3d slope = default;
        SymmetricMatrix3 stiffness = default;
        List<(Waveform Factor, Vector3d Slope)> driven = [];
        foreach (EnergyTerm term in SumOfTerms.Of(magnet.Energy).Terms)
        {
            if (term.Quadratic is not { } form) return null;
            double factor = form.Factor is { IsConstant: true } constant ? constant.At(0) : 1;
            if (form.Factor is { IsConstant: false } moving)
            {
                if (form.Stiffness != default) return null;
                driven.Add((moving, form.Slope));
                continue;
            }
            slope += factor * form.Slope;
            stiffness += factor * form.Stiffness;
        }
        if (TorqueOf(equation) is not { } torque) return null;
        PrincipalAxes axes = PrincipalAxes.Of(stiffness);
        double alpha = magnet.Properties.Damping, scale = time.Step * magnet.KineticCoefficient;
        double deviation = -scale * magnet.Properties.SaturationMagnetization.Si * noise;
        (double first, double third) = (scale * (axes.Values.First - axes.Values.Second), scale * (axes.Values.Third - axes.Values.Second));
        HeunCoefficients coefficients = new(deviation, alpha * deviation, first, alpha * first, third, alpha * third);
        bool isConstant = driven.Count == 0 && (equation.Current.IsConstant || equation.SpinTransfer.IsNone);
        double[] slopes = new double[Block.SlopesOfStep * (isConstant ? 1 : time.Count)];
        for (int step = 0; step < slopes.Length / Block.SlopesOfStep; step++)
        {
            Vector3d e = slope;
            foreach ((Waveform factor, Vector3d along) in driven) e += Mean(factor, time, step) * along;
            double current = equation.SpinTransfer.IsNone ? 0 : Mean(equation.Current, time, step);
            Vector3d p = axes.Into(scale * (e + (current * ((alpha * torque.D) - torque.F))));
            Vector3d q = axes.Into(scale * ((alpha * e) - (current * (torque.D + (alpha * torque.F)))));
            (slopes[Block.SlopesOfStep * step], slopes[(Block.SlopesOfStep * step) + 1], slopes[(Block.SlopesOfStep * step) + 2]) = (p.X, p.Y, p.Z);
            (slopes[(Block.SlopesOfStep * step) + 3], slopes[(Block.SlopesOfStep * step) + 4], slopes[(Block.SlopesOfStep * step) + 5]) = (q.X, q.Y, q.Z);
        }
        return new FoldedMoment(coefficients, slopes, axes);
    }

    /// <summary>Gradients of A and B per ampere where they do not depend on the direction; none where no current flows, whatever the torque.</summary>
    private static (Vector3d D, Vector3d F)? TorqueOf(GeneralizedLlg equation)
    {
        if (equation.SpinTransfer.IsNone || (equation.Current.IsConstant && equation.Current.At(0) == 0)) return (default, default);
        if (equation.SpinTransfer is not AxialPotentials axial) return null;
        AxialTorque torque = axial.Torques[0];
        return torque is { DampingLike.Rational: { Asymmetry: 0 } damping, FieldLike.Rational: { Asymmetry: 0 } field }
            ? (damping.Strength * torque.Polarizer.Components, field.Strength * torque.Polarizer.Components)
            : null;
    }

    /// <summary>The average of a waveform over one step, its corners inside counted.</summary>
    private static double Mean(Waveform waveform, StepTimes time, int step)
    {
        if (waveform.IsConstant) return waveform.At(0);
        (double start, double end) = (time.At(step), time.At(step + 1));
        double sum = 0, from = start;
        foreach (double corner in waveform.Corners)
        {
            if (corner <= from || corner >= end) continue;
            sum += Integral(waveform, from, corner);
            from = corner;
        }
        return (sum + Integral(waveform, from, end)) / (end - start);
    }

    /// <summary>Gauss's rule with three points.</summary>
    private static double Integral(Waveform waveform, double from, double to)
    {
        double middle = 0.5 * (from + to), half = 0.5 * (to - from);
        return half / 9 * ((5 * waveform.At(middle - (Corner * half))) + (8 * waveform.At(middle)) + (5 * waveform.At(middle + (Corner * half))));
    }
}
