using System.Numerics;
using Larmor.Numerics;

namespace Larmor.Physics.Convergence;

/// <summary>y' = (i - a) y + cos(t/2) (a unit of time for a radian), beside components that decay at up to 1e9 per unit: what a linear stepper is measured on.</summary>
internal sealed class OscillatorFlow(double decay) : ILinearFlow
{
    private static readonly double[] Extra = [0, 40, 1e9];

    public int Dimension => 3;

    public bool IsReal => false;

    public double Scale => 1;

    /// <summary>Largest error after a time with equal steps.</summary>
    public static double ErrorAfter(double alpha, int radians, int stepsPerRadian)
    {
        OscillatorFlow flow = new(alpha);
        RadauIIA5Stepper stepper = new(flow, 1e-6);
        stepper.Start(0, [1, flow.Forced(1, 0), flow.Forced(2, 0)], 1);
        for (int i = 0; i < radians * stepsPerRadian; i++) stepper.FixedStep(1.0 / stepsPerRadian);
        Complex[] y = stepper.State.ToArray();
        Complex free = (1 - flow.Forced(0, 0)) * Complex.Exp(-flow.Rate(0) * radians);
        return (y[0] - free - flow.Forced(0, radians)).Magnitude;
    }

    public void Decay(ReadOnlySpan<Complex> y, Span<Complex> result)
    {
        for (int i = 0; i < 3; i++) result[i] = -Rate(i) * y[i];
    }

    public void Mass(ReadOnlySpan<Complex> y, Span<Complex> result) => y.CopyTo(result);

    public void AddForce(double time, bool fromLeft, Complex factor, Span<Complex> result)
    {
        for (int i = 0; i < 3; i++) result[i] += factor * Math.Cos(time / 2);
    }

    public BandedSymmetricSolver Factorize(Complex shift) => new(new BandedSymmetricMatrix(3, 1), [shift + Rate(0), shift + Rate(1), shift + Rate(2)]);

    /// <summary>-i + a, with what comes on top.</summary>
    private Complex Rate(int i) => new(decay + Extra[i], -1);

    /// <summary>The solution that the force alone sustains.</summary>
    private Complex Forced(int i, double time) =>
        (Complex.Exp(new Complex(0, time / 2)) / (Rate(i) + new Complex(0, 0.5)) / 2) + (Complex.Exp(new Complex(0, -time / 2)) / (Rate(i) - new Complex(0, 0.5)) / 2);
}
