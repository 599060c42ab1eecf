using Larmor.Magnetism;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using static Larmor.Physics.TestMagnets;

namespace Larmor.Physics.ClosedForms;

/// <summary>Axial motion: dc/dt = k (1 − c²)(c + h), dφ/dt = −L_F (V + Φ)′(c), with c = cos θ.</summary>
public class DampedPrecession
{
    private const double Theta0 = 2.4, Phi0 = 0.3;

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.01)]
    [InlineData(0.5)]
    [InlineData(2.0)]
    public void In_a_field_the_moment_follows_the_hyperbolic_tangent_and_turns_at_a_constant_rate(double alpha)
    {
        const double b = 0.7, t = 0.2e-9;
        GeneralizedLlg equation = new(With(alpha, Field(UnitVector.Z, b)));
        Vector3d u = Run(equation, UnitVector.FromAngles(Theta0, Phi0), t).Direction();
        double rate = Gamma * b / (1 + (alpha * alpha));
        double c = Math.Tanh(Math.Atanh(Math.Cos(Theta0)) + (alpha * rate * t)), sine = Math.Sqrt(1 - (c * c)), phi = Phi0 + (rate * t);
        Assert.Equal(c, u.Z, 1e-9);
        Assert.Equal(sine * Math.Cos(phi), u.X, 1e-9);
        Assert.Equal(sine * Math.Sin(phi), u.Y, 1e-9);
    }

    [Fact]
    public void With_a_field_along_z_and_no_damping_the_moment_turns_counter_clockwise_seen_from_z()
    {
        GeneralizedLlg equation = new(With(0, Field(UnitVector.Z, 1)));
        Vector3d u = Run(equation, UnitVector.X, 0.5 * Math.PI / Gamma).Direction();
        Assert.Equal(0, u.X, 1e-10);
        Assert.Equal(1, u.Y, 1e-10);
        Assert.Equal(0, u.Z, 1e-10);
    }

    [Fact]
    public void With_anisotropy_field_and_both_torques_the_time_and_the_angle_are_those_of_the_closed_form()
    {
        const double alpha = 0.05, bk = 0.3, b = -0.1, aJ = -0.012, bJ = 0.02;
        GeneralizedLlg equation = new(With(alpha, Easy(UnitVector.Z, bk), Field(UnitVector.Z, b)))
        {
            SpinTransfer = Torque(UnitVector.Z, aJ, bJ),
            Current = Waveform.Constant(1),
        };
        double h = (b + ((aJ + (alpha * bJ)) / alpha)) / bk, k = alpha * Gamma * bk / (1 + (alpha * alpha));
        double c0 = Math.Cos(0.3), c1 = -0.6;
        double t = (TimeTo(c1, h) - TimeTo(c0, h)) / k;
        Vector3d u = Run(equation, UnitVector.FromAngles(0.3, Phi0), t).Direction();
        Assert.Equal(c1, u.Z, 1e-9);
        // dφ/dc = (γ/(1+α²))(B + Bk c + bJ − α aJ)/(dc/dt), integrated by Simpson over c.
        double turned = Simpson(c => (b + (bk * c) + bJ - (alpha * aJ)) / (alpha * bk * (1 - (c * c)) * (c + h)), c0, c1);
        double sine = Math.Sqrt(1 - (c1 * c1));
        Assert.Equal(sine * Math.Cos(Phi0 + turned), u.X, 1e-8);
        Assert.Equal(sine * Math.Sin(Phi0 + turned), u.Y, 1e-8);
    }

    [Fact]
    public void Switching_takes_a_time_that_grows_as_the_logarithm_of_the_starting_angle_as_Sun_found()
    {
        // Between two small starting angles the times differ by ln(ratio)/[k (i − 1)], i = −aJ/(α Bk).
        const double alpha = 0.02, bk = 0.2, overdrive = 2.5;
        GeneralizedLlg equation = new(With(alpha, Easy(UnitVector.Z, bk)))
        {
            SpinTransfer = Torque(UnitVector.Z, -overdrive * alpha * bk),
            Current = Waveform.Constant(1),
        };
        double k = alpha * Gamma * bk / (1 + (alpha * alpha));
        double late = SwitchingTime(equation, 1e-4), early = SwitchingTime(equation, 1e-3);
        Assert.Equal(Math.Log(10) / (k * (overdrive - 1)), late - early, 1e-5 * late);
    }

    private static double SwitchingTime(GeneralizedLlg equation, double angle)
    {
        DormandPrince54<GeneralizedLlg> stepper = DormandPrince54.For(equation, new StepControl(1e-11));
        stepper.Start(0, Moments.Of(UnitVector.FromAngles(angle, 0)).Components);
        Assert.Equal(IntegrationEnd.Event, stepper.AdvanceToEvent(1e-6, (t, y) => -y[2], TestContext.Current.CancellationToken));
        return stepper.Time;
    }

    private static double TimeTo(double c, double h) =>
        (-Math.Log(1 - c) / (2 * (1 + h))) + (Math.Log(1 + c) / (2 * (h - 1))) + (Math.Log(Math.Abs(c + h)) / (1 - (h * h)));

    private static double Simpson(Func<double, double> f, double from, double to)
    {
        const int n = 20000;
        double step = (to - from) / n, sum = f(from) + f(to);
        for (int i = 1; i < n; i++) sum += (i % 2 == 0 ? 2 : 4) * f(from + (i * step));
        return sum * step / 3;
    }
}
