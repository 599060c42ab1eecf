using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Experiments.Motion;
using Larmor.Experiments.Spectra;
using Larmor.Fluctuations.Langevin;
using Larmor.Fluctuations.Linear;
using Larmor.Magnetism;
using Larmor.Magnetism.Motion;
using Larmor.Magnetism.Statics;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;
using Larmor.Quantities;
using static Larmor.Physics.TestMagnets;

namespace Larmor.Physics.ClosedForms;

/// <summary>Noise of one moment: fluctuation and dissipation, equipartition, effective temperature, the width of an oscillation.</summary>
public class ThermalNoise
{
    private static readonly RunContext Context = new() { Cancellation = TestContext.Current.CancellationToken, Seed = 7 };

    [Fact]
    public void Without_current_small_fluctuations_are_the_loss_of_the_susceptibility_and_their_area_is_kT_over_the_stiffness()
    {
        Magnet magnet = With(0.07, Hard(UnitVector.X, 1.1), Easy(UnitVector.Along(0.2, 1, 2), 0.1), Field(UnitVector.Along(0.3, 0.5, 1), 0.2));
        Temperature temperature = ThermalEnsembles.AtEnergyOf(1e-3);
        LinearResponse response = Equilibria.Of(magnet, SpinTransferPotentials.None, Current.Zero).Stable.First().Response;
        LinearFluctuations noise = new(magnet, response, temperature);
        Assert.True(noise.Residual < 1e-12);
        double thermal = 1e-3 * Ms;
        Matrix2 product = response.EnergyHessian * noise.Covariance;
        Assert.Equal(thermal, product.XX, 1e-10 * thermal);
        Assert.Equal(thermal, product.YY, 1e-10 * thermal);
        Assert.Equal(0, product.XY, 1e-10 * thermal);
        Vector3d a = response.Frame.Vector(0.6, -0.8);
        foreach (double share in new[] { 0.1, 0.7, 1.0, 1.02, 3 })
        {
            Frequency frequency = Frequency.FromSi(share * response.UndampedFrequency.Si);
            double loss = 4 * thermal / (2 * Math.PI * frequency.Si * Ms) * response.Susceptibility(frequency).Element(a, a).Imaginary;
            Assert.Equal(1, noise.Density(a, frequency) / loss, 1e-10);
        }
        // ∫ S df on a fine grid with a tail ~ 1/f²; and the transform of the correlation.
        double top = 400 * response.UndampedFrequency.Si, step = response.Linewidth.Si / 40, area = 0;
        for (double f = step / 2; f < top; f += step) area += step * noise.Density(a, Frequency.FromSi(f));
        area += top * noise.Density(a, Frequency.FromSi(top));
        Assert.Equal(1, area / noise.CovarianceOf(a, a), 1e-4);
        Assert.Equal(noise.CovarianceOf(a, a), noise.Correlation(a, a, 0), 1e-15);
        double time = 1e-4 / response.UndampedFrequency.Si, slope = (noise.Correlation(a, a, time) - noise.Correlation(a, a, 0)) / time;
        Assert.Equal(1, slope / -noise.Diffusion, 0.02);
    }

    [Fact]
    public void A_torque_along_the_moment_makes_the_temperature_T_over_one_minus_aJ_over_aJc()
    {
        const double Alpha = 0.01, B = 0.3, Bd = 0.8;
        Magnet magnet = With(Alpha, Hard(UnitVector.X, Bd), Field(UnitVector.Z, B));
        double critical = Alpha * (B + (Bd / 2));
        foreach (double share in new[] { -1.0, 0, 0.5, 0.9 })
        {
            LinearResponse response = new(new TangentField(magnet, Torque(UnitVector.Z, -critical)), UnitVector.Z, share);
            LinearFluctuations noise = new(magnet, response, ThermalEnsembles.AtEnergyOf(1e-3));
            Assert.Equal(1e-3 / (B + Bd) / (1 - share), noise.CovarianceOf(UnitVector.X, UnitVector.X), 3e-4 * noise.CovarianceOf(UnitVector.X, UnitVector.X));
            Assert.Equal(1e-3 / B / (1 - share), noise.CovarianceOf(UnitVector.Y, UnitVector.Y), 3e-4 * noise.CovarianceOf(UnitVector.Y, UnitVector.Y));
        }
    }

    [Fact]
    public void The_phase_of_an_easy_plane_oscillator_makes_a_line_gamma_kT_over_pi_alpha_Ms_v_sin_squared()
    {
        const double Alpha = 0.02, Bd = 1.0, B = 0.2, ThermalField = 1e-5;
        foreach (double current in new[] { 0.002, 0.008 })
        {
            double cosine = (B + (current / Alpha)) / Bd, sine = Math.Sqrt(1 - (cosine * cosine));
            GeneralizedLlg equation = new(With(Alpha, Hard(UnitVector.X, Bd), Field(UnitVector.X, B))) { SpinTransfer = Torque(UnitVector.X, 1), Current = Waveform.Constant(current) };
            CycleFluctuations cycle = CycleFluctuations.Of(equation, ThermalEnsembles.AtEnergyOf(ThermalField), UnitVector.Along(cosine, sine, 0), Duration.FromSi(2 * Math.PI * Alpha / (Gamma * current)))!;
            double factor = 1 + (Alpha * Alpha);
            Assert.Equal(1, cycle.Linewidth.Si / (Gamma * ThermalField / (Math.PI * Alpha * sine * sine)), 1e-5);
            Assert.Equal(1, cycle.NaturalPhaseDiffusion / (Alpha * Gamma * ThermalField / (factor * sine * sine)), 1e-5);
            Assert.Equal(1, cycle.Amplification / (1 + (1 / (Alpha * Alpha))), 1e-5);
            Assert.Equal(1, cycle.AmplitudeRate / (Alpha * Gamma * Bd * sine * sine / factor), 1e-8);
        }
    }

    [Fact]
    public void While_the_amplitude_is_remembered_the_line_of_an_oscillator_is_that_of_Kubos_correlation()
    {
        // D/Γ_p = 0.1: a Lorentzian through the wings, which fall faster beyond Γ_p, would be a quarter too narrow.
        const double Alpha = 0.02, Bd = 1.0, ThermalField = 3.4e-5;
        NoiseResult result = new Noise { Field = new FieldSweep(UnitVector.X, [MagneticField.FromTeslas(0.3)]), Currents = [Current.FromSi(5e-4), Current.FromSi(2.5e-3)], Trajectories = 256 }
            .Of(Moment(With(Alpha, Hard(UnitVector.X, Bd)), Torque(UnitVector.X, 1)), ThermalEnsembles.AtEnergyOf(ThermalField), ResistanceReading.Given(Resistance.FromOhms(1), UnitVector.Y), Context);
        foreach (NoisePoint point in result.Points)
        {
            Assert.Equal(MomentState.LimitCycle, point.State);
            Assert.InRange(Math.PI * point.Linewidth!.Value / point.AmplitudeRate!.Value, 0.05, 0.3);
            Assert.InRange(point.FullWidth!.Value / point.Linewidth.Value, 0.9, 0.999);
            Assert.InRange(point.Line!.Width.Error / point.Line.Width.Value, 0, 0.03);
            ThermalEnsembles.Agrees(point.FullWidth.Value, point.Line.Width, slack: 0.01 * point.FullWidth.Value);
        }
    }

    [Fact]
    public void The_phase_of_an_in_plane_oscillator_wanders_as_weak_noise_along_its_cycle_says()
    {
        // No axis: easy plane across x, field and polarizer along z; the cycle is a flat oval whose speed changes along it.
        const double Alpha = 0.05, Bd = 0.8, B = 0.3;
        double critical = Alpha * (B + (Bd / 2));
        NoiseResult result = new Noise { Field = new FieldSweep(UnitVector.Z, [MagneticField.FromTeslas(B)]), Currents = [Current.FromSi(1.4 * critical)], Trajectories = 512, Resolution = Frequency.FromMegahertz(40) }
            .Of(Moment(With(Alpha, Hard(UnitVector.X, Bd)), Torque(UnitVector.Z, -1)), ThermalEnsembles.AtEnergyOf(1e-5), ResistanceReading.Given(Resistance.FromOhms(1), UnitVector.Y), Context);
        NoisePoint point = result.Points[0];
        Assert.Equal(MomentState.LimitCycle, point.State);
        Assert.True(point.Amplification > 2);
        ThermalEnsembles.Agrees(point.Linewidth!.Value, point.PhaseLinewidth!.Value, slack: 0.02 * point.Linewidth.Value);
        ThermalEnsembles.Agrees(point.Frequency!.Value, point.Line!.Frequency, slack: Math.Abs(point.Line.FrequencyBias!.Value.Value));
        ThermalEnsembles.Agrees(point.Linewidth.Value, point.Line.Width, slack: 0.05 * point.Linewidth.Value);
        ThermalEnsembles.Agrees(point.FullWidth!.Value, point.Line.Width, slack: Math.Abs(point.Line.WidthBias!.Value.Value));
        Assert.True(point.PhaseLinewidth.Value.Error < 0.1 * point.Linewidth.Value);
        Assert.All(result.Checks, check => Assert.True(check.Passed, FormattableString.Invariant($"{check.Name}: {check.Value}")));
    }

    [Fact]
    public void The_thermal_line_has_frequency_and_width_of_linear_response_and_the_resistance_its_slope()
    {
        const double Alpha = 0.05, ThermalField = 1e-4;
        double critical = Alpha * (0.3 + 0.4);
        Noise settings = new() { Field = new FieldSweep(UnitVector.Z, [MagneticField.FromTeslas(0.3)]), Currents = [Current.Zero, Current.FromSi(0.5 * critical)], Trajectories = 512 };
        NoiseResult result = settings.Of(Moment(With(Alpha, Hard(UnitVector.X, 0.8)), Torque(UnitVector.Z, -1)), ThermalEnsembles.AtEnergyOf(ThermalField), ResistanceReading.Given(Resistance.FromOhms(2), UnitVector.Y), Context);
        foreach (NoisePoint point in result.Points)
        {
            ThermalEnsembles.Agrees(point.Frequency!.Value, point.Line!.Frequency, slack: (2e-3 * point.Frequency.Value) + Math.Abs(point.Line.FrequencyBias!.Value.Value));
            ThermalEnsembles.Agrees(point.Linewidth!.Value, point.Line.Width, slack: (5e-3 * point.Linewidth.Value) + Math.Abs(point.Line.WidthBias!.Value.Value));
            Assert.True(point.Line.Width.Error < 0.03 * point.Linewidth.Value);
            // The softest direction lies in the plane, along y: R = 1 - u·y.
            Assert.Equal(1, Math.Abs(Vector3d.Dot(point.Frame!.Value.First, UnitVector.Y)), 1e-9);
            ThermalEnsembles.Agrees(point.LinearVariances[0], point.ResistanceVariance!.Value, slack: 5e-3 * point.LinearVariances[0]);
            ThermalEnsembles.Agrees(point.LinearResistanceDensities[4], point.LowResistanceDensity!.Value, slack: 0.03 * point.LinearResistanceDensities[4]);
        }
        ThermalEnsembles.Agrees(result.Temperature, result.Points[0].EffectiveTemperature!.Value, slack: 3e-3 * result.Temperature);
        ThermalEnsembles.Agrees(2 * result.Temperature, result.Points[1].EffectiveTemperature!.Value, slack: 0.02 * result.Temperature);
        Assert.All(result.Checks, check => Assert.True(check.Passed, FormattableString.Invariant($"{check.Name}: {check.Value}")));
    }

    [Fact]
    public void A_wrong_strength_of_the_noise_by_five_per_cent_breaks_the_check_of_the_variance()
    {
        Noise settings = new() { Field = new FieldSweep(UnitVector.Z, [MagneticField.FromTeslas(0.3)]), Trajectories = 1024 };
        FreeMoment moment = Moment(With(0.05, Hard(UnitVector.X, 0.8)), SpinTransferPotentials.None);
        Temperature temperature = ThermalEnsembles.AtEnergyOf(1e-3);
        NoiseSurvey survey = new(moment, temperature, settings);
        NoiseState state = survey.At(0.3, 0, Context.Cancellation);
        NoiseTiming timing = NoiseTiming.Of(settings, [state]);
        NoisePoint At(double share) => new NoiseEnsemble(settings, Temperature.FromSi(share * temperature.Si), timing, ResistanceReading.Given(Resistance.FromOhms(1), UnitVector.Y), 3).Of(state, 0, Context.Cancellation)
            with { WellSquares = WellAverages.Of(state, temperature) is var (first, second) ? [first, second] : [] };
        double Excess(double share) => NoiseLaws.Of([state], [At(share)], temperature, 32).Single(check => check.Name == "stationary-variance").Severity;
        Assert.True(Excess(1) < 1);
        Assert.True(Excess(1.05) > 1);
    }

    private static FreeMoment Moment(Magnet magnet, SpinTransferPotentials torque) => new(magnet, new SpinTransferModel(torque, torque.IsNone ? null : UnitVector.Z), null);
}
