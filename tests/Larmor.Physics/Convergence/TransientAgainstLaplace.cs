using System.Numerics;
using Larmor.Layers;
using Larmor.Numerics;
using Larmor.Physics.ClosedForms;
using Larmor.Transport;
using Larmor.Transport.InTime;
using static Larmor.Physics.StackBuilder;

namespace Larmor.Physics.Convergence;

/// <summary>The stepper on its mesh against the inverse Laplace transform of the exact network: nothing is shared but the stack.</summary>
public class TransientAgainstLaplace
{
    private const double Current = 1e11;

    public static TheoryData<string, double> Cases => new() { { "valve", 1e-12 }, { "valve", 2e-10 }, { "sandwich", 5e-11 }, { "many", 3e-11 } };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_step_of_the_current_is_the_inverse_transform_of_the_exact_response(string name, double duration)
    {
        (Multilayer stack, int[] orientations) = StackOf(name);
        SpinStack exact = SpinStack.Of(stack, orientations);
        TransientRun run = TransientTests.Run(stack, orientations, Waveform.Constant(Current), TransientTests.Settings(duration, 33));
        TransientTests.AssertLaws(run);
        double scale = Math.Abs(run.Points[^1].ExcessVoltage);
        foreach (TransientPoint point in run.Points.Skip(1))
        {
            double expected = Current * InverseLaplace.At(point.Time, s => new AlternatingLadder(exact, s).NonEquilibriumImpedance() / s);
            Assert.Equal(expected, point.ExcessVoltage, 1e-7 * scale);
        }
    }

    [Fact]
    public void A_pulse_and_a_sine_follow_their_transforms()
    {
        (Multilayer stack, int[] orientations) = StackOf("valve");
        SpinStack exact = SpinStack.Of(stack, orientations);
        double duration = 1e-10, width = 3.7e-11, angular = 2 * Math.PI * 4e10;
        TransientRun pulse = TransientTests.Run(stack, orientations, Waveforms.Pulse(Current, width), TransientTests.Settings(duration, 41));
        TransientRun sine = TransientTests.Run(stack, orientations, Waveforms.Sine(Current, 4e10), TransientTests.Settings(duration, 161));
        TransientTests.AssertLaws(pulse);
        TransientTests.AssertLaws(sine);
        double Step(double time) => time <= 0 ? 0 : Current * InverseLaplace.At(time, s => new AlternatingLadder(exact, s).NonEquilibriumImpedance() / s);
        double scale = pulse.Points.Max(point => Math.Abs(point.ExcessVoltage));
        Assert.All(pulse.Points.Skip(1), point => Assert.Equal(Step(point.Time) - Step(point.Time - width), point.ExcessVoltage, 2e-7 * scale));
        // The sine's own poles are off the real axis: taken out by hand, the rest decays.
        Complex steady = new AlternatingLadder(exact, new Complex(0, angular)).NonEquilibriumImpedance();
        foreach (TransientPoint point in sine.Points.Skip(1))
        {
            double transient = InverseLaplace.At(point.Time, s => Minus(exact, s, steady, angular));
            double expected = Current * ((steady * Complex.Exp(new Complex(0, angular * point.Time))).Imaginary + transient);
            Assert.Equal(expected, point.ExcessVoltage, 1e-7 * Current * steady.Magnitude);
        }
    }

    [Fact]
    public void A_finer_tolerance_gives_a_smaller_error()
    {
        (Multilayer stack, int[] orientations) = StackOf("many");
        SpinStack exact = SpinStack.Of(stack, orientations);
        double expected = InverseLaplace.At(2e-11, s => new AlternatingLadder(exact, s).NonEquilibriumImpedance() / s);
        double[] errors = [.. new[] { 1e-4, 1e-6, 1e-8 }.Select(tolerance => Math.Abs((TransientTests.Run(
            stack, orientations, Waveform.Constant(1), TransientTests.Settings(2e-11, 5) with { Tolerance = tolerance }).Points[^1].ExcessVoltage / expected) - 1))];
        Assert.True(errors[0] < 1e-3 && errors[1] < 1e-5 && errors[2] < 1e-7, FormattableString.Invariant($"{errors[0]} {errors[1]} {errors[2]}"));
    }

    // Z(s) w/(s^2 + w^2) less what its two poles contribute.
    private static Complex Minus(SpinStack stack, Complex s, Complex steady, double angular)
    {
        Complex whole = new AlternatingLadder(stack, s).NonEquilibriumImpedance() * angular / ((s * s) + (angular * angular));
        Complex plus = steady / (2 * Complex.ImaginaryOne) / (s - new Complex(0, angular)), minus = Complex.Conjugate(steady) / (-2 * Complex.ImaginaryOne) / (s + new Complex(0, angular));
        return whole - plus - minus;
    }

    private static (Multilayer Stack, int[] Orientations) StackOf(string name) => name switch
    {
        "valve" => (TransientTests.Valve(), [1, 0, -1]),
        "sandwich" => (StacksInTime.With(Transparent([Lead("N1", Metal(6, 0, 450)), Slab("F", Metal(75, 0.46, 60), 15), Lead("N2", Metal(40, 0, 10))]), 0.02, 0.002, 0.001), [0, 1, 0]),
        _ => (TransientTests.Many(), [1, 0, 1, 0, -1, 0, 1]),
    };
}
