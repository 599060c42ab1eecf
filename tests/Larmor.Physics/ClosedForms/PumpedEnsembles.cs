using Larmor.Coupling;
using Larmor.Fluctuations.Langevin;
using Larmor.Layers;
using Larmor.Magnetism;
using Larmor.Magnetism.Motion;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;
using static Larmor.Physics.ClosedForms.ThermalEnsembles;
using static Larmor.Physics.TestMagnets;

namespace Larmor.Physics.ClosedForms;

/// <summary>Moments with noise whose damping is what the stack pumps: the electrons are one more bath at the same temperature, and Boltzmann's law must not notice them.</summary>
public class PumpedEnsembles
{
    [Fact]
    public void With_pumping_on_a_moment_beside_a_fixed_one_keeps_Boltzmanns_law() => Check(trajectories: 96, steps: 300);

    [Fact]
    [Trait("Category", "Long")]
    public void With_pumping_on_a_moment_beside_a_fixed_one_keeps_Boltzmanns_law_to_a_hundredth() => Check(trajectories: 1200, steps: 600);

    /// <summary>A field across and along the fixed moment with Ms v B = kT, a source of voltage at zero with little load: the damping depends on direction and axis.</summary>
    private static void Check(int trajectories, int steps)
    {
        Layer free = StackBuilder.Slab("free", StackBuilder.Metal(75, 0.46, 60), 3) with { Magnetization = LayerMagnetization.Free };
        Multilayer stack = StackBuilder.Stack(
            [free, StackBuilder.Slab("spacer", StackBuilder.Metal(6, 0, 450), 2), StackBuilder.Slab("fixed", StackBuilder.Metal(20, 0.8, 5), 20)],
            [Mixed(0.01), Mixed(0.01)], new EndCondition.Reservoir(), new EndCondition.Reservoir());
        Magnet magnet = With(0.02, Field(UnitVector.Along(0, 1, 1), 0.05));
        TwoWayMotion motion = new(new TwoWayTransport(stack), new GeneralizedLlg(magnet), Circuit.OfVoltage(Waveform.Constant(0), Resistance.FromSi(0.01)));
        PumpedDamping across = motion.Transport.At(UnitVector.X).DampingAtFixedVoltage(0);
        Assert.InRange(across.Most / across.Least, 1.5, 10);
        Assert.InRange(across.EnhancementOf(magnet), 0.1, 1);
        StackDamping damping = new(motion);
        IReadOnlyList<StepExtrapolation> moments = Extrapolated(new GeneralizedLlg(magnet) { Damping = damping }, AtEnergyOf(0.05), Seconds(0.5), trajectories, steps);
        double langevin = (1 / Math.Tanh(1)) - 1, cosine = Math.Sqrt(0.5);
        Agrees(0, moments[0].Extrapolated);
        Agrees(cosine * langevin, moments[1].Extrapolated);
        Agrees(cosine * langevin, moments[2].Extrapolated);
        // ⟨u_x²⟩ = L(x)/x.
        Agrees(langevin, moments[3].Extrapolated);
    }

    private static InterfaceProperties Mixed(double area) => StackBuilder.Contact(area, 0.7) with
    {
        Mixing = new MixingConductance(ConductancePerArea.FromSi(5e16), ConductancePerArea.FromSi(5e15), SharvinIncluded: true),
    };
}
