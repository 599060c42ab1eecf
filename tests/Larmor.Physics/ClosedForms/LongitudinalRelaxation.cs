using System.Numerics;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;
using static Larmor.Physics.TestMagnets;

namespace Larmor.Physics.ClosedForms;

/// <summary>Moments of free length: the Landau-Lifshitz-Bloch modulus and Bloch's two times.</summary>
public class LongitudinalRelaxation
{
    private const double Alpha = 0.1;

    [Theory]
    [InlineData(0.3, 1.0)]
    [InlineData(0.05, 0.7)]
    [InlineData(1.4, 0.9)]
    public void Without_field_the_modulus_follows_the_logistic_law(double start, double equilibrium)
    {
        // m²/(1 − m²) = m₀²/(1 − m₀²) e^{2kt} with m = n/n_e, k = γ_L α_∥/(2χ_∥).
        const double chi = 0.02, parallel = 0.06;
        GeneralizedLlg bare = new(With(Alpha, SumOfTerms.Nothing));
        LandauLifshitzBloch motion = new(bare, LongitudinalParameters.BelowCurie(equilibrium, chi, parallel, Alpha));
        double k = Gamma / (1 + (Alpha * Alpha)) * parallel / (2 * chi), time = 1.3 / k;
        Vector3d direction = UnitVector.Along(1, 2, 3), end = Follow(motion, start * direction, time);
        double m0 = start / equilibrium, odds = m0 * m0 / (1 - (m0 * m0)) * Math.Exp(2 * k * time);
        Assert.Equal(equilibrium * Math.Sqrt(odds / (1 + odds)), end.Norm, 1e-10);
        Assert.Equal(0, Vector3d.Cross(end, direction).Norm, 1e-12);
    }

    [Fact]
    public void Above_the_Curie_temperature_a_small_moment_dies_exponentially()
    {
        const double chi = 0.05, damping = 0.04;
        LandauLifshitzBloch motion = new(new GeneralizedLlg(With(Alpha, SumOfTerms.Nothing)), LongitudinalParameters.AboveCurie(chi, 30, damping));
        double rate = Gamma / (1 + (Alpha * Alpha)) * damping / chi;
        Vector3d end = Follow(motion, new Vector3d(0, 1e-6, 0), 2 / rate);
        Assert.Equal(1e-6 * Math.Exp(-2), end.Y, 1e-15);
    }

    [Theory]
    [InlineData(300)]
    [InlineData(1000)]
    [InlineData(1390)]
    [InlineData(1500)]
    public void The_length_runs_to_that_of_mean_field_theory(double kelvins)
    {
        MeanFieldMagnetization law = new(Temperature.FromSi(1388));
        Magnet magnet = With(Alpha, SumOfTerms.Nothing);
        LongitudinalParameters parameters = LongitudinalParameters.MeanField(magnet.Properties, Temperature.FromSi(295), law, 1.7, Temperature.FromSi(kelvins));
        LandauLifshitzBloch motion = new(new GeneralizedLlg(magnet), parameters);
        double expected = SelfConsistent(kelvins / 1388, 0) / SelfConsistent(295.0 / 1388, 0);
        Assert.Equal(expected, parameters.Equilibrium, 1e-9);
        double rate = Gamma * parameters.Parallel * Math.Abs(parameters.Linear);
        Vector3d end = Follow(motion, new Vector3d(0, 0, 0.3), 40 / rate);
        Assert.Equal(expected, end.Z, 1e-7);
    }

    [Theory]
    [InlineData(300)]
    [InlineData(1000)]
    [InlineData(1500)]
    public void A_field_along_the_moment_changes_its_length_by_the_susceptibility_of_mean_field_theory(double kelvins)
    {
        const double moment = 1.7, curie = 1388, field = 0.01;
        MeanFieldMagnetization law = new(Temperature.FromSi(curie));
        double kappa = PhysicalConstants.BoltzmannConstant * curie / (moment * PhysicalConstants.BohrMagneton);
        // Langevin's equation of state solved by bisection at ±B.
        double slope = (SelfConsistent(kelvins / curie, field / kappa) - SelfConsistent(kelvins / curie, -field / kappa)) / (2 * field);
        Assert.Equal(1, law.Susceptibility(Temperature.FromSi(kelvins), moment) / slope, 1e-6);
        Magnet magnet = With(Alpha, Field(UnitVector.Z, field));
        double known = law.Reduced(Temperature.FromSi(300));
        LongitudinalParameters parameters = LongitudinalParameters.MeanField(magnet.Properties, Temperature.FromSi(300), law, moment, Temperature.FromSi(kelvins));
        Vector3d end = Follow(new LandauLifshitzBloch(new GeneralizedLlg(magnet), parameters), new Vector3d(0, 0, parameters.Equilibrium), 60 / (Gamma * parameters.Parallel * Math.Abs(parameters.Linear)));
        Assert.Equal(slope / known, (end.Z - parameters.Equilibrium) / field, 1e-3 * slope);
    }

    [Fact]
    public void Towards_absolute_zero_the_motion_becomes_that_of_the_Gilbert_equation()
    {
        Magnet magnet = With(Alpha, Easy(UnitVector.Z, 0.3), Hard(UnitVector.X, 1.1));
        GeneralizedLlg gilbert = new(magnet) { SpinTransfer = Torque(UnitVector.Z, 0.1, 0.05), Current = Waveform.Constant(1) };
        UnitVector start = UnitVector.Along(1, 2, -3);
        Vector3d expected = Run(gilbert, start, 5e-11).Direction();
        Temperature cold = Temperature.FromSi(0.002);
        LongitudinalParameters parameters = LongitudinalParameters.MeanField(magnet.Properties, cold, new MeanFieldMagnetization(Temperature.FromSi(100)), 2, cold);
        LandauLifshitzBloch motion = new(gilbert, parameters);
        Vector3d end = Follow(motion, start, 5e-11);
        Assert.Equal(0, (end - expected).Norm, 1e-6);
    }

    [Fact]
    public void In_a_field_along_the_axis_the_two_times_give_two_exponentials()
    {
        const double b = 0.3, n0 = 0.4, t1 = 3e-11, t2 = 2e-11, time = 2.7e-11;
        BlochEquation motion = new(new GeneralizedLlg(With(0, Field(UnitVector.Z, b))), new BlochRelaxation(UnitVector.Z, n0, Duration.FromSi(t1), Duration.FromSi(t2)));
        Vector3d end = Follow(motion, new Vector3d(0.5, 0.1, -0.7), time);
        Complex across = new Complex(0.5, 0.1) * Complex.Exp(new Complex(-time / t2, Gamma * b * time));
        Assert.Equal(across.Real, end.X, 1e-10);
        Assert.Equal(across.Imaginary, end.Y, 1e-10);
        Assert.Equal(n0 + ((-0.7 - n0) * Math.Exp(-time / t1)), end.Z, 1e-10);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(1.7)]
    public void In_a_rotating_field_the_magnetization_settles_to_Blochs_saturation(double detuning)
    {
        // n_z = n₀ (1 + Δ²)/(1 + Δ² + s), |n_⊥| = n₀ γB₁T₂ √(1 + Δ²)/(1 + Δ² + s), Δ = (ω − γB₀)T₂, s = (γB₁)² T₁T₂.
        const double b0 = 0.5, n0 = 0.6, t1 = 3e-11, t2 = 2e-11, rabi = 0.8;
        double b1 = rabi / (Gamma * t2), omega = (Gamma * b0) + (detuning / t2), s = Math.Pow(Gamma * b1, 2) * t1 * t2, d = 1 + (detuning * detuning);
        Magnetization ms = Magnetization.FromSi(Ms);
        Magnet magnet = With(0, Field(UnitVector.Z, b0), new Zeeman(ms, UnitVector.X, new Turning(b1, omega, 0)), new Zeeman(ms, UnitVector.Y, new Turning(b1, omega, -Math.PI / 2)));
        BlochEquation motion = new(new GeneralizedLlg(magnet), new BlochRelaxation(UnitVector.Z, n0, Duration.FromSi(t1), Duration.FromSi(t2)));
        Vector3d end = Follow(motion, new Vector3d(0, 0, n0), 30 * t1);
        Assert.Equal(n0 * d / (d + s), end.Z, 1e-9);
        Assert.Equal(n0 * rabi * Math.Sqrt(d) / (d + s), Math.Sqrt((end.X * end.X) + (end.Y * end.Y)), 1e-9);
    }

    private static Vector3d Follow<T>(T motion, Vector3d start, double time)
        where T : IOdeSystem
    {
        DormandPrince54<T> stepper = new(motion, new StepControl(1e-12, 1e-15));
        stepper.Start(0, [start.X, start.Y, start.Z]);
        Assert.Equal(IntegrationEnd.Reached, stepper.Advance(time, TestContext.Current.CancellationToken));
        return new MomentsView(stepper.State)[0];
    }

    /// <summary>The largest m = L((3m + b)/t) at m &gt; 0, b = µB/kTc, by bisection from above.</summary>
    private static double SelfConsistent(double t, double b)
    {
        double Excess(double m) => Langevin(((3 * m) + b) / t) - m;
        if (t >= 1 && b < 0) return -SelfConsistent(t, -b);
        (double low, double high) = (t >= 1 ? 0 : 0.5 * Math.Sqrt(1 - t), 1.0);
        if (t >= 1 && b == 0) return 0;
        for (int i = 0; i < 200; i++)
        {
            double middle = 0.5 * (low + high);
            if (Excess(middle) > 0) low = middle;
            else high = middle;
        }
        return 0.5 * (low + high);
    }

    private static double Langevin(double x) => Math.Abs(x) < 1e-3 ? x * ((1.0 / 3) - (x * x / 45)) : (1 / Math.Tanh(x)) - (1 / x);

    private sealed class Turning(double amplitude, double omega, double phase) : Waveform
    {
        public override double At(double time) => amplitude * Math.Cos((omega * time) + phase);

        public override double DerivativeAt(double time) => -amplitude * omega * Math.Sin((omega * time) + phase);
    }
}
