using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;

namespace Larmor.Fluctuations.Langevin;

/// <summary>
/// One moment whose energy is at most quadratic, whose drives act on its slope only and whose torque is a <see cref="FoldedTorque"/>, folded into the numbers of <see cref="HeunCoefficients"/>:
/// du/dt = u × (P + u × Q) with P = e + L_F I(αD − F), Q = αe − L_F I(D + αF), e = L_F (b(t) + K u), D = ∂A/∂u and F = ∂B/∂u.
/// </summary>
/// <param name="Coefficients">The numbers of a step.</param>
/// <param name="Slopes">hp and hq of each step, or of all of them, along the principal axes; for an asymmetric torque then its parts of both, to be divided by 1 + b·u, for one by ratios the current in A.</param>
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
        if (FoldedTorque.Of(equation) is not { } torque) return null;
        PrincipalAxes axes = PrincipalAxes.Of(stiffness);
        double alpha = magnet.Properties.Damping, scale = time.Step * magnet.KineticCoefficient;
        double deviation = -scale * magnet.Properties.SaturationMagnetization.Si * noise;
        (double first, double third) = (scale * (axes.Values.First - axes.Values.Second), scale * (axes.Values.Third - axes.Values.Second));
        HeunCoefficients coefficients = new(deviation, alpha * deviation, first, alpha * first, third, alpha * third) 
        {
            Turning = axes.Into(torque.Ratio is null ? torque.Asymmetry : torque.Polarizer),
            Ratio = torque.Ratio is { } ratio ? StrengthRatio.Of(ratio, alpha, scale) : null,
        };
        bool isConstant = driven.Count == 0 && (equation.Current.IsConstant || equation.SpinTransfer.IsNone);
        int width = coefficients.SlopesOfStep;
        double[] slopes = new double[width * (isConstant ? 1 : time.Count)];
        for (int step = 0; step < slopes.Length / width; step++)
        {
            Vector3d e = slope;
            foreach ((Waveform factor, Vector3d along) in driven) e += Mean(factor, time, step) * along;
            double current = equation.SpinTransfer.IsNone ? 0 : Mean(equation.Current, time, step);
            Span<double> numbers = slopes.AsSpan(width * step, width);
            Write(numbers, axes.Into(scale * (e + (current * ((alpha * torque.D) - torque.F)))), axes.Into(scale * ((alpha * e) - (current * (torque.D + (alpha * torque.F))))));
            if (coefficients.Form == StrengthForm.Ratio) numbers[Block.SlopesOfStep] = current;
            if (coefficients.Form != StrengthForm.Asymmetric) continue;
            double strength = scale * current;
            Write(numbers[Block.SlopesOfStep..], axes.Into(strength * ((alpha * torque.AsymmetricD) - torque.AsymmetricF)), axes.Into(-strength * (torque.AsymmetricD + (alpha * torque.AsymmetricF))));
        }
        return new FoldedMoment(coefficients, slopes, axes);
    }

    private static void Write(Span<double> numbers, Vector3d p, Vector3d q) =>
        (numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]) = (p.X, p.Y, p.Z, q.X, q.Y, q.Z);

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
