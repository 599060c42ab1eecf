using CsCheck;
using Larmor.Magnetism;
using Larmor.Magnetism.Statics;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Physics.Conservation;

public sealed class PoincareHopf
{
    private static readonly Gen<UnitVector> Directions = Gen.Select(Gen.Double[-1, 1], Gen.Double[0, 6.283], (z, phi) => UnitVector.FromAngles(Math.Acos(z), phi));

    // Axes and field apart from each other, so that no line of states arises by symmetry.
    private static readonly Gen<(UnitVector E, UnitVector N, UnitVector B)> Frames = Gen.Select(Directions, Directions, Directions)
        .Where((e, n, b) => Apart(e, n) && Apart(n, b) && Apart(b, e) && Math.Abs(Vector3d.Dot(b, Vector3d.Cross(e, n))) < 0.9);

    private static readonly Gen<double> Strengths = Gen.Select(Gen.Double[0.1, 1], Gen.Bool, (size, up) => up ? size : -size);

    [Fact]
    public void The_indices_of_all_states_of_rest_add_up_to_two_for_any_energy_and_torque() =>
        Gen.Select(Frames, Directions, Gen.Select(Strengths, Strengths, Strengths, Gen.Double[-0.3, 0.3], Gen.Double[0, 0.5])).Sample((frame, p, x) =>
        {
            (UnitVector e, UnitVector n, UnitVector b) = frame;
            Magnet magnet = Macrospin.Of(x.Item5, Macrospin.Easy(e, x.Item1), Macrospin.Easy(n, x.Item2), Macrospin.Field(b, x.Item3));
            EquilibriumSet set = Equilibria.Of(magnet, Macrospin.Torque(p, x.Item4, 0.1), Current.FromSi(1));
            Assert.True(set.IsComplete, set.Reason);
            Assert.Equal(2, set.IndexSum);
            Assert.All(set.Points, point => Assert.True(AtRest(point.Direction), $"{point.Direction} does not rest"));

            bool AtRest(Vector3d u)
            {
                Vector3d field = (x.Item3 * b.Components) + (x.Item1 * Vector3d.Dot(u, e) * e.Components) + (x.Item2 * Vector3d.Dot(u, n) * n.Components);
                return Vector3d.Cross(u, field + (x.Item4 * Vector3d.Cross(u, p)) + (0.1 * p.Components)).Norm < 1e-12;
            }
        }, iter: 100);

    private static bool Apart(UnitVector a, UnitVector b) => Math.Abs(Vector3d.Dot(a, b)) < 0.95;

    [Fact]
    public void A_film_without_anything_in_its_plane_rests_along_a_whole_circle()
    {
        EquilibriumSet set = Equilibria.Of(Macrospin.Of(0.01, Macrospin.Easy(UnitVector.X, -1)), SpinTransferPotentials.None, Current.Zero);
        Assert.Contains("whole line", set.Reason, StringComparison.Ordinal);
        Assert.Equal(2, set.Points.Count);
    }

    [Fact]
    public void A_moment_without_energy_and_torque_rests_everywhere()
    {
        EquilibriumSet set = Equilibria.Of(Macrospin.Of(0.01), SpinTransferPotentials.None, Current.Zero);
        Assert.Contains("every direction", set.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void At_the_switching_field_the_state_about_to_vanish_is_reported()
    {
        Magnet magnet = Macrospin.Of(0.01, Macrospin.Easy(UnitVector.Z, 0.1), Macrospin.Field(UnitVector.X, 0.1));
        EquilibriumSet set = Equilibria.Of(magnet, SpinTransferPotentials.None, Current.Zero);
        Assert.Contains("det J = 0", set.Reason, StringComparison.Ordinal);
    }
}
