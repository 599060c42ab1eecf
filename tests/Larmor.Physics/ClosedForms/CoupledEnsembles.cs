using Larmor.Fluctuations.Langevin;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using Larmor.Quantities;
using static Larmor.Physics.ClosedForms.ThermalEnsembles;
using static Larmor.Physics.TestMagnets;

namespace Larmor.Physics.ClosedForms;

/// <summary>Ensembles of coupled moments, of moments at different temperatures, and with friction that depends on direction and neighbour.</summary>
public class CoupledEnsembles
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public void Two_moments_in_exchange_alone_have_Langevins_function_for_the_cosine_between_them()
    {
        // E = −J A u₁·u₂ with JA/kT = 1.5: ⟨u₁·u₂⟩ = coth 1.5 − 1/1.5.
        GeneralizedLlg equation = Pair(1.5, With(0.5), Thrice(0.3));
        Agrees(Langevin(1.5), Cosine(equation, steps: 800).Extrapolated);
        Agrees(Langevin(1.5), Cosine(equation, steps: 800, StochasticScheme.ImplicitMidpoint).Extrapolated);
    }

    [Fact]
    public void Moments_that_do_not_touch_keep_their_own_temperatures()
    {
        GeneralizedLlg equation = new(With(0.5, Field(UnitVector.Z, 0.1)), Thrice(0.5, Field(UnitVector.X, 0.1)));
        EnsembleRun run = new() { Trajectories = 480, Seed = 12, Step = Seconds(0.2), Steps = 800, Interval = 20 };
        double since = 0.5 * run.Steps * run.Step.Si;
        ObservableMeans means = new(2, (moments, values) => (values[0], values[1]) = (moments[0].Z, moments[1].X), since);
        new LangevinEnsemble(equation, AtEnergyOf(0.1), AtEnergyOf(0.2)).Run(run, EnsembleStart.Anywhere, [means], Stop);
        Agrees(Langevin(1), means.Values[0], slack: 2e-3);
        Agrees(Langevin(1.5), means.Values[1], slack: 2e-3);
    }

    [Fact]
    public void Friction_that_differs_from_axis_to_axis_leaves_Boltzmanns_law_alone()
    {
        Magnet magnet = With(0, Field(UnitVector.Along(0, 1, 1), 0.05));
        double cosine = Math.Sqrt(0.5);
        foreach (LocalDamping damping in new[] { LocalDamping.AboutAxis(UnitVector.Z, 0.2, 2, 0.1), LocalDamping.AlongAxes(0.1, 0.5, 2, UnitVector.X, UnitVector.Y) })
        {
            GeneralizedLlg equation = new(magnet) { Damping = LocalDamping.Tensor([magnet], damping) };
            IReadOnlyList<StepExtrapolation> moments = Extrapolated(equation, AtEnergyOf(0.05), Seconds(0.3), trajectories: 480, steps: 1200);
            Agrees(cosine * Langevin(1), moments[1].Extrapolated);
            Agrees(cosine * Langevin(1), moments[2].Extrapolated);
            Agrees(0, moments[0].Extrapolated);
            // ⟨(u·b)²⟩ = 1 − 2L(x)/x.
            Agrees(Langevin(1), moments[3].Extrapolated);
        }
    }

    [Fact]
    public void A_tensor_made_of_one_damping_is_the_scalar_one_in_its_relaxation()
    {
        Magnet magnet = With(0.5);
        double diffusion = 0.5 * Gamma * 1 / 1.25;
        GeneralizedLlg equation = new(magnet) { Damping = DampingTensor.Scalar(magnet) };
        MeansInTime means = new(1, (moments, values) => values[0] = moments[0].X);
        new LangevinEnsemble(equation, AtEnergyOf(1)).Run(
            new EnsembleRun { Trajectories = 6400, Seed = 5, Step = Duration.FromSi(2e-3 / diffusion), Steps = 200, Interval = 50 }, EnsembleStart.At(UnitVector.X), [means], Stop);
        for (int i = 1; i < 5; i++) Agrees(Math.Exp(-2 * diffusion * means.Times[i]), means.Of(0)[i], slack: 1e-3);
    }

    [Fact]
    public void Friction_between_moments_leaves_Boltzmanns_law_alone()
    {
        (Magnet one, Magnet three) = (With(0.1), Thrice(0.1));
        double momentum = DampingTensor.AngularMomentum(one);
        double[] matrix = new double[36];
        for (int a = 0; a < 3; a++)
        {
            matrix[(6 * a) + a] = 0.6 * momentum;
            matrix[(6 * (a + 3)) + a + 3] = 0.9 * momentum;
            matrix[(6 * a) + a + 3] = matrix[(6 * (a + 3)) + a] = -0.5 * momentum;
        }
        GeneralizedLlg equation = Pair(1.5, one, three, DampingTensor.Constant(2, matrix));
        Agrees(Langevin(1.5), Cosine(equation, steps: 800).Extrapolated);
    }

    [Fact]
    public void Different_temperatures_under_one_tensor_are_refused()
    {
        Magnet magnet = With(0.1);
        GeneralizedLlg equation = new(magnet, magnet) { Damping = DampingTensor.Scalar(magnet, magnet) };
        Assert.Throws<ArgumentException>(() => new LangevinEnsemble(equation, AtEnergyOf(1), AtEnergyOf(2)));
    }

    private static double Langevin(double x) => (1 / Math.Tanh(x)) - (1 / x);

    /// <summary>Two moments with JA = x kT, kT = Ms v · 0.05 T.</summary>
    private static GeneralizedLlg Pair(double x, Magnet first, Magnet second, DampingTensor? damping = null) => new(first, second)
    {
        Pairs = [new MomentPair(0, 1, new InterlayerExchange(EnergyPerArea.FromSi(x * 0.05 * Ms * VolumeOfMagnet.Si / 1e-14), Area.FromSi(1e-14)))],
        Damping = damping,
    };

    private static StepExtrapolation Cosine(GeneralizedLlg equation, int steps, StochasticScheme scheme = StochasticScheme.Heun)
    {
        EnsembleRun run = new() { Trajectories = 480, Seed = 12, Step = Seconds(0.3), Steps = steps, Interval = 20, Scheme = scheme };
        ObservableMeans[] means = [.. Enumerable.Range(0, 2).Select(_ => new ObservableMeans(1, (moments, values) => values[0] = Vector3d.Dot(moments[0], moments[1]), 0.5 * run.Steps * run.Step.Si))];
        LangevinEnsemble ensemble = new(equation, AtEnergyOf(0.05));
        ensemble.Run(run, EnsembleStart.Anywhere, [means[0]], Stop);
        ensemble.Run(run.WithDoubledStep(), EnsembleStart.Anywhere, [means[1]], Stop);
        return StepExtrapolation.Of(means[0], means[1])[0];
    }
}
