using System.Numerics;
using CsCheck;
using Larmor.Fluctuations.Density;
using Larmor.Fluctuations.Langevin;
using Larmor.Magnetism.Motion;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;
using Larmor.Quantities;
using static Larmor.Physics.ClosedForms.ThermalEnsembles;
using static Larmor.Physics.TestMagnets;

namespace Larmor.Physics.ClosedForms;

/// <summary>The density of one moment against Boltzmann's law, closed forms and random trajectories.</summary>
public class DensitiesOnSphere
{
    private static readonly Gen<UnitVector> Direction =
        Gen.Select(Gen.Double[-1, 1], Gen.Double[-Math.PI, Math.PI], (c, phi) => UnitVector.FromAngles(Math.Acos(c), phi));

    [Fact]
    public void Equilibrium_is_Boltzmanns_to_twelve_digits_for_any_axes_and_damping() =>
        Gen.Select(Direction, Direction, Direction, Gen.Double[0, 5], Gen.Double[0, 5], Gen.Double[0, 5], Gen.Double[0.01, 2]).Sample((easy, hard, along, k, p, b, alpha) =>
        {
            FokkerPlanck equation = FokkerPlanck.Of(new GeneralizedLlg(With(alpha, Easy(easy, 2 * k), Hard(hard, 2 * p), Field(along, b))), AtEnergyOf(1));
            StationaryDensity found = equation.Stationary(new DensityAccuracy { Tolerance = 1e-13 });
            double Reduced(Vector3d u)
            {
                double e = Vector3d.Dot(u, easy), h = Vector3d.Dot(u, hard);
                return (-k * e * e) + (p * h * h) - (b * Vector3d.Dot(u, along));
            }
            Assert.True(found.IsConverged);
            Assert.Equal(1, found.Density.TotalProbability, 1e-15);
            (Vector3d mean, SymmetricMatrix3 second) = (found.Density.Mean, found.Density.SecondMoments);
            foreach ((Func<Vector3d, double> function, double value) in new (Func<Vector3d, double>, double)[]
            {
                (u => u.X, mean.X), (u => u.Y, mean.Y), (u => u.Z, mean.Z), (u => u.X * u.X, second.XX), (u => u.Y * u.Y, second.YY), (u => u.Z * u.Z, second.ZZ),
                (u => u.X * u.Y, second.XY), (u => u.X * u.Z, second.XZ), (u => u.Y * u.Z, second.YZ),
            })
            {
                Assert.Equal(SphereAverages.Of(Reduced, function, panels: 200), value, 1e-12);
            }
        }, iter: 6);

    [Fact]
    public void Under_current_along_the_axis_chi_over_alpha_is_taken_from_the_energy_to_ten_digits() =>
        Gen.Select(Gen.Double[0, 5], Gen.Double[-3, 3], Gen.Double[-0.2, 0.2], Gen.Double[-2, 2], Gen.Double[0.05, 1], Direction).Sample((k, b, a, f, alpha, axis) =>
        {
            GeneralizedLlg equation = new(With(alpha, Easy(axis, 2 * k), Field(axis, b))) { SpinTransfer = Torque(axis, a, f), Current = Waveform.Constant(1) };
            StationaryDensity found = FokkerPlanck.Of(equation, AtEnergyOf(1)).Stationary();
            double Reduced(Vector3d u)
            {
                double c = Vector3d.Dot(u, axis);
                return (-k * c * c) - ((b + ((a + (alpha * f)) / alpha)) * c);
            }
            Assert.Equal(SphereAverages.Of(Reduced, u => Vector3d.Dot(u, axis), panels: 200), Vector3d.Dot(found.Density.Mean, axis), 1e-10);
            Assert.Equal(SphereAverages.Of(Reduced, u => u.X * u.Z, panels: 200), found.Density.SecondMoments.XZ, 1e-10);
            // Against the pole of lower energy, where the density is not small.
            UnitVector pole = Reduced(axis) < Reduced(-axis) ? axis : -axis, elsewhere = UnitVector.FromAngles(1, 2);
            double highest = found.Density.ValueAt(pole);
            Assert.Equal(highest * Math.Exp(Reduced(pole) - Reduced(elsewhere)), found.Density.ValueAt(elsewhere), 1e-10 * Math.Max(highest, found.Density.ValueAt(elsewhere)));
        }, iter: 6);

    [Fact]
    public void Slonczewskis_torque_enters_through_the_logarithm_that_is_its_potential()
    {
        const double Alpha = 0.3, Strength = 0.4, Lambda = 1.4;
        GeneralizedLlg equation = new(With(Alpha, Easy(UnitVector.Z, 3)))
        {
            SpinTransfer = new AxialPotentials(new AxialTorque(UnitVector.Z, AxialFunction.Slonczewski(Ms * Strength, Lambda), AxialFunction.Zero)),
            Current = Waveform.Constant(1),
        };
        double Reduced(Vector3d u) => (-1.5 * u.Z * u.Z) - (Strength / Alpha * Lambda * Lambda / ((Lambda * Lambda) - 1) * Math.Log((Lambda * Lambda) + 1 + (((Lambda * Lambda) - 1) * u.Z)));
        Assert.Equal(SphereAverages.Of(Reduced, u => u.Z, panels: 200), FokkerPlanck.Of(equation, AtEnergyOf(1)).Stationary().Density.Mean.Z, 1e-11);
    }

    [Fact]
    public void Free_moments_relax_at_l_times_l_plus_one_and_turn_in_a_weak_field()
    {
        FokkerPlanck free = FokkerPlanck.Of(new GeneralizedLlg(With(0.5)), AtEnergyOf(1));
        double diffusion = 0.5 * Gamma / 1.25;
        Assert.Equal(1, free.Diffusion / diffusion, 1e-14);
        double[] rates = [.. free.Modes(8, new DensityAccuracy { HighestDegree = 16 }).Modes.Select(mode => mode.Rate.Real / diffusion)];
        for (int i = 0; i < 8; i++) Assert.Equal(i < 3 ? 2 : 6, rates[i], 1e-12);

        // Weak against kT, the field turns the transverse modes at γB/(1 + α²).
        FokkerPlanck turning = FokkerPlanck.Of(new GeneralizedLlg(With(0.5, Field(UnitVector.Along(1, 2, 2), 1e-4))), AtEnergyOf(1));
        Complex[] modes = [.. turning.Modes(2, new DensityAccuracy { HighestDegree = 16 }).Modes.Select(mode => mode.Rate)];
        Assert.Contains(modes, rate => Math.Abs((rate.Imaginary * 1.25 / (Gamma * 1e-4)) - 1) < 1e-6 && Math.Abs((rate.Real / (2 * diffusion)) - 1) < 1e-6);
    }

    [Fact]
    public void A_density_in_time_decays_as_its_modes_keeps_its_total_and_ends_in_the_stationary_state()
    {
        GeneralizedLlg equation = new(With(0.1, Easy(UnitVector.Along(1, 0, 2), 2), Hard(UnitVector.Y, 1), Field(UnitVector.Along(1, 1, 0), 0.5)))
        {
            SpinTransfer = Torque(UnitVector.Along(0.3, 0.2, 1), 0.1, 0.05),
            Current = Waveform.Constant(1),
        };
        FokkerPlanck law = FokkerPlanck.Of(equation, AtEnergyOf(1));
        SphereDensity stationary = law.Stationary().Density;
        RelaxationModes modes = law.Modes(1, new DensityAccuracy { Tolerance = 1e-11 });
        Assert.Equal(0, modes.Modes[0].Rate.Imaginary);
        DensityAccuracy accuracy = new() { Tolerance = 1e-7 };
        double late = 8 / modes.SlowestRate;
        EvolvedDensity first = law.Evolve(SphereDensity.Uniform, Duration.FromSi(late), accuracy), second = law.Evolve(first.Density, Duration.FromSi(1 / modes.SlowestRate), accuracy);
        Assert.True(first.IsConverged && second.IsConverged);
        Assert.Equal(1, second.Density.TotalProbability, 1e-15);
        Vector3d before = first.Density.Mean - stationary.Mean, after = second.Density.Mean - stationary.Mean;
        Assert.Equal(Math.Exp(-1), after.Norm / before.Norm, 1e-3);
        Assert.InRange((law.Evolve(second.Density, Duration.FromSi(late), accuracy).Density.Mean - stationary.Mean).Norm, 0, 1e-6);
        Assert.Equal(first.Density.Mean, law.Evolve(first.Density, default, accuracy).Density.Mean);
    }

    [Fact]
    public void Free_diffusion_in_time_is_exponential_to_the_tolerance()
    {
        FokkerPlanck free = FokkerPlanck.Of(new GeneralizedLlg(With(0.5)), AtEnergyOf(1));
        SphereDensity start = SphereDensity.InProportionTo(u => 1 + (0.5 * u.Components.X) + (0.3 * u.Components.Y * u.Components.Z), 8);
        EvolvedDensity end = free.Evolve(start, Duration.FromSi(0.7 / free.Diffusion), new DensityAccuracy { Tolerance = 1e-11 });
        Assert.Equal(start.Mean.X * Math.Exp(-1.4), end.Density.Mean.X, 1e-11);
        Assert.Equal(start.SecondMoments.YZ * Math.Exp(-4.2), end.Density.SecondMoments.YZ, 1e-11);
    }

    [Fact]
    public void Trajectories_and_density_agree_in_time_under_current_and_a_tilted_field()
    {
        GeneralizedLlg equation = new(With(0.2, Easy(UnitVector.Z, 0.1), Hard(UnitVector.X, 0.1), Field(UnitVector.Along(1, 1, 0.3), 0.03)))
        {
            SpinTransfer = Torque(UnitVector.Along(0.3, 0.2, -1), 0.02, 0.005),
            Current = Waveform.Constant(1),
        };
        Temperature temperature = AtEnergyOf(0.03);
        MeansInTime means = new(4, (moments, values) =>
        {
            Vector3d u = moments[0];
            (values[0], values[1], values[2], values[3]) = (u.X, u.Y, u.Z, u.Z * u.Z);
        });
        EnsembleRun run = new() { Trajectories = 20_000, Seed = 31, Step = Seconds(0.1), Steps = 1200, Interval = 300 };
        new LangevinEnsemble(equation, temperature).Run(run, EnsembleStart.Anywhere, [means], TestContext.Current.CancellationToken);
        FokkerPlanck law = FokkerPlanck.Of(equation, temperature);
        SphereDensity density = SphereDensity.Uniform;
        for (int look = 1; look <= 4; look++)
        {
            density = law.Evolve(density, Duration.FromSi(means.Times[look] - means.Times[look - 1]), new DensityAccuracy { Tolerance = 1e-7 }).Density;
            // The step's own error, measured with half the step to be below 5e-4.
            Agrees(density.Mean.X, means.Of(0)[look], slack: 5e-4);
            Agrees(density.Mean.Y, means.Of(1)[look], slack: 5e-4);
            Agrees(density.Mean.Z, means.Of(2)[look], slack: 5e-4);
            Agrees(density.SecondMoments.ZZ, means.Of(3)[look], slack: 5e-4);
        }
    }

    [Fact]
    public void What_has_no_density_is_refused()
    {
        Assert.Contains("temperature", Assert.Throws<ArgumentException>(() => FokkerPlanck.Of(new GeneralizedLlg(With(0.1)), Temperature.FromSi(0))).Message, StringComparison.Ordinal);
        Assert.Contains("damping", Assert.Throws<ArgumentException>(() => FokkerPlanck.Of(new GeneralizedLlg(With(0)), AtEnergyOf(1))).Message, StringComparison.Ordinal);
        Assert.Contains("one moment", Assert.Throws<ArgumentException>(() => FokkerPlanck.Of(new GeneralizedLlg(With(0.1), With(0.1)), AtEnergyOf(1))).Message, StringComparison.Ordinal);
        GeneralizedLlg sharp = new(With(0.1)) { SpinTransfer = new AxialPotentials(new AxialTorque(UnitVector.Z, AxialFunction.Slonczewski(Ms, 30), AxialFunction.Zero)), Current = Waveform.Constant(1) };
        Assert.Contains("too sharp", Assert.Throws<ArgumentException>(() => FokkerPlanck.Of(sharp, AtEnergyOf(1))).Message, StringComparison.Ordinal);
    }
}
