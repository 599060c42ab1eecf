using Larmor.Fluctuations.Axial;
using Larmor.Fluctuations.Barriers;
using Larmor.Fluctuations.Density;
using Larmor.Fluctuations.Propagation;
using Larmor.Magnetism;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using Larmor.Quantities;
using static Larmor.Physics.ClosedForms.ThermalEnsembles;
using static Larmor.Physics.TestMagnets;

namespace Larmor.Physics.Limits;

/// <summary>Write errors by positive steps on the full sphere against the axial equation, the density in harmonics and rates of escape: the errors that are stated hold. Energies in kT.</summary>
public class PropagatedTails
{
    private static readonly Temperature Warm = AtEnergyOf(1);
    private static readonly UnitVector Tilted = UnitVector.Along(2, -1, 1);

    [Theory]
    [InlineData(25, 2, 0.05, 1e-11, 1e-14)]
    [InlineData(25, 3, 0.2, 1e-28, 1e-33)]
    public void Along_an_axis_they_are_those_of_the_axial_equation_down_to_1e_30(double sigma, double overdrive, double damping, double most, double least)
    {
        GeneralizedLlg quiet = new(With(damping, Easy(Tilted, 2 * sigma))), driven = new(With(damping, Easy(Tilted, 2 * sigma)))
        {
            SpinTransfer = Torque(Tilted, 1),
            Current = Waveform.Constant(-overdrive * 2 * sigma * damping),
        };
        AxialLandscape before = AxialLandscape.Of(quiet, Warm, Tilted), during = AxialLandscape.Of(driven, Warm, Tilted);
        Duration[] pulses = [.. new[] { 0, 0.5, 1 }.Select(part => Duration.FromSi(part * Math.Log(1e3 / most) / (4 * sigma * (overdrive - 1)) / before.Diffusion))];
        IReadOnlyList<WriteError> exact = new WriteErrors(before, during).Of(pulses);
        IReadOnlyList<PropagatedError> found = new PropagatedPulses(quiet, driven, Warm, Tilted).Of(pulses, TestContext.Current.CancellationToken);
        Assert.InRange(exact[^1].Probability, least, most);
        Assert.Equal((1.0, 0.0), (found[0].Probability, found[0].Switched));
        foreach ((WriteError reference, PropagatedError one) in exact.Zip(found).Skip(1))
        {
            Assert.InRange(one.ErrorOfProbability, 0, 0.01);
            Assert.InRange(Math.Abs(Math.Log(one.Probability / reference.Probability)), 0, one.ErrorOfProbability + reference.RelativeError + 1e-5);
        }
    }

    [Theory]
    [InlineData(0.5, 0.3)]
    [InlineData(0.1, 0.3)]
    [InlineData(0.04, 0.2)]
    public void Without_an_axis_they_are_those_of_the_density_in_harmonics(double damping, double time)
    {
        const double sigma = 6, divide = 0.1;
        const int degree = 32;
        UnitVector axis = UnitVector.Along(0.2, 0.1, 1);
        Magnet magnet = With(damping, Easy(UnitVector.Z, 2 * sigma), Hard(UnitVector.X, sigma), Field(UnitVector.Along(1, 2, 2), 0.3 * sigma));
        GeneralizedLlg quiet = new(magnet), driven = new(magnet)
        {
            SpinTransfer = Torque(UnitVector.Along(0.3, 0.2, 1), 1, 0.2),
            Current = Waveform.Constant(-3 * sigma * damping),
        };
        double thermal = PhysicalConstants.BoltzmannConstant * Warm.Si / magnet.Volume.Si, diffusion = AxialLandscape.Of(new GeneralizedLlg(With(damping, Easy(UnitVector.Z, 1))), Warm, UnitVector.Z).Diffusion;
        SphereDensity density = SphereDensity.InProportionTo(u => Vector3d.Dot(u, axis) > divide ? Math.Exp(-magnet.Energy.Value(u, 0) / thermal) : 0, degree);
        density = new DensityFlow(FokkerPlanck.Of(driven, Warm), degree).After(density, time / diffusion, TestContext.Current.CancellationToken);
        double expected = density.ProbabilityAbove(axis, divide);
        PropagatedError found = new PropagatedPulses(quiet, driven, Warm, axis) { Divide = divide }.Of([Duration.FromSi(time / diffusion)], TestContext.Current.CancellationToken)[0];
        Assert.InRange(found.ErrorOfProbability, 0, 0.01);
        Assert.InRange(Math.Abs((found.Probability / expected) - 1), 0, found.ErrorOfProbability + 1e-4);
        Assert.Equal(1, found.Probability + found.Switched, 1e-14);
    }

    [Fact]
    public void Without_a_pulse_the_chance_to_have_crossed_grows_at_the_rate_of_escape()
    {
        const double sigma = 22, damping = 0.3;
        GeneralizedLlg equation = new(With(damping, Easy(UnitVector.Z, 2 * sigma), Hard(UnitVector.X, 0.5 * sigma), Field(UnitVector.Along(1, 1, 0), 0.1 * sigma)));
        double diffusion = AxialLandscape.Of(new GeneralizedLlg(With(damping, Easy(UnitVector.Z, 1))), Warm, UnitVector.Z).Diffusion;
        WellEscape escape = WellEscape.Of(equation, Warm, UnitVector.Z, -UnitVector.Z);
        Assert.True(escape.IsConverged);
        Duration[] pulses = [Duration.FromSi(0.15 / diffusion), Duration.FromSi(0.3 / diffusion)];
        IReadOnlyList<PropagatedError> found = new PropagatedPulses(equation, equation, Warm, UnitVector.Z).Of(pulses, TestContext.Current.CancellationToken);
        double rate = (found[1].Switched - found[0].Switched) / (pulses[1].Si - pulses[0].Si);
        Assert.InRange(found[1].Switched, 1e-12, 1e-6);
        Assert.Equal(1, rate / escape.Rate.Si, 0.01);
    }

    [Fact]
    public void A_wait_brings_back_those_on_the_ridge_as_along_the_axis()
    {
        const double sigma = 12, damping = 0.2;
        GeneralizedLlg quiet = new(With(damping, Easy(Tilted, 2 * sigma))), driven = new(With(damping, Easy(Tilted, 2 * sigma), Field(Tilted, -5 * sigma)));
        AxialLandscape before = AxialLandscape.Of(quiet, Warm, Tilted), during = AxialLandscape.Of(driven, Warm, Tilted);
        Duration[] pulses = [.. new[] { 0, 0.03, 0.06, 0.15 }.Select(time => Duration.FromSi(time / before.Diffusion))];
        Duration wait = Duration.FromSi(0.05 / before.Diffusion);
        IReadOnlyList<WriteError> exact = new WriteErrors(before, during) { Relaxation = wait, WatchesSwitched = true }.Of(pulses);
        IReadOnlyList<PropagatedError> found = new PropagatedPulses(quiet, driven, Warm, Tilted) { Relaxation = wait }.Of(pulses, TestContext.Current.CancellationToken);
        foreach ((WriteError reference, PropagatedError one) in exact.Zip(found))
        {
            double small = Math.Min(reference.Probability, reference.Switched), got = Math.Min(one.Probability, one.Switched);
            Assert.InRange(one.RelativeError, 0, 0.01);
            Assert.InRange(Math.Abs(Math.Log(got / small)), 0, one.RelativeError + reference.RelativeError + reference.SwitchedError + 1e-5);
        }
    }

    [Fact]
    public void A_start_exactly_on_the_pole_is_that_of_the_axial_equation()
    {
        const double sigma = 10, damping = 0.2;
        GeneralizedLlg quiet = new(With(damping, Easy(Tilted, 2 * sigma))), driven = new(With(damping, Easy(Tilted, 2 * sigma), Field(Tilted, -4 * sigma)));
        AxialLandscape before = AxialLandscape.Of(quiet, Warm, Tilted), during = AxialLandscape.Of(driven, Warm, Tilted);
        Duration pulse = Duration.FromSi(0.2 / before.Diffusion);
        WriteError exact = new WriteErrors(before, during) { StartsOnPole = true }.Of(pulse)[0];
        PropagatedError found = new PropagatedPulses(quiet, driven, Warm, Tilted) { Rest = Tilted }.Of([pulse], TestContext.Current.CancellationToken)[0];
        Assert.InRange(Math.Abs((found.Probability / exact.Probability) - 1), 0, found.ErrorOfProbability + exact.RelativeError + 1e-5);
    }

    [Fact]
    public void What_would_take_too_long_is_refused_with_the_reason()
    {
        GeneralizedLlg flat = new(With(0.005, Easy(UnitVector.Z, 80), Hard(UnitVector.X, 3000)));
        PropagatedPulses pulses = new(flat, flat, Warm, UnitVector.Z);
        Duration[] lengths = [Duration.FromSi(1e-8)];
        Assert.Contains("damping is too small", pulses.Refusal(lengths)!, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => pulses.Of(lengths, TestContext.Current.CancellationToken));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PropagatedPulses(flat, flat, Warm, UnitVector.Z) { Divide = 1 });
        Assert.Throws<ArgumentException>(() => new PropagatedPulses(flat, flat, Warm, UnitVector.Z).Of([Duration.FromSi(-1)], TestContext.Current.CancellationToken));
    }
}
