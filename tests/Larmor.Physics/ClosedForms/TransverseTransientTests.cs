using System.Numerics;
using Larmor.Layers;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Transport;
using static Larmor.Physics.StackBuilder;

namespace Larmor.Physics.ClosedForms;

public class TransverseTransientTests
{
    private const double RhoStar = 6e-9, Length0 = 450e-9, Diffusion = 0.015, Current = 1e11;
    private const double T1 = Length0 * Length0 / Diffusion;
    private const double Conductivity = 1 / (2 * RhoStar), Storage = Conductivity / Diffusion;
    private const double GFactor = 2.00231930436092;
    private static readonly MagneticField OneTesla = MagneticField.FromSi(1);
    private static readonly double Larmor = GFactor * 9.2740100783e-24 / 1.054571817e-34;

    [Theory]
    [InlineData(0.01, 1)]
    [InlineData(0.5, 1)]
    [InlineData(0.5, -3)]
    [InlineData(6, 1)]
    public void A_half_space_that_is_switched_on_fills_as_turning_and_spreading_spins_add_up(double relaxationTimes, double field)
    {
        double duration = relaxationTimes * T1;
        Multilayer stack = Transparent([Slab("first", Normal(), 200), Lead("rest", Normal())], new EndCondition.Sealed());
        TransverseTransientRun run = Run(stack, [0, 0], Waveform.Constant(Current), Settings(duration, 51) with { Field = MagneticField.FromSi(field) });
        double scale = Complex.Abs(run.Points[^1].Accumulation);
        foreach (TransverseTransientProfile profile in run.Profiles.Skip(1))
        {
            foreach (double x in new[] { 0, 1e-9, 30e-9, 150e-9, 450e-9 })
            {
                Complex actual = profile.Accumulation(x < 200e-9 ? 0 : 1, Length.FromSi(x));
                AssertNear(HalfSpace(x, profile.Time, field * Larmor), actual, 1e-7 * scale);
            }
        }
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(-4)]
    public void Long_after_the_switch_a_half_space_holds_the_steady_spiral(double field)
    {
        Multilayer stack = Transparent([Slab("first", Normal(), 200), Lead("rest", Normal())], new EndCondition.Sealed());
        TransverseTransientRun run = Run(stack, [0, 0], Waveform.Constant(Current), Settings(40 * T1, 11) with { Field = MagneticField.FromSi(field) });
        Complex kappa = Complex.Sqrt(new Complex(1, -field * Larmor * T1)) / Length0;
        foreach (double x in new[] { 0, 70e-9, 199e-9, 600e-9, 1.5e-6 })
        {
            Complex expected = Current / (Conductivity * kappa) * Complex.Exp(-kappa * x);
            AssertNear(expected, run.Profiles[^1].Accumulation(x < 200e-9 ? 0 : 1, Length.FromSi(x)), 1e-8 * Complex.Abs(run.Points[^1].Accumulation));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public void A_wave_in_a_sealed_layer_decays_and_turns_at_its_rate(int waves)
    {
        const double thickness = 300e-9;
        double k = waves * Math.PI / thickness;
        Complex rate = (1 / T1) + (Diffusion * k * k) - new Complex(0, Larmor), amplitude = new(2e-6, -1e-6);
        Multilayer stack = Transparent([Slab("bar", Normal(), 300)], new EndCondition.Sealed(), new EndCondition.Sealed());
        TransverseTransientSettings settings = Settings(3 / rate.Real, 41) with { Field = OneTesla, Initial = (_, x) => amplitude * Math.Cos(k * x.Si) };
        TransverseTransientRun run = Run(stack, [0], Waveform.Constant(0), settings);
        foreach (TransverseTransientProfile profile in run.Profiles)
        {
            foreach (double x in new[] { 0, 40e-9, 131e-9, 300e-9 })
            {
                AssertNear(amplitude * Math.Cos(k * x) * Complex.Exp(-rate * profile.Time), profile.Accumulation(0, Length.FromSi(x)), 1e-7 * Complex.Abs(amplitude));
            }
        }
    }

    [Theory]
    [InlineData(0.02)]
    [InlineData(0.2)]
    [InlineData(1)]
    public void Step_pulse_and_precession_in_two_layers_follow_the_inverse_laplace_transform(double share)
    {
        double exchange = ExchangeRate(15), centre = exchange / 2, duration = share * 2 / exchange;
        Multilayer stack = Pair(40, 25, 15);
        Complex Impedance(Complex s)
        {
            Complex first = Complex.Sqrt(((1 / T1) + s - new Complex(0, Larmor)) / Diffusion), last = FerromagnetKappa(s - new Complex(0, Larmor), 15);
            Complex a = Conductivity * first, load = FerromagnetConductivity * last * Complex.Tanh(last * 25e-9), z = first * 40e-9;
            return (Complex.Cosh(z) + (load / a * Complex.Sinh(z))) / ((a * Complex.Sinh(z)) + (load * Complex.Cosh(z)));
        }
        Complex Step(double t) => Complex.Exp(new Complex(0, centre * t)) * InverseLaplace.ComplexAt(t, s => Impedance(s + new Complex(0, centre)) / (s + new Complex(0, centre)));
        TransverseTransientRun step = Run(stack, [0, 1], Waveform.Constant(Current), Settings(duration, 11) with { Field = OneTesla });
        double width = 0.35 * duration;
        TransverseTransientRun pulse = Run(stack, [0, 1], Waveforms.Pulse(Current, width), Settings(duration, 11) with { Field = OneTesla });
        double scale = Complex.Abs(step.Points[^1].Accumulation);
        for (int i = 1; i < 11; i++)
        {
            double t = step.Points[i].Time;
            AssertNear(Current * Step(t), step.Points[i].Accumulation, 1e-7 * scale);
            AssertNear(Current * (t > width ? Step(t) - Step(t - width) : Step(t)), pulse.Points[i].Accumulation, 1e-7 * scale);
        }
    }

    [Fact]
    public void A_sine_ends_in_the_two_circular_responses()
    {
        const double frequency = 60e9, angular = 2 * Math.PI * frequency, thickness = 500e-9;
        Multilayer stack = Transparent([Slab("bar", Normal(), 500)], new EndCondition.Reservoir(), new EndCondition.Sealed());
        TransverseTransientRun run = Run(stack, [0], Waveforms.Sine(Current, frequency), Settings(30 * T1, 301) with { Field = OneTesla, InjectAtRight = true });
        Complex Impedance(Complex s)
        {
            Complex kappa = Complex.Sqrt(((1 / T1) + s - new Complex(0, Larmor)) / Diffusion);
            return Complex.Tanh(kappa * thickness) / (Conductivity * kappa);
        }
        Complex plus = Impedance(new Complex(0, angular)), minus = Impedance(new Complex(0, -angular));
        foreach (TransverseTransientPoint point in run.Points.Where(point => point.Time > 25 * T1))
        {
            Complex turn = Complex.Exp(new Complex(0, angular * point.Time));
            Complex expected = Current * ((plus * turn) - (minus / turn)) / new Complex(0, 2);
            AssertNear(expected, point.Accumulation, 1e-7 * Current * Complex.Abs(plus));
        }
    }

    [Theory]
    [InlineData(5, 2)]
    [InlineData(60, 2)]
    [InlineData(300, 0.8)]
    [InlineData(60, -3)]
    public void A_normal_layer_before_a_ferromagnet_passes_the_share_of_the_steady_state(double thickness, double precessionLength)
    {
        Material magnet = Ferromagnet(precessionLength);
        Multilayer stack = Transparent([Slab("spacer", Normal(), thickness), Lead("magnet", magnet)], new EndCondition.Sealed());
        TransverseTransientRun run = Run(stack, [0, 1], Waveform.Constant(Current), Settings(45 * T1, 6) with { Field = OneTesla });
        double d = thickness * 1e-9;
        Complex first = Complex.Sqrt(new Complex(1, -Larmor * T1)) / Length0, last = FerromagnetKappa(new Complex(0, -Larmor), precessionLength);
        Complex expected = 1 / (Complex.Cosh(first * d) + (Conductivity * first / (FerromagnetConductivity * last) * Complex.Sinh(first * d)));
        TransverseTransientProfile end = run.Profiles[^1];
        AssertNear(Current, end.SpinCurrent(0, Length.Zero), 1e-8 * Current);
        AssertNear(expected * Current, end.SpinCurrent(0, Length.FromSi(d)), 1e-8 * Current);
        AssertNear(expected * Current, end.SpinCurrent(1, Length.FromSi(d)), 1e-8 * Current);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Without_precession_a_ferromagnet_of_isotropic_relaxation_keeps_spin_across_for_half_the_papers_time(double slower)
    {
        // tau = 2 T1; by default tau_t = T1 (isotropic), and a lattice length that is given by a factor sqrt(2) larger makes T2 = tau.
        double isotropic = 60e-9 / Math.Sqrt(1 - (Beta * Beta)), tau = 2 * (60e-9 * 60e-9 / FerromagnetDiffusion), rate = 2 / (slower * tau);
        TransverseProperties properties = slower == 1 ? new() : new() { LatticeLength = Length.FromSi(isotropic * Math.Sqrt(slower)) };
        Multilayer stack = Transparent([Slab("bar", Ferromagnet(1) with { Transverse = properties }, 30)], new EndCondition.Sealed(), new EndCondition.Sealed());
        TransverseTransientRun run = Run(stack, [-1], Waveform.Constant(0), Settings(2 / rate, 11) with { Initial = (_, _) => 1e-6 });
        Assert.All(run.Points, point => AssertNear(1e-6 * Math.Exp(-rate * point.Time), point.Accumulation, 1e-13));
    }

    [Fact]
    public void Without_a_field_spin_across_goes_as_spin_along()
    {
        Multilayer across = StacksInTime.With(Normals(new EndCondition.Sealed()), 0.015, 0.004), along = StacksInTime.With(Normals(new EndCondition.Polarization(1)), 0.015, 0.004);
        TransverseTransientRun run = Run(across, [0, 0, 0], Waveforms.Sine(Current, 1e11), Settings(T1, 41));
        TransientRun other = TransientTests.Run(along, [0, 0, 0], Waveforms.Sine(Current, 1e11), TransientTests.Settings(T1, 41));
        double scale = other.FaceAccumulations[0].Max(Math.Abs);
        for (int i = 0; i < 41; i++) AssertNear(other.FaceAccumulations[0][i], run.Points[i].Accumulation, 1e-8 * scale);
    }

    [Fact]
    public void Turned_moments_and_field_mirror_the_answer_and_injection_may_be_at_either_end()
    {
        Multilayer stack = Pair(40, 25, 4);
        TransverseTransientSettings settings = Settings(2e-13, 11) with { Field = OneTesla };
        TransverseTransientRun one = Run(stack, [0, 1], Waveform.Constant(Current), settings);
        TransverseTransientRun turned = Run(stack, [0, -1], Waveform.Constant(Current), settings with { Field = MagneticField.FromSi(-1) });
        TransverseTransientRun mirrored = Run(Mirror(stack), [1, 0], Waveform.Constant(Current), settings with { InjectAtRight = true });
        double scale = Complex.Abs(one.Points[^1].Accumulation);
        for (int i = 0; i < 11; i++)
        {
            AssertNear(Complex.Conjugate(one.Points[i].Accumulation), turned.Points[i].Accumulation, 1e-12 * scale);
            AssertNear(one.Points[i].Accumulation, mirrored.Points[i].Accumulation, 1e-9 * scale);
        }
        Assert.True(Math.Abs(one.Points[^1].Accumulation.Imaginary) > 0.05 * scale);
    }

    [Fact]
    public void What_cannot_be_followed_is_refused_with_its_reason()
    {
        Multilayer absorbing = Transparent([Slab("spacer", Normal(), 40), Slab("magnet", Ferromagnet(2) with { Transverse = null }, 5)], new EndCondition.Sealed(), new EndCondition.Sealed());
        Assert.Contains("transverse properties", TransverseTransient.Refusal(absorbing, [0, 1]), StringComparison.Ordinal);
        Multilayer resistive = Stack([Slab("spacer", Normal(), 40), Slab("magnet", Ferromagnet(2), 5)], [Contact(0.5, 0.3)], new EndCondition.Sealed(), new EndCondition.Reservoir());
        Assert.Contains("resistive", TransverseTransient.Refusal(resistive, [0, 1]), StringComparison.Ordinal);
        Assert.Contains("sense", TransverseTransient.Refusal(Pair(40, 25, 4), [0, 0]), StringComparison.Ordinal);
        Multilayer held = Transparent([Slab("bar", Normal(), 40)], new EndCondition.Sealed(), new EndCondition.Reservoir());
        Assert.Contains("reservoir", TransverseTransient.Refusal(held, [0], injectAtRight: true), StringComparison.Ordinal);
        Assert.Null(TransverseTransient.Refusal(held, [0]));
        Assert.Throws<ArgumentException>(() => TransverseTransient.Follow(resistive, [0, 1], Waveform.Constant(1), Settings(T1, 3), cancellation: TestContext.Current.CancellationToken));
    }

    private const double Beta = 0.46, FerromagnetDiffusion = 0.002;
    private const double FerromagnetConductivity = 1 / (2 * 75e-9 * (1 - (Beta * Beta)));

    /// <summary>sigma_t/c_t with c = 1/(2 rho* D).</summary>
    private const double FerromagnetSpread = FerromagnetDiffusion / (1 - (Beta * Beta));

    private static Material Normal() => StacksInTime.Metal(6, 0, 450, Diffusion);

    private static Material Ferromagnet(double precessionLength) => StacksInTime.Metal(75, Beta, 60, FerromagnetDiffusion, "magnet") with
    {
        Transverse = new TransverseProperties { LatticeLength = Length.FromSi(50e-9), DephasingLength = Length.FromSi(12e-9), PrecessionLength = Length.FromSi(precessionLength * 1e-9) },
    };

    private static double ExchangeRate(double precessionLength) => FerromagnetSpread / (precessionLength * Math.Abs(precessionLength) * 1e-18);

    private static Complex FerromagnetKappa(Complex s, double precessionLength) =>
        Complex.Sqrt((1 / (50e-9 * 50e-9)) + (1 / (12e-9 * 12e-9)) + ((s - new Complex(0, ExchangeRate(precessionLength))) / FerromagnetSpread));

    private static Multilayer Pair(double first, double second, double precessionLength) =>
        Transparent([Slab("spacer", Normal(), first), Slab("magnet", Ferromagnet(precessionLength), second)], new EndCondition.Sealed(), new EndCondition.Sealed());

    private static Multilayer Normals(EndCondition left) => Stack(
        [Slab("a", StackBuilder.Metal(6, 0, 450), 100), Slab("b", StackBuilder.Metal(40, 0, 20), 15), Lead("c", StackBuilder.Metal(10, 0, 200))],
        [Contact(0.5, 0, 0.3), InterfaceProperties.Transparent],
        left);

    private static TransverseTransientSettings Settings(double duration, int samples) => new() { Duration = Duration.FromSi(duration), Samples = samples, Profiles = samples, Tolerance = 1e-10 };

    private static TransverseTransientRun Run(Multilayer stack, int[] orientations, Waveform current, TransverseTransientSettings settings)
    {
        TransverseTransientRun run = TransverseTransient.Follow(stack, orientations, current, settings, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(IntegrationEnd.Reached, run.End);
        Assert.All(run.Checks, check => Assert.True(check.Passed, FormattableString.Invariant($"{check.Name}: {check.Value}")));
        Assert.InRange(run.Checks.First(check => check.Name == "power-closure").Value, 0, 1e-9);
        return run;
    }

    private static void AssertNear(Complex expected, Complex actual, double tolerance) =>
        Assert.True(Complex.Abs(expected - actual) <= tolerance, FormattableString.Invariant($"expected {expected}, got {actual}: {Complex.Abs(expected - actual)} > {tolerance}"));

    /// <summary>Green's function of the sealed half-space added over the time since each bit went in, with u = t w^6 and Simpson's rule.</summary>
    private static Complex HalfSpace(double x, double t, double precession)
    {
        const int panels = 4000;
        const double h = 1.0 / panels;
        Complex sum = 0;
        for (int i = 0; i <= panels; i++)
        {
            double w = i * h, u = t * Math.Pow(w, 6);
            double spread = x == 0 ? 1 : i == 0 ? 0 : Math.Exp(-x * x / (4 * Diffusion * u));
            sum += (i == 0 || i == panels ? 1 : (i % 2) == 1 ? 4 : 2) * 3 * w * w * spread * Complex.Exp(new Complex(-u / T1, precession * u));
        }
        return 2 * Current / (Storage * Math.Sqrt(Math.PI * Diffusion / t)) * sum * h / 3;
    }
}
