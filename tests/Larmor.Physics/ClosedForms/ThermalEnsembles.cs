using Larmor.Fluctuations.Langevin;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;
using Larmor.Quantities;
using static Larmor.Physics.TestMagnets;

namespace Larmor.Physics.ClosedForms;

/// <summary>Ensembles of one moment with noise against Boltzmann's law and closed forms. Energies are given in units of kT by Ms v B/kT.</summary>
public class ThermalEnsembles
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public void At_rest_in_any_quadratic_energy_the_ensemble_is_Boltzmanns()
    {
        UnitVector tilted = UnitVector.Along(0.3, -0.5, 0.6), along = UnitVector.Along(1, 1, 0.2);
        GeneralizedLlg equation = new(With(0.5, Easy(UnitVector.Z, 0.1), Hard(tilted, 0.15), Field(along, 0.03)));
        Temperature temperature = AtEnergyOf(0.05);
        double Reduced(Vector3d u)
        {
            double c = Vector3d.Dot(u, tilted);
            return ((-0.05 * u.Z * u.Z) + (0.075 * c * c) - (0.03 * Vector3d.Dot(u, along))) / 0.05;
        }

        IReadOnlyList<StepExtrapolation> moments = Extrapolated(equation, temperature, Seconds(0.4), trajectories: 9600, steps: 2000);
        Func<Vector3d, double>[] functions = [u => u.X, u => u.Y, u => u.Z, u => u.X * u.X, u => u.Y * u.Y, u => u.Z * u.Z, u => u.X * u.Y, u => u.X * u.Z, u => u.Y * u.Z];
        for (int i = 0; i < 9; i++) Agrees(SphereAverages.Of(Reduced, functions[i]), moments[i].Extrapolated);
    }

    [Fact]
    public void Under_current_along_the_axis_the_stationary_state_is_Boltzmanns_with_chi_over_alpha_taken_from_the_energy()
    {
        const double Alpha = 0.4, DampingLike = 0.008, FieldLike = 0.01;
        GeneralizedLlg equation = new(With(Alpha, Easy(UnitVector.Z, 0.1), Field(UnitVector.Z, 0.01)))
        {
            SpinTransfer = Torque(UnitVector.Z, DampingLike, FieldLike),
            Current = Waveform.Constant(1),
        };
        double Reduced(Vector3d u) => ((-0.05 * u.Z * u.Z) - ((0.01 + ((DampingLike + (Alpha * FieldLike)) / Alpha)) * u.Z)) / 0.05;
        IReadOnlyList<StepExtrapolation> moments = Extrapolated(equation, AtEnergyOf(0.05), Seconds(0.4), trajectories: 9600, steps: 2000);
        Agrees(SphereAverages.Of(Reduced, u => u.Z), moments[2].Extrapolated);
        Agrees(SphereAverages.Of(Reduced, u => u.Z * u.Z), moments[5].Extrapolated);
        Agrees(SphereAverages.Of(Reduced, u => u.X * u.X), moments[3].Extrapolated);
    }

    [Fact]
    public void The_implicit_midpoint_scheme_and_energies_of_any_form_have_the_same_law()
    {
        GeneralizedLlg equation = new(With(0.5, new CubicAnisotropy(EnergyDensity.FromSi(0.08 * Ms), default, UnitVector.X, UnitVector.Y), Field(UnitVector.Along(0.2, 0.1, 1), 0.02)));
        UnitVector along = UnitVector.Along(0.2, 0.1, 1);
        double Reduced(Vector3d u)
        {
            (double a, double b, double c) = (u.X * u.X, u.Y * u.Y, u.Z * u.Z);
            return ((0.08 * ((a * b) + (b * c) + (c * a))) - (0.02 * Vector3d.Dot(u, along))) / 0.05;
        }
        foreach (StochasticScheme scheme in Enum.GetValues<StochasticScheme>())
        {
            IReadOnlyList<StepExtrapolation> moments = Extrapolated(equation, AtEnergyOf(0.05), Seconds(0.4), trajectories: 480, steps: 1200, scheme);
            Agrees(SphereAverages.Of(Reduced, u => u.Z), moments[2].Extrapolated);
            Agrees(SphereAverages.Of(Reduced, u => u.X * u.X), moments[3].Extrapolated);
        }
    }

    [Fact]
    public void Noise_in_double_precision_has_the_same_law()
    {
        GeneralizedLlg equation = new(With(0.5, Easy(UnitVector.Z, 0.1), Field(UnitVector.Along(1, 1, 0.2), 0.03)));
        double Reduced(Vector3d u) => ((-0.05 * u.Z * u.Z) - (0.03 * Vector3d.Dot(u, UnitVector.Along(1, 1, 0.2)))) / 0.05;
        IReadOnlyList<StepExtrapolation> moments = Extrapolated(equation, AtEnergyOf(0.05), Seconds(0.4), trajectories: 4800, steps: 1200, precision: NoisePrecision.Binary64);
        Func<Vector3d, double>[] functions = [u => u.X, u => u.Y, u => u.Z, u => u.X * u.X, u => u.Y * u.Y, u => u.Z * u.Z];
        for (int i = 0; i < 6; i++) Agrees(SphereAverages.Of(Reduced, functions[i]), moments[i].Extrapolated);
    }

    [Fact]
    public void Free_moments_forget_their_direction_at_twice_the_diffusion_constant_whatever_the_precession()
    {
        const double Alpha = 0.5;
        GeneralizedLlg equation = new(With(Alpha, Field(UnitVector.Z, 0.1)));
        Temperature temperature = AtEnergyOf(10);
        // D = αγkT/[Ms v (1 + α²)]; in a field much weaker than kT/(Ms v) precession alone is left to see.
        double diffusion = Alpha * Gamma * 10 / (1 + (Alpha * Alpha)), h = 1e-3 / diffusion;
        MeansInTime means = new(1, (moments, values) => values[0] = moments[0].X);
        new LangevinEnsemble(new GeneralizedLlg(With(Alpha)), temperature).Run(
            new EnsembleRun { Trajectories = 20_000, Seed = 5, Step = Duration.FromSi(h), Steps = 400, Interval = 100 }, EnsembleStart.At(UnitVector.X), [means], Stop);
        IReadOnlyList<Estimate> x = means.Of(0);
        for (int i = 1; i < 5; i++) Agrees(Math.Exp(-2 * diffusion * means.Times[i]), x[i], slack: 1e-3);
        Assert.Equal(1, x[0].Value);

        Autocorrelation correlation = new(UnitVector.Z, 5);
        PowerSpectrum spectrum = new(UnitVector.Z, 256);
        SphereHistogram histogram = new(4, 5);
        new LangevinEnsemble(equation, temperature).Run(
            new EnsembleRun { Trajectories = 800, Seed = 6, Step = Duration.FromSi(4 * h), Steps = 12_800, Interval = 25 }, EnsembleStart.Anywhere, [correlation, spectrum, histogram], Stop);
        for (int lag = 0; lag <= 5; lag++) Agrees(Math.Exp(-2 * diffusion * lag * correlation.Spacing) / 3, correlation.Values[lag], slack: 2e-3);
        // A Lorentzian in time becomes, sampled at intervals T with q = exp(−2DT), S = (2T/3)(1 − q²)/(1 − 2q cos 2πfT + q²).
        double q = Math.Exp(-2 * diffusion * correlation.Spacing);
        for (int k = 8; k < 128; k += 7)
        {
            double expected = 2 * correlation.Spacing / 3 * (1 - (q * q)) / (1 - (2 * q * Math.Cos(2 * Math.PI * spectrum.Frequencies[k] * correlation.Spacing)) + (q * q));
            Assert.InRange(spectrum.Densities[k].Value / expected, 0.97 - (4 * spectrum.Densities[k].Error / expected), 1.03 + (4 * spectrum.Densities[k].Error / expected));
        }
        foreach (Estimate cell in histogram.Probabilities) Agrees(1.0 / 20, cell, slack: 5e-4);
    }

    [Fact]
    public void The_mean_time_to_leave_a_pole_is_the_integral_of_one_dimensional_diffusion()
    {
        // MFPT from c = 1 down to b of free rotational diffusion: ∫_b^1 dc/[D(1 + c)] = ln[2/(1 + b)]/D.
        const double Level = 0.2, Alpha = 0.5;
        double diffusion = Alpha * Gamma * 10 / (1 + (Alpha * Alpha)), expected = Math.Log(2 / (1 + Level)) / diffusion;
        List<double> times = [];
        foreach (int interval in new[] { 1, 4 })
        {
            FirstPassage passage = new(UnitVector.Z, Level);
            new LangevinEnsemble(new GeneralizedLlg(With(Alpha)), AtEnergyOf(10)).Run(
                new EnsembleRun { Trajectories = 4000, Seed = 8, Step = Duration.FromSi(1e-3 / diffusion), Steps = 6400, Interval = interval }, EnsembleStart.At(UnitVector.Z), [passage], Stop);
            Assert.Equal(passage.Trajectories, passage.Passages);
            Assert.InRange(passage.MeanTime!.Value.Error / expected, 0.004, 0.03);
            Assert.Equal(1, passage.Passed[^1].Share.Value);
            times.Add(passage.MeanTime!.Value.Value);
        }
        // Looks every h miss excursions: the error is of order √h, taken away by two intervals.
        double corrected = (2 * times[0]) - times[1];
        Assert.InRange(corrected / expected, 0.96, 1.04);
        Assert.True(times[1] > times[0]);
    }

    /// <summary>kT = Ms v times a field.</summary>
    internal static Temperature AtEnergyOf(double tesla) => Temperature.FromSi(tesla * Ms * VolumeOfMagnet.Si / PhysicalConstants.BoltzmannConstant);

    /// <summary>A time in which a moment turns by so many radians in 1 T.</summary>
    internal static Duration Seconds(double radiansInOneTesla) => Duration.FromSi(radiansInOneTesla / Gamma);

    /// <summary>Moments with two steps on common noise, started anywhere, the first half not counted.</summary>
    internal static IReadOnlyList<StepExtrapolation> Extrapolated(GeneralizedLlg equation, Temperature temperature, Duration step, int trajectories, int steps, StochasticScheme scheme = StochasticScheme.Heun, NoisePrecision precision = NoisePrecision.Binary32)
    {
        EnsembleRun run = new() { Trajectories = trajectories, Seed = 12, Step = step, Steps = steps, Interval = 20, Scheme = scheme, NoisePrecision = precision };
        double since = 0.5 * steps * step.Si;
        (ObservableMeans fine, ObservableMeans coarse) = (ObservableMeans.OfDirection(0, since), ObservableMeans.OfDirection(0, since));
        LangevinEnsemble ensemble = new(equation, temperature);
        ensemble.Run(run, EnsembleStart.Anywhere, [fine], Stop);
        ensemble.Run(run.WithDoubledStep(), EnsembleStart.Anywhere, [coarse], Stop);
        return StepExtrapolation.Of(fine, coarse);
    }

    internal static void Agrees(double expected, Estimate found, double slack = 0) =>
        Assert.True(Math.Abs(found.Value - expected) <= (3.5 * found.Error) + slack, string.Create(CultureInfo.InvariantCulture, $"expected {expected:G7}, found {found.Value:G7} +- {found.Error:G3}"));
}
