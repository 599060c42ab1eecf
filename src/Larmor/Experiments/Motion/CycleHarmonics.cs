using Larmor.Magnetism;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;

namespace Larmor.Experiments.Motion;

/// <summary>The harmonics of a moment on its limit cycle: u(t) = mean + Σ Re[a_n exp(−2πi n f t)], a_n = C_n + iS_n.</summary>
/// <remarks>
/// Sums over 256 even instants of one period, which for a smooth periodic motion are exact up to its 128th harmonic. C_n and S_n are vectors
/// without unit; the fundamental traces an ellipse with the semi-axis √[(|a|² + |a·a|)/2].
/// </remarks>
internal sealed class CycleHarmonics
{
    private const int Samples = 256;

    private readonly Vector3d[] directions = new Vector3d[Samples];

    private CycleHarmonics()
    {
    }

    /// <summary>The harmonics of a cycle through a point; null where the motion could not be followed.</summary>
    /// <param name="equation">The equation of one moment, constant in time.</param>
    /// <param name="start">A point of the cycle.</param>
    /// <param name="period">Its period in s.</param>
    public static CycleHarmonics? Of(GeneralizedLlg equation, Vector3d start, double period)
    {
        CycleHarmonics harmonics = new();
        DormandPrince54<GeneralizedLlg> stepper = DormandPrince54.For(equation, new StepControl(Settling.Tolerance));
        stepper.Start(0, [start.X, start.Y, start.Z]);
        for (int i = 0; i < Samples; i++)
        {
            if (i > 0 && stepper.Advance(period * i / Samples) != IntegrationEnd.Reached) return null;
            harmonics.directions[i] = new MomentsView(stepper.State)[0];
        }
        return harmonics;
    }

    /// <summary>Semi-axis of the ellipse that the n-th harmonic of the direction traces.</summary>
    public double Amplitude(int n)
    {
        (Vector3d c, Vector3d s) = Coefficients(n);
        double square = Vector3d.Dot(c, c) + Vector3d.Dot(s, s), real = Vector3d.Dot(c, c) - Vector3d.Dot(s, s), imaginary = 2 * Vector3d.Dot(c, s);
        return Math.Sqrt(0.5 * (square + Math.Sqrt((real * real) + (imaginary * imaginary))));
    }

    /// <summary>Amplitude of the n-th harmonic of the projection on a direction.</summary>
    public double Amplitude(int n, Vector3d along)
    {
        (Vector3d c, Vector3d s) = Coefficients(n);
        (double a, double b) = (Vector3d.Dot(c, along), Vector3d.Dot(s, along));
        return Math.Sqrt((a * a) + (b * b));
    }

    private (Vector3d Cosine, Vector3d Sine) Coefficients(int n)
    {
        Vector3d cosine = default, sine = default;
        for (int i = 0; i < Samples; i++)
        {
            (double sin, double cos) = Math.SinCos(2 * Math.PI * n * i / Samples);
            cosine += (2 * cos / Samples) * directions[i];
            sine += (2 * sin / Samples) * directions[i];
        }
        return (cosine, sine);
    }
}
