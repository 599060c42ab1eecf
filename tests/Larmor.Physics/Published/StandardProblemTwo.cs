using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Experiments.Motion;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;
using Larmor.Quantities;
using static Larmor.Physics.TestMagnets;

namespace Larmor.Physics.Published;

/// <summary>
/// The second standard problem of the micromagnetic modelling group, in its limit of a small, uniform particle: M. J. Donahue, D. G. Porter, R. D. McMichael, J. Eicke,
/// J. Appl. Phys. 87, 5520 (2000).
/// </summary>
public class StandardProblemTwo
{
    /// <summary>Hc/Ms of the prism 5 : 1 : 0.1 in a field along (1, 1, 1).</summary>
    private const double Published = 0.057069478;

    private static readonly UnitVector Diagonal = UnitVector.Along(1, 1, 1);

    private static FreeMoment Particle => new(
        With(0.5, new Demagnetization(Magnetization.FromSi(Ms), DemagnetizingFactors.RectangularPrism(Length.FromNanometres(1), Length.FromNanometres(10), Length.FromNanometres(50)))),
        new SpinTransferModel(SpinTransferPotentials.None, null),
        null);

    [Fact]
    public void The_coercive_field_of_the_small_particle_is_the_published_one()
    {
        // Coercive: where M has no component along the field, before the moment switches.
        FreeMoment particle = Particle;
        GeneralizedLlg equationAt(double field) => particle.Equation(Diagonal, field, 0);
        RestReach remanence = RestContinuation.Follow(equationAt, Start(particle), 1, 0, TestContext.Current.CancellationToken);
        Assert.True(remanence.IsWhole);
        double component(double field) => Vector3d.Dot(Diagonal, RestContinuation.Follow(equationAt, remanence.Direction, 0, -field, TestContext.Current.CancellationToken).Direction);
        (double low, double high) = (0, 0.08);
        for (int i = 0; i < 40; i++)
        {
            double middle = 0.5 * (low + high);
            (low, high) = component(middle) > 0 ? (middle, high) : (low, middle);
        }
        Assert.Equal(Published, low / (PhysicalConstants.VacuumPermeability * Ms), 1e-9);
    }

    [Fact]
    public void The_particle_switches_later_than_at_its_coercive_field()
    {
        FreeMoment particle = Particle;
        double[] fields = [.. Enumerable.Range(0, 41).Select(i => 0.4 * ((i / 20.0) - 1))];
        Hysteresis settings = new() { Field = new FieldSweep(Diagonal, [.. fields.Select(MagneticField.FromTeslas)]) };
        HysteresisLoop loop = FieldLoop.Trace(LoopMoments.Of(particle), settings, 0, TestContext.Current.CancellationToken).Loop;
        Assert.True(loop.CoerciveFieldUp > Published * PhysicalConstants.VacuumPermeability * Ms);
        Assert.Equal(loop.CoerciveFieldUp!.Value, -loop.CoerciveFieldDown!.Value, 1e-6);
    }

    private static Vector3d Start(FreeMoment particle)
    {
        (SettledMotion motion, _) = Settling.Follow(particle.Equation(Diagonal, 1, 0), Diagonal, Diagonal, new SettlingLimit(1e-6), TestContext.Current.CancellationToken);
        Assert.Equal(MomentState.FixedPoint, motion.State);
        return motion.Mean;
    }
}
