using Larmor.Fluctuations.Density;
using Larmor.Fluctuations.Langevin;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using Larmor.Quantities;
using static Larmor.Physics.ClosedForms.ThermalEnsembles;
using static Larmor.Physics.TestMagnets;

namespace Larmor.Physics.ClosedForms;

/// <summary>
/// Heat and work of single trajectories, products of force and displacement in the sense of Stratonovich, against those of the density, which come from averages over the sphere and know of no trajectory.
/// Energies in kT, which is Ms v times 1 T.
/// </summary>
public class EnsembleThermodynamics
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;
    private static readonly double Kt = Ms * VolumeOfMagnet.Si;

    [Fact]
    public void Heat_and_work_of_a_biaxial_moment_under_current_are_those_of_the_density() => Check(UnderCurrent(), trajectories: 640);

    [Fact]
    public void Heat_and_work_of_a_biaxial_moment_in_a_pulse_of_field_are_those_of_the_density() => Check(InPulse(), trajectories: 640);

    [Fact]
    [Trait("Category", "Long")]
    public void Heat_and_work_agree_with_ten_times_as_many_trajectories()
    {
        Check(UnderCurrent(), trajectories: 6400);
        Check(InPulse(), trajectories: 6400);
    }

    [Fact]
    public void Heat_flows_from_the_hot_moment_to_the_cold_one_at_the_rate_of_two_coupled_springs()
    {
        // Two moments of one volume, stiff along z (a field of 60 kT), coupled by E = −J u1·u2: at small angles each (x, y) pair obeys a linear equation.
        // Its covariance C solves A C + C A^T + 2D = 0; heat of moment k is −⟨F_k∘dx_k/dt⟩.
        const double Stiffness = 60, Coupling = 30, Alpha = 0.3, Hot = 1.5, Cold = 0.5;
        Magnet magnet = With(Alpha, Field(UnitVector.Z, Stiffness));
        GeneralizedLlg equation = new(magnet, magnet)
        {
            Pairs = [new MomentPair(0, 1, new InterlayerExchange(EnergyPerArea.FromSi(Coupling * Kt / 1e-14), Area.FromSi(1e-14)))],
        };
        double rate = Gamma / (1 + (Alpha * Alpha));
        int steps = 2000;
        Duration step = Duration.FromSi(0.01 / (rate * (Stiffness + Coupling)));
        Temperature[] temperatures = [AtEnergyOf(Hot), AtEnergyOf(Cold)];
        (EnsembleWorks fine, EnsembleWorks coarse) = Both(equation, temperatures, EnsembleStart.At(UnitVector.Z, UnitVector.Z), (steps, step), 192, since: 0.25 * steps * step.Si);
        double expected = CoupledSprings(Stiffness, Coupling, Alpha, Hot, Cold) * rate * Kt * fine.Duration;
        Estimate hot = fine.HeatOf(0), cold = fine.HeatOf(1);
        Assert.True(hot.Value < 0 && cold.Value > 0);
        Assert.InRange(cold.Value / expected, 0.9 - (4 * cold.Error / expected), 1.1 + (4 * cold.Error / expected));
        Agrees(0, fine.Extrapolated(coarse, TrajectoryWork.Torque).Extrapolated);
        Assert.InRange((hot.Value + cold.Value + fine.Of(TrajectoryWork.EnergyChange).Value) / expected, -0.02, 0.02);
    }

    [Fact]
    public void A_noise_too_hot_by_a_quarter_breaks_the_law_of_the_mean_and_the_right_one_does_not()
    {
        (GeneralizedLlg equation, UnitVector start) = UnderCurrent();
        double Deviations(double heat)
        {
            const int Steps = 400;
            double end = 0.4 / (0.3 * Gamma);
            EnsembleCourse course = new(new CourseSettings(equation, [AtEnergyOf(1).Si], Steps, end, 0, null, 0));
            EnsembleRun run = new() { Trajectories = 640, Seed = 6, Step = Duration.FromSi(end / Steps), Steps = Steps };
            new LangevinEnsemble(equation, AtEnergyOf(heat)).Run(run, EnsembleStart.At(start), [course], Stop);
            double mean = course.Carried.Average(carried => carried[WorkMeter.Mean]), variance = course.Carried.Average(carried => carried[WorkMeter.Variance]) / course.Carried.Count;
            double spread = course.Carried.Average(carried => Math.Pow(carried[WorkMeter.Mean] - mean, 2)) / course.Carried.Count;
            Assert.Equal(1, Math.Sqrt(spread / variance), 0.2 + (0.5 * (heat - 1)));
            return mean / Math.Sqrt(variance);
        }
        Assert.InRange(Deviations(1), -4, 4);
        Assert.InRange(Deviations(1.25), 6, 30);
    }

    /// <summary>Heat to the colder of two coupled linear moments per time, in kT rate: from the Lyapunov equation, solved by letting it relax.</summary>
    private static double CoupledSprings(double stiffness, double coupling, double alpha, double hot, double cold)
    {
        // x = (x1, y1, x2, y2); force f = −K x; dx/dt = M f + noise, M = [[α, 1], [−1, α]] for each moment (z × f turns; the sense does not matter).
        double[,] a = new double[4, 4], c = new double[4, 4];
        double[] heat = [hot, cold];
        double K(int i, int j) => i % 2 != j % 2 ? 0 : i == j ? stiffness + coupling : -coupling;
        double Mobility(int i, int j) => i / 2 != j / 2 ? 0 : i == j ? alpha : i < j ? 1 : -1;
        for (int i = 0; i < 4; i++)
        {
            for (int j = 0; j < 4; j++)
            {
                for (int m = 0; m < 4; m++) a[i, j] -= Mobility(i, m) * K(m, j);
            }
        }
        double[,] Change(double[,] state)
        {
            double[,] change = new double[4, 4];
            for (int i = 0; i < 4; i++)
            {
                for (int j = 0; j < 4; j++)
                {
                    change[i, j] = i == j ? 2 * alpha * heat[i / 2] : 0;
                    for (int m = 0; m < 4; m++) change[i, j] += (a[i, m] * state[m, j]) + (a[j, m] * state[i, m]);
                }
            }
            return change;
        }
        double step = 0.05 / (stiffness + (2 * coupling));
        for (int n = 0; n < 20_000; n++)
        {
            double[,] change = Change(c);
            for (int i = 0; i < 4; i++)
            {
                for (int j = 0; j < 4; j++) c[i, j] += step * change[i, j];
            }
        }
        // Heat to bath 2: ⟨f2·M f2⟩ less what its random field gives, α kT tr K22.
        double friction = 0;
        for (int i = 2; i < 4; i++)
        {
            for (int m = 0; m < 4; m++)
            {
                for (int n = 0; n < 4; n++) friction += alpha * K(i, m) * c[m, n] * K(i, n);
            }
        }
        // ⟨f2·M f1⟩ is no part of it: M is diagonal in the moments, and its antisymmetric part gives no power.
        return friction - (alpha * cold * 2 * (stiffness + coupling));
    }

    private static (GeneralizedLlg Equation, UnitVector Start) UnderCurrent() => (
        new GeneralizedLlg(With(0.3, Easy(UnitVector.Z, 4), Hard(UnitVector.X, 3), Field(UnitVector.Along(1, 1, 0), 0.5)))
        {
            SpinTransfer = Torque(UnitVector.Along(0, 1, 1), 0.8, 0.4),
            Current = Waveform.Constant(1),
        },
        UnitVector.Along(1, 2, 3));

    private static (GeneralizedLlg Equation, UnitVector Start) InPulse()
    {
        double unit = 1 / (0.3 * Gamma);
        Waveform pulse = Waveforms.Pulse(3, 0.1 * unit, 0, 0.15 * unit, 0);
        return (
            new GeneralizedLlg(With(0.3, Easy(UnitVector.Z, 4), Hard(UnitVector.X, 3), new Zeeman(Magnetization.FromSi(Ms), UnitVector.Along(0, 1, -1), pulse))),
            UnitVector.Along(0, 1, 3));
    }

    /// <summary>Works between start and end by both methods, within four standard errors each and together.</summary>
    private static void Check((GeneralizedLlg Equation, UnitVector Start) device, int trajectories)
    {
        (GeneralizedLlg equation, UnitVector start) = device;
        double end = 0.4 / (0.3 * Gamma);
        const int Steps = 800;
        (EnsembleWorks fine, EnsembleWorks coarse) = Both(equation, [AtEnergyOf(1)], EnsembleStart.At(start), (Steps, Duration.FromSi(end / Steps)), trajectories);
        EvolvedDensity density = new DrivenDensity(equation, AtEnergyOf(1)).Evolve(SphereDensity.At(start, 16), default, Duration.FromSi(end), new DensityAccuracy { Tolerance = 1e-5, HighestDegree = 16 });
        double square = 0;
        int compared = 0;
        foreach ((TrajectoryWork work, double expected) in new[] { (TrajectoryWork.Field, density.Work.Field), (TrajectoryWork.Torque, density.Work.Torque), (TrajectoryWork.Heat, density.Work.Heat) })
        {
            Estimate found = fine.Extrapolated(coarse, work).Extrapolated;
            if (expected == 0)
            {
                Assert.Equal(0, found.Value);
                continue;
            }
            double deviation = (found.Value - expected) / found.Error;
            Assert.InRange(deviation, -4, 4);
            Assert.True(found.Error < 0.1 * Kt, FormattableString.Invariant($"{work}: error {found.Error / Kt} kT"));
            square += deviation * deviation;
            compared++;
        }
        Assert.Equal(2, compared);
        Assert.InRange(square, 0, 14);
        Estimate residual = fine.Extrapolated(coarse, TrajectoryWork.Residual).Extrapolated;
        Assert.InRange(residual.Value / Kt, -2e-3, 2e-3);
    }

    /// <summary>The same trajectories with steps h and 2h, looked at after every step.</summary>
    private static (EnsembleWorks Fine, EnsembleWorks Coarse) Both(GeneralizedLlg equation, Temperature[] temperatures, EnsembleStart start, (int Count, Duration Length) steps, int trajectories, double since = double.NegativeInfinity)
    {
        EnsembleRun run = new() { Trajectories = trajectories, Seed = 31, Step = steps.Length, Steps = steps.Count };
        LangevinEnsemble ensemble = new(equation, temperatures);
        (EnsembleWorks fine, EnsembleWorks coarse) = (new(equation, temperatures, since), new(equation, temperatures, since));
        ensemble.Run(run, start, [fine], Stop);
        ensemble.Run(run with { Step = Duration.FromSi(2 * run.Step.Si), Steps = run.Steps / 2, IncrementsPerStep = 2 }, start, [coarse], Stop);
        return (fine, coarse);
    }
}
