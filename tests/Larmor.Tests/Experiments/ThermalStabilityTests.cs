using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Fluctuations.Axial;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Thermodynamics;

namespace Larmor.Tests.Experiments;

/// <summary>Barriers, rates and retention against closed forms and between methods.</summary>
public class ThermalStabilityTests
{
    private const double Ms = 6.5e5, Damping = 0.03;
    private static readonly Volume Size = Volume.FromCubicNanometres(5000);

    /// <summary>A free layer with Ku v/kT = sigma along an axis, and a torque of constant strength towards p.</summary>
    private static Device Cell(double sigma, UnitVector axis, Temperature? temperature = null, double damping = Damping, GivenTorque? torque = null, EnergyTerm? more = null)
    {
        Device device = MagneticPillar.With(torque) with { Temperature = temperature ?? Temperature.FromKelvins(300) };
        double constant = sigma * PhysicalConstants.BoltzmannConstant * 300 / Size.Si;
        EnergyTerm easy = new UniaxialAnisotropy(EnergyDensity.FromSi(constant), axis);
        Magnet magnet = new(device.Magnets[0].Magnet.Name, Size, Length.FromNanometres(3), new MagneticProperties(Magnetization.FromSi(Ms), damping), more is null ? easy : easy + more);
        return device with { Magnets = [new DeviceMagnet(magnet, torque)] };
    }

    private static double Bk(double sigma) => 2 * sigma * PhysicalConstants.BoltzmannConstant * 300 / (Size.Si * Ms);

    private static double Diffusion => Damping * PhysicalConstants.ElectronGyromagneticRatio * PhysicalConstants.BoltzmannConstant * 300 / (Ms * Size.Si * (1 + (Damping * Damping)));

    private static ThermalStabilityResult Run(ThermalStability settings, Device device) => settings.Run(device, new RunContext { Cancellation = TestContext.Current.CancellationToken });

    [Fact]
    public void Barriers_in_a_field_along_the_axis_are_sigma_times_one_plus_and_minus_h_squared()
    {
        const double sigma = 60;
        double[] h = [-0.6, -0.2, 0, 0.3, 0.7];
        ThermalStabilityResult result = Run(new ThermalStability { Field = new FieldSweep(UnitVector.Z, [.. h.Select(x => MagneticField.FromTeslas(x * Bk(sigma)))]) }, Cell(sigma, UnitVector.Z));
        foreach ((EscapePair pair, double x) in result.Pairs.Zip(h))
        {
            Assert.Equal(sigma * (1 + x) * (1 + x), pair.First.Barrier!.Value, 1e-9 * sigma);
            Assert.Equal(sigma * (1 - x) * (1 - x), pair.Second.Barrier!.Value, 1e-9 * sigma);
            Assert.All(new[] { pair.First, pair.Second }, point => Assert.Equal("axial", point.Method));
        }
    }

    [Fact]
    public void The_rate_without_field_is_half_of_Browns_series_and_the_formula_half_of_Browns_rate()
    {
        const double sigma = 80;
        EscapePair pair = Run(new ThermalStability { Field = new FieldSweep(UnitVector.Z, [MagneticField.Zero]) }, Cell(sigma, UnitVector.Z)).Pairs[0];
        double series = EscapeFormulas.BrownSeries(sigma, Diffusion) / 2;
        Assert.Equal(1, pair.First.Rate!.Value / series, 10 / (sigma * sigma * sigma));
        Assert.Equal(1, pair.Second.Rate!.Value / pair.First.Rate!.Value, 1e-11);
        Assert.Equal(1, pair.First.FormulaRate!.Value / (EscapeFormulas.Brown(sigma, 0, Diffusion) / 2), 1e-6);
    }

    [Fact]
    public void Both_rates_stand_in_the_ratio_of_the_populations_of_Boltzmann()
    {
        const double sigma = 12, h = 0.2;
        EscapePair pair = Run(new ThermalStability { Field = new FieldSweep(UnitVector.Z, [MagneticField.FromTeslas(h * Bk(sigma))]) }, Cell(sigma, UnitVector.Z)).Pairs[0];
        double Weight(double from, double to) => Enumerable.Range(0, 20000).Sum(i => Density(from + ((to - from) * (i + 0.5) / 20000))) * (to - from) / 20000;
        static double Density(double c) => Math.Exp(sigma * c * (c + (2 * h)));
        Assert.Equal(Weight(-1, -h) / Weight(-h, 1), pair.First.Rate!.Value / pair.Second.Rate!.Value, 1e-6 * Weight(-1, -h) / Weight(-h, 1));
    }

    [Fact]
    public void Integrals_along_the_axis_and_the_slowest_mode_on_the_sphere_give_one_rate()
    {
        const double sigma = 10;
        EscapePair pair = Run(new ThermalStability { Field = new FieldSweep(UnitVector.Z, [MagneticField.FromTeslas(0.1 * Bk(sigma))]) }, Cell(sigma, UnitVector.Z)).Pairs[0];
        // Two wells are a fair description up to exp(-barrier).
        Assert.Equal(1, pair.First.SpectralRate!.Value / pair.First.Rate!.Value, 3 * Math.Exp(-pair.Second.Barrier!.Value));
        Assert.Equal(1, pair.Second.SpectralRate!.Value / pair.Second.Rate!.Value, 3 * Math.Exp(-pair.Second.Barrier!.Value));
    }

    [Fact]
    public void A_torque_along_the_axis_makes_the_barrier_that_of_a_field_aJ_over_alpha()
    {
        const double sigma = 40;
        GivenTorque torque = new GivenTorque.Efficiency(0.4);
        Device device = Cell(sigma, UnitVector.Z, torque: torque);
        // ħη/(2e Ms v); the fixed layer stands at the smaller x, so that a positive current pulls away from it.
        double perAmpere = -PhysicalConstants.ReducedPlanckConstant * 0.4 / (2 * PhysicalConstants.ElementaryCharge * Ms * Size.Si);
        double i = 0.3, current = -i * Damping * Bk(sigma) / perAmpere;
        EscapePair pair = Run(new ThermalStability { Field = new FieldSweep(UnitVector.Z, [MagneticField.Zero]), Currents = [Current.FromSi(current)] }, device).Pairs[0];
        Assert.Equal(sigma * (1 - i) * (1 - i), pair.First.Barrier!.Value, 1e-6 * sigma);
        Assert.Equal(sigma * (1 + i) * (1 + i), pair.Second.Barrier!.Value, 1e-6 * sigma);
    }

    [Fact]
    public void A_biaxial_moment_escapes_over_both_saddles_at_the_rate_of_Langers_formula()
    {
        // Hard axis as strong as the easy one: barrier σ, two saddles. First corrections to the formula are of order 1/σ.
        EnergyTerm hard = new UniaxialAnisotropy(EnergyDensity.FromSi(-14 * PhysicalConstants.BoltzmannConstant * 300 / Size.Si), UnitVector.X);
        EscapePair pair = Run(new ThermalStability { Field = new FieldSweep(UnitVector.Z, [MagneticField.Zero]) }, Cell(14, UnitVector.Z, damping: 0.5, more: hard)).Pairs[0];
        Assert.Equal("spectral", pair.First.Method);
        Assert.Equal(14, pair.First.Barrier!.Value, 1e-9);
        Assert.Equal(1, pair.First.Rate!.Value / pair.First.FormulaRate!.Value, 2.0 / 14);
        Assert.Equal(1, pair.Second.Rate!.Value / pair.First.Rate!.Value, 1e-4);
    }

    [Theory]
    [InlineData(14, 0.3)]
    [InlineData(20, 0.1)]
    public void The_slowest_mode_and_times_of_first_passage_give_one_rate_without_an_axis(double sigma, double damping)
    {
        EnergyTerm hard = new UniaxialAnisotropy(EnergyDensity.FromSi(-6 * PhysicalConstants.BoltzmannConstant * 300 / Size.Si), UnitVector.Along(1, 0.2, 0));
        ThermalStabilityResult result = Run(new ThermalStability { Field = new FieldSweep(UnitVector.Along(0.1, 0.3, 1), [MagneticField.FromTeslas(0.03 * Bk(sigma))]) }, Cell(sigma, UnitVector.Z, damping: damping, more: hard));
        AuditCheck check = result.Checks.Single(found => found.Name == "spectral-versus-committor");
        Assert.True(result.Pairs[0].First.Method is "spectral" or "committor");
        Assert.InRange(check.Value, 1e-12, check.Tolerance);
        Assert.InRange(check.Tolerance, 1e-6, 1e-3);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.03)]
    public void High_barriers_without_an_axis_are_computed_with_a_stated_error_and_the_formula_stands_beside(double damping)
    {
        EnergyTerm hard = new UniaxialAnisotropy(EnergyDensity.FromSi(-60 * PhysicalConstants.BoltzmannConstant * 300 / Size.Si), UnitVector.X);
        EscapePair pair = Run(new ThermalStability { Field = new FieldSweep(UnitVector.Z, [MagneticField.Zero]) }, Cell(60, UnitVector.Z, damping: damping, more: hard)).Pairs[0];
        Assert.Equal("committor", pair.First.Method);
        Assert.Equal(60, pair.First.Barrier!.Value, 1e-9);
        Assert.InRange(pair.First.RateError!.Value, 1e-12, 1e-3);
        Assert.Equal(1, pair.Second.Rate!.Value / pair.First.Rate!.Value, 2e-3);
        // The formula is too high for weak damping, and otherwise off by some kT/barrier.
        Assert.InRange(pair.First.Rate!.Value / pair.First.FormulaRate!.Value, 1 - (2 / (damping * 60)), 1 + (1 / 60.0));
    }

    [Fact]
    public void Beyond_600_kT_the_formula_stands_alone_and_says_so()
    {
        EnergyTerm hard = new UniaxialAnisotropy(EnergyDensity.FromSi(-700 * PhysicalConstants.BoltzmannConstant * 300 / Size.Si), UnitVector.X);
        EscapePair pair = Run(new ThermalStability { Field = new FieldSweep(UnitVector.Z, [MagneticField.Zero]) }, Cell(700, UnitVector.Z, more: hard)).Pairs[0];
        Assert.Equal("formula", pair.First.Method);
        Assert.Equal(1 / 700.0, pair.First.RateError!.Value, 1e-6);
    }

    [Fact]
    public void Under_a_current_without_an_axis_a_high_barrier_has_a_rate_that_follows_the_current()
    {
        // Easy axis z, hard axis x, fixed layer along z: no energy W. Towards the threshold the rate rises as exp of some Δ·i, i = I/Ic.
        const double sigma = 40, ratio = 1;
        EnergyTerm hard = new UniaxialAnisotropy(EnergyDensity.FromSi(-ratio * sigma * PhysicalConstants.BoltzmannConstant * 300 / Size.Si), UnitVector.X);
        GivenTorque torque = new GivenTorque.Efficiency(0.4);
        double perAmpere = PhysicalConstants.ReducedPlanckConstant * 0.4 / (2 * PhysicalConstants.ElementaryCharge * Ms * Size.Si);
        double threshold = 0.1 * Bk(sigma) * (1 + (0.5 * ratio)) / perAmpere;
        Current[] currents = [Current.FromSi(-0.2 * threshold), Current.Zero, Current.FromSi(0.2 * threshold)];
        EscapePair[] pairs = [.. Run(new ThermalStability { Field = new FieldSweep(UnitVector.Z, [MagneticField.Zero]), Currents = currents }, Cell(sigma, UnitVector.Z, damping: 0.1, torque: torque, more: hard)).Pairs];
        Assert.All(pairs, pair => Assert.Equal("committor", pair.First.Method));
        Assert.Null(pairs[0].First.Barrier);
        double[] logarithms = [.. pairs.Select(pair => Math.Log(pair.First.Rate!.Value / pairs[1].First.Rate!.Value))];
        double change = 0.5 * Math.Abs(logarithms[2] - logarithms[0]);
        Assert.InRange(change, 0.2 * sigma, 0.4 * sigma);
        // The torque turned round is the other state's.
        Assert.Equal(logarithms[0], Math.Log(pairs[2].Second.Rate!.Value / pairs[1].Second.Rate!.Value), 3e-3);
        Assert.Equal(logarithms[2], Math.Log(pairs[0].Second.Rate!.Value / pairs[1].Second.Rate!.Value), 3e-3);
    }

    [Fact]
    public void Slow_ramps_follow_the_barrier_of_Kurkijarvi()
    {
        // With r = f exp(-σ(1-h)²) and a constant attempt frequency the median field solves ∫r dB/R = ln 2; here the rate is Brown's, integrated on its own.
        const double sigma = 60;
        double bk = Bk(sigma), time = 1e-3;
        MagneticField[] fields = [.. Enumerable.Range(0, 151).Select(i => MagneticField.FromTeslas(bk * ((i * 0.008) - 0.2)))];
        RampPoint ramp = Run(new ThermalStability { Field = new FieldSweep(UnitVector.Z, fields), SweepTimes = [Duration.FromSi(time)] }, Cell(sigma, UnitVector.Z)).Ramps[0];
        double speed = 1.2 / time, exponent = 0, h = 0;
        const double step = 1e-5;
        for (; exponent < Math.Log(2); h += step)
        {
            double middle = h + (step / 2), rate = 2 / Math.Sqrt(Math.PI) * Diffusion * Math.Pow(sigma, 1.5) * (1 - (middle * middle)) * (1 - middle) * Math.Exp(-sigma * (1 - middle) * (1 - middle));
            exponent += rate * step / speed;
        }
        Assert.Equal(h, ramp.Median!.Value / bk, 0.003);
        Assert.True(ramp.InterpolationError < 1e-3 * bk);
        Assert.InRange(ramp.Mean!.Value / bk, h - 0.02, h);
        Assert.InRange(ramp.Spread!.Value / bk, 0.005, 0.05);
    }

    [Fact]
    public void A_state_that_has_ended_relaxes_and_the_only_state_stays()
    {
        EscapePair pair = Run(new ThermalStability { Field = new FieldSweep(UnitVector.Z, [MagneticField.FromTeslas(1.5 * Bk(20))]) }, Cell(20, UnitVector.Z)).Pairs[0];
        Assert.True(pair.First.IsOnlyState);
        Assert.Null(pair.First.Rate);
        Assert.Null(pair.Second.Barrier);
        // 1/τ of a moment thrown from the unstable pole: at least the growth rate α γ Bk (h - 1)/(1 + α²).
        Assert.True(pair.Second.Rate > 0.5 * Damping * PhysicalConstants.ElectronGyromagneticRatio * Bk(20) * 0.5);
    }

    [Fact]
    public void Without_temperature_or_damping_the_refusal_says_so()
    {
        ThermalStability settings = new();
        Assert.Contains("there are none", Assert.Throws<DeviceException>(() => Run(settings, Cell(40, UnitVector.Z, temperature: Temperature.FromKelvins(0)))).Message, StringComparison.Ordinal);
        Assert.Contains("needs damping", Assert.Throws<DeviceException>(() => Run(settings, Cell(40, UnitVector.Z, damping: 0))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Retention_of_ten_years_follows_from_the_rate()
    {
        ThermalStabilityResult result = Run(new ThermalStability { Field = new FieldSweep(UnitVector.Z, [MagneticField.Zero]) }, Cell(40, UnitVector.Z));
        double rate = result.Pairs[0].First.Rate!.Value;
        Scalar failure = result.Scalars.First(scalar => scalar.Name.StartsWith("failure-probability", StringComparison.Ordinal)), time = result.Scalars.First(scalar => scalar.Name.StartsWith("time-to-failure", StringComparison.Ordinal));
        Assert.Equal(1 - Math.Exp(-rate * 315_576_000), failure.Value!.Value, 1e-9);
        Assert.Equal(1e-6, 1 - Math.Exp(-rate * time.Value!.Value), 1e-12);
        Assert.All(result.Checks, check => Assert.True(check.Passed, check.Name));
    }
}
