using Larmor.Fluctuations.Axial;
using Larmor.Fluctuations.Barriers;
using Larmor.Fluctuations.Propagation;
using Larmor.Magnetism;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using Larmor.Quantities;
using static Larmor.Physics.ClosedForms.ThermalEnsembles;
using static Larmor.Physics.TestMagnets;

namespace Larmor.Physics.Convergence;

/// <summary>Positive steps on the full sphere: of second order in their length, and with the second law at each of them.</summary>
public class PropagatorOrder
{
    private static readonly Temperature Warm = AtEnergyOf(1);

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.03)]
    public void The_logarithm_of_a_write_error_converges_with_the_square_of_the_step(double damping)
    {
        const double sigma = 10, time = 0.5;
        UnitVector axis = UnitVector.Along(1, 2, -1);
        GeneralizedLlg quiet = new(With(damping, Easy(axis, 2 * sigma))), driven = new(With(damping, Easy(axis, 2 * sigma)))
        {
            SpinTransfer = Torque(axis, 1),
            Current = Waveform.Constant(-4 * sigma * damping),
        };
        AxialLandscape before = AxialLandscape.Of(quiet, Warm, axis);
        double exact = new WriteErrors(before, AxialLandscape.Of(driven, Warm, axis)).Of(Duration.FromSi(time / before.Diffusion))[0].Probability;
        ReducedMotion motion = new(quiet, Warm);
        PulseScene scene = new(new SplitMotion(motion), new SplitMotion(new ReducedMotion(driven, Warm)), axis, 0, null, motion.Energy);
        double Off(int steps)
        {
            (double near, double far) = new PulseSteps(scene, time / steps, 0, 0).After(steps, TestContext.Current.CancellationToken);
            Assert.Equal(1, near + far, 1e-12);
            return Math.Log(near / exact);
        }

        double coarse = Off(80), fine = Off(160);
        Assert.InRange(coarse, -0.03, -0.003);
        Assert.Equal(2, Math.Log2(coarse / fine), 0.1);
        Assert.Equal(0, ((4 * fine) - coarse) / 3, 5e-4);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1.5)]
    public void At_every_step_chances_are_positive_and_relative_entropy_falls(double strength)
    {
        const double sigma = 4, damping = 0.2;
        Magnet magnet = With(damping, Easy(UnitVector.Z, 2 * sigma), Hard(UnitVector.X, sigma), Field(UnitVector.Along(1, 2, 2), 0.3 * sigma));
        GeneralizedLlg equation = new(magnet) { SpinTransfer = Torque(UnitVector.Along(1, 0.3, 1), 1, 0.3), Current = Waveform.Constant(strength) };
        SplitMotion motion = new(new ReducedMotion(equation, Warm));
        const double step = 0.008;
        SphereNodes nodes = SphereNodes.Between(UnitVector.Y, -1, 1, 0.9 * Math.Sqrt(2 * step));
        StepMatrix matrix = new StepKernel(motion, step).Between(nodes, nodes);
        double[] one = new double[nodes.Count], other = new double[nodes.Count];
        for (int i = 0; i < nodes.Count; i++) other[i] = nodes.Areas[i] / (4 * Math.PI);
        one[nodes.Count / 3] = 1;
        double before = double.PositiveInfinity;
        for (int k = 0; k < 60; k++)
        {
            (one, other) = (matrix.Carry(one, nodes.Count), matrix.Carry(other, nodes.Count));
            Assert.Equal(1, one.Sum(), 1e-12);
            Assert.All(one, p => Assert.True(p >= 0));
            double entropy = one.Zip(other).Sum(pair => pair.First > 0 ? pair.First * Math.Log(pair.First / pair.Second) : 0);
            Assert.InRange(entropy, -1e-12, before + 1e-12);
            before = entropy;
        }
        Assert.InRange(before, -1e-12, 0.5);
    }
}
