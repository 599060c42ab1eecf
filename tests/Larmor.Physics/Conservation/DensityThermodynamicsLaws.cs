using CsCheck;
using Larmor.Fluctuations.Density;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using Larmor.Quantities;
using static Larmor.Physics.ClosedForms.ThermalEnsembles;
using static Larmor.Physics.TestMagnets;

namespace Larmor.Physics.Conservation;

/// <summary>First and second law of an ensemble, from its density.</summary>
public class DensityThermodynamicsLaws
{
    private const double Alpha = 0.3;

    private static readonly Gen<UnitVector> Direction =
        Gen.Select(Gen.Double[-1, 1], Gen.Double[-Math.PI, Math.PI], (c, phi) => UnitVector.FromAngles(Math.Acos(c), phi));

    // kT is Ms v · 1 T.
    private static readonly double Kt = Ms * VolumeOfMagnet.Si;

    private static double Diffusion => Alpha * Gamma / (1 + (Alpha * Alpha));

    [Fact]
    public void Nothing_is_produced_in_equilibrium() =>
        Gen.Select(Direction, Direction, Gen.Double[0, 6], Gen.Double[0, 4], Gen.Double[0, 4], (easy, along, k, p, b) => new GeneralizedLlg(With(Alpha, Easy(easy, k), Hard(UnitVector.X, p), Field(along, b)))).Sample(equation =>
        {
            FokkerPlanck law = FokkerPlanck.Of(equation, AtEnergyOf(1));
            SphereDensity equilibrium = law.Stationary().Density;
            DensityBalance found = new DensityThermodynamics(law).Of(equilibrium, equilibrium);
            Assert.InRange(found.Dissipation, 0, 1e-12 * Kt * law.Diffusion);
            Assert.Equal(0, found.HeatPower, 1e-11 * Kt * law.Diffusion);
            Assert.Equal((0, 0), (found.TorquePower, found.TorqueFreePower));
            // F = −kT ln ∫exp(−vV/kT).
            double Weight(Vector3d u) => Math.Exp(-VolumeOfMagnet.Si * equation.Magnets[0].Energy.Value(u, 0) / Kt);
            double partition = SphereDensityOf(Weight);
            Assert.Equal(-Math.Log(partition), found.FreeEnergy / Kt, 1e-11);
            Assert.InRange(Math.Abs(found.Split!.RelativeEntropy) + found.Split.Relaxation + found.Split.Housekeeping, 0, 1e-10 * Math.Max(1, Kt * law.Diffusion));
        }, iter: 2);

    /// <summary>∫f dΩ.</summary>
    private static double SphereDensityOf(Func<Vector3d, double> function)
    {
        const int Heights = 400, Azimuths = 200;
        (double[] points, double[] weights) = GaussLegendre.Rule(Heights);
        double sum = 0;
        for (int i = 0; i < Heights; i++)
        {
            double s = Math.Sqrt(1 - (points[i] * points[i]));
            for (int j = 0; j < Azimuths; j++)
            {
                (double sin, double cos) = Math.SinCos(2 * Math.PI * j / Azimuths);
                sum += weights[i] * function(new Vector3d(s * cos, s * sin, points[i])) * 2 * Math.PI / Azimuths;
            }
        }
        return sum;
    }

    [Fact]
    public void Powers_balance_at_any_instant_and_the_dissipation_is_never_negative() =>
        Gen.Select(Direction, Direction, Direction, Gen.Double[0, 6], Gen.Double[0, 3], Gen.Double[-0.6, 0.6], Gen.Double[-0.6, 0.6], (easy, along, p, k, b, a, f) =>
            new GeneralizedLlg(With(Alpha, Easy(easy, k), Field(along, b))) { SpinTransfer = Torque(p, a, f), Current = Waveform.Constant(1) }).Sample(equation =>
        {
            FokkerPlanck law = FokkerPlanck.Of(equation, AtEnergyOf(1));
            SphereDensity start = SphereDensity.InProportionTo(u => Math.Exp((1.5 * u.Components.Y) - (u.Components.X * u.Components.Z)), 30);
            DensityAccuracy accuracy = new() { Tolerance = 1e-9 };
            SphereDensity density = law.Evolve(start, Duration.FromSi(0.05 / law.Diffusion), accuracy).Density, stationary = law.Stationary().Density;
            DensityBalance found = new DensityThermodynamics(law).Of(density, stationary, 1e-11);
            double scale = Kt * law.Diffusion * 100;
            Assert.True(found.Dissipation > 0);
            Assert.Equal(0, found.Imbalance, 1e-7 * scale);
            Assert.Equal(found.EnergyPower, found.TorquePower - found.HeatPower, 1e-11 * scale);
            DrivingSplit split = found.Split!;
            Assert.True(split.Relaxation >= 0 && split.Housekeeping >= 0);
            Assert.Equal(found.Dissipation, split.Relaxation + split.Housekeeping + split.Mixed, 1e-9 * scale);
            // The excess is the fall of the relative entropy, whatever circulates.
            double step = 1e-4 / law.Diffusion;
            EvolvedDensity later = law.Evolve(density, Duration.FromSi(step), new DensityAccuracy { Tolerance = 1e-12 });
            DensityBalance after = new DensityThermodynamics(law).Of(later.Density, stationary, 1e-11);
            double mean = 0.5 * (split.Relaxation + after.Split!.Relaxation);
            Assert.Equal(1, Kt * (split.RelativeEntropy - after.Split.RelativeEntropy) / step / mean, 1e-4);
            Assert.Equal(after.Energy - found.Energy, later.Work.Torque - later.Work.Heat, 1e-11 * Kt);
        }, iter: 2);

    [Fact]
    public void On_the_way_to_equilibrium_free_energy_falls_and_in_all_kT_times_the_relative_entropy_is_released()
    {
        FokkerPlanck law = FokkerPlanck.Of(new GeneralizedLlg(With(Alpha, Easy(UnitVector.Z, 4), Field(UnitVector.Along(1, 0, 1), 1))), AtEnergyOf(1));
        SphereDensity density = SphereDensity.InProportionTo(u => Math.Exp(2 * u.Components.X), 30), equilibrium = law.Stationary().Density;
        DensityThermodynamics thermodynamics = new(law);
        DensityBalance first = thermodynamics.Of(density, equilibrium), before = first;
        DensityWork work = default;
        double released = 0, step = 0.02 / law.Diffusion;
        // Simpson's rule over the falling dissipation, with an error of some 3e-6.
        for (int i = 0; i < 70; i++, step *= 1.06)
        {
            EvolvedDensity half = law.Evolve(density, Duration.FromSi(0.5 * step)), whole = law.Evolve(half.Density, Duration.FromSi(0.5 * step));
            DensityBalance middle = thermodynamics.Of(half.Density, equilibrium, 1e-12), after = thermodynamics.Of(whole.Density, equilibrium, 1e-12);
            Assert.True(after.FreeEnergy < before.FreeEnergy + (1e-13 * Kt));
            Assert.Equal(after.Dissipation, after.Split!.Relaxation, 1e-9 * first.Dissipation);
            released += step / 6 * (before.Dissipation + (4 * middle.Dissipation) + after.Dissipation);
            work += half.Work + whole.Work;
            (density, before) = (whole.Density, after);
        }
        Assert.InRange(before.Split!.RelativeEntropy, 0, 1e-9);
        Assert.Equal(1, released / (Kt * first.Split!.RelativeEntropy), 1e-5);
        Assert.Equal(1, (first.FreeEnergy - before.FreeEnergy) / (Kt * first.Split.RelativeEntropy), 1e-9);
        Assert.Equal(first.Energy - before.Energy, work.Heat, 1e-10 * Kt);
        Assert.Equal(0, work.Torque);
    }

    [Fact]
    public void Free_diffusion_makes_entropy_as_its_harmonics_decay()
    {
        // ρ = (1 + x c)/4π, x = e^(−2Dt): ∫|∇ρ|²/ρ = x²/2 ∫(1 − c²)/(1 + xc) dc.
        FokkerPlanck law = FokkerPlanck.Of(new GeneralizedLlg(With(Alpha)), AtEnergyOf(1));
        SphereDensity density = law.Evolve(SphereDensity.InProportionTo(u => 1 + (0.9 * u.Components.Z), 4), Duration.FromSi(0.2 / law.Diffusion), new DensityAccuracy { Tolerance = 1e-13 }).Density;
        double x = 0.9 * Math.Exp(-0.4), logarithm = Math.Log((1 + x) / (1 - x));
        double fisher = 0.5 * x * x * ((2 / (x * x)) + ((1 - (1 / (x * x))) * logarithm / x));
        double entropy = Math.Log(4 * Math.PI) - (((1 + x) * (1 + x) * ((2 * Math.Log(1 + x)) - 1)) - ((1 - x) * (1 - x) * ((2 * Math.Log(1 - x)) - 1))) / (8 * x);
        DensityBalance found = new DensityThermodynamics(law).Of(density);
        Assert.Equal(fisher, found.Dissipation / (Kt * law.Diffusion), 1e-10);
        Assert.Equal(entropy, found.Entropy, 1e-11);
        Assert.Equal(found.Dissipation, found.EntropyPower, 1e-10 * found.Dissipation);
        Assert.Equal(0, found.HeatPower);
    }

    [Fact]
    public void A_field_that_turns_slowly_does_the_work_of_the_free_energy_and_a_fast_one_more()
    {
        double Work(double duration, out double change)
        {
            Waveform ramp = Waveforms.Step(0, 2, 0, duration);
            GeneralizedLlg equation = new(With(Alpha, Easy(UnitVector.Z, 2), new Magnetism.Energies.Zeeman(Magnetization.FromSi(Ms), UnitVector.Along(1, 0, 1), ramp)));
            DrivenDensity driven = new(equation, AtEnergyOf(1));
            SphereDensity start = driven.LawAt(default).Stationary().Density;
            EvolvedDensity end = driven.Evolve(start, default, Duration.FromSi(duration), new DensityAccuracy { Tolerance = 1e-7 });
            DensityBalance first = new DensityThermodynamics(driven.LawAt(default)).Of(start), last = new DensityThermodynamics(driven.LawAt(Duration.FromSi(duration))).Of(end.Density, null, 1e-9);
            Assert.Equal(last.Energy - first.Energy, end.Work.Field - end.Work.Heat, 3e-7 * Kt);
            change = new DensityThermodynamics(driven.LawAt(Duration.FromSi(duration))).Of(driven.LawAt(Duration.FromSi(duration)).Stationary().Density).FreeEnergy - first.FreeEnergy;
            return end.Work.Field;
        }
        double fast = Work(0.1 / Diffusion, out double free), slow = Work(5 / Diffusion, out _);
        Assert.True(fast > slow && slow > free);
        // What is lost over falls as one over the time.
        Assert.InRange((slow - free) / Kt, 0, 0.1);
        Assert.InRange((fast - free) / Kt, 0.2, 2);
    }

    [Fact]
    public void A_field_that_jumps_does_its_work_at_once()
    {
        GeneralizedLlg equation = new(With(Alpha, Easy(UnitVector.Z, 2), new Magnetism.Energies.Zeeman(Magnetization.FromSi(Ms), UnitVector.Z, Waveforms.Step(0.5, -1, 0.1 / Diffusion))));
        DrivenDensity driven = new(equation, AtEnergyOf(1));
        SphereDensity equilibrium = driven.LawAt(default).Stationary().Density;
        EvolvedDensity end = driven.Evolve(equilibrium, default, Duration.FromSi(0.1 / Diffusion), new DensityAccuracy { Tolerance = 1e-10 });
        // −Ms v ΔB ⟨u_z⟩, the density still that of before.
        Assert.Equal(1.5 * equilibrium.Mean.Z, end.Work.Field / Kt, 1e-10);
        Assert.Equal(0, end.Work.Heat, 1e-9 * Kt);
    }

    [Fact]
    public void A_torque_against_the_damping_feeds_heat_into_the_bath_and_one_along_it_cools_the_moment()
    {
        DensityBalance Under(double torque)
        {
            FokkerPlanck law = FokkerPlanck.Of(new GeneralizedLlg(With(Alpha, Field(UnitVector.Z, 4))) { SpinTransfer = Torque(UnitVector.Z, torque), Current = Waveform.Constant(1) }, AtEnergyOf(1));
            SphereDensity still = law.Stationary().Density;
            return new DensityThermodynamics(law).Of(still, still);
        }
        foreach (double torque in new[] { -0.5, 0.5 })
        {
            DensityBalance found = Under(torque);
            // ρ ∝ exp(b c) with b = B + aJ/α in kT; the moment turns at γ[(B − α aJ)]/(1 + α²) + ...: power of the torque Ms v aJ ⟨(1 − c²)φ'⟩ in Gilbert's form.
            double b = 4 + (torque / Alpha), c1 = (1 / Math.Tanh(b)) - (1 / b), across = 2 * c1 / b;
            double turning = Gamma / (1 + (Alpha * Alpha)) * (4 - (Alpha * torque));
            Assert.Equal(-torque * turning * across * Kt, found.TorquePower, 1e-8 * Kt * Gamma);
            Assert.Equal(found.TorquePower, found.HeatPower, 1e-9 * Kt * Gamma);
            Assert.Equal(0, Math.Sign(torque) + Math.Sign(found.HeatPower));
            Assert.True(found.Dissipation > 0);
            Assert.Equal(1, found.Dissipation / found.Split!.Housekeeping, 1e-9);
        }
    }

    [Fact]
    public void A_current_warms_small_motion_by_the_formula_and_fails_it_near_the_threshold()
    {
        // V = −K c², 20 kT; aJ against the state at +z has its threshold at α Bk.
        const double Bk = 40;
        EffectiveTemperature At(double share) => EffectiveTemperature.Of(
            FokkerPlanck.Of(new GeneralizedLlg(With(0.1, Easy(UnitVector.Z, Bk))) { SpinTransfer = Torque(UnitVector.Z, -share * 0.1 * Bk), Current = Waveform.Constant(1) }, AtEnergyOf(1)), UnitVector.Z, new DensityAccuracy { Tolerance = 1e-9 });
        // Exactly: ⟨1 − c²⟩ over 0 < c < 1 with exp[20(c² − 2 i c)].
        double Spread(double i) => Average(c => 1 - (c * c), i) / Average(_ => 1, i);
        double Average(Func<double, double> f, double i) => Enumerable.Range(0, 20000).Sum(k => f((k + 0.5) / 20000) * Math.Exp(20 * ((((k + 0.5) / 20000) * ((k + 0.5) / 20000)) - (2 * i * ((k + 0.5) / 20000)) - 1)));
        foreach (double share in new[] { -0.25, 0.1 })
        {
            EffectiveTemperature found = At(share);
            Assert.Equal(1 / (1 - share), found.Formula!.Value, 1e-10);
            Assert.Equal(1, found.FromSpread!.Value / (Spread(share) / Spread(0)), 1e-3);
            Assert.Equal(1, found.FromSpread!.Value * (1 - share), 0.03);
        }
        Assert.Equal((null, null), (At(1.2).FromSpread, At(1.2).Formula));
    }
}
