using CsCheck;
using Larmor.Fluctuations.Langevin;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Magnetism.Torques;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Numerics.Lanes;
using Larmor.Quantities;

namespace Larmor.Tests.Fluctuations.Langevin;

public class CoupledLanesTests
{
    private const double Ms = 1e6, Amount = 2e-23;

    private static readonly double Unit = 1 / PhysicalConstants.ElectronGyromagneticRatio;
    private static readonly Temperature[] Warm = [Temperature.FromSi(0.02 * Ms * Amount / PhysicalConstants.BoltzmannConstant), Temperature.FromSi(0.05 * Ms * Amount / PhysicalConstants.BoltzmannConstant), Temperature.FromSi(0)];

    [Fact]
    public void The_lanes_follow_the_general_equation_on_the_same_noise_for_up_to_four_bilinear_couplings_and_every_form_of_torque() =>
        Gen.Select(Gen.ULong, Gen.Int[0, 4], Gen.Int[1, 3], Gen.Bool).Sample((seed, pairs, increments, isDouble) =>
        {
            GeneralizedLlg equation = Three(pairs, Waveform.Constant(0.7));
            EnsembleRun run = new() { Trajectories = 34, Seed = seed, Step = Duration.FromSi(0.05 * Unit), Steps = 40, Interval = 20, IncrementsPerStep = increments, NoisePrecision = isDouble ? NoisePrecision.Binary64 : NoisePrecision.Binary32, Threads = 1 };
            Vector3d[] general = Directions(equation, run, null);
            foreach (LaneWidth width in Enum.GetValues<LaneWidth>().Where(LaneWidths.Supports))
            {
                Vector3d[] lanes = Directions(equation, run, width);
                for (int i = 0; i < lanes.Length; i++) Assert.InRange((lanes[i] - general[i]).Norm, 0, 1e-11);
            }
            Assert.Equal(3, FoldedMoments.Of(equation, [0, 0, 0], new StepTimes(0, 1e-12, 1))?.Magnets.Length);
        }, iter: 12);

    [Fact]
    public void All_widths_and_threads_give_the_same_bits_under_drives_and_follow_the_general_equation_to_second_order()
    {
        GeneralizedLlg equation = Three(4, Waveforms.Sine(1, 0.008 / Unit), Waveforms.Sine(0.1, 0.005 / Unit));
        EnsembleRun run = new() { Trajectories = 70, Seed = 9, Step = Duration.FromSi(0.05 * Unit), Steps = 100, Interval = 50 };
        Vector3d[] reference = Directions(equation, run, LaneWidth.One), general = Directions(equation, run, null);
        foreach (LaneWidth width in Enum.GetValues<LaneWidth>().Where(LaneWidths.Supports))
        {
            Assert.Equal(reference, Directions(equation, run, width));
            Assert.Equal(reference, Directions(equation, run with { Threads = 1 }, width));
            Assert.Equal(reference[(3 * 40)..(3 * 41)], Directions(equation, run with { FirstTrajectory = 40, Trajectories = 1 }, width));
        }
        Assert.InRange(reference.Zip(general, (a, b) => (a - b).Norm).Max(), 1e-12, 1e-4);
    }

    [Fact]
    public void Steps_so_long_that_a_root_restores_the_length_give_the_same_bits()
    {
        EnsembleRun run = new() { Trajectories = 32, Seed = 4, Step = Duration.FromSi(2 * Unit), Steps = 20, Interval = 20 };
        Vector3d[] reference = Directions(Three(4, Waveform.Constant(1)), run, LaneWidth.One);
        foreach (LaneWidth width in Enum.GetValues<LaneWidth>().Where(LaneWidths.Supports)) Assert.Equal(reference, Directions(Three(4, Waveform.Constant(1)), run, width));
        Assert.All(reference, u => Assert.Equal(1, u.Norm, 1e-12));
    }

    [Fact]
    public void Energies_shared_in_other_forms_torques_that_both_moments_turn_and_damping_tensors_are_left_to_the_general_equation()
    {
        StepTimes time = new(0, 1e-12, 1);
        GeneralizedLlg bilinear = Three(4, Waveform.Constant(1));
        Assert.Null(FoldedMoments.Of(new GeneralizedLlg(bilinear.Magnets) { Pairs = [new MomentPair(0, 1, new BiquadraticExchange(EnergyPerArea.FromSi(1e-4), Area.FromSi(1e-15)))] }, [0, 0, 0], time));
        Assert.Null(FoldedMoments.Of(new GeneralizedLlg(bilinear.Magnets) { Damping = DampingTensor.Scalar([.. bilinear.Magnets]) }, [0, 0, 0], time));
        Assert.Null(FoldedMoments.Of(new GeneralizedLlg([.. bilinear.Magnets.Take(2), Free("cubic", 1, 0.1, new CubicAnisotropy(EnergyDensity.FromSi(1e4), default, UnitVector.X, UnitVector.Y))]), [0, 0, 0], time));
    }

    /// <summary>Three magnets of different size and damping, in exchange, dipolar and antisymmetric coupling, with a constant, an asymmetric and a series torque.</summary>
    private static GeneralizedLlg Three(int pairs, Waveform current, Waveform? field = null)
    {
        EnergyTerm applied = field is null ? new Zeeman(Magnetization.FromSi(Ms), UnitVector.Along(1, 2, 3), MagneticField.FromSi(0.1)) : new Zeeman(Magnetization.FromSi(Ms), UnitVector.Along(1, 2, 3), field);
        Magnet[] magnets =
        [
            Free("one", 1, 0.1, Easy(UnitVector.Z, 0.3), applied),
            Free("two", 3, 0.03, Easy(UnitVector.Along(1, 0, 1), -0.4), applied),
            Free("three", 0.5, 0.5, Easy(UnitVector.Y, 0.2)),
        ];
        AxialFunction series = AxialFunction.FromStrength(ChebyshevSeries.Fit(c => 0.04 * Ms * (1 - (0.2 * c)) / ((1 + (0.4 * c)) * (1.3 - (0.2 * c)))));
        MomentPair[] all =
        [
            new(0, 1, new InterlayerExchange(EnergyPerArea.FromSi(1e-4), Area.FromSi(2e-14))),
            new(2, 0, new InterlayerDzyaloshinskiiMoriya(EnergyPerArea.FromSi(5e-5), UnitVector.Along(1, 1, 0), Area.FromSi(2e-14))),
            new(1, 2, new DipolarCoupling(magnets[1], magnets[2], new SymmetricMatrix3(-0.05, 0.02, 0.03, 0.01, 0, 0.02))),
            new(0, 1, new InterlayerDzyaloshinskiiMoriya(EnergyPerArea.FromSi(-3e-5), UnitVector.X, Area.FromSi(2e-14))),
        ];
        return new GeneralizedLlg(magnets)
        {
            Pairs = all[..pairs],
            SpinTransfer = new AxialPotentials(
                new AxialTorque(UnitVector.Along(0.2, 0, 1), AxialFunction.Linear(0.05 * Ms), AxialFunction.Linear(0.03 * Ms)),
                new AxialTorque(UnitVector.X, AxialFunction.Slonczewski(0.05 * Ms, 1.6), AxialFunction.Linear(0.02 * Ms)),
                new AxialTorque(UnitVector.Along(1, 1, 1), series, AxialFunction.Zero)),
            Current = current,
        };
    }

    private static UniaxialAnisotropy Easy(UnitVector axis, double tesla) => new(EnergyDensity.FromSi(0.5 * tesla * Ms), axis);

    private static Magnet Free(string name, double size, double alpha, params EnergyTerm[] terms) =>
        new(name, Volume.FromSi(size * Amount), Length.FromNanometres(3), new MagneticProperties(Magnetization.FromSi(Ms), alpha), SumOfTerms.Of(terms));

    /// <summary>All moments of all trajectories at the last look.</summary>
    private static Vector3d[] Directions(GeneralizedLlg equation, EnsembleRun run, LaneWidth? width)
    {
        Last last = new(equation.Count);
        new LangevinEnsemble(equation, Warm).Run(run, EnsembleStart.Anywhere, [last], width, TestContext.Current.CancellationToken);
        return [.. last.Directions];
    }

    private sealed class Last(int count) : EnsembleStatistic
    {
        public List<Vector3d> Directions { get; } = [];

        protected internal override EnsembleStatistic Empty() => new Last(count);

        protected internal override void Observe(EnsembleSample sample)
        {
            Directions.Clear();
            for (int i = 0; i < sample.Count * count; i++) Directions.Add(sample[i / count, i % count]);
        }

        protected internal override void Add(EnsembleStatistic block) => Directions.AddRange(((Last)block).Directions);
    }
}
