using CsCheck;
using Larmor.Coupling;
using Larmor.Fluctuations.Density;
using Larmor.Fluctuations.Langevin;
using Larmor.Layers;
using Larmor.Magnetism.Motion;
using Larmor.Magnetism.Torques;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Numerics.Lanes;
using Larmor.Physics.ClosedForms;
using Larmor.Quantities;
using static Larmor.Physics.ClosedForms.ThermalEnsembles;
using static Larmor.Physics.TestMagnets;

namespace Larmor.Physics.Limits;

/// <summary>Torques computed from stacks, in vector lanes: against the equation of motion on the same noise, and against what is known of their stationary states.</summary>
public class StackTorquesInLanes
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public void Torques_of_spin_valves_are_ratios_of_low_degree_and_each_step_in_lanes_is_the_general_one() => Valves().Sample(
        stack =>
        {
            AxialTorque torque = TorqueOf(stack, UnitVector.Along(0.3, -0.2, 1));
            double scale = Enumerable.Range(-20, 41).Max(i => Math.Max(Math.Abs(torque.DampingLike.Derivative(i / 20.0)), Math.Abs(torque.FieldLike.Derivative(i / 20.0))));
            // Magnets without any asymmetry: no torque.
            if (scale == 0) return;
            AxialRatio ratio = Assert.IsType<AxialRatio>(AxialRatio.Of(torque));
            Assert.InRange(ratio.Denominator.Length - 1, 0, 8);
            GeneralizedLlg equation = new(With(0.1, Easy(UnitVector.Z, 0.2), Field(UnitVector.Along(1, 2, 3), 0.1))) { SpinTransfer = new AxialPotentials(torque), Current = Waveform.Constant(0.1 * Ms / scale) };
            EnsembleRun run = new() { Trajectories = 64, Seed = 7, Step = Seconds(0.05), Steps = 1, Threads = 1 };
            Last lanes = new(), general = new();
            new LangevinEnsemble(equation, AtEnergyOf(0.02)).Run(run, EnsembleStart.Anywhere, [lanes], LaneWidths.Best, Stop);
            new LangevinEnsemble(equation, AtEnergyOf(0.02)).Run(run, EnsembleStart.Anywhere, [general], null, Stop);
            for (int i = 0; i < 64; i++) Assert.InRange((lanes.Directions[i] - general.Directions[i]).Norm, 0, 1e-12);
        },
        iter: 60);

    [Fact]
    public void Under_the_torque_of_a_stack_along_the_axis_the_stationary_state_is_Boltzmanns_with_chi_over_alpha_taken_from_the_energy()
    {
        const double Alpha = 0.4;
        AxialTorque torque = TorqueOf(Valve(), UnitVector.Z);
        double current = 0.02 * Ms / torque.DampingLike.Derivative(-1);
        GeneralizedLlg equation = new(With(Alpha, Easy(UnitVector.Z, 0.1), Field(UnitVector.Z, 0.01))) { SpinTransfer = new AxialPotentials(torque), Current = Waveform.Constant(current) };
        double Reduced(Vector3d u) => ((-0.05 * u.Z * u.Z) - (0.01 * u.Z) - (current / Ms * ((torque.DampingLike.Value(u.Z) / Alpha) + torque.FieldLike.Value(u.Z)))) / 0.05;
        // Twice as strong at one pole as at the other, so that a constant strength would be seen.
        Assert.InRange(torque.DampingLike.Derivative(-1) / torque.DampingLike.Derivative(1), 2, 100);
        // That of a valve is of second degree.
        Assert.Equal(3, FoldedTorque.Of(equation)?.Ratio?.Denominator.Length);
        IReadOnlyList<StepExtrapolation> moments = Extrapolated(equation, AtEnergyOf(0.05), Seconds(0.4), trajectories: 6400, steps: 1600);
        Agrees(SphereAverages.Of(Reduced, u => u.Z), moments[2].Extrapolated);
        Agrees(SphereAverages.Of(Reduced, u => u.Z * u.Z), moments[5].Extrapolated);
        Agrees(SphereAverages.Of(Reduced, u => u.X * u.X), moments[3].Extrapolated);
    }

    [Fact]
    public void Across_the_axis_the_stationary_moments_are_those_of_the_density()
    {
        AxialTorque torque = TorqueOf(Valve(), UnitVector.Along(1, 0.5, 0.3));
        GeneralizedLlg equation = new(With(0.3, Easy(UnitVector.Z, 0.1), Hard(UnitVector.Along(1, 1, 0), 0.05))) { SpinTransfer = new AxialPotentials(torque), Current = Waveform.Constant(0.02 * Ms / torque.DampingLike.Derivative(-1)) };
        IReadOnlyList<StepExtrapolation> moments = Extrapolated(equation, AtEnergyOf(0.05), Seconds(0.4), trajectories: 6400, steps: 1600);
        SphereDensity density = FokkerPlanck.Of(equation, AtEnergyOf(0.05)).Stationary(new DensityAccuracy { Tolerance = 1e-5, HighestDegree = 24 }).Density;
        (Vector3d mean, SymmetricMatrix3 second) = (density.Mean, density.SecondMoments);
        double[] expected = [mean.X, mean.Y, mean.Z, second.XX, second.YY, second.ZZ, second.XY, second.XZ, second.YZ];
        for (int i = 0; i < 9; i++) Agrees(expected[i], moments[i].Extrapolated);
        Assert.True(mean.Norm > 0.05);
    }

    private static AxialTorque TorqueOf(Multilayer stack, UnitVector polarizer)
    {
        (PiecewiseSeries towards, PiecewiseSeries across) = new AxialTransport(stack, UnitVector.Z, ["free"]).Torque("free");
        return new AxialTorque(polarizer, AxialFunction.FromStrength(towards), AxialFunction.FromStrength(across));
    }

    private static Multilayer Valve() => Valve([75, 75], [0.7, 0.5], [40, 40], [20, 3], 5, 450, [0.5, 0.5], [0.7, 0.7], [6e14, 6e14], [1e14, 1e14]);

    private static Gen<Multilayer> Valves() =>
        from rho in Logarithmic(20, 500).Array[2] from beta in Gen.Double[-0.9, 0.9].Array[2] from length in Logarithmic(1, 100).Array[2] from thickness in Logarithmic(1, 30).Array[2]
        from spacer in Logarithmic(0.5, 100) from spacerLength in Logarithmic(10, 1000)
        from area in Logarithmic(0.1, 5).Array[2] from gamma in Gen.Double[-0.9, 0.9].Array[2] from real in Logarithmic(1e14, 3e15).Array[2] from share in Gen.Double[-1, 1].Array[2] from isReal in Gen.Bool
        select Valve(rho, beta, length, thickness, spacer, spacerLength, area, gamma, real, [.. real.Zip(share, (g, s) => isReal ? 0 : s * g)]);

    private static Multilayer Valve(double[] rho, double[] beta, double[] length, double[] thickness, double spacer, double spacerLength, double[] area, double[] gamma, double[] real, double[] imaginary)
    {
        Layer Magnetic(int i, string name, LayerMagnetization state) => StackBuilder.Slab(name, StackBuilder.Metal(rho[i], beta[i], length[i]), thickness[i]) with { Magnetization = state };
        InterfaceProperties Mixed(int i) => StackBuilder.Contact(area[i], gamma[i]) with { Mixing = new MixingConductance(ConductancePerArea.FromSi(real[i]), ConductancePerArea.FromSi(imaginary[i]), SharvinIncluded: true) };
        Layer copper = StackBuilder.Lead("left", StackBuilder.Metal(6, 0, 450));
        return StackBuilder.Stack(
            [copper, Magnetic(0, "fixed", LayerMagnetization.Fixed(UnitVector.Z)), StackBuilder.Slab("spacer", StackBuilder.Metal(6, 0, spacerLength), spacer), Magnetic(1, "free", LayerMagnetization.Free), copper with { Name = "right" }],
            [Mixed(0), Mixed(0), Mixed(1), Mixed(1)]);
    }

    private static Gen<double> Logarithmic(double from, double to) => Gen.Double[Math.Log(from), Math.Log(to)].Select(Math.Exp);

    /// <summary>The directions at the last look.</summary>
    private sealed class Last : EnsembleStatistic
    {
        public List<Vector3d> Directions { get; } = [];

        protected internal override EnsembleStatistic Empty() => new Last();

        protected internal override void Observe(EnsembleSample sample)
        {
            Directions.Clear();
            for (int i = 0; i < sample.Count; i++) Directions.Add(sample[i, 0]);
        }

        protected internal override void Add(EnsembleStatistic block) => Directions.AddRange(((Last)block).Directions);
    }
}
