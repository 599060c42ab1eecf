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

public class LangevinEnsembleTests
{
    private const double Ms = 1e6, Amount = 2e-23;

    private static readonly double Unit = 1 / PhysicalConstants.ElectronGyromagneticRatio;
    private static readonly Temperature Warm = Temperature.FromSi(0.02 * Ms * Amount / PhysicalConstants.BoltzmannConstant);
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public void A_trajectory_run_alone_repeats_itself_and_threads_and_widths_change_no_bit()
    {
        EnsembleRun run = new() { Trajectories = 150, Seed = 3, Step = Duration.FromSi(0.1 * Unit), Steps = 37, Interval = 5 };
        Track[] whole = Tracks(Driven(), run, LaneWidth.One);
        Assert.Equal(150, whole.Length);
        foreach (LaneWidth width in Enum.GetValues<LaneWidth>().Where(LaneWidths.Supports))
        {
            Assert.Equal(whole, Tracks(Driven(), run, width));
            Assert.Equal(whole, Tracks(Driven(), run with { Threads = 1 }, width));
            Assert.Equal(whole[77..78], Tracks(Driven(), run with { FirstTrajectory = 77, Trajectories = 1 }, width));
            Assert.Equal(whole[40..100], Tracks(Driven(), run with { FirstTrajectory = 40, Trajectories = 60 }, width));
            // Looking more often changes nothing.
            Assert.Equal(whole.Select(track => track.At(7)), Tracks(Driven(), run with { Interval = 1 }, width).Select(track => track.At(35)));
        }
        Assert.NotEqual(whole[0], whole[1]);
        Assert.NotEqual(whole, Tracks(Driven(), run with { Seed = 4 }, LaneWidth.One));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Noise_in_double_precision_has_the_same_bits_alone_and_on_all_widths_and_threads_in_lanes_and_the_general_equation(int increments)
    {
        EnsembleRun run = new() { Trajectories = 150, Seed = 3, Step = Duration.FromSi(0.1 * Unit), Steps = 37, Interval = 5, NoisePrecision = NoisePrecision.Binary64, IncrementsPerStep = increments };
        Track[] whole = Tracks(Driven(), run, LaneWidth.One), single = Tracks(Driven(), run with { NoisePrecision = NoisePrecision.Binary32 }, LaneWidth.One);
        foreach (LaneWidth width in Enum.GetValues<LaneWidth>().Where(LaneWidths.Supports))
        {
            Assert.Equal(whole, Tracks(Driven(), run, width));
            Assert.Equal(whole, Tracks(Driven(), run with { Threads = 1 }, width));
            Assert.Equal(whole[77..78], Tracks(Driven(), run with { FirstTrajectory = 77, Trajectories = 1 }, width));
        }
        Assert.Equal(Tracks(Steady(), run, null), Tracks(Steady(), run with { Threads = 1 }, null));
        Track[] lanes = Tracks(Steady(), run, LaneWidths.Best), general = Tracks(Steady(), run, null);
        for (int i = 0; i < 150; i++) Assert.InRange((lanes[i].At(7) - general[i].At(7)).Norm, 0, 1e-12);
        Assert.NotEqual(whole, single);
    }

    [Fact]
    public void Doubled_steps_sum_the_increments_of_double_precision_as_well()
    {
        EnsembleRun run = new() { Trajectories = 64, Seed = 5, Step = Duration.FromSi(0.02 * Unit), Steps = 400, Interval = 400, NoisePrecision = NoisePrecision.Binary64 };
        Track[] fine = Tracks(Steady(), run, LaneWidths.Best), coarse = Tracks(Steady(), run.WithDoubledStep(), LaneWidths.Best), other = Tracks(Steady(), run with { Seed = 6 }, LaneWidths.Best);
        double apart = fine.Zip(coarse, (a, b) => (a.At(1) - b.At(1)).Norm).Average(), independent = fine.Zip(other, (a, b) => (a.At(1) - b.At(1)).Norm).Average();
        Assert.InRange(apart, 1e-6, 0.05 * independent);
    }

    [Fact]
    public void The_lanes_follow_the_general_equation_on_the_same_noise()
    {
        EnsembleRun run = new() { Trajectories = 40, Seed = 5, Step = Duration.FromSi(0.1 * Unit), Steps = 300, Interval = 300 };
        // With drives, one takes the average over a step and the other the value at its middle.
        foreach ((GeneralizedLlg equation, double tolerance) in new[] { (Steady(), 1e-11), (Driven(), 5e-5) })
        {
            Track[] lanes = Tracks(equation, run, LaneWidths.Best), general = Tracks(equation, run, null);
            for (int i = 0; i < 40; i++)
            {
                Vector3d difference = lanes[i].At(1) - general[i].At(1);
                Assert.InRange(difference.Norm, 0, tolerance);
                Assert.True((lanes[i].At(1) - lanes[i].At(0)).Norm > 1e-3);
            }
        }
    }

    [Fact]
    public void The_lanes_follow_the_general_equation_under_Slonczewskis_asymmetry() =>
        Gen.Select(Gen.ULong, Gen.Double[0.3, 3], Gen.Double[0.02, 0.1], Gen.Int[0, 2]).Sample((seed, lambda, strength, form) =>
        {
            AxialFunction asymmetric = AxialFunction.Slonczewski(strength * Ms, lambda), constant = AxialFunction.Linear(0.04 * Ms);
            AxialTorque torque = new(UnitVector.Along(0.2, -0.3, 1), form == 1 ? constant : asymmetric, form == 0 ? constant : form == 1 ? asymmetric : AxialFunction.Slonczewski(0.3 * strength * Ms, lambda));
            GeneralizedLlg equation = new(Steady().Magnets[0]) { SpinTransfer = new AxialPotentials(torque), Current = Waveform.Constant(1) };
            Assert.NotNull(FoldedTorque.Of(equation));
            EnsembleRun run = new() { Trajectories = 40, Seed = seed, Step = Duration.FromSi(0.1 * Unit), Steps = 300, Interval = 300, Threads = 1 };
            Track[] general = Tracks(equation, run, null), without = Tracks(new GeneralizedLlg(equation.Magnets[0]), run, null);
            foreach (LaneWidth width in Enum.GetValues<LaneWidth>().Where(LaneWidths.Supports))
            {
                Track[] lanes = Tracks(equation, run, width);
                for (int i = 0; i < 40; i++) Assert.InRange((lanes[i].At(1) - general[i].At(1)).Norm, 0, 1e-10);
            }
            Assert.True(general.Zip(without, (a, b) => (a.At(1) - b.At(1)).Norm).Max() > 1e-3);
        }, iter: 20);

    [Fact]
    public void Asymmetric_torques_under_a_current_in_time_change_no_bit_with_the_width_and_follow_the_general_equation_to_second_order()
    {
        GeneralizedLlg equation = Driven(new AxialTorque(UnitVector.Along(0.2, 0, 1), AxialFunction.Slonczewski(0.05 * Ms, 1.7), AxialFunction.Linear(0.03 * Ms)));
        EnsembleRun run = new() { Trajectories = 70, Seed = 9, Step = Duration.FromSi(0.1 * Unit), Steps = 300, Interval = 100 };
        Track[] reference = Tracks(equation, run, LaneWidth.One), general = Tracks(equation, run, null), symmetric = Tracks(Driven(), run, LaneWidth.One);
        // The same strengths, given as a series: the third kernel.
        GeneralizedLlg series = Driven(new AxialTorque(UnitVector.Along(0.2, 0, 1), AxialFunction.FromStrength(ChebyshevSeries.Fit(AxialFunction.Slonczewski(0.05 * Ms, 1.7).Derivative)), AxialFunction.Linear(0.03 * Ms)));
        Track[] ratios = Tracks(series, run, LaneWidth.One);
        // 1/(1 + bc) beside a constant.
        Assert.Equal(2, FoldedTorque.Of(series)?.Ratio?.Denominator.Length);
        foreach (LaneWidth width in Enum.GetValues<LaneWidth>().Where(LaneWidths.Supports))
        {
            Assert.Equal(reference, Tracks(equation, run, width));
            Assert.Equal(ratios, Tracks(series, run, width));
        }
        for (int i = 0; i < 70; i++) Assert.InRange((reference[i].At(3) - general[i].At(3)).Norm, 0, 5e-5);
        for (int i = 0; i < 70; i++) Assert.InRange((reference[i].At(3) - ratios[i].At(3)).Norm, 0, 1e-10);
        Assert.True(reference.Zip(symmetric, (a, b) => (a.At(3) - b.At(3)).Norm).Max() > 1e-3);
    }

    [Fact]
    public void Parts_with_different_asymmetries_and_series_are_ratios_that_follow_the_general_equation_and_a_kink_is_left_to_it()
    {
        AxialFunction one = AxialFunction.Slonczewski(0.1 * Ms, 2), other = AxialFunction.Slonczewski(0.1 * Ms, 3), series = AxialFunction.FromStrength(new ChebyshevSeries(0.1 * Ms, 0.02 * Ms));
        AxialFunction smooth = AxialFunction.FromStrength(ChebyshevSeries.Fit(c => 0.05 * Ms * Math.Exp(c) / (1.7 + c)));
        foreach ((AxialFunction damping, AxialFunction field, int degree) in new[] { (one, other, 2), (one, series, 2), (series, AxialFunction.Zero, 1), (smooth, one, 7) })
        {
            GeneralizedLlg equation = new(Steady().Magnets[0]) { SpinTransfer = new AxialPotentials(new AxialTorque(UnitVector.Along(0.2, -0.3, 1), damping, field)), Current = Waveform.Constant(1) };
            AxialRatio ratio = Assert.IsType<AxialRatio>(FoldedTorque.Of(equation)?.Ratio);
            Assert.InRange(ratio.Denominator.Length - 1, 1, degree);
            EnsembleRun run = new() { Trajectories = 40, Seed = 31, Step = Duration.FromSi(0.1 * Unit), Steps = 300, Interval = 300, Threads = 1 };
            Track[] general = Tracks(equation, run, null), without = Tracks(new GeneralizedLlg(equation.Magnets[0]), run, null);
            foreach (LaneWidth width in Enum.GetValues<LaneWidth>().Where(LaneWidths.Supports))
            {
                Track[] lanes = Tracks(equation, run, width);
                for (int i = 0; i < 40; i++) Assert.InRange((lanes[i].At(1) - general[i].At(1)).Norm, 0, 1e-10);
            }
            Assert.True(general.Zip(without, (a, b) => (a.At(1) - b.At(1)).Norm).Max() > 1e-3);
        }
        Assert.Null(FoldedTorque.Of(Driven(new AxialTorque(UnitVector.Z, new Kink(), one))));
    }

    [Fact]
    public void Without_temperature_the_motion_is_the_deterministic_one_to_second_order()
    {
        double[] errors = [.. new[] { 0.1, 0.05 }.Select(h =>
        {
            int steps = (int)Math.Round(20 / h);
            EnsembleRun run = new() { Trajectories = 3, Seed = 1, Step = Duration.FromSi(h * Unit), Steps = steps, Interval = steps };
            Track[] cold = Tracks(Driven(), run, LaneWidths.Best, Temperature.FromSi(0));
            return cold.Max(track => (track.At(1) - Exact(track.At(0), 20 * Unit)).Norm);
        })];
        Assert.InRange(errors[0], 1e-6, 0.02);
        Assert.InRange(errors[0] / errors[1], 3.4, 4.6);

        static Vector3d Exact(Vector3d start, double duration)
        {
            DormandPrince54<GeneralizedLlg> stepper = DormandPrince54.For(Driven(), new StepControl(1e-11));
            stepper.Start(0, [start.X, start.Y, start.Z]);
            Assert.Equal(IntegrationEnd.Reached, stepper.Advance(duration, Stop));
            return new MomentsView(stepper.State)[0];
        }
    }

    [Fact]
    public void A_start_on_a_pole_stays_there_when_cold_or_without_damping_and_leaves_when_warm()
    {
        EnsembleRun run = new() { Trajectories = 2, Seed = 1, Step = Duration.FromSi(0.1 * Unit), Steps = 50, Interval = 50 };
        GeneralizedLlg axial = new(Free(0.1, Easy(0.1)));
        Assert.Equal(new Vector3d(0, 0, 1), Tracks(axial, run, LaneWidths.Best, Temperature.FromSi(0), EnsembleStart.At(UnitVector.Z))[0].At(1));
        Assert.Equal(new Vector3d(0, 0, 1), Tracks(new GeneralizedLlg(Free(0, Easy(0.1))), run, LaneWidths.Best, Warm, EnsembleStart.At(UnitVector.Z))[0].At(1));
        Assert.True(Tracks(axial, run, LaneWidths.Best, Warm, EnsembleStart.At(UnitVector.Z))[0].At(1).Z < 1);
    }

    [Fact]
    public void Doubled_steps_follow_the_same_random_fields()
    {
        EnsembleRun run = new() { Trajectories = 64, Seed = 5, Step = Duration.FromSi(0.02 * Unit), Steps = 400, Interval = 400 };
        foreach (LaneWidth? width in new LaneWidth?[] { LaneWidths.Best, null })
        {
            Track[] fine = Tracks(Steady(), run, width), coarse = Tracks(Steady(), run.WithDoubledStep(), width), other = Tracks(Steady(), run with { Seed = 6 }, width);
            double apart = fine.Zip(coarse, (a, b) => (a.At(1) - b.At(1)).Norm).Average(), independent = fine.Zip(other, (a, b) => (a.At(1) - b.At(1)).Norm).Average();
            Assert.InRange(apart, 1e-6, 0.05 * independent);
        }
    }

    [Fact]
    public void The_thermal_field_has_Browns_size()
    {
        // alpha 0.01, Ms 1 MA/m, 1000 nm³, 300 K, 1 ps: √(2·0.01·4.141947e-21/(1.7608596e11·1e6·1e-24·1e-12)) T.
        Magnet magnet = new("free", Volume.FromSi(1e-24), Length.FromNanometres(3), new MagneticProperties(Magnetization.FromSi(1e6), 0.01), SumOfTerms.Nothing);
        Assert.Equal(0.0216898, LangevinEnsemble.ThermalField(magnet, Temperature.FromSi(300), Duration.FromPicoseconds(1)).Si, 1e-6);
    }

    [Fact]
    public void What_makes_no_sense_is_refused_with_its_name_and_value()
    {
        EnsembleRun run = new() { Trajectories = 2, Seed = 1, Step = Duration.FromSi(0.1 * Unit), Steps = 3 };
        Assert.Contains("-1", Assert.Throws<ArgumentException>(() => new LangevinEnsemble(Steady(), Temperature.FromSi(-1))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new LangevinEnsemble(Steady(), Warm, Warm));
        foreach (EnsembleRun wrong in new[] { run with { Trajectories = 0 }, run with { Step = default }, run with { Steps = -1 }, run with { Interval = 0 }, run with { IncrementsPerStep = 0 }, run with { Threads = 0 }, run with { NoisePrecision = (NoisePrecision)2 } })
        {
            Assert.Throws<ArgumentException>(() => Tracks(Steady(), wrong, LaneWidths.Best));
        }
        Assert.Throws<InvalidOperationException>(() => run.WithDoubledStep());
        Assert.Throws<ArgumentException>(() => Tracks(Steady(), run, LaneWidths.Best, Warm, EnsembleStart.At(UnitVector.X, UnitVector.Z)));
        Assert.Throws<InvalidOperationException>(() => ObservableMeans.OfDirection().Values);
        Assert.Throws<ArithmeticException>(() => Tracks(Steady(), run with { Step = Duration.FromSi(100 * Unit), Scheme = StochasticScheme.ImplicitMidpoint }, null));
    }

    private static Magnet Free(double alpha, params EnergyTerm[] terms) =>
        new("free", Volume.FromSi(Amount), Length.FromNanometres(3), new MagneticProperties(Magnetization.FromSi(Ms), alpha), SumOfTerms.Of(terms));

    private static UniaxialAnisotropy Easy(double tesla) => new(EnergyDensity.FromSi(0.5 * tesla * Ms), UnitVector.Z);

    private static GeneralizedLlg Steady() => new(Free(0.1, Easy(0.2), new UniaxialAnisotropy(EnergyDensity.FromSi(-0.2 * Ms), UnitVector.Along(1, 0.3, 0.2)), new Zeeman(Magnetization.FromSi(Ms), UnitVector.Along(1, 2, 3), MagneticField.FromSi(0.1))));

    /// <summary>An alternating field and an alternating current, with both torques.</summary>
    private static GeneralizedLlg Driven(AxialTorque? torque = null) => new(Free(0.1, Easy(0.3), new Zeeman(Magnetization.FromSi(Ms), UnitVector.Along(1, 2, 3), Waveforms.Sine(0.2, 0.005 / Unit, 0.4))))
    {
        SpinTransfer = new AxialPotentials(torque ?? new AxialTorque(UnitVector.Along(0.2, 0, 1), AxialFunction.Linear(0.02 * Ms), AxialFunction.Linear(0.03 * Ms))),
        Current = Waveforms.Sine(1, 0.008 / Unit),
    };

    private static Track[] Tracks(GeneralizedLlg equation, EnsembleRun run, LaneWidth? width, Temperature? temperature = null, EnsembleStart? start = null)
    {
        Recorder recorder = new();
        new LangevinEnsemble(equation, temperature ?? Warm).Run(run, start ?? EnsembleStart.Anywhere, [recorder], width, Stop);
        return [.. recorder.Tracks];
    }

    /// <summary>All directions of one trajectory, compared bit by bit.</summary>
    private sealed record Track(IReadOnlyList<Vector3d> Directions)
    {
        public Vector3d At(int look) => Directions[look];

        public bool Equals(Track? other) => other is not null && Directions.SequenceEqual(other.Directions);

        public override int GetHashCode() => Directions[^1].GetHashCode();
    }

    /// <summary>A strength that no ratio of low polynomials meets.</summary>
    private sealed class Kink : AxialFunction
    {
        public override double Value(double c) => 0.05 * Ms * c * Math.Abs(c);

        public override double Derivative(double c) => 0.1 * Ms * Math.Abs(c);

        public override double SecondDerivative(double c) => 0.1 * Ms * Math.Sign(c);
    }

    private sealed class Recorder : EnsembleStatistic
    {
        private readonly List<List<Vector3d>> looks = [];

        public List<Track> Tracks { get; } = [];

        protected internal override EnsembleStatistic Empty() => new Recorder();

        protected internal override void Observe(EnsembleSample sample)
        {
            for (int i = 0; i < sample.Count; i++)
            {
                if (looks.Count <= i) looks.Add([]);
                looks[i].Add(sample[i, 0]);
            }
        }

        protected internal override void Add(EnsembleStatistic block) => Tracks.AddRange(((Recorder)block).looks.Select(list => new Track(list)));
    }
}
