using Larmor.Magnetism;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using static Larmor.Physics.TestMagnets;

namespace Larmor.Physics.ClosedForms;

public class PeriodicMotion
{
    [Theory]
    [InlineData(-0.9)]
    [InlineData(-0.4)]
    [InlineData(-0.02)]
    public void Without_damping_the_moment_moves_as_an_Euler_top(double energyOverKu)
    {
        // V = −Ku x² + Kp z²: period 2 Ms K(m)/(γ √(Ku (Kp − e0))), m = Kp (e0 + Ku)/[Ku (Kp − e0)].
        const double ku = 2e4, kp = 5e5;
        double e0 = energyOverKu * ku, m = kp * (e0 + ku) / (ku * (kp - e0));
        double expected = 2 * Ms * EllipticK(m) / (Gamma * Math.Sqrt(ku * (kp - e0)));
        double z = Math.Sqrt((e0 + ku) / (ku + kp));
        GeneralizedLlg equation = new(With(0, Easy(UnitVector.X, 2 * ku / Ms), Hard(UnitVector.Z, 2 * kp / Ms)));
        DormandPrince54<GeneralizedLlg> stepper = DormandPrince54.For(equation, new StepControl(1e-12));
        stepper.Start(0, Moments.Of(UnitVector.Along(Math.Sqrt(1 - (z * z)), 0, z)).Components);
        CancellationToken token = TestContext.Current.CancellationToken;
        Assert.Equal(IntegrationEnd.Event, stepper.AdvanceToEvent(1e-6, (t, y) => y[1] - 1e-3, token));
        double first = stepper.Time;
        Assert.Equal(IntegrationEnd.Event, stepper.AdvanceToEvent(1e-6, (t, y) => y[1] - 1e-3, token));
        Assert.Equal(expected, stepper.Time - first, 1e-9 * expected);
    }

    [Theory]
    [InlineData(-0.9)]
    [InlineData(-0.4)]
    [InlineData(-0.02)]
    public void The_eighth_order_pair_and_its_events_meet_the_elliptic_period_to_twelve_digits(double energyOverKu)
    {
        const double ku = 2e4, kp = 5e5;
        double e0 = energyOverKu * ku, m = kp * (e0 + ku) / (ku * (kp - e0));
        double expected = 2 * Ms * EllipticK(m) / (Gamma * Math.Sqrt(ku * (kp - e0)));
        double z = Math.Sqrt((e0 + ku) / (ku + kp));
        GeneralizedLlg equation = new(With(0, Easy(UnitVector.X, 2 * ku / Ms), Hard(UnitVector.Z, 2 * kp / Ms)));
        IStepper stepper = equation.Stepper(SteppingMethod.DormandPrince853, new StepControl(1e-14));
        stepper.Start(0, Moments.Of(UnitVector.Along(Math.Sqrt(1 - (z * z)), 0, z)).Components);
        CancellationToken token = TestContext.Current.CancellationToken;
        Assert.Equal(IntegrationEnd.Event, stepper.AdvanceToEvent(1e-6, (t, y) => y[1] - 1e-3, token));
        double first = stepper.Time;
        Assert.Equal(IntegrationEnd.Event, stepper.AdvanceToEvent(1e-6, (t, y) => y[1] - 1e-3, token));
        Assert.Equal(expected, stepper.Time - first, 1e-12 * expected);
    }

    [Theory]
    [InlineData(0.01, 0)]
    [InlineData(-0.02, 0)]
    [InlineData(0.01, 0.05)]
    public void In_an_easy_plane_a_torque_along_the_normal_turns_the_moment_at_minus_gamma_aJ_over_alpha_whatever_the_field(double aJ, double bJ)
    {
        const double alpha = 0.05, bd = 1.2, b = 0.1;
        GeneralizedLlg equation = new(With(alpha, Hard(UnitVector.Z, bd), Field(UnitVector.Z, b)))
        {
            SpinTransfer = Torque(UnitVector.Z, aJ, bJ),
            Current = Waveform.Constant(1),
        };
        DormandPrince54<GeneralizedLlg> stepper = Run(equation, UnitVector.Along(1, 0.2, 0.3), 20e-9, 1e-11);
        Vector3d u = stepper.Direction();
        Assert.Equal((b + ((aJ + (alpha * bJ)) / alpha)) / bd, u.Z, 1e-9);
        double omega = -Gamma * aJ / alpha, t = 1e-10, before = Math.Atan2(u.Y, u.X);
        stepper.Advance(stepper.Time + t, TestContext.Current.CancellationToken);
        Vector3d later = stepper.Direction();
        Assert.Equal(Math.IEEERemainder(omega * t, 2 * Math.PI), Math.IEEERemainder(Math.Atan2(later.Y, later.X) - before, 2 * Math.PI), 1e-8);
    }

    /// <summary>Complete elliptic integral of parameter m by the arithmetic-geometric mean.</summary>
    private static double EllipticK(double m)
    {
        double a = 1, g = Math.Sqrt(1 - m);
        while (Math.Abs(a - g) > 1e-15) (a, g) = (0.5 * (a + g), Math.Sqrt(a * g));
        return Math.PI / (2 * a);
    }
}
