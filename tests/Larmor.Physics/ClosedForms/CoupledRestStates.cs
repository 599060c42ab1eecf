using CsCheck;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Magnetism.Statics;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;
using Larmor.Quantities;
using static Larmor.Physics.TestMagnets;

namespace Larmor.Physics.ClosedForms;

/// <summary>All states of rest of coupled moments.</summary>
public sealed class CoupledRestStates
{
    private const double Bk = 0.03, Bd = 0.9, Be = 0.11;

    private static readonly Gen<UnitVector> Directions = Gen.Select(Gen.Double[-0.9, 0.9], Gen.Double[0, 6.283], (z, phi) => UnitVector.FromAngles(Math.Acos(z), phi));

    /// <summary>Energy of one pair so that the exchange acts on the first moment like so many tesla.</summary>
    private static MomentPair Exchange(double field, int first = 0, int second = 1) =>
        new(first, second, new InterlayerExchange(EnergyPerArea.FromSi(field * Ms * VolumeOfMagnet.Si / 1e-14), Area.FromSi(1e-14)));

    private static Magnet InPlane(double field, double alpha = 0.01) => With(alpha, Field(UnitVector.Z, field), Easy(UnitVector.Z, Bk), Hard(UnitVector.X, Bd));

    private static CoupledEquilibriumSet States(GeneralizedLlg equation, double current = 0) => CoupledEquilibria.Of(equation, Current.FromSi(current));

    [Fact]
    public void One_moment_has_the_states_that_the_search_on_one_sphere_finds() => Gen.Select(Directions, Directions, Directions, Gen.Double[-0.3, 0.3], Gen.Double[0, 0.3]).Sample(
        (normal, along, p, torque, alpha) =>
        {
            Magnet magnet = With(alpha, Easy(UnitVector.Z, 0.2), Hard(normal, 0.7), Field(along, 0.1));
            SpinTransferPotentials potentials = Torque(p, torque, 0.1);
            EquilibriumSet single = Equilibria.Of(magnet, potentials, Current.FromSi(1));
            CoupledEquilibriumSet coupled = States(new GeneralizedLlg(magnet) { SpinTransfer = potentials }, 1);
            Assert.True(coupled.IsComplete, coupled.Reason);
            Assert.Equal(single.Points.Count, coupled.Points.Count);
            foreach ((Equilibrium one, CoupledEquilibrium other) in single.Points.Zip(coupled.Points))
            {
                Assert.Equal(0, (one.Direction.Components - other.Directions[0].Components).Norm, 1e-9);
                Assert.Equal((one.Index, one.IsStable), (other.Index, other.IsStable));
                Assert.Equal(one.Energy.Si * VolumeOfMagnet.Si, other.Energy.Si, 1e-12 * Ms * VolumeOfMagnet.Si);
            }
        },
        iter: 25);

    [Fact]
    public void Moments_that_share_nothing_rest_in_all_combinations_of_their_own_states()
    {
        Magnet first = InPlane(0.01), second = Thrice(0.02, Field(UnitVector.Y, 0.02), Easy(UnitVector.Z, Bk), Hard(UnitVector.X, Bd));
        CoupledEquilibriumSet set = States(new GeneralizedLlg(first, second));
        EquilibriumSet one = Equilibria.Of(first, SpinTransferPotentials.None, Current.Zero), other = Equilibria.Of(second, SpinTransferPotentials.None, Current.Zero);
        Assert.True(set.IsComplete, set.Reason);
        Assert.Equal(one.Points.Count * other.Points.Count, set.Points.Count);
        Assert.Equal(one.Stable.Count() * other.Stable.Count(), set.Stable.Count());
        foreach (Equilibrium a in one.Points)
        {
            foreach (Equilibrium b in other.Points)
            {
                CoupledEquilibrium both = set.Points.MinBy(point => (point.Directions[0].Components - a.Direction.Components).Norm + (point.Directions[1].Components - b.Direction.Components).Norm)!;
                Assert.Equal(0, (both.Directions[0].Components - a.Direction.Components).Norm + (both.Directions[1].Components - b.Direction.Components).Norm, 1e-10);
                Assert.Equal(a.Index * b.Index, both.Index);
            }
        }
    }

    [Fact]
    public void Three_moments_with_a_weak_exchange_rest_in_as_many_states_as_without()
    {
        Magnet magnet = With(0.01, Easy(UnitVector.Z, 0.3), Hard(UnitVector.X, 0.7));
        CoupledEquilibriumSet set = States(new GeneralizedLlg(magnet, magnet, magnet) { Pairs = [Exchange(0.01), Exchange(-0.008, 1, 2)] });
        Assert.True(set.IsComplete, set.Reason);
        Assert.Equal(216, set.Points.Count);
        Assert.Equal(8, set.IndexSum);
        Assert.Equal(8, set.Stable.Count());
    }

    // E/(Ms v) = −(Bk/2)(c1² + c2²) + Be cos(θ1 + θ2) − B (c1 + c2): antiparallel, flopped and saturated states.
    [Theory]
    [InlineData(0.3)]
    [InlineData(0.95)]
    [InlineData(1.05)]
    [InlineData(1.5)]
    public void An_antiferromagnet_flops_where_both_phases_have_the_same_energy(double ofFlop)
    {
        double flop = Math.Sqrt(Bk * ((2 * Be) - Bk)), field = ofFlop * flop;
        CoupledEquilibriumSet set = States(new GeneralizedLlg(InPlane(field), InPlane(field)) { Pairs = [Exchange(-Be)] });
        Assert.True(set.IsComplete, set.Reason);
        Assert.Equal(4, set.IndexSum);
        double cosine = field / ((2 * Be) - Bk), unit = Ms * VolumeOfMagnet.Si;
        CoupledEquilibrium antiparallel = set.Points.MinBy(point => (point.Directions[0].Components - UnitVector.Z.Components).Norm + (point.Directions[1].Components + UnitVector.Z.Components).Norm)!;
        CoupledEquilibrium flopped = set.Points.MinBy(point => Math.Abs(point.Directions[0].Components.Z - cosine) + Math.Abs(point.Directions[1].Components.Z - cosine) + Math.Abs(point.Directions[0].Components.X))!;
        Assert.Equal(cosine, flopped.Directions[0].Components.Z, 1e-12);
        Assert.Equal(cosine, flopped.Directions[1].Components.Z, 1e-12);
        Assert.Equal(-Bk - Be, antiparallel.Energy.Si / unit, 1e-13);
        Assert.Equal(-Be - (field * cosine), flopped.Energy.Si / unit, 1e-13);
        Assert.Equal(ofFlop > 1, flopped.Energy.Si < antiparallel.Energy.Si);
        Assert.Equal(field < Math.Sqrt(Bk * (Bk + (2 * Be))), antiparallel.IsStable);
        Assert.Equal(field > ((2 * Be) - Bk) * Math.Sqrt(Bk / (Bk + (2 * Be))), flopped.IsStable);
        Assert.Equal(Math.Min(antiparallel.Energy.Si, flopped.Energy.Si), set.Points[0].Energy.Si, 1e-12 * unit);
    }

    // Moments 3m and m, exchange energy E: collinear up to E (1/m − 1/3m), scissored with a total moment 3m² B/E, parallel from E (1/m + 1/3m).
    [Theory]
    [InlineData(0.05)]
    [InlineData(0.1)]
    [InlineData(0.14)]
    public void A_synthetic_antiferromagnet_opens_like_scissors(double field)
    {
        Magnet thin = With(0.01, Field(UnitVector.Z, field), Hard(UnitVector.X, Bd)), thick = Thrice(0.01, Field(UnitVector.Z, field), Hard(UnitVector.X, Bd));
        CoupledEquilibriumSet set = States(new GeneralizedLlg(thin, thick) { Pairs = [Exchange(-Be)] });
        Assert.True(set.IsComplete, set.Reason);
        CoupledEquilibrium state = set.Stable.First();
        (Vector3d a, Vector3d b) = (state.Directions[0], state.Directions[1]);
        double total = field < Be * 2 / 3 ? 2 : Math.Min(4, 3 * field / Be);
        Assert.Equal(total, a.Z + (3 * b.Z), 1e-12);
        Assert.Equal(0, a.Y + (3 * b.Y), 1e-12);
        Assert.Equal(field is > Be * 2 / 3 and < Be * 4 / 3 ? 2 : 1, set.Stable.Count());
    }

    [Fact]
    public void Exchange_alone_holds_two_films_to_each_other_but_nowhere_in_particular()
    {
        Magnet film = With(0.01, Hard(UnitVector.X, Bd));
        CoupledEquilibriumSet set = States(new GeneralizedLlg(film, film) { Pairs = [Exchange(Be)] });
        Assert.False(set.IsComplete);
        Assert.Contains("whole line", set.Reason, StringComparison.Ordinal);
        Assert.Equal(4, set.IndexSum);
        Assert.Contains(set.Families, family => family is { Dimension: 1, IsRepelling: false });
        Assert.Contains(set.Families, family => family is { Dimension: 1, IsRepelling: true });
        Assert.All(set.Families[0].Members, member => Assert.Equal(1, Vector3d.Dot(member.Directions[0], member.Directions[1]), 1e-10));
    }

    [Fact]
    public void Exchange_without_any_anisotropy_leaves_surfaces_of_states()
    {
        CoupledEquilibriumSet set = States(new GeneralizedLlg(With(0.01), With(0.01)) { Pairs = [Exchange(Be)] });
        Assert.False(set.IsComplete);
        Assert.All(set.Families, family => Assert.Equal(2, family.Dimension));
        Assert.Contains("surface", set.Reason, StringComparison.Ordinal);
        Assert.True(States(new GeneralizedLlg(With(0.01), With(0.01))).RestsEverywhere);
    }

    [Fact]
    public void The_indices_of_two_moments_that_push_each_other_add_up_to_four() => Gen.Select(Directions, Directions, Directions, Gen.Double[0.01, 0.3], Gen.Bool, Gen.Double[-0.3, 0.3], Gen.Double[-0.3, 0.3]).Sample(
        (normal, along, p, size, isParallel, a, b) =>
        {
            // Without any exchange and torque a film in a field along its normal rests on a whole cone.
            double exchange = isParallel ? size : -size;
            GeneralizedLlg equation = new(With(0.02, Easy(UnitVector.Z, 0.3), Field(along, 0.1)), Thrice(0.01, Hard(normal, 0.6), Field(along, 0.2)))
            {
                Pairs = [Exchange(exchange)],
                Current = Waveform.Constant(1),
                SpinTransfer = new MutualPotentials(
                    new MutualTorque(0, 1, AxialFunction.Slonczewski(Ms * a, 1.4), AxialFunction.Linear(0.3 * Ms * a)),
                    new MutualTorque(1, 0, AxialFunction.Slonczewski(Ms * b, 1.2), AxialFunction.Zero))
                    + new AxialPotentials(AxialTorque.None, new AxialTorque(p, AxialFunction.Linear(0.2 * Ms * b), AxialFunction.Zero)),
            };
            CoupledEquilibriumSet set = States(equation, 1);
            Assert.True(set.IsComplete, set.Reason);
            double[] velocity = new double[6];
            foreach (CoupledEquilibrium state in set.Points)
            {
                equation.Derivative(0, state.ToMoments().Components, velocity);
                Assert.All(velocity, part => Assert.Equal(0, part / Gamma, 1e-12));
            }
        },
        iter: 12);
}
