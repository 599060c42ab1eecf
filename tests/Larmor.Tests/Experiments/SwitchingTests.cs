using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Fluctuations.Axial;
using Larmor.Layers;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Tests.Experiments;

/// <summary>Write errors against closed forms, between methods, and at their edges.</summary>
public class SwitchingTests
{
    private const double Ms = 6.5e5, Efficiency = 0.4;
    private static readonly Volume Size = Volume.FromCubicNanometres(5000);
    private static readonly EnsembleCheck None = new(0, 1, 0);

    /// <summary>A free layer with Ku v/kT = sigma along an axis, and a torque of constant strength towards that axis.</summary>
    private static Device Cell(double sigma, UnitVector axis, double damping = 0.03, double kelvins = 300)
    {
        Device device = TestDevices.Of(
            [TestDevices.Lead("left"), TestDevices.Slab("fixed", TestDevices.Cobalt, 40, LayerMagnetization.Fixed(axis)), TestDevices.Slab("spacer", TestDevices.Copper, 6), TestDevices.Free, TestDevices.Lead("right")],
            torque: new GivenTorque.Efficiency(Efficiency)) with
        { Temperature = Temperature.FromKelvins(kelvins) };
        double constant = sigma * PhysicalConstants.BoltzmannConstant * 300 / Size.Si;
        Magnet magnet = new(device.Magnets[0].Magnet.Name, Size, Length.FromNanometres(3), new MagneticProperties(Magnetization.FromSi(Ms), damping), new UniaxialAnisotropy(EnergyDensity.FromSi(constant), axis));
        return device with { Magnets = [new DeviceMagnet(magnet, new GivenTorque.Efficiency(Efficiency))] };
    }

    private static double Bk(double sigma) => 2 * sigma * PhysicalConstants.BoltzmannConstant * 300 / (Size.Si * Ms);

    private static double Diffusion(double damping = 0.03) => damping * PhysicalConstants.ElectronGyromagneticRatio * PhysicalConstants.BoltzmannConstant * 300 / (Ms * Size.Si * (1 + (damping * damping)));

    /// <summary>The current with an overdrive: a positive current pulls away from the fixed layer at the smaller x.</summary>
    private static Current Overdrive(double i, double sigma, double damping = 0.03) => Current.FromSi(i * damping * Bk(sigma) * 2 * PhysicalConstants.ElementaryCharge * Ms * Size.Si / (PhysicalConstants.ReducedPlanckConstant * Efficiency));

    private static SwitchingResult Run(Switching settings, Device device) => settings.Run(device, new RunContext { Cancellation = TestContext.Current.CancellationToken });

    [Fact]
    public void A_device_gives_the_write_errors_of_its_landscape()
    {
        const double sigma = 60;
        Duration[] pulses = [.. Enumerable.Range(0, 5).Select(k => Duration.FromSi(k * 0.06 / Diffusion()))];
        SwitchingResult result = Run(new Switching { Pulses = pulses, Currents = [Overdrive(0.6, sigma), Overdrive(2, sigma)], Check = None }, Cell(sigma, UnitVector.Z));
        foreach ((WriteRow row, double i) in result.Rows.Zip([0.6, 2.0]))
        {
            Assert.Equal("axial", row.Method);
            Assert.Equal(i, row.Overdrive!.Value, 1e-8);
            IReadOnlyList<WriteError> direct = new WriteErrors(AxialLandscape.Uniaxial(sigma, 0, Diffusion()), AxialLandscape.Uniaxial(sigma, -i, Diffusion())).Of(pulses);
            Assert.All(row.Points.Zip(direct), pair => Assert.Equal(1, (pair.First.WriteError!.Value + 1e-300) / (pair.Second.Probability + 1e-300), 1e-5));
        }
        Assert.Equal(1, result.Scalars.First(one => one.Name == "critical-current").Value!.Value / Overdrive(1, sigma).Si, 1e-6);
        Assert.Equal(sigma, result.Scalars.First(one => one.Name == "stability").Value!.Value, 1e-6 * sigma);
        Assert.Equal((1.0, 0.0), (result.Rows[1].Points[0].WriteError, result.Rows[1].Points[0].Switched));
        Assert.All(result.Checks, check => Assert.True(check.Passed, check.Name));
    }

    [Fact]
    public void The_density_on_the_sphere_gives_what_the_axis_gives_in_any_frame()
    {
        const double sigma = 11, damping = 0.2;
        Duration[] pulses = [.. new[] { 0.02, 0.05, 0.2 }.Select(t => Duration.FromSi(t / Diffusion(damping)))];
        Switching settings = new() { Pulses = pulses, Currents = [Overdrive(2, sigma, damping)], Check = None, Method = SwitchingMethod.Axial };
        WriteRow straight = Run(settings, Cell(sigma, UnitVector.Z, damping)).Rows[0];
        WriteRow oblique = Run(settings with { Method = SwitchingMethod.Spectral }, Cell(sigma, UnitVector.Along(2, -1, 1), damping)).Rows[0];
        Assert.Equal(("axial", "spectral"), (straight.Method, oblique.Method));
        foreach ((WritePoint exact, WritePoint density) in straight.Points.Zip(oblique.Points))
        {
            Assert.Equal(exact.WriteError!.Value, density.WriteError ?? 0, 1e-5);
            Assert.True(density.WriteError is null || (density.RelativeError * density.WriteError) + (exact.RelativeError * exact.WriteError) > Math.Abs(density.WriteError.Value - exact.WriteError.Value), "the stated errors hold");
            if (density.WriteError is null) Assert.True(exact.WriteError < density.Below, "what is below the floor is below it");
        }
    }

    [Fact]
    public void Positive_steps_on_the_sphere_give_what_the_axis_gives_in_any_frame_down_to_1e_16()
    {
        const double sigma = 20, damping = 0.2;
        Duration[] pulses = [.. new[] { 0, 0.1, 0.2, 0.5 }.Select(t => Duration.FromSi(t / Diffusion(damping)))];
        Switching settings = new() { Pulses = pulses, Currents = [Overdrive(2, sigma, damping)], Check = None, Method = SwitchingMethod.Axial };
        WriteRow straight = Run(settings, Cell(sigma, UnitVector.Z, damping)).Rows[0];
        SwitchingResult result = Run(settings with { Method = SwitchingMethod.Propagator }, Cell(sigma, UnitVector.Along(2, -1, 1), damping));
        Assert.Equal("propagator", result.Rows[0].Method);
        Assert.InRange(straight.Points[^1].WriteError!.Value, 1e-17, 1e-14);
        foreach ((WritePoint exact, WritePoint found) in straight.Points.Zip(result.Rows[0].Points))
        {
            Assert.InRange(found.RelativeError, 0, 0.01);
            Assert.InRange(Math.Abs((found.WriteError!.Value / exact.WriteError!.Value) - 1), 0, found.RelativeError + exact.RelativeError + 1e-5);
        }
        Assert.Contains(result.Checks, check => check.Name == "step-converged" && check.Passed);
        Assert.All(result.Checks, check => Assert.True(check.Passed, check.Name));
        // Lengths that it cannot follow are refused with the reason.
        SwitchingResult weak = Run(settings with { Method = SwitchingMethod.Propagator, Pulses = [Duration.FromSi(1e-3)] }, Cell(sigma, UnitVector.Along(2, -1, 1), damping));
        Assert.Contains("products in all", weak.Outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Trajectories_agree_with_the_computed_write_errors_by_the_joint_statistic()
    {
        const double sigma = 25, damping = 0.2;
        Duration[] pulses = [.. Enumerable.Range(1, 12).Select(k => Duration.FromSi(k * 0.012 / Diffusion(damping)))];
        Switching settings = new()
        {
            Pulses = pulses,
            Currents = [Overdrive(1.5, sigma, damping), Overdrive(3, sigma, damping)],
            Field = new AppliedField(UnitVector.Z, MagneticField.FromTeslas(-0.1 * Bk(sigma))),
            Relaxation = Duration.FromSi(0.01 / Diffusion(damping)),
            Check = new EnsembleCheck(1000, 7, 6),
        };
        SwitchingResult result = Run(settings, Cell(sigma, UnitVector.Z, damping)), again = Run(settings, Cell(sigma, UnitVector.Z, damping));
        Assert.Equal(6, result.Ensemble.Count);
        Assert.InRange(result.Scalars.First(one => one.Name == "ensemble-deviation").Value!.Value, -3, 3);
        Assert.All(result.Ensemble, point => Assert.InRange(Math.Abs(point.Deviation), 0, 4));
        Assert.Equal(result.Ensemble, again.Ensemble);
        // The same check against numbers that are wrong by a quarter fails.
        Assert.True(result.Ensemble.Sum(point => Math.Pow((point.Counted - Math.Min(0.99, 1.25 * point.Computed)) / Math.Sqrt(point.Computed * (1 - point.Computed) / point.Trajectories), 2)) > 40);
    }

    [Fact]
    public void The_method_of_trajectories_counts_what_the_axis_computes()
    {
        const double sigma = 25, damping = 0.1;
        Duration[] pulses = [.. new[] { 0.02, 0.05, 0.4 }.Select(t => Duration.FromSi(t / Diffusion(damping)))];
        Switching settings = new() { Pulses = pulses, Currents = [Overdrive(2, sigma, damping)], Check = new EnsembleCheck(3000, 3, 6) };
        WriteRow exact = Run(settings with { Check = None }, Cell(sigma, UnitVector.Z, damping)).Rows[0], counted = Run(settings with { Method = SwitchingMethod.Ensemble }, Cell(sigma, UnitVector.Z, damping)).Rows[0];
        for (int k = 0; k < 2; k++)
        {
            double p = exact.Points[k].WriteError!.Value;
            Assert.InRange((counted.Points[k].WriteError!.Value - p) / Math.Sqrt(p * (1 - p) / 3000), -4, 4);
            Assert.InRange(counted.Points[k].WriteError!.Value, counted.Points[k].Lowest!.Value, counted.Points[k].Highest!.Value);
        }
        // Where none failed there is a bound and no number.
        Assert.Null(counted.Points[2].WriteError);
        Assert.InRange(counted.Points[2].Below!.Value, exact.Points[2].WriteError!.Value, 2e-3);
    }

    [Fact]
    public void Butlers_form_with_the_exact_capture_angle_is_nearer_and_becomes_exact_for_high_barriers()
    {
        double Ratio(double sigma, double field)
        {
            WriteErrors errors = new(AxialLandscape.Uniaxial(sigma, field, 1), AxialLandscape.Uniaxial(sigma, field - 3, 1)) { Divide = -field };
            WriteErrorFormulas formulas = WriteErrorFormulas.Of(errors.Before, errors.During)!;
            double time = Math.Log(1e4) / (4 * sigma * (formulas.Overdrive - 1)), exact = errors.Of(Duration.FromSi(time))[0].Probability;
            Assert.True(Math.Abs(formulas.Corrected(time, -field)!.Value / exact - 1) < Math.Abs(formulas.Butler(time)!.Value / exact - 1) || field != 0);
            return formulas.Corrected(time, -field)!.Value / exact;
        }

        Assert.Equal(1, Ratio(1000, 0), 0.01);
        Assert.Equal(1, Ratio(1000, 0.2), 0.01);
        Assert.Equal(1, Ratio(1000, -0.2), 0.01);
        WriteErrorFormulas plain = WriteErrorFormulas.Of(AxialLandscape.Uniaxial(60, 0, 1), AxialLandscape.Uniaxial(60, -3, 1))!;
        Assert.Equal(2 * Math.Pow(2, 0.5) * Math.Pow(2.0 / 3, 0.5), plain.CaptureAngleSquared(), 1e-12);
    }

    [Fact]
    public void Without_a_pulse_both_ways_balance_in_detail()
    {
        // P1 p(1 to 2) = P2 p(2 to 1) for the equilibria of both sides, at any time.
        const double sigma = 30, h = 0.15;
        AxialLandscape quiet = AxialLandscape.Uniaxial(sigma, h, 1), mirrored = AxialLandscape.Uniaxial(sigma, -h, 1);
        AxialEscape escape = new(quiet);
        foreach (double time in new[] { 0.01, 0.1, 10 })
        {
            double down = new WriteErrors(quiet, quiet) { Divide = -h, WatchesSwitched = true }.Of(Duration.FromSi(time))[0].Switched;
            double up = new WriteErrors(mirrored, mirrored) { Divide = h, WatchesSwitched = true }.Of(Duration.FromSi(time))[0].Switched;
            Assert.Equal(1, escape.PopulationAbove(-h) * down / (escape.PopulationBelow(-h) * up), 2e-3);
        }
    }

    [Fact]
    public void Reading_for_long_turns_a_state_over_at_its_rate_of_escape_and_a_wait_finds_it_in_its_well()
    {
        const double sigma = 60, i = 0.3;
        SwitchingResult result = Run(new Switching { Pulses = [Duration.Zero], Read = new ReadPulse(Overdrive(i, sigma), Duration.FromSi(1e3 / Diffusion())), Check = None }, Cell(sigma, UnitVector.Z));
        ReadDisturb read = result.Reads[0];
        double rate = EscapeFormulas.Brown(sigma, -i, Diffusion());
        Assert.Equal(1, read.Probability!.Value / read.ByRate!.Value, 1e-3);
        // Brown's rate is that of both ways; the way back is slower by exp(-4σi) and does not count. Its error is of order 1/(σ(1-i)).
        Assert.Equal(1, read.Probability.Value / (rate * 1e3 / Diffusion()), 0.06);
        Assert.InRange(result.Reads[1].Probability!.Value, 0, 1e-10 * read.Probability.Value);
        Assert.Equal(1, result.Rows[0].Points[0].WriteError);
    }

    [Theory]
    [InlineData(200, 1.5)]
    [InlineData(200, 0.5)]
    [InlineData(5, 4)]
    public void Errors_fall_with_the_pulse_at_every_barrier_and_both_chances_add_up(double sigma, double i)
    {
        WriteErrors errors = new(AxialLandscape.Uniaxial(sigma, 0, 1), AxialLandscape.Uniaxial(sigma, -i, 1));
        IReadOnlyList<WriteError> found = errors.Of([.. Enumerable.Range(0, 15).Select(k => Duration.FromSi(k * 4 / sigma / 14))]);
        for (int k = 1; k < found.Count; k++) Assert.InRange(found[k].Probability, 0, found[k - 1].Probability + 1e-15);
        Assert.All(found, one => Assert.Equal(1, one.Probability + one.Switched, 1e-4));
        Assert.All(found, one => Assert.InRange(one.RelativeError, 0, 0.01));
    }

    [Fact]
    public void A_start_on_the_pole_leaves_it_and_later_than_one_in_equilibrium()
    {
        AxialLandscape before = AxialLandscape.Uniaxial(50, 0, 1), during = AxialLandscape.Uniaxial(50, -2, 1);
        Duration pulse = Duration.FromSi(0.05);
        double warm = new WriteErrors(before, during).Of(pulse)[0].Probability, sharp = new WriteErrors(before, during) { StartsOnPole = true }.Of(pulse)[0].Probability;
        // From the pole ⟨θ²⟩ lacks the 1/Δ of the equilibrium: the error of long pulses is i times as large.
        Assert.Equal(2, sharp / warm, 0.05);
        Assert.Equal(1, new WriteErrors(before, during) { StartsOnPole = true }.Of(Duration.Zero)[0].Probability, 1e-12);
    }

    [Fact]
    public void Pulses_and_currents_for_an_error_meet_the_map()
    {
        const double sigma = 60;
        Duration[] pulses = [.. Enumerable.Range(1, 12).Select(k => Duration.FromSi(k * 0.02 / Diffusion()))];
        SwitchingResult result = Run(new Switching { Pulses = pulses, Currents = [.. Enumerable.Range(0, 21).Select(k => Overdrive(1.5 + (0.1 * k), sigma))], Check = None, Errors = [1e-9] }, Cell(sigma, UnitVector.Z));
        WriteRow middle = result.Rows[10];
        double length = middle.PulseFor[0]!.Value;
        double again = new WriteErrors(AxialLandscape.Uniaxial(sigma, 0, Diffusion()), AxialLandscape.Uniaxial(sigma, -2.5, Diffusion())).Of(Duration.FromSi(length))[0].Probability;
        Assert.Equal(1, again / 1e-9, 1e-4);
        Table amplitudes = result.Tables.First(table => table.Name == "amplitudes");
        int column = Array.FindIndex([.. pulses], pulse => pulse.Si > length);
        double current = amplitudes.Columns[1].Values[column], overdrive = current / Overdrive(1, sigma).Si;
        double there = new WriteErrors(AxialLandscape.Uniaxial(sigma, 0, Diffusion()), AxialLandscape.Uniaxial(sigma, -overdrive, Diffusion())).Of(pulses[column])[0].Probability;
        Assert.Equal(0, Math.Log10(there / 1e-9), 0.1);
    }

    [Fact]
    public void Without_temperature_damping_or_two_states_the_refusal_says_so()
    {
        Switching settings = new() { Pulses = [Duration.FromNanoseconds(1)], Currents = [Current.FromSi(1e-4)], Check = None };
        Assert.Contains("there are none", Assert.Throws<DeviceException>(() => Run(settings, Cell(40, UnitVector.Z, kelvins: 0))).Message, StringComparison.Ordinal);
        Assert.Contains("needs damping", Assert.Throws<DeviceException>(() => Run(settings, Cell(40, UnitVector.Z, damping: 0))).Message, StringComparison.Ordinal);
        AppliedField strong = new(UnitVector.Z, MagneticField.FromTeslas(2 * Bk(40)));
        Assert.Contains("one stable state only", Assert.Throws<DeviceException>(() => Run(settings with { Field = strong }, Cell(40, UnitVector.Z))).Message, StringComparison.Ordinal);
        AppliedField across = new(UnitVector.X, MagneticField.FromTeslas(0.2 * Bk(40)));
        Assert.Contains("symmetric about one axis", Assert.Throws<DeviceException>(() => Run(settings with { Field = across, Method = SwitchingMethod.Axial }, Cell(40, UnitVector.Z))).Message, StringComparison.Ordinal);
        Assert.Contains("must not be negative", Assert.Throws<DeviceException>(() => Run(settings with { Pulses = [Duration.FromSi(-1)] }, Cell(40, UnitVector.Z))).Message, StringComparison.Ordinal);
    }
}
